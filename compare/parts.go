// SPDX-License-Identifier: Apache-2.0

package compare

import (
	"slices"

	"dragoman"
	"dragoman/compare/issue"
	"dragoman/compare/slot"
	"dragoman/compare/window"
)

// parts enters where the sentences of likely links part, the surest first, each
// sentence once against each other report, and returns the links that part in
// nothing.
func (l *ledger) parts(links []issue.Link) (whole []issue.Link) {
	type use struct {
		w *window.Window
		r *window.Report
	}
	used := map[use]bool{}
	for _, k := range links {
		x, y := use{k.A, k.B.Report}, use{k.B, k.A.Report}
		if l.oneOrigin([]dragoman.Cell{{Report: k.A.Report.ID}, {Report: k.B.Report.ID}}) {
			whole = append(whole, k)
			continue
		}
		ds := k.Differences
		if len(ds) > 0 && !used[x] && !used[y] {
			used[x], used[y] = true, true
			for _, d := range ds {
				l.part(k, d)
			}
		}
		if len(ds) == 0 {
			whole = append(whole, k)
		}
	}
	return whole
}

// part enters one difference of two sentences.
func (l *ledger) part(k issue.Link, d slot.Difference) {
	cell := func(w, part *window.Window, v slot.Value) dragoman.Cell {
		c := cellOf(w, issue.Row{Sentence: w, Part: part}.Shown())
		c.Value = v.Text
		if v.Len() > 0 && !c.Spans[0].Has(v.Span) {
			c.Spans = append(c.Spans, v.Span)
		}
		return c
	}
	a, b := cell(k.A, k.PA, d.A), cell(k.B, k.PB, d.B)
	if l.place[k.B.Report.ID] < l.place[k.A.Report.ID] {
		a, b = b, a
	}
	for i := range l.claims {
		c := &l.claims[i]
		if c.Kind != d.Kind || c.Why != d.Why {
			continue
		}
		for _, x := range [][2]dragoman.Cell{{a, b}, {b, a}} {
			here := slices.ContainsFunc(c.Cells, func(y dragoman.Cell) bool { return sameCell(x[0], y) })
			other := slices.ContainsFunc(c.Cells, func(y dragoman.Cell) bool { return y.Report == x[1].Report })
			if here && !other {
				c.Cells = append(c.Cells, x[1])
				return
			}
		}
	}
	l.claims = append(l.claims, dragoman.Claim{Kind: d.Kind, Why: d.Why, Label: label(k.A.Report.Text, issue.Row{Sentence: k.A, Part: k.PA}.Shown()), Cells: []dragoman.Cell{a, b}})
}

// sameCell reports whether two cells are of one report, one passage and one
// value.
func sameCell(x, y dragoman.Cell) bool {
	return x.Report == y.Report && x.Spans[0].Overlaps(y.Spans[0]) && x.Value == y.Value
}
