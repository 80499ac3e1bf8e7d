// SPDX-License-Identifier: Apache-2.0

package timeline

import (
	"slices"
	"time"

	"dragoman"
)

// status is how firmly what a time dates stands: as the event read there, else
// by the words at its verb and by whether it is still to come.
func (p *page) status(h home, t date) dragoman.Status {
	first, ok := parse(t.Earliest)
	ahead := ok && p.dated && first.After(p.published)
	if !h.said {
		for _, e := range p.Events {
			if i := int32(p.TokenAt(e.Trigger.Start)); e.Trigger.Overlaps(h.span) && (i == h.head || e.When.Time != nil && *e.When.Time == t.Span) && e.Status != "" {
				if e.Status == dragoman.Occurred && ahead && !p.past(h.head) {
					return dragoman.Planned
				}
				return e.Status
			}
		}
	}
	switch {
	case h.phrase && ahead:
		return dragoman.Planned
	case h.phrase:
		return dragoman.Occurred
	case slices.ContainsFunc(p.kids[h.head], func(k int32) bool { return p.is("condition", k) }):
		return dragoman.Hypothetical
	case slices.ContainsFunc(p.kids[h.head], func(k int32) bool { return p.is("negation", k) }):
		return dragoman.Negated
	case ahead && !(p.past(h.head) && first.Before(p.published.Add(36*time.Hour))):
		return dragoman.Planned
	}
	return dragoman.Occurred
}

// past reports whether a verb stands in the simple past.
func (p *page) past(v int32) bool { return p.Tokens[v].XPOS == "VBD" }

// label is a row's text: a verb joined to an earlier one takes that one's
// subject before it.
func (p *page) label(h home) string {
	text := cut(h.span.Of(p.Text))
	v := h.head
	if h.phrase || p.subject(v) >= 0 {
		return text
	}
	for p.Tokens[v].Rel == dragoman.Conj && p.Tokens[v].Head >= 0 && p.Tokens[v].Head < v {
		v = p.Tokens[v].Head
		if s := p.subject(v); s >= 0 {
			lo, hi := p.extent(s, 0)
			if at := (dragoman.Span{Start: p.Tokens[lo].Start, End: p.Tokens[hi].End}); at.End <= h.span.Start && at.Len() <= 80 {
				return at.Of(p.Text) + " … " + text
			}
		}
	}
	return text
}

// subject is the subject of a predicate, -1 where it has none.
func (p *page) subject(v int32) int32 {
	for _, k := range p.kids[v] {
		if p.Tokens[k].Rel == dragoman.Nsubj || p.Tokens[k].Rel == dragoman.Csubj {
			return k
		}
	}
	return -1
}

// cut shortens a text to at most 160 bytes, at a blank where there is one.
func cut(t string) string {
	const most = 160
	if len(t) <= most {
		return t
	}
	for i := most; i > most/2; i-- {
		if t[i] == ' ' {
			return t[:i] + " …"
		}
	}
	i := most
	for i > 0 && t[i]&0xC0 == 0x80 {
		i--
	}
	return t[:i] + " …"
}
