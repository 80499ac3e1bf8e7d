// SPDX-License-Identifier: Apache-2.0

package linear

import (
	"cmp"
	"io"
	"slices"
)

// Weights trains averaged weights for examples whose features were looked up
// once: a decoder works on rows instead of hashes, many times faster than
// Perceptron. The caller decides what to add; Weights averages and writes.
type Weights struct {
	classes []string
	index   map[uint32]int32
	keys    []uint32
	w       []float32
	late    []float32 // sum of step * change: average = w - late/steps
	seen    []uint16
	step    float32
	sum     []float32 // averages of the runs that ended, added up
	runs    float32
}

// NewWeights starts with no features.
func NewWeights(classes []string) *Weights {
	return &Weights{classes: classes, index: map[uint32]int32{}}
}

// Learn makes rows for the features, which may repeat.
func (t *Weights) Learn(features []uint32) {
	for _, f := range features {
		if _, ok := t.index[f]; !ok {
			t.index[f] = int32(len(t.keys))
			t.keys = append(t.keys, f)
		}
	}
}

// Grow makes room for all rows learned; call it after the last Learn.
func (t *Weights) Grow() {
	n := len(t.keys)
	t.w, t.late = make([]float32, n*len(t.classes)), make([]float32, n*len(t.classes))
	t.seen = make([]uint16, n)
}

// Rows appends the rows of the features that were learned.
func (t *Weights) Rows(features []uint32, out []int32) []int32 {
	for _, f := range features {
		if i, ok := t.index[f]; ok {
			out = append(out, i)
		}
	}
	return out
}

// Score adds the weights of rows to out, one a class.
func (t *Weights) Score(rows []int32, out []float32) {
	k := len(t.classes)
	for _, r := range rows {
		w := t.w[int(r)*k : int(r)*k+k]
		for c, x := range w {
			out[c] += x
		}
	}
}

// Tick counts one decision; call it before the changes it leads to.
func (t *Weights) Tick() { t.step++ }

// Add adds d to the weight of every row for one class.
func (t *Weights) Add(rows []int32, class int, d float32) {
	k := len(t.classes)
	for _, r := range rows {
		i := int(r)*k + class
		t.w[i] += d
		t.late[i] += d * t.step
		if t.seen[r] < 1<<15 {
			t.seen[r]++
		}
	}
}

// Again ends one of several runs in another order, and begins the next from
// zero: Average then takes the mean of the runs.
func (t *Weights) Again() {
	if t.sum == nil {
		t.sum = make([]float32, len(t.w))
	}
	for i := range t.w {
		t.sum[i] += t.w[i] - t.late[i]/max(1, t.step)
		t.w[i], t.late[i] = 0, 0
	}
	t.step = 0
	t.runs++
}

// Average replaces the weights by their averages over all steps; training
// ends with it.
func (t *Weights) Average() {
	for i := range t.w {
		t.w[i] -= t.late[i] / max(1, t.step)
		t.late[i] = 0
		if t.sum != nil {
			t.w[i] = (t.w[i] + t.sum[i]) / (t.runs + 1)
		}
	}
}

// Write writes the model, as Perceptron.Write does. Call Average first.
func (t *Weights) Write(w io.Writer, minSeen int, minWeight, clip float32) error {
	k := len(t.classes)
	var rows []row
	for i, key := range t.keys {
		if int(t.seen[i]) < minSeen {
			continue
		}
		x := row{key, make([]float32, k)}
		any := false
		for c := range k {
			if v := t.w[i*k+c]; v >= minWeight || -v >= minWeight {
				x.weights[c], any = v, true
			}
		}
		if any {
			rows = append(rows, x)
		}
	}
	slices.SortFunc(rows, func(a, b row) int { return cmp.Compare(a.key, b.key) })
	return pack(w, t.classes, rows, clip)
}
