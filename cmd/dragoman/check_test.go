// SPDX-License-Identifier: Apache-2.0

package main

import (
	"path/filepath"
	"strings"
	"testing"

	"dragoman"
	"dragoman/compare"
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
		{"The attackers took about 500 head of cattle.", "contradicted", ""},
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
	got := compare.Check(draft, readings)
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
