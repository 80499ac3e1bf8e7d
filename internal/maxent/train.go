// SPDX-License-Identifier: Apache-2.0

package maxent

import (
	"math"
	"slices"
)

// Example is one row to learn from. Of a model of one class, Class 1 is yes and
// 0 no. Weight says how much the row counts.
type Example struct {
	Features []Feature
	Class    int
	Weight   float64
}

// Trainer fits a model. C is the inverse of the penalty: the sum of the losses
// times C and half the sum of squared weights is made least. Features seen in
// fewer than Seen rows are left out, as are rows of weights all below Least.
type Trainer struct {
	Classes int
	C       float64
	Seen    int
	Least   float64
	Steps   int // at most; 0 is 120
}

// compact rows: features by their number among those kept.
type compact struct {
	ids    []int32
	values []float32
	class  int
	weight float64
}

// Train fits the examples and returns the bytes of the model file. The same
// examples give the same bytes.
func (t Trainer) Train(examples []Example) []byte {
	keys, rows := t.compact(examples)
	w := t.fit(rows, len(keys))
	var kept []uint32
	var weights []float64
	for i, k := range keys {
		row := w[i*t.Classes : (i+1)*t.Classes]
		if slices.ContainsFunc(row, func(x float64) bool { return math.Abs(x) >= t.Least }) {
			kept, weights = append(kept, k), append(weights, row...)
		}
	}
	return pack(t.Classes, kept, weights)
}

// compact numbers the features seen often enough, by their hash.
func (t Trainer) compact(examples []Example) ([]uint32, []compact) {
	seen := map[uint32]int{}
	for _, e := range examples {
		for _, f := range e.Features {
			seen[f.ID]++
		}
	}
	var keys []uint32
	for k, n := range seen {
		if n >= t.Seen {
			keys = append(keys, k)
		}
	}
	slices.Sort(keys)
	number := make(map[uint32]int32, len(keys))
	for i, k := range keys {
		number[k] = int32(i)
	}
	rows := make([]compact, len(examples))
	for n, e := range examples {
		r := compact{class: e.Class, weight: e.Weight}
		for _, f := range e.Features {
			if i, ok := number[f.ID]; ok {
				r.ids, r.values = append(r.ids, i), append(r.values, f.Value)
			}
		}
		rows[n] = r
	}
	return keys, rows
}

// loss is the penalised loss at w; its gradient goes to g.
func (t Trainer) loss(rows []compact, w, g []float64) float64 {
	k := t.Classes
	sum := 0.0
	for i, x := range w {
		sum += x * x / 2
		g[i] = x
	}
	p := make([]float64, k)
	for n := range rows {
		r := &rows[n]
		clear(p)
		for j, id := range r.ids {
			v := float64(r.values[j])
			for c := range k {
				p[c] += v * w[int(id)*k+c]
			}
		}
		c := t.C * r.weight
		if k == 1 {
			y := float64(2*r.class - 1)
			m := y * p[0]
			sum += c * logOnePlusExp(-m)
			p[0] = -c * y / (1 + math.Exp(m))
		} else {
			softmax(p)
			sum -= c * math.Log(max(p[r.class], 1e-300))
			p[r.class]--
			for i := range p {
				p[i] *= c
			}
		}
		for j, id := range r.ids {
			v := float64(r.values[j])
			for c := range k {
				g[int(id)*k+c] += v * p[c]
			}
		}
	}
	return sum
}

func logOnePlusExp(x float64) float64 {
	if x > 30 {
		return x
	}
	return math.Log1p(math.Exp(x))
}

// memory is how many steps L-BFGS remembers.
const memory = 8

// fit is L-BFGS with a backtracking search (Liu and Nocedal 1989).
func (t Trainer) fit(rows []compact, features int) []float64 {
	n := features * t.Classes
	w, g := make([]float64, n), make([]float64, n)
	next, ng := make([]float64, n), make([]float64, n)
	var ss, ys [][]float64
	f := t.loss(rows, w, g)
	steps := t.Steps
	if steps == 0 {
		steps = 120
	}
	for step := range steps {
		d := direction(g, ss, ys)
		slope := dot(d, g)
		if slope > -1e-10 {
			break
		}
		rate := 1.0
		if step == 0 {
			rate = 1 / max(1, math.Sqrt(dot(g, g)))
		}
		fn := f
		for range 30 {
			for i := range w {
				next[i] = w[i] + rate*d[i]
			}
			if fn = t.loss(rows, next, ng); fn <= f+1e-4*rate*slope {
				break
			}
			rate /= 2
		}
		s, y := make([]float64, n), make([]float64, n)
		for i := range w {
			s[i], y[i] = next[i]-w[i], ng[i]-g[i]
		}
		if dot(s, y) > 1e-12 {
			ss, ys = append(ss, s), append(ys, y)
			if len(ss) > memory {
				ss, ys = ss[1:], ys[1:]
			}
		}
		gain := f - fn
		copy(w, next)
		copy(g, ng)
		f = fn
		if gain < 1e-6*math.Abs(f) {
			break
		}
	}
	return w
}

// direction is the quasi-Newton step downhill.
func direction(g []float64, ss, ys [][]float64) []float64 {
	d := make([]float64, len(g))
	for i, x := range g {
		d[i] = -x
	}
	alpha := make([]float64, len(ss))
	for i := len(ss) - 1; i >= 0; i-- {
		alpha[i] = dot(ss[i], d) / dot(ss[i], ys[i])
		axpy(-alpha[i], ys[i], d)
	}
	if n := len(ss) - 1; n >= 0 {
		scale := dot(ss[n], ys[n]) / dot(ys[n], ys[n])
		for i := range d {
			d[i] *= scale
		}
	}
	for i := range ss {
		axpy(alpha[i]-dot(ys[i], d)/dot(ss[i], ys[i]), ss[i], d)
	}
	return d
}

func dot(a, b []float64) (s float64) {
	for i, x := range a {
		s += x * b[i]
	}
	return
}

func axpy(a float64, x, y []float64) {
	for i, v := range x {
		y[i] += a * v
	}
}
