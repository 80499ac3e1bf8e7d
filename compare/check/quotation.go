// SPDX-License-Identifier: Apache-2.0

package check

import (
	"slices"
	"strings"

	"dragoman"
	"dragoman/compare/quote"
)

const (
	fewest  = 3   // words a quotation of a draft must have to be looked for
	variant = .75 // share of its words in order from which a quotation is one of the reports', worded otherwise
)

// quotation looks for a quotation of a draft among those the reports hold.
func quotation(q *quote.Quotation, held []quote.Quotation) dragoman.CheckedQuotation {
	out := dragoman.CheckedQuotation{Span: q.Span, Verdict: "not held", Cites: []dragoman.Receipt{}}
	best, score := -1, 0.0
	for i := range held {
		s := share(q.Words, held[i].Words)
		if s > score || s == score && best >= 0 && speaks(q, &held[i]) && !speaks(q, &held[best]) {
			best, score = i, s
		}
	}
	if score < variant {
		return out
	}
	out.Verdict, out.Speaker = "variant", held[best].Speaker.Name
	if score == 2 {
		out.Verdict = "exact"
	}
	for i := range held {
		if s := share(q.Words, held[i].Words); s >= variant && (s == 2) == (score == 2) {
			out.Cites = append(out.Cites, dragoman.Receipt{Report: held[i].Report.ID, Span: held[i].Span})
		}
	}
	if q.Speaker.Name != "" && out.Speaker != "" && !speaks(q, &held[best]) && named(q.Speaker, held[best].Speaker) {
		out.Verdict = "other speaker"
	}
	return out
}

// named reports whether the speakers can be told apart: both have names.
func named(a, b quote.Speaker) bool {
	return a.Named && b.Named || a.Named && b.Class == "anonymous" || a.Named && b.Kind == "" && b.Name != ""
}

func speaks(a, b *quote.Quotation) bool {
	return a.Speaker.Name != "" && b.Speaker.Name != "" && quote.SamePerson(a.Speaker.Name, b.Speaker.Name)
}

// share is the part of a quotation's words that stand in another in order, 0 to
// 1; 2 where all stand in one run.
func share(q, in []string) float64 {
	if 2*len(in) < len(q) {
		return 0
	}
	if strings.Contains(" "+strings.Join(in, " ")+" ", " "+strings.Join(q, " ")+" ") {
		return 2
	}
	if !slices.ContainsFunc(q, func(w string) bool { return slices.Contains(in, w) }) {
		return 0
	}
	row := make([]int, len(in)+1)
	for i := range q {
		prev := 0
		for j := range in {
			old := row[j+1]
			if q[i] == in[j] {
				row[j+1] = prev + 1
			} else {
				row[j+1] = max(row[j], row[j+1])
			}
			prev = old
		}
	}
	return float64(row[len(in)]) / float64(len(q))
}
