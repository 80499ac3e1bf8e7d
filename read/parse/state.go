// SPDX-License-Identifier: Apache-2.0

package parse

import (
	"dragoman"
	"dragoman/internal/clusters"
	"dragoman/internal/linear"
	"dragoman/internal/look"
)

// The transitions of the arc-eager system (Nivre 2003).
const (
	Shift  = iota // the front word goes on to the stack
	Reduce        // the top word, which has a head, leaves the stack
	Left          // the front word becomes the head of the top word, which leaves
	Right         // the top word becomes the head of the front word, which goes on to the stack
)

// node is what the features see of a word.
type node struct {
	w, p, u, wp uint32 // word, Penn tag, universal tag, word and tag
	c, k        uint32 // word class with tag, coarser class with tag
}

// State is a parse under way. Words are numbered from 0; the root is the last
// word plus one and stands at the end of the buffer (Ballesteros & Nivre 2013).
type State struct {
	N     int     // words
	Front int     // first word of the buffer
	Stack []int32 // the top is last
	Head  []int32 // -1 is none yet; N is the root
	nodes []node  // of words, then the root, then "no word"
	left1 []int32 // leftmost child, -1
	left2 []int32 // the one right of it
	rite1 []int32 // rightmost child
	rite2 []int32
	lefts []uint8 // number of left children, at most 7
	rites []uint8
	verbs []int32  // verbs before the word
	marks []int32  // commas and the like before the word
	conjs []int32  // coordinators before the word
	label []uint8  // relation given as the arc was made, plus one; 0 is none
	setL  []uint64 // relations of the left children
	setR  []uint64 // relations of the right children
	view  view     // what look saw
}

// Reset starts a parse of tagged tokens.
func (s *State) Reset(see *clusters.Clusters, tokens []dragoman.Token, text string) {
	n := len(tokens)
	s.N, s.Front, s.Stack = n, 0, s.Stack[:0]
	s.Head, s.left1, s.left2 = fill(s.Head, n+2, -1), fill(s.left1, n+2, -1), fill(s.left2, n+2, -1)
	s.rite1, s.rite2 = fill(s.rite1, n+2, -1), fill(s.rite2, n+2, -1)
	s.lefts, s.rites = fill(s.lefts, n+2, 0), fill(s.rites, n+2, 0)
	s.label, s.setL, s.setR = fill(s.label, n+2, 0), fill(s.setL, n+2, 0), fill(s.setR, n+2, 0)
	s.verbs, s.marks, s.conjs = fill(s.verbs, n+2, 0), fill(s.marks, n+2, 0), fill(s.conjs, n+2, 0)
	s.nodes = s.nodes[:0]
	var verbs, marks, conjs int32
	for i := range tokens {
		s.verbs[i], s.marks[i], s.conjs[i] = verbs, marks, conjs
		switch tokens[i].UPOS {
		case dragoman.VERB:
			verbs++
		case dragoman.PUNCT:
			marks++
		case dragoman.CCONJ:
			conjs++
		}
		s.nodes = append(s.nodes, nodeOf(see, &tokens[i], text))
	}
	s.verbs[n], s.marks[n], s.conjs[n] = verbs, marks, conjs
	s.nodes = append(s.nodes, node{1, 1, 1, 1, 1, 1}, node{})
}

func nodeOf(see *clusters.Clusters, t *dragoman.Token, text string) node {
	form := t.Of(text)
	x := look.Of(form)
	id := see.Of(form)
	p := uint32(2166136261)
	for i := range len(t.XPOS) {
		p = (p ^ uint32(t.XPOS[i])) * 16777619
	}
	return node{
		w: x.Low, p: p, u: uint32(t.UPOS) + 2, wp: linear.Mix(x.Low, p),
		c: linear.Mix(p, uint32(id)), k: linear.Mix(p, see.Prefix(id, 5)),
	}
}

func fill[T any](s []T, n int, v T) []T {
	if cap(s) < n {
		s = make([]T, n, n+n/2)
	}
	s = s[:n]
	for i := range s {
		s[i] = v
	}
	return s
}

// Done says whether the parse is complete: only the root is left.
func (s *State) Done() bool { return s.Front == s.N && len(s.Stack) == 0 }

// Allowed says whether a transition may be taken.
func (s *State) Allowed(t int) bool {
	if len(s.Stack) == 0 {
		return t == Shift && s.Front < s.N
	}
	headed := s.Head[s.Stack[len(s.Stack)-1]] >= 0
	switch t {
	case Shift, Right:
		return s.Front < s.N
	case Reduce:
		return headed
	}
	return !headed
}

// Name gives word x, which has a head, its relation in passing: what later
// features see of it.
func (s *State) Name(x int32, rel uint8) {
	h := s.Head[x]
	s.label[x] = rel + 1
	if x < h {
		s.setL[h] |= 1 << rel
	} else {
		s.setR[h] |= 1 << rel
	}
}

// Do takes a transition, which must be allowed. It returns the word that got
// a head, or -1.
func (s *State) Do(t int) int32 {
	switch t {
	case Shift:
		s.Stack = append(s.Stack, int32(s.Front))
		s.Front++
	case Reduce:
		s.Stack = s.Stack[:len(s.Stack)-1]
	case Left:
		x, h := s.Stack[len(s.Stack)-1], s.Front
		s.Stack = s.Stack[:len(s.Stack)-1]
		s.Head[x] = int32(h)
		s.left2[h], s.left1[h] = s.left1[h], x
		s.lefts[h] = min(7, s.lefts[h]+1)
		return x
	case Right:
		h, x := s.Stack[len(s.Stack)-1], int32(s.Front)
		s.Head[x] = h
		s.rite2[h], s.rite1[h] = s.rite1[h], x
		s.rites[h] = min(7, s.rites[h]+1)
		s.Stack = append(s.Stack, x)
		s.Front++
		return x
	}
	return -1
}

// Build makes a finished tree of heads, the root being N, for the labeller.
func (s *State) Build(head []int32) {
	for x := s.N - 1; x >= 0; x-- { // left children from the head outwards
		h := head[x]
		s.Head[x] = h
		if int(h) > x {
			s.left2[h], s.left1[h] = s.left1[h], int32(x)
			s.lefts[h] = min(7, s.lefts[h]+1)
		}
	}
	for x, h := range head {
		if int(h) < x {
			s.rite2[h], s.rite1[h] = s.rite1[h], int32(x)
			s.rites[h] = min(7, s.rites[h]+1)
		}
	}
}
