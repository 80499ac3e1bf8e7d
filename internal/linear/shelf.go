// SPDX-License-Identifier: Apache-2.0

package linear

import (
	"cmp"
	"encoding/binary"
	"errors"
	"math/bits"
	"slices"
)

// Shelved turns a model file into its shelf form, which is what is kept in the
// repository and in the binary: the features in order of their keys, so that
// the keys become small differences, and no empty slots. It is less than half
// as large, and Open makes the form that is read of it. Data that is no model
// file comes back as it is.
//
// Layout: "DLP1"; the head of the file (K, names, scale) as it was; the number
// of features and of entry bytes, as varints; then four streams, each of one
// kind of byte so that they compress well: the differences of the keys as
// varints (their number of bytes first), the counts, the classes, the weights.
func Shelved(data []byte) []byte {
	m, err := Open(data)
	if err != nil || string(data[:4]) != "DLM1" {
		return data
	}
	type feature struct{ key, ref uint32 }
	var fs []feature
	for i := 0; i < len(m.slots); i += 8 {
		if ref := binary.LittleEndian.Uint32(m.slots[i+4:]); ref != 0 {
			fs = append(fs, feature{binary.LittleEndian.Uint32(m.slots[i:]), ref})
		}
	}
	slices.SortFunc(fs, func(a, b feature) int { return cmp.Compare(a.key, b.key) })
	var keys, counts, classes, weights []byte
	last := uint32(0)
	for _, f := range fs {
		keys = binary.AppendUvarint(keys, uint64(f.key-last))
		last = f.key
		n := m.entries[f.ref-1]
		counts = append(counts, n)
		for j := uint32(0); j < uint32(n); j++ {
			classes = append(classes, m.entries[f.ref+2*j])
			weights = append(weights, m.entries[f.ref+2*j+1])
		}
	}
	head := headOf(data)
	out := append([]byte("DLP1"), data[4:head]...)
	out = binary.AppendUvarint(out, uint64(len(fs)))
	out = binary.AppendUvarint(out, uint64(len(classes)))
	out = binary.AppendUvarint(out, uint64(len(keys)))
	return append(append(append(append(out, keys...), counts...), classes...), weights...)
}

// headOf is where the head of a model file (magic, K, names, scale) ends.
func headOf(data []byte) int {
	p := 5
	for range int(data[4]) {
		if p >= len(data) {
			return len(data)
		}
		p += 1 + int(data[p])
	}
	return min(p+4, len(data))
}

// unshelved is Shelved's inverse; the slots are laid out in key order, so the
// same features always give the same bytes.
func unshelved(data []byte) ([]byte, error) {
	if len(data) < 5 {
		return nil, errShort
	}
	p := headOf(data)
	out := append([]byte("DLM1"), data[4:p]...)
	var n [3]int
	for i := range n {
		v, size := binary.Uvarint(data[p:])
		if size <= 0 || v > uint64(len(data)) {
			return nil, errShort
		}
		n[i], p = int(v), p+size
	}
	features, entries, keyBytes := n[0], n[1], n[2]
	if len(data)-p != keyBytes+features+2*entries {
		return nil, errShort
	}
	keys := data[p : p+keyBytes]
	counts := data[p+keyBytes:][:features]
	classes := data[p+keyBytes+features:][:entries]
	weights := data[p+keyBytes+features+entries:]
	shift := bits.Len(uint(features*10/8 + 1))
	slots := make([]byte, 8<<shift)
	mask := uint32(1)<<shift - 1
	body := make([]byte, 0, features+2*entries)
	key := uint32(0)
	for _, c := range counts {
		d, size := binary.Uvarint(keys)
		if size <= 0 || int(c) > len(classes) {
			return nil, errors.New("linear: the streams of a shelved model do not fit one another")
		}
		key, keys = key+uint32(d), keys[size:]
		at := uint32(len(body)) + 1
		body = append(body, c)
		for j := range int(c) {
			body = append(body, classes[j], weights[j])
		}
		classes, weights = classes[c:], weights[c:]
		i := (key * 0x9E3779B1 >> 7) & mask
		for binary.LittleEndian.Uint32(slots[i*8+4:]) != 0 {
			i = (i + 1) & mask
		}
		binary.LittleEndian.PutUint32(slots[i*8:], key)
		binary.LittleEndian.PutUint32(slots[i*8+4:], at)
	}
	out = append(append(out, byte(shift)), slots...)
	out = binary.LittleEndian.AppendUint32(out, uint32(len(body)))
	return append(out, body...), nil
}
