// SPDX-License-Identifier: Apache-2.0

package window

import "math"

// Vector is a word's vector less the mean of all, of length one.
type Vector []float32

// Near is the cosine of two vectors, 0 where it is negative.
func (v Vector) Near(w Vector) float32 {
	var a, b, c, d float32
	if len(v) != len(w) {
		return 0
	}
	for i := 0; i+3 < len(v); i += 4 {
		a += v[i] * w[i]
		b += v[i+1] * w[i+1]
		c += v[i+2] * w[i+2]
		d += v[i+3] * w[i+3]
	}
	return max(0, a+b+c+d)
}

// centre finds the mean of all vectors: what every word shares says nothing of
// how near two are.
func (r *Reader) centre() {
	r.mean = make([]float32, r.table.Dim())
	for i := range r.table.Len() {
		v := r.table.At(i)
		for k, x := range v.V {
			r.mean[k] += float32(int8(x)) * v.Scale
		}
	}
	for k := range r.mean {
		r.mean[k] /= float32(max(1, r.table.Len()))
	}
}

// vector is that of a word, nil where it has none.
func (r *Reader) vector(word string) Vector {
	x, ok := r.table.Of(word)
	if !ok {
		return nil
	}
	v := make(Vector, len(x.V))
	n := 0.0
	for k, b := range x.V {
		v[k] = float32(int8(b))*x.Scale - r.mean[k]
		n += float64(v[k]) * float64(v[k])
	}
	n = math.Max(math.Sqrt(n), 1e-6)
	for k := range v {
		v[k] = float32(float64(v[k]) / n)
	}
	return v
}
