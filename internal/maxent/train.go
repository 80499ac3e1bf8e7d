// SPDX-License-Identifier: Apache-2.0

package maxent

import (
	"cmp"
	"math"
	"slices"
)

// Example is one row to learn from. Of a model of one class, Class 1 is yes and
// 0 no. Weight says how much the row counts.
//
// Rows that follow one another with the same Group, not 0, are a choice: a
// model of one class learns to give the rows of Class 1, at least one, most of
// the softmax over them all (McFadden 1974). The weight is that of the first.
type Example struct {
	Features []Feature
	Class    int
	Weight   float64
	Group    int
}

// Trainer fits a model. C is the inverse of the penalty: the sum of the losses
// times C and half the sum of squared weights is made least. Features seen in
// fewer than Seen rows are left out, as are rows of weights all below Least.
type Trainer struct {
	Classes int
	C       float64
	Seen    int
	Least   float64
	Steps   int // at most; 0 is 60
}

// compact rows: features by their number among those kept.
type compact struct {
	ids    []int32
	values []float32
	class  int
	weight float64
	group  int
}

// Train fits the examples and returns the bytes of the model file. The same
// examples give the same bytes.
func (t Trainer) Train(examples []Example) []byte {
	keys, rows := t.compact(examples)
	w := t.fit(rows, len(keys))
	order := make([]int, 0, len(keys))
	for i := range keys {
		row := w[i*t.Classes : (i+1)*t.Classes]
		if slices.ContainsFunc(row, func(x float64) bool { return math.Abs(x) >= t.Least }) {
			order = append(order, i)
		}
	}
	slices.SortFunc(order, func(a, b int) int { return cmp.Compare(keys[a], keys[b]) })
	kept, weights := make([]uint32, 0, len(order)), make([]float64, 0, len(order)*t.Classes)
	for _, i := range order {
		kept, weights = append(kept, keys[i]), append(weights, w[i*t.Classes:(i+1)*t.Classes]...)
	}
	return pack(t.Classes, kept, weights)
}

// compact numbers the features seen often enough, in order of appearance, so
// that those that come together, such as the components of a vector, lie
// together.
func (t Trainer) compact(examples []Example) ([]uint32, []compact) {
	n := 0
	for _, e := range examples {
		n += len(e.Features)
	}
	table := newCounter(n / 8)
	for _, e := range examples {
		for _, f := range e.Features {
			table.at(f.ID).seen++
		}
	}
	var keys []uint32
	rows := make([]compact, len(examples))
	ids, values := make([]int32, 0, n), make([]float32, 0, n)
	for k, e := range examples {
		from := len(ids)
		for _, f := range e.Features {
			c := table.at(f.ID)
			if c.seen < int32(t.Seen) || f.Value == 0 {
				continue
			}
			if c.number == 0 {
				keys = append(keys, f.ID)
				c.number = int32(len(keys))
			}
			ids, values = append(ids, c.number-1), append(values, f.Value)
		}
		rows[k] = compact{ids[from:], values[from:], e.Class, e.Weight, e.Group}
	}
	return keys, rows
}

// counter counts features by open addressing; it grows by doubling.
type counter struct {
	cells []cell
	used  int
}

type cell struct {
	key          uint32
	seen, number int32
	taken        bool
}

func newCounter(n int) *counter {
	size := 1 << 10
	for size < n {
		size *= 2
	}
	return &counter{cells: make([]cell, size)}
}

// at is the cell of a key; it is good until the next call.
func (t *counter) at(key uint32) *cell {
	if 2*t.used > len(t.cells) {
		old := t.cells
		t.cells, t.used = make([]cell, 2*len(old)), 0
		for _, c := range old {
			if c.taken {
				*t.at(c.key) = c
			}
		}
	}
	mask := uint32(len(t.cells) - 1)
	i := key & mask
	for t.cells[i].taken && t.cells[i].key != key {
		i = (i + 1) & mask
	}
	if !t.cells[i].taken {
		t.cells[i].taken, t.cells[i].key = true, key
		t.used++
	}
	return &t.cells[i]
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
	for n := 0; n < len(rows); n++ {
		r := &rows[n]
		c := t.C * r.weight
		if k == 1 && r.group != 0 {
			end := n + 1
			for end < len(rows) && rows[end].group == r.group {
				end++
			}
			sum += choice(rows[n:end], c, w, g)
			n = end - 1
			continue
		}
		if k == 1 {
			m := 0.0
			for j, id := range r.ids {
				m += float64(r.values[j]) * w[id]
			}
			y := float64(2*r.class - 1)
			sum += c * logOnePlusExp(-y*m)
			d := -c * y / (1 + math.Exp(y*m))
			for j, id := range r.ids {
				g[id] += float64(r.values[j]) * d
			}
			continue
		}
		clear(p)
		for j, id := range r.ids {
			v := float64(r.values[j])
			for c, x := range w[int(id)*k : int(id)*k+k] {
				p[c] += v * x
			}
		}
		softmax(p)
		sum -= c * math.Log(max(p[r.class], 1e-300))
		p[r.class]--
		for i := range p {
			p[i] *= c
		}
		for j, id := range r.ids {
			v := float64(r.values[j])
			row := g[int(id)*k : int(id)*k+k]
			for c, x := range p {
				row[c] += v * x
			}
		}
	}
	return sum
}

// choice is the loss of one choice, times c; its gradient is added to g.
func choice(rows []compact, c float64, w, g []float64) float64 {
	p := make([]float64, len(rows))
	for n := range rows {
		for j, id := range rows[n].ids {
			p[n] += float64(rows[n].values[j]) * w[id]
		}
	}
	softmax(p)
	right := 1e-300
	for n := range rows {
		if rows[n].class == 1 {
			right += p[n]
		}
	}
	for n := range rows {
		d := c * p[n]
		if rows[n].class == 1 {
			d -= c * p[n] / right
		}
		for j, id := range rows[n].ids {
			g[id] += float64(rows[n].values[j]) * d
		}
	}
	return -c * math.Log(right)
}

func logOnePlusExp(x float64) float64 {
	if x > 30 {
		return x
	}
	return math.Log1p(math.Exp(x))
}

// least is the share of the loss a step must take off to be followed by another.
const least = 2e-5

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
		steps = 60
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
		if gain < least*math.Abs(f) {
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
