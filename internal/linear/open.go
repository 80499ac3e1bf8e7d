// SPDX-License-Identifier: Apache-2.0

package linear

import (
	"encoding/binary"
	"errors"
	"fmt"
	"iter"
	"math"
	"math/bits"
)

var errShort = errors.New("linear: model file is cut short")

// Open reads a model, in the form it is trained in or in the shelf form (see
// Shelved). It copies what it needs: data may be forgotten.
func Open(data []byte) (*Model, error) {
	if len(data) > 4 && string(data[:4]) == "DLP1" {
		h, err := headOf(data)
		if err != nil {
			return nil, err
		}
		features, err := shelf(data[h.end:])
		if err != nil {
			return nil, err
		}
		return lay(h, features)
	}
	f, err := parse(data)
	if err != nil {
		return nil, err
	}
	return lay(f.head, f.features)
}

// head is what a model file begins with, behind its magic.
type head struct {
	classes []string
	scale   float32
	end     int // bytes
}

func headOf(data []byte) (head, error) {
	h := head{end: 5}
	if len(data) < 5 {
		return h, errShort
	}
	if data[4] == 0 {
		return h, errors.New("linear: a model without classes")
	}
	for range int(data[4]) {
		p := h.end
		if p >= len(data) || p+1+int(data[p]) > len(data) {
			return h, errShort
		}
		h.end += 1 + int(data[p])
		h.classes = append(h.classes, string(data[p+1:h.end]))
	}
	if h.end+4 > len(data) {
		return h, errShort
	}
	h.scale = math.Float32frombits(binary.LittleEndian.Uint32(data[h.end:]))
	h.end += 4
	return h, nil
}

// file is a model file as pack writes it.
type file struct {
	head           head
	slots, entries []byte
}

// parse checks that the slots point into the entries.
func parse(data []byte) (*file, error) {
	if len(data) < 5 || string(data[:4]) != "DLM1" {
		return nil, errors.New("linear: not a model file (no DLM1 at its start)")
	}
	h, err := headOf(data)
	if err != nil || len(data) <= h.end {
		return nil, errShort
	}
	shift, p := uint(data[h.end]), h.end+1
	if shift > 28 {
		return nil, fmt.Errorf("linear: 2^%d slots are too many", shift)
	}
	n := 8 << shift
	if p+n+4 > len(data) {
		return nil, errShort
	}
	e := int(binary.LittleEndian.Uint32(data[p+n:]))
	if p+n+4+e > len(data) {
		return nil, errShort
	}
	f := &file{h, data[p : p+n], data[p+n+4 : p+n+4+e]}
	for i := 4; i < n; i += 8 {
		at := int(binary.LittleEndian.Uint32(f.slots[i:]))
		if at > e || at > 0 && at+2*int(f.entries[at-1]) > e {
			return nil, errors.New("linear: a slot points past the entries")
		}
	}
	return f, nil
}

// features yields every key with its row: pairs of class and weight.
func (f *file) features(yield func(uint32, []byte) bool) {
	for i := 0; i < len(f.slots); i += 8 {
		at := int(binary.LittleEndian.Uint32(f.slots[i+4:]))
		if at != 0 && !yield(binary.LittleEndian.Uint32(f.slots[i:]), f.entries[at:at+2*int(f.entries[at-1])]) {
			return
		}
	}
}

// lay makes a model of features; two slots in five stay empty at least. It is
// fastest where they come in order of their keys.
func lay(h head, features iter.Seq2[uint32, []byte]) (*Model, error) {
	m := &Model{classes: h.classes, scale: h.scale, groups: (len(h.classes) + 7) / 8}
	used, pairs, rows := 0, 0, 0
	for _, row := range features {
		used++
		switch n := len(row) / 2; m.kind(n) {
		case listed:
			pairs += n
		case dense:
			rows++
		}
	}
	if pairs >= 1<<24 || used >= 1<<28 {
		return nil, errors.New("linear: more than 2^24 weights or 2^28 features")
	}
	m.room(used, rows)
	m.pairs, m.rows = make([]uint16, 0, pairs), make([]uint64, 0, rows*m.groups)
	weights := make([]uint8, len(m.front)) // of the features in front
	for key, row := range features {
		ref, err := m.ref(row)
		if err != nil {
			return nil, err
		}
		slot := uint64(ref)<<32 | uint64(key)
		at := key >> m.ahead
		if n := uint8(len(row) / 2); n > weights[at] {
			weights[at] = n
			slot, m.front[at] = m.front[at], slot
		}
		if slot != 0 {
			m.put(slot)
		}
	}
	return m, nil
}

// room makes the tables of some features, of which some have whole rows. Where
// most have, a row does not tell that a feature is frequent, and front is next to
// nothing.
func (m *Model) room(features, whole int) {
	size := max(1, bits.Len(uint(features+features*2/3)))
	m.shift, m.mask = uint(32-size), 1<<size-1
	m.slots = make([]uint64, 1<<size)
	front := min(max(size-4, 4), 15)
	if whole > features/2 {
		front = 4
	}
	m.ahead = uint(32 - front)
	m.front = make([]uint64, 1<<front)
	bits := min(max(size+2, 6), 32)
	m.sieve = uint(32 - bits)
	m.there = make([]uint64, 1<<(bits-6))
}

// put keeps a slot that is not in front.
func (m *Model) put(slot uint64) {
	key := uint32(slot)
	i := key >> m.shift
	for m.slots[i] != 0 {
		i = (i + 1) & m.mask
	}
	m.slots[i] = slot
	bit := key >> m.sieve
	m.there[bit>>6] |= 1 << (bit & 63)
}

// kind is how n weights of one feature are kept.
func (m *Model) kind(n int) uint32 {
	switch {
	case n <= 2 && len(m.classes) <= 128:
		return inline
	case n < m.groups:
		return listed
	}
	return dense
}

// ref stores the weights of a feature, pairs of class and weight, and returns
// the reference to them.
func (m *Model) ref(row []byte) (uint32, error) {
	for i := 0; i < len(row); i += 2 {
		if int(row[i]) >= len(m.classes) {
			return 0, errors.New("linear: an entry names a class that is not there")
		}
		if i > 0 && row[i] <= row[i-2] {
			return 0, errors.New("linear: the classes of a row are not in order")
		}
	}
	n := len(row) / 2
	kind := m.kind(n)
	switch kind {
	case inline:
		ref := kind << 30
		for i := range n {
			ref |= (uint32(row[2*i]) | uint32(row[2*i+1])<<7) << (15 * i)
		}
		return ref, nil
	case listed:
		at := len(m.pairs)
		for i := range n {
			m.pairs = append(m.pairs, uint16(row[2*i])|uint16(row[2*i+1])<<8)
		}
		return kind<<30 | uint32(n)<<24 | uint32(at), nil
	}
	at := len(m.rows)
	for range m.groups {
		m.rows = append(m.rows, 0x8080808080808080)
	}
	for i := 0; i < len(row); i += 2 {
		shift := row[i] & 7 * 8
		m.rows[at+int(row[i]/8)] ^= uint64(row[i+1]) << shift
	}
	return kind<<30 | uint32(at/m.groups), nil
}
