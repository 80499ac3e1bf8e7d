// SPDX-License-Identifier: Apache-2.0

package frame

import (
	"sort"

	"dragoman"
)

// See lays the mentions and times of the reading over the clause: what
// Mention and Timed know. The first of each that may matter are found by
// search, so that a clause costs its length.
func (c *Clause) See() {
	r, n := c.R, len(c.Lemmas)
	c.ments, c.times = make([]*dragoman.Mention, n), make([]*dragoman.Time, n)
	if n == 0 {
		return
	}
	from, to := int32(c.First), int32(c.First+n)
	at := sort.Search(len(r.Mentions), func(i int) bool { return r.Mentions[i].First >= from })
	for i := max(0, at-8); i < len(r.Mentions) && r.Mentions[i].First < to; i++ {
		m := &r.Mentions[i]
		for t := max(m.First, from); t < min(m.Last, to); t++ {
			if b := c.ments[t-from]; b == nil || m.Last-m.First < b.Last-b.First {
				c.ments[t-from] = m
			}
		}
	}
	start, end := r.Tokens[c.First].Start, r.Tokens[c.First+n-1].End
	for i := sort.Search(len(r.Times), func(i int) bool { return r.Times[i].End > start }); i < len(r.Times) && r.Times[i].Start < end; i++ {
		t := &r.Times[i]
		k := sort.Search(n, func(k int) bool { return r.Tokens[c.First+k].Start >= t.Start })
		for ; k < n && r.Tokens[c.First+k].End <= t.End; k++ {
			c.times[k] = t
		}
	}
}

// Mention is the mention token i heads or lies in, the shortest of them; nil
// for none.
func (c *Clause) Mention(i int) *dragoman.Mention {
	if c.ments == nil {
		return nil
	}
	return c.ments[i]
}

// Timed reports whether a token is part of a time expression.
func (c *Clause) Timed(i int) bool { return c.Time(i) != nil }

// Time is the time expression token i is part of, nil for none.
func (c *Clause) Time(i int) *dragoman.Time {
	if c.times == nil {
		return nil
	}
	return c.times[i]
}
