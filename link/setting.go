// SPDX-License-Identifier: Apache-2.0

package link

import (
	"cmp"
	"net/url"
	"slices"
	"strings"

	"dragoman"
	"dragoman/know/actors"
)

// What a vote for the country a report is set in weighs. Dateline and outlet
// are worth a few places: they decide where two countries are named about as
// often, and outweigh no story told of another country.
const (
	votePlace    = 2
	voteActor    = 2
	votePerson   = 1
	voteDateline = 4
	voteOutlet   = 6
)

// setting finds the country a report is set in: the one most of its places and
// actors are of; dateline and outlet break ties. On a tie that is left, the one
// named first. Countries of actors must be known as far as the report itself
// tells them.
func (l *Linker) setting(r *dragoman.Reading) dragoman.Setting {
	votes, first := map[string]int{}, map[string]int32{}
	vote := func(country string, n int, at int32) {
		if len(country) != 3 || actors.IsNonState(country) {
			return
		}
		votes[country] += n
		if f, ok := first[country]; !ok || at < f {
			first[country] = at
		}
	}
	for i := range r.Places {
		vote(r.Places[i].Country, votePlace, r.Places[i].Start)
	}
	for i := range r.Actors {
		n := voteActor
		if r.Actors[i].Kind == dragoman.Person {
			n = votePerson
		}
		for _, m := range r.Actors[i].Mentions {
			vote(r.Actors[i].Country, n, m.Start)
		}
	}
	most := func() string {
		best := ""
		for c := range votes { // a total order: the same in any order of the map
			if best == "" || cmp.Or(votes[best]-votes[c], int(first[c]-first[best]), strings.Compare(c, best)) < 0 {
				best = c
			}
		}
		return best
	}
	named := most()
	dateline, outlet := written(r), l.outlet(r)
	vote(dateline, voteDateline, int32(len(r.Text)))
	if votes[outlet] > 0 { // a report of two countries, one of them its outlet's, is told from there
		vote(outlet, votes[named]/2, int32(len(r.Text)))
	}
	vote(outlet, voteOutlet, int32(len(r.Text)))
	s := dragoman.Setting{Country: most()}
	switch s.Country {
	case "":
	case named:
		s.Basis = "places"
	case dateline:
		s.Basis = "dateline"
	default:
		s.Basis = "outlet"
	}
	return s
}

// written is the country of the place the report says it was written in; of
// the place its first sentence names, where it has no dateline.
func written(r *dragoman.Reading) string {
	for i := range r.Places {
		p := &r.Places[i]
		if p.Country != "" && dateline(r, p.Span) {
			return p.Country
		}
	}
	for _, s := range r.Sentences {
		if s.Furniture != "" {
			continue
		}
		for i := range r.Places {
			if p := &r.Places[i]; p.Country != "" && s.Has(p.Span) {
				return p.Country
			}
		}
		break
	}
	return ""
}

// outlet is the country of the report's outlet: of its name in the actor file,
// of a country or capital its name or its site's name has ("jakartapost"), or
// of its site's domain; "" unknown.
func (l *Linker) outlet(r *dragoman.Reading) string {
	if r.Outlet != "" {
		if c := l.Phrase(r.Outlet, actors.Day{}); len(c.Country) == 3 && !actors.IsNonState(c.Country) {
			return c.Country
		}
	}
	u, err := url.Parse(r.URL)
	if err != nil || u.Hostname() == "" {
		return ""
	}
	labels := strings.Split(strings.ToLower(u.Hostname()), ".")
	last := len(labels) - 1
	if last < 1 {
		return ""
	}
	if c := l.domains[labels[last]]; c != "" {
		return c
	}
	for _, label := range labels[:last] {
		label = strings.ReplaceAll(label, "-", "")
		for _, n := range l.lands {
			if strings.Contains(label, n.name) {
				return n.country
			}
		}
	}
	return ""
}

// land is a name of a country as site names have it, in small letters without
// blanks.
type land struct{ name, country string }

// shortestLand is how long such a name must be: "oman" is in "woman" too.
const shortestLand = 5

// sold are domains of countries that are sold to anybody.
var sold = strings.Fields("ac ag ai am bz cc cd cf co dj eu fm ga gg gl gq im io la li ly me ml ms mu nu pw sc sh so st su tc tk to tv vc vg ws")

// sites lists the domains and names by which site names tell a country, the
// longest names first.
func sites(known *actors.Table) (domains map[string]string, lands []land) {
	domains = map[string]string{"uk": "GBR"}
	for _, e := range known.Entities() {
		if e.Kind != dragoman.Country || e.ISO2 == "" {
			continue
		}
		if d := strings.ToLower(e.ISO2); !slices.Contains(sold, d) {
			domains[d] = e.Country
		}
		for _, n := range []string{e.Name, e.Demonym, e.Capital} {
			n = strings.ReplaceAll(actors.Fold(n), " ", "")
			if len(n) >= shortestLand {
				lands = append(lands, land{n, e.Country})
			}
		}
	}
	slices.SortStableFunc(lands, func(a, b land) int {
		return cmp.Or(cmp.Compare(len(b.name), len(a.name)), strings.Compare(a.name, b.name), strings.Compare(a.country, b.country))
	})
	return domains, lands
}
