// SPDX-License-Identifier: Apache-2.0

package table

import (
	"time"

	"dragoman"
)

// Dated is the day an event is filed under where every row needs one, and what
// that rests on: "event", the day it is dated to; "period", the first day of
// the period it is dated to; "published", the day of publication of a report
// that does not date it. What is told as lying far back is never filed under
// the day of publication. Both are empty where nothing tells a day.
func Dated(r *dragoman.Reading, e *dragoman.Event) (day, basis string) {
	if day = Day(e.When); day != "" {
		return day, "event"
	}
	if day = calendar(e.When.Earliest); day != "" && e.When.Latest != "" {
		return day, "period"
	}
	if e.When.Value == "" && e.Status != dragoman.Historical {
		if day = calendar(r.Published.Value); day != "" {
			return day, "published"
		}
	}
	return "", ""
}

// calendar is the day a date or date-time begins with, "" for a coarser one.
func calendar(s string) string {
	s = s[:min(len(s), len(time.DateOnly))]
	if _, err := time.Parse(time.DateOnly, s); err != nil {
		return ""
	}
	return s
}

// Placed is the place an event is filed under where every row needs one, and
// what that rests on: "event", the place it is set at; "sentence", the only
// place its sentence names; "dateline", where the report was written from;
// "set_in", the country the report is set in, which is no place and no point.
// All is empty where nothing tells a country.
func Placed(r *dragoman.Reading, e *dragoman.Event) (w dragoman.Where, basis string) {
	if e.Where.Place != "" {
		return e.Where, "event"
	}
	if n := r.SentenceAt(e.Trigger.Start); n >= 0 {
		if p := only(r, r.Sentences[n].Span); p != nil {
			return at(p), "sentence"
		}
	}
	if line, ok := r.Dateline(); ok {
		if p := only(r, line); p != nil {
			return at(p), "dateline"
		}
	}
	if r.SetIn.Country != "" {
		return dragoman.Where{Country: r.SetIn.Country}, "set_in"
	}
	return dragoman.Where{}, ""
}

// only is the one place that a passage names as a place, nil where it names
// none that is known, or several.
func only(r *dragoman.Reading, in dragoman.Span) (out *dragoman.Place) {
	for i := range r.Places {
		p := &r.Places[i]
		if p.Use != "literal" || p.Start < in.Start || p.End > in.End {
			continue
		}
		if p.Precision == "" || out != nil && (p.Name != out.Name || p.GeoNames != out.GeoNames) {
			return nil
		}
		out = p
	}
	return out
}

func at(p *dragoman.Place) dragoman.Where {
	return dragoman.Where{Place: p.Name, GeoNames: p.GeoNames, Lat: p.Lat, Lon: p.Lon, Country: p.Country, Span: &p.Span}
}
