// SPDX-License-Identifier: Apache-2.0

package read_test

import (
	"strings"
	"testing"

	"dragoman"
	"dragoman/lang/en"
	"dragoman/read"
)

// TestPlaceExamples runs the examples of rules/places.txt.
func TestPlaceExamples(t *testing.T) {
	reader, err := read.English(en.Pack())
	if err != nil {
		t.Fatal(err)
	}
	lines, err := en.Pack().Rules("places")
	if err != nil {
		t.Fatal(err)
	}
	dash := func(s string) string {
		if s == "" {
			return "-"
		}
		return s
	}
	for _, l := range lines {
		text, want := "", map[dragoman.Span]string{}
		for rest := l.Columns[1]; rest != ""; {
			plain, mark, ok := strings.Cut(rest, "{")
			text += plain
			if !ok {
				break
			}
			value, tail, _ := strings.Cut(mark, "|")
			words, after, ok := strings.Cut(tail, "}")
			if !ok {
				t.Fatal(l.Errorf("a mark is not closed"))
			}
			want[dragoman.Span{Start: int32(len(text)), End: int32(len(text) + len(words))}] = value
			text, rest = text+words, after
		}
		r := reader.Read(dragoman.Report{Text: text, Language: "en", Published: dragoman.Date{Value: "2026-11-23", Precision: "day"}})
		for _, p := range r.Places {
			got := p.Name + " " + dash(p.Country) + " " + dash(p.Precision)
			for s, v := range want {
				if s.Overlaps(p.Span) && (s != p.Span || v != got) {
					t.Error(l.Errorf("found %q as %s, want %q as %s", p.Of(text), got, s.Of(text), v))
				}
			}
			delete(want, p.Span)
		}
		for s, v := range want {
			t.Error(l.Errorf("missed %q as %s", s.Of(text), v))
		}
	}
}
