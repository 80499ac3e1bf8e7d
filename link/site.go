// SPDX-License-Identifier: Apache-2.0

package link

import (
	"sort"

	"dragoman"
)

// sited gives places and facilities without a country, or with one by a town's
// name alone, the country in which the places stage found them: it knows what
// else the report names. What is linked, or is two places by two mentions,
// stays as it is. A mere direction is no place. A base is of the country it lies in, not of who runs it.
func (l *Linker) sited(r *dragoman.Reading) {
	for i := range r.Actors {
		a := &r.Actors[i]
		if a.Link != "" || a.Kind != dragoman.PlaceKind && a.Kind != dragoman.Facility || l.words.Has("no town", a.Name) {
			continue
		}
		country := ""
		for _, m := range a.Mentions {
			p, ok := placeAt(r, m.Span)
			if !ok || p.Country == "" || a.Country != "" && p.Precision == "country" {
				continue
			}
			if country != "" && p.Country != country {
				country = ""
				break
			}
			country = p.Country
		}
		if country == "" || country == a.Country {
			continue
		}
		a.Country, a.CountryBasis, a.Why = country, dragoman.ByPlace, "a place in "+country+", as the report shows"
	}
}

// placeAt is the place that is the mention or begins it: "Lamu" of "Lamu port"
// and of "Lamu, Kenya". A people in a name is no place.
func placeAt(r *dragoman.Reading, at dragoman.Span) (dragoman.Place, bool) {
	i := sort.Search(len(r.Places), func(i int) bool { return r.Places[i].End > at.Start })
	if i < len(r.Places) && r.Places[i].Start == at.Start && r.Places[i].Use != "demonym" {
		return r.Places[i], true
	}
	return dragoman.Place{}, false
}
