// SPDX-License-Identifier: Apache-2.0

package story

import (
	"cmp"
	"slices"
)

// Bounds of what a report is held against.
const (
	reachDays = 6    // reports farther apart are no pair
	found     = 100  // reports that share the heaviest terms with it
	kept      = 64   // of these, the nearest: its pairs with earlier ones
	postLimit = 4000 // reports under one term; beyond, the term finds no more
)

// item is a report of a window.
type item struct {
	id          string
	warm, dated bool
	day         float64
	doc         *doc    // nil where no later report can reach it
	pairs       []int32 // with earlier ones and later ones that have a day, nearest first once ranked
	stale       bool    // its pairs are to be ranked anew

	round int32   // of the search in which the next two were counted
	hits  float32 // weight of the terms shared
	terms int32
}

// nearness is a report laid out for many inner products.
type nearness struct {
	fields [fields]probe
	quotes probe
}

// reach forgets the words of reports that no later one can reach.
func (w *Window) reach(day float64) {
	for ; w.first < len(w.items) && w.items[w.first].day < day-reachDays; w.first++ {
		it := &w.items[w.first]
		for _, t := range it.doc.top {
			p := w.posts[t.hash]
			if len(p) == 0 || p[0] != int32(w.first) {
				continue
			}
			if p = p[1:]; len(p) == 0 {
				delete(w.posts, t.hash)
			} else {
				w.posts[t.hash] = p
			}
		}
		it.doc = nil
	}
}

// pairUp finds the pairs of the last report with those before it.
func (w *Window) pairUp() {
	at := int32(len(w.items) - 1)
	it := &w.items[at]
	d := it.doc
	near := w.sharing(d)
	for _, f := range []int{fTitle, fLead, fNames} {
		w.near.fields[f].fill(d.vec[f])
	}
	ps := make([]pair, len(near))
	for i, e := range near {
		p := &ps[i]
		p.early, p.late = e, at
		for _, f := range []int{fTitle, fLead, fNames} {
			p.x[xTitle+f] = w.near.fields[f].dot(w.items[e].doc.vec[f])
		}
		p.likeness = likeness(&p.x)
	}
	slices.SortFunc(ps, func(a, b pair) int {
		if c := cmp.Compare(b.likeness, a.likeness); c != 0 {
			return c
		}
		return cmp.Compare(a.early, b.early)
	})
	ps = ps[:min(len(ps), kept)]
	w.near.fields[fBody].fill(d.vec[fBody])
	w.near.fields[fPairs].fill(d.vec[fPairs])
	w.near.quotes.fill(d.quotes)
	it.stale = true
	for i := range ps {
		p := &ps[i]
		o := &w.items[p.early]
		w.near.own(&p.x, o.doc, max(it.day-o.day, o.day-it.day))
		x := p.features()
		p.own = w.weights.Own.score(x[:own])
		n := int32(len(w.pairs))
		w.pairs = append(w.pairs, *p)
		it.pairs = append(it.pairs, n)
		if it.dated { // one without a day changes nothing for those before it
			o.pairs, o.stale = append(o.pairs, n), true
		}
	}
}

// list enters the last report under its heaviest terms.
func (w *Window) list() {
	at := int32(len(w.items) - 1)
	for _, t := range w.items[at].doc.top {
		if p := w.posts[t.hash]; len(p) < postLimit {
			w.posts[t.hash] = append(p, at)
		}
	}
}

// sharing returns the reports within reach that share the heaviest terms with
// a report, the heaviest first.
func (w *Window) sharing(d *doc) []int32 {
	w.round++
	w.at = w.at[:0]
	for _, t := range d.top {
		for _, k := range w.posts[t.hash] {
			it := &w.items[k]
			if it.round != w.round {
				it.round, it.hits, it.terms = w.round, 0, 0
				w.at = append(w.at, k)
			}
			it.hits += t.weight
			it.terms++
		}
	}
	before := func(a, b int32) bool {
		x, y := w.items[a].hits, w.items[b].hits
		return x > y || x == y && a < b
	}
	best := w.best[:0] // sorted
	for _, k := range w.at {
		if len(best) == found && !before(k, best[found-1]) {
			continue
		}
		if len(best) < found {
			best = append(best, k)
		}
		i := len(best) - 1
		for ; i > 0 && before(k, best[i-1]); i-- {
			best[i] = best[i-1]
		}
		best[i] = k
	}
	w.best = best
	return best
}
