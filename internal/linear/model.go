// SPDX-License-Identifier: Apache-2.0

package linear

// Model is a trained model as it is read with. It is safe for concurrent use.
//
// Reading a model is waiting for memory, so Open lays it out for that: a slot
// is a key and a reference (key in the low half), and the reference is of one
// of three kinds, told by its highest bits, 0 being an empty slot.
type Model struct {
	classes []string
	scale   float32
	mask    uint32
	shift   uint     // the highest bits of a key say where it is looked for first
	slots   []uint64 // open addressing
	pairs   []uint16 // class, and weight in the high byte
	rows    []uint64 // whole rows of bytes, weight + 128, groups words each
	groups  int      // words of eight classes
}

// The kinds of reference.
const (
	inline = 1 // one or two weights: class (7 bits), weight (8), twice
	listed = 2 // offset in pairs (24 bits), number of them (6)
	dense  = 3 // number of the row
)

// most is how many rows of each kind are added up at once: 257 fit the 16-bit
// lanes the whole rows are added in.
const most = 64

// Score implements Scorer. No allocation. The slots are first loaded, many
// at a time, then sorted by kind, and then added, so that loads wait for memory
// together and not one after another, and no branch hangs on the kind.
func (m *Model) Score(features []uint32, out []int32) {
	var found [most]uint64
	var refs [4][most]uint32
	for len(features) > 0 {
		some := features[:min(most, len(features))]
		features = features[len(some):]
		mask, shift, slots := m.mask, m.shift&31, m.slots
		for k, f := range some {
			found[k&(most-1)] = slots[f>>shift]
		}
		var n [4]int
		for k, f := range some {
			s := found[k&(most-1)]
			for i := f >> shift; uint32(s) != f && s>>32 != 0; {
				i++
				s = slots[i&mask]
			}
			kind := s >> 62
			refs[kind][n[kind]&(most-1)] = uint32(s >> 32)
			n[kind]++
		}
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
