// SPDX-License-Identifier: Apache-2.0

package articles

import (
	"slices"
	"testing"

	"dragoman"
)

func span(a, b int32) dragoman.Span { return dragoman.Span{Start: a, End: b} }

// One prediction stands for one event: the right type goes first, then core
// events; what is left counts against precision.
func TestPair(t *testing.T) {
	events := []Event{
		{Core: true, Type: "ASSAULT", Evidence: []dragoman.Span{span(0, 10), span(50, 60)}},
		{Type: "COERCE", Evidence: []dragoman.Span{span(0, 10)}},
		{Core: true, Type: "AID", Also: []string{"AGREE"}, Evidence: []dragoman.Span{span(100, 110)}},
	}
	for _, c := range []struct {
		told []Telling
		want []int
	}{
		{[]Telling{{"COERCE", []dragoman.Span{span(2, 6)}}, {"ASSAULT", []dragoman.Span{span(2, 6)}}}, []int{1, 0}},
		{[]Telling{{"ASSAULT", []dragoman.Span{span(2, 6)}}, {"ASSAULT", []dragoman.Span{span(52, 56)}}}, []int{0, -1}},
		{[]Telling{{"AGREE", []dragoman.Span{span(0, 90), span(101, 103)}}}, []int{2}},
		{[]Telling{{"AID", []dragoman.Span{span(0, 110)}}}, []int{-1}}, // a trigger of 110 bytes points at nothing
		{[]Telling{{"SUPPORT", []dragoman.Span{span(20, 30)}}}, []int{-1}},
	} {
		if got := Pair(events, c.told); !slices.Equal(got, c.want) {
			t.Errorf("%v: %v, want %v", c.told, got, c.want)
		}
	}
}

// A report worked out by hand: two core events, one found with the right type
// and sides, one missed; one prediction that is none and lies in a lure.
func TestScore(t *testing.T) {
	g := Report{
		Events: []Event{
			{Core: true, Type: "ACCUSE", Evidence: []dragoman.Span{span(5, 12)}, Actors: []Party{{"the Government of Chad", "TCD"}}, Recipients: []Party{{"Sudan", "SDN"}}, Status: "occurred"},
			{Core: true, Type: "AID", Evidence: []dragoman.Span{span(40, 45)}, Actors: []Party{{"Peru", "PER"}}, Status: "planned"},
		},
		Lures: []dragoman.Span{span(60, 70)},
	}
	r := &dragoman.Reading{
		Report: dragoman.Report{Text: "Chad accused Sudan of arming rebels. Peru will send tents to them. It was attacked by bees."},
		Actors: []dragoman.Actor{{ID: "TCD", Name: "Chad", Country: "TCD"}, {ID: "SDN", Name: "Sudan", Country: "SDN"}},
		Events: []dragoman.Event{
			{Trigger: span(5, 12), PLOVER: "ACCUSE", Status: "occurred", Actors: []dragoman.Participant{{Actor: "TCD", Span: span(0, 4)}}, Recipients: []dragoman.Participant{{Actor: "SDN", Span: span(13, 18)}}},
			{Trigger: span(62, 66), PLOVER: "ASSAULT"},
		},
	}
	var s Scores
	s.Add(g, r)
	want := Scores{
		Recall: Count{1, 2}, Precision: Count{1, 2}, Typed: Count{1, 2}, Type: Count{1, 1}, Status: Count{1, 1},
		Who: Count{1, 1}, Whom: Count{1, 1}, Actor: Count{1, 1}, Recipient: Count{1, 1}, Cross: Count{1, 1}, Lured: Count{1, 1},
	}
	if s != want {
		t.Errorf("%+v\nwant %+v", s, want)
	}
}

// What both sides do may be told from either side.
func TestJoint(t *testing.T) {
	g := Report{Events: []Event{{Core: true, Type: "CONSULT", Evidence: []dragoman.Span{span(0, 3)}, Actors: []Party{{"Chad", "TCD"}}, Recipients: []Party{{"Niger", "NER"}}, Status: "occurred"}}}
	r := &dragoman.Reading{
		Actors: []dragoman.Actor{{ID: "a", Name: "Niger", Country: "NER"}, {ID: "b", Name: "Chad", Country: "TCD"}},
		Events: []dragoman.Event{{Trigger: span(0, 3), PLOVER: "CONSULT", Status: "occurred", Actors: []dragoman.Participant{{Actor: "a"}, {Actor: "b"}}}},
	}
	var s Scores
	s.Add(g, r)
	if s.Who.Right != 1 || s.Whom.Right != 1 || s.Cross.Right != 1 {
		t.Errorf("%+v", s)
	}
}

func TestSameName(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"the Government of Chad", "Chad", true}, {"Ann Lee", "Lee", true}, {"al-Ghani's", "Ghani", true},
		{"Ann Lee", "Ann Roe", false}, {"", "Chad", false}, {"Müller", "Muller", true}, {"North Kivu army", "army of Kivu", true},
	} {
		if got := sameName(c.a, c.b); got != c.want {
			t.Errorf("%q, %q: %v", c.a, c.b, got)
		}
	}
}
