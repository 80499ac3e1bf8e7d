// SPDX-License-Identifier: Apache-2.0

package page

import (
	"cmp"
	"slices"

	"dragoman/brief"
)

// mostColumns is how many origins a table has room for.
const mostColumns = 8

// origins are the story's origins in order of publication, copies under theirs.
func (m *maker) origins() []Origin {
	var out []Origin
	for _, r := range m.c.Reports {
		if m.out.Origin[r.ID] == r.ID {
			m.place[r.ID] = len(out)
			out = append(out, Origin{Ref: m.ref[r.ID], Title: r.Title, Cites: brief.Cited(r)})
		}
	}
	for _, r := range m.c.Reports {
		if o := m.out.Origin[r.ID]; o != r.ID {
			i := m.place[o]
			m.place[r.ID] = i
			out[i].Copies = append(out[i].Copies, m.ref[r.ID])
		}
	}
	return out
}

// columns puts the origins with most of the shared lines first where there are
// too many for a table, and returns how many have a column.
func (m *maker) columns(all []Origin) int {
	if len(all) <= mostColumns {
		return len(all)
	}
	shared := map[string]int{}
	for _, c := range m.c.Claims {
		if c.Kind == "adds" {
			continue
		}
		seen := map[string]bool{}
		for _, x := range c.Cells {
			if o := m.out.Origin[x.Report]; !seen[o] {
				seen[o] = true
				shared[o]++
			}
		}
	}
	first := slices.Clone(all)
	slices.SortStableFunc(first, func(a, b Origin) int { return cmp.Compare(shared[b.Report], shared[a.Report]) })
	top := map[string]bool{}
	for _, o := range first[:mostColumns] {
		top[o.Report] = true
	}
	slices.SortStableFunc(all, func(a, b Origin) int { return rank(top[b.Report]) - rank(top[a.Report]) })
	for i, o := range all {
		m.place[o.Report] = i
		for _, c := range o.Copies {
			m.place[c.Report] = i
		}
	}
	return mostColumns
}
