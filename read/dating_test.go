// SPDX-License-Identifier: Apache-2.0

package read_test

import (
	"testing"

	"dragoman"
	"dragoman/internal/marked"
	"dragoman/lang/en"
	"dragoman/read"
)

// TestDatingExamples runs the examples of rules/dating.txt.
func TestDatingExamples(t *testing.T) {
	reader, err := read.English(en.Pack())
	if err != nil {
		t.Fatal(err)
	}
	lines, err := en.Pack().Rules("dating")
	if err != nil {
		t.Fatal(err)
	}
	for _, l := range lines {
		text, marks, err := marked.Parse(l.Columns[2])
		if err != nil {
			t.Fatal(l.Errorf("%v", err))
		}
		r := reader.Read(dragoman.Report{Text: text, Language: "en", Published: dragoman.Date{Value: l.Columns[1], Precision: "day"}})
		want := map[dragoman.Span]string{}
		for _, m := range marks {
			want[dragoman.Span{Start: int32(m.Start), End: int32(m.End)}] = m.Label + "=" + m.Value
		}
		for _, x := range r.Times {
			if got := x.Type + "=" + x.Value; want[x.Span] != got {
				t.Error(l.Errorf("found %q as %s, want %q", x.Of(text), got, want[x.Span]))
			}
			delete(want, x.Span)
		}
		for s, v := range want {
			t.Error(l.Errorf("missed %q as %s", s.Of(text), v))
		}
	}
}

// What is told as past is not still to come: a season that runs on ends, for
// it, with the day of publication. A day no calendar has is noted.
func TestBoundsOfTimes(t *testing.T) {
	reader, err := read.English(en.Pack())
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ published, text, earliest, latest, note string }{
		{"2026-07-10", "Fires burned thousands of hectares this summer.", "2026-06-01", "2026-07-10", ""},
		{"2026-01-20", "Ana Brel opened the base this winter.", "2025-12-01", "2026-01-20", ""},
		{"2026-07-10", "The harbour will reopen this summer.", "2026-06-01", "2026-08-31", ""},
		{"2026-07-10", "He was born on Feb. 29, 2015.", "", "", "there is no such day: Feb. 29, 2015"},
	} {
		r := reader.Read(dragoman.Report{Text: c.text, Language: "en", Published: dragoman.Date{Value: c.published, Precision: "day"}})
		if len(r.Times) != 1 || r.Times[0].Earliest != c.earliest || r.Times[0].Latest != c.latest {
			t.Errorf("%q: %+v, want %s to %s", c.text, r.Times, c.earliest, c.latest)
		}
		note := ""
		for _, n := range r.Notes {
			if n.Stage == "when" {
				note = n.Message
			}
		}
		if note != c.note {
			t.Errorf("%q: note %q, want %q", c.text, note, c.note)
		}
	}
}
