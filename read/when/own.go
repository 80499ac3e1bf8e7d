// SPDX-License-Identifier: Apache-2.0

package when

import (
	"slices"
	"sort"

	"dragoman"
)

// own picks the time of an event's own clause: one under the trigger itself
// before one under the clause's verb, the nearer before the farther; a verb
// joined to an earlier one by "and" shares the time before both. What is told as
// past takes no time to come. -1 is none.
func (c *dater) own(k, verb, s, near int, tn tense) int {
	best, cost := -1, 1<<30
	first, last := c.timesIn(s)
	for i := first; i < last; i++ {
		x := &c.r.Times[i]
		if x.Basis == "anchored" && x.Type == "DATE" {
			continue // "ahead of the visit" bounds an event, and dates it not
		}
		at := c.at[i]
		if n := c.cued(i); n >= 0 && (k != verb || !c.inCue(n, k)) {
			continue // the saying's, and not what is said by it
		}
		if c.named(i, k) || x.Type == "SET" || x.Type == "DURATION" && x.Basis == "explicit" || c.ofNoun(i, k) {
			continue
		}
		if tn == past && k == verb && c.ahead(i) && x.Type != "DURATION" {
			continue // "announced a strike from Monday": the strike's
		}
		d := max(at-near, near-at)
		switch {
		case c.under(at, k) && c.direct(at, k):
		case verb >= 0 && verb != k && c.under(at, verb) && c.direct(at, verb) && !c.nounTime(at, k):
			d += 30
		case verb >= 0 && verb == k && c.under(at, verb) && c.direct(at, verb):
		case verb >= 0 && c.shared(verb, at, k):
			d += 60
		default:
			continue
		}
		if d < cost {
			best, cost = i, d
		}
	}
	return best
}

// cued is the statement whose act of saying a time belongs to by where it
// stands, right behind the verb of saying: "said Tuesday he will sign", "said
// Friday rebels had fled". -1 is none; "said Monday was calm" has a subject there.
func (c *dater) cued(i int) int {
	x := &c.r.Times[i]
	k := c.r.TokenAt(x.Start)
	next := c.r.TokenAt(x.End-1) + 1
	if k == 0 || x.Type != "TIME" && x.Precision != "day" || next < len(c.r.Tokens) && (c.r.Tokens[next].XPOS == "POS" || c.r.Tokens[next].UPOS == dragoman.AUX) {
		return -1
	}
	b := &c.r.Tokens[k-1]
	if b.UPOS != dragoman.VERB {
		return -1
	}
	for n := range c.r.Statements {
		for _, q := range c.r.Statements[n].Cue {
			if q.Has(b.Span) {
				return n
			}
		}
	}
	return -1
}

// toldOn is the day before publication on which what token k of sentence s tells
// was said, where that day stands right behind the verb of saying; "" if unknown.
func (c *dater) toldOn(k, s int) string {
	first, last := c.timesIn(s)
	for i := first; i < last; i++ {
		n := c.cued(i)
		if n < 0 || !within(c.r.Statements[n].Content, c.r.Tokens[k].Span) {
			continue
		}
		if d, _ := parseDate(c.r.Times[i].Latest); d != noDate && d < c.pub {
			return d.String()
		}
	}
	return ""
}

// inCue reports whether a token stands in the cue of a statement of the same
// words as n: "said" may be the cue of two.
func (c *dater) inCue(n, k int) bool {
	return slices.ContainsFunc(c.r.Statements[n].Cue, func(q dragoman.Span) bool { return q.Has(c.r.Tokens[k].Span) })
}

// timesIn is the range of the times that stand in sentence s.
func (c *dater) timesIn(s int) (first, last int) {
	in, ts := c.r.Sentences[s], c.r.Times
	first = sort.Search(len(ts), func(i int) bool { return ts[i].Start >= in.Start })
	for last = first; last < len(ts) && ts[last].End <= in.End; last++ {
	}
	return first, last
}

// ofNoun reports whether a time belongs to a noun other than k that says why or
// after what k happened: "fined for the collapse in 2012", "a march following
// the election of May 5", "blamed her for a speech last week". A day without a
// preposition stays with the verb: "backed her for the job Friday".
func (c *dater) ofNoun(i, k int) bool {
	r := c.r
	before := r.TokenAt(r.Times[i].Start) - 1
	if before < 1 {
		return false
	}
	placed, day := c.is("placing", before), r.Times[i].Precision == "day"
	if day && !placed || r.Times[i].Type == "TIME" {
		return false
	}
	h := int(r.Tokens[c.at[i]].Head)
	if placed && (h < 0 || r.Tokens[h].UPOS != dragoman.NOUN) {
		h = before - 1 // the parse hangs it on the verb
	}
	for n := 0; n < 4 && h >= 0 && h != k && r.Tokens[h].UPOS == dragoman.NOUN; n++ {
		if !day && c.preposition(h, "matter") || c.preposition(h, "sequel") {
			return true
		}
		h = int(r.Tokens[h].Head)
	}
	return false
}

// nounTime reports whether a time belongs to another noun than k.
func (c *dater) nounTime(at, k int) bool {
	h := int(c.r.Tokens[at].Head)
	return h >= 0 && h != k && c.r.Tokens[at].Rel == dragoman.Nmod && c.r.Tokens[h].UPOS == dragoman.NOUN
}

// named reports whether a year stands before another noun than k as part of
// its name: "the 2015 deal".
func (c *dater) named(i, k int) bool {
	t := &c.r.Tokens[c.at[i]]
	h := int(t.Head)
	if h < 0 || h == k || c.r.Times[i].Precision == "day" {
		return false
	}
	switch t.Rel {
	case dragoman.Compound, dragoman.Nummod, dragoman.Amod:
		return h > c.at[i]
	}
	return false
}

// under reports whether token a hangs under token k.
func (c *dater) under(a, k int) bool {
	for n := 0; n < 30 && a >= 0; n++ {
		if a == k {
			return true
		}
		a = int(c.r.Tokens[a].Head)
	}
	return false
}

// direct reports whether no other verb stands between a time and its head.
func (c *dater) direct(at, k int) bool {
	a := int(c.r.Tokens[at].Head)
	if at == k {
		return true
	}
	for n := 0; n < 30 && a >= 0 && a != k; n++ {
		t := &c.r.Tokens[a]
		if t.UPOS == dragoman.VERB || t.Rel == dragoman.Ccomp || t.Rel == dragoman.Advcl || t.Rel == dragoman.Acl || t.Rel == dragoman.Parataxis {
			return false
		}
		a = int(t.Head)
	}
	return a == k
}

// shared reports whether a time stands before a chain of joined verbs, or
// under a verb whose bare complement the event is ("agreed on Tuesday to
// release" dates the agreeing, not the release).
func (c *dater) shared(verb, at, k int) bool {
	v := verb
	for n := 0; n < 4 && c.r.Tokens[v].Rel == dragoman.Conj && c.r.Tokens[v].Head >= 0; n++ {
		v = int(c.r.Tokens[v].Head)
		if c.direct(at, v) && at < v {
			return true
		}
	}
	return false
}
