// SPDX-License-Identifier: Apache-2.0

package where

import (
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
	if i, _ := dateline(r); i >= 0 {
		r.Places[i].Use = Literal
	}
}

// gather lists the names that may be places: with the use that is plain from
// actor reports whether a name is that of a known organisation or group and of
// leads reports whether a name that begins an organisation's is a place there:
// headOf is the token of a mention whose head lies outside it, -1 where the
// mainCountry is the country four fifths of a report's places lie in, of three
// within is where a name lies that the gazetteer does not know: in the unit
// or country written beside it ("Ridge Farm, Ill."), else in the country of
// elsewhere reports whether the best candidate of a name is a small place that
// the report speaks against: it names another unit beside it ("Champagne,
// Yukon"), or all other places lie in another country. in is where the name
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
