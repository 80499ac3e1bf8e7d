// SPDX-License-Identifier: Apache-2.0

// Package events scores who did what to whom in a sentence: actors,
// recipients, and the triples of actor, recipient and quad.
package events

import "strings"

// Answer is what a sentence holds, or is said to hold. The strings are the
// sentence's tokens joined by blanks. Parties of a mutual event are all
// actors.
type Answer struct {
	Actors     []string
	Recipients []string
	Mutual     bool // the actors are parties of one mutual event
	Quad       int  // 1 to 4; 0 is neutral or no event
	HasSpans   bool // gold only: actors and recipients are annotated
	HasQuad    bool // gold only: the quad is annotated
}

// Scores are micro-averaged F1 over exact strings, and the macro F1 of the
// quads 0 to 4 that gold holds.
type Scores struct{ Actor, Recipient, Triple, Quad float64 }

// count is hits, and what was said and is so.
type count struct{ hit, said, is int }

func (c count) f1() float64 {
	if c.said+c.is == 0 {
		return 0
	}
	return 2 * float64(c.hit) / float64(c.said+c.is)
}

func (c *count) add(gold, got []string) {
	c.is += len(gold)
	c.said += len(got)
	left := map[string]int{}
	for _, g := range gold {
		left[g]++
	}
	for _, g := range got {
		if left[g] > 0 {
			left[g]--
			c.hit++
		}
	}
}

// Score compares answers with gold, pairwise. Actors and recipients count
// where gold has spans, quads where it has quads, triples where it has both.
func Score(gold, got []Answer) Scores {
	var actor, recipient, triple count
	var quad [5]count
	for i, g := range gold {
		a := got[i]
		if g.HasSpans {
			actor.add(g.Actors, a.Actors)
			recipient.add(g.Recipients, a.Recipients)
		}
		if g.HasSpans && g.HasQuad {
			triple.add(g.triples(), a.triples())
		}
		if g.HasQuad {
			quad[g.Quad].is++
			quad[a.Quad].said++
			if g.Quad == a.Quad {
				quad[g.Quad].hit++
			}
		}
	}
	s := Scores{Actor: actor.f1(), Recipient: recipient.f1(), Triple: triple.f1()}
	n := 0
	for _, q := range quad {
		if q.is > 0 {
			s.Quad += q.f1()
			n++
		}
	}
	if n > 0 {
		s.Quad /= float64(n)
	}
	return s
}

// triples are every actor with every recipient and the quad; an event without
// one or the other gives an empty one; parties of a mutual event stand in
// pairs, in text order. A neutral sentence gives none.
func (a Answer) triples() (out []string) {
	if a.Quad == 0 {
		return nil
	}
	add := func(s, t string) { out = append(out, strings.Join([]string{s, t, string(rune('0' + a.Quad))}, "\t")) }
	if a.Mutual && len(a.Actors) > 1 {
		for i, s := range a.Actors {
			for _, t := range a.Actors[i+1:] {
				add(s, t)
			}
		}
		return out
	}
	actors, recipients := a.Actors, a.Recipients
	if len(actors)+len(recipients) == 0 {
		return nil
	}
	if len(actors) == 0 {
		actors = []string{""}
	}
	if len(recipients) == 0 {
		recipients = []string{""}
	}
	for _, s := range actors {
		for _, t := range recipients {
			add(s, t)
		}
	}
	return out
}
