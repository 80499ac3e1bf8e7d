// SPDX-License-Identifier: Apache-2.0

package frame

import "dragoman"

// NounFrame is the frame of noun i: one that asks what the noun is of
// ("supply of weapons", "arms deliveries") before one that does not; nil for
// none.
func (c *Clause) NounFrame(i int) *Frame {
	for _, fr := range c.Lex.nouns[c.Lemmas[i]] {
		if fr.Objects != nil && c.ofWhat(fr, i) >= 0 {
			return fr
		}
	}
	return c.Lex.flatNoun(c.Lemmas, i)
}

// ofWhat is the word that says what noun i is of, where it is one its frame
// asks for, or -1.
func (c *Clause) ofWhat(fr *Frame, i int) int {
	for _, k := range c.Kids[i] {
		switch c.Rel[k] {
		case dragoman.Nmod:
			if !c.Lex.Words.Is("of", c.Prep(k)) {
				continue
			}
		case dragoman.Compound, dragoman.Amod:
		default:
			continue
		}
		if fr.Objects[c.Lemmas[k]] {
			return k
		}
	}
	return -1
}

// NounArguments are the phrases around noun i: possessor, agent and names
// before it as Subject and By, the rest by preposition; what a light verb
// above it has is added, its subject as Subject, of a verb of suffering as
// Object.
func (c *Clause) NounArguments(i int) *Arguments {
	a := &Arguments{}
	for _, k := range c.Kids[i] {
		switch c.Rel[k] {
		case dragoman.Nmod, dragoman.Obl:
			switch p := c.Prep(k); {
			case c.Lex.Words.Is("agent", p):
				a.By = append(a.By, c.Conjoined(k)...)
			case c.Lex.Words.Is("possessive", p), p == "" && k < i:
				a.Subject = append(a.Subject, c.Conjoined(k)...)
			case p != "":
				a.add(p, c.Conjoined(k)...)
			}
		case dragoman.Amod, dragoman.Compound:
			if k < i && c.Mention(k) != nil {
				a.Subject = append(a.Subject, k)
			}
		}
	}
	if len(a.Subject) == 0 {
		a.Subject = a.By
	}
	c.light(i, a)
	return a
}

func (c *Clause) light(i int, a *Arguments) {
	v := c.Head[i]
	if v < 0 || c.UPOS[v] != dragoman.VERB || c.Rel[i] != dragoman.Obj && c.Rel[i] != dragoman.Nsubj {
		return
	}
	lit, suffers := c.is("light", v), c.is("suffer", v)
	if !lit && !suffers {
		return
	}
	b := c.Arguments(v)
	switch {
	case c.Rel[i] == dragoman.Obj && suffers && !lit:
		a.Object = append(a.Object, b.Subject...)
	case c.Rel[i] == dragoman.Obj:
		if len(a.Subject) == 0 {
			a.Subject = b.Subject
		}
		a.Preps = append(a.Preps, b.Preps...)
	case b.Passive && len(a.Subject) == 0:
		a.Subject = b.By
	}
}
