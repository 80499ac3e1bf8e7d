// SPDX-License-Identifier: Apache-2.0

package main

import (
	"path/filepath"
	"strings"
	"testing"

	"dragoman"
	"dragoman/extract"
)

// A draft on the market-attack example: each line with the verdict it must get.
func TestCheckDraft(t *testing.T) {
	e, err := newEngine(extract.Options{}, "")
	if err != nil {
		t.Fatal(err)
	}
	_, readings, _ := example(t, e, filepath.Join("..", "..", "examples", "market-attack"))
	lines := []struct{ text, sentence, quotation string }{
		{"The gunmen took about 500 head of cattle.", "contradicted", ""},
		{"The governor announced a curfew in Loroum province.", "supported", ""},
		{"The French president travelled to Ouagadougou to comfort the families.", "unsupported", ""},
		{"\"They fired at everyone who ran and burned what they could not carry,\" Mariam Ouedraogo said.", "", "other speaker"},
		{"\"We are sending the worst cases to Ouahigouya by night, without an escort,\" Awa Sanou said.", "supported", "exact"},
		{"\"Nobody in this village will ever sleep again,\" Sawadogo said.", "", "not held"},
	}
	var text strings.Builder
	var at []dragoman.Span
	for _, l := range lines {
		from := text.Len()
		text.WriteString(l.text)
		at = append(at, dragoman.Span{Start: int32(from), End: int32(text.Len())})
		text.WriteString("\n\n")
	}
	draft := e.read(dragoman.Report{ID: "draft", Language: "en", Text: text.String(), Published: dragoman.Date{Value: "2025-05-09", Precision: "day", Basis: "given"}})
	with, err := comparer()
	if err != nil {
		t.Fatal(err)
	}
	got := with.Check(draft, readings)
	for i, l := range lines {
		for _, s := range got.Sentences {
			if l.sentence != "" && at[i].Overlaps(s.Span) && s.Verdict != l.sentence {
				t.Errorf("%s\nis %s (%s), want %s", l.text, s.Verdict, s.Why, l.sentence)
			}
		}
		for _, q := range got.Quotations {
			if at[i].Overlaps(q.Span) && q.Verdict != l.quotation {
				t.Errorf("%s\nquotation is %s, want %s", l.text, q.Verdict, l.quotation)
			}
		}
	}
	if len(got.Sentences) < len(lines) || len(got.Quotations) != 3 {
		t.Errorf("%d sentences and %d quotations checked", len(got.Sentences), len(got.Quotations))
	}
}

// Three drafts of an editor, held against two reports of our own: one true, one
// with a number, a date, a speaker, a status or a "not" changed, one on what
// nobody reported.
func TestCheckThreeDrafts(t *testing.T) {
	e, err := newEngine(extract.Options{}, "")
	if err != nil {
		t.Fatal(err)
	}
	read := func(id, text string) *dragoman.Reading {
		return e.read(dragoman.Report{ID: id, Language: "en", Text: text, Published: dragoman.Date{Value: "2024-03-12", Precision: "day", Basis: "given"}})
	}
	reports := []*dragoman.Reading{
		read("r1", "A baker and a driver have pleaded guilty to smuggling cheese into the port of Dunholm.\n\nThe baker, Elin Thorsen, 34, and the driver, Paul Rask, 42, were among nine people arrested in the harbour raid.\n\nThey were remanded in custody until sentencing on April 18.\n\nThe other two are the clerk Sven Aas, 30, and the teacher Mia Lund, 25. They have pleaded not guilty and will be tried in May.\n\n\"We will go on checking every crate until the trade has stopped,\" the Dunholm Customs Board said. A lawyer said Thorsen was not paid for hiding the crates."),
		read("r2", "At the old quay, 156 dockers worked 12-hour shifts, Premier Ida Falk said at the opening of the new quay. Only 18 dockers are needed to unload a ship there, Falk said.\n\n\"This quay brings back the proud days of our port,\" Falk said.\n\nThe port is planning to open a museum of fishing beside the quay."),
	}
	for _, d := range []struct {
		name  string
		lines [][3]string // the line, its verdict, and that of its quotation
	}{
		{"true", [][3]string{
			{"A baker and a driver pleaded guilty to smuggling cheese into Dunholm.", "supported", ""},
			{"They will be sentenced on April 18.", "supported", ""},
			{"Nine people were arrested, among them Elin Thorsen, 34.", "supported", ""},
			{"The clerk Sven Aas and the teacher Mia Lund pleaded not guilty.", "supported", ""},
			{"At the old quay, 156 dockers worked 12-hour shifts, Falk said.", "supported", ""},
			{"\"This quay brings back the proud days of our port,\" Falk said.", "supported", "exact"},
		}},
		{"changed", [][3]string{
			{"They were remanded in custody until sentencing on April 28.", "contradicted", ""},
			{"Seven people were arrested in the harbour raid.", "contradicted", ""},
			{"The clerk Sven Aas and the teacher Mia Lund pleaded guilty.", "contradicted", ""},
			{"At the old quay, 165 dockers worked 12-hour shifts, Falk said.", "contradicted", ""},
			{"Thorsen was paid for hiding the crates.", "contradicted", ""},
			{"The port has opened a museum of fishing beside the quay.", "contradicted", ""},
			{"\"This quay brings back the proud days of our port,\" Paul Rask said.", "contradicted", "other speaker"},
		}},
		{"unsupported", [][3]string{
			{"The baker will appeal to the Supreme Court in June, her sister told reporters.", "unsupported", ""},
			{"Unions in Dunholm called a strike over the move of the quay.", "unsupported", ""},
			{"\"We were never asked,\" a docker said.", "unsupported", "not held"},
		}},
	} {
		var text strings.Builder
		for _, l := range d.lines {
			text.WriteString(l[0] + "\n\n")
		}
		with, err := comparer()
		if err != nil {
			t.Fatal(err)
		}
		got := with.Check(read("draft", text.String()), reports)
		if len(got.Sentences) != len(d.lines) {
			t.Errorf("%s: %d sentences of %d were checked", d.name, len(got.Sentences), len(d.lines))
		}
		for _, l := range d.lines {
			from := int32(strings.Index(text.String(), l[0]))
			at := dragoman.Span{Start: from, End: from + int32(len(l[0]))}
			for _, s := range got.Sentences {
				if at.Overlaps(s.Span) && s.Verdict != l[1] {
					t.Errorf("%s: %s\nis %s (%s, missing %v), want %s", d.name, l[0], s.Verdict, s.Why, s.Missing, l[1])
				}
			}
			for _, q := range got.Quotations {
				if at.Overlaps(q.Span) && q.Verdict != l[2] {
					t.Errorf("%s: %s\nquotation is %s, want %s", d.name, l[0], q.Verdict, l[2])
				}
			}
		}
	}
}
