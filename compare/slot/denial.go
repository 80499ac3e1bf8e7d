// SPDX-License-Identifier: Apache-2.0

package slot

import (
	"dragoman"
	"dragoman/compare/window"
)

// Denial is the difference of two sentences of which one is said in a statement
// that denies and the other is not; nil where both are or neither. Met says how
// much of what is denied the other tells.
func (p *Pair) Denial() *Difference {
	own, other := p.A, p.B
	if denies(own) == denies(other) {
		return nil
	}
	if denies(other) {
		own, other = other, own
	}
	s, r := own.Statement, own.Report
	if len(s.Cue) == 0 {
		return nil
	}
	d := &Difference{Why: "status", Kind: "denied", By: s, Told: true}
	if own == p.A {
		d.A = at(r, s.Cue[0])
	} else {
		d.B = at(r, s.Cue[0])
	}
	var denied []int32
	for i := own.First; i < own.Last; i++ {
		if r.Content(i) && said(s, r.Tokens[i].Span) {
			denied = append(denied, i)
		}
	}
	d.Met = p.met(own, denied, other.Content)
	return d
}

// denies reports whether a sentence is said in a statement that denies it.
func denies(w *window.Window) bool {
	return w.Statement != nil && w.Statement.Stance == dragoman.Denies
}

// said reports whether a span lies in what a statement is of.
func said(s *dragoman.Statement, at dragoman.Span) bool {
	for _, c := range s.Content {
		if c.Has(at) {
			return true
		}
	}
	return false
}
