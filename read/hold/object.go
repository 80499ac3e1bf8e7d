// SPDX-License-Identifier: Apache-2.0

package hold

import "dragoman"

// modalOnly lets a subject's event share "will" and "may" of its verb: "an
// attack could follow".
func (c *clause) modalOnly(s *state, h int) bool {
	for _, k := range c.children(h) {
		if c.tok(k).Rel != dragoman.Aux {
			continue
		}
		switch {
		case c.has(k, cWill):
			s.mode = planned
		case c.has(k, cMay|cWould):
			s.mode = open
		case c.has(k, cMust):
			s.mode = requested
		}
	}
	for _, k := range c.children(h) {
		if c.tok(k).Rel == dragoman.Advmod && c.is(k, cNegation) {
			s.neg = !s.neg
		}
	}
	return false
}

// object applies a verb to the event noun that is its object.
func (c *clause) object(s *state, n, h int) bool {
	switch {
	case c.is(h, cThreaten):
		s.mode = threatened
	case c.is(h, cStop), c.is(h, cFail):
		s.neg = !s.neg
	case c.is(h, cDeny):
		s.neg, s.under = !s.neg, true
	case c.is(h, cAsk):
		s.mode = requested
	case c.is(h, cPlan):
		s.mode = planned
	case c.w[c.tok(h).Lemma]&cDoubt != 0 && c.definite(n):
		return false // to doubt the pardon is not to doubt that it was granted
	case c.is(h, cMaybe) && !c.is(h, cSay):
		s.mode = open
	case c.is(h, cFact):
		return false
	default:
		// Light verbs: "will launch an attack", "did not hold talks".
		return true
	}
	s.note(c.tok(h).Lemma)
	return true
}

// definite reports whether a token is a noun with a definite article, a
// demonstrative or an owner: what it names is taken to be.
func (c *clause) definite(n int) bool {
	if c.tok(n).UPOS != dragoman.NOUN {
		return false
	}
	for _, k := range c.children(n) {
		if c.has(k, cDefinite) {
			return true
		}
		if x := c.tok(k).XPOS; x == "PRP$" || c.tok(k).Rel == dragoman.Nmod && k < n && k+1 < n && c.tok(n-1).XPOS == "POS" {
			return true
		}
	}
	return false
}

// oblique applies what governs an event noun by a preposition: "called for
// talks", "a threat of war", "refrain from attacks".
func (c *clause) oblique(s *state, n, h int) bool {
	prep := -1
	for _, k := range c.children(n) {
		if c.tok(k).Rel == dragoman.Case {
			prep = k
		}
	}
	switch {
	case c.has(prep, cOf) && c.short(h):
		s.neg = !s.neg
	case c.has(prep, cFor) && c.is(h, cAsk|cNounAsk):
		s.mode = requested
	case c.has(prep, cFor|cOn) && c.is(h, cPlan|cNounPlan):
		s.mode = planned
	case c.has(prep, cOf) && c.is(h, cNounThreaten):
		s.mode = threatened
	case c.has(prep, cOf|cAt|cFor) && c.is(h, cNounMaybe):
		s.mode = open
	case c.has(prep, cFrom) && c.is(h, cFail|cStop):
		s.neg = !s.neg
	case c.has(prep, cTo) && c.is(h, cPlan) && c.w[c.tok(h).Lemma]&cAgree != 0:
		s.mode = planned
	default:
		return false
	}
	s.note(c.tok(h).Lemma)
	return true
}

// short reports whether a word is "short" or has it: "stopped short of a ban".
func (c *clause) short(h int) bool {
	if c.has(h, cShort) {
		return true
	}
	for _, k := range c.children(h) {
		if c.has(k, cShort) {
			return true
		}
	}
	return false
}

// bare reports whether a verb has a bare "be" alone: the subjunctive.
func (c *clause) bare(n int) bool {
	be := false
	for _, k := range c.children(n) {
		if c.tok(k).Rel == dragoman.Aux || c.tok(k).Rel == dragoman.Cop {
			if !c.has(k, cBe) {
				return false
			}
			be = true
		}
	}
	return be
}

func (c *clause) to(n int) bool {
	for _, k := range c.children(n) {
		if c.has(k, cTo) && (c.tok(k).Rel == dragoman.Mark || c.tok(k).Rel == dragoman.Aux) {
			return true
		}
	}
	return false
}

// mark is the token that marks a clause, -1 for none.
func (c *clause) mark(n int) int {
	for _, k := range c.children(n) {
		if c.tok(k).Rel == dragoman.Mark {
			return k
		}
	}
	return -1
}

// relative reports whether a clause on a noun is a relative one.
func (c *clause) relative(n int) bool {
	for _, k := range c.children(n) {
		if !c.has(k, cRelative) {
			continue
		}
		if c.tok(k).Rel == dragoman.Mark {
			return false
		}
		if c.tok(k).UPOS == dragoman.PRON || c.tok(k).Rel == dragoman.Nsubj || c.tok(k).Rel == dragoman.Obj {
			return true
		}
	}
	return !c.to(n)
}

func (c *clause) passive(h int) bool {
	return c.tok(h).XPOS == "VBN"
}

// status names the state.
func (s *state) status() dragoman.Status {
	switch {
	case (s.deny > 0 || s.untrue) && s.neg:
		return dragoman.Negated
	case s.mode == open:
		return dragoman.Hypothetical
	case s.neg:
		return dragoman.Negated
	case s.mode == planned:
		return dragoman.Planned
	case s.mode == requested:
		return dragoman.Requested
	case s.mode == threatened:
		return dragoman.Threatened
	case s.going:
		return dragoman.Ongoing
	case s.back:
		return dragoman.Historical
	}
	return dragoman.Occurred
}
