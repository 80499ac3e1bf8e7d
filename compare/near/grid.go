// SPDX-License-Identifier: Apache-2.0

package near

import (
	"math"
	"slices"
)

// Top is how many sentences of the other report each sentence proposes, by
// each of three measures.
const Top = 5

// Context is how a pair stands among the others of its two reports.
type Context struct {
	RowCosine, ColumnCosine   int // sentences nearer to A than B is, to B than A is
	RowSoft, ColumnSoft       int
	RowGap, ColumnGap         float64 // ahead of the next (or behind the first), in cosine
	RowSoftGap, ColumnSoftGap float64
	Beside                    [2]float64 // greatest cosines of the neighbours of both
	PlaceA, PlaceB            float64    // 0 begin to 1 end of the report
	Lead                      int        // how many of the two stand among the first three
}

// grid is a measure of all pairs of sentences.
type grid struct {
	n, m int
	at   []float64
}

func newGrid(n, m int) *grid { return &grid{n, m, make([]float64, n*m)} }

func (g *grid) set(i, j int, v float64) { g.at[i*g.m+j] = v }
func (g *grid) get(i, j int) float64    { return g.at[i*g.m+j] }
func (g *grid) row(i int) []float64     { return g.at[i*g.m : (i+1)*g.m] }
func (g *grid) column(j int) []float64 {
	out := make([]float64, g.n)
	for i := range g.n {
		out[i] = g.get(i, j)
	}
	return out
}

// tops marks the greatest few of each row and column; of equals the first.
func (g *grid) tops(take []bool, top int) {
	for i := range g.n {
		for _, j := range greatest(g.row(i), top) {
			take[i*g.m+j] = true
		}
	}
	for j := range g.m {
		for _, i := range greatest(g.column(j), top) {
			take[i*g.m+j] = true
		}
	}
}

func greatest(v []float64, top int) []int {
	out := make([]int, 0, top+1)
	for i, x := range v {
		if x <= 0 {
			continue
		}
		k := len(out)
		for k > 0 && v[out[k-1]] < x {
			k--
		}
		if k < top {
			out = slices.Insert(out, k, i)
			out = out[:min(len(out), top)]
		}
	}
	return out
}

// rank counts the values greater than one, and says how far it is ahead of the
// next, or behind the first.
func rank(v []float64, i int) (n int, gap float64) {
	first, second := math.Inf(-1), 0.0
	for _, x := range v {
		if x > v[i] {
			n++
		}
		if x > first {
			first, second = x, max(0, first)
		} else {
			second = max(second, x)
		}
	}
	if n == 0 {
		return n, v[i] - second
	}
	return n, v[i] - first
}

func context(cos, soft *grid, i, j int) Context {
	var c Context
	ci, cj := cos.column(j), soft.column(j)
	c.RowCosine, c.RowGap = rank(cos.row(i), j)
	c.ColumnCosine, c.ColumnGap = rank(ci, i)
	c.RowSoft, c.RowSoftGap = rank(soft.row(i), j)
	c.ColumnSoft, c.ColumnSoftGap = rank(cj, i)
	for x := max(0, i-1); x <= min(cos.n-1, i+1); x++ {
		for y := max(0, j-1); y <= min(cos.m-1, j+1); y++ {
			if x == i && y == j {
				continue
			}
			switch v := cos.get(x, y); {
			case v > c.Beside[0]:
				c.Beside[0], c.Beside[1] = v, c.Beside[0]
			case v > c.Beside[1]:
				c.Beside[1] = v
			}
		}
	}
	c.PlaceA, c.PlaceB = float64(i)/float64(cos.n), float64(j)/float64(cos.m)
	for _, x := range []int{i, j} {
		if x < 3 {
			c.Lead++
		}
	}
	return c
}
