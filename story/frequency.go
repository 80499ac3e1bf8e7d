// SPDX-License-Identifier: Apache-2.0

package story

import (
	_ "embed"
	"encoding/binary"
	"math"
	"sync"
)

// background is the table of document frequencies a stream starts from:
// "DDF1", number of documents u32, number of words u32, hashes u32 in order,
// counts u16 in the same order; little endian. See cmd/train frequencies.
//
//go:embed frequency.bin
var background []byte

// backgroundWeight scales the background's documents against the stream's own.
const backgroundWeight = 0.1

// generation is how many documents one block of the rolling count covers; the
// block before the current one still counts, older ones are forgotten.
const generation = 20000

type table struct {
	docs   float64
	counts map[uint32]float32
}

var loadBackground = sync.OnceValue(func() table {
	t := table{counts: map[uint32]float32{}}
	b := background
	if len(b) < 12 || string(b[:4]) != "DDF1" {
		return t
	}
	t.docs = float64(binary.LittleEndian.Uint32(b[4:]))
	n := int(binary.LittleEndian.Uint32(b[8:]))
	if len(b) < 12+6*n {
		return t
	}
	for i := range n {
		t.counts[binary.LittleEndian.Uint32(b[12+4*i:])] = float32(binary.LittleEndian.Uint16(b[12+4*n+2*i:]))
	}
	return t
})

// Frequencies is a rolling count of the documents words occur in: the
// background, and the last one to two generations of the stream. Memory is
// bounded by the words of two generations.
type Frequencies struct {
	base     table
	now, old map[uint32]int32
	nNow     int
	nOld     int
}

// NewFrequencies starts from the background.
func NewFrequencies() *Frequencies {
	return &Frequencies{base: loadBackground(), now: map[uint32]int32{}}
}

// add counts the distinct words of one document.
func (f *Frequencies) add(ts []term) {
	if f.nNow >= generation {
		f.old, f.nOld = f.now, f.nNow
		f.now, f.nNow = make(map[uint32]int32, len(f.old)), 0
	}
	f.nNow++
	f.count(ts)
}

// count counts further terms of the document last added.
func (f *Frequencies) count(ts []term) {
	for _, t := range ts {
		f.now[t.hash]++
	}
}

// idf is the natural logarithm of documents over documents with the word,
// both one more than counted; never below 0.
func (f *Frequencies) idf(h uint32) float32 {
	n := backgroundWeight*f.base.docs + float64(f.nNow+f.nOld) + 1
	df := backgroundWeight*float64(f.base.counts[h]) + float64(f.now[h]+f.old[h]) + 1
	return float32(max(0, math.Log(n/df)))
}
