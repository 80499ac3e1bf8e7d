// SPDX-License-Identifier: Apache-2.0

package flat

import (
	"fmt"
	"slices"
	"strings"

	"dragoman"
	"dragoman/export/table"
)

// Actor is an actor over all reports it is found in.
type Actor struct {
	ID       string        `json:"id"`
	Kind     dragoman.Kind `json:"kind"`
	Name     string        `json:"name"`
	Link     string        `json:"link,omitempty"`
	Wikidata string        `json:"wikidata,omitempty"`
	Country  string        `json:"country,omitempty"`
	Basis    string        `json:"country_basis,omitempty"`
	Sector   string        `json:"sector,omitempty"`
	Gender   string        `json:"gender,omitempty"`
	Variants []string      `json:"variants"`
	Titles   []string      `json:"titles"`
	Reports  int           `json:"reports"`
	Mentions int           `json:"mentions"`
	First    string        `json:"first"` // earliest publication; "" is unknown
	Last     string        `json:"last"`
	Why      string        `json:"why,omitempty"`
}

// Actors gathers actors over reports. The zero value is empty. Memory grows
// with the number of actors.
type Actors struct {
	by    map[string]*Actor
	order []*Actor
}

// Add gathers the actors of one report.
func (g *Actors) Add(r *dragoman.Reading) {
	if g.by == nil {
		g.by = map[string]*Actor{}
	}
	for i := range r.Actors {
		a := &r.Actors[i]
		if a.Name == "" { // pronouns alone: nobody is named
			continue
		}
		to := g.by[a.ID]
		if to == nil {
			to = &Actor{ID: a.ID, Kind: a.Kind, Name: a.Name, Link: a.Link, Wikidata: wikidata(a), Variants: []string{}, Titles: []string{}, Why: a.Why}
			g.by[a.ID] = to
			g.order = append(g.order, to)
		}
		to.add(a, r.Published.Value)
	}
}

func (to *Actor) add(a *dragoman.Actor, published string) {
	if c := a.OwnCountry(); c != "" {
		to.Country, to.Basis = c, a.CountryBasis
	}
	for _, f := range []struct {
		to   *string
		from string
	}{{&to.Sector, a.Sector}, {&to.Gender, a.Gender}} {
		if f.from != "" {
			*f.to = f.from
		}
	}
	for _, v := range a.Variants {
		to.Variants = insert(to.Variants, v)
	}
	for _, t := range a.Roles {
		to.Titles = insert(to.Titles, t.Title)
	}
	to.Reports++
	to.Mentions += len(a.Mentions)
	if published != "" {
		if to.First == "" || published < to.First {
			to.First = published
		}
		to.Last = max(to.Last, published)
	}
}

// insert keeps a list of names distinct, in the order they came.
func insert(l []string, s string) []string {
	if s = table.Clean(s); s == "" || slices.Contains(l, s) {
		return l
	}
	return append(l, s)
}

// All are the actors, in the order they were first found.
func (g *Actors) All() []*Actor { return g.order }

// Row is the row of an actor.
func (to *Actor) Row() []string {
	return []string{to.ID, string(to.Kind), to.Name, to.Link, to.Wikidata, to.Country, to.Basis, to.Sector, to.Gender, strings.Join(to.Variants, "; "), strings.Join(to.Titles, "; "),
		fmt.Sprint(to.Reports), fmt.Sprint(to.Mentions), to.First, to.Last, to.Why}
}
