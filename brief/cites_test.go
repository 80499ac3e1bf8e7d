// SPDX-License-Identifier: Apache-2.0

package brief

import (
	"testing"

	"dragoman"
)

// A passage that says it is from another report compared has that report's
// origin; the rest of its report has its own.
func TestPassageFromAnotherReportIsNoOriginOfItsOwn(t *testing.T) {
	const text = "The dam is safe, an engineer told Lake Wire. The road to Ostrava is closed."
	r := &dragoman.Reading{Report: dragoman.Report{ID: "r2", Text: text}, Sentences: []dragoman.Sentence{{Span: dragoman.Span{Start: 0, End: 44}}, {Span: dragoman.Span{Start: 45, End: 75}}}}
	c := &dragoman.Comparison{Reports: []dragoman.Compared{{ID: "r1"}, {ID: "r2", Cites: []dragoman.Cite{
		{Outlet: "Lake Wire", Report: "r1", Span: dragoman.Span{Start: 34, End: 43}}}}}}
	origin := map[string]string{"r1": "r1", "r2": "r2"}
	from := Sources{"r2": r}
	if o := behind(c, from, "r2", dragoman.Span{Start: 0, End: 15}, origin); o != "r1" {
		t.Errorf("the engineer's statement is of %s, want r1", o)
	}
	if o := behind(c, from, "r2", dragoman.Span{Start: 45, End: 60}, origin); o != "r2" {
		t.Errorf("the road is of %s, want r2", o)
	}
	if o := behind(c, from, "r3", dragoman.Span{}, origin); o != "" {
		t.Errorf("a report that is not there has origin %q", o)
	}
}
