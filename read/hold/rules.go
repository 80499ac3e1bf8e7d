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
	mode  mode
	neg   bool // it did not, or shall not, happen
	going bool // going on
	back  bool // told as background, before the news
	under bool // under a verb of saying
	deny  int  // the verb that denies it, whatever else it is; 0 for none
	why   []string
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
	if c.question && !s.under && !c.quoteAfter(t) {
		s.mode = open
		s.note("question")
	}
	return s
}

// own applies a node's own negation, modals, tense and markers.
func (c *clause) own(s *state, n, from int, trigger bool) {
	t := c.tok(n)
	verb := t.UPOS == dragoman.VERB || t.UPOS == dragoman.AUX
	have, be := "", ""
	neg := false
	for _, k := range c.children(n) {
		a := c.tok(k)
		f := c.form(k)
		switch {
		case k == from:
		case f == "longer" && k > c.first && c.form(k-1) == "no":
			neg = true
			s.note("no longer")
		case c.is(k, cNegation) && (a.Rel == dragoman.Advmod || a.Rel == dragoman.Det && !verb || a.Rel == dragoman.Aux || f == "never"):
			neg = true
			s.note(f)
		case a.Rel == dragoman.Nsubj && verb && (c.is(k, cNegation) || c.denied(k)), a.Rel == dragoman.Obj && verb && trigger && c.denied(k):
			neg = true
			s.note("no " + a.Lemma)
		case a.Rel == dragoman.Aux || a.Rel == dragoman.Cop:
			switch f {
			case "will", "'ll", "shall", "wo", "’ll":
				if s.mode == fact {
					s.mode = planned
				}
				s.note(f)
			case "would", "'d":
				if c.often(n) {
					s.back = true // "would often visit"
					s.note(f)
					break
				}
				if s.mode == fact {
					s.mode = open
					if c.reported(n) {
						s.mode = planned
					}
				}
				s.note(f)
			case "may", "might", "could", "can", "ca":
				if s.mode == fact {
					s.mode = open
				}
				s.note(f)
			case "should", "must", "ought":
				if s.mode == fact {
					s.mode = requested
				}
				s.note(f)
			}
			if a.Lemma == "have" {
				have = f
			}
			if a.Lemma == "be" {
				be = f
			}
		case a.Rel == dragoman.Mark && c.is(k, cIf):
			s.mode = open
			s.note(f)
		case a.Rel == dragoman.Mark && c.is(k, cInstead), a.Rel == dragoman.Case && f == "without" && trigger:
			s.neg = !s.neg
			s.note(f)
		case a.Rel == dragoman.Advmod && c.is(k, cPerhaps):
			if s.mode == fact {
				s.mode = open
			}
			s.note(f)
		case a.Rel == dragoman.Amod && trigger && !verb:
			c.adjective(s, k)
		case a.Rel == dragoman.Cc && f == "nor":
			neg = true
		}
	}
	if neg {
		s.neg = !s.neg
	}
	if !trigger {
		return
	}
	switch {
	case t.XPOS == "VBG" && (be == "is" || be == "are" || be == "am" || be == "'s" || be == "'re" || be == "been" && have != "had"):
		s.going = true
	case have == "had" && verb && !c.backshifted(n):
		s.back = true
		s.note("had")
	}
	// An imperative asks.
	if t.XPOS == "VB" && t.Rel == dragoman.RootRel && have == "" && be == "" && s.mode == fact && !c.child(n, dragoman.Nsubj) && !c.child(n, dragoman.Aux) {
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
		if f := c.form(k); c.tok(k).Rel == dragoman.Det && (f == "no" || f == "neither") {
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
		switch c.form(k) {
		case "often", "frequently", "regularly", "sometimes", "usually", "always", "occasionally":
			return true
		}
	}
	return false
}

// ordinal reports whether a noun is the first, last or only one "to visit".
func (c *clause) ordinal(n int) bool {
	for _, k := range c.children(n) {
		switch c.form(k) {
		case "first", "last", "only", "second", "third", "latest":
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

// step applies the word above n; false ends the climb, because what stands
// higher says nothing of n.
func (c *clause) step(s *state, n, h int) bool {
	t, g := c.tok(n), c.tok(h)
	noun := g.UPOS == dragoman.NOUN || g.UPOS == dragoman.PROPN
	set := func(m mode) bool {
		if s.mode == fact || s.mode == open && m != fact || m == open {
			s.mode = m
		}
		s.note(g.Lemma)
		return true
	}
	switch t.Rel {
	case dragoman.Csubj:
		if noun && c.to(n) && c.ordinal(h) {
			return false
		}
	case dragoman.Xcomp, dragoman.Ccomp:
	case dragoman.Obj, dragoman.Iobj:
		if t.UPOS == dragoman.VERB {
			break
		}
		return c.object(s, n, h)
	case dragoman.Obl, dragoman.Nmod:
		return c.oblique(s, n, h)
	case dragoman.Nsubj:
		if g.Rel == dragoman.RootRel && (c.is(h, cPlan) || c.is(h, cStop)) && c.passive(h) {
			return c.object(s, n, h)
		}
		return !c.is(h, cFail) && c.modalOnly(s, h)
	case dragoman.Acl:
		if v := c.head(h); noun && (g.Rel == dragoman.Obj || g.Rel == dragoman.Obl) && v >= 0 && c.is(v, cDeny) && c.is(h, cTold) && (c.mark(n) == "that" || c.mark(n) == "of") {
			s.neg, s.under, s.deny = !s.neg, true, v // "rejected claims that it attacked"
			s.note(c.tok(v).Lemma)
			return false
		}
		if noun && !c.relative(n) {
			switch {
			case c.is(h, cNounPlan):
				return set(planned)
			case c.is(h, cNounAsk):
				return set(requested)
			case c.is(h, cNounThreaten):
				return set(threatened)
			case c.is(h, cNounMaybe):
				return set(open)
			case c.is(h, cNounFail):
				s.neg = !s.neg
				s.note(g.Lemma)
				return false
			case c.to(n):
				return !c.ordinal(h) && set(open)
			}
		}
		return false
	case dragoman.Advcl:
		if m := c.mark(n); m == "from" && c.is(h, cFail|cStop) {
			s.neg = !s.neg
			s.note(g.Lemma)
			return true
		}
		switch m := c.mark(n); {
		case c.is(h, cDeny) && t.XPOS == "VBG" && n > h && m == "":
			s.neg, s.under, s.deny = !s.neg, true, h // "denied supporting the rebels"
			s.note(g.Lemma)
			return true
		case (m == "of" || m == "over") && n > h && c.is(h, cMaybe), // "accused them of attacking"
			(m == "of" || m == "over" || m == "for" || m == "with") && n > h && c.is(h, cCharge):
			s.under = true
			return set(open)
		}
		if c.to(n) && c.is(n, cDoneBy) && !c.is(h, cPlan|cAsk|cMaybe|cFail|cManage|cThreaten) {
			return true // "took to the streets to protest": by taking to them
		}
		if c.to(n) && t.XPOS == "VBG" { // "resorted to attacking", "look forward to meeting"
			return c.is(h, cMaybe|cPlan) && set(open)
		}
		if c.to(n) && !c.is(h, cFact) {
			if c.is(h, cPlan|cAsk|cMaybe|cFail|cManage|cThreaten) {
				break
			}
			return set(open)
		}
		return false
	case dragoman.Conj:
		// A joined verb shares negation and modals only where it has none of
		// its own and is an infinitive.
		if t.XPOS == "VB" && !c.child(n, dragoman.Aux) && !c.child(n, dragoman.Mark) {
			return true
		}
		return false
	case dragoman.Parataxis:
		return false
	case dragoman.Compound, dragoman.Amod:
		return false
	default:
		return t.UPOS == dragoman.AUX || t.Rel == dragoman.Cop
	}
	wh := c.mark(n)
	switch {
	case t.Rel == dragoman.Xcomp && (g.Lemma == "like" || g.Lemma == "wish") && c.is(n, cPerform):
		s.note(g.Lemma)
		return false // "would like to thank": by saying so
	case wh == "if" || wh == "whether":
		return set(open)
	case c.is(h, cDeny):
		s.neg = !s.neg
		s.note(g.Lemma)
		s.under, s.deny = true, h
		return true
	case c.is(h, cFail) && t.Rel == dragoman.Xcomp:
		s.neg = !s.neg
		s.note(g.Lemma)
		return true
	case c.is(h, cStop) && t.Rel != dragoman.Ccomp:
		s.neg = !s.neg
		s.note(g.Lemma)
		return true
	case c.is(h, cThreaten):
		return set(threatened)
	case c.is(h, cManage) && t.Rel == dragoman.Xcomp:
		s.note(g.Lemma)
		if g.Lemma == "continue" || g.Lemma == "keep" {
			s.going = g.XPOS == "VBZ" || g.XPOS == "VBP" || g.XPOS == "VBG"
		}
		return true
	case c.is(h, cFact):
		s.note(g.Lemma)
		s.under = true
		return false
	case c.is(h, cAsk) && (t.Rel == dragoman.Xcomp || t.XPOS == "VB" || t.XPOS == "VBP" || t.XPOS == "NN" || c.bare(n)) && !c.is(h, cSay) || c.is(h, cAsk) && t.Rel == dragoman.Xcomp && c.to(n):
		return set(requested)
	case c.is(h, cPlan) && (t.Rel == dragoman.Xcomp || c.to(n)):
		return set(planned)
	case c.is(h, cMaybe):
		return set(open)
	case c.is(h, cSay):
		s.under = true
		// "did not say it attacked" says nothing of the attack.
		return false
	case t.Rel == dragoman.Ccomp:
		s.under = true
		return false
	case c.to(n) && t.Rel == dragoman.Xcomp && g.UPOS == dragoman.ADJ:
		return set(open)
	}
	return t.Rel == dragoman.Xcomp
}

// modalOnly lets a subject's event share "will" and "may" of its verb: "an
// attack could follow".
func (c *clause) modalOnly(s *state, h int) bool {
	for _, k := range c.children(h) {
		if c.tok(k).Rel != dragoman.Aux {
			continue
		}
		switch c.form(k) {
		case "will", "'ll", "shall", "wo":
			s.mode = planned
		case "may", "might", "could", "can", "would":
			s.mode = open
		case "should", "must":
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
	case c.tok(h).Lemma == "doubt" && c.definite(n):
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
		switch c.form(k) {
		case "the", "this", "that", "these", "those":
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
	prep := ""
	for _, k := range c.children(n) {
		if c.tok(k).Rel == dragoman.Case {
			prep = c.form(k)
		}
	}
	switch {
	case prep == "for" && c.is(h, cAsk|cNounAsk):
		s.mode = requested
	case (prep == "for" || prep == "on") && c.is(h, cPlan|cNounPlan):
		s.mode = planned
	case prep == "of" && c.is(h, cNounThreaten):
		s.mode = threatened
	case (prep == "of" || prep == "at" || prep == "for") && c.is(h, cNounMaybe):
		s.mode = open
	case prep == "from" && c.is(h, cFail|cStop):
		s.neg = !s.neg
	case prep == "to" && (c.is(h, cPlan) && c.tok(h).Lemma == "agree"):
		s.mode = planned
	default:
		return false
	}
	s.note(c.tok(h).Lemma)
	return true
}

// bare reports whether a verb has a bare "be" alone: the subjunctive.
func (c *clause) bare(n int) bool {
	be := false
	for _, k := range c.children(n) {
		if c.tok(k).Rel == dragoman.Aux || c.tok(k).Rel == dragoman.Cop {
			if c.form(k) != "be" {
				return false
			}
			be = true
		}
	}
	return be
}

func (c *clause) to(n int) bool {
	for _, k := range c.children(n) {
		if c.form(k) == "to" && (c.tok(k).Rel == dragoman.Mark || c.tok(k).Rel == dragoman.Aux) {
			return true
		}
	}
	return false
}

func (c *clause) mark(n int) string {
	for _, k := range c.children(n) {
		if c.tok(k).Rel == dragoman.Mark {
			return c.form(k)
		}
	}
	return ""
}

// relative reports whether a clause on a noun is a relative one.
func (c *clause) relative(n int) bool {
	for _, k := range c.children(n) {
		switch c.form(k) {
		case "who", "which", "that", "whom", "whose", "where", "when":
			if c.tok(k).Rel == dragoman.Mark {
				return false
			}
			if c.tok(k).UPOS == dragoman.PRON || c.tok(k).Rel == dragoman.Nsubj || c.tok(k).Rel == dragoman.Obj {
				return true
			}
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
	case s.deny > 0 && s.neg:
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
