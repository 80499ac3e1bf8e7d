// SPDX-License-Identifier: Apache-2.0

package gaz

import (
	"bytes"
	"encoding/binary"
)

// Ref is a row of the table. Refs are stable only within one build of it.
type Ref uint32

// NoRef is no place.
const NoRef Ref = 1<<32 - 1

// Place is one place of the gazetteer.
type Place struct {
	Ref        Ref
	GeoNames   int    // 0 for the places of our own list
	Name       string // for display
	Lat, Lon   float64
	HasPoint   bool   // a unit without any known town has none
	Class      byte   // GeoNames feature class: A unit, P populated place, L region, H water, S spot, T relief, V
	Code       string // GeoNames feature code: PCLI, ADM1, PPLC, ...
	Precision  string // point, area, country
	Country    string // ISO 3166 alpha-2, "" for what lies in several or none
	Country3   string // ISO 3166 alpha-3
	Admin1     Ref    // first-level unit, NoRef if none; the unit itself for a unit
	Admin2     Ref    // second-level unit, NoRef if none
	Population int    // within 5 %; for the places of our own list a weight of the kind
}

// Lookup returns every place a name can mean, in row order: countries, units,
// places of our own, towns. The name is folded (see Fold). Abbreviations such
// as "OR" and "IN" are names here too: the caller looks at the letters' case.
func (t *Table) Lookup(name string) []Place {
	var buf [32]Ref
	refs := t.Append(buf[:0], KeyOf(name))
	if len(refs) == 0 {
		return nil
	}
	out := make([]Place, len(refs))
	for i, r := range refs {
		out[i] = t.Place(r)
	}
	return out
}

// Hit says what kinds of place a name can mean, and how big the biggest is.
type Hit struct {
	Known      bool
	Country    bool // a country
	Admin      bool // a first- or second-level unit
	Own        bool // a place of our own list: region, sea, base, ...
	City       bool // a populated place
	Population int  // of the most populous
}

// Probe says what a name can mean, without allocating. Cost: about 100 ns.
func (t *Table) Probe(name string) Hit { return t.ProbeKey(KeyOf(name)) }

// ProbeKey is Probe for a key.
func (t *Table) ProbeKey(k Key) (h Hit) {
	from, to := t.span(k)
	want := tag(k, t.shift)
	top := byte(0)
	for i := from; i < to; i++ {
		if u24(t.entrySec, entryLen*i) != want {
			continue
		}
		r := u24(t.entrySec, entryLen*i+3)
		if r >= t.rows {
			continue
		}
		h.Known = true
		row := t.rowSec[rowLen*r : rowLen*r+rowLen]
		top = max(top, row[8])
		switch {
		case r < t.countries:
			h.Country = true
		case r < t.units:
			h.Admin = true
		case int(row[9]) < t.kinds && t.kindSec[8*int(row[9])] != 'P' || u24(row, 0) == 0:
			h.Own = true
		default:
			h.City = true
		}
	}
	h.Population = population(top)
	return h
}

// Place returns a row. A Ref that is not of this table gives the zero Place.
func (t *Table) Place(r Ref) Place {
	if int(r) >= t.rows {
		return Place{Ref: NoRef, Admin1: NoRef, Admin2: NoRef}
	}
	row := t.rowSec[rowLen*int(r) : rowLen*int(r)+rowLen]
	p := Place{Ref: r, GeoNames: u24(row, 0), Name: t.name(r), Population: population(row[8]), Admin1: NoRef, Admin2: NoRef}
	ll := uint64(binary.LittleEndian.Uint32(row[3:])) | uint64(row[7])<<32
	if lat, lon := ll&noCoord, ll>>20; lat != noCoord {
		p.HasPoint = true
		p.Lat = round5(float64(lat)/(noCoord-1)*180 - 90)
		p.Lon = round5(float64(lon)/(noCoord-1)*360 - 180)
	}
	if k := int(row[9]); k < t.kinds {
		b := t.kindSec[8*k : 8*k+8]
		p.Class = b[0]
		p.Code = string(bytes.TrimRight(b[1:7], "\x00"))
		switch b[7] {
		case 'p':
			p.Precision = "point"
		case 'a':
			p.Precision = "area"
		case 'c':
			p.Precision = "country"
		}
	}
	t.contain(&p)
	return p
}

// contain follows the parents of a row to its units and country.
func (t *Table) contain(p *Place) {
	at := int(p.Ref)
	for range 4 { // a town, its second- and first-level unit, its country
		switch {
		case at < t.countries:
			c := t.countrySec[5*at : 5*at+5]
			p.Country, p.Country3 = string(c[:2]), string(c[2:])
			return
		case at < t.units && t.isAdmin1(at):
			p.Admin1 = Ref(at)
		case at < t.units:
			p.Admin2 = Ref(at)
		}
		at = int(binary.LittleEndian.Uint16(t.rowSec[rowLen*at+10:]))
		if at >= t.units {
			return
		}
	}
}

// isAdmin1 reports whether a unit is of the first level, by its code (ADM1).
func (t *Table) isAdmin1(at int) bool {
	k := int(t.rowSec[rowLen*at+9])
	return k < t.kinds && t.kindSec[8*k+4] == '1'
}

// Country returns the row of an ISO 3166 alpha-2 or alpha-3 code.
func (t *Table) Country(code string) (Place, bool) {
	for i := range t.countries {
		c := t.countrySec[5*i : 5*i+5]
		if string(c[:2]) == code || string(c[2:]) == code {
			return t.Place(Ref(i)), true
		}
	}
	return Place{Ref: NoRef, Admin1: NoRef, Admin2: NoRef}, false
}

func round5(x float64) float64 {
	if x < 0 {
		return float64(int(x*1e5-0.5)) / 1e5
	}
	return float64(int(x*1e5+0.5)) / 1e5
}
