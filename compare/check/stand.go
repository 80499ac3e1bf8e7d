// SPDX-License-Identifier: Apache-2.0

package check

import (
	"slices"

	"dragoman"
	"dragoman/compare/window"
)

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
	if st == nil || !a.within(st) {
		return true
	}
	if a.n.held == nil && st.Speaker.Class == "generic" {
		return false // critics say it; the draft tells it
	}
	if !distant[st.Stance] {
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
