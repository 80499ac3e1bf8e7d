// SPDX-License-Identifier: Apache-2.0

package where

import (
	"cmp"
	"slices"
	"strings"

	"dragoman"
	"dragoman/know/gaz"
)

// The uses of a place name (Place.Use).
const (
	Literal = "literal" // a place as a place
	Metonym = "metonym" // its government, team or people
	Demonym = "demonym" // "Syrian", "Texans"
	InName  = "in-name" // "University of Leeds"
)

// Do makes the places of a reading from its mentions, in text order.
func (t *T) Do(r *dragoman.Reading) {
	names, uses, heads := t.gather(r)
	r.Places = make([]dragoman.Place, 0, len(names))
	if len(names) == 0 {
		return
	}
	d := t.document(r.Text, r.URL, names)
	t.rank(d)
	main := d.mainCountry()
	for i, n := range names {
		g := d.of[i]
		c := Choice{}
		if len(g.cands) > 0 {
			b := g.best()
			c = Choice{g.cands[b].Place, true, g.demonym, g.post[b]}
		}
		use := uses[i]
		switch {
		case use == InName && !c.Known:
			continue
		case use == "" && g.demonym:
			use = Demonym
		case use == "":
			use = t.use(r, heads[i], c)
		}
		p := t.Place(r.Text, n.Span, c)
		p.Use = use
		if !c.Known {
			t.contained(d, n, &p, main)
		}
		r.Places = append(r.Places, p)
	}
}

// gather lists the names that may be places: with the use that is plain from
// their kind ("" where it must be read), and their head tokens.
func (t *T) gather(r *dragoman.Reading) (names []Name, uses []string, heads []int32) {
	add := func(s dragoman.Span, use string, head int32) {
		names = append(names, Name{Span: s})
		uses = append(uses, use)
		heads = append(heads, head)
	}
	for i := range r.Mentions {
		m := &r.Mentions[i]
		if m.Form != dragoman.Name && m.Form != dragoman.Metonym {
			continue
		}
		s := m.Of(r.Text)
		switch m.Kind {
		case dragoman.PlaceKind, dragoman.Country:
			add(m.Span, "", headOf(r, m))
		case dragoman.Group:
			if _, ok := t.demonym(trimName(s)); ok {
				add(m.Span, Demonym, headOf(r, m))
			}
		case dragoman.Facility:
			if t.gaz.Probe(trimName(s)).Own {
				add(m.Span, "", headOf(r, m))
				continue
			}
			fallthrough
		case dragoman.Organisation, dragoman.EventKind, dragoman.Work:
			for _, in := range t.inside(r, m) {
				add(in, InName, -1)
			}
		}
	}
	order := make([]int, len(names))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(names[a].Start, names[b].Start) })
	return pick(names, order), pick(uses, order), pick(heads, order)
}

func pick[E any](l []E, order []int) []E {
	out := make([]E, len(order))
	for i, k := range order {
		out[i] = l[k]
	}
	return out
}

// inside finds the places in an organisation's or facility's name: countries,
// demonyms, and larger towns and units that begin it or follow "of" or "in".
func (t *T) inside(r *dragoman.Reading, m *dragoman.Mention) (out []dragoman.Span) {
	first, last := int(m.First), min(int(m.Last), int(m.First)+12)
	for i := first; i < last; i++ {
		for j := min(i+4, last); j > i; j-- {
			s := dragoman.Span{Start: r.Tokens[i].Start, End: r.Tokens[j-1].End}
			name := s.Of(r.Text)
			if name[0] < 'A' || name[0] > 'Z' || len(name) < 4 || int(s.End-s.Start) == m.Len() {
				continue
			}
			h := t.gaz.Probe(name)
			_, adjective := t.demonym(name)
			if h.Country || adjective || h.Known && h.Population >= 100_000 && (i > first && linked(r.Tokens[i-1].Of(r.Text)) || i == first && h.City && h.Population >= 1_000_000) {
				out = append(out, s)
				i = j - 1
				break
			}
		}
	}
	return out
}

// linked reports whether a word inside a name comes before a place.
func linked(w string) bool {
	switch strings.ToLower(w) {
	case "of", "in", "at", "for":
		return true
	}
	return false
}

// headOf is the token of a mention whose head lies outside it, -1 where the
// mention has no tokens.
func headOf(r *dragoman.Reading, m *dragoman.Mention) int32 {
	for i := m.First; i < m.Last && int(i) < len(r.Tokens); i++ {
		if h := r.Tokens[i].Head; h < m.First || h >= m.Last {
			return i
		}
	}
	return -1
}

// mainCountry is the country four fifths of a report's places lie in, of three
// names at least; NoRef without one.
func (d *document) mainCountry() gaz.Place {
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
			return c.Place
		}
	}
	return gaz.Place{}
}

// contained gives a name the gazetteer does not know the country of the unit
// or country written beside it ("Ridge Farm, Ill."), else that of nearly all
// places of the report. It never gives it a point.
func (t *T) contained(d *document, n Name, p *dragoman.Place, main gaz.Place) {
	tail := strings.TrimLeft(after(d.text, n.Span, 48), " ")
	if rest, ok := strings.CutPrefix(tail, ","); ok {
		if refs := t.container(strings.TrimLeft(rest, " ")); len(refs) > 0 {
			h := t.gaz.Place(refs[0])
			for _, r := range refs {
				if x := t.gaz.Place(r); x.Country == main.Country && main.Country != "" {
					h = x
				}
			}
			p.Country = h.Country3
			if h.Admin1 != gaz.NoRef {
				p.Admin1 = t.gaz.Place(h.Admin1).Name
			}
			return
		}
	}
	p.Country = main.Country3
}

// Place is the record of a choice. What the gazetteer does not know keeps its
// name as written and has no point; nothing falls back to a capital.
func (t *T) Place(text string, at dragoman.Span, c Choice) dragoman.Place {
	p := dragoman.Place{Span: at, Name: at.Of(text)}
	if !c.Known {
		return p
	}
	p.Name, p.GeoNames, p.Country, p.Precision = c.Name, c.GeoNames, c.Country3, c.Precision
	if c.HasPoint {
		p.Lat, p.Lon = &c.Lat, &c.Lon
	}
	if c.Admin1 != gaz.NoRef {
		p.Admin1 = t.gaz.Place(c.Admin1).Name
	}
	return p
}
