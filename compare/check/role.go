// SPDX-License-Identifier: Apache-2.0

package check

import (
	"slices"

	"dragoman"
	"dragoman/compare/window"
)

// actedBy reports whether the subject of the draft's verb answers the subject
// of the passage's, the voice of both considered. Where the passage's verb has
// no subject of its own, the subject must stand before it.
func (a *answer) actedBy() bool {
	d := a.n.s.Report
	for k, i := range a.n.items {
		if (d.Tokens[i].Head != a.n.main || d.Tokens[i].Rel != dragoman.Nsubj) && !slices.Contains(a.n.lent, i) {
			continue
		}
		if j := a.by[k]; j < 0 || a.verb < 0 || !a.hangs(j) {
			return false
		}
		for x, m := range a.n.items {
			if d.Tokens[m].Head == i && d.Tokens[m].Rel == dragoman.Conj && (a.by[x] < 0 || !a.hangs(a.by[x])) {
				return false // both of "she and he"
			}
		}
		return true
	}
	return true
}

// hangs reports whether a token of the passage belongs to its verb as its
// subject does in the draft.
func (a *answer) hangs(j int32) bool {
	r := a.t.Report
	dp, tp := passive(a.c, a.n.s, a.n.main), passive(a.c, a.t, a.verb)
	passive, turned := dp != tp, dragoman.Obj
	if tp {
		turned = dragoman.Obl
	}
	for v, k := a.verb, 0; v >= a.t.First && v < a.t.Last && k < 4; k++ {
		found := false
		for i := a.t.First; i < a.t.Last; i++ {
			t := &r.Tokens[i]
			if t.Head != v || !(t.Rel == dragoman.Nsubj && !passive || passive && t.Rel == turned) {
				continue
			}
			if t.UPOS == dragoman.PRON && r.Tokens[v].Rel == dragoman.Acl {
				continue // "the man who": the noun it hangs on
			}
			found = true
			if i == j || partOf(r, j, i) || r.Tokens[i].UPOS != dragoman.NOUN && r.Actor(i) != 0 && r.Actor(i) == r.Actor(j) {
				return true
			}
		}
		if found {
			return false
		}
		if rel := r.Tokens[v].Rel; r.Tokens[v].XPOS == "VBN" && !aided(r, v) && (rel == dragoman.Xcomp || rel == dragoman.Advcl || rel == dragoman.Ccomp) {
			return false // "found his wife killed": nobody is told to have done it
		}
		switch r.Tokens[v].Rel {
		case dragoman.Conj, dragoman.Xcomp, dragoman.Advcl:
			v = r.Tokens[v].Head
		case dragoman.Acl:
			h := r.Tokens[v].Head
			if a.between(j, v) {
				return false
			}
			return h == j || partOf(r, j, h) || partOf(r, h, j)
		default:
			return (j < a.verb || passive) && !a.nearer(j)
		}
	}
	return j < a.verb && !a.nearer(j)
}

// partOf reports whether a token is part of the name or the list that another
// heads; whoever only owns it is not ("Bo Lind's brother").
func partOf(r *window.Report, i, h int32) bool {
	for k := 0; k < 6 && i >= 0; k++ {
		if i == h {
			return true
		}
		switch r.Tokens[i].Rel {
		case dragoman.Flat, dragoman.Compound, dragoman.Appos, dragoman.Conj:
			i = r.Tokens[i].Head
		default:
			return false
		}
	}
	return false
}

// aided reports whether a verb has an auxiliary.
func aided(r *window.Report, verb int32) bool {
	for i := max(0, verb-5); i < verb; i++ {
		if r.Tokens[i].Head == verb && r.Tokens[i].UPOS == dragoman.AUX {
			return true
		}
	}
	return false
}

// doneTo reports whether a name that is the object of the draft's verb is that
// of the passage's, the voice of both considered.
func (a *answer) doneTo() bool {
	d, r := a.n.s.Report, a.t.Report
	if a.verb < 0 {
		return true
	}
	for k, i := range a.n.items {
		if a.by[k] < 0 || !a.n.named(i) {
			continue
		}
		v := r.Tokens[a.by[k]].Head
		for n := 0; n < 20 && v >= a.t.First && v < a.t.Last && r.Tokens[v].UPOS != dragoman.VERB; n++ {
			v = r.Tokens[v].Head
		}
		if v >= a.t.First && v < a.t.Last && v != a.verb && r.Tokens[v].Rel == dragoman.Acl && !slices.Contains(a.used, v) {
			return false // named only to describe another: "a man who resembled him"
		}
	}
	for k, i := range a.n.items {
		if t := &d.Tokens[i]; t.Rel == dragoman.Advmod && t.Head == a.n.main && a.by[k] >= 0 && !a.bears(a.by[k]) {
			return false // how or where another thing was done
		}
	}
	if a.elsewhere() {
		return false
	}
	rel := dragoman.Obj
	if dp, tp := passive(a.c, a.n.s, a.n.main), passive(a.c, a.t, a.verb); tp && !dp {
		rel = dragoman.Nsubj
	}
	for k, i := range a.n.items {
		if d.Tokens[i].Head != a.n.main || d.Tokens[i].Rel != dragoman.Obj || a.by[k] < 0 {
			continue
		}
		for j := a.t.First; j < a.t.Last; j++ {
			if r.Tokens[j].Head == a.verb && r.Tokens[j].Rel == rel {
				return j == a.by[k] || partOf(r, a.by[k], j) || r.Tokens[j].UPOS != dragoman.NOUN && r.Actor(j) != 0 && r.Actor(j) == r.Actor(a.by[k])
			}
		}
		top := a.by[k]
		for n := 0; n < 6 && top >= 0 && top != a.verb && r.Tokens[top].Head >= 0 && partOf(r, top, r.Tokens[top].Head); n++ {
			top = r.Tokens[top].Head
		}
		if r.Tokens[top].Head != a.verb && r.Tokens[a.verb].Head != top {
			return false // not parsed as its object
		}
	}
	return true
}

// under reports whether token i hangs on token h within a few steps.
func under(r *window.Report, i, h int32) bool {
	for k := 0; k < 6 && i >= 0; k++ {
		if i == h {
			return true
		}
		i = r.Tokens[i].Head
	}
	return false
}

// passive reports whether a verb is a past participle under an auxiliary of the
// passive, or one that hangs on a noun.
func passive(c *Checker, w *window.Window, verb int32) bool {
	r := w.Report
	if r.Tokens[verb].XPOS != "VBN" {
		return false
	}
	if r.Tokens[verb].Rel == dragoman.Acl {
		return true // "people arrested in the raid"
	}
	for i := max(w.First, verb-4); i < verb; i++ {
		if r.Tokens[i].Head == verb && c.windows.Is("passive", r.Tokens[i].Lemma) {
			return true
		}
	}
	return false
}

// argued reports whether each argument of the draft's verb has an answer.
func (a *answer) argued() bool {
	d := a.n.s.Report
	for k, i := range a.n.items {
		if t := &d.Tokens[i]; t.Head == a.n.main && a.how[k] == 0 {
			switch t.Rel {
			case dragoman.Nsubj, dragoman.Obj, dragoman.Iobj, dragoman.Amod, dragoman.Obl:
				return false
			}
		}
	}
	return true
}
