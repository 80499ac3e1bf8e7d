// SPDX-License-Identifier: Apache-2.0

package verify

import (
	"encoding/json"
	"math"

	"dragoman/compare/verify"
	"dragoman/internal/boost"
	"dragoman/internal/logit"
)

// L2 penalises the weights of the logistic, over standardised features.
const L2 = 20

// every is of how many rows that tell nothing alike one is kept, at that weight.
const every = 2

// trees of the second half of a head.
var trees = boost.Options{Trees: 120, Depth: 3, Rate: .06, L2: 5, Leaf: 8}

// Fit fits a model to rows.
func Fit(rows []Row) *verify.Model {
	m := FitShared(rows)
	m.Alone = head(rows, func(r *Row) []float64 { return r.Alone }, shared)
	return m
}

// FitShared fits but the judgement of pairs in their context.
func FitShared(rows []Row) *verify.Model {
	return &verify.Model{Names: verify.Names(), Shared: head(rows, func(r *Row) []float64 { return r.X }, shared)}
}

// shared is whether a row tells one thing. What is only in tension is left out:
// it is neither shared nor far.
func shared(r *Row) (yes, counts bool) { return r.Same || r.Part, r.Same || r.Part || !r.Opposed }

// Bytes is a model as it is kept.
func Bytes(m *verify.Model) ([]byte, error) { return json.Marshal(m) }

// head fits one head; ask gives the answer of a row, and whether it counts.
func head(rows []Row, of func(*Row) []float64, ask func(*Row) (yes, counts bool)) verify.Head {
	var x [][]float64
	var yes []bool
	var weight []float64
	for i := range rows {
		y, ok := ask(&rows[i])
		if !ok || !y && i%every != 0 {
			continue
		}
		x, yes = append(x, of(&rows[i])), append(yes, y)
		if weight = append(weight, 1); !y {
			weight[len(weight)-1] = every
		}
	}
	n := len(x[0])
	h := verify.Head{Mean: make([]float64, n), Scale: make([]float64, n)}
	for k := range n {
		s, q := 0.0, 0.0
		for _, v := range x {
			s += v[k]
			q += v[k] * v[k]
		}
		mean := s / float64(len(x))
		h.Mean[k] = round(mean)
		h.Scale[k] = round(1 / (math.Sqrt(max(0, q/float64(len(x))-mean*mean)) + 1e-3))
	}
	examples := make([]logit.Example, len(x))
	for i, v := range x {
		z := make([]float64, n+1)
		z[0] = 1
		for k := range n {
			z[k+1] = (v[k] - h.Mean[k]) * h.Scale[k]
		}
		examples[i] = logit.Example{X: z, Yes: yes[i], Weight: weight[i]}
	}
	w := logit.Fit(examples, L2)
	h.Bias = round(w[0])
	for _, v := range w[1:] {
		h.Weights = append(h.Weights, round(v))
	}
	grown := make([]boost.Row, len(x))
	pos, all := 0.0, 0.0
	for i, y := range yes {
		all += weight[i]
		if y {
			pos += weight[i]
		}
	}
	p := (pos + .5) / (all + 1)
	h.Base = round(math.Log(p / (1 - p)))
	for i, v := range x {
		grown[i] = boost.Row{X: v, Yes: yes[i], Weight: weight[i], Base: h.Base}
	}
	h.Trees = boost.Fit(grown, trees)
	return h
}

func round(v float64) float64 { return math.Round(v*1e5) / 1e5 }
