// SPDX-License-Identifier: Apache-2.0

// Package maxent holds logistic regressions over sparse features with values:
// a trainer (L-BFGS under an L2 penalty) and the form that is shipped.
//
// A feature is a 32-bit hash (linear.Hash, linear.Mix) with a value. A model of
// one class is a yes or no question answered by the logistic function; one of
// several classes gives each a share by the softmax.
package maxent

import (
	"encoding/binary"
	"errors"
	"math"
)

// Feature is a feature and its value, 1 where it is only there or not.
type Feature struct {
	ID    uint32
	Value float32
}

// Model scores features. Read-only, safe for concurrent use.
type Model struct {
	classes int
	mask    uint32
	slots   []slot // open addressing on the key; row 0 is empty
	weights []float32
}

type slot struct{ key, row uint32 }

// Classes is the number of classes.
func (m *Model) Classes() int { return m.classes }

// Score adds to out[c] the inner product of the features and the weights of
// class c. len(out) is at least Classes; out is not cleared.
func (m *Model) Score(features []Feature, out []float64) {
	k := m.classes
	for _, f := range features {
		for i := f.ID & m.mask; ; i = (i + 1) & m.mask {
			s := m.slots[i]
			if s.row == 0 {
				break
			}
			if s.key != f.ID {
				continue
			}
			row := m.weights[int(s.row-1)*k : int(s.row)*k]
			for c, w := range row {
				out[c] += float64(w * f.Value)
			}
			break
		}
	}
}

// Margin is the inner product of the features and the weights of a model of one
// class.
func (m *Model) Margin(features []Feature) float64 {
	slots, mask, sum := m.slots, m.mask, 0.0
	for _, f := range features {
		for i := f.ID & mask; slots[i].row != 0; i = (i + 1) & mask {
			if slots[i].key == f.ID {
				sum += float64(m.weights[slots[i].row-1] * f.Value)
				break
			}
		}
	}
	return sum
}

// Join is a model of two classes that scores as a and b do, each of one class:
// what both are asked of is looked up once.
func Join(a, b *Model) *Model {
	var keys []uint32
	var weights []float32
	row := make(map[uint32]int, len(a.weights))
	for class, m := range [2]*Model{a, b} {
		for _, s := range m.slots {
			if s.row == 0 {
				continue
			}
			n, ok := row[s.key]
			if !ok {
				n = len(keys)
				row[s.key] = n
				keys, weights = append(keys, s.key), append(weights, 0, 0)
			}
			weights[2*n+class] = m.weights[s.row-1]
		}
	}
	return lay(2, keys, weights)
}

// Yes is the probability, 0 to 1, that a model of one class gives.
func (m *Model) Yes(features []Feature) float64 { return Logistic(m.Margin(features)) }

// Logistic turns the margin of a model of one class into a probability, 0 to 1.
func Logistic(margin float64) float64 { return 1 / (1 + math.Exp(-margin)) }

// Softmax turns margins into shares, which sum to 1, in place. There is at least
// one.
func Softmax(p []float64) { softmax(p) }

// Shares fills p with the share of each class, which sum to 1.
func (m *Model) Shares(features []Feature, p []float64) {
	clear(p[:m.classes])
	m.Score(features, p)
	softmax(p[:m.classes])
}

func softmax(p []float64) {
	top := p[0]
	for _, x := range p {
		top = max(top, x)
	}
	sum := 0.0
	for i, x := range p {
		p[i] = math.Exp(x - top)
		sum += p[i]
	}
	for i := range p {
		p[i] /= sum
	}
}

// lay makes the table of a model; weights are row by row.
func lay(classes int, keys []uint32, weights []float32) *Model {
	size := uint32(16)
	for int(size) < 2*len(keys) {
		size *= 2
	}
	m := &Model{classes, size - 1, make([]slot, size), weights}
	for n, k := range keys {
		i := k & m.mask
		for m.slots[i].row != 0 {
			i = (i + 1) & m.mask
		}
		m.slots[i] = slot{k, uint32(n + 1)}
	}
	return m
}

// The file, little endian: "DMX1"; classes u8; number of features n u32; scale
// f32; n keys u32, ascending; n times classes weights i16, times scale.
const magic = "DMX1"

// Bytes is the file of a model of sorted keys.
func pack(classes int, keys []uint32, weights []float64) []byte {
	most := 0.0
	for _, w := range weights {
		most = max(most, math.Abs(w))
	}
	scale := float32(max(most, 1e-9) / math.MaxInt16)
	out := append([]byte(magic), byte(classes))
	out = binary.LittleEndian.AppendUint32(out, uint32(len(keys)))
	out = binary.LittleEndian.AppendUint32(out, math.Float32bits(scale))
	for _, k := range keys {
		out = binary.LittleEndian.AppendUint32(out, k)
	}
	for _, w := range weights {
		out = binary.LittleEndian.AppendUint16(out, uint16(int16(math.Round(w/float64(scale)))))
	}
	return out
}

// Open reads the file of a model.
func Open(data []byte) (*Model, error) {
	if len(data) < 13 || string(data[:4]) != magic {
		return nil, errors.New("maxent: not a model (no DMX1 at its start)")
	}
	k, n := int(data[4]), int(binary.LittleEndian.Uint32(data[5:]))
	scale := math.Float32frombits(binary.LittleEndian.Uint32(data[9:]))
	data = data[13:]
	if k == 0 || n > 1<<26 || len(data) != 4*n+2*n*k {
		return nil, errors.New("maxent: the file's length is not that of its features and classes")
	}
	keys, weights := make([]uint32, n), make([]float32, n*k)
	for i := range keys {
		keys[i] = binary.LittleEndian.Uint32(data[4*i:])
		if i > 0 && keys[i] <= keys[i-1] {
			return nil, errors.New("maxent: keys do not ascend")
		}
	}
	for i := range weights {
		weights[i] = scale * float32(int16(binary.LittleEndian.Uint16(data[4*n+2*i:])))
	}
	return lay(k, keys, weights), nil
}
