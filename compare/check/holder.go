// SPDX-License-Identifier: Apache-2.0

package check

import (
	"slices"

	"dragoman"
	"dragoman/compare/quote"
	"dragoman/compare/window"
)

// holding is how the holders of a draft's sentence and of a passage stand.
type holding int

const (
	open  holding = iota // the draft names none
	same                 // the same
	other                // another, or nobody
)

// holders compares who says it: where the draft names somebody, the passage
// must be said by the same.
func (a *answer) holders() holding {
	if a.n.holder == "" || !a.n.plain() {
		return open // or told as a deed, whose doer and verb must be answered
	}
	r := a.t.Report
	for k := range r.Statements {
		st := &r.Statements[k]
		if st != a.t.Statement && !slices.ContainsFunc(append(st.Cue, st.Content...), a.t.Overlaps) {
			continue
		}
		name, key := st.Speaker.Name, uint64(0)
		if x := r.Reading.Actor(st.Speaker.Actor); x != nil {
			name, key = x.Name, window.ActorKey(x)
		}
		if key != 0 && key == a.n.actor || a.n.held.Speaker.Class == "named" && quote.SamePerson(name, a.n.holder) || a.described(st) {
			return same
		}
	}
	for k := range r.Statements {
		if st := &r.Statements[k]; st.Speaker.Name != "" && slices.ContainsFunc(st.Cue, a.t.Has) {
			return other // the passage names who says it
		}
	}
	if a.worded() {
		return same
	}
	return other
}

// worded reports whether the passage has the words in which the draft says who
// says it, the same verb on the same subject.
func (a *answer) worded() bool {
	d, r := a.n.s.Report, a.t.Report
	in := func(at dragoman.Span) (out []int32) {
		for i := int32(d.TokenAt(at.Start)); int(i) < len(d.Tokens) && d.Tokens[i].Start < at.End; i++ {
			if d.Content(i) {
				out = append(out, i)
			}
		}
		return out
	}
	for _, src := range append(a.n.held.Source, a.n.held.Cue...) {
		for _, i := range in(src) {
			found := false
			for j := a.t.First; j < a.t.Last; j++ {
				found = found || d.Term(i) == r.Term(j)
			}
			if !found {
				return false
			}
		}
	}
	return len(a.n.held.Source) > 0
}

// described reports whether the source of a statement holds every word with
// content of the draft's source: "the mayor" and "Mayor Liv Aune", but not "the
// mayor's clerk".
func (a *answer) described(st *dragoman.Statement) bool {
	d, r := a.n.s.Report, a.t.Report
	any := false
	for _, src := range a.n.held.Source {
		for i := int32(d.TokenAt(src.Start)); int(i) < len(d.Tokens) && d.Tokens[i].Start < src.End; i++ {
			if !d.Content(i) {
				continue
			}
			any = true
			if !slices.ContainsFunc(st.Source, func(x dragoman.Span) bool {
				for j := int32(r.TokenAt(x.Start)); int(j) < len(r.Tokens) && r.Tokens[j].Start < x.End; j++ {
					if r.Term(j) == d.Term(i) && (!heads(d, i, src) || partOf(r, j, top(r, x))) {
						return true
					}
				}
				return false
			}) {
				return false
			}
		}
	}
	return any
}

// heads reports whether a token is the head of a span.
func heads(r *window.Report, i int32, at dragoman.Span) bool { return top(r, at) == i }

// top is the first token of a span that hangs on none in it.
func top(r *window.Report, at dragoman.Span) int32 {
	first := int32(r.TokenAt(at.Start))
	for i := first; int(i) < len(r.Tokens) && r.Tokens[i].Start < at.End; i++ {
		if h := r.Tokens[i].Head; h < 0 || !at.Overlaps(r.Tokens[h].Span) {
			return i
		}
	}
	return first
}
