// SPDX-License-Identifier: Apache-2.0

package when

import "dragoman"

// Statements sets When of every statement, the time it was made, and nothing
// else: the time of the cue's clause ("said on Tuesday") or of what it was
// said in ("in a letter dated 5 May"), never one inside the content; else the
// time of the same speaker's words just before; else the day of publication
// for what is told as said in the past or present tense; else nothing. Basis
// is always set.
func (t *T) Statements(r *dragoman.Reading) {
	c := t.newDater(r)
	for i := range r.Statements {
		if st := &r.Statements[i]; len(st.Content) > 0 {
			c.turn(st.Content[0].Start)
		} else if len(st.Cue) > 0 {
			c.turn(st.Cue[0].Start)
		}
		r.Statements[i].When = c.said(i)
	}
}

// said finds when statement n was made.
func (c *dater) said(n int) dragoman.When {
	unknown := dragoman.When{Basis: "unknown"}
	s := &c.r.Statements[n]
	if len(c.r.Tokens) == 0 {
		return unknown
	}
	k := c.cueHead(s)
	if k < 0 {
		// Words in quotation marks that no cue tells go on from those before.
		if w, ok := c.goesOn(n); ok {
			return w
		}
		if len(s.Content) == 0 || c.r.SentenceAt(s.Content[0].Start) < 0 {
			return unknown
		}
		return c.published(unknown)
	}
	sent := c.r.SentenceAt(c.r.Tokens[k].Start)
	if sent < 0 {
		return unknown
	}
	verb, tn := c.verbOf(k)
	i := c.told(n, k, verb, sent)
	if over := c.over(verb); i < 0 && over >= 0 {
		// "He refused, saying": said as the act over it was done.
		verb, tn = over, c.verbTense(over, 0)
		i = c.told(n, over, over, sent)
	}
	if i >= 0 && !(tn == present && c.ahead(i)) {
		if w, ok := c.from(i, tn); ok {
			return w
		}
	}
	switch {
	case tn == future || c.conditional(verb):
		return c.bound(unknown, tn)
	case c.now(verb) && s.Within == "":
	case c.perfect(k) || s.Within != "" || c.before(k, verb, sent):
		if c.pub != noDate && c.exact {
			unknown.Latest = c.pub.String()
		}
		return unknown
	}
	if w, ok := c.goesOn(n); ok {
		return w
	}
	return c.published(unknown)
}

// over is the verb that a participle of saying accompanies, -1 where it is
// none.
func (c *dater) over(verb int) int {
	if verb < 0 {
		return -1
	}
	t := &c.r.Tokens[verb]
	if t.XPOS != "VBG" || t.Rel != dragoman.Advcl || t.Head < 0 || c.r.Tokens[t.Head].UPOS != dragoman.VERB {
		return -1
	}
	return int(t.Head)
}

// now reports whether a verb stands in the plain present: held on the day of
// the report.
func (c *dater) now(verb int) bool {
	return verb >= 0 && (c.r.Tokens[verb].XPOS == "VBZ" || c.r.Tokens[verb].XPOS == "VBP")
}

// conditional reports whether a verb stands under "if" or "unless".
func (c *dater) conditional(verb int) bool {
	for j := max(0, verb-8); j < verb; j++ {
		if int(c.r.Tokens[j].Head) == verb && c.is("condition", j) {
			return true
		}
	}
	return false
}

// ahead reports whether a time lies after publication: when what is expected
// or wanted now would be, and not when it is.
func (c *dater) ahead(i int) bool {
	first, _ := parseDate(c.r.Times[i].Earliest)
	last, _ := parseDate(c.r.Times[i].Latest)
	return c.pub != noDate && first != noDate && first >= c.pub && last > c.pub
}

// before reports whether words are told as said some time before: as a promise
// known already, in the past perfect, in a relative clause, with a word such as "previously", or after an
// older date in the paragraph that is no part of what somebody says.
func (c *dater) before(k, verb, sent int) bool {
	if verb < 0 || c.r.Tokens[k].UPOS == dragoman.NOUN && c.definite(k) {
		return true
	}
	rel := c.r.Tokens[verb].Rel
	return rel == dragoman.Acl || rel == dragoman.Advcl && c.joined(verb) || c.adverb(verb, sent) || c.olderDate(sent, true)
}

// joined reports whether a word such as "while" or "who" makes a verb's clause
// depend on another; without one it is a main clause set beside it.
func (c *dater) joined(verb int) bool {
	for j := max(0, verb-12); j < verb; j++ {
		t := &c.r.Tokens[j]
		if int(t.Head) == verb && (t.Rel == dragoman.Mark || t.XPOS == "WRB" || t.XPOS == "WP" || t.XPOS == "WDT") {
			return true
		}
	}
	return c.r.Tokens[verb].XPOS == "VBG"
}

// published is the day of publication, where it is known to the day.
func (c *dater) published(unknown dragoman.When) dragoman.When {
	if c.pub == noDate || !c.exact {
		return unknown
	}
	d := c.pub.String()
	return dragoman.When{Value: d, Earliest: d, Latest: d, Precision: "day", Basis: "publication"}
}

// cueHead is the token of a cue that the others hang on, -1 where there is no
// cue.
func (c *dater) cueHead(s *dragoman.Statement) int {
	best := -1
	for _, q := range s.Cue {
		for k := c.r.TokenAt(q.Start); k < len(c.r.Tokens) && c.r.Tokens[k].Start < q.End; k++ {
			t := &c.r.Tokens[k]
			switch {
			case t.UPOS == dragoman.PUNCT, c.timed(k) && best >= 0:
			case best < 0, t.UPOS == dragoman.VERB && c.r.Tokens[best].UPOS != dragoman.VERB && c.under(best, k):
				best = k
			}
		}
	}
	return best
}

// timed reports whether a token stands in a time.
func (c *dater) timed(k int) bool {
	s := c.r.SentenceAt(c.r.Tokens[k].Start)
	if s < 0 {
		return false
	}
	first, last := c.timesIn(s)
	for i := first; i < last; i++ {
		if c.r.Times[i].Has(c.r.Tokens[k].Span) {
			return true
		}
	}
	return false
}

// told picks the time of the act of saying: the nearest that hangs on the cue
// or on what it was said in, or that stands beside the cue with no other verb
// between. -1 is none.
func (c *dater) told(n, k, verb, sent int) int {
	s := &c.r.Statements[n]
	best, cost := -1, 1<<30
	first, last := c.timesIn(sent)
	for i := first; i < last; i++ {
		x := &c.r.Times[i]
		if m := c.cued(i); m == n {
			return i
		} else if m >= 0 && c.cueHead(&c.r.Statements[m]) == k {
			return i
		} else if m >= 0 {
			continue // right behind the cue of another
		}
		if x.Basis == "anchored" || x.Type == "SET" || x.Type == "DURATION" && x.Basis == "explicit" || within(s.Content, x.Span) || c.toldElsewhere(x.Span, c.cueHead(s)) {
			continue
		}
		at := c.at[i]
		if verb < 0 || !c.byCue(at, verb) && (verb == k || !c.byCue(at, k)) && !c.beside(at, k) {
			continue
		}
		d := max(at-k, k-at)
		if d < cost {
			best, cost = i, d
		}
	}
	return best
}

// toldElsewhere reports whether a time stands in what is said in a statement whose
// content a cue at token k does not stand in: "put it at 90 in 2020, noting that".
func (c *dater) toldElsewhere(x dragoman.Span, k int) bool {
	for i := range c.r.Statements {
		if s := &c.r.Statements[i]; within(s.Content, x) && !within(s.Content, c.r.Tokens[k].Span) {
			return true
		}
	}
	return false
}

func within(spans []dragoman.Span, x dragoman.Span) bool {
	for _, s := range spans {
		if s.Start < x.End && x.Start < s.End {
			return true
		}
	}
	return false
}

// byCue reports whether a time hangs on the cue at k with nothing between but
// what is said in or published: "said in an interview published on Tuesday".
func (c *dater) byCue(at, k int) bool {
	a := at
	for n := 0; n < 12; n++ {
		h := int(c.r.Tokens[a].Head)
		if h < 0 || h == k {
			return h == k
		}
		t := &c.r.Tokens[h]
		switch {
		case t.UPOS == dragoman.VERB && t.Rel == dragoman.Acl && c.is("publish", h):
		case c.is("media", h) && !c.preposition(h, "media-after"):
		case c.is("media", int(t.Head)) && t.UPOS != dragoman.VERB && h != at && c.r.Tokens[a].Rel != dragoman.Acl:
		default:
			return false
		}
		a = h
	}
	return false
}

// preposition reports whether a word of a class hangs on noun k as its case.
func (c *dater) preposition(k int, class string) bool {
	for j := max(0, k-6); j < k; j++ {
		t := &c.r.Tokens[j]
		if int(t.Head) == k && t.Rel == dragoman.Case && c.is(class, j) {
			return true
		}
	}
	return false
}

// beside reports whether a time stands near the cue with no other verb, clause
// or mark between them: for parses that hang it elsewhere.
func (c *dater) beside(at, k int) bool {
	a, b := min(at, k), max(at, k)
	if b-a > 8 {
		return false
	}
	for j := a + 1; j < b; j++ {
		t := &c.r.Tokens[j]
		switch t.UPOS {
		case dragoman.VERB, dragoman.AUX, dragoman.SCONJ, dragoman.CCONJ, dragoman.PUNCT:
			return false
		}
		if c.is("apart", j) {
			return false
		}
	}
	// "said Tuesday's attack": it belongs to the noun after it, but not in
	// "Tuesday an aide said".
	h := int(c.r.Tokens[at].Head)
	if h <= at || c.r.Tokens[h].UPOS != dragoman.NOUN {
		return c.r.Tokens[at].Rel != dragoman.Nsubj
	}
	for j := at + 1; j < h; j++ {
		if int(c.r.Tokens[j].Head) == h && c.r.Tokens[j].Rel == dragoman.Det {
			return true
		}
	}
	return false
}

// perfect reports whether a cue is told as said before, at no time given: "has
// said", "had said", "has repeatedly warned", "long argued".
func (c *dater) perfect(k int) bool {
	for j := max(0, k-8); j < k; j++ {
		t := &c.r.Tokens[j]
		if int(t.Head) != k {
			continue
		}
		if c.is("have", j) && t.UPOS == dragoman.AUX || t.UPOS == dragoman.ADV && c.is("often", j) {
			return true
		}
	}
	return false
}

// goesOn gives the time of the same speaker's statement before it, where that
// rests on words and stands one or two sentences back.
func (c *dater) goesOn(n int) (dragoman.When, bool) {
	s := &c.r.Statements[n]
	if n == 0 || s.Speaker.Actor == "" {
		return dragoman.When{}, false
	}
	b := &c.r.Statements[n-1]
	if b.Speaker.Actor != s.Speaker.Actor || b.When.Time == nil || b.When.Earliest == "" || b.When.Latest == "" {
		return dragoman.When{}, false
	}
	x, y := c.sentenceOf(b), c.sentenceOf(s)
	if x < 0 || y < 0 || y == x || y-x > 2 {
		return dragoman.When{}, false
	}
	return b.When, true
}

// sentenceOf is the sentence a statement begins in.
func (c *dater) sentenceOf(s *dragoman.Statement) int {
	for _, list := range [][]dragoman.Span{s.Cue, s.Content} {
		if len(list) > 0 {
			return c.r.SentenceAt(list[0].Start)
		}
	}
	return -1
}
