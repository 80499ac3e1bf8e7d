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

// Sizes of the tables of counts: two to this many cells of two bytes.
const (
	wordCells = 20
	pairCells = 22
)

// counts holds how many documents have each of a set of words, in memory that
// is fixed beforehand: a count-min sketch of two rows laid into one another,
// with conservative update (Estan and Varghese 2002). An empty one counts
// nothing. A count is never too low; it is too high where both cells of a word are shared.
type counts []uint16

func (c counts) cells(h uint32) (a, b uint32) {
	n := uint32(len(c) - 1)
	return h & n, (h * 0x9E3779B1) >> 7 & n
}

func (c counts) of(h uint32) float64 {
	if len(c) == 0 {
		return 0
	}
	a, b := c.cells(h)
	return float64(min(c[a], c[b]))
}

func (c counts) add(h uint32) {
	if len(c) == 0 {
		return
	}
	a, b := c.cells(h)
	n := min(c[a], c[b]) + 1
	c[a], c[b] = max(c[a], n), max(c[b], n)
}

// Frequencies is a rolling count of the documents that words and pairs of words
// occur in: the background, and the last one to two generations of the stream.
// Its memory is bounded: 10 MB, 20 from the second generation on.
type Frequencies struct {
	base       table
	words, was counts // of this generation and of the one before
	pairs, had counts
	now, old   int // documents of each
}

// NewFrequencies starts from the background.
func NewFrequencies() *Frequencies {
	return &Frequencies{base: loadBackground(),
		words: make(counts, 1<<wordCells), pairs: make(counts, 1<<pairCells)}
}

// add counts the distinct words and pairs of one document.
func (f *Frequencies) add(words, pairs []term) {
	if f.now >= generation {
		f.old, f.now = f.now, 0
		f.words, f.was = emptied(f.was, len(f.words)), f.words
		f.pairs, f.had = emptied(f.had, len(f.pairs)), f.pairs
	}
	f.now++
	for _, t := range words {
		f.words.add(t.hash)
	}
	for _, t := range pairs {
		f.pairs.add(t.hash)
	}
}

// emptied is c with nothing counted, made where there is none.
func emptied(c counts, n int) counts {
	if c == nil {
		return make(counts, n)
	}
	clear(c)
	return c
}

// idf is the natural logarithm of documents over documents with the word,
// both one more than counted; never below 0.
func (f *Frequencies) idf(h uint32) float32 {
	return f.log(backgroundWeight*float64(f.base.counts[h]) + f.words.of(h) + f.was.of(h))
}

// pairIDF is idf for a pair of words; the background has none.
func (f *Frequencies) pairIDF(h uint32) float32 { return f.log(f.pairs.of(h) + f.had.of(h)) }

func (f *Frequencies) log(df float64) float32 {
	n := backgroundWeight*f.base.docs + float64(f.now+f.old) + 1
	return float32(max(0, math.Log(n/(df+1))))
}
