// SPDX-License-Identifier: Apache-2.0

package page

import (
	"cmp"
	"slices"
	"strings"

	"dragoman"
)

// Person is an actor of a story: named, with what the reports call it.
type Person struct {
	ID, Name, Kind, Country string
	Called                  []string // offices and descriptions, as the reports give them
	Said, Named             int      // statements; mentions
}

// whoIn lists the named actors of readings, those named most first.
func whoIn(readings []*dragoman.Reading) []Person {
	var out []Person
	at := map[string]int{}
	for _, r := range readings {
		for i := range r.Actors {
			a := &r.Actors[i]
			if !named(a) {
				continue
			}
			key := a.ID
			if a.Link == "" {
				key = strings.ToLower(a.Name)
			}
			k, ok := at[key]
			if !ok {
				k = len(out)
				at[key] = k
				out = append(out, Person{ID: a.ID, Name: a.Name, Kind: string(a.Kind), Country: a.OwnCountry()})
			}
			p := &out[k]
			p.Named += len(a.Mentions)
			for _, s := range r.Statements {
				if s.Speaker.Actor == a.ID && s.Polarity == "" {
					p.Said++
				}
			}
			for _, x := range a.Roles {
				t := strings.Join(strings.Fields(x.Title), " ")
				if !slices.ContainsFunc(p.Called, func(o string) bool { return strings.EqualFold(o, t) }) {
					p.Called = append(p.Called, t)
				}
			}
		}
	}
	slices.SortStableFunc(out, func(a, b Person) int { return cmp.Or(b.Named-a.Named, b.Said-a.Said) })
	return out
}

// named tells whether a report calls an actor by a name of its own.
func named(a *dragoman.Actor) bool {
	return a.Link != "" || slices.ContainsFunc(a.Mentions, func(m dragoman.ActorMention) bool { return m.Form == dragoman.Name })
}
