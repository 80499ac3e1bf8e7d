// SPDX-License-Identifier: Apache-2.0

package frame

import (
	"dragoman"
)

// Clause is a sentence as the coder sees it: lemmas, tree and the frames of
// its words, with indexes relative to its first token.
type Clause struct {
	R       *dragoman.Reading
	Lex     *Lexicon
	First   int
	Lemmas  []string
	UPOS    []dragoman.UPOS
	Rel     []dragoman.Rel
	Head    []int // -1 root
	Kids    [][]int
	Left    []int // leftmost and rightmost token of the subtree
	Right   []int
	Passive []bool
	Parsed  bool
	found   []*Frame // by token, lazily
	looked  []bool
	verb    int // 1 + firstVerb, 0 while not looked for
	ments   []*dragoman.Mention
	times   []*dragoman.Time
}

// NewClause lays a clause over tokens [first, last) of a reading.
func NewClause(f *Lexicon, r *dragoman.Reading, first, last int) *Clause {
	n := last - first
	places, marks := make([]int, 3*n), make([]bool, 2*n)
	c := &Clause{R: r, Lex: f, First: first, Parsed: n > 0,
		Lemmas: make([]string, n), UPOS: make([]dragoman.UPOS, n), Rel: make([]dragoman.Rel, n),
		Head: places[:n:n], Kids: make([][]int, n), Left: places[n : 2*n : 2*n], Right: places[2*n:],
		Passive: marks[:n:n], found: make([]*Frame, n), looked: marks[n:]}
	for i := range n {
		t := &r.Tokens[first+i]
		c.Lemmas[i], c.UPOS[i], c.Rel[i] = Lemma(r, first+i), t.UPOS, t.Rel
		c.Left[i], c.Right[i] = i, i
		c.Head[i] = int(t.Head) - first
		if t.Head < 0 || c.Head[i] < 0 || c.Head[i] >= n || c.Head[i] == i {
			c.Head[i] = -1
		}
		if t.Head == dragoman.Unparsed || t.Rel == dragoman.NoRel {
			c.Parsed = false
		}
	}
	if c.Parsed {
		c.tree()
	}
	return c
}

// tree fills what hangs on the heads. A token's ancestors are walked at most
// once a token, so hostile depth costs its length.
func (c *Clause) tree() {
	left := c.layKids()
	for i, h := range c.Head {
		if h >= 0 {
			c.Kids[h] = append(c.Kids[h], i)
		}
		if c.Rel[i] == dragoman.Aux && c.is("passive", i) {
			if h >= 0 && c.UPOS[h] == dragoman.VERB && c.participle(h) {
				c.Passive[h] = true
			}
		}
	}
	// Subtree bounds: leaves first, by counting children left.
	ready := make([]int, 0, len(c.Head))
	for i := range c.Head {
		if left[i] == 0 {
			ready = append(ready, i)
		}
	}
	for len(ready) > 0 {
		i := ready[len(ready)-1]
		ready = ready[:len(ready)-1]
		if h := c.Head[i]; h >= 0 {
			c.Left[h] = min(c.Left[h], c.Left[i])
			c.Right[h] = max(c.Right[h], c.Right[i])
			if left[h]--; left[h] == 0 {
				ready = append(ready, h)
			}
		}
	}
}

// layKids gives each token room for its children, all of one piece, and
// returns how many each has.
func (c *Clause) layKids() []int {
	n := len(c.Head)
	both := make([]int, 2*n)
	kids, room := both[:n:n], both[n:]
	for _, h := range c.Head {
		if h >= 0 {
			kids[h]++
		}
	}
	for i, n := range kids {
		if n > 0 {
			c.Kids[i], room = room[:0:n], room[n:]
		}
	}
	return kids
}

// participle reports whether verb i has the form a passive takes.
func (c *Clause) participle(i int) bool {
	if x := c.R.Tokens[c.First+i].XPOS; x != "" {
		return x == "VBN" || x == "VBD"
	}
	w := Low(c.R, c.First+i)
	return len(w) < 4 || !c.Lex.Words.Is("active", w[len(w)-3:])
}

// Side says whether token i stands before or after the first verb with a
// frame.
func (c *Clause) Side(i int) string {
	if c.verb == 0 {
		c.verb = 1 + c.firstVerb()
	}
	switch v := c.verb - 1; {
	case v < 0:
		return "none"
	case v < i:
		return "after"
	case v == i:
		return "at"
	}
	return "before"
}

// firstVerb is the first token whose verb frame names an event, or -1.
func (c *Clause) firstVerb() int {
	for j := range c.Lemmas {
		if c.UPOS[j] == dragoman.VERB || c.UPOS[j] == dragoman.NoPOS {
			if f := c.Frame(j); f != nil && f.Type != "" {
				return j
			}
		}
	}
	return -1
}

// Phrase climbs from token i to the head of the noun phrase it belongs to.
func (c *Clause) Phrase(i int) (n int, path string) {
	for n = i; c.Head[n] >= 0 && len(path) < 24; n = c.Head[n] {
		switch c.Rel[n] {
		case dragoman.Det, dragoman.Amod, dragoman.Compound, dragoman.Flat, dragoman.Nummod, dragoman.Nmod, dragoman.Case, dragoman.Appos, dragoman.Fixed:
			path += c.Rel[n].String()[:2]
		case dragoman.Conj, dragoman.Cc, dragoman.Punct:
			if u := c.UPOS[c.Head[n]]; u != dragoman.NOUN && u != dragoman.PROPN && u != dragoman.NUM && u != dragoman.PRON {
				return n, path
			}
			path += c.Rel[n].String()[:2]
		default:
			return n, path
		}
	}
	return n, path
}

// Role is the relation of a phrase head, with the preposition of an oblique.
func (c *Clause) Role(n int) string {
	rel := c.Rel[n]
	s := rel.String()
	if rel == dragoman.Obl || rel == dragoman.Nmod {
		s += ":" + c.Prep(n)
	}
	return s
}

// Prep is the preposition of a phrase head, "" for none. The tree may hang it
// on the number: "to nine years".
func (c *Clause) Prep(n int) string {
	for _, k := range c.Kids[n] {
		if c.Rel[k] == dragoman.Case {
			return c.Lemmas[k]
		}
	}
	for _, k := range c.Kids[n] {
		if c.Rel[k] != dragoman.Nummod {
			continue
		}
		for _, q := range c.Kids[k] {
			if c.Rel[q] == dragoman.Case && q < k {
				return c.Lemmas[q]
			}
		}
	}
	return ""
}

// Frame is the frame of token i, by the order of words.
func (c *Clause) Frame(i int) *Frame {
	if !c.looked[i] {
		c.looked[i] = true
		c.found[i] = c.Lex.Flat(c.Lemmas, c.UPOS, i)
	}
	return c.found[i]
}

// is reports whether the lemma of token i is in a word set.
func (c *Clause) is(set string, i int) bool { return c.Lex.Words.Is(set, c.Lemmas[i]) }

// Owned reports whether a possessive pronoun says whose token i is: "its envoy".
func (c *Clause) Owned(i int) bool {
	for _, k := range c.Kids[i] {
		if k < i && c.Token(k).XPOS == "PRP$" {
			return true
		}
	}
	return false
}

// Token is the token of the reading at i.
func (c *Clause) Token(i int) *dragoman.Token { return &c.R.Tokens[c.First+i] }
