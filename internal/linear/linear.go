// SPDX-License-Identifier: Apache-2.0

// Package linear holds sparse linear models over hashed features: the trainers
// (averaged perceptron, softmax) and the flat, quantised form that is shipped
// and read in place.
//
// A feature is a 32-bit hash (see Hash and Mix). A model scores a set of
// features against K classes, K <= 255: the score of a class is the sum of its
// weights over the features. Decoders take a Scorer, so the one decoder serves
// training and reading.
package linear

import (
	"encoding/binary"
	"fmt"
	"io"
	"math"
	"math/bits"
)

// Scorer adds to out[c] the weight of every feature for class c. len(out) is
// at least the number of classes; out is not cleared.
type Scorer interface {
	Score(features []uint32, out []int32)
}

// Hash starts a feature from a template number and a string (FNV-1a, mixed).
func Hash(template uint32, s string) uint32 {
	h := template*2654435761 + 2166136261
	for i := 0; i < len(s); i++ {
		h = (h ^ uint32(s[i])) * 16777619
	}
	return Mix(h, 0)
}

// Mix folds one more value into a feature.
func Mix(h, v uint32) uint32 {
	h ^= v * 0x9E3779B1
	h = (h ^ (h >> 15)) * 0x85EBCA6B
	h = (h ^ (h >> 13)) * 0xC2B2AE35
	return h ^ (h >> 16)
}

// The file of a Model, little endian: "DLM1"; K u8; K names (length u8, bytes);
// scale f32 (a weight times scale is in the trainer's unit); log2 of the
// number of slots u8; slots (key u32, ref u32) by open addressing on the key,
// ref 0 is empty; number of entry bytes u32; entries: count u8, then count
// pairs (class u8, weight i8) by class. ref is 1 + the offset of the entry.

// Classes are the class names, in class order. The caller must not change it.
func (m *Model) Classes() []string { return m.classes }

// Scale times an integer score gives the trainer's unit (for softmax: log odds).
func (m *Model) Scale() float32 { return m.scale }

// Class returns the number of a class name, or -1.
func (m *Model) Class(name string) int {
	for i, c := range m.classes {
		if c == name {
			return i
		}
	}
	return -1
}

// Probabilities turns scores into probabilities by softmax, into p.
func (m *Model) Probabilities(scores []int32, p []float64) {
	top := scores[0]
	for _, s := range scores[:len(m.classes)] {
		top = max(top, s)
	}
	sum := 0.0
	for i, s := range scores[:len(m.classes)] {
		p[i] = math.Exp(float64(s-top) * float64(m.scale))
		sum += p[i]
	}
	for i := range m.classes {
		p[i] /= sum
	}
}

// Best returns the class of the highest score; the lower class wins a tie.
func Best(scores []int32) int {
	b := 0
	for i, s := range scores {
		if s > scores[b] {
			b = i
		}
	}
	return b
}

// row is one feature with its weights, for writing.
type row struct {
	key     uint32
	weights []float32 // one a class
}

// pack writes rows, in the order given, as a model file. Weights that round
// to 0 are dropped, and so are rows with none left. clip is the weight that
// becomes 127; larger ones are clipped. 0 means the largest.
func pack(w io.Writer, classes []string, rows []row, clip float32) error {
	if len(classes) > 255 {
		return fmt.Errorf("linear: %d classes, at most 255", len(classes))
	}
	if clip == 0 {
		for _, r := range rows {
			for _, x := range r.weights {
				clip = max(clip, float32(math.Abs(float64(x))))
			}
		}
	}
	if clip == 0 {
		clip = 1
	}
	scale := clip / 127
	var entries []byte
	type ref struct{ key, at uint32 }
	var refs []ref
	for _, r := range rows {
		at := len(entries)
		entries = append(entries, 0)
		for c, x := range r.weights {
			q := math.Round(float64(x / scale))
			q = min(127, max(-127, q))
			if q != 0 {
				entries = append(entries, byte(c), byte(int8(q)))
				entries[at]++
			}
		}
		if entries[at] == 0 {
			entries = entries[:at]
			continue
		}
		refs = append(refs, ref{r.key, uint32(at) + 1})
	}
	shift := bits.Len(uint(len(refs)*10/8 + 1)) // load factor 0.4 to 0.8
	slots := make([]byte, 8<<shift)
	mask := uint32(1)<<shift - 1
	for _, r := range refs {
		i := (r.key * 0x9E3779B1 >> 7) & mask
		for binary.LittleEndian.Uint32(slots[i*8+4:]) != 0 {
			i = (i + 1) & mask
		}
		binary.LittleEndian.PutUint32(slots[i*8:], r.key)
		binary.LittleEndian.PutUint32(slots[i*8+4:], r.at)
	}
	b := append([]byte("DLM1"), byte(len(classes)))
	for _, c := range classes {
		b = append(append(b, byte(len(c))), c...)
	}
	b = binary.LittleEndian.AppendUint32(b, math.Float32bits(scale))
	b = append(b, byte(shift))
	b = append(b, slots...)
	b = binary.LittleEndian.AppendUint32(b, uint32(len(entries)))
	b = append(b, entries...)
	_, err := w.Write(b)
	return err
}
