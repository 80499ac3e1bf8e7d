// SPDX-License-Identifier: Apache-2.0

package linear

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"math"
)

// Width is the number of classes of a Table.
const Width = 4

// Table is a linear model with at most four classes whose rows are found by
// the low bits of the feature alone. No key is kept: features that fall on the
// same row share it, in training as in reading. A score costs one cache line a
// feature. It is safe for concurrent use.
//
// Layout of the file: "DLT1"; log2 of the number of rows u8; rows of four i8.
type Table struct {
	mask uint32
	w    []byte
}

// OpenTable reads a table; it keeps data and copies none of it.
func OpenTable(data []byte) (*Table, error) {
	if len(data) < 5 || string(data[:4]) != "DLT1" {
		return nil, errors.New("linear: not a table (no DLT1 at its start)")
	}
	if data[4] > 28 || len(data)-5 < Width<<data[4] {
		return nil, fmt.Errorf("linear: table of 2^%d rows in %d bytes", data[4], len(data))
	}
	return &Table{1<<data[4] - 1, data[5 : 5+Width<<data[4]]}, nil
}

// Score implements Scorer. A row is added whole: its weights, made 0 to 255, in
// lanes of 16 bits, which hold the sum of 257 of them.
func (t *Table) Score(features []uint32, out []int32) {
	const even = 0x00FF00FF
	w := t.w
	for len(features) > 0 {
		some := features[:min(len(features), 257)]
		features = features[len(some):]
		var a, b uint32 // classes 0 and 2, 1 and 3
		for _, f := range some {
			i := int(f&t.mask) * Width
			x := binary.LittleEndian.Uint32(w[i:i+Width]) ^ 0x80808080
			a += x & even
			b += x >> 8 & even
		}
		bias := int32(len(some)) * 128
		out[0] += int32(a&0xFFFF) - bias
		out[1] += int32(b&0xFFFF) - bias
		out[2] += int32(a>>16) - bias
		out[3] += int32(b>>16) - bias
	}
}

// TableTrainer trains an averaged perceptron in a table of 2^bits rows. It is
// a Scorer with its current, unaveraged weights.
type TableTrainer struct {
	bits  uint
	w     []int32
	since []int32
	sum   []int64
	now   int32
}

// NewTableTrainer starts a table of 2^bits rows with all weights 0.
func NewTableTrainer(bits uint) *TableTrainer {
	n := Width << bits
	return &TableTrainer{bits, make([]int32, n), make([]int32, n), make([]int64, n), 0}
}

// Score implements Scorer.
func (t *TableTrainer) Score(features []uint32, out []int32) {
	mask := uint32(1)<<t.bits - 1
	for _, f := range features {
		i := int(f&mask) * Width
		for c, x := range t.w[i : i+Width] {
			out[c] += x
		}
	}
}

// Tick counts one decision seen, right or wrong.
func (t *TableTrainer) Tick() { t.now++ }

// Update moves the features towards gold and away from guess.
func (t *TableTrainer) Update(features []uint32, gold, guess int) {
	if gold == guess {
		return
	}
	mask := uint32(1)<<t.bits - 1
	for _, f := range features {
		i := int(f&mask) * Width
		t.add(i+gold, 1)
		t.add(i+guess, -1)
	}
}

func (t *TableTrainer) add(i int, d int32) {
	t.sum[i] += int64(t.w[i]) * int64(t.now-t.since[i])
	t.since[i] = t.now
	t.w[i] += d
}

// Join adds another training of the same size: what is written afterwards is
// the mean of both. Neither may be trained on.
func (t *TableTrainer) Join(o *TableTrainer) {
	for _, x := range []*TableTrainer{t, o} {
		for i := range x.w {
			x.sum[i] += int64(x.w[i]) * int64(x.now-x.since[i])
			x.w[i] = 0
		}
	}
	for i := range t.sum {
		t.sum[i] += o.sum[i]
	}
	t.now += o.now
}

// Write averages and writes the table. clip is the weight that becomes 127;
// larger ones are clipped.
func (t *TableTrainer) Write(w io.Writer, clip float64) error {
	b := append([]byte("DLT1"), byte(t.bits))
	for i := range t.w {
		v := float64(t.sum[i]+int64(t.w[i])*int64(t.now-t.since[i])) / float64(max(1, t.now))
		b = append(b, byte(int8(min(127, max(-127, math.Round(v*127/clip))))))
	}
	_, err := w.Write(b)
	return err
}
