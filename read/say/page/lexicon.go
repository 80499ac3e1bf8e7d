// SPDX-License-Identifier: Apache-2.0

package page

import (
	"strings"

	"dragoman"
	"dragoman/internal/clusters"
	"dragoman/lang"
)

// Class is what the cue list says of a word.
type Class struct {
	Kind   string // VerbKind, NounKind, AdjKind
	Stance dragoman.Stance
	Tier   string // Speech, Attitude
}

// Lexicon is the list of cue words, words/cues.txt. Read-only.
type Lexicon struct {
	classes []Class // classes[0] is no class
	byLemma map[string][3]uint8
	short   map[string][3]uint8 // verbs without their last e
	groups  *clusters.Clusters
	kinds   *Kinds
}

// The kinds of cue words and their tiers.
const (
	VerbKind = "verb"
	NounKind = "noun"
	AdjKind  = "adj"
	Speech   = "speech"   // uttered or written
	Attitude = "attitude" // held, wanted, felt
)

var kinds = [...]string{VerbKind, NounKind, AdjKind}

// NewLexicon loads the cue list of a pack.
func NewLexicon(pack *lang.Pack) (*Lexicon, error) {
	lines, err := pack.Words("cues")
	if err != nil {
		return nil, err
	}
	groups, err := lang.Open(pack, "clusters", clusters.Open)
	if err != nil {
		return nil, err
	}
	words, err := newKinds(pack)
	if err != nil {
		return nil, err
	}
	x := &Lexicon{groups: groups, kinds: words, classes: make([]Class, 1), byLemma: map[string][3]uint8{}, short: map[string][3]uint8{}}
	for _, l := range lines {
		if len(l.Columns) != 4 {
			return nil, l.Errorf("%d columns, want kind, stance, tier, words", len(l.Columns))
		}
		kind := -1
		for i, k := range kinds {
			if k == l.Columns[0] {
				kind = i
			}
		}
		if kind < 0 {
			return nil, l.Errorf("no kind %q (verb, noun, adj)", l.Columns[0])
		}
		if len(x.classes) > 250 {
			return nil, l.Errorf("more than 250 classes")
		}
		id := uint8(len(x.classes))
		x.classes = append(x.classes, Class{l.Columns[0], dragoman.Stance(l.Columns[1]), l.Columns[2]})
		for _, w := range strings.Fields(l.Columns[3]) {
			c := x.byLemma[w]
			if c[kind] != 0 {
				return nil, l.Errorf("%q stands twice as a %s", w, l.Columns[0])
			}
			c[kind] = id
			x.byLemma[w] = c
			if kind == 0 && w[len(w)-1] == 'e' && len(w) > 3 {
				x.short[w[:len(w)-1]] = c
			}
		}
	}
	return x, nil
}

// Class returns what class number n stands for.
func (x *Lexicon) Class(n uint8) Class { return x.classes[n] }

// Of gives the class number of a lemma used as a part of speech, 0 if none.
func (x *Lexicon) Of(lemma string, pos dragoman.UPOS) uint8 {
	c, ok := x.byLemma[lemma]
	if !ok && pos == dragoman.VERB {
		c, ok = x.short[lemma] // an unknown verb's lemma may have lost its e
	}
	if !ok {
		return 0
	}
	switch pos {
	case dragoman.VERB, dragoman.AUX:
		return c[0]
	case dragoman.NOUN, dragoman.PROPN:
		return c[1]
	case dragoman.ADJ:
		if c[2] == 0 {
			return c[0]
		}
		return c[2]
	case dragoman.NoPOS:
		return max(c[0], c[1], c[2])
	}
	return 0
}
