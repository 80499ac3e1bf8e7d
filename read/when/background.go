// SPDX-License-Identifier: Apache-2.0

package when

import (
	"slices"
	"strings"

	"dragoman"
)

// background reports whether an event without a date is told as background:
// in the past perfect, under another verb as a noun or relative clause, with
// a word such as "previously", or after an older date in its paragraph.
func (c *dater) background(k, verb, s int) bool {
	r := c.r
	if r.Tokens[k].UPOS == dragoman.NOUN && k != verb {
		rel := r.Tokens[k].Rel
		if rel != dragoman.Obj && rel != dragoman.Nsubj && rel != dragoman.RootRel || c.definite(k) {
			return true
		}
	}
	if r.Tokens[verb].Rel == dragoman.Acl || r.Tokens[verb].Rel == dragoman.Advcl {
		return true
	}
	return c.adverb(verb, s) || c.olderDate(s, false) || c.long(verb, s)
}

// long reports whether the clause of a verb spreads over more than days: "for
// years", "throughout the war", "during his presidency", "has often".
func (c *dater) long(verb, s int) bool {
	r := c.r
	first, last := c.timesIn(s)
	for i := first; i < last; i++ {
		x := &r.Times[i]
		if x.Type == "DURATION" && x.Anchor == "" && strings.HasPrefix(x.Value, "P") && strings.ContainsAny(x.Value[len(x.Value)-1:], "YEMW") && !strings.Contains(x.Value, "T") && c.direct(c.at[i], verb) {
			return true
		}
	}
	for j := r.Sentences[s].First; j < r.Sentences[s].Last; j++ {
		t := &r.Tokens[j]
		switch {
		case t.UPOS == dragoman.NOUN && c.under(int(j), verb) && c.direct(int(j), verb):
			if c.preposition(int(j), "throughout") || c.preposition(int(j), "during") && c.is("stretch", int(j)) {
				return true
			}
		case int(t.Head) == verb && t.UPOS == dragoman.ADV && c.is("often", int(j)):
			if r.Tokens[verb].XPOS == "VBN" {
				return true
			}
		}
	}
	return false
}

// adverb reports whether the words of a verb's clause in sentence s put it
// some time before: "previously", "ago", the past perfect.
func (c *dater) adverb(verb, s int) bool {
	for n := 0; n < 3 && c.r.Tokens[verb].Head >= 0; n++ {
		if t := &c.r.Tokens[verb]; t.Rel != dragoman.Xcomp && (t.Rel != dragoman.Conj || t.XPOS != "VBN") {
			break
		}
		verb = int(c.r.Tokens[verb].Head) // "had helped depose", "had caught and tried"
	}
	for j := c.r.Sentences[s].First; j < c.r.Sentences[s].Last; j++ {
		t := &c.r.Tokens[j]
		switch k := int(j); {
		case c.is("formerly", k) && c.direct(k, verb),
			c.is("early", k) && (t.XPOS == "JJR" || t.XPOS == "RBR") && c.direct(k, verb),
			c.is("have", k) && t.XPOS == "VBD" && int(t.Head) == verb:
			return true
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
