// SPDX-License-Identifier: Apache-2.0

package compare

import (
	"cmp"
	"slices"

	"dragoman"
)

// timeline orders the dated facts by the time of what happened: facts told by
// several reports are one moment, and what was planned stays planned.
func timeline(rs []*report, gs []*group) []dragoman.Moment {
	of := map[*fact]*group{}
	for _, g := range gs {
		for _, f := range g.facts {
			of[f] = g
		}
	}
	done := map[*group]bool{}
	used := map[*sentence]bool{}
	var out []dragoman.Moment
	for _, r := range rs {
		for _, f := range r.facts {
			t, ok := dated(f)
			if !ok || done[of[f]] && of[f] != nil || used[f.s] {
				continue
			}
			used[f.s] = true
			m := dragoman.Moment{Value: t.Value, Earliest: t.Earliest, Latest: t.Latest, Precision: t.Precision, Label: label(r.Text, f.span), Status: f.status,
				Evidence: []dragoman.Receipt{{Report: r.ID, Span: f.span}}}
			if f.negated {
				m.Status = dragoman.Negated
			}
			if g := of[f]; g != nil {
				done[g] = true
				for _, o := range g.facts {
					if o != f && !apart(o, f) {
						m.Evidence = append(m.Evidence, dragoman.Receipt{Report: o.s.r.ID, Span: o.span})
						used[o.s] = true
					}
				}
			}
			out = append(out, m)
		}
	}
	slices.SortStableFunc(out, func(a, b dragoman.Moment) int {
		if c := cmp.Compare(a.Earliest, b.Earliest); c != 0 {
			return c
		}
		return cmp.Compare(a.Latest, b.Latest)
	})
	return out
}
