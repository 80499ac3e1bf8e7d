// SPDX-License-Identifier: Apache-2.0

package story

import (
	"cmp"
	"math"
	"slices"
)

// candidate is an open story and how a report stands to it.
type candidate struct {
	c     *cluster
	x     [features]float64
	score float64
}

// near finds the open stories that share the report's heavy terms, and scores
// the nearest of them. What is returned is overwritten by the next call.
func (s *Stream) near(d *doc, day float64) []candidate {
	out, n := s.sharing(d)
	crowd := log1(float64(n))
	for f := range fields {
		s.probes[f].fill(d.vec[f])
	}
	s.quotes.fill(d.quotes)
	var lead, title, names float64
	for i := range out {
		x := &out[i].x
		out[i].cosine(&s.probes, fTitle, fLead, fNames)
		lead, title, names = lead+x[xLead], title+x[xTitle], names+x[xNames]
	}
	others := max(1, float64(len(out)-1))
	for i := range out {
		x := &out[i].x
		x[xAbove] = x[xLead] - (lead-x[xLead])/others
		x[xAboveTitle] = x[xTitle] - (title-x[xTitle])/others
		x[xAboveNames] = x[xNames] - (names-x[xNames])/others
		x[xCrowd] = crowd
	}
	slices.SortStableFunc(out, func(a, b candidate) int {
		return cmp.Compare(b.x[xTitle]+b.x[xLead]+b.x[xNames], a.x[xTitle]+a.x[xLead]+a.x[xNames])
	})
	out = out[:min(len(out), compared)]
	for i := range out {
		out[i].cosine(&s.probes, fBody, fPairs)
		out[i].rest(&s.probes[fLead], &s.quotes, day)
		out[i].score = s.weights.score(&out[i].x)
	}
	return out
}

// sharing returns the open stories that share the heaviest terms with a
// report, the heaviest first, and how many share any worth counting.
func (s *Stream) sharing(d *doc) (out []candidate, n int) {
	s.round++
	s.at = s.at[:0]
	for _, t := range d.top {
		for _, c := range s.posts[t.hash] {
			if c.round != s.round {
				c.round, c.hits, c.terms = s.round, 0, 0
				s.at = append(s.at, c)
			}
			c.hits += t.weight
			c.terms++
		}
	}
	var best [candidates]*cluster // sorted
	k := 0
	for _, c := range s.at {
		if c.terms < 2 && c.hits <= .2 {
			continue
		}
		n++
		if k == candidates && !c.before(best[k-1]) {
			continue
		}
		if k < candidates {
			k++
		}
		i := k - 1
		for ; i > 0 && c.before(best[i-1]); i-- {
			best[i] = best[i-1]
		}
		best[i] = c
	}
	for i, c := range best[:k] {
		s.found[i] = candidate{c: c}
	}
	return s.found[:k], n
}

// before orders stories by what they share; ties are broken by id.
func (c *cluster) before(o *cluster) bool {
	return c.hits > o.hits || c.hits == o.hits && c.id < o.id
}

// cosine fills in the cosines of some fields with the story's sums.
func (k *candidate) cosine(p *[fields]probe, of ...int) {
	for _, f := range of {
		if n := k.c.norm[f]; n > 0 {
			k.x[xTitle+f] = float64(p[f].dot(k.c.sum[f]) / n)
		}
		k.x[xBest] = max(k.x[xBest], k.x[xTitle+f])
	}
}

// rest fills in the features that are no cosines with sums.
func (k *candidate) rest(lead, quoted *probe, day float64) {
	x, c := &k.x, k.c
	x[xBias] = 1
	quotes := float32(0)
	for i := range c.members {
		m := c.members[i].doc
		x[xNearest] = max(x[xNearest], float64(lead.dot(m.vec[fLead])))
		quotes = max(quotes, quoted.dot(m.quotes))
	}
	x[xQuotes] = log1(float64(quotes))
	x[xLead2] = x[xLead] * x[xLead]
	x[xBody2] = x[xBody] * x[xBody]
	x[xTitleNames] = x[xTitle] * x[xNames]
	if n := float64(c.size); n > 1 {
		// |sum|² = n + the cosines of all ordered pairs, so (|sum|²-n)/(n(n-1)) is their mean
		for i, f := range []int{fLead, fBody} {
			l := float64(c.norm[f])
			x[xLeadInside+i] = x[xTitle+f]*l/n - (l*l-n)/(n*(n-1))
		}
		x[xSmoothed] = 1 - 1/n
	}
	gap := math.Abs(day - c.day)
	x[xGap] = log1(gap)
	if gap >= 2 {
		x[xLate] = 1
	}
	x[xSize] = log1(min(4, float64(c.size)))
}
