// SPDX-License-Identifier: Apache-2.0

package coder

import (
	"slices"

	"dragoman"
	"dragoman/read/do/frame"
	"dragoman/read/do/propose"
	"dragoman/read/do/scene"
)

type frameClause = frame.Clause

// headOf is the token of a clause that heads a span, -1 where the span is not
// in it.
func headOf(c *frame.Clause, s dragoman.Span) int {
	first, last := -1, -1
	for i := range c.Lemmas {
		if c.Token(i).Overlaps(s) {
			if first < 0 {
				first = i
			}
			last = i + 1
		}
	}
	if first < 0 {
		return -1
	}
	return topOf(c, first, last)
}

// topOf is the token of [first, last) whose head stands outside, a noun before
// others.
func topOf(c *frame.Clause, first, last int) int {
	best := -1
	for i := first; i < last; i++ {
		if h := c.Head[i]; h >= first && h < last {
			continue
		}
		noun := func(i int) bool {
			u := c.UPOS[i]
			return u == dragoman.NOUN || u == dragoman.PROPN || u == dragoman.PRON
		}
		if best < 0 || noun(i) && !noun(best) {
			best = i
		}
	}
	if best < 0 {
		return first
	}
	return best
}

func typeFits(t, gold string) bool {
	return t == gold || gold == "YIELD" && (t == "CONCEDE" || t == "RETREAT")
}

// wordBetween is the candidate on the way between two phrases, or hanging on
// it, that fits the type best; without a type, one that has any.
func wordBetween(s *scene.Scene, c *frame.Clause, a, b int, gold string) *propose.Candidate {
	byToken := map[int]*propose.Candidate{}
	for _, k := range propose.All(s) {
		if k.Clause == c {
			byToken[k.At] = k
		}
	}
	on := climb(c, a, b)
	order := slices.Clone(on)
	for _, x := range on {
		for _, k := range c.Kids[x] {
			switch c.Rel[k] {
			case dragoman.Obj, dragoman.Xcomp, dragoman.Obl, dragoman.Ccomp:
				order = append(order, k)
			}
		}
	}
	var best *propose.Candidate
	top := -1
	for _, i := range order {
		k := byToken[i]
		if k == nil || i == a || i == b {
			continue
		}
		n := fit(c, k, a, b, gold)
		if slices.Contains(on, i) {
			n++
		}
		if n > top {
			best, top = k, n
		}
	}
	return best
}

// fit scores how well a word fits a type and the phrases around it.
func fit(c *frame.Clause, k *propose.Candidate, a, b int, gold string) (n int) {
	if gold == "" {
		if k.Told() != "" {
			n += 2
		}
	} else {
		if typeFits(k.Type, gold) {
			n += 5
		}
		if typeFits(k.Told(), gold) {
			n += 4
		}
		frames, hints := c.Lex.Verbs(k.Lemma())
		if k.Clause.UPOS[k.At] == dragoman.NOUN {
			frames, hints = c.Lex.Nouns(k.Lemma()), nil
		}
		if slices.ContainsFunc(append(slices.Clone(frames), hints...), func(f *frame.Frame) bool { return typeFits(f.Type, gold) }) {
			n += 2
		}
		if typeFits(c.Lex.CAMEO.Verbs[k.Lemma()][0], gold) {
			n += 2
		}
	}
	if c.UPOS[k.At] == dragoman.VERB {
		n++
	}
	if slices.Contains(k.Args.Subject, a) || slices.Contains(k.Args.By, a) {
		n++
	}
	if slices.Contains(k.Args.Object, b) {
		n++
	}
	return n
}

// climb are the tokens on the way from a up and down to b.
func climb(c *frame.Clause, a, b int) (out []int) {
	for x := a; x >= 0 && len(out) < 60; x = c.Head[x] {
		out = append(out, x)
	}
	var down []int
	for x := b; x >= 0 && len(down) < 60; x = c.Head[x] {
		if n := slices.Index(out, x); n >= 0 {
			return append(out[:n+1], down...)
		}
		down = append(down, x)
	}
	return append(out, down...)
}
