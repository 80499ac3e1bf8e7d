// SPDX-License-Identifier: Apache-2.0

package when

import (
	"slices"
	"sort"

	"dragoman"
)

// Events sets When of every event, and nothing else: the time in the event's
// own clause; else the day of publication for what a main clause tells as
// done or going on; else nothing. A planned event is never dated into the
// past, and background without a date stays unknown. Basis is always set.
func (t *T) Events(r *dragoman.Reading) {
	c := newDater(r)
	for i := range r.Events {
		r.Events[i].When = c.date(&r.Events[i])
	}
}

func newDater(r *dragoman.Reading) *dater {
	c := &dater{r: r}
	c.pub, c.exact = parseDate(r.Published.Value)
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
	r     *dragoman.Reading
	pub   date
	exact bool
	at    []int // head token of each time
}

// date finds when an event happened.
func (c *dater) date(e *dragoman.Event) dragoman.When {
	unknown := dragoman.When{Basis: "unknown"}
	if len(c.r.Tokens) == 0 {
		return unknown
	}
	k := c.r.TokenAt(e.Trigger.Start)
	s := c.r.SentenceAt(e.Trigger.Start)
	if s < 0 || k >= len(c.r.Tokens) {
		return unknown
	}
	verb := k
	if u := c.r.Tokens[k].UPOS; u != dragoman.VERB && u != dragoman.AUX {
		verb = clauseHead(c.r, k)
	}
	tn := noTense
	if verb >= 0 {
		tn = verbTense(c.r, verb, 0)
	}
	if c.planned(k) || verb >= 0 && c.purpose(verb) {
		tn = future
	}
	if i := c.own(k, verb, s); i >= 0 {
		if w, ok := c.from(i, tn); ok {
			return w
		}
		return c.bound(unknown, tn)
	}
	if c.pub == noDate || tn == future || verb < 0 || c.background(k, verb, s) {
		return c.bound(unknown, tn)
	}
	return c.published(unknown)
}

// bound keeps what tense alone tells: what is to come is not before
// publication.
func (c *dater) bound(w dragoman.When, tn tense) dragoman.When {
	if tn == future && c.pub != noDate && c.exact {
		w.Earliest = c.pub.String()
	}
	return w
}

// own picks the time of an event's own clause: one under the trigger itself
// before one under the clause's verb, the nearer before the farther; a verb
// joined to an earlier one by "and" shares the time before both. -1 is none.
func (c *dater) own(k, verb, s int) int {
	best, cost := -1, 1<<30
	first, last := c.timesIn(s)
	for i := first; i < last; i++ {
		x := &c.r.Times[i]
		if x.Basis == "anchored" && x.Type == "DATE" {
			continue // "ahead of the visit" bounds an event, and dates it not
		}
		if c.named(i, k) || x.Type == "SET" || x.Type == "DURATION" && x.Basis == "explicit" {
			continue
		}
		at := c.at[i]
		d := at - k
		if d < 0 {
			d = -d
		}
		switch {
		case c.under(at, k) && c.direct(at, k):
		case verb >= 0 && verb != k && c.holds(verb, at) && c.direct(at, verb) && !c.nounTime(at, k):
			d += 30
		case verb >= 0 && verb == k && c.holds(verb, at) && c.direct(at, verb):
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

// timesIn is the range of the times that stand in sentence s.
func (c *dater) timesIn(s int) (first, last int) {
	in, ts := c.r.Sentences[s], c.r.Times
	first = sort.Search(len(ts), func(i int) bool { return ts[i].Start >= in.Start })
	for last = first; last < len(ts) && ts[last].End <= in.End; last++ {
	}
	return first, last
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

func (c *dater) holds(verb, at int) bool { return c.under(at, verb) }

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
	// What the word before the time makes of it.
	k := c.r.TokenAt(x.Start) - 1
	word := ""
	if k >= 0 {
		word = c.r.Tokens[k].Lemma
	}
	pub := ""
	if c.pub != noDate && c.exact {
		pub = c.pub.String()
	}
	switch word {
	case "since":
		w.Latest = pub
	case "until", "till":
		w.Value, w.Earliest, w.Precision = "", "", ""
		if tn == future {
			w.Earliest = pub
		}
	case "before":
		w.Value, w.Precision, w.Earliest, w.Latest = "", "", "", (first - 1).String()
		if tn == future {
			w.Earliest = pub
		}
	case "after":
		w.Value, w.Precision, w.Earliest, w.Latest = "", "", (last + 1).String(), ""
		if tn == past {
			w.Latest = pub
		}
	case "between", "from":
		if i+1 < len(c.r.Times) {
			y := c.r.Times[i+1]
			if m := c.r.TokenAt(y.Start) - 1; y.Earliest >= x.Earliest && y.Start-x.End < 12 && m >= 0 && slices.Contains([]string{"and", "to", "until", "-", "–"}, c.r.Tokens[m].Lemma) {
				w.Latest, w.Value = y.Latest, x.Value+"/"+y.Value
				w.Time = &dragoman.Span{Start: x.Start, End: y.End}
			}
		}
	}
	return w, true
}

// purpose reports whether a verb is an infinitive that says what for.
func (c *dater) purpose(v int) bool {
	t := &c.r.Tokens[v]
	if t.Rel != dragoman.Acl && t.Rel != dragoman.Advcl {
		return false
	}
	for j := max(0, v-4); j < v; j++ {
		if int(c.r.Tokens[j].Head) == v && c.r.Tokens[j].Lemma == "to" {
			return true
		}
	}
	return false
}

// planned reports whether a noun is told as to come: "the planned visit".
func (c *dater) planned(k int) bool {
	for j := max(0, k-4); j < k; j++ {
		if int(c.r.Tokens[j].Head) == k && slices.Contains([]string{"planned", "upcoming", "next", "forthcoming", "scheduled", "coming", "future", "proposed", "expected", "impending"}, c.r.Tokens[j].Lemma) {
			return true
		}
	}
	return false
}

// background reports whether an event without a date is told as background:
// in the past perfect, under another verb as a noun or relative clause, with
// a word such as "previously", or after an older date in its paragraph.
func (c *dater) background(k, verb, s int) bool {
	r := c.r
	if r.Tokens[k].UPOS == dragoman.NOUN && k != verb {
		rel := r.Tokens[k].Rel
		if rel != dragoman.Obj && rel != dragoman.Nsubj && rel != dragoman.RootRel || definite(r, k) {
			return true
		}
	}
	if r.Tokens[verb].Rel == dragoman.Acl || r.Tokens[verb].Rel == dragoman.Advcl {
		return true
	}
	return c.adverb(verb, s) || c.olderDate(s, false)
}

// adverb reports whether the words of a verb's clause in sentence s put it
// some time before: "previously", "ago", the past perfect.
func (c *dater) adverb(verb, s int) bool {
	for j := c.r.Sentences[s].First; j < c.r.Sentences[s].Last; j++ {
		t := &c.r.Tokens[j]
		switch t.Lemma {
		case "recently", "previously", "earlier", "formerly", "once", "ago", "originally", "historically", "already":
			if c.direct(int(j), verb) {
				return true
			}
		case "early":
			if (t.XPOS == "JJR" || t.XPOS == "RBR") && c.direct(int(j), verb) {
				return true
			}
		case "have":
			if t.XPOS == "VBD" && int(t.Head) == verb {
				return true
			}
		}
	}
	return false
}

// olderDate reports whether the paragraph told of a day well before
// publication in the two sentences before s; not counting, where told is set,
// the days that stand in what somebody says.
func (c *dater) olderDate(s int, told bool) bool {
	r, sent := c.r, c.r.Sentences[s]
	_, end := c.timesIn(max(s-1, 0))
	if s == 0 {
		end = 0
	}
	for i := end - 1; i >= 0; i-- {
		x := &r.Times[i]
		q := r.SentenceAt(x.Start)
		if q < 0 || s-q > 2 || r.Sentences[q].Para != sent.Para {
			return false
		}
		last, _ := parseDate(x.Latest)
		if x.Earliest == "" || x.Latest == "" || c.pub-last <= 20 {
			continue
		}
		if told && slices.ContainsFunc(r.Statements, func(st dragoman.Statement) bool { return within(st.Content, x.Span) }) {
			continue
		}
		return true
	}
	return false
}

// definite reports whether a noun has "the", "this" or a possessive: what is
// taken as known.
func definite(r *dragoman.Reading, k int) bool {
	for j := max(0, k-4); j < k; j++ {
		if int(r.Tokens[j].Head) == k && (r.Tokens[j].XPOS == "PRP$" || slices.Contains([]string{"the", "this", "that", "these", "those", "his", "her", "its", "their"}, r.Tokens[j].Lemma)) {
			return true
		}
	}
	return false
}
