// SPDX-License-Identifier: Apache-2.0

// Package timeline orders what the reports of a story date by the time of what
// happened: one row a happening, whoever tells it, with the date that its own
// words and its report's date support.
//
// Every resolved time is laid on what it dates (home.go): the act of saying it
// was said in, the noun it hangs on ("the fall of the government last year"),
// else the clause. Rows of one date that tell the same are one (merge.go), and
// rows are ranked by who tells them and how (rank.go).
package timeline

import (
	"cmp"
	"slices"

	"dragoman"
)

// Build makes the timeline of the readings of one story. The claims, which may
// be nil, say which passages tell the same: what a report tells without a date
// joins the row of what another dates. It never fails. Cost: linear in the
// times but for those of one date, which are compared with each other.
func Build(readings []*dragoman.Reading, claims []dragoman.Claim) []dragoman.Moment {
	lex := words()
	index := map[string]int32{}
	var all []*row
	var pages []*page
	for _, rd := range readings {
		p := newPage(rd, lex, index)
		pages = append(pages, p)
		for _, t := range p.dates() {
			if m := p.row(t); m != nil {
				all = append(all, m)
			}
		}
	}
	all = merge(all, pages, same(claims))
	out := []dragoman.Moment{}
	for _, m := range all {
		m.Weight = m.weight()
		out = append(out, m.Moment)
	}
	slices.SortStableFunc(out, func(a, b dragoman.Moment) int {
		return cmp.Or(cmp.Compare(a.Earliest, b.Earliest), cmp.Compare(a.Latest, b.Latest))
	})
	return out
}

// row is one moment in the making.
type row struct {
	dragoman.Moment
	p      *page
	head   int32   // the verb of its clause, or the noun it is named by
	phrase bool    // only named, by a noun
	bag    []int32 // the words told of that date, sorted
	names  []int32 // those of them that are names
}

// row lays a time on what it dates; nil where it dates nothing that is told.
func (p *page) row(t date) *row {
	h, ok := p.home(t)
	if !ok {
		return nil
	}
	m := &row{p: p, head: h.head, phrase: h.phrase}
	m.Moment = dragoman.Moment{Value: t.Value, Earliest: t.Earliest, Latest: t.Latest, Precision: t.Precision, Label: p.label(h), Status: p.status(h, t),
		Evidence: []dragoman.Receipt{{Report: p.ID, Span: h.span}}, Background: p.background(t)}
	m.bag, m.names = p.bag(h.span, t.Span)
	return m
}

// background reports whether a time ended more than a year before its report.
func (p *page) background(t date) bool {
	e, ok := parse(t.Latest)
	return ok && p.dated && e.Before(p.published.AddDate(-1, 0, 0))
}
