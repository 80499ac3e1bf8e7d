// SPDX-License-Identifier: Apache-2.0

package brief

import (
	"slices"
	"strings"

	"dragoman"
)

// Outline is a brief with all that a page lays out, nothing cut to a length.
type Outline struct {
	dragoman.Brief
	Agreed  []Agreed          // what several origins tell, as passages a reader can take alone
	Alone   []Alone           // what one origin alone tells, in the order of the reports
	Moments []dragoman.Moment // of the timeline, those a reader can take alone
	Origin  map[string]string // by report: the report it repeats in the end, or itself
	Name    map[string]string // by report: its outlet, told apart where two are alike
}

// Agreed is an agreement as a passage a reader can take alone.
type Agreed struct {
	dragoman.Claim
	Text string
}

// Alone is what the reports of one origin tell and no other does.
type Alone struct {
	Report string
	Copies []string // reports that repeat it
	Lines  []dragoman.BriefSentence
}

// Outlined lays out what compared reports hold.
func Outlined(c *dragoman.Comparison, from Sources) Outline {
	o := Outline{Brief: Make(c, from, Options{}), Origin: origins(c), Name: names(c.Reports)}
	for _, c := range o.Agreements {
		for _, l := range agreements([]dragoman.Claim{c}, from) {
			o.Agreed = append(o.Agreed, Agreed{c, l.Text})
		}
	}
	for _, x := range byOrigin(&o.Brief, from) {
		o.Alone = append(o.Alone, Alone{x.report, x.copies, x.lines})
	}
	o.Moments = readable(o.Timeline, from)
	return o
}

// Question is what a claim asks of who reads it.
func Question(c dragoman.Claim) string {
	key := c.Why
	if c.Kind == "denied" {
		key = "denied"
	}
	if words()["question"][key] == "" {
		key = "other"
	}
	return say("question", key, trimmed(c.Label))
}

// Widened is the sentence a span lies in where that is short enough to stand
// alone, else the span.
func (s Sources) Widened(report string, at dragoman.Span) dragoman.Span { return s.widened(report, at) }

// Fullest is the longest variant of a quotation, and its place among them; "",
// -1 where no variant has a text.
func (s Sources) Fullest(q dragoman.Quote) (text string, at int) {
	at = -1
	for i, v := range q.Variants {
		if t := s.Passage(v.Report, v.Span); len(t) > len(text) {
			text, at = t, i
		}
	}
	return strings.TrimRight(text, ","), at
}

// Nameless tells whether what stands as the holder of a claim is no name: the
// outlet itself, or somebody a report does not name.
func Nameless(holder string) bool { return holder == "" || words()["holder"][holder] != "" }

// Cited are the outlets a report of a comparison cites, each once.
func Cited(r dragoman.Compared) []string { return slices.Clone(citedBy(&r)) }
