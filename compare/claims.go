// SPDX-License-Identifier: Apache-2.0

package compare

import (
	"fmt"
	"hash/fnv"
	"slices"

	"dragoman"
)

// ledger gathers claims, joining those that are about the same passages and
// the same slot.
type ledger struct {
	rs     []*report
	claims []dragoman.Claim
	copies map[string]string  // copy → the report it goes back to
	at     map[claimKey][]int // claims that part, by kind, slot and report
	place  map[string]int     // report → its place among those given
}

// finish gives ids from the content, and the order: what pulls apart first,
// then what agrees, then what one report adds; within each, by the first
// passage.
func (l *ledger) finish() []dragoman.Claim {
	order := map[string]int{"denied": 0, "differs": 1, "incomplete": 2, "update": 3, "more_specific": 4, "same": 5, "adds": 6}
	slices.SortStableFunc(l.claims, func(a, b dragoman.Claim) int {
		if d := order[a.Kind] - order[b.Kind]; d != 0 {
			return d
		}
		if d := l.place[a.Cells[0].Report] - l.place[b.Cells[0].Report]; d != 0 {
			return d
		}
		return int(a.Cells[0].Spans[0].Start - b.Cells[0].Spans[0].Start)
	})
	for i := range l.claims {
		c := &l.claims[i]
		h := fnv.New64a()
		fmt.Fprint(h, c.Kind, c.Why)
		for _, x := range c.Cells {
			fmt.Fprint(h, x.Report, x.Spans)
		}
		c.ID = fmt.Sprintf("c%016x", h.Sum64())
	}
	return l.claims
}

// cell makes the cell of a fact.
func (f *fact) cell(value string, spans ...dragoman.Span) dragoman.Cell {
	c := dragoman.Cell{Report: f.s.r.ID, Holder: f.holder, Stance: f.stance, Status: f.status, Value: value, Spans: spans}
	if f.negated {
		c.Status = dragoman.Negated
	}
	if len(c.Spans) == 0 {
		c.Spans = []dragoman.Span{f.span}
	}
	if f.held.Len() > 0 && !f.span.Has(f.held) {
		c.Spans = append(c.Spans, f.held)
	}
	return c
}

// cell makes the cell of a sentence: the holder is that of its first fact.
func (s *sentence) cell(value string, at dragoman.Span) dragoman.Cell {
	c := dragoman.Cell{Report: s.r.ID, Holder: "outlet", Stance: dragoman.Asserts, Status: dragoman.Occurred, Value: value, Spans: []dragoman.Span{s.span}}
	if at.Len() > 0 && at != s.span {
		c.Spans = append(c.Spans, at)
	}
	f := s.factAt(at)
	if f != nil {
		c.Holder, c.Stance, c.Status = f.holder, f.stance, f.status
		if f.negated {
			c.Status = dragoman.Negated
		}
	}
	return c
}

// factAt is the smallest fact of a sentence that covers a span, else the first.
func (s *sentence) factAt(at dragoman.Span) *fact {
	var best *fact
	for _, f := range s.facts {
		if f.span.Has(at) && (best == nil || f.span.Len() < best.span.Len()) {
			best = f
		}
	}
	if best == nil && len(s.facts) > 0 {
		best = s.facts[0]
	}
	return best
}

// label is a passage cut to a readable length at a blank.
func label(text string, s dragoman.Span) string {
	const most = 160
	t := s.Of(text)
	if len(t) <= most {
		return t
	}
	for i := most; i > most/2; i-- {
		if t[i] == ' ' {
			return t[:i] + " …"
		}
	}
	i := most
	for i > 0 && t[i]&0xC0 == 0x80 {
		i--
	}
	return t[:i] + " …"
}
