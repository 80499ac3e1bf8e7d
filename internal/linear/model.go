// SPDX-License-Identifier: Apache-2.0

package linear

// Model is a trained model as it is read with. It is safe for concurrent use.
//
// Reading a model is waiting for memory, so Open lays it out for that. Half of
// all look-ups are of a few thousand features; they stand together in a small
// table (front) which stays near the processor. What is not there is asked of a
// bit field (there) whether the model has it at all, and only then looked for
// among all the others (slots), far off.
//
// A slot is a key and a reference (key in the low half), and the reference is of
// one of three kinds, told by its highest bits, 0 being an empty slot.
type Model struct {
	classes []string
	scale   float32
	front   []uint64 // by the highest bits of a key: the feature of the most weights among those that fall there
	ahead   uint     // a key shifted by it is its place in front
	there   []uint64 // bits, by the highest bits of a key: is there one such in slots
	sieve   uint     // a key shifted by it is its bit in there
	mask    uint32
	shift   uint     // the highest bits of a key say where it is looked for first
	slots   []uint64 // the others, open addressing
	pairs   []uint16 // class, and weight in the high byte
	rows    []uint64 // whole rows of bytes, weight + 128, groups words each
	groups  int      // words of eight classes
}

// The kinds of reference.
const (
	unknown = 0
	inline  = 1 // one or two weights: class (7 bits), weight (8), twice
	listed  = 2 // offset in pairs (24 bits), number of them (6)
	dense   = 3 // number of the row
)

// most is how many rows of each kind are added up at once: 257 fit the 16-bit
// lanes the whole rows are added in.
const most = 64

// Score implements Scorer. No allocation. The slots are first loaded, many
// at a time, then sorted by kind, and then added, so that loads wait for memory
// together and not one after another, and no branch hangs on the kind.
func (m *Model) Score(features []uint32, out []int32) {
	var refs [4][most]uint32
	for len(features) > 0 {
		some := features[:min(most, len(features))]
		features = features[len(some):]
		var n [4]int
		front, ahead := m.front, m.ahead&31
		for _, f := range some {
			s := front[f>>ahead]
			kind, v := s>>62, uint32(s>>32)
			if uint32(s) != f {
				kind, v = unknown, f
			}
			refs[kind][n[kind]&(most-1)] = v
			n[kind]++
		}
		m.others(&refs, &n)
		for _, r := range refs[inline][:n[inline]] {
			out[r&127] += int32(int8(r >> 7))
			out[r>>15&127] += int32(int8(r >> 22))
		}
		for _, r := range refs[listed][:n[listed]] {
			for _, p := range m.pairs[r&(1<<24-1):][:r>>24&63] {
				out[p&255] += int32(int8(p >> 8))
			}
		}
		if n[dense] > 0 {
			m.addRows(refs[dense][:n[dense]], out)
		}
	}
}

// others looks for the features of refs[unknown], which are not in front, and
// adds the references to those that are somewhere.
func (m *Model) others(refs *[4][most]uint32, n *[4]int) {
	there, sieve := m.there, m.sieve&31
	maybe := refs[unknown][:n[unknown]]
	k := 0
	for _, f := range maybe {
		bit := f >> sieve
		maybe[k] = f
		k += int(there[bit>>6] >> (bit & 63) & 1)
	}
	maybe = maybe[:k]
	var found [most]uint64
	mask, shift, slots := m.mask, m.shift&31, m.slots
	for k, f := range maybe {
		found[k&(most-1)] = slots[f>>shift]
	}
	for k, f := range maybe {
		s := found[k&(most-1)]
		for i := f >> shift; uint32(s) != f && s>>32 != 0; {
			i++
			s = slots[i&mask]
		}
		if kind := s >> 62; kind != unknown {
			refs[kind][n[kind]&(most-1)] = uint32(s >> 32)
			n[kind]++
		}
	}
}

// addRows adds whole rows, at most 257, eight classes at a time.
func (m *Model) addRows(refs []uint32, out []int32) {
	const even = 0x00FF00FF00FF00FF
	bias := int32(len(refs)) * 128
	for g := range m.groups {
		var a, b uint64 // lanes of 16 bits: classes 0 2 4 6 and 1 3 5 7
		rows := m.rows[g:]
		for _, r := range refs {
			x := rows[int(r&(1<<30-1))*m.groups]
			a += x & even
			b += x >> 8 & even
		}
		o := out[8*g : min(8*g+8, len(m.classes))]
		for c := range o {
			o[c] += int32(a&0xFFFF) - bias
			a, b = b, a>>16
		}
	}
}
