// SPDX-License-Identifier: Apache-2.0

package timeline

import (
	"slices"

	"dragoman"
)

// widest is how many passages of one claim are looked at: one with more says
// nothing in particular.
const widest = 12

// told is which passages tell the same: report → its passages.
type told map[string][]passage

type passage struct {
	dragoman.Span
	claim int // passages of one claim tell the same
}

// same gathers the passages of the claims that reports share.
func same(claims []dragoman.Claim) told {
	out := told{}
	for i, c := range claims {
		if c.Kind != "same" && c.Kind != "more_specific" {
			continue
		}
		n := 0
		for _, x := range c.Cells {
			n += len(x.Spans)
		}
		if n > widest {
			continue
		}
		for _, x := range c.Cells {
			for _, s := range x.Spans {
				out[x.Report] = append(out[x.Report], passage{s, i})
			}
		}
	}
	return out
}

// claims are the claims a row's own passage stands in: by more than half of
// the shorter of the two.
func (t told) claims(m *row) []int {
	var out []int
	e := m.Evidence[0]
	for _, s := range t[e.Report] {
		if n := min(s.End, e.End) - max(s.Start, e.Start); int(n)*2 > min(s.Len(), e.Span.Len()) {
			out = append(out, s.claim)
		}
	}
	return out
}

// merge makes one row of those that tell the same of the same date.
func merge(all []*row, pages []*page, t told) []*row {
	var out []*row
	at := map[[2]string][]*row{}
	for _, m := range all {
		key := [2]string{m.Earliest, m.Latest}
		mine := t.claims(m)
		i := slices.IndexFunc(at[key], func(o *row) bool {
			return o.like(m) || !m.phrase && !o.phrase && slices.ContainsFunc(t.claims(o), func(c int) bool { return slices.Contains(mine, c) })
		})
		if i < 0 {
			at[key] = append(at[key], m)
			out = append(out, m)
			continue
		}
		at[key][i].join(m)
	}
	for _, m := range out {
		if !m.phrase {
			t.undated(m, pages)
		}
	}
	return out
}

// undated adds the passages of other reports that tell, without a date of their
// own, what the claims say is the same.
func (t told) undated(m *row, pages []*page) {
	claims := t.claims(m)
	if len(claims) == 0 {
		return
	}
	reports := map[string]bool{}
	for _, e := range m.Evidence {
		reports[e.Report] = true
	}
	for _, p := range pages {
		if reports[p.ID] {
			continue
		}
		for _, s := range t[p.ID] {
			if slices.Contains(claims, s.claim) && !p.datesIn(s.Span) {
				m.Evidence = append(m.Evidence, dragoman.Receipt{Report: p.ID, Span: s.Span})
			}
		}
	}
}

// datesIn reports whether a resolved time stands in a passage.
func (p *page) datesIn(s dragoman.Span) bool {
	return slices.ContainsFunc(p.Times, func(x dragoman.Time) bool { return s.Has(x.Span) && resolved(x) })
}

// like reports whether two rows of one date tell of one thing: the same words
// of the same report, or most of their words shared and not names alone.
func (m *row) like(o *row) bool {
	if m.Evidence[0] == o.Evidence[0] {
		return true
	}
	if (m.Status == dragoman.Negated) != (o.Status == dragoman.Negated) {
		return false
	}
	n, named := shared(m.bag, o.bag), shared(m.names, o.names)
	if n == named {
		return false
	}
	return 4*n >= len(m.bag)+len(o.bag) || n > 1 && 10*n >= 9*min(len(m.bag), len(o.bag))
}

// shared counts what two sorted lists have in common.
func shared(a, b []int32) int {
	n := 0
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i] < b[j]:
			i++
		case a[i] > b[j]:
			j++
		default:
			n, i, j = n+1, i+1, j+1
		}
	}
	return n
}

// join adds the evidence of a row that tells the same. The fuller gives the
// label.
func (m *row) join(o *row) {
	for _, e := range o.Evidence {
		if !slices.ContainsFunc(m.Evidence, func(x dragoman.Receipt) bool { return x.Report == e.Report && x.Span.Overlaps(e.Span) }) {
			m.Evidence = append(m.Evidence, e)
		}
	}
	if m.fullness() >= o.fullness() {
		return
	}
	first := o.Evidence[0]
	rest := slices.DeleteFunc(m.Evidence, func(x dragoman.Receipt) bool { return x == first })
	m.Evidence = append([]dragoman.Receipt{first}, rest...)
	m.Label, m.Status, m.p, m.head, m.phrase, m.bag, m.names, m.Background = o.Label, o.Status, o.p, o.head, o.phrase, o.bag, o.names, o.Background
}

// fullness orders the rows that may give the label: a clause told for its own
// sake before one that only names, a named subject before a pronoun.
func (m *row) fullness() int {
	n := 0
	if !m.phrase {
		n += 4
	}
	if rel := m.p.Tokens[m.head].Rel; rel != dragoman.Advcl && rel != dragoman.Acl {
		n += 2
	}
	if s := m.p.subject(m.head); s >= 0 && m.p.Tokens[s].UPOS != dragoman.PRON {
		n++
	}
	return n
}
