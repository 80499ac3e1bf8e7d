// SPDX-License-Identifier: Apache-2.0

package where

import (
	"cmp"
	"slices"
	"strings"

	"dragoman"
	"dragoman/know/actors"
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
	for i, c := range t.choices(d) {
		use := uses[i]
		switch {
		case use == InName && !c.Known:
			continue
		case use == "" && c.Demonym:
			use = Demonym
		case use == "":
			use = t.use(r, heads[i], c)
		}
		p := t.Place(r.Text, names[i].Span, c)
		p.Use = use
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
			if t.actor(s) {
				continue
			}
			t.parts(r, m, add)
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
			if h.Country || adjective || h.Known && (i > first && h.Population >= 100_000 && linked(r.Tokens[i-1].Of(r.Text)) || i == first && t.leads(r, name, j, last)) {
				out = append(out, s)
				i = j - 1
				break
			}
		}
	}
	return out
}

// actor reports whether a name is that of a known organisation or group and of
// no place: "al-Qaeda" and "U.N." are none, whatever they were taken for.
func (t *T) actor(name string) bool {
	h := t.gaz.Probe(trimName(name))
	if h.Known && (h.Country || h.Admin || h.Own || name != strings.ToUpper(name)) {
		return false // but "U.N." is not the town Un
	}
	for _, h := range t.people.Find(name) {
		if k := h.Entity.Kind; !h.Near && h.As == actors.AsName && (k == dragoman.Organisation || k == dragoman.Group) {
			return true
		}
	}
	return false
}

// parts adds a mention of a place: "Homs, Syria" and "Bihar's Patna" as two.
func (t *T) parts(r *dragoman.Reading, m *dragoman.Mention, add func(dragoman.Span, string, int32)) {
	s := m.Of(r.Text)
	for first, rest, ok := strings.Cut(s, " "); ok && first != "" && first[0] >= 'a' && t.plain[first]; first, rest, ok = strings.Cut(s, " ") {
		s = rest // "southern Italy" is of Italy; "South Africa" is a name
	}
	m = &dragoman.Mention{Span: dragoman.Span{Start: m.End - int32(len(s)), End: m.End}, First: m.First, Last: m.Last}
	i, j := strings.Index(s, ", "), 0
	for _, cut := range [...]string{", ", "'s ", "’s "} {
		if k := strings.Index(s, cut); k > 0 {
			i, j = k, k+len(cut)
			break
		}
	}
	if i < 0 || j == len(s) || t.gaz.Probe(s).Known {
		if w := strings.ToLower(s[strings.LastIndexByte(s, ' ')+1:]); !t.buildings[w] || t.gaz.Probe(s).Known {
			add(m.Span, "", spanHead(r, m.Span))
			t.behind(r, m.End, add)
		}
		return
	}
	first := dragoman.Span{Start: m.Start, End: m.Start + int32(i)}
	add(first, "", spanHead(r, first))
	if second := (dragoman.Span{Start: m.Start + int32(j), End: m.End}); second.Len() > 0 {
		add(second, "", spanHead(r, second))
	}
}

// behind adds the unit named behind a place and a comma where no mention stands
// there: "Lumpkin, Ga."
func (t *T) behind(r *dragoman.Reading, end int32, add func(dragoman.Span, string, int32)) {
	rest, ok := strings.CutPrefix(after(r.Text, dragoman.Span{End: end}, 24), ", ")
	if !ok {
		return
	}
	n := strings.IndexAny(rest, " ,;)\n-")
	if n < 0 {
		n = len(rest)
	}
	s := dragoman.Span{Start: end + 2, End: end + 2 + int32(n)}
	name := strings.TrimRight(s.Of(r.Text), ":")
	if !strings.HasSuffix(name, ".") || !strings.Contains(name, ".") || len(t.container(name)) == 0 {
		return
	}
	s.End = s.Start + int32(len(name))
	for i := range r.Mentions {
		if r.Mentions[i].Start >= s.End {
			break
		}
		if r.Mentions[i].Overlaps(s) {
			return
		}
	}
	add(s, "", spanHead(r, s))
}

// leads reports whether a name that begins an organisation's is a place there:
// a town of a million, a large unit, or any before "Police" or "University".
func (t *T) leads(r *dragoman.Reading, name string, next, last int) bool {
	if t.plain[strings.ToLower(name)] {
		return false // "Central", "Union"
	}
	tail := next < last && t.tails[strings.ToLower(r.Tokens[next].Of(r.Text))]
	for _, p := range t.gaz.Lookup(name) {
		if gaz.Fold(p.Name) == gaz.Fold(name) && (tail || p.Population >= 1_000_000 && (p.Class == 'P' || p.Code == "ADM1")) {
			return true
		}
	}
	return false
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

// within is where a name lies that the gazetteer does not know: in the unit
// or country written beside it ("Ridge Farm, Ill."), else in the country of
// nearly all places of the report.
func (t *T) within(d *document, n Name, main gaz.Place) gaz.Place {
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

// elsewhere reports whether the best candidate of a name is a small place that
// the report speaks against: it names another unit beside it ("Champagne,
// Yukon"), or all other places lie in another country. in is where the name
// then lies.
func (t *T) elsewhere(d *document, g *group, c *cand, main gaz.Place) (in gaz.Place, no bool) {
	if c.Class != 'P' || c.Population >= stray || c.local[fComma] == 1 || c.local[fTLD] == 1 {
		return in, false
	}
	for k, m := range g.mentions {
		if k == 8 {
			break
		}
		if in = t.within(d, d.names[m], gaz.Place{}); in.Country != "" && in.Country != c.Country {
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

// Place is the record of a choice. What the gazetteer does not know keeps its
// name as written, the country the text shows, and no point; nothing falls back
// to a capital.
func (t *T) Place(text string, at dragoman.Span, c Choice) dragoman.Place {
	p := dragoman.Place{Span: at, Name: at.Of(text)}
	if !c.Known {
		p.Country = c.In.Country3
		if c.In.Class == 'A' && c.In.Precision != "country" && c.In.Admin1 != gaz.NoRef {
			p.Admin1 = t.gaz.Place(c.In.Admin1).Name
		}
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
