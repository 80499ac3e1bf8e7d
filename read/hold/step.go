// SPDX-License-Identifier: Apache-2.0

package hold

import "dragoman"

// step applies the word above n; false ends the climb, because what stands
// higher says nothing of n.
func (c *clause) step(s *state, n, h int) bool {
	t, g := c.tok(n), c.tok(h)
	noun := g.UPOS == dragoman.NOUN || g.UPOS == dragoman.PROPN
	switch t.Rel {
	case dragoman.Csubj:
		if noun && c.to(n) && c.ordinal(h) {
			return false
		}
	case dragoman.Xcomp, dragoman.Ccomp:
	case dragoman.Obj, dragoman.Iobj:
		if t.UPOS != dragoman.VERB {
			return c.object(s, n, h)
		}
	case dragoman.Obl, dragoman.Nmod:
		return c.oblique(s, n, h)
	case dragoman.Nsubj:
		if g.Rel == dragoman.RootRel && (c.is(h, cPlan) || c.is(h, cStop)) && c.passive(h) {
			return c.object(s, n, h)
		}
		return !c.is(h, cFail) && c.modalOnly(s, h)
	case dragoman.Acl:
		return noun && c.onNoun(s, n, h)
	case dragoman.Advcl:
		if on, done := c.adverbial(s, n, h); done {
			return on
		}
	case dragoman.Conj:
		// A joined verb shares negation and modals only where it has none of
		// its own and is an infinitive.
		return t.XPOS == "VB" && !c.child(n, dragoman.Aux) && !c.child(n, dragoman.Mark)
	case dragoman.Parataxis, dragoman.Compound, dragoman.Amod:
		return false
	default:
		return t.UPOS == dragoman.AUX || t.Rel == dragoman.Cop
	}
	return c.complement(s, n, h)
}

// set puts the mode that the word h above makes, where none is set that is
// firmer.
func (c *clause) set(s *state, h int, m mode) bool {
	if s.mode == fact || s.mode == open && m != fact || m == open {
		s.mode = m
	}
	s.note(c.tok(h).Lemma)
	return true
}

// turn turns the polarity by the word above.
func (c *clause) turn(s *state, h int) {
	s.neg = !s.neg
	s.note(c.tok(h).Lemma)
}

// onNoun applies a noun to the clause that hangs on it: "a plan to leave",
// "rejected claims that it attacked".
func (c *clause) onNoun(s *state, n, h int) bool {
	g := c.tok(h)
	if v := c.head(h); (g.Rel == dragoman.Obj || g.Rel == dragoman.Obl) && v >= 0 && c.is(v, cDeny) && c.is(h, cTold) && c.has(c.mark(n), cThat|cOf) {
		s.under, s.deny = true, v
		c.turn(s, v)
		return false
	}
	if c.relative(n) {
		return false
	}
	switch {
	case c.is(h, cNounPlan):
		return c.set(s, h, planned)
	case c.is(h, cNounAsk):
		return c.set(s, h, requested)
	case c.is(h, cNounThreaten):
		return c.set(s, h, threatened)
	case c.is(h, cNounMaybe):
		return c.set(s, h, open)
	case c.is(h, cNounFail):
		c.turn(s, h)
		return false
	case c.to(n):
		return !c.ordinal(h) && c.set(s, h, open)
	}
	return false
}

// adverbial applies the word above to a clause of manner or purpose; done is
// false where it is to be read as a complement.
func (c *clause) adverbial(s *state, n, h int) (on, done bool) {
	t, m := c.tok(n), c.mark(n)
	switch {
	case c.has(m, cFrom) && c.is(h, cFail|cStop), c.has(m, cOf) && c.short(h):
		c.turn(s, h)
		return true, true
	case c.is(h, cDeny) && t.XPOS == "VBG" && n > h && m < 0:
		s.under, s.deny = true, h // "denied supporting the rebels"
		c.turn(s, h)
		return true, true
	case c.has(m, cOf|cOver) && n > h && c.is(h, cMaybe), // "accused them of attacking"
		c.has(m, cOf|cOver|cFor|cWith) && n > h && c.is(h, cCharge):
		s.under = true
		return c.set(s, h, open), true
	case !c.to(n):
		return false, true
	case c.is(n, cDoneBy) && !c.is(h, cPlan|cAsk|cMaybe|cFail|cManage|cThreaten):
		return true, true // "took to the streets to protest": by taking to them
	case t.XPOS == "VBG": // "resorted to attacking", "look forward to meeting"
		return c.is(h, cMaybe|cPlan) && c.set(s, h, open), true
	case c.is(h, cFact):
		return false, true
	case c.is(h, cPlan|cAsk|cMaybe|cFail|cManage|cThreaten):
		return false, false
	}
	return c.set(s, h, open), true
}

// complement applies the word above to the clause that completes it.
func (c *clause) complement(s *state, n, h int) bool {
	t, g := c.tok(n), c.tok(h)
	switch {
	case t.Rel == dragoman.Xcomp && c.w[g.Lemma]&cLike != 0 && c.is(n, cPerform):
		s.note(g.Lemma)
		return false // "would like to thank": by saying so
	case c.has(c.mark(n), cWhether):
		return c.set(s, h, open)
	case c.is(h, cDeny):
		s.under, s.deny = true, h
		c.turn(s, h)
		return true
	case c.is(h, cFail) && t.Rel == dragoman.Xcomp, c.is(h, cStop) && t.Rel != dragoman.Ccomp:
		c.turn(s, h)
		return true
	case c.is(h, cThreaten):
		return c.set(s, h, threatened)
	case c.is(h, cManage) && t.Rel == dragoman.Xcomp:
		s.note(g.Lemma)
		if c.w[g.Lemma]&cGoingOn != 0 {
			s.going = g.XPOS == "VBZ" || g.XPOS == "VBP" || g.XPOS == "VBG"
		}
		return true
	case c.is(h, cFact):
		s.note(g.Lemma)
		s.under = true
		return false
	case c.asked(n, h):
		return c.set(s, h, requested)
	case c.is(h, cPlan) && (t.Rel == dragoman.Xcomp || c.to(n)):
		return c.set(s, h, planned)
	case c.is(h, cMaybe):
		return c.set(s, h, open)
	case c.is(h, cSay), t.Rel == dragoman.Ccomp:
		s.under = true // "did not say it attacked" says nothing of the attack
		return false
	case c.to(n) && t.Rel == dragoman.Xcomp && g.UPOS == dragoman.ADJ:
		return c.set(s, h, open)
	}
	return t.Rel == dragoman.Xcomp
}

// asked reports whether the word above asks for what its complement tells.
func (c *clause) asked(n, h int) bool {
	if !c.is(h, cAsk) {
		return false
	}
	t := c.tok(n)
	if t.Rel == dragoman.Xcomp && c.to(n) {
		return true
	}
	return !c.is(h, cSay) && (t.Rel == dragoman.Xcomp || t.XPOS == "VB" || t.XPOS == "VBP" || t.XPOS == "NN" || c.bare(n))
}
