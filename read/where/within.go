// SPDX-License-Identifier: Apache-2.0

package where

import (
	"strings"

	"dragoman/know/gaz"
)

// names at least; the zero place without one.
func (t *T) mainCountry(d *document) gaz.Place {
	share, total, known := map[string]float64{}, 0.0, 0
	for _, g := range d.groups {
		if len(g.cands) == 0 {
			continue
		}
		if c := g.cands[g.best()]; c.Country != "" {
			share[c.Country] += g.weight()
			known++
		}
		total += g.weight()
	}
	for _, g := range d.groups {
		if len(g.cands) == 0 {
			continue
		}
		if c := g.cands[g.best()]; known >= 3 && c.Country != "" && share[c.Country] >= 0.8*total {
			p, _ := t.gaz.Country(c.Country)
			return p
		}
	}
	return gaz.Place{}
}

// nearly all places of the report.
func (t *T) within(d *document, at int, main gaz.Place) gaz.Place {
	n := d.names[at]
	if at > 0 && len(d.of[at-1].cands) > 0 {
		// "Burkina Faso's Loroum province"
		if gap := d.text[d.names[at-1].End:max(n.Start, d.names[at-1].End)]; gap == "'s " || gap == "’s " {
			if c := d.of[at-1].cands[d.of[at-1].best()]; c.Class == 'A' {
				return c.Place
			}
		}
	}
	tail := strings.TrimLeft(after(d.text, n.Span, 48), " ")
	rest, ok := strings.CutPrefix(tail, ",")
	if !ok {
		return main
	}
	refs := t.container(strings.TrimLeft(rest, " "))
	if len(refs) == 0 {
		return main
	}
	for _, r := range refs {
		if p := t.gaz.Place(r); main.Country != "" && p.Country == main.Country {
			return p
		}
	}
	return t.gaz.Place(refs[0])
}

// stray is the number of inhabitants under which a town must have something in
// the report that speaks for it.
const stray = 100_000

// then lies.
func (t *T) elsewhere(d *document, g *group, c *cand, main gaz.Place) (in gaz.Place, no bool) {
	if c.Class != 'P' || c.Population >= stray || c.local[fComma] == 1 || c.local[fTLD] == 1 {
		return in, false
	}
	for k, m := range g.mentions {
		if k == 8 {
			break
		}
		if in = t.within(d, m, gaz.Place{}); in.Country != "" && in.Country != c.Country {
			return in, true
		}
	}
	if main.Country == "" || main.Country == c.Country {
		return in, false
	}
	for _, o := range d.groups {
		if o != g && len(o.cands) > 0 && o.cands[o.best()].Country == c.Country {
			return in, false
		}
	}
	return main, true
}
