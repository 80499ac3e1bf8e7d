// SPDX-License-Identifier: Apache-2.0

package check

import (
	"slices"

	"dragoman"
	"dragoman/compare/window"
)

// limited reports whether the passage takes something off what it tells that the
// draft does not: it only asks, may, almost, if; it tells what was to be done, or
// what somebody was cleared of.
func (a *answer) limited() bool {
	r := a.t.Report
	if a.t.Question && !a.n.s.Question {
		return true
	}
	for j := a.t.First; j < a.t.Last; j++ {
		lines := a.c.rivals.limits[r.Word(j)]
		if len(lines) > 0 && r.Date(j) == nil && (a.verb < 0 || a.bears(j) || under(r, a.verb, j)) && !a.limits(lines) {
			return true
		}
	}
	return a.verb >= 0 && a.n.main >= 0 && a.unfinished()
}

// limits reports whether the draft has a word of one of some lines.
func (a *answer) limits(lines []int) bool {
	d := a.n.s.Report
	for i := a.n.s.First; i < a.n.s.Last; i++ {
		if d.Date(i) == nil && slices.ContainsFunc(a.c.rivals.limits[d.Word(i)], func(l int) bool { return slices.Contains(lines, l) }) {
			return true
		}
	}
	return false
}

// bears reports whether a token of the passage hangs on its verb and on no other
// before it, or opens a clause that does.
func (a *answer) bears(i int32) bool {
	r := a.t.Report
	mark := r.Tokens[i].Rel == dragoman.Mark
	for k := 0; i >= a.t.First && i < a.t.Last && k < 40; i, k = r.Tokens[i].Head, k+1 {
		if t := &r.Tokens[i]; t.UPOS == dragoman.VERB && !(mark && t.Rel == dragoman.Advcl) {
			return i == a.verb
		}
	}
	return false
}

// unfinished reports whether the passage has as an infinitive, or as what another
// deed is of, what the draft tells as done and not as to come, and that deed is no answer: "was to
// sign", "used to own", "was acquitted of stealing". A verb that carries what
// hangs on it ("managed to") takes nothing off.
func (a *answer) unfinished() bool {
	d, r := a.n.s.Report, a.t.Report
	if a.c.loose(a.n.s, a.n.main) || infinitive(d, a.n.s.First, a.n.main) || !infinitive(r, a.t.First, a.verb) && !gerund(r, a.t.First, a.verb) {
		return false
	}
	g := r.Tokens[a.verb].Head
	if g < a.t.First || g >= a.t.Last || r.Tokens[g].UPOS != dragoman.VERB {
		return infinitive(r, a.t.First, a.verb) && (g < a.t.First || g >= a.t.Last)
	}
	return !slices.Contains(a.used, g) && !a.c.rivals.carries[r.Tokens[g].Lemma]
}

// infinitive reports whether a verb stands under a "to".
func infinitive(r *window.Report, first, verb int32) bool {
	for i := max(first, verb-4); i < verb; i++ {
		if r.Tokens[i].Head == verb && r.Tokens[i].XPOS == "TO" {
			return true
		}
	}
	return false
}

// gerund reports whether a verb stands under a preposition.
func gerund(r *window.Report, first, verb int32) bool {
	if r.Tokens[verb].XPOS != "VBG" {
		return false
	}
	for i := max(first, verb-4); i < verb; i++ {
		if r.Tokens[i].Head == verb && r.Tokens[i].XPOS == "IN" {
			return true
		}
	}
	return false
}
