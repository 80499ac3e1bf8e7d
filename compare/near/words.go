// SPDX-License-Identifier: Apache-2.0

package near

import "dragoman/compare/window"

// Words measures how near the words of two reports are, each pair once. It is
// not safe for concurrent use.
type Words struct {
	a, b *window.Report
	n    int
	sim  []float32 // by forms of a and b, one more than measured; 0: not measured yet
}

// NewWords sets the words of two reports side by side.
func NewWords(a, b *window.Report) *Words { return new(Words).over(a, b) }

// over sets the words of two other reports side by side, in the same memory.
func (w *Words) over(a, b *window.Report) *Words {
	w.a, w.b, w.n = a, b, b.Forms()
	if n := a.Forms() * b.Forms(); cap(w.sim) < n {
		w.sim = make([]float32, n)
	} else {
		w.sim = w.sim[:n]
	}
	clear(w.sim)
	return w
}

// Near is 1 for one term, else the squared cosine of two words' vectors: 0 to 1.
func (w *Words) Near(i, j int32) float32 {
	at := &w.sim[int(w.a.Form(i))*w.n+int(w.b.Form(j))]
	if *at == 0 {
		if w.a.Term(i) == w.b.Term(j) {
			*at = 2
		} else {
			c := w.a.Vector(i).Near(w.b.Vector(j))
			*at = 1 + c*c
		}
	}
	return *at - 1
}

// Soft is the share of each window's weight that words of the other answer, 0
// to 1. Cost: the product of their content words.
func (w *Words) Soft(a, b *window.Window) (ofA, ofB float64) {
	if len(a.Content) == 0 || len(b.Content) == 0 {
		return 0, 0
	}
	var room [64]float32
	back := room[:0]
	for range b.Content {
		back = append(back, 0)
	}
	var have, all, haveB, allB float64
	for _, i := range a.Content {
		best := float32(0)
		for k, j := range b.Content {
			s := w.Near(i, j)
			best = max(best, s)
			back[k] = max(back[k], s)
		}
		have += float64(best) * w.a.Weight(i)
		all += w.a.Weight(i)
	}
	for k, j := range b.Content {
		haveB += float64(back[k]) * w.b.Weight(j)
		allB += w.b.Weight(j)
	}
	return have / all, haveB / allB
}

// Cosine is that of the terms of two windows weighed by how rare they are.
func Cosine(a, b *window.Window) float64 {
	if a.Norm == 0 || b.Norm == 0 {
		return 0
	}
	s := 0.0
	for i, j := 0, 0; i < len(a.Terms) && j < len(b.Terms); {
		x, y := &a.Terms[i], &b.Terms[j]
		switch {
		case x.ID == y.ID:
			s += x.Weight * y.Weight
			i++
			j++
		case x.ID < y.ID:
			i++
		default:
			j++
		}
	}
	return s / (a.Norm * b.Norm)
}
