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
	hits  float32
	x     [features]float64
	score float64
}

// near finds the open stories that share the report's heavy terms, and scores
// the nearest of them.
func (s *Stream) near(d *doc, day float64, keys []string) []candidate {
	out := s.sharing(d)
	crowd := log1(float64(len(out)))
	out = out[:min(len(out), candidates)]
	var lead, title, names float64
	for i := range out {
		x := &out[i].x
		out[i].cosine(d, fTitle, fLead, fNames)
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
		out[i].cosine(d, fBody, fPairs)
		out[i].rest(d, day, keys)
		out[i].score = s.weights.score(&out[i].x)
	}
	return out
}

// sharing returns the open stories that share heavy terms with a report, those
// with the heaviest first; closed ones are dropped from the lists on the way.
func (s *Stream) sharing(d *doc) []candidate {
	at := map[int32]int{}
	var out []candidate
	var count []int
	for _, t := range d.top {
		p := s.posts[t.hash]
		live := p[:0]
		for _, id := range p {
			c := s.open[id]
			if c == nil {
				continue
			}
			live = append(live, id)
			i, ok := at[id]
			if !ok {
				i = len(out)
				at[id] = i
				out = append(out, candidate{c: c})
				count = append(count, 0)
			}
			out[i].hits += t.weight
			count[i]++
		}
		if len(live) == 0 {
			delete(s.posts, t.hash)
		} else {
			s.posts[t.hash] = live
		}
	}
	n := 0
	for i := range out {
		if count[i] >= 2 || out[i].hits > .2 {
			out[n] = out[i]
			n++
		}
	}
	out = out[:n]
	slices.SortFunc(out, func(a, b candidate) int {
		if c := cmp.Compare(b.hits, a.hits); c != 0 {
			return c
		}
		return cmp.Compare(a.c.id, b.c.id)
	})
	return out
}

// cosine fills in the cosines of some fields with the story's sums.
func (k *candidate) cosine(d *doc, of ...int) {
	for _, f := range of {
		if n := k.c.norm[f]; n > 0 {
			k.x[xTitle+f] = float64(dot(d.vec[f], k.c.sum[f]) / n)
		}
		k.x[xBest] = max(k.x[xBest], k.x[xTitle+f])
	}
}

// rest fills in the features that are no cosines with sums.
func (k *candidate) rest(d *doc, day float64, keys []string) {
	x, c := &k.x, k.c
	x[xBias] = 1
	for i := range c.members {
		x[xNearest] = max(x[xNearest], float64(dot(d.vec[fLead], c.members[i].vec[fLead])))
	}
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
	for _, key := range keys {
		if c.keys[key] > 0 {
			x[xKeys]++
		}
	}
	x[xKeys] = min(x[xKeys], 3)
}
