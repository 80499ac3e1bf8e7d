// SPDX-License-Identifier: Apache-2.0

package story

import (
	"cmp"
	"math"
	"slices"
	"sort"
)

// pair is two reports of a window that are near one another: the later one
// found the earlier among those nearest to it.
type pair struct {
	early, late int32        // numbers of the reports in the window
	likeness    float32      // see likeness
	x           [own]float32 // what its reports say of it
	own         float64      // log odds by these
	side        [2]stand     // how it stands among the pairs of the earlier one, and of the later
	odds        float64
}

// stand is how a pair stands among those of one of its reports.
type stand struct {
	rank  float32 // log of 1 + pairs that are nearer
	lead  float32 // likeness over that of the nearest other one
	above float32 // likeness over the mean of the five nearest others
}

// beside is how many others a pair's likeness is held against on average.
const beside = 5

// The features of a pair, in the order of featureNames. The first ones are the
// pair's own; the last say how it stands among the pairs of its reports, the
// better of the two sides and the worse.
const (
	xBias  = iota
	xTitle // cosine of the titles; likewise the next four
	xLead
	xBody
	xNames
	xPairs
	xBest       // highest of the five cosines
	xLead2      // square of xLead
	xBody2      // square of xBody
	xTitleNames // product
	xPairsRoot  // square root of xPairs
	xTitleRoot
	xLeadRoot
	xQuotes // log of 1 + quoted triples of words in common
	xGap    // log of 1 + days between them
	xLate   // 1 where that is two days or more
	own

	xRankLow = own + iota - 17
	xRankHigh
	xOverLow
	xOverHigh
	xAboveLow
	xAboveHigh
	features
)

var featureNames = [features]string{"bias", "title", "lead", "body", "names", "word pairs",
	"best field", "lead squared", "body squared", "title x names", "root word pairs", "root title", "root lead",
	"quotes", "log days", "two days",
	"log rank, nearer side", "log rank, farther side", "over the next, lower side", "over the next, higher side",
	"above others, lower side", "above others, higher side"}

// likeness orders the pairs of a report: the cosines of title, first words and
// names, added up. It is 0 to 3.
func likeness(x *[own]float32) float32 { return x[xTitle] + x[xLead] + x[xNames] }

// own fills in what a pair's reports say of it, the three cosines of its
// likeness being there.
func (n *nearness) own(x *[own]float32, d *doc, days float64) {
	for _, f := range []int{fBody, fPairs} {
		x[xTitle+f] = n.fields[f].dot(d.vec[f])
	}
	x[xBias] = 1
	for f := range fields {
		x[xBest] = max(x[xBest], x[xTitle+f])
	}
	root := func(v float32) float32 { return float32(math.Sqrt(float64(v))) }
	x[xLead2] = x[xLead] * x[xLead]
	x[xBody2] = x[xBody] * x[xBody]
	x[xTitleNames] = x[xTitle] * x[xNames]
	x[xPairsRoot], x[xTitleRoot], x[xLeadRoot] = root(x[xPairs]), root(x[xTitle]), root(x[xLead])
	x[xQuotes] = log1(n.quotes.dot(d.quotes))
	x[xGap] = log1(float32(days))
	if days >= 2 {
		x[xLate] = 1
	}
}

// rank finds how the pairs of a report stand among one another.
func (w *Window) rank(report int32) {
	of := w.items[report].pairs
	slices.SortFunc(of, func(a, b int32) int {
		if c := cmp.Compare(w.pairs[b].likeness, w.pairs[a].likeness); c != 0 {
			return c
		}
		return cmp.Compare(a, b)
	})
	for r, n := range of {
		p := &w.pairs[n]
		if p.late != report {
			p.side[0] = w.stands(of, r, p.likeness)
			continue
		}
		p.side[1] = w.stands(of, r, p.likeness)
		if !w.items[report].dated { // it is not among the other's pairs: those are ranked already
			others := w.items[p.early].pairs
			r := sort.Search(len(others), func(i int) bool { return w.pairs[others[i]].likeness < p.likeness })
			p.side[0] = w.stands(others, r, p.likeness)
		}
	}
}

// stands says how a pair of some likeness stands among sorted ones, at place r,
// whether it is one of them or not.
func (w *Window) stands(of []int32, r int, likeness float32) stand {
	next, sum, k := float32(0), float32(0), 0
	for i := 0; i < len(of) && k < beside; i++ {
		if p := &w.pairs[of[i]]; i != r || p.likeness != likeness {
			if k++; k == 1 {
				next = p.likeness
			}
			sum += p.likeness
		}
	}
	return stand{log1(float32(r)), likeness - next, likeness - sum/beside}
}

// features lays out a pair for the weights.
func (p *pair) features() (x [features]float64) {
	for i, v := range p.x {
		x[i] = float64(v)
	}
	a, b := &p.side[0], &p.side[1]
	x[xRankLow], x[xRankHigh] = float64(min(a.rank, b.rank)), float64(max(a.rank, b.rank))
	x[xOverLow], x[xOverHigh] = float64(min(a.lead, b.lead)), float64(max(a.lead, b.lead))
	x[xAboveLow], x[xAboveHigh] = float64(min(a.above, b.above)), float64(max(a.above, b.above))
	return x
}

func log1(x float32) float32 { return float32(math.Log1p(float64(max(0, x)))) }

// Pairs calls do for each two reports that are near one another, with their
// features as Stories weighs them. It is how weights are fitted on the very
// features that are read.
func (w *Window) Pairs(do func(early, late string, x []float64)) {
	w.rescore()
	for n := range w.pairs {
		p := &w.pairs[n]
		x := p.features()
		do(w.items[p.early].id, w.items[p.late].id, x[:])
	}
}
