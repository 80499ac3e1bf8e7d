// SPDX-License-Identifier: Apache-2.0

package who

import (
	"slices"

	"dragoman"
	"dragoman/read/do/frame"
	"dragoman/read/do/scene"
)

// Participant is a spot as a party of an event: the mention it heads; else the
// name right behind a title, or the noun phrase with the actor whose soldiers,
// ministers or courts it speaks of.
func Participant(s *scene.Scene, p Spot) dragoman.Participant {
	c, n := p.Clause, p.At
	if m := c.Mention(n); m != nil {
		return dragoman.Participant{Actor: m.Actor, Span: m.Span}
	}
	if c.UPOS[n] == dragoman.PRON {
		return dragoman.Participant{Span: c.Token(n).Span}
	}
	if m := titled(c, n); m != nil && c.Acts(c.Lemmas[n]) {
		return dragoman.Participant{Actor: m.Actor, Span: m.Span}
	}
	return dragoman.Participant{Actor: owner(c, n), Span: phrase(c, n)}
}

// titled is the person whose name stands right behind the noun at n, or behind
// what that is of ("Secretary of State Ann Lee"); nil for none.
func titled(c *frame.Clause, n int) *dragoman.Mention {
	person := func(m *dragoman.Mention) bool {
		return m != nil && m.Kind == dragoman.Person && m.Form == dragoman.Name
	}
	if n+1 < len(c.Lemmas) {
		m := c.Mention(n + 1)
		if person(m) && int(m.First) == c.First+n+1 && c.Rel[n+1] != dragoman.Nsubj && c.Rel[n+1] != dragoman.Conj {
			return m
		}
	}
	for _, k := range c.Kids[n] {
		if k < n || c.Rel[k] != dragoman.Appos && c.Rel[k] != dragoman.Flat && c.Rel[k] != dragoman.Compound {
			continue
		}
		m := c.Mention(k)
		if !person(m) {
			continue
		}
		at := int(m.First) - c.First
		if at == n+1 || at > n && at < n+6 && c.UPOS[at-1] != dragoman.PUNCT && c.Lex.Words.Is("of", c.Lemmas[n+1]) {
			return m
		}
	}
	return nil
}

// owner is the actor whose soldiers, ministers or courts an agent noun speaks
// of: the nation adjective or name that stands with it in its own phrase.
func owner(c *frame.Clause, n int) string {
	if !c.Acts(c.Lemmas[n]) && !c.Lex.Words.Is("arms", c.Lemmas[n]) {
		return ""
	}
	for _, k := range c.Kids[n] {
		near := k < n && (c.Rel[k] == dragoman.Amod || c.Rel[k] == dragoman.Compound || c.Rel[k] == dragoman.Nmod)
		of := k > n && c.Rel[k] == dragoman.Nmod && c.Lex.Words.Is("from", c.Prep(k))
		if near || of {
			if m := c.Mention(k); m != nil && m.Kind != dragoman.Person {
				return m.Actor
			}
		}
	}
	return ""
}

// widest is how many tokens a phrase may have; a longer one is cut to its head
// and what stands before it.
const widest = 14

// phrase is the noun phrase of n without what follows it as a clause,
// apposition or coordination.
func phrase(c *frame.Clause, n int) dragoman.Span {
	a, b := n, n
	for _, k := range c.Kids[n] {
		switch c.Rel[k] {
		case dragoman.Det, dragoman.Amod, dragoman.Compound, dragoman.Nummod, dragoman.Flat, dragoman.Nmod, dragoman.Advmod:
		default:
			continue
		}
		if k > n && (c.Rel[k] == dragoman.Advmod || c.Rel[k] == dragoman.Nmod && (!c.Lex.Words.Is("of", c.Prep(k)) || charge(c, n, k))) {
			continue
		}
		a = min(a, c.Left[k])
		if k > n && c.Rel[k] == dragoman.Nmod {
			b = max(b, ofEnd(c, k, 0))
		} else {
			b = max(b, c.Right[k])
		}
	}
	if b-a > widest {
		b = n
	}
	for a < n && (c.UPOS[a] == dragoman.PUNCT || c.UPOS[a] == dragoman.ADP && !c.Lex.Words.Is("possessive", c.Lemmas[a]) && !c.Lex.Words.Is("least", c.Lemmas[a+1]) || c.Lex.Words.Is("focus", c.Lemmas[a])) {
		a++
	}
	return dragoman.Span{Start: c.Token(a).Start, End: c.Token(b).End}
}

// charge reports whether an "of" phrase k that the tree hangs on the object n
// of its verb belongs to the verb: "accused the government of corruption".
func charge(c *frame.Clause, n, k int) bool {
	v := c.Head[n]
	if v < 0 || c.Rel[n] != dragoman.Obj || !c.Lex.Words.Is("charge", c.Lemmas[v]) {
		return false
	}
	own := func(of []int, from int) bool {
		return slices.ContainsFunc(of, func(o int) bool { return o > from && c.Lex.Words.Is("of", c.Prep(o)) })
	}
	return !own(c.Kids[v], n) && !own(c.Kids[n], k) && !own(c.Kids[k], k)
}

// ofEnd is the last token of a phrase after "of": what hangs on it by another
// preposition, or follows it as a clause, is left out.
func ofEnd(c *frame.Clause, n, depth int) int {
	b := n
	for _, k := range c.Kids[n] {
		switch c.Rel[k] {
		case dragoman.Compound, dragoman.Flat, dragoman.Nummod, dragoman.Amod:
			b = max(b, k)
		case dragoman.Nmod:
			if k > n && c.Lex.Words.Is("of", c.Prep(k)) && depth < 4 {
				b = max(b, ofEnd(c, k, depth+1))
			}
		}
	}
	return b
}
