// SPDX-License-Identifier: Apache-2.0

package thesaurus

import (
	"encoding/binary"
	"errors"
	"slices"
)

// magic begins a file. Layout, numbers as unsigned varints: DTH1; the number of
// words, of each how many bytes it shares with the one before, how many follow,
// and these; the number of senses, of each its class (a byte), how many parents
// and these; of each word how many senses and these; the number of pairs of
// antonyms and these.
const magic = "DTH1"

const most = 1 << 20 // words, senses or pairs a file may have

var errDamaged = errors.New("thesaurus: file is damaged or cut short")

// Open reads a table.
func Open(data []byte) (*Table, error) {
	if len(data) < len(magic) || string(data[:len(magic)]) != magic {
		return nil, errors.New("thesaurus: not a thesaurus (no DTH1 at its start)")
	}
	in := reader{rest: data[len(magic):]}
	t := &Table{}
	before := []byte(nil)
	for range in.count() {
		shared, own := in.number(len(before)), in.number(1<<10)
		before = append(before[:shared:shared], in.take(own)...)
		t.words = append(t.words, string(before))
	}
	n := in.count()
	for range n {
		c := in.take(1)
		if in.bad {
			break
		}
		t.class = append(t.class, Class(c[0]))
		t.parents = append(t.parents, in.list(n))
	}
	for range t.words {
		t.senses = append(t.senses, in.list(n))
	}
	t.against = make([][]int32, len(t.words))
	for range in.count() {
		a, b := in.number(len(t.words)-1), in.number(len(t.words)-1)
		if in.bad {
			break
		}
		t.against[a] = append(t.against[a], int32(b))
		t.against[b] = append(t.against[b], int32(a))
	}
	for _, a := range t.against {
		slices.Sort(a)
	}
	if in.bad || len(in.rest) > 0 || !slices.IsSorted(t.words) {
		return nil, errDamaged
	}
	return t, nil
}

// reader takes numbers off a file; once something was wrong it gives zeros.
type reader struct {
	rest []byte
	bad  bool
}

// number is the next number, which may be at most max.
func (r *reader) number(max int) int {
	v, n := binary.Uvarint(r.rest)
	if r.bad || n <= 0 || max < 0 || v > uint64(max) {
		r.bad = true
		return 0
	}
	r.rest = r.rest[n:]
	return int(v)
}

func (r *reader) count() int { return r.number(min(most, len(r.rest))) }

func (r *reader) take(n int) []byte {
	if r.bad || n > len(r.rest) {
		r.bad = true
		return nil
	}
	out := r.rest[:n]
	r.rest = r.rest[n:]
	return out
}

// list is a list of numbers below n.
func (r *reader) list(n int) (out []int32) {
	for range r.number(1 << 8) {
		out = append(out, int32(r.number(n-1)))
		if r.bad {
			return nil
		}
	}
	return out
}

// Sense is a sense to make a table of: its class, and the senses it is a kind
// of, by their places.
type Sense struct {
	Class   Class
	Parents []int
}

// Make writes a table: words, of each its senses by their places, the most
// frequent first, and pairs of antonyms.
func Make(senses []Sense, words map[string][]int, antonyms [][2]string) ([]byte, error) {
	var sorted []string
	for w := range words {
		if len(w) > 1<<10 || len(words[w]) > 1<<8 {
			return nil, errors.New("thesaurus: a word too long, or of too many senses: " + w)
		}
		sorted = append(sorted, w)
	}
	slices.Sort(sorted)
	out := []byte(magic)
	put := func(v int) { out = binary.AppendUvarint(out, uint64(v)) }
	put(len(sorted))
	before := ""
	for _, w := range sorted {
		k := 0
		for k < len(w) && k < len(before) && w[k] == before[k] {
			k++
		}
		put(k)
		put(len(w) - k)
		out = append(out, w[k:]...)
		before = w
	}
	put(len(senses))
	list := func(xs []int) {
		put(len(xs))
		for _, x := range xs {
			put(x)
		}
	}
	for _, s := range senses {
		out = append(out, byte(s.Class))
		list(s.Parents)
	}
	for _, w := range sorted {
		list(words[w])
	}
	pairs, err := places(sorted, antonyms)
	put(len(pairs))
	for _, p := range pairs {
		put(p[0])
		put(p[1])
	}
	return out, err
}

// places are the places of pairs of words, each pair once.
func places(sorted []string, pairs [][2]string) (out [][2]int, err error) {
	for _, p := range pairs {
		a, okA := slices.BinarySearch(sorted, p[0])
		b, okB := slices.BinarySearch(sorted, p[1])
		if !okA || !okB {
			return nil, errors.New("thesaurus: an antonym that is no word of it: " + p[0] + ", " + p[1])
		}
		out = append(out, [2]int{min(a, b), max(a, b)})
	}
	slices.SortFunc(out, func(x, y [2]int) int {
		if x[0] != y[0] {
			return x[0] - y[0]
		}
		return x[1] - y[1]
	})
	return slices.Compact(out), nil
}
