// SPDX-License-Identifier: Apache-2.0

package flat

import (
	"fmt"
	"slices"
	"strings"

	"dragoman"
)

// Happening is one happening in every report of a story that tells it.
type Happening struct {
	Story   string `json:"story,omitempty"`
	ID      string `json:"happening"`
	Reports int    `json:"reports"`
	Origins int    `json:"origins"`
	PLOVER  string `json:"plover"`
	Events  []Told `json:"events"` // in the order of the reports
}

// Told is an event as one report tells it.
type Told struct {
	Event     string          `json:"event"`
	CAMEO     string          `json:"cameo,omitempty"`
	Status    dragoman.Status `json:"status"`
	Report    string          `json:"report"`
	Key       string          `json:"key,omitempty"`
	Outlet    string          `json:"outlet"`
	Published string          `json:"published"`
	URL       string          `json:"url,omitempty"`
	CopyOf    string          `json:"copy_of,omitempty"`
	Mentions  []Mention       `json:"mentions"`
	Why       string          `json:"why"`
}

// Mention is a place where a report tells an event.
type Mention struct {
	Sentence int `json:"sentence"`
	dragoman.Span
	Text string `json:"text"`
}

// HappeningsOf are the happenings of the events of some readings. Two events of
// different reports are one where a claim that the comparison finds in both
// stands on their sentences, each is the only event of its type there, and
// they share a party, or a word of one or of what tells them. Every other event
// is a happening of its own: counts of happenings are never too low by more
// than the comparison misses.
func HappeningsOf(story string, c *dragoman.Comparison, readings []*dragoman.Reading) []Happening {
	by := map[string]int{}
	copies := map[string]string{}
	for i, r := range readings {
		by[r.ID] = i
	}
	if c != nil {
		for _, x := range c.Copies {
			copies[x.Report] = x.Of
		}
	}
	joined := joinedBy(c, readings, by)
	at := map[place]int{}
	var out []Happening
	for i, r := range readings {
		for j := range r.Events {
			e := &r.Events[j]
			root := joined.root(place{i, j})
			n, ok := at[root]
			if !ok {
				n = len(out)
				at[root] = n
				out = append(out, Happening{Story: story, ID: e.ID, PLOVER: e.PLOVER})
			}
			h := &out[n]
			h.Reports++
			if copies[r.ID] == "" {
				h.Origins++
			}
			why := joined.why[place{i, j}]
			if why == "" || len(h.Events) == 0 {
				why = "first"
			}
			h.Events = append(h.Events, told(r, e, copies[r.ID], why))
		}
	}
	return out
}

func told(r *dragoman.Reading, e *dragoman.Event, copyOf, why string) Told {
	out := Told{Event: e.ID, CAMEO: e.CAMEO, Status: e.Status, Report: r.ID, Key: r.Key, Outlet: r.Outlet, Published: r.Published.Value, URL: r.URL, CopyOf: copyOf, Mentions: []Mention{}, Why: why}
	spans := e.Mentions
	if len(spans) == 0 {
		spans = []dragoman.Span{e.Trigger}
	}
	for _, s := range spans {
		out.Mentions = append(out.Mentions, Mention{r.SentenceAt(s.Start), s, Words(r.Text, []dragoman.Span{s})[0]})
	}
	return out
}

// Rows are the rows of a happening, one a mention.
func (h *Happening) Rows() (out [][]string) {
	n := func(i int) string { return fmt.Sprint(i) }
	for _, e := range h.Events {
		for k, m := range e.Mentions {
			out = append(out, []string{h.Story, h.ID, n(h.Reports), n(h.Origins), e.Event, h.PLOVER, e.CAMEO, string(e.Status), e.Report, e.Key, e.Outlet, e.Published, e.URL, e.CopyOf,
				n(k + 1), n(m.Sentence), n(int(m.Start)), n(int(m.End)), m.Text, e.Why})
		}
	}
	return out
}

// place is an event: the report among the readings, the event in it.
type place struct{ report, event int }

// joins are sets of events that are one happening.
type joins struct {
	up  map[place]place
	why map[place]string
}

func (j *joins) root(x place) place {
	for {
		up, ok := j.up[x]
		if !ok {
			return x
		}
		x = up
	}
}

// joinedBy joins the events of readings by the claims of their comparison. No
// two events of one report become one: the report tells them as two.
func joinedBy(c *dragoman.Comparison, readings []*dragoman.Reading, by map[string]int) *joins {
	j := &joins{map[place]place{}, map[place]string{}}
	if c == nil {
		return j
	}
	members := map[place][]place{}
	of := func(root place) []place {
		if m := members[root]; m != nil {
			return m
		}
		return []place{root}
	}
	for _, claim := range c.Claims {
		var told []place
		for _, cell := range claim.Cells {
			if i, ok := by[cell.Report]; ok && claim.Kind != "adds" {
				told = append(told, in(readings[i], i, cell.Spans)...)
			}
		}
		for n, b := range told {
			for _, a := range told[:n] {
				x, y := j.root(a), j.root(b)
				if x == y || !alike(readings, a, b) || slices.ContainsFunc(of(x), func(p place) bool {
					return slices.ContainsFunc(of(y), func(q place) bool { return p.report == q.report })
				}) {
					continue
				}
				if y.report < x.report || y.report == x.report && y.event < x.event {
					x, y = y, x
				}
				members[x] = append(slices.Clone(of(x)), of(y)...)
				j.up[y] = x
				j.why[b] = claim.ID
				if j.why[a] == "" {
					j.why[a] = claim.ID
				}
			}
		}
	}
	return j
}

// in are the events told in a passage that are the only ones of their type in it.
func in(r *dragoman.Reading, report int, spans []dragoman.Span) (out []place) {
	count := map[string]int{}
	var all []int
	for i := range r.Events {
		if slices.ContainsFunc(spans, func(s dragoman.Span) bool { return s.Overlaps(r.Events[i].Trigger) }) {
			all = append(all, i)
			count[r.Events[i].PLOVER]++
		}
	}
	for _, i := range all {
		if count[r.Events[i].PLOVER] == 1 {
			out = append(out, place{report, i})
		}
	}
	return out
}

// alike says whether two events of different reports are of one type and share
// a party, or a word of one or of what tells them.
func alike(readings []*dragoman.Reading, a, b place) bool {
	if a.report == b.report {
		return false
	}
	x, y := &readings[a.report].Events[a.event], &readings[b.report].Events[b.event]
	sides := len(x.Recipients) > 0 && len(y.Recipients) > 0
	return x.PLOVER == y.PLOVER && shares(signs(readings[a.report], x, sides), signs(readings[b.report], y, sides))
}

// signs are what an event is known by: the links of its parties and the words
// that name things in them, of each side for itself where sides count, and the
// lemma of what tells it.
func signs(r *dragoman.Reading, e *dragoman.Event, sides bool) map[string]bool {
	out := map[string]bool{}
	words := func(as string, s dragoman.Span, only bool) {
		for i := r.TokenAt(s.Start); i < len(r.Tokens) && r.Tokens[i].Start < s.End; i++ {
			if t := &r.Tokens[i]; !only || t.UPOS == dragoman.NOUN || t.UPOS == dragoman.PROPN {
				out[as+strings.ToLower(t.Lemma)] = true
			}
		}
	}
	words("told by ", e.Trigger, false)
	for side, ps := range [][]dragoman.Participant{e.Actors, e.Recipients} {
		as := "party "
		if sides && side == 1 {
			as = "recipient "
		}
		for _, p := range ps {
			if a := r.Actor(p.Actor); a != nil && a.Link != "" {
				out[as+"link "+a.Link] = true
			}
			words(as, p.Span, true)
		}
	}
	return out
}

func shares(a, b map[string]bool) bool {
	for w := range a {
		if b[w] {
			return true
		}
	}
	return false
}
