// SPDX-License-Identifier: Apache-2.0

package who

import (
	"dragoman"
	"dragoman/read/do/scene"
)

// pairReach is how many sentences before are searched for the two.
const pairReach = 3

// Both are the two actors that a phrase like "the two leaders" or "both
// countries" stands for: of the nearest sentence up to it that names two or more
// of that kind, where it names just two. Of what comes after the phrase nothing
// is taken. It is nil where the phrase is no such one or the two can't be told.
func Both(s *scene.Scene, p Spot) []string {
	c, n := p.Clause, p.At
	people := c.Lex.Words.Is("dual-people", c.Lemmas[n])
	if !people && !c.Lex.Words.Is("dual-lands", c.Lemmas[n]) || c.Token(n).XPOS != "NNS" || !dual(p) {
		return nil
	}
	for b := p.Sentence; b >= max(0, p.Sentence-pairReach); b-- {
		if ids := named(s.R, &s.R.Sentences[b], c.Token(n).Start, people); len(ids) > 1 {
			if len(ids) > 2 {
				return nil
			}
			return ids
		}
	}
	return nil
}

// dual reports whether a phrase counts two.
func dual(p Spot) bool {
	c := p.Clause
	for _, k := range c.Kids[p.At] {
		if k < p.At && c.Lex.Words.Is("dual", c.Lemmas[k]) {
			return true
		}
	}
	return false
}

// named are the people or the countries that stand in a sentence before a byte,
// each once, in text order.
func named(r *dragoman.Reading, s *dragoman.Sentence, before int32, people bool) (ids []string) {
	for i := range r.Mentions {
		m := &r.Mentions[i]
		if m.Start < s.Start || m.Actor == "" {
			continue
		}
		if m.Start >= min(s.End, before) {
			break
		}
		a := r.Actor(m.Actor)
		if a == nil || people != (a.Kind == dragoman.Person) || !people && a.Kind != dragoman.Country {
			continue
		}
		known := false
		for _, id := range ids {
			known = known || id == m.Actor
		}
		if !known {
			ids = append(ids, m.Actor)
		}
	}
	return
}
