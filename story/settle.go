// SPDX-License-Identifier: Apache-2.0

package story

import "slices"

// settle finds the story of every report. Reports that have a day are put
// together first; those without follow one by one and move nothing. What no
// new report touches is left as it was found.
func (w *Window) settle() {
	for n := len(w.in); n < len(w.items); n++ {
		w.in = append(w.in, int32(n))
	}
	touched := w.rescore()
	for _, set := range w.sets() {
		if slices.ContainsFunc(set, func(r int32) bool { return touched[r] }) {
			w.link(set)
		}
	}
	w.follow()
}

// rescore ranks the pairs of reports that have new ones, and scores them anew.
// It tells which reports have a pair whose score may have changed, or are new.
//
// How a pair stands among others may speak for it as much as it does, but only
// little against it: the stories that weights are fitted on have three reports
// at most, so that one with several nearer to it is in none; in a large story
// it is.
func (w *Window) rescore() []bool {
	touched := make([]bool, len(w.items))
	for n := range w.items {
		if w.items[n].stale {
			w.rank(int32(n))
			touched[n] = true
		}
	}
	for n := range w.pairs {
		p := &w.pairs[n]
		if w.items[p.early].stale || w.items[p.late].stale {
			x := p.features()
			p.odds = max(p.own-w.weights.Against, w.weights.Full.score(x[:]))
			touched[p.early], touched[p.late] = true, true
		}
	}
	for n := range w.items {
		w.items[n].stale = false
	}
	return touched
}

// sets parts the reports that have a day into sets that no pair above the
// threshold leads out of, each in order: whatever is put together lies in one.
func (w *Window) sets() [][]int32 {
	root := make([]int32, len(w.items))
	for n := range root {
		root[n] = int32(n)
	}
	find := func(n int32) int32 {
		for root[n] != n {
			root[n] = root[root[n]]
			n = root[n]
		}
		return n
	}
	for n := range w.pairs {
		p := &w.pairs[n]
		if p.odds > w.weights.Threshold && w.items[p.early].dated && w.items[p.late].dated {
			a, b := find(p.early), find(p.late)
			root[max(a, b)] = min(a, b)
		}
	}
	at := map[int32]int{}
	var out [][]int32
	for n := range w.items {
		if !w.items[n].dated {
			continue
		}
		r := find(int32(n))
		i, there := at[r]
		if !there {
			i = len(out)
			at[r] = i
			out = append(out, nil)
		}
		out[i] = append(out[i], int32(n))
	}
	return out
}

// follow puts the reports without a day of their own into the stories they fit
// best, in order.
func (w *Window) follow() {
	size := make([]int, len(w.items))
	for n := range w.items {
		if w.items[n].dated {
			size[w.in[n]]++
			continue
		}
		w.in[n] = int32(n)
		if best, odds := w.nearest(int32(n), size); best >= 0 && odds > w.weights.Threshold {
			w.in[n] = best
		}
		size[w.in[n]]++
	}
}

// nearest is the story that the pairs of a report without a day fit best on
// average, and how well; -1 where it has none. size is the number of reports of
// each story.
func (w *Window) nearest(r int32, size []int) (best int32, odds float64) {
	bonds := map[int32]bond{}
	for _, n := range w.items[r].pairs {
		p := &w.pairs[n]
		o := p.early
		b := bonds[w.in[o]]
		bonds[w.in[o]] = bond{b.odds + max(farOdds, p.odds), b.pairs + 1}
	}
	best = -1
	for c, b := range bonds {
		if m := b.mean(1, size[c]); best < 0 || m > odds || m == odds && c < best {
			best, odds = c, m
		}
	}
	return best, odds
}
