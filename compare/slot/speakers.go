// SPDX-License-Identifier: Apache-2.0

package slot

import (
	"slices"
	"strings"

	"dragoman"
	"dragoman/compare/window"
)

const (
	spokenFrom  = .40 // probability from which it is asked who speaks
	spokenWords = 3   // content words that two quotations of one utterance share at least
	spokenShare = .60 // and what share of those of the shorter one
)

// speakers sets two quotations in like words against one another that are given
// to two people. What is nearly word for word is joined as a quotation and is no
// business of this slot.
func speakers(p *Pair) []Difference {
	a, b := quoted(p.A), quoted(p.B)
	if p.Shared < spokenFrom || a == nil || b == nil || p.align >= nearly || oneName(a.Speaker.Name, b.Speaker.Name) {
		return nil
	}
	n := p.A.SpokenOne.Shared(p.B.SpokenOne)
	if n < spokenWords || float64(n) < spokenShare*float64(min(len(p.A.SpokenOne), len(p.B.SpokenOne))) {
		return nil
	}
	return []Difference{{Why: "speaker", Kind: "differs", A: Value{a.Speaker.Name, a.Content[0]}, B: Value{b.Speaker.Name, b.Content[0]}, Sure: p.Shared}}
}

// oneName reports whether two names share a word.
func oneName(x, y string) bool {
	ys := strings.Fields(strings.ToLower(y))
	return slices.ContainsFunc(strings.Fields(strings.ToLower(x)), func(w string) bool { return slices.Contains(ys, w) })
}

// quoted is the statement of a sentence that quotes a person by name, nil where it
// is none.
func quoted(w *window.Window) *dragoman.Statement {
	s := w.Statement
	if s == nil || s.Form == "indirect" || len(s.Content) == 0 || len(w.SpokenOne) < spokenWords {
		return nil
	}
	if a := w.Report.Reading.Actor(s.Speaker.Actor); a == nil || a.Kind != dragoman.Person {
		return nil
	}
	return s
}
