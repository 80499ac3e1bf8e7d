// SPDX-License-Identifier: Apache-2.0

package cluster

import "math"

// exchange holds the classes while words move between them. The objective is
//
//	sum over class pairs of h(N[a][b]) - sum over classes of h(left[a]) + h(right[a])
//
// with h(x) = x log x. A pair counts once both its words are placed, so
// placing the words in order of frequency grows the classes as Brown's
// algorithm does.
type exchange struct {
	k           int
	class       []int32 // of a word, -1 while not placed
	next, prev  [][]pair
	n, t        []int32 // k x k counts of class pairs, and transposed
	left, right []int32 // row and column sums
	size        []int32 // words in the class
	sn, sp      []int32 // counts of the word at hand with each class, right and left
	cn, cp      []int32 // the classes with a count, in order of appearance
	table       []float64
}

func newExchange(k int, next, prev [][]pair) *exchange {
	e := &exchange{
		k: k, class: make([]int32, len(next)), next: next, prev: prev,
		n: make([]int32, k*k), t: make([]int32, k*k),
		left: make([]int32, k), right: make([]int32, k), size: make([]int32, k),
		sn: make([]int32, k), sp: make([]int32, k),
		table: make([]float64, 1<<16),
	}
	for i := range e.class {
		e.class[i] = -1
	}
	for i := 2; i < len(e.table); i++ {
		e.table[i] = float64(i) * math.Log(float64(i))
	}
	return e
}

func (e *exchange) h(x int32) float64 {
	if int(x) < len(e.table) {
		return e.table[x]
	}
	return float64(x) * math.Log(float64(x))
}

// place puts a word into the class that gains most, and says whether that is
// another than before. The k most frequent words start a class each.
func (e *exchange) place(w int32) bool {
	self := e.neighbours(w)
	old := e.class[w]
	if old >= 0 {
		if e.size[old] == 1 { // a class does not die out
			return false
		}
		e.shift(old, self, -1)
		e.size[old]--
	}
	best := old
	if old < 0 && int(w) < e.k {
		best = w
	} else {
		best = e.best(self)
	}
	e.class[w] = best
	e.size[best]++
	e.shift(best, self, 1)
	return best != old
}

// neighbours sums the word's neighbours by class; the count of the word beside
// itself is returned and left out.
func (e *exchange) neighbours(w int32) (self int32) {
	for _, c := range e.cn {
		e.sn[c] = 0
	}
	for _, c := range e.cp {
		e.sp[c] = 0
	}
	e.cn, e.cp = e.cn[:0], e.cp[:0]
	for _, p := range e.next[w] {
		if p.word == w {
			self = p.n
		} else if c := e.class[p.word]; c >= 0 {
			if e.sn[c] == 0 {
				e.cn = append(e.cn, c)
			}
			e.sn[c] += p.n
		}
	}
	for _, p := range e.prev[w] {
		if c := e.class[p.word]; c >= 0 && p.word != w {
			if e.sp[c] == 0 {
				e.cp = append(e.cp, c)
			}
			e.sp[c] += p.n
		}
	}
	return self
}

// shift adds (d = 1) or takes away (d = -1) the word at hand in class c.
func (e *exchange) shift(c, self, d int32) {
	k := int32(e.k)
	for _, x := range e.cn {
		e.n[c*k+x] += d * e.sn[x]
		e.t[x*k+c] += d * e.sn[x]
		e.left[c] += d * e.sn[x]
		e.right[x] += d * e.sn[x]
	}
	for _, x := range e.cp {
		e.n[x*k+c] += d * e.sp[x]
		e.t[c*k+x] += d * e.sp[x]
		e.left[x] += d * e.sp[x]
		e.right[c] += d * e.sp[x]
	}
	e.n[c*k+c] += d * self
	e.t[c*k+c] += d * self
	e.left[c] += d * self
	e.right[c] += d * self
}

// best returns the class in which the word at hand, now in none, gains most;
// the lowest of equals. (The sums of the classes beside it change whichever
// class it joins, and so do not count.) Class 0 is the sentence end's own.
func (e *exchange) best(self int32) int32 {
	out, in := self, self
	for _, x := range e.cn {
		out += e.sn[x]
	}
	for _, x := range e.cp {
		in += e.sp[x]
	}
	best, top := int32(1), math.Inf(-1)
	for c := int32(1); c < int32(e.k); c++ {
		row, col := e.n[int(c)*e.k:int(c+1)*e.k], e.t[int(c)*e.k:int(c+1)*e.k]
		g := e.h(e.left[c]) - e.h(e.left[c]+out) + e.h(e.right[c]) - e.h(e.right[c]+in)
		g += e.side(row, e.cn, e.sn) + e.side(col, e.cp, e.sp)
		if both := e.sn[c] + e.sp[c] + self; both > 0 { // the pair of the class with itself, once
			x := row[c]
			g += e.h(x+both) - e.h(x+e.sn[c]) - e.h(x+e.sp[c]) + e.h(x)
		}
		if g > top {
			best, top = c, g
		}
	}
	return best
}

func (e *exchange) side(row, classes, counts []int32) float64 {
	g := 0.0
	for _, x := range classes {
		n, d := row[x], counts[x]
		if int(n+d) < len(e.table) {
			g += e.table[n+d] - e.table[n]
		} else {
			g += e.h(n+d) - e.h(n)
		}
	}
	return g
}
