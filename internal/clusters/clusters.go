// SPDX-License-Identifier: Apache-2.0

// Package clusters looks up word classes learnt from plain text: words that
// stand between the same neighbours share a class, and the classes are leaves
// of a binary tree, so a prefix of a class's path is a coarser class (Brown et
// al. 1992). The table is read in place; a look-up costs one hash and, mostly,
// one or two probes, and allocates nothing.
package clusters

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"math/bits"
)

// ID is a word class. 0 is the class of unknown words.
type ID uint16

// Clusters is a class table. It is safe for concurrent use.
//
// Layout of the file, little endian: "DCL1"; number of classes K u16 (class 0
// included); K paths (bits u32, left aligned; length u8); log2 of the number
// of slots u8; slots (mark u16, class u16), class 0 is empty. A word stands at
// the slot its hash's low bits name, or the next free one, and is known by the
// hash's high 16 bits: a foreign word is taken for a known one about once in
// ten thousand.
type Clusters struct {
	paths []byte
	slots []byte
	shift uint
	k     int
}

// Open reads a table; it keeps data and copies none of it.
func Open(data []byte) (*Clusters, error) {
	if len(data) < 6 || string(data[:4]) != "DCL1" {
		return nil, errors.New("clusters: not a class table (no DCL1 at its start)")
	}
	k := int(binary.LittleEndian.Uint16(data[4:]))
	p := 6 + 5*k
	if len(data) <= p {
		return nil, errors.New("clusters: file is cut short")
	}
	shift := uint(data[p])
	p++
	if shift > 24 || len(data) < p+4<<shift {
		return nil, errors.New("clusters: file is cut short")
	}
	c := &Clusters{data[6 : 6+5*k], data[p : p+4<<shift], shift, k}
	empty := false
	for i := 2; i < len(c.slots); i += 4 {
		id := int(binary.LittleEndian.Uint16(c.slots[i:]))
		if id >= k && id > 0 {
			return nil, fmt.Errorf("clusters: a word has class %d of %d", id, k)
		}
		empty = empty || id == 0
	}
	if !empty {
		return nil, errors.New("clusters: no slot is empty, so a look-up would not end")
	}
	return c, nil
}

// Len is the number of classes, class 0 included.
func (c *Clusters) Len() int { return c.k }

// Of returns the class of a word as it is written: digits count as 0, a curly
// apostrophe as a straight one. A word in capitals or with a capital that is
// not known is tried as Title case, then in lower case.
func (c *Clusters) Of(word string) ID {
	var buf [64]byte
	if len(word) == 0 || len(word) > len(buf)-2 {
		return 0
	}
	n := fold(buf[:], word)
	if id := c.find(buf[:n]); id != 0 {
		return id
	}
	if !lower(buf[1:n]) {
		if id := c.find(buf[:n]); id != 0 {
			return id
		}
	}
	if lower(buf[:1]) {
		return 0
	}
	return c.find(buf[:n])
}

// OfBytes is Of for bytes.
func (c *Clusters) OfBytes(word []byte) ID {
	if len(word) > 62 {
		return 0
	}
	return c.Of(string(word)) // does not escape: the compiler keeps short copies on the stack
}

// Prefix returns the first n bits of the class's path with a 1 before them, so
// that prefixes of different lengths differ; a path shorter than n is returned
// whole. An unknown class gives 0. n is 1 to 31.
func (c *Clusters) Prefix(id ID, n int) uint32 {
	if id == 0 || int(id) >= c.k {
		return 0
	}
	at := 5 * int(id)
	path := binary.LittleEndian.Uint32(c.paths[at:])
	n = min(n, int(c.paths[at+4]), 31)
	return 1<<n | uint32(uint64(path)>>(32-n))
}

// Path returns the class's whole path as it is usually printed, "01101".
func (c *Clusters) Path(id ID) string {
	p := c.Prefix(id, 31)
	if p == 0 {
		return ""
	}
	return fmt.Sprintf("%b", p)[1:]
}

func (c *Clusters) find(w []byte) ID {
	h := hash(w)
	mask := uint32(1)<<c.shift - 1
	mark := uint16(h >> 48)
	for i := uint32(h) & mask; ; i = (i + 1) & mask {
		s := c.slots[4*i : 4*i+4 : 4*i+4]
		id := binary.LittleEndian.Uint16(s[2:])
		if id == 0 || binary.LittleEndian.Uint16(s) == mark {
			return ID(id)
		}
	}
}

// fold copies word into buf with digits as 0 and curly apostrophes straight.
func fold(buf []byte, word string) int {
	n := 0
	for i := 0; i < len(word); i++ {
		b := word[i]
		switch {
		case b >= '0' && b <= '9':
			b = '0'
		case b == 0xE2 && i+2 < len(word) && word[i+1] == 0x80 && word[i+2] == 0x99:
			b = '\''
			i += 2
		}
		buf[n] = b
		n++
	}
	return n
}

// lower puts ASCII letters in lower case, and says whether there were only
// lower ones before.
func lower(b []byte) bool {
	was := true
	for i, x := range b {
		if x >= 'A' && x <= 'Z' {
			b[i] = x + 'a' - 'A'
			was = false
		}
	}
	return was
}

func hash(w []byte) uint64 {
	h := uint64(14695981039346656037)
	for _, b := range w {
		h = (h ^ uint64(b)) * 1099511628211
	}
	h ^= h >> 29
	h *= 0xBF58476D1CE4E5B9
	return h ^ h>>32
}

// Word is one entry of a table to be written.
type Word struct {
	Text  string
	Class ID // from 1
}

// Path is the way from the root of the tree to a class, bits left aligned.
type Path struct {
	Bits uint32
	Len  uint8
}

// Write writes a table. paths[0] is not used. Of two words that fold to the
// same text, or fall on the same mark, the first one stays.
func Write(w io.Writer, paths []Path, words []Word) error {
	if len(paths) > 65535 {
		return fmt.Errorf("clusters: %d classes, at most 65535", len(paths))
	}
	b := binary.LittleEndian.AppendUint16([]byte("DCL1"), uint16(len(paths)))
	for _, p := range paths {
		b = append(binary.LittleEndian.AppendUint32(b, p.Bits), p.Len)
	}
	shift := uint(bits.Len(uint(len(words)*10/8 + 1))) // load 0.4 to 0.8
	c := &Clusters{slots: make([]byte, 4<<shift), shift: shift, k: len(paths)}
	mask := uint32(1)<<shift - 1
	var buf [64]byte
	for _, x := range words {
		if len(x.Text) == 0 || len(x.Text) > len(buf)-2 || x.Class == 0 {
			continue
		}
		n := fold(buf[:], x.Text)
		if c.find(buf[:n]) != 0 {
			continue
		}
		h := hash(buf[:n])
		i := uint32(h) & mask
		for binary.LittleEndian.Uint16(c.slots[4*i+2:]) != 0 {
			i = (i + 1) & mask
		}
		binary.LittleEndian.PutUint16(c.slots[4*i:], uint16(h>>48))
		binary.LittleEndian.PutUint16(c.slots[4*i+2:], uint16(x.Class))
	}
	b = append(append(b, byte(shift)), c.slots...)
	_, err := w.Write(b)
	return err
}
