// SPDX-License-Identifier: Apache-2.0

package linear

import (
	"cmp"
	"encoding/binary"
	"errors"
	"iter"
	"math"
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
	f, err := parse(data)
	if err != nil {
		return data
	}
	type feature struct {
		key uint32
		row []byte
	}
	var fs []feature
	for key, row := range f.features {
		fs = append(fs, feature{key, row})
	}
	slices.SortFunc(fs, func(a, b feature) int { return cmp.Compare(a.key, b.key) })
	var keys, counts, classes, weights []byte
	last := uint32(0)
	for _, f := range fs {
		keys = binary.AppendUvarint(keys, uint64(f.key-last))
		last = f.key
		counts = append(counts, byte(len(f.row)/2))
		for i := 0; i < len(f.row); i += 2 {
			classes, weights = append(classes, f.row[i]), append(weights, f.row[i+1])
		}
	}
	out := append([]byte("DLP1"), data[4:f.head.end]...)
	out = binary.AppendUvarint(out, uint64(len(fs)))
	out = binary.AppendUvarint(out, uint64(len(classes)))
	out = binary.AppendUvarint(out, uint64(len(keys)))
	return append(append(append(append(out, keys...), counts...), classes...), weights...)
}

// shelf yields the features of a shelved model, behind its head, in order of
// their keys. The rows are valid until the next one.
func shelf(data []byte) (iter.Seq2[uint32, []byte], error) {
	var n [3]int
	for i := range n {
		v, size := binary.Uvarint(data)
		if size <= 0 || v > uint64(len(data)) {
			return nil, errShort
		}
		n[i], data = int(v), data[size:]
	}
	features, entries := n[0], n[1]
	if len(data) != n[2]+features+2*entries {
		return nil, errShort
	}
	keys, data := data[:n[2]], data[n[2]:]
	counts, data := data[:features], data[features:]
	for rest := keys; ; features-- {
		d, size := binary.Uvarint(rest)
		if features == 0 && len(rest) == 0 {
			break
		}
		if features == 0 || size <= 0 || d > math.MaxUint32 {
			return nil, errStreams
		}
		rest = rest[size:]
	}
	sum := 0
	for _, c := range counts {
		sum += int(c)
	}
	if sum != entries {
		return nil, errStreams
	}
	return func(yield func(uint32, []byte) bool) {
		keys, classes, weights := keys, data[:entries], data[entries:]
		key := uint32(0)
		var row [510]byte
		for _, c := range counts {
			d, size := binary.Uvarint(keys)
			key, keys = key+uint32(d), keys[size:]
			for j, class := range classes[:c] {
				row[2*j], row[2*j+1] = class, weights[j]
			}
			classes, weights = classes[c:], weights[c:]
			if !yield(key, row[:2*int(c)]) {
				return
			}
		}
	}, nil
}

var errStreams = errors.New("linear: the streams of a shelved model do not fit one another")
