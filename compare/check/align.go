// SPDX-License-Identifier: Apache-2.0

package check

import (
	"slices"

	"dragoman"
	"dragoman/compare/window"
	"dragoman/internal/thesaurus"
)

// Fixed bounds: shares of a sentence's weight, and how near a word must be that
// stands for another (a squared cosine).
const (
	holdsWhole = .50
	holdsMost  = .65 // from which a passage tells of the same thing, and may stand against it
	holdsPart  = .45
	nearWord   = .15
	placed     = .15 // what the same place adds
	joined     = .9  // how well a word answers one it is joined of
)

// answer is how one sentence of a report answers a need.
type answer struct {
	c     *Checker
	n     *need
	t     *window.Window
	w     *side
	by    []int32        // for each item the token that answers it best, -1 none
	how   []float64      // how well, 0 to 1
	cover float64        // share of the weight
	carry int32          // the pronoun that opens the passage and stands for the draft's people, -1 none
	used  []int32        // by, of the whole sentence
	taken map[int32]bool // tokens of the passage that the draft has word for word
	verb  int32          // the token that answers the main verb, -1 none
}

// answer aligns the items of a need with the words of a passage. A word that
// answers one of the draft to the letter answers no other.
func (c *Checker) answer(n *need, t *window.Window, w *side) *answer {
	a := &answer{c: c, n: n, t: t, w: w, carry: opener(t, n), by: make([]int32, len(n.items)), how: make([]float64, len(n.items)), taken: map[int32]bool{}}
	for _, i := range n.items {
		for j := t.First; j < t.Last; j++ {
			if t.Report.Content(j) && n.s.Report.Term(i) == t.Report.Term(j) {
				a.taken[j] = true
			}
		}
	}
	for k, i := range n.items {
		if a.by[k], a.how[k] = a.find(i); a.how[k] < 1 && a.carry >= 0 && a.carried(i) {
			a.by[k], a.how[k] = a.carry, 1
		}
	}
	a.used = a.by
	a.weigh()
	return a
}

// part is what the answer says of one clause of the sentence.
func (a *answer) part(n *need) *answer {
	b := *a
	b.n, b.by, b.how = n, make([]int32, len(n.items)), make([]float64, len(n.items))
	for k, i := range n.items {
		b.by[k] = -1
		if x := slices.Index(a.n.items, i); x >= 0 {
			b.by[k], b.how[k] = a.by[x], a.how[x]
		}
	}
	b.weigh()
	return &b
}

// weigh sums what is answered, and finds the answer of the main verb.
func (a *answer) weigh() {
	var have, all float64
	a.verb, a.cover = -1, 0
	for k, i := range a.n.items {
		weight := a.n.s.Report.Weight(i)
		have += weight * a.how[k]
		all += weight
		if i == a.n.main {
			a.verb = a.by[k]
		}
	}
	if all > 0 {
		a.cover = have / all
	}
}

// find is the token of the passage that answers one of the draft, and how well.
func (a *answer) find(i int32) (best int32, how float64) {
	if j := a.counts(i); j >= 0 {
		return j, 1
	}
	d, r := a.n.s.Report, a.t.Report
	if d.Tokens[i].UPOS == dragoman.PRON {
		return a.who(i)
	}
	j := a.letter(i)
	if counted(a.n.s, i) && j >= 0 && counted(a.t, j) {
		return -1, 0 // it is told otherwise
	}
	if j >= 0 {
		return j, 1
	}
	name := a.n.named(i)
	best = -1
	number := d.Quantity(i) != nil || d.Tokens[i].UPOS == dragoman.NUM
	for j := a.t.First; j < a.t.Last; j++ {
		switch {
		case name && (d.Actor(i) != 0 && d.Actor(i) == r.Actor(j) && a.certain(j) || a.land(i, j)):
			return j, 1
		case name || number || !r.Content(j) || r.Tokens[j].UPOS == dragoman.NUM || capital(r, j, a.t.First) || a.taken[j]:
			continue
		}
		v := a.like(i, j)
		if v > 0 && a.instead(i, j) {
			v = min(1, v+placed)
		}
		if v > how {
			best, how = j, v
		}
	}
	return best, how
}

// counts is the token at which the passage has the number that a token of the
// draft is part of, -1 where it has not.
func (a *answer) counts(i int32) int32 {
	at := a.n.s.Report.Tokens[i].Span
	for _, q := range a.n.s.Numbers {
		for _, x := range a.t.Numbers {
			if q.Span.Overlaps(at) && x.Value == q.Value && (x.Max == q.Max || x.Max == 0) && bears(&q.Quantity, &x.Quantity) && !a.c.rivals.against(step(a.n.s, q.Tok), step(a.t, x.Tok)) {
				return x.Tok
			}
		}
	}
	return -1
}

// counted reports whether a token lies in a number that counts or measures.
func counted(w *window.Window, i int32) bool {
	return slices.ContainsFunc(w.Numbers, func(q window.Number) bool { return q.Span.Overlaps(w.Report.Tokens[i].Span) })
}

// letter is the token that is a token of the draft to the letter: the first
// that hangs on the same word, else the first; -1 where there is none.
func (a *answer) letter(i int32) int32 {
	d, r := a.n.s.Report, a.t.Report
	first := int32(-1)
	for j := a.t.First; j < a.t.Last; j++ {
		if !r.Content(j) || d.Term(i) != r.Term(j) {
			continue
		}
		if g, h := d.Tokens[i].Head, r.Tokens[j].Head; g >= 0 && h >= 0 && d.Term(g) == r.Term(h) {
			return j
		}
		if first < 0 {
			first = j
		}
	}
	return first
}

// like is how well a word of the passage stands for one of the draft: 1 where
// it is a synonym, or names a kind of what the draft names; less where their
// vectors are near; 0 where they exclude one another.
func (a *answer) like(i, j int32) float64 {
	d, r := a.n.s.Report, a.t.Report
	x, y := &d.Tokens[i], &r.Tokens[j]
	if a.c.rivals.apart(x.Lemma, y.Lemma) {
		return 0
	}
	rel := a.w.Relation(i, j)
	switch {
	case rel == thesaurus.Same, rel == thesaurus.Narrower:
		return 1
	case rel == thesaurus.Opposite, rel == thesaurus.Sister && x.UPOS != dragoman.VERB, a.c.rivals.grave[x.Lemma], (x.UPOS == dragoman.VERB) != (y.UPOS == dragoman.VERB):
		return 0
	}
	if x.UPOS == dragoman.NOUN && a.c.words.Doer(x.Lemma) {
		return 0 // whoever did it is nobody who is only like him
	}
	if v := float64(a.w.Near(i, j)); v >= nearWord {
		return min(1, .5+v)
	}
	if a.compound(i, j) {
		return joined
	}
	return 0
}

// instead reports whether two words stand in the same place: in one role under
// words that are one to the letter.
func (a *answer) instead(i, j int32) bool {
	d, r := a.n.s.Report, a.t.Report
	g, h := d.Tokens[i].Head, r.Tokens[j].Head
	return g >= 0 && h >= 0 && d.Tokens[i].Rel == r.Tokens[j].Rel && d.Term(g) == r.Term(h)
}
