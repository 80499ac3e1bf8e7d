// SPDX-License-Identifier: Apache-2.0

package do

import (
	"strings"

	"dragoman"
	"dragoman/internal/linear"
)

// PhraseRoles are the classes of the phrase model: no part in the main event,
// source, target, party of a mutual event.
var PhraseRoles = []string{"-", "S", "T", "R"}

// Templates of the phrase model.
const (
	fLex uint32 = iota + 300
	fRole
	fGov
	fUp
	fPlace
	fIn
	fBefore
)

// Phrase is a noun phrase that may be a party: its head and its tokens, both
// relative to the sentence.
type Phrase struct {
	Head  int
	Range [2]int
}

// Phrases are the noun phrases of sentence n that may be parties, in text
// order, outer ones before those inside them.
func (g *Spans) Phrases(r *dragoman.Reading, n int) []Phrase {
	s := r.Sentences[n]
	return phrases(newClause(g.frames, r, int(s.First), int(s.Last)))
}

func phrases(c *clause) (out []Phrase) {
	if !c.parsed {
		return nil
	}
	for i := range c.lemmas {
		switch c.upos[i] {
		case dragoman.NOUN, dragoman.PROPN, dragoman.PRON, dragoman.NUM, dragoman.ADJ, dragoman.X, dragoman.SYM:
		default:
			continue
		}
		switch c.rel[i] {
		case dragoman.Compound, dragoman.Flat, dragoman.Amod, dragoman.Nummod, dragoman.Det, dragoman.Fixed, dragoman.Case, dragoman.Advmod, dragoman.Mark:
			continue
		}
		out = append(out, Phrase{i, c.extent(i)})
	}
	return out
}

// extent is the noun phrase headed by n: its subtree without coordinated
// phrases, relative clauses, its own preposition and marks at its ends.
func (c *clause) extent(n int) [2]int {
	a, b := n, n
	for _, k := range c.kids[n] {
		switch c.rel[k] {
		case dragoman.Conj, dragoman.Cc, dragoman.Case, dragoman.Punct, dragoman.Mark, dragoman.Cop, dragoman.Nsubj, dragoman.Aux, dragoman.Advcl, dragoman.Parataxis, dragoman.Ccomp, dragoman.Obl:
			continue
		case dragoman.Acl:
			if c.finite(k) {
				continue
			}
		}
		if k < n {
			a = min(a, c.left[k])
		} else {
			b = max(b, c.right[k])
		}
	}
	for a < n && c.upos[a] == dragoman.PUNCT {
		a++
	}
	for b > n && (c.upos[b] == dragoman.PUNCT || c.upos[b] == dragoman.CCONJ) {
		b--
	}
	return [2]int{a, b + 1}
}

// finite reports whether a clause has a subject or relative pronoun of its own.
func (c *clause) finite(v int) bool {
	for _, k := range c.kids[v] {
		if c.rel[k] == dragoman.Nsubj || c.rel[k] == dragoman.Mark && c.lemmas[k] != "to" {
			return true
		}
	}
	return false
}

// PhraseFeatures are the features of each phrase of sentence n. said holds the
// roles given to the phrases before; see DecodePhrases.
func (g *Spans) PhraseFeatures(r *dragoman.Reading, n int) (list []Phrase, features [][]uint32) {
	s := r.Sentences[n]
	c := newClause(g.frames, r, int(s.First), int(s.Last))
	list = phrases(c)
	for j := range list {
		features = append(features, g.phraseFeatures(c, list, j))
	}
	return
}

func (g *Spans) phraseFeatures(c *clause, list []Phrase, j int) []uint32 {
	f := make([]uint32, 0, 80)
	add := func(t uint32, s ...string) { f = append(f, linear.Hash(t, strings.Join(s, "|"))) }
	n := list[j].Head
	role := c.role(n)
	if c.rel[n] == dragoman.Conj && c.head[n] >= 0 {
		role = "conj " + c.role(c.head[n])
	}
	word := c.r.Tokens[c.first+n].Of(c.r.Text)
	id := g.frames.words.Of(word)
	pos := c.upos[n].String()
	add(fLex, "l", c.lemmas[n])
	add(fLex, "p", pos)
	cl := "c" + string(rune(id))
	add(fLex, cl)
	add(fLex, role, cl)
	add(fRole, role)
	add(fRole, role, pos)
	add(fRole, role, c.lemmas[n])
	det := "-"
	for _, k := range c.kids[n] {
		if k < n {
			add(fLex, "k", c.rel[k].String(), c.lemmas[k])
			if c.rel[k] == dragoman.Det {
				det = c.lemmas[k]
			}
		}
	}
	add(fRole, role, det)
	add(fPlace, string(rune('0'+min(j, 9))))
	add(fPlace, string(rune('0'+min(j, 9))), role)
	add(fPlace, "side", c.side(n), role)
	last := "more"
	if j == len(list)-1 {
		last = "last"
	}
	add(fPlace, last, role)
	for d := 1; d <= 2; d++ {
		if j >= d {
			p := list[j-d].Head
			add(fBefore, string(rune('0'+d)), c.role(p), role)
		}
		if j+d < len(list) {
			p := list[j+d].Head
			add(fBefore, string(rune('a'+d)), c.role(p), role)
		}
	}
	g.governors(c, n, role, add)
	g.inside(c, list, j, role, add)
	return f
}

// governors adds the predicates above the phrase.
func (g *Spans) governors(c *clause, n int, role string, add func(uint32, ...string)) {
	way := role
	h := c.head[n]
	if c.rel[n] == dragoman.Conj && h >= 0 {
		h = c.head[h]
	}
	for d := 0; d < 4 && h >= 0; d++ {
		fr := "-"
		mode := ""
		if x := c.frame(h); x != nil && x.typ != "" {
			fr, mode = x.typ, x.mode
		}
		voice := ""
		if c.passive[h] {
			voice = "p"
		}
		main := ""
		if c.head[h] < 0 {
			main = "m"
		}
		t := fGov
		if d > 0 {
			t = fUp
		}
		k := string(rune('0' + d))
		add(t, k, way, fr, voice)
		add(t, k, way, fr, voice, main)
		add(t, k, way, fr, mode)
		add(t, k, way, c.lemmas[h])
		add(t, k, way, voice, main, c.upos[h].String())
		add(t, k, c.lemmas[h], role)
		add(t, k, role, main, fr)
		subj, obj := "", ""
		for _, q := range c.kids[h] {
			switch c.rel[q] {
			case dragoman.Nsubj:
				subj = "s"
			case dragoman.Obj:
				obj = c.frameType(q)
				add(t, k, way, "o", c.lemmas[q])
			}
		}
		add(t, k, way, subj, obj, voice)
		if main != "" {
			add(t, "root", way, fr, voice)
		}
		way += ">" + c.rel[h].String()
		h = c.head[h]
	}
	add(fUp, "way", way)
}

// frameType is the type of the frame of a token, "n" for none.
func (c *clause) frameType(i int) string {
	if x := c.frame(i); x != nil && x.typ != "" {
		return x.typ
	}
	return "n"
}

// inside adds how the phrase lies in others.
func (g *Spans) inside(c *clause, list []Phrase, j int, role string, add func(uint32, ...string)) {
	me := list[j]
	depth := 0
	outer := -1
	for k := range list {
		if k != j && list[k].Range[0] <= me.Range[0] && me.Range[1] <= list[k].Range[1] && list[k].Range != me.Range {
			depth++
			if outer < 0 || list[k].Range[1]-list[k].Range[0] < list[outer].Range[1]-list[outer].Range[0] {
				outer = k
			}
		}
	}
	add(fIn, "d", string(rune('0'+min(depth, 4))), role)
	add(fIn, "d", string(rune('0'+min(depth, 4))))
	if outer >= 0 {
		o := list[outer].Head
		add(fIn, "o", c.role(o), role)
		add(fIn, "o", c.lemmas[o], role)
		add(fIn, "of", c.frameType(o), role, c.role(o))
	}
	n := me.Range[1] - me.Range[0]
	add(fIn, "n", string(rune('0'+min(n, 12))))
}

// DecodePhrases gives each phrase its best role, outer ones winning over those
// inside them, and returns the ranges.
func DecodePhrases(list []Phrase, features [][]uint32, model linear.Scorer, bias int32) (out Tagged) {
	var score [][4]int32
	for j := range list {
		var s [4]int32
		model.Score(features[j], s[:])
		s[0] -= bias
		score = append(score, s)
	}
	for j, s := range score {
		b := linear.Best(s[:])
		if b == 0 {
			continue
		}
		mine := s[b] - s[0]
		beaten := false
		for k, t := range score {
			if k == j || list[k].Range[0] >= list[j].Range[1] || list[j].Range[0] >= list[k].Range[1] {
				continue
			}
			if c := linear.Best(t[:]); c != 0 && (t[c]-t[0] > mine || t[c]-t[0] == mine && k < j) {
				beaten = true
			}
		}
		if beaten {
			continue
		}
		switch b {
		case 1:
			out.Source = append(out.Source, list[j].Range)
		case 2:
			out.Target = append(out.Target, list[j].Range)
		case 3:
			out.Mutual = append(out.Mutual, list[j].Range)
		}
	}
	return
}
