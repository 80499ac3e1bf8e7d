// SPDX-License-Identifier: Apache-2.0

package sqlite

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"dragoman"
	"dragoman/internal/query"
)

// sample is a reading of three sentences with a statement and an event.
func sample(id, date, outlet string) *dragoman.Reading {
	text := "Foreign Minister Sergéy Lavrov denied the report. The ambassador visited Tartus. Rights groups met."
	at := func(s string) dragoman.Span {
		i := strings.Index(text, s)
		return dragoman.Span{Start: int32(i), End: int32(i + len(s))}
	}
	r := &dragoman.Reading{Report: dragoman.Report{ID: id, Outlet: outlet, Title: "T " + id, Published: dragoman.Date{Value: date}, Text: text}}
	for _, s := range strings.SplitAfter(text, ".") {
		if s = strings.TrimSpace(s); s != "" {
			r.Sentences = append(r.Sentences, dragoman.Sentence{Span: at(s)})
		}
	}
	r.Actors = []dragoman.Actor{{ID: "Q58217", Link: "Q58217", Name: "Sergéy Lavrov", Variants: []string{"Sergéy Lavrov", "Lavrov"}, Mentions: []dragoman.ActorMention{{Span: at("Sergéy Lavrov")}}}}
	r.Statements = []dragoman.Statement{{ID: "s1", Content: []dragoman.Span{at("the report")}, Speaker: dragoman.Speaker{Actor: "Q58217", Name: "Sergéy Lavrov", Class: "named"}, Stance: dragoman.Denies}}
	r.Events = []dragoman.Event{{ID: "e1", Trigger: at("visited"), PLOVER: "CONSULT", Status: dragoman.Occurred, Where: dragoman.Where{Place: "Ţarţūs"}}}
	return r
}

func opened(t *testing.T, n int) *Store {
	t.Helper()
	s, err := Open(context.Background(), filepath.Join(t.TempDir(), "r.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	var all []*dragoman.Reading
	for i := range n {
		all = append(all, sample(fmt.Sprintf("r%02d", i), fmt.Sprintf("2025-10-%02d", i+1), "Post"))
	}
	if _, err := s.Add(context.Background(), all); err != nil {
		t.Fatal(err)
	}
	return s
}

func TestSearch(t *testing.T) {
	s := opened(t, 2)
	for q, want := range map[string]string{
		`denied report`:                    "sentence",
		`assad`:                            "",
		`hts`:                              "", // never inside "rights"
		`ambass*`:                          "sentence event",
		`"visited the"`:                    "",
		`"the report"`:                     "sentence statement",
		`"minister report"~5`:              "sentence",
		`"minister report"~2`:              "",
		`speaker:lavrov stance:denies`:     "statement",
		`actor:"Sergey Lavrov"`:            "sentence statement",
		`actor:Q58217 -kind:statement`:     "sentence",
		`type:consult place:Tartus`:        "event",
		`rights OR stance:denies`:          "sentence statement",
		`rights date:2025-10-02`:           "sentence",
		`rights date:2026`:                 "",
		`rights outlet:POST NOT visited`:   "sentence",
		`date:2025-09..2025-10-01 visited`: "sentence event",
	} {
		hits, _, err := s.Search(context.Background(), dragoman.Search{Query: q})
		if err != nil {
			t.Errorf("%s: %v", q, err)
			continue
		}
		kinds := map[string]int{}
		for _, h := range hits {
			kinds[h.Kind]++
		}
		for _, k := range []string{"sentence", "statement", "event"} {
			if (kinds[k] > 0) != strings.Contains(want, k) {
				t.Errorf("%s: kinds %v, want %q", q, kinds, want)
			}
		}
	}
}

func TestSearchPagesThroughEverythingOnce(t *testing.T) {
	s := opened(t, 7)
	seen := map[string]int{}
	after, pages := "", 0
	for {
		hits, next, err := s.Search(context.Background(), dragoman.Search{Query: "rights", Limit: 3, After: after})
		if err != nil {
			t.Fatal(err)
		}
		for _, h := range hits {
			seen[h.Report]++
		}
		if pages++; next == "" || pages > 10 {
			break
		}
		after = next
	}
	if len(seen) != 7 || pages != 3 {
		t.Errorf("%d reports in %d pages: %v", len(seen), pages, seen)
	}
}

func TestSearchOtherNamesAndMistakes(t *testing.T) {
	s := opened(t, 1)
	also := func(name string) []string {
		if name == "the Russian foreign minister" {
			return []string{"Q58217"}
		}
		return nil
	}
	hits, _, err := s.Search(context.Background(), dragoman.Search{Query: `speaker:"the Russian foreign minister"`, Also: also})
	if err != nil || len(hits) != 1 {
		t.Errorf("%v %v", hits, err)
	}
	var qe *query.Error
	for _, bad := range []string{`colour:red`, `date:soon`, `(`} {
		if _, _, err := s.Search(context.Background(), dragoman.Search{Query: bad}); !errors.As(err, &qe) {
			t.Errorf("%s: %v", bad, err)
		}
	}
	if _, _, err := s.Search(context.Background(), dragoman.Search{Query: `a`, After: "x"}); err == nil {
		t.Error("a wrong cursor: no error")
	}
}
