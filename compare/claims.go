// SPDX-License-Identifier: Apache-2.0

package compare

import (
	"cmp"
	"fmt"
	"hash/fnv"
	"slices"

	"dragoman"
	"dragoman/compare/window"
)

// ledger gathers claims, joining those that are about the same passages and
// the same slot.
type ledger struct {
	ws     []*window.Report
	claims []dragoman.Claim
	copies map[string]string  // copy → the report it goes back to
	at     map[claimKey][]int // claims that part, by kind, slot and report
	place  map[string]int     // report → its place among those given
}

// finish gives ids from the content, and the order: what pulls apart first,
// what is doubtful of that last, then what agrees, then what one report adds; within each, by the first
// passage.
func (l *ledger) finish() []dragoman.Claim {
	order := map[string]int{"denied": 0, "differs": 1, "incomplete": 2, "update": 3, "more_specific": 8, "same": 9, "adds": 10}
	rank := func(c *dragoman.Claim) int {
		if c.Doubtful {
			return order[c.Kind] + 4
		}
		return order[c.Kind]
	}
	l.claims = slices.DeleteFunc(slices.Clone(l.claims), l.again)
	for i := range l.claims {
		if c := &l.claims[i]; c.Kind == "adds" { // who tells it, then who copies it
			slices.SortStableFunc(c.Cells, func(a, b dragoman.Cell) int { return cmp.Compare(l.copies[a.Report], l.copies[b.Report]) })
		}
	}
	slices.SortStableFunc(l.claims, func(a, b dragoman.Claim) int {
		if d := rank(&a) - rank(&b); d != 0 {
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

// again reports whether a doubtful claim says nothing that a plain one does not
// say: each of its passages stands there too.
func (l *ledger) again(c dragoman.Claim) bool {
	return c.Doubtful && slices.ContainsFunc(l.claims, func(o dragoman.Claim) bool {
		return !o.Doubtful && o.Why == c.Why && !slices.ContainsFunc(c.Cells, func(x dragoman.Cell) bool {
			return !slices.ContainsFunc(o.Cells, func(y dragoman.Cell) bool { return x.Report == y.Report && x.Spans[0].Overlaps(y.Spans[0]) })
		})
	})
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
