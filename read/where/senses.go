// SPDX-License-Identifier: Apache-2.0

package where

import (
	"slices"
	"strings"

	"dragoman/know/gaz"
)

// senses parts a name that stands for two places in one report: "Lebanon, Pa."
// and Lebanon. A name has one sense a report; it has two only where some of its
// mentions name the unit or country beside them, and the others, which do not,
// have something that speaks for the country or capital of the name: a word of
// direction, an earlier place in the text, another name of that country, or
// another country beside it.
func (t *T) senses(d *document) {
	for _, g := range slices.Clone(d.groups) {
		big := slices.IndexFunc(g.cands, func(c cand) bool { return c.Precision == "country" || c.Code == "PPLC" })
		if big < 0 || len(g.mentions) < 2 || len(g.mentions) > maxSenses {
			continue
		}
		var held, bare []int
		for _, m := range g.mentions {
			if refs := t.holderAt(d, m); slices.ContainsFunc(g.cands, func(c cand) bool { return t.holds(refs, &c.Place) && c.Ref != g.cands[big].Ref }) {
				held = append(held, m)
			} else {
				bare = append(bare, m)
			}
		}
		if len(held) == 0 || len(bare) == 0 || !t.speaks(d, g, bare, &g.cands[big]) {
			continue
		}
		cands := slices.DeleteFunc(slices.Clone(g.cands), func(c cand) bool { return c.Precision != "country" && c.Code != "PPLC" })
		o := &group{name: d.names[bare[0]].Of(d.text), key: g.key, mentions: bare, demonym: g.demonym, cands: cands, post: make([]float64, len(cands))}
		g.mentions = held
		for _, m := range bare {
			d.of[m] = o
		}
		d.groups = append(d.groups, o)
	}
}

// maxSenses is how often a name may stand in a report that is looked at for two
// senses; so hostile text costs linear time.
const maxSenses = 64

// speaks reports whether the report speaks for the country or capital of a name
// where the name stands bare.
func (t *T) speaks(d *document, g *group, bare []int, big *cand) bool {
	for _, m := range bare {
		if t.directed(d, m) {
			return true
		}
		for _, o := range [2]int{m - 1, m + 1} {
			if o < 0 || o >= len(d.names) || d.of[o] == g || d.names[max(m, o)].Start-d.names[min(m, o)].End > 60 {
				continue
			}
			if slices.ContainsFunc(d.of[o].cands, func(c cand) bool { return c.Precision == "country" }) {
				return true
			}
		}
	}
	return slices.ContainsFunc(d.groups, func(o *group) bool {
		return o != g && slices.ContainsFunc(o.cands, func(c cand) bool {
			return c.Country == big.Country && (c.Precision == "country" || c.Code == "PPLC" || c.Code == "ADM1" && len(o.cands) == 1)
		})
	})
}

// directed reports whether a word of direction stands in or before a name:
// "southern Lebanon".
func (t *T) directed(d *document, m int) bool {
	n := d.names[m]
	before := strings.Fields(d.text[max(0, int(n.Start)-16):n.Start])
	first, _, _ := strings.Cut(n.Of(d.text), " ")
	return len(before) > 0 && t.is("compass", before[len(before)-1]) || t.is("compass", first)
}

// holderAt is what a name says it lies in, behind a comma or in brackets.
func (t *T) holderAt(d *document, m int) []gaz.Ref {
	tail := after(d.text, d.names[m].Span, 48)
	tail = strings.TrimPrefix(strings.TrimPrefix(tail, "'s"), "’s")
	for _, open := range [...]string{",", " (", " ["} {
		if rest, ok := strings.CutPrefix(tail, open); ok {
			return t.container(strings.TrimLeft(rest, " \n"))
		}
	}
	return nil
}

// seat is the town a name stands for where the ranker took the first-level unit
// that is called after it: "killed in New York" is in the town. The unit it is
// where a word for a unit or a place before a comma says so, or where the report
// names places elsewhere in the unit. -1 is none.
func (t *T) seat(d *document, g *group, unit *cand) int {
	if unit.Code != "ADM1" || unit.local[fUnitWord] == 1 || unit.local[fHolder] == 1 || slices.ContainsFunc(g.mentions, func(m int) bool { return t.governed(d, m) || d.listed(m) }) || !slices.ContainsFunc(g.mentions, func(m int) bool { return t.there(d, m) }) {
		return -1
	}
	best := -1
	for i := range g.cands {
		c := &g.cands[i]
		if c.Class == 'P' && c.Admin1 == unit.Ref && c.Population >= metropolis && (best < 0 || c.Population > g.cands[best].Population) {
			best = i
		}
	}
	if best < 0 {
		return -1
	}
	for _, o := range d.groups {
		if o == g || len(o.cands) == 0 {
			continue
		}
		if c := &o.cands[o.best()]; c.Admin1 == unit.Ref && c.Precision == "point" && c.km(&g.cands[best]) > 50 {
			return -1
		}
	}
	return best
}

// governed reports whether "the governor of" or the like stands before a name.
func (t *T) governed(d *document, m int) bool {
	n := d.names[m]
	before := strings.Fields(d.text[max(0, int(n.Start)-24):n.Start])
	return len(before) > 1 && t.is("officer", strings.ToLower(before[len(before)-2]))
}

// there reports whether a preposition of place stands right before a name.
func (t *T) there(d *document, m int) bool {
	n := d.names[m]
	before := strings.Fields(d.text[max(0, int(n.Start)-12):n.Start])
	return len(before) > 0 && t.is("literal", before[len(before)-1])
}

// listed reports whether a name stands beside that of another first-level unit.
func (d *document) listed(m int) bool {
	for _, o := range [2]int{m - 1, m + 1} {
		if o < 0 || o >= len(d.names) || len(d.of[o].cands) == 0 || d.of[o] == d.of[m] {
			continue
		}
		if c := &d.of[o].cands[d.of[o].best()]; c.Code == "ADM1" && d.names[max(m, o)].Start-d.names[min(m, o)].End < 40 {
			return true
		}
	}
	return false
}

// metropolis is the number of inhabitants from which a town is meant before
// the unit that bears its name.
const metropolis = 5_000_000
