// SPDX-License-Identifier: Apache-2.0

package story

import (
	"cmp"
	"fmt"
	"slices"
)

// settleMargin is how much better, in log odds, another story must fit a
// report than its own before it is moved.
const settleMargin = 1

// settleNear is how far below the threshold a report that opened a story may
// have been from another for it to be looked at again.
const settleNear = 2

// settleDays is how old a report may be, in days, to be looked at again.
const settleDays = 1

// Move is a report that a later pass put into another story.
type Move struct {
	Report string // report id
	From   string // story id
	To     string
	Why    string
}

// Moved returns the moves since the last call, and forgets them.
func (s *Stream) Moved() []Move {
	out := s.moved
	s.moved = nil
	return out
}

// settle is the second pass: once a day is over, each report of the stories
// that changed is taken out and compared again, now that later reports are
// known. It moves to another story, or out into its own, where that fits
// better by settleMargin. The first report of a story with others stays.
func (s *Stream) settle(day float64) {
	fresh := s.fresh
	s.fresh = nil
	slices.SortFunc(fresh, func(a, b *cluster) int { return cmp.Compare(a.id, b.id) })
	fresh = slices.Compact(fresh)
	for _, c := range fresh {
		if c.closed || c.size != len(c.members) {
			continue
		}
		for i := len(c.members) - 1; i >= 0 && !c.closed; i-- {
			if (i > 0 || c.size == 1) && c.members[i].day >= day-settleDays {
				s.resettle(c, i)
			}
		}
	}
	s.merge(fresh)
}

func (s *Stream) resettle(c *cluster, i int) {
	m := c.members[i]
	alone := c.size == 1
	whole := *c
	c.without(i)
	own, best := 0.0, -1
	near := s.near(m.doc, m.day)
	for k := range near {
		if near[k].c == c {
			own = near[k].score
		} else if best < 0 || near[k].score > near[best].score {
			best = k
		}
	}
	if alone {
		own = s.weights.Threshold
	}
	stay := max(own, s.weights.Threshold)
	target, there := c, s.weights.Threshold
	switch {
	case best >= 0 && near[best].score > stay+settleMargin:
		there = near[best].score
		target = near[best].c
	case !alone && own < s.weights.Threshold-settleMargin:
		target = s.begin(m)
	}
	if target == c {
		c.sum, c.norm, c.members, c.reports, c.size = whole.sum, whole.norm, whole.members, whole.reports, whole.size
		return
	}
	s.moved = append(s.moved, Move{Report: m.ID, From: c.name, To: target.name, Why: fmt.Sprintf("fits with log odds %.2f against %.2f now that later reports are known", there, stay)})
	if alone {
		s.drop(c)
	}
	s.enter(target, m)
}

// without takes member i out of a story whose members are all kept. What it
// had before is not written over.
func (c *cluster) without(i int) {
	for f := range fields {
		c.sum[f] = minus(c.sum[f], c.members[i].doc.vec[f])
		c.norm[f] = length(c.sum[f])
	}
	c.members = slices.Delete(slices.Clone(c.members), i, i+1)
	c.reports = slices.Delete(slices.Clone(c.reports), i, i+1)
	c.size--
}

// minus is a - b, for b one of the summands of a.
func minus(a, b []term) []term {
	out := make([]term, 0, len(a))
	j := 0
	for _, t := range a {
		for j < len(b) && b[j].hash < t.hash {
			j++
		}
		if j < len(b) && b[j].hash == t.hash {
			t.weight -= b[j].weight
		}
		if t.weight > 1e-6 {
			out = append(out, t)
		}
	}
	return out
}
