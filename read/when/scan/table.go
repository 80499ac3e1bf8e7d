// SPDX-License-Identifier: Apache-2.0

package scan

// key is a folded word of ASCII letters, its bytes packed from the lowest.
type key [2]uint64

// pack packs a word of at most maxWord ASCII letters, in lower case.
func pack(w string) (k key) {
	for i := range len(w) {
		k[i>>3] |= uint64(w[i]|0x20) << (i & 7 * 8)
	}
	return k
}

// table holds entries by packed word: open addressing, at most half full. A
// look-up costs one multiplication and seldom more than one line of memory.
type table struct {
	keys  []key
	items []*Entry
	n     int
	shift uint
}

func newTable(bits uint) table {
	return table{keys: make([]key, 1<<bits), items: make([]*Entry, 1<<bits), shift: 64 - bits}
}

// slot is where a word stands, or the empty slot where it would.
func (t *table) slot(k key) int {
	i := int((k[0] ^ k[1]*0x9E3779B97F4A7C15) * 0xD6E8FEB86659FD93 >> t.shift)
	for t.items[i] != nil && t.keys[i] != k {
		i = (i + 1) & (len(t.items) - 1)
	}
	return i
}

func (t *table) add(k key, e *Entry) {
	if t.n*2 >= len(t.items) {
		bigger := newTable(64 - t.shift + 1)
		for i, e := range t.items {
			if e != nil {
				bigger.add(t.keys[i], e)
			}
		}
		*t = bigger
	}
	i := t.slot(k)
	t.keys[i], t.items[i] = k, e
	t.n++
}
