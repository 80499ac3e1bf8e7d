// SPDX-License-Identifier: Apache-2.0

package gaz

import (
	_ "embed"
	"encoding/binary"
	"errors"
	"fmt"
	"math"
)

//go:embed places.bin
var embedded []byte

// Embedded opens the gazetteer in the binary. Cost: microseconds.
func Embedded() (*Table, error) { return Open(embedded) }

// Table is a gazetteer. It is read-only and safe for concurrent use.
//
// Layout, little endian, offsets from the start of a section:
//
//	"DGZ1"  rows u32  units u32  countries u32  entries u32  log2 buckets u32
//	        names u32 (bytes)  kinds u32
//	kinds      8 bytes each: class, code (6, padded with 0), precision (p, a, c)
//	countries  5 bytes each: ISO alpha-2, alpha-3; country i is row i
//	rows       12 bytes each: GeoNames id u24, latitude and longitude 20 bits
//	           each, population u8, kind u8, parent u16
//	blocks     u24 each: where the names of rows 16i to 16i+15 start
//	names      front-coded: bytes shared with the name before (0 at the start of
//	           a block) u8, length of the rest u8, the rest
//	buckets    u24 each, 2^b + 1: where the entries of bucket i start
//	entries    6 bytes each: next 24 bits of the key, row u24
//
// Rows stand in this order: countries, first-level units, second-level units
// (all of these are units, and the only parents), then the other places, each
// part by folded name. The top b bits of a key are its bucket. A false hit
// needs 24 more bits to agree: about one in ten million look-ups that miss.
type Table struct {
	rows, units, countries, entries, shift, kinds int

	kindSec, countrySec, rowSec, blockSec, nameSec, bucketSec, entrySec []byte
}

const (
	headLen  = 32
	rowLen   = 12
	entryLen = 6
	block    = 16
	noParent = 0xFFFF
	noCoord  = 0xFFFFF
)

// Open reads a table; it keeps data and copies none of it.
func Open(data []byte) (*Table, error) {
	if len(data) < headLen || string(data[:4]) != "DGZ1" {
		return nil, errors.New("gaz: not a gazetteer table (no DGZ1 at its start)")
	}
	var h [7]int
	for i := range h {
		n := binary.LittleEndian.Uint32(data[4+4*i:])
		if n > 1<<28 {
			return nil, fmt.Errorf("gaz: header field %d is %d, too large", i, n)
		}
		h[i] = int(n)
	}
	t := &Table{rows: h[0], units: h[1], countries: h[2], entries: h[3], shift: h[4], kinds: h[6]}
	if t.shift > 24 || t.kinds > 256 || t.units > t.rows || t.countries > t.units || t.units > noParent {
		return nil, errors.New("gaz: the header contradicts itself")
	}
	rest := data[headLen:]
	for _, s := range []struct {
		sec *[]byte
		n   int
	}{
		{&t.kindSec, 8 * t.kinds}, {&t.countrySec, 5 * t.countries}, {&t.rowSec, rowLen * t.rows},
		{&t.blockSec, 3 * ((t.rows + block - 1) / block)}, {&t.nameSec, h[5]},
		{&t.bucketSec, 3 * (1<<t.shift + 1)}, {&t.entrySec, entryLen * t.entries},
	} {
		if s.n > len(rest) {
			return nil, errors.New("gaz: the table is cut short")
		}
		*s.sec, rest = rest[:s.n:s.n], rest[s.n:]
	}
	return t, nil
}

// Len is the number of places.
func (t *Table) Len() int { return t.rows }

func u24(b []byte, i int) int { return int(b[i]) | int(b[i+1])<<8 | int(b[i+2])<<16 }

// span returns the entries of a key's bucket, [from, to).
func (t *Table) span(k Key) (from, to int) {
	b := int(uint64(k) >> (64 - t.shift))
	if t.shift == 0 {
		b = 0
	}
	from, to = u24(t.bucketSec, 3*b), u24(t.bucketSec, 3*b+3)
	return min(from, t.entries), min(to, t.entries)
}

// tag is the part of a key that an entry keeps.
func tag(k Key, shift int) int { return int(uint64(k) >> (40 - shift) & 0xFFFFFF) }

// Append adds the places of a key to dst, in row order.
func (t *Table) Append(dst []Ref, k Key) []Ref {
	from, to := t.span(k)
	want := tag(k, t.shift)
	for i := from; i < to; i++ {
		if u24(t.entrySec, entryLen*i) == want {
			if r := u24(t.entrySec, entryLen*i+3); r < t.rows {
				dst = append(dst, Ref(r))
			}
		}
	}
	return dst
}

// name decodes the name of a row.
func (t *Table) name(r Ref) string {
	p := u24(t.blockSec, 3*(int(r)/block))
	var buf [256]byte
	n := 0
	for i := int(r) / block * block; ; i++ {
		if p+2 > len(t.nameSec) {
			return ""
		}
		share, more := int(t.nameSec[p]), int(t.nameSec[p+1])
		p += 2
		if share > n || share+more > len(buf) || p+more > len(t.nameSec) {
			return ""
		}
		n = share + copy(buf[share:], t.nameSec[p:p+more])
		p += more
		if i == int(r) {
			return string(buf[:n])
		}
	}
}

// Population is stored in eighths of an octave: 0, then 2^((b-1)/8).
func population(b byte) int {
	if b == 0 {
		return 0
	}
	return int(math.Exp2(float64(b-1)/8) + 0.5)
}
