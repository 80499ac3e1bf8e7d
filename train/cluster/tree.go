// SPDX-License-Identifier: Apache-2.0

package cluster

import "math"

// tree merges the classes two by two, always the pair that loses the least
// mutual information, and returns the path of each class from the root. The
// class of the sentence end stays out and has the path "0"; the others start
// with "1". Cost: O(k^3) time, O(k^2) memory.
func (e *exchange) tree() []string {
	m := newMerger(e)
	type node struct{ a, b int }
	var nodes []node
	at := make([]int, e.k) // the node a live class stands for: class, or k + index in nodes
	for c := range at {
		at[c] = c
	}
	for range e.k - 2 {
		a, b := m.cheapest()
		m.merge(a, b)
		nodes = append(nodes, node{at[a], at[b]})
		at[a] = e.k + len(nodes) - 1
	}
	paths := make([]string, e.k)
	paths[0] = "0"
	var walk func(n int, path string)
	walk = func(n int, path string) {
		if n < e.k {
			paths[n] = path
			return
		}
		walk(nodes[n-e.k].a, path+"0")
		walk(nodes[n-e.k].b, path+"1")
	}
	if len(nodes) > 0 {
		walk(e.k+len(nodes)-1, "1")
	} else if e.k > 1 {
		paths[1] = "1"
	}
	return paths
}

// merger keeps the loss of every pair of live classes up to date.
type merger struct {
	k           int
	live        []bool
	n           []float64
	left, right []float64
	loss        []float64 // at a*k+b, a < b: the information lost if they merge
}

func newMerger(e *exchange) *merger {
	k := e.k
	m := &merger{k, make([]bool, k), make([]float64, k*k), make([]float64, k), make([]float64, k), make([]float64, k*k)}
	for i, x := range e.n {
		m.n[i] = float64(x)
	}
	for c := range k {
		m.live[c] = c > 0
		m.left[c], m.right[c] = float64(e.left[c]), float64(e.right[c])
	}
	for a := 1; a < k; a++ {
		for b := a + 1; b < k; b++ {
			m.loss[a*k+b] = m.total(a, b)
		}
	}
	return m
}

func xlogx(x float64) float64 {
	if x <= 1 {
		return 0
	}
	return x * math.Log(x)
}

// both is h(x) + h(y) - h(x+y), at most 0.
func both(x, y float64) float64 {
	if x == 0 || y == 0 {
		return 0
	}
	return xlogx(x) + xlogx(y) - xlogx(x+y)
}

// part is what cells (a,c), (b,c), (c,a), (c,b) lose when a and b merge.
func (m *merger) part(a, b, c int) float64 {
	return both(m.n[a*m.k+c], m.n[b*m.k+c]) + both(m.n[c*m.k+a], m.n[c*m.k+b])
}

// total is the loss of merging a and b, from all cells.
func (m *merger) total(a, b int) float64 {
	s := 0.0
	for c := range m.k {
		if c != a && c != b {
			s += m.part(a, b, c)
		}
	}
	aa, ab, ba, bb := m.n[a*m.k+a], m.n[a*m.k+b], m.n[b*m.k+a], m.n[b*m.k+b]
	own := xlogx(aa) + xlogx(ab) + xlogx(ba) + xlogx(bb) - xlogx(aa+ab+ba+bb)
	return s + own - both(m.left[a], m.left[b]) - both(m.right[a], m.right[b])
}

func (m *merger) cheapest() (x, y int) {
	least := math.Inf(1)
	for a := 1; a < m.k; a++ {
		if !m.live[a] {
			continue
		}
		for b := a + 1; b < m.k; b++ {
			if m.live[b] {
				if l := m.loss[a*m.k+b]; l < least {
					least, x, y = l, a, b
				}
			}
		}
	}
	return x, y
}

// merge folds class b into a (a < b).
func (m *merger) merge(a, b int) {
	k := m.k
	for i := 1; i < k; i++ {
		for j := i + 1; j < k; j++ {
			if m.live[i] && m.live[j] {
				m.loss[i*k+j] -= m.part(i, j, a) + m.part(i, j, b)
			}
		}
	}
	for c := range k {
		m.n[a*k+c] += m.n[b*k+c]
		m.n[b*k+c] = 0
	}
	for c := range k {
		m.n[c*k+a] += m.n[c*k+b]
		m.n[c*k+b] = 0
	}
	m.left[a] += m.left[b]
	m.right[a] += m.right[b]
	m.live[b] = false
	for i := 1; i < k; i++ {
		for j := i + 1; j < k; j++ {
			if m.live[i] && m.live[j] {
				m.loss[i*k+j] += m.part(i, j, a)
			}
		}
	}
	for o := 1; o < k; o++ { // the merged class itself: anew
		if !m.live[o] || o == a {
			continue
		}
		i, j := min(o, a), max(o, a)
		m.loss[i*k+j] = m.total(i, j)
	}
}
