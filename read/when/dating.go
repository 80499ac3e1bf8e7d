// SPDX-License-Identifier: Apache-2.0

package when

import "dragoman"

// Events sets When of every event, and nothing else: the time in the event's
// own clause; else the day of publication for what a main clause tells as
// done or going on; else nothing. A planned event is never dated into the
// past, and background without a date stays unknown. Basis is always set.
func (t *T) Events(r *dragoman.Reading) {
	c := t.newDater(r)
	for i := range r.Events {
		e := &r.Events[i]
		c.turn(e.Trigger.Start)
		e.When = c.date(e.Trigger)
		for _, m := range e.Mentions { // "were killed when gunmen attacked on Monday"
			if e.When.Time != nil {
				break
			}
			if r.SentenceAt(m.Start) != r.SentenceAt(e.Trigger.Start) {
				continue // of another sentence the day is as often another's
			}
			if w := c.date(m); w.Time != nil {
				e.When = w
			}
		}
	}
}

func (t *T) newDater(r *dragoman.Reading) *dater {
	c := &dater{grammar: grammar{r, t.clauses}}
	c.pub, c.exact = parseDate(r.Published.Value)
	c.live = entries(r, r.Times)
	for i := range r.Times {
		x := &r.Times[i]
		k := r.TokenAt(x.Start)
		for k+1 < len(r.Tokens) && r.Tokens[k+1].End <= x.End && int(r.Tokens[k].Head) > k && r.Tokens[k].Head < int32(r.TokenAt(x.End-1)+1) {
			k = int(r.Tokens[k].Head)
		}
		c.at = append(c.at, k)
	}
	return c
}

type dater struct {
	grammar
	pub   date
	exact bool
	at    []int // head token of each time
	live  []entry
}

// turn makes the day of the entry at a place of the text that which counts as
// the day of publication.
func (c *dater) turn(at int32) {
	if len(c.live) > 0 {
		c.pub, c.exact = parseDate(c.r.Published.Value)
		if at >= c.live[0].at {
			c.pub, c.exact = dayAt(c.live, at, noDate), true
		}
	}
}

// date finds when what a word of the text tells happened.
func (c *dater) date(at dragoman.Span) dragoman.When {
	unknown := dragoman.When{Basis: "unknown"}
	if len(c.r.Tokens) == 0 {
		return unknown
	}
	k := c.r.TokenAt(at.Start)
	s := c.r.SentenceAt(at.Start)
	if s < 0 || k >= len(c.r.Tokens) {
		return unknown
	}
	return c.dateOf(k, s, k, 0)
}

// dateOf dates what token k of sentence s tells, by the time nearest to token
// near. A verb that only accompanies another has the other's time where it has
// none of its own.
func (c *dater) dateOf(k, s, near, depth int) dragoman.When {
	unknown := dragoman.When{Basis: "unknown"}
	verb, tn := c.verbOf(k)
	if c.planned(k) || verb >= 0 && c.purpose(verb) {
		tn = future
	}
	i := c.own(k, verb, s, near, tn)
	if i < 0 && tn != future {
		i = c.opening(k, verb, s)
	}
	if i >= 0 {
		if w, ok := c.from(i, tn); ok {
			return w
		}
		return c.bound(unknown, tn)
	}
	if over := c.companion(verb, tn); over >= 0 && depth < 3 && (k == verb || c.core(k)) {
		return c.dateOf(over, s, near, depth+1)
	}
	if c.pub == noDate || tn == future || verb < 0 || c.background(k, verb, s) {
		return c.bound(unknown, tn)
	}
	if day := c.toldOn(k, s); day != "" {
		unknown.Latest = day // "said Friday rebels had fled": on that Friday or before
		return unknown
	}
	return c.published(unknown)
}

// core reports whether a noun is subject or object of its verb.
func (c *dater) core(k int) bool {
	rel := c.r.Tokens[k].Rel
	return rel == dragoman.Obj || rel == dragoman.Nsubj
}

// companion is the verb that a verb accompanies, in the same time, -1 where it
// stands by itself: "sent a letter calling for", "killed when gunmen attacked",
// "failed to stop", "gathered to protest".
func (c *dater) companion(verb int, tn tense) int {
	if verb < 0 || c.r.Tokens[verb].Head < 0 {
		return -1
	}
	t := &c.r.Tokens[verb]
	over := int(t.Head)
	if t.Rel == dragoman.Acl && (c.core(over) || c.r.Tokens[over].Rel == dragoman.Obl) && t.XPOS == "VBG" {
		over = clauseHead(c.r, over)
	}
	if over < 0 || c.r.Tokens[over].UPOS != dragoman.VERB || c.verbTense(over, 0) != past {
		return -1
	}
	mark := -1
	for j := max(0, verb-10); j < verb; j++ {
		if m := &c.r.Tokens[j]; int(m.Head) == verb && (m.Rel == dragoman.Mark || m.Rel == dragoman.Case || m.XPOS == "WRB") {
			mark = j
		}
	}
	ok := false
	switch {
	case t.Rel == dragoman.Xcomp:
		ok = tn != future && (t.XPOS == "VB" || t.XPOS == "VBG")
	case t.XPOS == "VBG":
		ok = mark < 0 || c.is("beside", mark)
	case t.Rel == dragoman.Advcl && (t.XPOS == "VBD" || tn == past):
		ok = c.is("while", mark)
	case t.Rel == dragoman.Advcl && c.is("infinitive", mark):
		ok = c.is("motion", over)
	}
	if !ok {
		return -1
	}
	return over
}

// bound keeps what tense alone tells: what is to come is not before
// publication, what is past not after it.
func (c *dater) bound(w dragoman.When, tn tense) dragoman.When {
	switch {
	case c.pub == noDate || !c.exact:
	case tn == future:
		w.Earliest = c.pub.String()
	case tn == past:
		w.Latest = c.pub.String()
	}
	return w
}

// from makes a When of a time, checked against the tense.
func (c *dater) from(i int, tn tense) (dragoman.When, bool) {
	x := c.r.Times[i]
	span := x.Span
	w := dragoman.When{Value: x.Value, Earliest: x.Earliest, Latest: x.Latest, Precision: x.Precision, Basis: x.Basis, Time: &span}
	if x.Basis == "anchored" {
		w.Value, w.Earliest, w.Latest, w.Precision = "", "", "", ""
		return w, true
	}
	if x.Earliest == "" {
		if x.Value == "PAST_REF" || x.Value == "FUTURE_REF" || x.Value == "PRESENT_REF" {
			w.Value = ""
		}
		w.Basis = "unknown"
		return w, true
	}
	first, _ := parseDate(x.Earliest)
	last, _ := parseDate(x.Latest)
	if c.pub != noDate && c.exact && x.Basis == "relative" {
		switch {
		case tn == future && last < c.pub && x.Precision == "day" && c.pub-first < 8:
			first, last = first+7, last+7
			w.Value, w.Earliest, w.Latest = first.String(), first.String(), last.String()
		case tn == future && last < c.pub:
			return c.bound(dragoman.When{Basis: "unknown", Time: &span}, tn), true
		}
	}
	if c.pub != noDate && tn == future && x.Basis == "explicit" && last < c.pub {
		return c.bound(dragoman.When{Basis: "unknown", Time: &span}, tn), true
	}
	return c.bounded(w, i, interval{first: first, last: last}, tn), true
}

// bounded is what the word before a time makes of it: "since May" runs to the
// day of publication, "before May" has no beginning, "between May and June" ends
// with the next time.
func (c *dater) bounded(w dragoman.When, i int, iv interval, tn tense) dragoman.When {
	x := c.r.Times[i]
	k := c.r.TokenAt(x.Start) - 1
	pub := ""
	if c.pub != noDate && c.exact {
		pub = c.pub.String()
	}
	switch {
	case c.is("since", k):
		w.Latest = pub
	case c.is("until", k):
		w.Value, w.Earliest, w.Precision = "", "", ""
		if tn == future {
			w.Earliest = pub
		}
	case c.is("before", k):
		w.Value, w.Precision, w.Earliest, w.Latest = "", "", "", (iv.first - 1).String()
		if tn == future {
			w.Earliest = pub
		}
	case c.is("after", k):
		w.Value, w.Precision, w.Earliest, w.Latest = "", "", (iv.last + 1).String(), ""
		if tn == past {
			w.Latest = pub
		}
	case c.is("from", k) && i+1 < len(c.r.Times):
		y := c.r.Times[i+1]
		if y.Earliest >= x.Earliest && y.Start-x.End < 12 && c.is("range", c.r.TokenAt(y.Start)-1) {
			w.Latest, w.Value = y.Latest, x.Value+"/"+y.Value
			w.Time = &dragoman.Span{Start: x.Start, End: y.End}
		}
	}
	return w
}

// purpose reports whether a verb is an infinitive that says what for.
func (c *dater) purpose(v int) bool {
	t := &c.r.Tokens[v]
	if t.Rel != dragoman.Acl && t.Rel != dragoman.Advcl {
		return false
	}
	for j := max(0, v-4); j < v; j++ {
		if int(c.r.Tokens[j].Head) == v && c.is("infinitive", j) {
			return true
		}
	}
	return false
}

// planned reports whether a noun is told as to come: "the planned visit".
func (c *dater) planned(k int) bool {
	for j := max(0, k-4); j < k; j++ {
		if int(c.r.Tokens[j].Head) == k && c.is("coming", j) {
			return true
		}
	}
	return false
}
