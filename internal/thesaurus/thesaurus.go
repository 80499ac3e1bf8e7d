// SPDX-License-Identifier: Apache-2.0

// Package thesaurus looks up how two words stand to one another in a net of
// senses (WordNet, Miller 1995): synonyms, a kind of one another, kinds of one
// thing, opposites. A word may have several senses; what holds of one of the
// first few, the most frequent, holds of the word.
package thesaurus

import (
	"slices"
	"strings"
)

// Class is the part of speech of a sense.
type Class byte

// The classes a net has.
const (
	Noun      Class = 'n'
	Verb      Class = 'v'
	Adjective Class = 'a'
	Adverb    Class = 'r'
)

// Relation is how a second word stands to a first.
type Relation uint8

// The relations, the nearest last but for opposites.
const (
	None     Relation = iota
	Sister            // both are kinds of one thing
	Broader           // the first is a kind of the second
	Narrower          // the second is a kind of the first
	Same              // synonyms
	Opposite          // antonyms, or a synonym of one is the other's antonym
)

// Table is a net of senses. It is read-only and safe for concurrent use.
type Table struct {
	words   []string  // sorted
	senses  [][]int32 // by word, the most frequent first within a class
	class   []Class   // by sense
	parents [][]int32 // by sense: what it is a kind of
	against [][]int32 // by word: its antonyms, sorted
}

// Entry is a word of a class as the table has it: its first senses.
type Entry struct {
	Class  Class
	word   int32
	senses []int32
}

const (
	looked = 8 // senses of a word that may be shared
	common = 4 // senses of a word of which another may be a kind
	steps  = 2 // how many steps up a kind may lie
)

// Find is the entry of a word in lower case; ok is false where the table has no
// sense of that class.
func (t *Table) Find(word string, c Class) (e Entry, ok bool) {
	i, ok := slices.BinarySearch(t.words, word)
	if !ok {
		return Entry{}, false
	}
	e.word, e.Class = int32(i), c
	for _, s := range t.senses[i] {
		if t.class[s] == c && len(e.senses) < looked {
			e.senses = append(e.senses, s)
		}
	}
	return e, len(e.senses) > 0
}

// Relation is how b stands to a, both of one class.
func (t *Table) Relation(a, b Entry) Relation {
	switch {
	case t.opposed(a, b):
		return Opposite
	case a.word == b.word || meet(a.senses, b.senses):
		return Same
	case t.kind(b.first(), a.first()):
		return Narrower
	case t.kind(a.first(), b.first()):
		return Broader
	}
	for _, s := range a.first() {
		for _, p := range t.parents[s] {
			for _, x := range b.first() {
				if slices.Contains(t.parents[x], p) {
					return Sister
				}
			}
		}
	}
	return None
}

func (e Entry) first() []int32 { return e.senses[:min(common, len(e.senses))] }

// Len is the number of words.
func (t *Table) Len() int { return len(t.words) }

func meet(a, b []int32) bool {
	return slices.ContainsFunc(a, func(s int32) bool { return slices.Contains(b, s) })
}

// kind reports whether a sense of one list is a kind of one of the other.
func (t *Table) kind(of, is []int32) bool {
	at := of
	for range steps {
		var up []int32
		for _, s := range at {
			up = append(up, t.parents[s]...)
		}
		if meet(up, is) {
			return true
		}
		at = up
	}
	return false
}

// Under reports whether one of a word's first two senses is, however many steps
// up, a kind of the first sense of another.
func (t *Table) Under(a, of Entry) bool {
	at := a.senses[:min(2, len(a.senses))]
	for range 20 {
		if slices.Contains(at, of.senses[0]) {
			return true
		}
		var up []int32
		for _, s := range at {
			up = append(up, t.parents[s]...)
		}
		at = up
	}
	return false
}

// opposed reports whether two words are antonyms, or one is the antonym of a
// word that shares the other's first sense.
func (t *Table) opposed(a, b Entry) bool {
	if _, yes := slices.BinarySearch(t.against[a.word], b.word); yes {
		return true
	}
	return t.antonymOf(a, b) || t.antonymOf(b, a)
}

func (t *Table) antonymOf(a, b Entry) bool {
	for _, w := range t.against[a.word] {
		for _, s := range t.senses[w] {
			if t.class[s] == t.class[a.senses[0]] && s == b.senses[0] {
				return true
			}
		}
	}
	return false
}

// Words lists the words that share a sense with one, for tests and show.
func (t *Table) Words(word string, c Class) []string {
	e, ok := t.Find(strings.ToLower(word), c)
	if !ok {
		return nil
	}
	var out []string
	for i, w := range t.words {
		if meet(t.senses[i], e.senses) && w != word {
			out = append(out, w)
		}
	}
	return out
}
