// SPDX-License-Identifier: Apache-2.0

package storetest

import (
	"context"
	"testing"

	"dragoman"
)

// between is a report in which the envoy of Avara offers the council of Borland
// a road, and says so.
func between(id, published, outlet string) *dragoman.Reading {
	text := "Iva Renn offered Borland a road. Renn said Borland was slow."
	name := []dragoman.ActorMention{{Span: dragoman.Span{Start: 0, End: 8}, Form: dragoman.Name}}
	lat, lon := 60.1, 5.2
	return &dragoman.Reading{
		Report:    dragoman.Report{ID: id, Outlet: outlet, Published: dragoman.Date{Value: published}, Text: text},
		Sentences: []dragoman.Sentence{{Span: dragoman.Span{End: 32}}, {Span: dragoman.Span{Start: 33, End: 60}}},
		Actors: []dragoman.Actor{
			{ID: id + "renn", Name: "Iva Renn", Kind: dragoman.Person, Country: "AVA", CountryBasis: dragoman.ByTitle, Mentions: name, Roles: []dragoman.Role{{Title: "envoy", Span: dragoman.Span{Start: 0, End: 3}}}},
			{ID: "QB", Link: "QB", Name: "Borland", Kind: dragoman.Country, Country: "BOR", CountryBasis: dragoman.ByName, Mentions: []dragoman.ActorMention{{Span: dragoman.Span{Start: 17, End: 24}, Form: dragoman.Name}, {Span: dragoman.Span{Start: 43, End: 50}, Form: dragoman.Name}}}},
		Statements: []dragoman.Statement{{ID: "s" + id, Content: []dragoman.Span{{Start: 43, End: 59}}, Speaker: dragoman.Speaker{Actor: id + "renn", Name: "Iva Renn", Class: "named", Second: "QB", Margin: .2}, Stance: dragoman.Criticises}},
		Events: []dragoman.Event{{ID: "e" + id, Trigger: dragoman.Span{Start: 9, End: 16}, PLOVER: "COOPERATE", Quad: 1, Status: dragoman.Occurred, When: dragoman.When{Earliest: published},
			Actors: []dragoman.Participant{{Actor: id + "renn"}}, Recipients: []dragoman.Participant{{Actor: "QB", CountryBasis: dragoman.BySetting}}, Where: dragoman.Where{Place: "Harbourtown", Country: "AVA", Lat: &lat, Lon: &lon}}},
	}
}

// What actors do and say is told across reports, by the key of an actor and by
// country, and goes and comes back with its reports.
func tells(t *testing.T, open opener) {
	ctx := context.Background()
	s := must(open())(t)
	defer s.Close()
	must(s.Add(ctx, []*dragoman.Reading{between("r1", "2025-10-01", "Post"), between("r2", "2025-10-02", "Courier")}))(t)
	if err := s.SetCopies(ctx, []string{"r1", "r2"}, []dragoman.Copy{{Report: "r2", Of: "r1"}}); err != nil {
		t.Fatal(err)
	}
	deeds := func(key, other string, want int) []dragoman.Deed {
		t.Helper()
		d := must(s.Deeds(ctx, key, other, 100))(t)
		if len(d) != want {
			t.Fatalf("%s with %q: %d events, want %d: %+v", key, other, len(d), want, d)
		}
		return d
	}
	d := deeds("iva renn", "QB", 2)
	if err := s.Fill(ctx, []*dragoman.Told{&d[0].Told, &d[1].Told}, dragoman.TheText); err != nil {
		t.Fatal(err)
	}
	if d[0].Report != "r2" || d[0].Origin != "r1" || d[1].Origin != "r1" || d[0].Doers[0] != (dragoman.Side{Key: "iva renn", Name: "Iva Renn", Country: "AVA"}) || d[0].Targets[0].Key != "QB" || d[0].Day != "2025-10-02" || d[0].Unsure == 0 {
		t.Errorf("told is %+v", d[0])
	}
	deeds("=AVA", "=BOR", 2)
	deeds("=BOR", "iva renn", 2)
	deeds("=AVA", "iva renn", 0)
	deeds("QB", "", 2)
	if d[0].Text != "Iva Renn offered Borland a road." || d[0].Outlet != "Courier" {
		t.Errorf("its text is %q", d[0].Text)
	}
	said := must(s.Sayings(ctx, dragoman.Sayings{Key: "QB", Part: dragoman.NamedIn, By: "=AVA", Limit: 5}))(t)
	if len(said) != 2 || said[0].Speaker.Name != "Iva Renn" || said[0].Stance != dragoman.Criticises || said[0].Second != "Borland" {
		t.Errorf("said of it: %+v", said)
	}
	one := must(s.Sayings(ctx, dragoman.Sayings{Key: "iva renn", Part: dragoman.Says, Stance: dragoman.Criticises, Skip: 1, Limit: 5}))(t)
	none := must(s.Sayings(ctx, dragoman.Sayings{Key: "iva renn", Part: dragoman.Says, Stance: dragoman.Denies, Limit: 5}))(t)
	if n := must(s.Stances(ctx, "iva renn"))(t); len(one) != 1 || one[0].Published != "2025-10-01" || len(none) != 0 || n[dragoman.Criticises] != 2 {
		t.Errorf("said by her: %+v, %+v, %v", one, none, n)
	}
	if n, m := must(s.Naming(ctx, "QB", "=AVA"))(t), must(s.Naming(ctx, "iva renn", ""))(t); n != 2 || m != 0 {
		t.Errorf("naming them: %d and %d", n, m)
	}
	c := must(s.Casts(ctx, "iva renn", 10))(t)
	if len(c) != 2 || c[0].Variants["Iva Renn"] != 1 || len(c[0].Titles) != 1 || c[1].Outlet != "Post" {
		t.Errorf("in the cast: %+v", c)
	}
	if key := must(s.KeyOf(ctx, "r1renn"))(t); key != "iva renn" {
		t.Errorf("the key is %q", key)
	}
	if n := must(s.Names(ctx, "RENN", 5))(t); len(n) != 1 || n[0].Reports != 2 {
		t.Errorf("names: %+v", n)
	}
	u, ud, err := s.Unsure(ctx, 10)
	if err != nil || len(u) != 2 || len(ud) != 2 {
		t.Errorf("doubts: %d and %d (%v)", len(u), len(ud), err)
	}
	if p := must(s.Acts(ctx, "2025-10-02", "2025-10-02"))(t); len(p) != 1 || p[0].Cooperation != 1 || p[0].Place != "Harbourtown" {
		t.Errorf("places of acts: %+v", p)
	}
	over := between("r2", "2025-10-02", "Courier")
	over.Events, over.Actors[0].Name = nil, "Iva Renn Holm"
	if err := s.Reindex(ctx, over); err != nil {
		t.Fatal(err)
	}
	deeds("iva renn", "QB", 1)
	if n := len(must(s.Casts(ctx, "iva renn holm", 10))(t)); n != 1 {
		t.Errorf("under the name she is given now: %d", n)
	}
	if err := s.Drop(ctx, []string{"r1"}, "2025-10-03T00:00:00Z", "test"); err != nil {
		t.Fatal(err)
	}
	deeds("=AVA", "=BOR", 0)
}
