// SPDX-License-Identifier: Apache-2.0

package check

import (
	"math"
	"slices"

	"dragoman"
	"dragoman/compare/window"
)

func bits(v float64) uint64 { return math.Float64bits(v) }

// fits reports whether two numbers of one thing may both hold: one bounds or
// rounds the other.
func fits(a, b *dragoman.Quantity) bool {
	lo, hi := a, b
	if lo.Value > hi.Value {
		lo, hi = hi, lo
	}
	switch {
	case a.Value == b.Value, a.Max > 0 && a.Value <= b.Value && b.Value <= a.Max, b.Max > 0 && b.Value <= a.Value && a.Value <= b.Max:
		return true
	case a.Approx != "" || b.Approx != "":
		return hi.Value <= 1.25*lo.Value
	}
	return false
}

// stances that hold a proposition, and those that keep it at a distance.
var distant = map[dragoman.Stance]bool{
	dragoman.Denies: true, dragoman.Doubts: true, dragoman.Declines: true, dragoman.LeavesOpen: true, dragoman.Asks: true,
	dragoman.Accuses: true, dragoman.Threatens: true, dragoman.Predicts: true, dragoman.Fears: true, dragoman.Wants: true,
	dragoman.Rejects: true, dragoman.Unconfirmed: true, dragoman.Investigates: true, dragoman.Demands: true, dragoman.Requests: true, dragoman.Proposes: true, dragoman.Pledges: true, dragoman.Orders: true, dragoman.Expects: true,
}

// standing reports whether the draft holds a proposition no more firmly than
// whoever says it in the report: what was denied, asked, demanded or declined
// is not what happened.
func (a *answer) standing() bool {
	st := statement(a.t)
	if st != nil && st.Polarity == dragoman.Negative && a.within(st) && !(a.n.held != nil && a.n.held.Polarity == dragoman.Negative) {
		return false // nobody says it: "no expert believes"
	}
	if st == nil || !distant[st.Stance] || !a.within(st) {
		return true
	}
	if a.n.held != nil && a.n.stance == st.Stance {
		return true
	}
	// the draft may tell that he demanded it in the words of the report
	for k := range a.n.items {
		for _, c := range st.Cue {
			if a.by[k] >= 0 && a.how[k] == 1 && c.Overlaps(a.t.Report.Tokens[a.by[k]].Span) {
				return true
			}
		}
	}
	return false
}

// within reports whether the main verb of the draft is answered inside what a
// statement says.
func (a *answer) within(st *dragoman.Statement) bool {
	if a.verb < 0 {
		return true
	}
	return inside(st, a.t.Report.Tokens[a.verb].Span)
}

func inside(st *dragoman.Statement, at dragoman.Span) bool {
	return slices.ContainsFunc(st.Content, at.Overlaps)
}

// turned reports whether one of the draft and the passage says "not", or that
// it is denied, where the other does not.
func (a *answer) turned() bool {
	if a.n.main < 0 || a.verb < 0 {
		return a.n.s.Negations%2 != a.t.Negations%2
	}
	x, y := a.c.negations(a.n.s, a.n.main), a.c.negations(a.t, a.verb)
	dn := a.n.held != nil && a.n.stance == dragoman.Denies && inside(a.n.held, a.n.s.Report.Tokens[a.n.main].Span)
	st := statement(a.t)
	tn := st != nil && st.Stance == dragoman.Denies && a.within(st)
	if dn {
		x++
	}
	if tn {
		y++
	}
	return x%2 != y%2
}

// negations counts the words that turn a verb round: those that hang on it, on
// its subject or object, and the verbs of refusal it hangs on.
func (c *Checker) negations(w *window.Window, verb int32) int {
	r := w.Report
	n := 0
	for i := w.First; i < w.Last; i++ {
		if !c.windows.Is("negation", r.Word(i)) {
			continue
		}
		h := r.Tokens[i].Head
		if h == verb || h >= 0 && r.Tokens[h].Head == verb && (r.Tokens[h].Rel == dragoman.Nsubj || r.Tokens[h].Rel == dragoman.Obj || r.Tokens[h].Rel == dragoman.Xcomp || r.Tokens[h].Rel == dragoman.Obl) {
			n++
		}
	}
	for h, k := r.Tokens[verb].Head, 0; h >= w.First && h < w.Last && k < 2; h, k = r.Tokens[h].Head, k+1 {
		if rel := r.Tokens[verb].Rel; rel != dragoman.Xcomp && rel != dragoman.Ccomp && rel != dragoman.Obj {
			break
		}
		if c.windows.Is("refusal", r.Tokens[h].Lemma) {
			n++
		}
	}
	return n
}

// firmer reports whether the draft tells as done what the passage plans, asks
// for or holds possible.
func (a *answer) firmer() bool {
	if a.n.main < 0 || a.verb < 0 {
		return false
	}
	switch a.n.s.Report.Tokens[a.n.main].XPOS {
	case "VBD", "VBN": // the past alone is told as done
		return !a.c.loose(a.n.s, a.n.main) && a.c.loose(a.t, a.verb)
	}
	return false
}

// loose reports whether a verb stands under a word of plan or chance: its
// auxiliary, or the verb it hangs on.
func (c *Checker) loose(w *window.Window, verb int32) bool {
	r := w.Report
	for i := w.First; i < w.Last; i++ {
		if t := &r.Tokens[i]; t.Head == verb && t.UPOS == dragoman.AUX && c.windows.Is("modal", r.Word(i)) {
			return true
		}
	}
	h := r.Tokens[verb].Head
	if rel := r.Tokens[verb].Rel; h >= w.First && h < w.Last && (rel == dragoman.Xcomp || rel == dragoman.Ccomp || rel == dragoman.Advcl) {
		l := r.Tokens[h].Lemma
		return c.windows.Is("plan", l) || c.windows.Is("hedge", l)
	}
	return false
}

// actedBy reports whether the subject of the draft's verb answers the subject
// of the passage's, the voice of both considered. Where the passage's verb has
// no subject of its own, the subject must stand before it.
func (a *answer) actedBy() bool {
	d := a.n.s.Report
	for k, i := range a.n.items {
		if (d.Tokens[i].Head != a.n.main || d.Tokens[i].Rel != dragoman.Nsubj) && !slices.Contains(a.n.lent, i) {
			continue
		}
		j := a.by[k]
		return j >= 0 && a.verb >= 0 && a.hangs(j)
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
			return h == j || partOf(r, j, h) || partOf(r, h, j)
		default:
			return j < a.verb || passive
		}
	}
	return j < a.verb
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
		if v >= a.t.First && v < a.t.Last && v != a.verb && r.Tokens[v].Rel == dragoman.Acl && !slices.Contains(a.by, v) {
			return false // named only to describe another: "a man who resembled him"
		}
	}
	rel := dragoman.Obj
	if dp, tp := passive(a.c, a.n.s, a.n.main), passive(a.c, a.t, a.verb); tp && !dp {
		rel = dragoman.Nsubj
	}
	for k, i := range a.n.items {
		if d.Tokens[i].Head != a.n.main || d.Tokens[i].Rel != dragoman.Obj || !a.n.named(i) || a.by[k] < 0 {
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
