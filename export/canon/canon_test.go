// SPDX-License-Identifier: Apache-2.0

package canon

import (
	"strings"
	"testing"

	"dragoman"
)

type best map[string]string

func (b best) Canonical(a *dragoman.Actor) string {
	if n := b[a.ID]; n != "" {
		return n
	}
	return a.Name
}

func TestLay(t *testing.T) {
	text := "Mr Aune said so. They denied it. Others shrugged."
	at := func(s string) dragoman.Span {
		i := strings.Index(text, s)
		return dragoman.Span{Start: int32(i), End: int32(i + len(s))}
	}
	r := &dragoman.Reading{Report: dragoman.Report{ID: "r1", Text: text}}
	r.Tokens = []dragoman.Token{{Span: at("Mr"), UPOS: dragoman.PROPN}, {Span: at("Aune"), UPOS: dragoman.PROPN}, {Span: at("They"), UPOS: dragoman.PRON}, {Span: at("Others"), UPOS: dragoman.NOUN}}
	r.Actors = []dragoman.Actor{
		{ID: "a1", Name: "Mr Aune", Mentions: []dragoman.ActorMention{{Span: at("Mr Aune"), Form: dragoman.Name}}},
		{ID: "a2", Name: "They", Mentions: []dragoman.ActorMention{{Span: at("They"), Form: dragoman.Pronoun}}},
	}
	r.Statements = []dragoman.Statement{
		{ID: "s1", Source: []dragoman.Span{at("Mr Aune")}, Speaker: dragoman.Speaker{Actor: "a1", Name: "Mr Aune"}},
		{ID: "s2", Source: []dragoman.Span{at("They")}, Speaker: dragoman.Speaker{Name: "They"}},
		{ID: "s3", Source: []dragoman.Span{at("Others")}, Speaker: dragoman.Speaker{Name: "Others"}},
	}
	r.Events = []dragoman.Event{{ID: "e1", AccordingTo: []dragoman.Holder{{Holder: "outlet"}, {Holder: "They", Statement: "s2"}, {Holder: "Others", Statement: "s3"}}}}
	x := Lay(r, best{"a1": "Liv Aune"})
	if a := x.Actors[0]; a.Name != "Liv Aune" || len(a.Variants) != 1 || a.Variants[0] != "Mr Aune" {
		t.Errorf("a1: %q, variants %q", a.Name, a.Variants)
	}
	if x.Actors[1].Name != "" {
		t.Errorf("an actor of pronouns alone is called %q", x.Actors[1].Name)
	}
	for i, want := range []string{"Liv Aune", "", "Others"} {
		if got := x.Statements[i].Speaker.Name; got != want {
			t.Errorf("speaker %d: %q, want %q", i, got, want)
		}
	}
	for i, want := range []string{"outlet", "unknown", "Others"} {
		if got := x.Events[0].AccordingTo[i].Holder; got != want {
			t.Errorf("holder %d: %q, want %q", i, got, want)
		}
	}
	if r.Actors[0].Name != "Mr Aune" || r.Statements[1].Speaker.Name != "They" || r.Events[0].AccordingTo[1].Holder != "They" {
		t.Error("the reading given was changed")
	}
}
