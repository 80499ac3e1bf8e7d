// SPDX-License-Identifier: Apache-2.0

package do

import (
	"dragoman"
)

// clause is a sentence as the coder sees it: lemmas, tree and the frames of
// its words, with indexes relative to its first token.
type clause struct {
	r       *dragoman.Reading
	frames  *frames
	first   int
	lemmas  []string
	upos    []dragoman.UPOS
	rel     []dragoman.Rel
	head    []int // -1 root
	kids    [][]int
	left    []int // leftmost and rightmost token of the subtree
	right   []int
	passive []bool
	parsed  bool
	found   []*frame // by token, lazily
	looked  []bool
	verb    int // firstVerb
}

func newClause(f *frames, r *dragoman.Reading, first, last int) *clause {
	n := last - first
	c := &clause{r: r, frames: f, first: first, parsed: n > 0,
		lemmas: make([]string, n), upos: make([]dragoman.UPOS, n), rel: make([]dragoman.Rel, n),
		head: make([]int, n), kids: make([][]int, n), left: make([]int, n), right: make([]int, n),
		passive: make([]bool, n), found: make([]*frame, n), looked: make([]bool, n)}
	for i := range n {
		t := &r.Tokens[first+i]
		c.lemmas[i], c.upos[i], c.rel[i] = lemma(r, first+i), t.UPOS, t.Rel
		c.left[i], c.right[i] = i, i
		c.head[i] = int(t.Head) - first
		if t.Head < 0 || c.head[i] < 0 || c.head[i] >= n || c.head[i] == i {
			c.head[i] = -1
		}
		if t.Head == dragoman.Unparsed || t.Rel == dragoman.NoRel {
			c.parsed = false
		}
	}
	if c.parsed {
		c.tree()
	}
	c.verb = c.firstVerb()
	return c
}

// tree fills what hangs on the heads. A token's ancestors are walked at most
// once a token, so hostile depth costs its length.
func (c *clause) tree() {
	for i, h := range c.head {
		if h >= 0 {
			c.kids[h] = append(c.kids[h], i)
		}
		if c.rel[i] == dragoman.Aux && c.lemmas[i] == "be" || c.rel[i] == dragoman.Aux && c.lemmas[i] == "get" {
			if h >= 0 && c.upos[h] == dragoman.VERB && c.participle(h) {
				c.passive[h] = true
			}
		}
	}
	// Subtree bounds: leaves first, by counting children left.
	left := make([]int, len(c.head))
	var ready []int
	for i := range c.head {
		if left[i] = len(c.kids[i]); left[i] == 0 {
			ready = append(ready, i)
		}
	}
	for len(ready) > 0 {
		i := ready[len(ready)-1]
		ready = ready[:len(ready)-1]
		if h := c.head[i]; h >= 0 {
			c.left[h] = min(c.left[h], c.left[i])
			c.right[h] = max(c.right[h], c.right[i])
			if left[h]--; left[h] == 0 {
				ready = append(ready, h)
			}
		}
	}
}

// participle reports whether verb i has the form a passive takes.
func (c *clause) participle(i int) bool {
	if x := c.r.Tokens[c.first+i].XPOS; x != "" {
		return x == "VBN" || x == "VBD"
	}
	w := low(c.r, c.first+i)
	return len(w) < 4 || w[len(w)-3:] != "ing"
}

// side says whether token i stands before or after the first verb with a
// frame.
func (c *clause) side(i int) string {
	switch {
	case c.verb < 0:
		return "none"
	case c.verb < i:
		return "after"
	case c.verb == i:
		return "at"
	}
	return "before"
}

// firstVerb is the first token whose verb frame names an event, or -1.
func (c *clause) firstVerb() int {
	for j := range c.lemmas {
		if c.upos[j] == dragoman.VERB || c.upos[j] == dragoman.NoPOS {
			if f := c.frame(j); f != nil && f.typ != "" {
				return j
			}
		}
	}
	return -1
}

// phrase climbs from token i to the head of the noun phrase it belongs to.
func (c *clause) phrase(i int) (n int, path string) {
	for n = i; c.head[n] >= 0 && len(path) < 24; n = c.head[n] {
		switch c.rel[n] {
		case dragoman.Det, dragoman.Amod, dragoman.Compound, dragoman.Flat, dragoman.Nummod, dragoman.Nmod, dragoman.Case, dragoman.Appos, dragoman.Fixed:
			path += c.rel[n].String()[:2]
		case dragoman.Conj, dragoman.Cc, dragoman.Punct:
			if u := c.upos[c.head[n]]; u != dragoman.NOUN && u != dragoman.PROPN && u != dragoman.NUM && u != dragoman.PRON {
				return n, path
			}
			path += c.rel[n].String()[:2]
		default:
			return n, path
		}
	}
	return n, path
}

// role is the relation of a phrase head, with the preposition of an oblique.
func (c *clause) role(n int) string {
	rel := c.rel[n]
	s := rel.String()
	if rel == dragoman.Obl || rel == dragoman.Nmod {
		s += ":" + c.prep(n)
	}
	return s
}

// prep is the preposition of a phrase head, "" for none.
func (c *clause) prep(n int) string {
	for _, k := range c.kids[n] {
		if c.rel[k] == dragoman.Case {
			return c.lemmas[k]
		}
	}
	return ""
}

// frame is the frame of token i, by the order of words.
func (c *clause) frame(i int) *frame {
	if !c.looked[i] {
		c.looked[i] = true
		c.found[i] = c.frames.flat(c.lemmas, c.upos, i)
	}
	return c.found[i]
}
