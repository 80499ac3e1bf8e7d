// SPDX-License-Identifier: Apache-2.0

package table_test

import (
	"testing"

	"dragoman"
	"dragoman/export/table"
)

func TestDated(t *testing.T) {
	for _, x := range []struct {
		when       dragoman.When
		status     dragoman.Status
		published  string
		day, basis string
	}{
		{dragoman.When{Value: "2025-03-01", Earliest: "2025-03-01", Latest: "2025-03-01"}, dragoman.Occurred, "2025-03-04", "2025-03-01", "event"},
		{dragoman.When{Value: "2025-03", Earliest: "2025-03-01", Latest: "2025-03-31"}, dragoman.Occurred, "2025-04-04", "2025-03-01", "period"},
		{dragoman.When{Basis: "unknown"}, dragoman.Occurred, "2025-03-04T08:00:00Z", "2025-03-04", "published"},
		{dragoman.When{Earliest: "2025-03-04", Basis: "unknown"}, dragoman.Planned, "2025-03-04", "2025-03-04", "published"},
		{dragoman.When{Basis: "unknown"}, dragoman.Historical, "2025-03-04", "", ""},
		{dragoman.When{Value: "PAST_REF"}, dragoman.Occurred, "2025-03-04", "", ""},
		{dragoman.When{}, dragoman.Occurred, "2025-03", "", ""},
	} {
		r := &dragoman.Reading{Report: dragoman.Report{Published: dragoman.Date{Value: x.published}}}
		if day, basis := table.Dated(r, &dragoman.Event{When: x.when, Status: x.status}); day != x.day || basis != x.basis {
			t.Errorf("%+v %s, published %s: %q by %q, want %q by %q", x.when, x.status, x.published, day, basis, x.day, x.basis)
		}
	}
}

func TestPlaced(t *testing.T) {
	text := "KLOW – Rebels struck.\nThey shelled Zilep. They left Zilep for Szohôd."
	span := func(a, b int) dragoman.Span { return dragoman.Span{Start: int32(a), End: int32(b)} }
	r := &dragoman.Reading{Report: dragoman.Report{Text: text, Furniture: []dragoman.Furniture{{Span: span(0, 8), Kind: dragoman.Dateline}}}, SetIn: dragoman.Setting{Country: "SYL"}}
	r.Sentences = []dragoman.Sentence{{Span: span(0, 23)}, {Span: span(24, 43)}, {Span: span(44, len(text))}}
	place := func(name string, a int) dragoman.Place {
		return dragoman.Place{Span: span(a, a+len(name)), Name: name, Precision: "point", Use: "literal", Country: "SYL"}
	}
	r.Places = []dragoman.Place{place("KLOW", 0), place("Zilep", 37), place("Zilep", 54), place("Szohôd", 64)}
	none := *r
	none.Furniture, none.SetIn = nil, dragoman.Setting{}
	noLine := *r
	noLine.Furniture = nil
	for _, x := range []struct {
		r            *dragoman.Reading
		e            dragoman.Event
		place, basis string
	}{
		{r, dragoman.Event{Trigger: span(17, 23), Where: dragoman.Where{Place: "Wagner", Country: "BOR"}}, "Wagner", "event"},
		{r, dragoman.Event{Trigger: span(29, 36)}, "Zilep", "sentence"},
		{r, dragoman.Event{Trigger: span(49, 53)}, "KLOW", "dateline"},
		{&noLine, dragoman.Event{Trigger: span(49, 53)}, "", "set_in"},
		{&none, dragoman.Event{Trigger: span(49, 53)}, "", ""},
	} {
		w, basis := table.Placed(x.r, &x.e)
		if w.Place != x.place || basis != x.basis || basis == "set_in" && (w.Country != "SYL" || w.Lat != nil) {
			t.Errorf("event at %d: %+v by %q, want %q by %q", x.e.Trigger.Start, w, basis, x.place, x.basis)
		}
	}
}
