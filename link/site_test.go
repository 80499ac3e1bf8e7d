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
	sited(r)
	for i, want := range []string{"KEN", "", "SYR", ""} {
		if got := r.Actors[i].Country; got != want {
			t.Errorf("%s is in %q, want %q", r.Actors[i].Name, got, want)
		}
	}
}
