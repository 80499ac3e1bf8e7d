// SPDX-License-Identifier: Apache-2.0

package correct

import (
	"encoding/json"
	"reflect"
	"testing"

	"dragoman"
	"dragoman/know/actors"
)

func sp(a, b int32) dragoman.Span { return dragoman.Span{Start: a, End: b} }

func reading() *dragoman.Reading {
	return &dragoman.Reading{
		Report: dragoman.Report{ID: "r1", Text: "The mayor met the envoy. He said it was open. The envoy left."},
		Actors: []dragoman.Actor{
			{ID: "a1", Name: "the mayor", Variants: []string{"the mayor"}, Mentions: []dragoman.ActorMention{{Span: sp(0, 9)}, {Span: sp(25, 27)}}},
			{ID: "a2", Name: "the envoy", Variants: []string{"the envoy"}, Mentions: []dragoman.ActorMention{{Span: sp(14, 23)}, {Span: sp(46, 55)}}},
		},
		Statements: []dragoman.Statement{{ID: "s1", Source: []dragoman.Span{sp(25, 27)}, Content: []dragoman.Span{sp(33, 44)}, Speaker: dragoman.Speaker{Actor: "a1", Name: "the mayor", Class: "named"}}},
		Events: []dragoman.Event{{ID: "e1", Trigger: sp(10, 13), PLOVER: "CONSULT", Status: dragoman.Occurred,
			Actors: []dragoman.Participant{{Actor: "a1", Span: sp(0, 9)}}, Recipients: []dragoman.Participant{{Actor: "a2", Span: sp(14, 23)}}}},
	}
}

func TestLay(t *testing.T) {
	for name, c := range map[string]struct {
		correction dragoman.Correction
		check      func(*dragoman.Reading) bool
	}{
		"speaker by id": {dragoman.Correction{Kind: dragoman.FixSpeaker, Report: "r1", Target: "s1", Value: json.RawMessage(`{"actor":"a2"}`)},
			func(r *dragoman.Reading) bool { return r.Statements[0].Speaker.Name == "the envoy" }},
		"speaker by span after a re-reading": {dragoman.Correction{Kind: dragoman.FixSpeaker, Report: "r1", Target: "old", Spans: []dragoman.Span{sp(33, 43)}, Value: json.RawMessage(`{"actor":"a2"}`)},
			func(r *dragoman.Reading) bool { return r.Statements[0].Speaker.Actor == "a2" }},
		"reject statement": {dragoman.Correction{Kind: dragoman.RejectStatement, Report: "r1", Target: "s1"},
			func(r *dragoman.Reading) bool { return len(r.Statements) == 0 }},
		"edit event": {dragoman.Correction{Kind: dragoman.EditEvent, Report: "r1", Target: "e1", Value: json.RawMessage(`{"status":"planned","id":"x"}`)},
			func(r *dragoman.Reading) bool {
				return r.Events[0].Status == dragoman.Planned && r.Events[0].ID == "e1" && r.Events[0].PLOVER == "CONSULT"
			}},
		"merge": {dragoman.Correction{Kind: dragoman.MergeActors, Report: "r1", Target: "a2", Value: json.RawMessage(`{"into":"a1"}`)},
			func(r *dragoman.Reading) bool {
				return len(r.Actors) == 1 && len(r.Actors[0].Mentions) == 4 && r.Actors[0].Mentions[1].Start == 14 && r.Events[0].Recipients[0].Actor == "a1"
			}},
		"split": {dragoman.Correction{Kind: dragoman.SplitActor, Report: "r1", Target: "a1", Value: json.RawMessage(`{"name":"another","mentions":[{"start":25,"end":27}]}`)},
			func(r *dragoman.Reading) bool {
				return len(r.Actors) == 3 && r.Statements[0].Speaker.Actor == r.Actors[2].ID && r.Events[0].Actors[0].Actor == "a1"
			}},
	} {
		r := reading()
		got, lost := Lay(r, []dragoman.Correction{c.correction})
		if len(lost) > 0 || !c.check(got) {
			t.Errorf("%s: lost %v, got %+v", name, lost, got)
		}
		if !reflect.DeepEqual(r, reading()) {
			t.Errorf("%s: the machine's reading was changed", name)
		}
	}
}

func TestLostAndForeignCorrections(t *testing.T) {
	_, lost := Lay(reading(), []dragoman.Correction{
		{Kind: dragoman.FixSpeaker, Report: "r1", Target: "gone", Spans: []dragoman.Span{sp(0, 3)}, Value: json.RawMessage(`{}`)},
		{Kind: dragoman.FixSpeaker, Report: "r2", Target: "s1", Value: json.RawMessage(`{}`)},
		{Kind: dragoman.EditEvent, Report: "r1", Target: "e1", Value: json.RawMessage(`[]`)},
		{Kind: dragoman.MergeStories, Target: "x"},
	})
	if len(lost) != 2 || lost[0].Target != "gone" || lost[1].Target != "e1" {
		t.Errorf("lost %+v", lost)
	}
}

// A merging for the whole record holds in a report that has only the one, under
// the other's name and key, and leaves a namesake of another country alone.
func TestMergingByKey(t *testing.T) {
	named := []dragoman.ActorMention{{Form: dragoman.Name}}
	from := dragoman.Cast{Key: "interior office/AVA", ID: "a1", Name: "Interior Office"}
	into := dragoman.Cast{Key: "home ministry/AVA", ID: "a2", Name: "Home Ministry", Country: "AVA"}
	value, err := Everywhere(from, into)
	if err != nil {
		t.Fatal(err)
	}
	c := dragoman.Correction{Kind: dragoman.MergeActors, Report: "r1", Target: "a1", Value: value, Author: "ana", At: "2025-10-16T10:00:00Z", Reason: "one office"}
	if err := Check(c); err != nil {
		t.Fatal(err)
	}
	r := &dragoman.Reading{Report: dragoman.Report{ID: "r2"}, Actors: []dragoman.Actor{
		{ID: "b1", Name: "Interior Office", Kind: dragoman.Organisation, Country: "AVA", CountryBasis: dragoman.ByTitle, Mentions: named},
		{ID: "b2", Name: "Interior Office", Kind: dragoman.Organisation, Country: "BOR", CountryBasis: dragoman.ByTitle, Mentions: named}}}
	over, _ := Lay(r, []dragoman.Correction{c})
	if a := over.Actors[0]; a.ID != "a2" || a.Name != "Home Ministry" || actors.Key(&a) != into.Key {
		t.Errorf("merged it is %+v", a)
	}
	if a := over.Actors[1]; a.ID != "b2" || a.Name != "Interior Office" {
		t.Errorf("its namesake became %+v", a)
	}
}
