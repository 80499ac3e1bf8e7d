// SPDX-License-Identifier: Apache-2.0

package ui

import (
	"cmp"
	"html/template"
	"math"
	"net/http"
	"net/url"
	"slices"
)

// actsMap is where what reports tell as done was done: a country is drawn as an
// area, a place in it as a disc whose area is the number of events.
type actsMap struct {
	worldView
	Lands    []landOf
	Discs    []disc
	From, To string
	Days     string
	Rows     []placeRow
	Events   int
}

type landOf struct {
	Name  string
	Path  template.HTML
	Class string // coop, conf: what most of its events are
	Title string
	Link  string
}

type disc struct {
	X, Y, R float64
	Class   string
	Title   string
	Link    string
}

type placeRow struct {
	Name, Land            string
	Cooperation, Conflict int
	Link                  string
}

// placesListed is how many places the table under the map lists.
const placesListed = 40

// actsPage draws the map of acts.
func (p *pages) actsPage(r *http.Request) (view, error) {
	q := r.URL.Query()
	data := &actsMap{From: q.Get("from"), To: q.Get("to")}
	if err := days(data.From, data.To); err != nil {
		return view{}, err
	}
	acts, err := p.o.Desk.Record.Acts(r.Context(), data.From, data.To)
	if err != nil {
		return view{}, err
	}
	data.Days = daysInWords(data.From, data.To)
	var points []point
	byLand := map[string]*placeRow{}
	for _, a := range acts {
		n := a.Cooperation + a.Conflict
		data.Events += n
		row := placeRow{a.Place, p.o.Desk.CountryName(a.Country), a.Cooperation, a.Conflict, actsAt(a.Place)}
		data.Rows = append(data.Rows, row)
		if lands()[a.Country] != "" {
			l := byLand[a.Country]
			if l == nil {
				l = &placeRow{Name: row.Land, Link: actsAt(row.Land)}
				byLand[a.Country] = l
			}
			l.Cooperation += a.Cooperation
			l.Conflict += a.Conflict
		}
		if a.Place != row.Land { // the country itself is its area
			points = append(points, point{Name: a.Place, X: a.Lon, Y: -a.Lat, Count: n})
		}
	}
	data.worldView = viewOf(points[:min(len(points), 120)])
	for _, code := range sortedLands(byLand) {
		l := byLand[code]
		data.Lands = append(data.Lands, landOf{l.Name, template.HTML(`<path d="` + lands()[code] + `"/>`), sway(l.Cooperation, l.Conflict), l.Name + ": " + counted2(l.Cooperation, l.Conflict), l.Link})
	}
	most := 1
	for _, x := range points {
		most = max(most, x.Count)
	}
	for i, a := range acts {
		if row := data.Rows[i]; a.Place != row.Land {
			n := a.Cooperation + a.Conflict
			r := data.PointSize * (1 + 3*math.Sqrt(float64(n)/float64(most)))
			data.Discs = append(data.Discs, disc{a.Lon, -a.Lat, r, sway(a.Cooperation, a.Conflict), a.Place + ": " + counted2(a.Cooperation, a.Conflict), row.Link})
		}
	}
	slices.SortStableFunc(data.Discs, func(a, b disc) int { return cmp.Compare(b.R, a.R) }) // the small lie on the large
	slices.SortStableFunc(data.Rows, func(a, b placeRow) int {
		return cmp.Compare(b.Cooperation+b.Conflict, a.Cooperation+a.Conflict)
	})
	data.Rows = data.Rows[:min(len(data.Rows), placesListed)]
	return view{Template: "acts.html", Title: "Where", Nav: "map", Data: data}, nil
}

// actsAt is the search for what was done at a place.
func actsAt(place string) string {
	return "/search?q=" + url.QueryEscape(`kind:event place:"`+place+`"`)
}

func sway(up, down int) string {
	if down > up {
		return "conf"
	}
	return "coop"
}

func counted2(up, down int) string {
	return plural(up+down, "event", "events") + ", " + plural(down, "of conflict", "of conflict")
}

func sortedLands(m map[string]*placeRow) []string {
	var out []string
	for k := range m {
		out = append(out, k)
	}
	slices.Sort(out)
	return out
}
