// SPDX-License-Identifier: Apache-2.0

package link

import (
	"testing"

	"dragoman"
)

// A place is in the country the places stage says: a base where it lies.
func TestSited(t *testing.T) {
	text := "Lamu port and South and Hmeimim"
	at := func(a, b int32) dragoman.Span { return dragoman.Span{Start: a, End: b} }
	actor := func(kind dragoman.Kind, country string, s dragoman.Span) dragoman.Actor {
		return dragoman.Actor{ID: s.Of(text), Kind: kind, Name: s.Of(text), Country: country, Mentions: []dragoman.ActorMention{{Span: s, Form: dragoman.Name}}}
	}
	r := &dragoman.Reading{Report: dragoman.Report{Text: text}}
	r.Actors = []dragoman.Actor{
		actor(dragoman.Facility, "", at(0, 9)), actor(dragoman.PlaceKind, "", at(14, 19)), actor(dragoman.Facility, "RUS", at(24, 31)), actor(dragoman.Organisation, "", at(0, 4)),
	}
	r.Places = []dragoman.Place{{Span: at(0, 4), Country: "KEN", Precision: "point"}, {Span: at(14, 19), Country: "CMR"}, {Span: at(24, 31), Country: "SYR", Precision: "point"}}
	linker(t).sited(r)
	for i, want := range []string{"KEN", "", "SYR", ""} {
		if got := r.Actors[i].OwnCountry(); got != want {
			t.Errorf("%s is in %q, want %q", r.Actors[i].Name, got, want)
		}
	}
}

// A country inside a body's name is where it is from only if the report names
// it, or it stands where it must be meant.
func TestOrganisationCountry(t *testing.T) {
	l := linker(t)
	for _, c := range []struct {
		name string
		seen map[string]int
		want string
	}{
		{"Douglas Elementary School", nil, "- EDU"},
		{"Boston Public Library", map[string]int{"USA": 1}, "USA -"},
		{"Lakeside Indian Band", nil, "- -"},
		{"Jordan River Temple", nil, "- REL"},
		{"Kenya Cotton Board", nil, "KEN -"},
		{"University of Nairobi", nil, "KEN EDU"},
		{"George Mason University", map[string]int{"ZAF": 1}, "- EDU"},
	} {
		got := l.organisation(c.name, day(t, "2025-10-15"), c.seen)
		if s := orNone(got.Country) + " " + orNone(got.Sector); s != c.want {
			t.Errorf("%s is %s (%s), want %s", c.name, s, got.Why, c.want)
		}
	}
}

func orNone(s string) string {
	if s == "" {
		return "-"
	}
	return s
}

// A town in a person's title tells a country only if the report speaks of that
// country; the town itself is where the places stage found it.
func TestTownInTitle(t *testing.T) {
	l := linker(t)
	text := "Georgetown"
	r := &dragoman.Reading{Report: dragoman.Report{Text: text}}
	at := dragoman.Span{End: 10}
	r.Actors = []dragoman.Actor{
		{ID: "a1", Kind: dragoman.PlaceKind, Name: text, Mentions: []dragoman.ActorMention{{Span: at, Form: dragoman.Name}}},
		{ID: "a2", Kind: dragoman.Person, Name: "Kari Holm", Roles: []dragoman.Role{{Title: "Georgetown law student"}}, Mentions: []dragoman.ActorMention{{Span: at, Form: dragoman.Name}}},
		{ID: "a3", Kind: dragoman.Group, Name: "PDF", Mentions: []dragoman.ActorMention{{Span: at, Form: dragoman.Name}}},
	}
	r.Places = []dragoman.Place{{Span: at, Country: "USA", Precision: "point"}}
	l.Do(r)
	for i, want := range []string{"USA", "", ""} {
		if got := r.Actors[i].OwnCountry(); got != want {
			t.Errorf("%s is of %q (%s), want %q", r.Actors[i].Name, got, r.Actors[i].Why, want)
		}
	}
}
