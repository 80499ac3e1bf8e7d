// SPDX-License-Identifier: Apache-2.0

package actors

import (
	_ "embed"
	"fmt"
	"strings"

	"dragoman"
)

//go:embed actors.bin
var embedded string

// Table is a built actor file. It is read-only and safe for concurrent use.
type Table struct {
	data  string
	sec   [sectionsLen + 1]uint32
	under *Table // the table this one is laid over; nil for the embedded one
}

// Known opens the embedded table. Nothing is parsed: it costs microseconds.
func Known() (*Table, error) { return Open(embedded) }

// Open opens a table that Build made.
func Open(data string) (*Table, error) {
	t := &Table{data: data}
	if len(data) < len(magic)+4*(sectionsLen+1) || data[:len(magic)] != magic {
		return nil, fmt.Errorf("actor table: not made by this version: build it again with go run ./know/actors/gen")
	}
	prev := uint32(0)
	for i := range t.sec {
		t.sec[i] = t.u32(uint32(len(magic) + 4*i))
		if t.sec[i] < prev || t.sec[i] > uint32(len(data)) {
			return nil, fmt.Errorf("actor table: cut short in section %d", i)
		}
		prev = t.sec[i]
	}
	return t, nil
}

func (t *Table) u32(at uint32) uint32 {
	d := t.data[at : at+4]
	return uint32(d[0]) | uint32(d[1])<<8 | uint32(d[2])<<16 | uint32(d[3])<<24
}

func (t *Table) str(ref uint32) string {
	at := t.sec[secStrings] + ref>>8
	return t.data[at : at+ref&255]
}

// list is the postings of a key in a map section.
type list32 struct {
	t     *Table
	at, n uint32
}

func (l list32) get(i uint32) uint32 { return l.t.u32(l.at + 4*i) }

func find[K string | []byte](t *Table, sec int, key K) list32 {
	base := t.sec[sec]
	slots := t.u32(base)
	h := uint32(2166136261)
	for i := range len(key) {
		h = (h ^ uint32(key[i])) * 16777619
	}
	h ^= h >> 15
	for i := h & (slots - 1); ; i = (i + 1) & (slots - 1) {
		at := t.u32(base + 4*(2+2*i))
		if at == 0 {
			return list32{}
		}
		if t.str(t.u32(base+4*(1+2*i))) == string(key) {
			return list32{t, base + 4*(at+1), t.u32(base + 4*at)}
		}
	}
}

// entity decodes entity n.
func (t *Table) entity(n uint32) Entity {
	at := t.sec[secEntities] + n*entitySize*4
	f := func(i uint32) uint32 { return t.u32(at + 4*i) }
	s := func(i uint32) string { return t.str(f(i)) }
	sexWeak, roles := f(6), f(11)
	return Entity{
		Key: s(0), Name: s(1), Wikidata: s(2), Kind: dragoman.Kind(s(3)), Country: s(4), Sector: s(5),
		Gender: t.str(sexWeak &^ (1 << 31)), Weak: sexWeak>>31 == 1,
		ISO2: s(7), PLOVER: s(8), Capital: s(9), Demonym: s(10),
		table: t, roles: [2]uint32{roles >> 12, roles>>12 + roles&(1<<12-1)},
	}
}

func (t *Table) role(n uint32) Role {
	at := t.sec[secRoles] + n*roleSize*4
	f := func(i uint32) uint32 { return t.u32(at + 4*i) }
	return Role{
		Holder: t.str(f(0)), Body: t.str(f(1)), Title: t.str(f(2)), Sector: t.str(f(3)),
		From: Day{int32(f(4)), int32(f(5))}, Until: Day{int32(f(6)), int32(f(7))}, Open: f(8) == 1,
	}
}

// Key returns the entity of a key: "SYR", "RUS.GOV", "nato".
func (t *Table) Key(key string) (Entity, bool) {
	for ; t != nil; t = t.under {
		if l := find(t, secKey, "drop:"+key); l.n > 0 {
			return Entity{}, false
		}
		if l := find(t, secKey, key); l.n > 0 {
			return t.entity(l.get(0)), true
		}
	}
	return Entity{}, false
}

// Roles are the dated offices and affiliations of an entity, as the file has them.
func (e Entity) Roles() []Role {
	var out []Role
	for n := e.roles[0]; n < e.roles[1]; n++ {
		out = append(out, e.table.role(n))
	}
	return out
}

// Entities returns every entity of the table, in the order of its files; agent
// nouns, titles and seats too. For lists and linters: it decodes them all.
func (t *Table) Entities() []Entity {
	var out []Entity
	for ; t != nil; t = t.under {
		for n := range (t.sec[secRoles] - t.sec[secEntities]) / (4 * entitySize) {
			out = append(out, t.entity(n))
		}
	}
	return out
}

// class is the spelling class of a folded word, "" if it has none of its own.
func (t *Table) class(w string) string {
	for ; t != nil; t = t.under {
		if l := find(t, secFirst, "~"+w); l.n > 0 {
			return t.str(l.get(0))
		}
	}
	return ""
}

// Spelling is the spelling class of a name of two words or more, "" for others:
// names whose classes are equal differ only in transliteration.
func (t *Table) Spelling(name string) string { return skeleton(Fold(name), t.class) }

func (t *Table) titleClass(folded string) string {
	for ; t != nil; t = t.under {
		l := find(t, secAlias, folded)
		for i := range l.n {
			if p := l.get(i); Sense(p>>20&senseMask) == AsTitle {
				return Fold(t.entity(p & indexMask).Name)
			}
		}
	}
	return strings.Clone(folded)
}
