// SPDX-License-Identifier: Apache-2.0

package hold

import (
	"strings"

	"dragoman"
)

// mode is how a proposition is put forward.
type mode uint8

const (
	fact mode = iota
	planned
	requested
	threatened
	open
)

var modeNames = [...]string{"fact", "planned", "requested", "threatened", "open"}

// state is what the words around a trigger make of it, from the inside out.
type state struct {
	mode   mode
	neg    bool // it did not, or shall not, happen
	going  bool // going on
	back   bool // told as background, before the news
	under  bool // under a verb of saying
	untrue bool // called false
	deny   int  // the verb that denies it, whatever else it is; 0 for none
	why    []string
}

func (s *state) note(w string) {
	if len(s.why) < 8 {
		s.why = append(s.why, w)
	}
}

// clause gives quick access to the tokens of one sentence.
type clause struct {
	w        Words
	r        *dragoman.Reading
	first    int
	last     int
	question bool
	kids     [][]int // children by token, relative to first
}

func newClause(w Words, r *dragoman.Reading, s *dragoman.Sentence) *clause {
	c := &clause{w: w, r: r, first: int(s.First), last: int(s.Last), kids: make([][]int, s.Last-s.First)}
	for i := c.first; i < c.last; i++ {
		if h := int(r.Tokens[i].Head); h >= c.first && h < c.last {
			c.kids[h-c.first] = append(c.kids[h-c.first], i)
		}
	}
	for i := c.last - 1; i >= c.first && i > c.last-4; i-- {
		if c.form(i) == "?" {
			c.question = true
		}
	}
	return c
}

func (c *clause) tok(i int) *dragoman.Token { return &c.r.Tokens[i] }
func (c *clause) form(i int) string         { return strings.ToLower(c.tok(i).Of(c.r.Text)) }
func (c *clause) children(i int) []int      { return c.kids[i-c.first] }
func (c *clause) is(i int, k class) bool {
	t := c.tok(i)
	return (c.w[t.Lemma]|c.w[c.form(i)])&k != 0
}

// has reports whether the form of a token, whatever its lemma, is of a class.
func (c *clause) has(i int, k class) bool { return i >= 0 && c.w[c.form(i)]&k != 0 }

// head is the head of a token inside the sentence, or -1.
func (c *clause) head(i int) int {
	h := int(c.tok(i).Head)
	if h < c.first || h >= c.last {
		return -1
	}
	return h
}

// read climbs from a trigger to the root and applies what it meets.
func (c *clause) read(t int) state {
	var s state
	from := -1
	for n, depth := t, 0; n >= 0 && depth < 12; depth++ {
		c.own(&s, n, from, n == t)
		h := c.head(n)
		if h < 0 {
			break
		}
		if !c.step(&s, n, h) {
			break
		}
		from, n = n, h
	}
	if c.falsified(t) {
		s.neg, s.under, s.untrue = !s.neg, true, true
		s.note("false")
	}
	if c.question && !s.under && !c.quoteAfter(t) {
		s.mode = open
		s.note("question")
	}
	return s
}

// verbs is what the auxiliaries of a node say: whether it has "have" and "had",
// and the present of "be" or "been".
type verbs struct{ have, had, be, is, been bool }

// own applies a node's own negation, modals, tense and markers.
func (c *clause) own(s *state, n, from int, trigger bool) {
	t := c.tok(n)
	verb := t.UPOS == dragoman.VERB || t.UPOS == dragoman.AUX
	var v verbs
	neg := false
	for _, k := range c.children(n) {
		switch a := c.tok(k); {
		case k == from:
		case c.negates(s, n, k, verb, trigger):
			neg = true
		case a.Rel == dragoman.Aux || a.Rel == dragoman.Cop:
			c.auxiliary(s, n, k, &v)
		default:
			c.marker(s, k, verb, trigger)
		}
	}
	if neg {
		s.neg = !s.neg
	}
	if trigger {
		c.tense(s, n, verb, v)
	}
}

// negates reports whether a dependent negates its node.
func (c *clause) negates(s *state, n, k int, verb, trigger bool) bool {
	a := c.tok(k)
	switch {
	case c.has(k, cLonger) && k > c.first && c.has(k-1, cNo):
		s.note("no longer")
	case c.is(k, cNegation) && (a.Rel == dragoman.Advmod || a.Rel == dragoman.Det && !verb || a.Rel == dragoman.Aux || c.has(k, cNever)):
		s.note(c.form(k))
	case a.Rel == dragoman.Nsubj && verb && (c.is(k, cNegation) || c.denied(k)), a.Rel == dragoman.Obj && verb && trigger && c.denied(k):
		s.note("no " + a.Lemma)
	case a.Rel == dragoman.Cc && c.has(k, cNor):
	default:
		return false
	}
	return true
}

// auxiliary applies a modal, and keeps what tells the tense.
func (c *clause) auxiliary(s *state, n, k int, v *verbs) {
	m, modal := s.mode, true
	switch {
	case c.has(k, cWill):
		m = planned
	case c.has(k, cWould) && c.often(n):
		s.back = true // "would often visit"
	case c.has(k, cWould) && c.reported(n):
		m = planned
	case c.has(k, cWould), c.has(k, cMay):
		m = open
	case c.has(k, cMust):
		m = requested
	default:
		modal = false
	}
	if modal {
		if s.mode == fact {
			s.mode = m
		}
		s.note(c.form(k))
	}
	if l := c.w[c.tok(k).Lemma]; l&cHave != 0 {
		v.have, v.had = true, c.has(k, cHad)
	} else if l&cBe != 0 {
		v.be, v.is, v.been = true, c.has(k, cIs), c.has(k, cBeen)
	}
}

// marker applies a conjunction, an adverb or an adjective that is no negation.
func (c *clause) marker(s *state, k int, verb, trigger bool) {
	a := c.tok(k)
	switch {
	case a.Rel == dragoman.Mark && c.is(k, cIf):
		s.mode = open
		s.note(c.form(k))
	case a.Rel == dragoman.Mark && c.is(k, cInstead), a.Rel == dragoman.Case && c.has(k, cLacking) && trigger:
		s.neg = !s.neg
		s.note(c.form(k))
	case a.Rel == dragoman.Advmod && c.is(k, cPerhaps):
		if s.mode == fact {
			s.mode = open
		}
		s.note(c.form(k))
	case a.Rel == dragoman.Amod && trigger && !verb:
		c.adjective(s, k)
	}
}

// tense applies the tense of the trigger, and takes an imperative for a request.
func (c *clause) tense(s *state, n int, verb bool, v verbs) {
	t := c.tok(n)
	switch {
	case t.XPOS == "VBG" && (v.is || v.been && !v.had):
		s.going = true
	case v.had && verb && !c.backshifted(n):
		s.back = true
		s.note("had")
	}
	if t.XPOS == "VB" && t.Rel == dragoman.RootRel && !v.have && !v.be && s.mode == fact && !c.child(n, dragoman.Nsubj) && !c.child(n, dragoman.Aux) {
		s.mode = requested
		s.note("imperative")
	}
}

// quoteAfter reports whether a quotation opens between token t and the end of
// its sentence, so that a question mark there is the quotation's.
func (c *clause) quoteAfter(t int) bool {
	n := 0
	for i := t + 1; i < c.last; i++ {
		switch c.form(i) {
		case "\"", "“", "``":
			n++
		}
	}
	open := false
	for i := c.first; i < t; i++ {
		switch c.form(i) {
		case "\"", "“", "``":
			open = !open
		}
	}
	return n > 0 && !open
}

func (c *clause) child(n int, rel dragoman.Rel) bool {
	for _, k := range c.children(n) {
		if c.tok(k).Rel == rel {
			return true
		}
	}
	return false
}

// denied reports whether a noun has "no" before it.
func (c *clause) denied(n int) bool {
	for _, k := range c.children(n) {
		if c.tok(k).Rel == dragoman.Det && c.has(k, cNoOne) {
			return true
		}
	}
	return false
}

// backshifted reports whether a verb lies under a verb in the past, whose tense
// makes "had done" of "has done".
func (c *clause) backshifted(n int) bool {
	h := c.head(n)
	return h >= 0 && !c.is(h, cFact) && c.tok(n).Rel == dragoman.Ccomp && (c.tok(h).XPOS == "VBD" || c.tok(h).XPOS == "VBN")
}

// often reports whether a verb says how often, which makes a habit of "would".
func (c *clause) often(n int) bool {
	for _, k := range c.children(n) {
		if c.has(k, cOften) {
			return true
		}
	}
	return false
}

// ordinal reports whether a noun is the first, last or only one "to visit".
func (c *clause) ordinal(n int) bool {
	for _, k := range c.children(n) {
		if c.has(k, cOrdinal) {
			return true
		}
	}
	return false
}

// reported reports whether a verb lies under a verb of saying in the past.
func (c *clause) reported(n int) bool {
	h := c.head(n)
	return h >= 0 && c.tok(n).Rel == dragoman.Ccomp && c.is(h, cSay|cPlan)
}

func (c *clause) adjective(s *state, k int) {
	switch {
	case c.is(k, cAdjPlan):
		s.mode = planned
	case c.is(k, cAdjThreaten):
		s.mode = threatened
	case c.is(k, cAdjMaybe):
		s.mode = open
	case c.is(k, cAdjNeg):
		s.neg = !s.neg
	case c.is(k, cAdjPast):
		s.back = true
	default:
		return
	}
	s.note(c.form(k))
}
