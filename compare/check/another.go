// SPDX-License-Identifier: Apache-2.0

package check

import (
	"slices"

	"dragoman"
)

// acts reports whether the subject of a clause may be a person or a body of
// persons, of whom nothing may be told that is not held; what a thing is told to
// do may be worded otherwise.
func (c *Checker) acts(n *need) bool {
	r := n.s.Report
	thing := false
	for _, i := range n.items {
		if (r.Tokens[i].Head != n.main || r.Tokens[i].Rel != dragoman.Nsubj) && !slices.Contains(n.lent, i) {
			continue
		}
		if r.Tokens[i].UPOS != dragoman.NOUN || r.Actor(i) != 0 || c.words.Doer(r.Tokens[i].Lemma) {
			return true
		}
		thing = true
	}
	return !thing
}

// byAnother reports whether a person or a body does in the passage what the
// clause gives to a thing.
func (a *answer) byAnother() bool {
	r := a.t.Report
	if a.verb < 0 || a.actedBy() {
		return false
	}
	own := false
	for j := a.t.First; j < a.t.Last; j++ {
		if t := &r.Tokens[j]; t.Head == a.verb && t.Rel == dragoman.Nsubj && t.UPOS != dragoman.PRON {
			own = true
			if t.UPOS == dragoman.PROPN || r.Actor(j) != 0 || t.UPOS == dragoman.NOUN && a.c.words.Doer(t.Lemma) {
				return true
			}
		}
	}
	return !own && slices.ContainsFunc(a.n.lent, func(i int32) bool {
		k := slices.Index(a.n.items, i)
		return k >= 0 && a.by[k] >= 0 && a.nearer(a.by[k])
	})
}

// nearer reports whether another is named between a word and the verb after it:
// where a verb has no subject of its own, its doer is the nearest.
func (a *answer) nearer(j int32) bool {
	r := a.t.Report
	for i := j + 1; i < a.verb; i++ {
		if r.Actor(i) != r.Actor(j) && (r.Actor(i) != 0 || r.IsName(i)) && !partOf(r, i, j) && !partOf(r, j, i) {
			return true
		}
	}
	return false
}

// between reports whether another actor is named between a noun and the
// relative pronoun of the clause that is taken to hang on it: "A, the wife of B,
// who was accused".
func (a *answer) between(j, verb int32) bool {
	r := a.t.Report
	for i := verb - 1; i > j; i-- {
		if t := &r.Tokens[i]; t.Head != verb || t.UPOS != dragoman.PRON {
			continue
		}
		for i--; i > j; i-- {
			if r.Actor(i) != 0 && r.Actor(i) != r.Actor(j) {
				return true
			}
		}
	}
	return false
}

// elsewhere reports whether somebody who goes with a deed in the draft (with her,
// at his) is in the passage the subject of a verb the draft has not.
func (a *answer) elsewhere() bool {
	d, r := a.n.s.Report, a.t.Report
	for k, i := range a.n.items {
		rel, h := d.Tokens[i].Rel, d.Tokens[i].Head
		if !a.n.named(i) || a.by[k] < 0 {
			continue
		}
		t := &r.Tokens[a.by[k]]
		if rel == dragoman.Nsubj && t.Rel == rel && !slices.Contains(a.n.lent, i) && h >= 0 && t.Head >= 0 && !slices.Contains(a.n.items, h) && d.Term(h) != r.Term(t.Head) {
			return true // of a verb without content: to have, to own
		}
		if rel != dragoman.Obl && rel != dragoman.Nmod {
			continue
		}
		if t.Rel == dragoman.Nsubj && t.Head != a.verb && !slices.Contains(a.used, t.Head) {
			return true
		}
	}
	return false
}
