// SPDX-License-Identifier: Apache-2.0

package story

import (
	"cmp"
	"container/heap"
)

// farOdds is the log odds of two reports that are no pair, and the least of
// those that are.
const farOdds = -6

// heldTo is how many reports of a story another is held to, at least: what it
// has no pair with among more than so many is not held against it, since no
// report keeps pairs with more than its nearest ones.
const heldTo = 20

// knot is a story in the making.
type knot struct {
	size  int
	bonds map[int32]bond // with other knots, by the first report of each
	made  int32          // how often it was put together, so that older ties are known
	best  float64        // odds of its best tie on the heap; they may have fallen since
	gone  bool
}

// bond is what is known of the pairs between two knots.
type bond struct {
	odds  float64 // summed
	pairs int
}

// mean is the mean log odds of the pairs between knots of two sizes, those that
// are not there included.
func (b bond) mean(m, n int) float64 {
	all := max(b.pairs, min(m*n, heldTo*min(m, n)))
	return (b.odds + farOdds*float64(all-b.pairs)) / float64(all)
}

// tie is the best that a knot could be put together with when it was looked at.
type tie struct {
	of, with         int32 // first reports
	madeOf, madeWith int32
	odds             float64
}

// ties is a heap, the nearest first.
type ties []tie

func (t ties) Len() int { return len(t) }
func (t ties) Less(i, j int) bool {
	x, y := &t[i], &t[j]
	return cmp.Or(cmp.Compare(y.odds, x.odds), cmp.Compare(x.of, y.of), cmp.Compare(x.with, y.with),
		cmp.Compare(x.madeOf, y.madeOf), cmp.Compare(x.madeWith, y.madeWith)) < 0
}
func (t ties) Swap(i, j int) { t[i], t[j] = t[j], t[i] }
func (t *ties) Push(x any)   { *t = append(*t, x.(tie)) }
func (t *ties) Pop() any {
	x := (*t)[len(*t)-1]
	*t = (*t)[:len(*t)-1]
	return x
}

// linking puts reports together by average linkage (Sokal and Michener 1958):
// the two stories whose reports fit one another best on average, again and
// again, as long as that is above the threshold.
type linking struct {
	knots map[int32]*knot
	into  map[int32]int32 // what a knot was put into
	heap  ties
	above float64
}

// look puts the best tie of a knot on the heap; of equal ones that with the
// earliest.
func (l *linking) look(a int32) {
	x := l.knots[a]
	with := int32(-1)
	x.best = l.above
	for b, o := range x.bonds {
		if m := o.mean(x.size, l.knots[b].size); m > x.best || m == x.best && with >= 0 && b < with {
			with, x.best = b, m
		}
	}
	if with >= 0 {
		heap.Push(&l.heap, tie{a, with, x.made, l.knots[with].made, x.best})
	}
}

// run puts together what fits. Each knot has a tie on the heap that is no worse
// than its best.
func (l *linking) run() {
	for len(l.heap) > 0 {
		t := heap.Pop(&l.heap).(tie)
		x, y := l.knots[t.of], l.knots[t.with]
		switch {
		case x.gone || x.made != t.madeOf || t.odds != x.best:
		case y.gone || y.made != t.madeWith:
			l.look(t.of)
		default:
			l.join(min(t.of, t.with), max(t.of, t.with))
		}
	}
}

// join puts the second knot into the first. No sum hangs on the order in which
// the bonds are taken: each is added to once.
func (l *linking) join(a, b int32) {
	x, y := l.knots[a], l.knots[b]
	delete(x.bonds, b)
	delete(y.bonds, a)
	x.size, x.made = x.size+y.size, x.made+1
	y.gone, l.into[b] = true, a
	if len(x.bonds) < len(y.bonds) {
		x.bonds, y.bonds = y.bonds, x.bonds
	}
	for c, o := range y.bonds {
		had := x.bonds[c]
		x.bonds[c] = bond{had.odds + o.odds, had.pairs + o.pairs}
	}
	y.bonds = nil
	for c, o := range x.bonds {
		k := l.knots[c]
		delete(k.bonds, b)
		k.bonds[a] = o
		if m := o.mean(x.size, k.size); m > k.best {
			k.best = m
			heap.Push(&l.heap, tie{c, a, k.made, x.made, m})
		}
	}
	l.look(a)
}

// link finds the story of each report of a set that no pair above the threshold
// leads out of: the first report of it.
func (w *Window) link(reports []int32) {
	in := w.in
	for _, r := range reports {
		in[r] = r
	}
	if len(reports) == 1 {
		return
	}
	l := &linking{knots: make(map[int32]*knot, len(reports)), into: map[int32]int32{}, above: w.weights.Threshold}
	for _, r := range reports {
		l.knots[r] = &knot{size: 1, bonds: map[int32]bond{}}
	}
	for _, r := range reports {
		for _, n := range w.items[r].pairs {
			p := &w.pairs[n]
			if x := l.knots[p.early]; p.late == r && x != nil {
				b := bond{max(farOdds, p.odds), 1}
				x.bonds[r], l.knots[r].bonds[p.early] = b, b
			}
		}
	}
	for _, r := range reports {
		l.look(r)
	}
	l.run()
	for _, r := range reports { // in order: what it was put into comes before it
		if to, there := l.into[r]; there {
			in[r] = in[to]
		}
	}
}
