// SPDX-License-Identifier: Apache-2.0

package person

import (
	"bytes"
	"strings"
	"testing"

	"dragoman"
)

func reading() *dragoman.Reading {
	text := "The envoy said the road <b>is</b> open.\n\nIt rained\x1b[31m."
	at := func(s string) dragoman.Span {
		i := strings.Index(text, s)
		return dragoman.Span{Start: int32(i), End: int32(i + len(s))}
	}
	r := &dragoman.Reading{Report: dragoman.Report{ID: "r1", Title: "The road", Text: text}}
	r.Sentences = []dragoman.Sentence{{Span: at("The envoy said the road <b>is</b> open.")}, {Span: at("It rained\x1b[31m."), Para: 1}}
	r.Actors = []dragoman.Actor{{ID: "a1", Name: "the envoy", Kind: dragoman.Person}}
	r.Statements = []dragoman.Statement{{ID: "s1", Source: []dragoman.Span{at("The envoy")}, Cue: []dragoman.Span{at("said")}, Content: []dragoman.Span{at("the road <b>is</b> open")},
		Speaker: dragoman.Speaker{Name: "the envoy", Class: "named"}, Stance: dragoman.Asserts}}
	r.Events = []dragoman.Event{{Trigger: at("open"), PLOVER: "RETREAT", Mode: "access", Status: dragoman.Planned, Actors: []dragoman.Participant{{Actor: "a1"}}}}
	return r
}

func TestTextShowsWhoSaidWhat(t *testing.T) {
	var b bytes.Buffer
	if err := Text(&b, reading(), Style{Width: 60}); err != nil {
		t.Fatal(err)
	}
	out := b.String()
	for _, want := range []string{"the envoy asserts: the road <b>is</b> open [15–38]", "the envoy → –  RETREAT/access PLANNED", "date unknown"} {
		if !strings.Contains(strings.Join(strings.Fields(out), " "), strings.Join(strings.Fields(want), " ")) {
			t.Errorf("no %q in\n%s", want, out)
		}
	}
	if strings.Contains(out, "\x1b") {
		t.Error("an escape of the report reached the terminal")
	}
	for _, l := range strings.Split(out, "\n") {
		if len([]rune(l)) > 60 {
			t.Errorf("line wider than 60: %q", l)
		}
	}
}

func TestColourUnderlinesContent(t *testing.T) {
	var b bytes.Buffer
	if err := Text(&b, reading(), Style{Width: 200, Colour: true}); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(b.String(), "\x1b[4mroad\x1b[0m") || strings.Contains(b.String(), "\x1b[4msaid") {
		t.Errorf("underlining is wrong:\n%q", b.String())
	}
}

func TestPageEscapesAndLights(t *testing.T) {
	var b bytes.Buffer
	p := NewPage(&b)
	if err := p.Write(reading()); err != nil {
		t.Fatal(err)
	}
	if err := p.Close(); err != nil {
		t.Fatal(err)
	}
	out := b.String()
	if strings.Contains(out, "<b>is</b>") || !strings.Contains(out, "&lt;b&gt;is&lt;/b&gt;") {
		t.Error("report text is not escaped")
	}
	if !strings.Contains(out, `<span class="source" title="the envoy">The envoy</span>`) || !strings.Contains(out, `class="content event planned"`) {
		t.Errorf("spans are not lit:\n%s", out)
	}
	var text strings.Builder
	for _, piece := range Pieces(reading()) {
		text.WriteString(piece.Text)
	}
	if text.String() != reading().Text {
		t.Error("the pieces do not add up to the text")
	}
}
