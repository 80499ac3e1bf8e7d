// SPDX-License-Identifier: Apache-2.0

package verify

import (
	"encoding/json"
	"math"
	"slices"

	"dragoman/compare/slot"
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

// few are the trees of the head that weighs marks, of which there are few rows.
var few = boost.Options{Trees: 60, Depth: 2, Rate: .06, L2: 5, Leaf: 6}

// arguable is what a row weighs that arguably says yes.
const arguable = .3

// Folds fits a model a fold, to the rows of the other folds; story n is in fold
// n modulo k. The head that weighs marks learns from probabilities of models
// that had not seen the story.
func Folds(rows []Row, k int) []*verify.Model {
	out := make([]*verify.Model, k)
	for f := range k {
		out[f] = inContext(but(rows, k, f))
	}
	for i := range rows {
		r := &rows[i]
		m := out[r.Story%k]
		p, q := m.Shared.Of(r.X), m.Opposed.Of(r.X)
		for _, e := range r.Marks {
			slot.SetOdds(e.X, p, q)
		}
	}
	for f := range k {
		out[f].Apart = apart(but(rows, k, f))
	}
	return out
}

// but are the rows that are not in a fold.
func but(rows []Row, k, f int) []Row {
	return slices.DeleteFunc(slices.Clone(rows), func(r Row) bool { return r.Story%k == f })
}

// Fit fits a model to rows.
func Fit(rows []Row) *verify.Model {
	Folds(rows, 4) // fills in the probabilities that marks are weighed with
	m := inContext(rows)
	m.Apart = apart(rows)
	m.Alone = head(rows, every, trees, func(r *Row) []float64 { return r.Alone }, shared)
	return m
}

// inContext fits the heads that judge pairs in their context.
func inContext(rows []Row) *verify.Model {
	of := func(r *Row) []float64 { return r.X }
	return &verify.Model{Names: verify.Names(), Shared: head(rows, every, trees, of, shared),
		Opposed: line(rows, every, of, opposed)}
}

// apart fits the head that weighs the marks of likely pairs.
func apart(rows []Row) verify.Head {
	var out []Row
	for i := range rows {
		for _, m := range rows[i].Marks {
			if slot.AskedOf(m.X) {
				out = append(out, Row{X: m.X, Parts: m.Parts, Slight: m.Slight})
			}
		}
	}
	return head(out, 1, few, func(r *Row) []float64 { return r.X }, func(r *Row) (yes, counts bool) { return r.Parts, true })
}

// shared is whether a row tells one thing. What is only in tension is left out:
// it is neither shared nor far.
func shared(r *Row) (yes, counts bool) {
	return r.Same || r.Part, !r.MarksOnly && (r.Same || r.Part || !r.Opposed)
}

// opposed is whether the two of a row stand against one another.
func opposed(r *Row) (yes, counts bool) { return r.Opposed, !r.MarksOnly }

// Bytes is a model as it is kept.
func Bytes(m *verify.Model) ([]byte, error) { return json.Marshal(m) }

// sample is the rows that count, every one that says yes and one of each
// `every` others at that weight.
type sample struct {
	x      [][]float64
	yes    []bool
	weight []float64
}

func sampled(rows []Row, every int, of func(*Row) []float64, ask func(*Row) (yes, counts bool)) (s sample) {
	for i := range rows {
		y, ok := ask(&rows[i])
		if !ok || !y && i%every != 0 {
			continue
		}
		w := 1.0
		if !y {
			w = float64(every)
		} else if rows[i].Slight {
			w = arguable
		}
		s.x, s.yes, s.weight = append(s.x, of(&rows[i])), append(s.yes, y), append(s.weight, w)
	}
	return s
}

// head fits one head: a logistic and trees; ask gives the answer of a row, and
// whether it counts.
func head(rows []Row, every int, o boost.Options, of func(*Row) []float64, ask func(*Row) (yes, counts bool)) verify.Head {
	h := line(rows, every, of, ask)
	s := sampled(rows, every, of, ask)
	pos, all := 0.0, 0.0
	for i, y := range s.yes {
		all += s.weight[i]
		if y {
			pos += s.weight[i]
		}
	}
	p := (pos + .5) / (all + 1)
	h.Base = round(math.Log(p / (1 - p)))
	grown := make([]boost.Row, len(s.x))
	for i, v := range s.x {
		grown[i] = boost.Row{X: v, Yes: s.yes[i], Weight: s.weight[i], Base: h.Base}
	}
	h.Trees = boost.Fit(grown, o)
	return h
}

// line fits the logistic of a head, over standardised features.
func line(rows []Row, every int, of func(*Row) []float64, ask func(*Row) (yes, counts bool)) verify.Head {
	d := sampled(rows, every, of, ask)
	n := len(d.x[0])
	h := verify.Head{Mean: make([]float64, n), Scale: make([]float64, n)}
	for k := range n {
		s, q := 0.0, 0.0
		for _, v := range d.x {
			s += v[k]
			q += v[k] * v[k]
		}
		mean := s / float64(len(d.x))
		h.Mean[k] = round(mean)
		h.Scale[k] = round(1 / (math.Sqrt(max(0, q/float64(len(d.x))-mean*mean)) + 1e-3))
	}
	examples := make([]logit.Example, len(d.x))
	for i, v := range d.x {
		z := make([]float64, n+1)
		z[0] = 1
		for k := range n {
			z[k+1] = (v[k] - h.Mean[k]) * h.Scale[k]
		}
		examples[i] = logit.Example{X: z, Yes: d.yes[i], Weight: d.weight[i]}
	}
	w := logit.Fit(examples, L2)
	h.Bias = round(w[0])
	for _, v := range w[1:] {
		h.Weights = append(h.Weights, round(v))
	}
	return h
}

func round(v float64) float64 { return math.Round(v*1e5) / 1e5 }
