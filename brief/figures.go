// SPDX-License-Identifier: Apache-2.0

package brief

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"dragoman"
)

// figuresShown is how many numbers stand in a brief: those reports part on
// first, then those most origins tell.
const figuresShown = 12

// figures gathers the numbers of what reports share or part on: what is
// counted, the figure as written, who gives it and as of when.
func figures(c *dragoman.Comparison, from Sources, name, origin map[string]string) []dragoman.Figure {
	var out []dragoman.Figure
	by := map[string]int{}
	for _, x := range c.Claims {
		if x.Kind == "adds" {
			continue
		}
		parts := x.Why == "number" && Disagreement(x.Kind)
		for _, y := range x.Cells {
			r := from[y.Report]
			if r == nil || len(y.Spans) == 0 {
				continue
			}
			for i := range r.Quantities {
				q := &r.Quantities[i]
				if !y.Spans[0].Has(q.Span) || parts && y.Value != "" && !strings.Contains(y.Value, q.Span.Of(r.Text)) && !strings.Contains(q.Span.Of(r.Text), y.Value) {
					continue
				}
				what := counted(r, q)
				if what == "" {
					continue
				}
				key := fmt.Sprint(strings.ToLower(q.Noun), q.Unit, q.Value, q.Max)
				k, ok := by[key]
				if !ok {
					k = len(out)
					by[key] = k
					out = append(out, dragoman.Figure{What: what, Figure: strings.Join(strings.Fields(q.Span.Of(r.Text)), " ")})
				}
				f := &out[k]
				f.Parts = f.Parts || parts
				at := dragoman.Receipt{Report: y.Report, Span: y.Spans[0]}
				if !slices.Contains(f.Cites, at) {
					f.Cites = append(f.Cites, at)
				}
				f.Source = joined(f.Source, source(y, name))
				if d := short(r.Published.Value); d != "" && (f.AsOf == "" || d < f.AsOf) {
					f.AsOf = d
				}
			}
		}
	}
	slices.SortStableFunc(out, func(a, b dragoman.Figure) int {
		return cmp.Or(cmp.Compare(rankOf(b.Parts), rankOf(a.Parts)), cmp.Compare(tellers(b, origin), tellers(a, origin)))
	})
	out = slices.DeleteFunc(out, func(f dragoman.Figure) bool { return !f.Parts && tellers(f, origin) < 2 })
	return append([]dragoman.Figure{}, out[:min(len(out), figuresShown)]...)
}

func rankOf(b bool) int {
	if b {
		return 1
	}
	return 0
}

// counted is what a quantity counts, as the report words it; "" where nothing.
func counted(r *dragoman.Reading, q *dragoman.Quantity) string {
	if q.Of.Len() > 0 && q.Of.Len() < 80 {
		return strings.Join(strings.Fields(q.Of.Of(r.Text)), " ")
	}
	return q.Noun
}

// tellers counts the origins of a figure.
func tellers(f dragoman.Figure, origin map[string]string) int {
	seen := map[string]bool{}
	for _, c := range f.Cites {
		seen[origin[c.Report]] = true
	}
	return len(seen)
}

// source is who gives a number: the named holder, else the outlet.
func source(c dragoman.Cell, name map[string]string) string {
	if c.Holder == "" || words()["holder"][c.Holder] != "" {
		return name[c.Report]
	}
	return c.Holder
}

func joined(list, s string) string {
	if list == "" {
		return s
	}
	if slices.Contains(strings.Split(list, ", "), s) {
		return list
	}
	return list + ", " + s
}
