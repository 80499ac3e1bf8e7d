// SPDX-License-Identifier: Apache-2.0

package compare

import (
	"dragoman"
	"dragoman/compare/issue"
	"dragoman/compare/window"
)

// agree enters what the reports of an issue tell alike. What only a report and
// its copies tell is an addition of that one origin: a copy agrees with nobody.
func (l *ledger) agree(i *issue.Issue) {
	var cells []dragoman.Cell
	for _, r := range i.Rows {
		cells = l.row(cells, r)
	}
	kind := "same"
	if l.oneOrigin(cells) {
		kind = "adds"
	} else if uneven(i) {
		kind = "more_specific"
	}
	first := i.Rows[0]
	l.claims = append(l.claims, dragoman.Claim{Kind: kind, Label: label(first.Sentence.Report.Text, first.Shown()), Cells: cells})
}

// row adds a row to the cells: a further passage of one holder in one report
// joins his cell.
func (l *ledger) row(cells []dragoman.Cell, r issue.Row) []dragoman.Cell {
	c := cellOf(r.Sentence, r.Shown())
	for i := range cells {
		if x := &cells[i]; x.Report == c.Report && x.Holder == c.Holder && x.Stance == c.Stance {
			x.Spans = append(x.Spans, c.Spans...)
			return cells
		}
	}
	return append(cells, c)
}

// cellOf is what the holder of a window does with it.
func cellOf(w *window.Window, shown dragoman.Span) dragoman.Cell {
	name, stance := w.Holder()
	return dragoman.Cell{Report: w.Report.ID, Holder: name, Stance: stance, Status: w.Status(), Spans: []dragoman.Span{shown}}
}

// oneOrigin reports whether all cells go back to one report.
func (l *ledger) oneOrigin(cells []dragoman.Cell) bool {
	root := func(r string) string {
		if o, ok := l.copies[r]; ok {
			return o
		}
		return r
	}
	for _, c := range cells {
		if root(c.Report) != root(cells[0].Report) {
			return false
		}
	}
	return true
}

// uneven reports whether one report tells an issue in far more words of weight
// than another.
func uneven(i *issue.Issue) bool {
	weight := map[*window.Report]float64{}
	for _, r := range i.Rows {
		w := r.Sentence
		if r.Shown() != w.Span {
			w = r.Part
		}
		weight[w.Report] += w.Sum
	}
	least, most := -1.0, 0.0
	for _, r := range i.Rows {
		v := weight[r.Sentence.Report]
		most = max(most, v)
		if least < 0 || v < least {
			least = v
		}
	}
	return least < .6*most
}

// adds enters the sentences that no other report is likely to tell.
func (l *ledger) adds(ws []*window.Report, links []issue.Link) {
	if len(ws) < 2 {
		return
	}
	told := map[*window.Window]bool{}
	for _, k := range links {
		if k.Shared >= likelyFrom && !l.oneOrigin([]dragoman.Cell{{Report: k.A.Report.ID}, {Report: k.B.Report.ID}}) {
			told[k.A], told[k.B] = true, true
		}
	}
	for _, r := range ws {
		for _, s := range r.Sentences {
			if told[s] || s.Headline || len(s.VerbToks) == 0 || len(s.Content) < 4 {
				continue
			}
			l.claims = append(l.claims, dragoman.Claim{Kind: "adds", Label: label(r.Text, s.Span), Cells: []dragoman.Cell{cellOf(s, s.Span)}})
		}
	}
}
