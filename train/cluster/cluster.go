// SPDX-License-Identifier: Apache-2.0

// Package cluster learns word classes from plain text: the exchange algorithm
// (Martin, Liermann & Ney 1998) on Brown's objective, the average mutual
// information of neighbouring classes, then a binary tree over the classes by
// the merges that lose the least of it (Brown et al. 1992).
package cluster

import (
	"cmp"
	"slices"
)

// Options of the learning.
type Options struct {
	Words   int // the vocabulary: the most frequent word forms
	Classes int
	Rounds  int // passes over the vocabulary after the one that fills the classes
	MinSeen int // rarer words are left out
}

// pair is a neighbour and how often it was seen.
type pair struct{ word, n int32 }

// Counts gathers neighbouring words. A sentence end is a neighbour as well.
type Counts struct {
	ids   map[string]int32
	names []string
	text  []int32 // ids in order, 0 between sentences
}

// NewCounts starts empty.
func NewCounts() *Counts {
	return &Counts{ids: map[string]int32{"": 0}, names: []string{""}}
}

// Add takes one sentence. The words may be reused by the caller.
func (c *Counts) Add(words [][]byte) {
	c.text = append(c.text, 0)
	for _, w := range words {
		id, ok := c.ids[string(w)]
		if !ok {
			id = int32(len(c.names))
			s := string(w)
			c.ids[s] = id
			c.names = append(c.names, s)
		}
		c.text = append(c.text, id)
	}
}

// vocabulary picks the most frequent words; ties go by the text. rank[id] is
// 1 + the place of a word, 0 for words left out; place 0 of the words returned
// is the sentence end.
func (c *Counts) vocabulary(o Options) (words []string, rank []int32) {
	count := make([]int32, len(c.names))
	for _, w := range c.text {
		count[w]++
	}
	ids := make([]int32, 0, len(count))
	for id, n := range count {
		if id > 0 && int(n) >= o.MinSeen {
			ids = append(ids, int32(id))
		}
	}
	slices.SortFunc(ids, func(a, b int32) int {
		return cmp.Or(cmp.Compare(count[b], count[a]), cmp.Compare(c.names[a], c.names[b]))
	})
	ids = ids[:min(len(ids), o.Words)]
	rank = make([]int32, len(c.names))
	rank[0], words = 1, []string{""}
	for _, id := range ids {
		words = append(words, c.names[id])
		rank[id] = int32(len(words))
	}
	return words, rank
}

// bigrams lists, for every word kept, its right and its left neighbours.
func (c *Counts) bigrams(n int, rank []int32) (next, prev [][]pair) {
	var keys []uint64
	for i := 1; i < len(c.text); i++ {
		a, b := rank[c.text[i-1]], rank[c.text[i]]
		if a > 0 && b > 0 && a+b > 2 {
			keys = append(keys, uint64(a-1)<<32|uint64(b-1))
		}
	}
	slices.Sort(keys)
	next, prev = make([][]pair, n), make([][]pair, n)
	for i := 0; i < len(keys); {
		j := i
		for j < len(keys) && keys[j] == keys[i] {
			j++
		}
		a, b := int32(keys[i]>>32), int32(uint32(keys[i]))
		next[a] = append(next[a], pair{b, int32(j - i)})
		prev[b] = append(prev[b], pair{a, int32(j - i)})
		i = j
	}
	return next, prev
}

// Learn returns the words of the vocabulary, most frequent first, the class of
// each, 0 to classes-1, and the tree path of each class as "0110". Class 0 is
// that of the sentence end alone.
func (c *Counts) Learn(o Options, progress func(round, moved int)) (words []string, class []int32, paths []string) {
	words, rank := c.vocabulary(o)
	next, prev := c.bigrams(len(words), rank)
	e := newExchange(min(o.Classes, len(words)), next, prev)
	for w := range words {
		e.place(int32(w))
	}
	progress(0, len(words))
	for r := range o.Rounds {
		moved := 0
		for w := e.k; w < len(words); w++ {
			if e.place(int32(w)) {
				moved++
			}
		}
		for w := 1; w < e.k; w++ {
			if e.place(int32(w)) {
				moved++
			}
		}
		progress(r+1, moved)
	}
	return words, e.class, e.tree()
}
