// SPDX-License-Identifier: Apache-2.0

package main

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"math"
	"os"
	"slices"
	"strings"

	"dragoman/know/gaz"
)

const shift = 16 // log2 of the number of buckets: about five entries in each

// table lays the world out as know/gaz/table.go says.
func (g *world) table() ([]byte, error) {
	var all []*place
	for i, l := range g.lists {
		slices.SortStableFunc(l, func(a, b *place) int {
			return cmp.Or(cmp.Compare(gaz.Fold(a.name), gaz.Fold(b.name)), cmp.Compare(a.name, b.name), cmp.Compare(a.id, b.id))
		})
		if i == 3 {
			slices.SortStableFunc(l, func(a, b *place) int { return cmp.Compare(min(1, a.id), min(1, b.id)) })
		}
		all = append(all, l...)
	}
	for i, p := range all {
		p.row = i
	}
	units := len(g.lists[0]) + len(g.lists[1]) + len(g.lists[2])
	if units >= 0xFFFF || len(all) >= 1<<24 {
		return nil, fmt.Errorf("%d units, %d rows: too many", units, len(all))
	}
	kinds, kindSec := kindsOf(all)
	var rows, blocks, countries []byte
	for _, p := range all {
		rows = appendRow(rows, p, kinds[p.kind])
	}
	names, blocks := frontCode(all)
	iso2 := map[*place]string{}
	for code, p := range g.byCode {
		if len(code) == 2 {
			iso2[p] = code
		}
	}
	for _, p := range g.lists[0] {
		countries = append(countries, iso2[p]+p.iso3...)
	}
	buckets, entries := index(all)
	head := []byte("DGZ1")
	for _, n := range []int{len(all), units, len(g.lists[0]), len(entries) / 6, shift, len(names), len(kindSec) / 8} {
		head = binary.LittleEndian.AppendUint32(head, uint32(n))
	}
	return slices.Concat(head, kindSec, countries, rows, blocks, names, buckets, entries), nil
}

func kindsOf(all []*place) (map[string]int, []byte) {
	seen := map[string]int{}
	for _, p := range all {
		seen[p.kind] = 0
	}
	var names []string
	for k := range seen {
		names = append(names, k)
	}
	slices.Sort(names)
	var sec []byte
	for i, k := range names {
		seen[k] = i
		f := strings.Split(k, ".")
		b := [8]byte{0: f[0][0], 7: f[2][0]}
		copy(b[1:7], f[1])
		sec = append(sec, b[:]...)
	}
	return seen, sec
}

func appendRow(b []byte, p *place, kind int) []byte {
	b = put24(b, p.id)
	lat, lon := uint64(0xFFFFF), uint64(0xFFFFF)
	if p.point {
		lat = uint64(math.Round((p.lat + 90) / 180 * 0xFFFFE))
		lon = uint64(math.Round((p.lon + 180) / 360 * 0xFFFFE))
	}
	ll := lat | lon<<20
	b = append(b, byte(ll), byte(ll>>8), byte(ll>>16), byte(ll>>24), byte(ll>>32))
	pop := 0.0
	if p.population > 0 {
		pop = 1 + math.Round(8*math.Log2(float64(p.population)))
	}
	parent := 0xFFFF
	if p.parent != nil {
		parent = p.parent.row
	}
	return append(b, byte(min(255, pop)), byte(kind), byte(parent), byte(parent>>8))
}

func put24(b []byte, n int) []byte { return append(b, byte(n), byte(n>>8), byte(n>>16)) }

func frontCode(all []*place) (names, blocks []byte) {
	before := ""
	for i, p := range all {
		if i%16 == 0 {
			blocks = put24(blocks, len(names))
			before = ""
		}
		share := 0
		for share < len(p.name) && share < len(before) && p.name[share] == before[share] {
			share++
		}
		names = append(names, byte(share), byte(len(p.name)-share))
		names = append(names, p.name[share:]...)
		before = p.name
	}
	return names, blocks
}

func index(all []*place) (buckets, entries []byte) {
	type entry struct {
		key gaz.Key
		row int
	}
	var list []entry
	for _, p := range all {
		for _, n := range append([]string{p.name}, p.alts...) {
			if gaz.Fold(n) != "" {
				list = append(list, entry{gaz.KeyOf(n), p.row})
			}
		}
	}
	slices.SortFunc(list, func(a, b entry) int { return cmp.Or(cmp.Compare(a.key, b.key), cmp.Compare(a.row, b.row)) })
	list = slices.Compact(list)
	at := 0
	for b := range 1 << shift {
		buckets = put24(buckets, at)
		for at < len(list) && int(uint64(list[at].key)>>(64-shift)) == b {
			entries = put24(entries, int(uint64(list[at].key)>>(40-shift)&0xFFFFFF))
			entries = put24(entries, list[at].row)
			at++
		}
	}
	return put24(buckets, at), entries
}

// manifest says what the table was made of.
func (g *world) manifest(path string, table []byte) error {
	m := struct {
		Table   file           `json:"table"`
		Inputs  []file         `json:"inputs"`
		Counts  map[string]int `json:"counts"`
		Licence string         `json:"licence"`
	}{
		file{"places.bin", len(table), fmt.Sprintf("%x", sha256.Sum256(table))}, g.in.files,
		map[string]int{"countries": len(g.lists[0]), "admin1": len(g.lists[1]), "admin2": len(g.lists[2])},
		"GeoNames, CC BY 4.0 (https://www.geonames.org); own places, Apache-2.0",
	}
	for _, p := range g.lists[3] {
		if p.id == 0 || p.kind[0] != 'P' {
			m.Counts["own"]++
		} else {
			m.Counts["towns"]++
		}
	}
	for _, l := range g.lists {
		for _, p := range l {
			m.Counts["names"] += 1 + len(p.alts)
		}
	}
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetIndent("", "  ")
	if err := e.Encode(m); err != nil {
		return err
	}
	return os.WriteFile(path, b.Bytes(), 0o644)
}
