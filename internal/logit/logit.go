// SPDX-License-Identifier: Apache-2.0

// Package logit fits small logistic regressions on dense features, by Newton's
// method with an L2 penalty. For a few dozen weights; deterministic.
package logit

import "math"

// Example is one row: features (the first may be a constant 1), the outcome,
// and how much it counts (0 counts as 1).
type Example struct {
	X      []float64
	Yes    bool
	Weight float64
}

// Fit returns the weights that maximise the likelihood of the examples less
// l2/2 times the sum of their squares; the first weight is not penalised. All
// rows must be of one length. Cost: rows times features squared, per step; at
// most 40 steps.
func Fit(rows []Example, l2 float64) []float64 {
	if len(rows) == 0 {
		return nil
	}
	n := len(rows[0].X)
	w := make([]float64, n)
	for range 40 {
		g := make([]float64, n)
		h := make([][]float64, n)
		for i := range h {
			h[i] = make([]float64, n)
		}
		for _, r := range rows {
			p := Probability(w, r.X)
			c := r.Weight
			if c == 0 {
				c = 1
			}
			y := 0.0
			if r.Yes {
				y = 1
			}
			for i, x := range r.X {
				g[i] += c * (y - p) * x
				for j := range i + 1 {
					h[i][j] += c * p * (1 - p) * x * r.X[j]
				}
			}
		}
		for i := range n {
			if i > 0 {
				g[i] -= l2 * w[i]
				h[i][i] += l2
			}
			h[i][i] += 1e-9
		}
		step := solve(h, g)
		big := 0.0
		for i := range w {
			d := math.Max(-3, math.Min(3, step[i]))
			w[i] += d
			big = math.Max(big, math.Abs(d))
		}
		if big < 1e-7 {
			break
		}
	}
	return w
}

// Probability is the logistic of the inner product.
func Probability(w, x []float64) float64 {
	s := 0.0
	for i, v := range x {
		s += w[i] * v
	}
	return 1 / (1 + math.Exp(-s))
}

// solve solves h d = g for a symmetric positive matrix given by its lower
// triangle, by Cholesky; h is overwritten.
func solve(h [][]float64, g []float64) []float64 {
	n := len(g)
	for i := range n {
		for j := range i + 1 {
			s := h[i][j]
			for k := range j {
				s -= h[i][k] * h[j][k]
			}
			if i == j {
				h[i][i] = math.Sqrt(math.Max(s, 1e-12))
			} else {
				h[i][j] = s / h[j][j]
			}
		}
	}
	d := make([]float64, n)
	for i := range n {
		s := g[i]
		for k := range i {
			s -= h[i][k] * d[k]
		}
		d[i] = s / h[i][i]
	}
	for i := n - 1; i >= 0; i-- {
		s := d[i]
		for k := i + 1; k < n; k++ {
			s -= h[k][i] * d[k]
		}
		d[i] = s / h[i][i]
	}
	return d
}
