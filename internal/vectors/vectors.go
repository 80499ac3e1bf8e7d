// SPDX-License-Identifier: Apache-2.0

// Package vectors looks up word vectors: words that stand among the same words
// lie near one another (Pennington, Socher, Manning 2014). Near does not mean
// same: killed and injured, Iran and Iraq are near. The table is read in place;
// a look-up is a binary search over the words and allocates nothing.
package vectors

import (
	"encoding/binary"
	"errors"
	"math"
	"slices"
	"strings"
)

// Vec is a vector of length one: component i is V[i] times Scale.
type Vec struct {
	V     []byte // two's complement, -127 to 127; not to be changed
	Scale float32
}

// Table is a table of vectors. It is safe for concurrent use.
//
// Layout of the file, little endian: "DVC1"; rows n u32; dimensions d u32; n
// scales f32; n rows u32 in byte order of their words; n+1 ends of words u32;
// the words; n times d signed bytes. Rows stand in order of frequency.
type Table struct {
	n, dim int
	scales []byte
	order  []byte
	ends   []byte
	words  string
	rows   []byte
	from   []uint32 // prefix → the first place in order of a word of it, or past it
}

// prefix are the first two bytes of a word, a missing one 0.
func prefix(word string) (p int) {
	if len(word) > 0 {
		p = int(word[0]) << 8
	}
	if len(word) > 1 {
		p |= int(word[1])
	}
	return
}

// index lays the prefixes out.
func (t *Table) index() {
	t.from = make([]uint32, 1<<16+1)
	next := 0
	for i := range t.n {
		p := prefix(t.word(int(binary.LittleEndian.Uint32(t.order[4*i:]))))
		for ; next <= p; next++ {
			t.from[next] = uint32(i)
		}
	}
	for ; next < len(t.from); next++ {
		t.from[next] = uint32(t.n)
	}
}

const magic = "DVC1"

// MaxDim is how many components a vector has at most.
const MaxDim = 1 << 12

// Open reads a table; it keeps data.
func Open(data []byte) (*Table, error) {
	cut := errors.New("vectors: file is cut short")
	if len(data) < 12 || string(data[:4]) != magic {
		return nil, errors.New("vectors: not a vector table (no DVC1 at its start)")
	}
	n, dim := int(binary.LittleEndian.Uint32(data[4:])), int(binary.LittleEndian.Uint32(data[8:]))
	if n > 1<<20 || dim > MaxDim {
		return nil, errors.New("vectors: more than a million rows or 4,096 dimensions")
	}
	t := &Table{n: n, dim: dim}
	rest := data[12:]
	take := func(size int) (b []byte) {
		if rest == nil || size > len(rest) {
			rest = nil
			return nil
		}
		b, rest = rest[:size], rest[size:]
		return b
	}
	t.scales, t.order, t.ends = take(4*n), take(4*n), take(4*n+4)
	if rest == nil {
		return nil, cut
	}
	end := uint32(0)
	for i := 0; i <= n; i++ {
		next := binary.LittleEndian.Uint32(t.ends[4*i:])
		if next < end || i < n && binary.LittleEndian.Uint32(t.order[4*i:]) >= uint32(n) {
			return nil, errors.New("vectors: the list of words is damaged")
		}
		end = next
	}
	t.words = string(take(int(end)))
	t.rows = take(n * dim)
	if rest == nil {
		return nil, cut
	}
	t.index()
	return t, nil
}

// Len is the number of words.
func (t *Table) Len() int { return t.n }

// Dim is the number of components of a vector.
func (t *Table) Dim() int { return t.dim }

func (t *Table) word(row int) string {
	return t.words[binary.LittleEndian.Uint32(t.ends[4*row:]):binary.LittleEndian.Uint32(t.ends[4*row+4:])]
}

// Row is the rank of a word by frequency, from 0; ok is false for unknown
// words. Words are in lower case.
func (t *Table) Row(word string) (row int, ok bool) {
	at := prefix(word)
	lo, hi := int(t.from[at]), int(t.from[at+1])
	for lo < hi {
		m := int(uint(lo+hi) >> 1)
		row = int(binary.LittleEndian.Uint32(t.order[4*m:]))
		switch c := strings.Compare(t.word(row), word); {
		case c == 0:
			return row, true
		case c < 0:
			lo = m + 1
		default:
			hi = m
		}
	}
	return 0, false
}

// At is the vector of a row.
func (t *Table) At(row int) Vec {
	return Vec{t.rows[row*t.dim : (row+1)*t.dim], math.Float32frombits(binary.LittleEndian.Uint32(t.scales[4*row:]))}
}

// Of is the vector of a word in lower case.
func (t *Table) Of(word string) (Vec, bool) {
	row, ok := t.Row(word)
	if !ok {
		return Vec{}, false
	}
	return t.At(row), true
}

// Dot is the cosine of two vectors, -1 to 1; 0 where one is empty.
func (a Vec) Dot(b Vec) float64 {
	if len(a.V) != len(b.V) {
		return 0
	}
	x, y := a.V, b.V
	sum := int32(0)
	for len(x) >= 4 && len(y) >= 4 {
		sum += int32(int8(x[0]))*int32(int8(y[0])) + int32(int8(x[1]))*int32(int8(y[1])) +
			int32(int8(x[2]))*int32(int8(y[2])) + int32(int8(x[3]))*int32(int8(y[3]))
		x, y = x[4:], y[4:]
	}
	for i := range x {
		sum += int32(int8(x[i])) * int32(int8(y[i]))
	}
	return float64(sum) * float64(a.Scale) * float64(b.Scale)
}

// Cosine is the cosine of two words in lower case, -1 to 1: 1 for the same
// word, known or not, and 0 where one of two words is unknown.
func (t *Table) Cosine(a, b string) float64 {
	if a == b {
		return 1
	}
	va, ok := t.Of(a)
	if !ok {
		return 0
	}
	vb, _ := t.Of(b)
	return va.Dot(vb)
}

// Make writes a table of words in order of frequency, each once, and their
// vectors, dim signed bytes a word, of any length above zero.
func Make(words []string, dim int, rows []byte) ([]byte, error) {
	if len(rows) != len(words)*dim {
		return nil, errors.New("vectors: not one vector a word")
	}
	out := []byte(magic)
	out = binary.LittleEndian.AppendUint32(out, uint32(len(words)))
	out = binary.LittleEndian.AppendUint32(out, uint32(dim))
	for i := range words {
		sum := 0
		for _, x := range rows[i*dim : (i+1)*dim] {
			sum += int(int8(x)) * int(int8(x))
		}
		if sum == 0 {
			return nil, errors.New("vectors: the vector of " + words[i] + " is nothing but zeros")
		}
		out = binary.LittleEndian.AppendUint32(out, math.Float32bits(float32(1/math.Sqrt(float64(sum)))))
	}
	order := make([]uint32, len(words))
	for i := range order {
		order[i] = uint32(i)
	}
	slices.SortFunc(order, func(a, b uint32) int { return strings.Compare(words[a], words[b]) })
	for i, row := range order {
		if i > 0 && words[order[i-1]] == words[row] {
			return nil, errors.New("vectors: " + words[row] + " stands twice")
		}
		out = binary.LittleEndian.AppendUint32(out, row)
	}
	end := 0
	for _, w := range append([]string{""}, words...) {
		end += len(w)
		out = binary.LittleEndian.AppendUint32(out, uint32(end))
	}
	for _, w := range words {
		out = append(out, w...)
	}
	return append(out, rows...), nil
}
