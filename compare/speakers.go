// SPDX-License-Identifier: Apache-2.0

package compare

import (
	"slices"

	"dragoman"
)

// spokenBytes is how long a quotation must be for its two speakers to be a
// difference: short ones are repeated by others.
const spokenBytes = 50

// speakers enters a claim for each quotation that is given to two speakers.
func (l *ledger) speakers(qs []dragoman.Quote) {
	for _, q := range qs {
		if q.Flag != "speakers-differ" || len(q.Variants) == 0 || q.Variants[0].Len() < spokenBytes {
			continue
		}
		var cells []dragoman.Cell
		text := ""
		for _, v := range q.Variants {
			for _, r := range l.ws {
				if r.ID != v.Report {
					continue
				}
				if text == "" {
					text = label(r.Text, v.Span)
				}
				cells = append(cells, dragoman.Cell{Report: r.ID, Holder: v.Speaker, Stance: dragoman.Asserts, Status: dragoman.Occurred, Value: v.Speaker, Spans: []dragoman.Span{v.Span}})
			}
		}
		if len(cells) > 1 {
			l.retold(cells)
			l.claims = append(l.claims, dragoman.Claim{Kind: "differs", Why: "speaker", Label: text, Cells: cells})
		}
	}
}

// retold takes out what a quotation given to two speakers says better: claims
// of a name or a speaker, in the same passages of two reports or more.
func (l *ledger) retold(quote []dragoman.Cell) {
	l.claims = slices.DeleteFunc(l.claims, func(c dragoman.Claim) bool {
		if c.Kind != "differs" || c.Why != "name" && c.Why != "speaker" {
			return false
		}
		in := map[string]bool{}
		for _, x := range c.Cells {
			in[x.Report] = in[x.Report] || slices.ContainsFunc(quote, func(q dragoman.Cell) bool {
				return q.Report == x.Report && len(x.Spans) > 0 && x.Spans[0].Has(q.Spans[0])
			})
		}
		n := 0
		for _, told := range in {
			if !told {
				return false
			}
			n++
		}
		return n > 1
	})
}
