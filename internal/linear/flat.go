// SPDX-License-Identifier: Apache-2.0

package linear

import (
	"errors"
	"fmt"
	"io"
	"math"
)

// Flat is a linear model of one class, a ranker: one weight a slot, found by
// the low bits of the feature alone. No key is kept: features that fall on the
// same slot share it, in training as in reading. A look-up costs one byte read.
// It is safe for concurrent use.
//
// Layout of the file: "DLF1"; log2 of the number of slots u8; slots i8.
type Flat struct {
	mask uint32
	w    []byte
}

// OpenFlat reads a model; it keeps data and copies none of it.
func OpenFlat(data []byte) (*Flat, error) {
	if len(data) < 5 || string(data[:4]) != "DLF1" {
		return nil, errors.New("linear: not a flat model (no DLF1 at its start)")
	}
	if data[4] > 28 || len(data)-5 < 1<<data[4] {
		return nil, fmt.Errorf("linear: flat model of 2^%d slots in %d bytes", data[4], len(data))
	}
	return &Flat{1<<data[4] - 1, data[5 : 5+1<<data[4]]}, nil
}

// Score implements Scorer for the one class.
func (m *Flat) Score(features []uint32, out []int32) {
	sum := int32(0)
	w := m.w
	for _, f := range features {
		sum += int32(int8(w[f&m.mask]))
	}
	out[0] += sum
}

// FlatTrainer trains an averaged perceptron in 2^bits slots. It is a Scorer
// with its current, unaveraged weights.
type FlatTrainer struct {
	bits uint
	w    []int32
	late []int64 // sum of step * change
	now  int64
}

// NewFlatTrainer starts with all weights 0. bits is 1 to 28.
func NewFlatTrainer(bits uint) *FlatTrainer {
	return &FlatTrainer{bits: bits, w: make([]int32, 1<<bits), late: make([]int64, 1<<bits)}
}

// Score implements Scorer.
func (t *FlatTrainer) Score(features []uint32, out []int32) {
	mask := uint32(1)<<t.bits - 1
	for _, f := range features {
		out[0] += t.w[f&mask]
	}
}

// Tick counts one decision; call it before the changes it leads to.
func (t *FlatTrainer) Tick() { t.now++ }

// Add adds d to the weight of every feature.
func (t *FlatTrainer) Add(features []uint32, d int32) {
	mask := uint32(1)<<t.bits - 1
	for _, f := range features {
		t.w[f&mask] += d
		t.late[f&mask] += int64(d) * t.now
	}
}

// WriteFlat averages each trainer over its steps, and the trainers with one
// another (same bits), and writes the model. clip is the averaged weight that
// becomes 127; larger ones are clipped.
func WriteFlat(w io.Writer, clip float64, trainers ...*FlatTrainer) error {
	first := trainers[0]
	out := append([]byte("DLF1"), byte(first.bits))
	for i := range first.w {
		v := 0.0
		for _, t := range trainers {
			v += float64(t.w[i]) - float64(t.late[i])/float64(max(1, t.now))
		}
		v *= 127 / clip / float64(len(trainers))
		out = append(out, byte(int8(math.Round(min(127, max(-127, v))))))
	}
	_, err := w.Write(out)
	return err
}
