// SPDX-License-Identifier: Apache-2.0

package story

import (
	"fmt"
	"slices"
)

// mergeLow is the log odds counted for a report that does not find a story
// among those near it, and the least counted for one that does.
const mergeLow = -4

// mergeNear is how far below the threshold one story may fit another, one way,
// for the way back to be looked at.
const mergeNear = 3

// fit says how well the reports of one story fit another: the mean of their
// log odds.
type fit struct {
	other *cluster
	odds  float64
}

// merge is the third pass: stories whose reports fit one another as well as a
// report must that joins, on average and both ways, are put together, the best
// pair first. Two stories that grew side by side, each with some of a day's
// reports, are parted by no report alone. Each report is compared while its
// own story stands beside the other, which has to hold against it.
func (s *Stream) merge(fresh []*cluster) {
	fresh = slices.DeleteFunc(fresh, func(c *cluster) bool { return !c.mergeable() })
	known := map[*cluster][]fit{}
	fits := func(c *cluster) []fit {
		f, there := known[c]
		if !there {
			f = s.fits(c)
			known[c] = f
		}
		return f
	}
	for {
		var a, b *cluster
		best := s.weights.Threshold - s.weights.Ease
		for _, c := range fresh {
			for _, f := range fits(c) {
				if f.odds < s.weights.Threshold-mergeNear || c.size+f.other.size > memberVectors {
					continue
				}
				back := float64(mergeLow)
				if i := slices.IndexFunc(fits(f.other), func(g fit) bool { return g.other == c }); i >= 0 {
					back = fits(f.other)[i].odds
				}
				if x := (f.odds + back) / 2; x > best {
					a, b, best = c, f.other, x
				}
			}
		}
		if a == nil {
			return
		}
		if b.id < a.id {
			a, b = b, a
		}
		s.join(a, b, best)
		fresh = append(slices.DeleteFunc(fresh, func(c *cluster) bool { return c == a || c == b }), a)
		for c, fs := range known {
			if c == a || c == b || slices.ContainsFunc(fs, func(f fit) bool { return f.other == a || f.other == b }) {
				delete(known, c)
			}
		}
	}
}

// mergeable tells whether a story is open, kept whole and not forced.
func (c *cluster) mergeable() bool { return !c.closed && c.key == "" && c.size == len(c.members) }

// fits finds the stories near the reports of one, the first found first.
func (s *Stream) fits(c *cluster) (out []fit) {
	for i := range c.members {
		for _, k := range s.near(c.members[i].doc, c.members[i].day) {
			if k.c == c || !k.c.mergeable() {
				continue
			}
			at := slices.IndexFunc(out, func(f fit) bool { return f.other == k.c })
			if at < 0 {
				at = len(out)
				out = append(out, fit{k.c, mergeLow})
			}
			out[at].odds += max(0, k.score-mergeLow) / float64(c.size)
		}
	}
	return out
}

// join puts the reports of the second story into the first.
func (s *Stream) join(into, from *cluster, odds float64) {
	s.drop(from)
	for _, m := range from.members {
		s.moved = append(s.moved, Move{Report: m.ID, From: from.name, To: into.name, Why: fmt.Sprintf("the reports of its story and of this one fit one another with log odds %.2f", odds)})
		s.enter(into, m)
	}
}
