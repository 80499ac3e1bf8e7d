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
		`date:..2025-09`:                   "",
		`date:2025-10-02.. rights`:         "sentence",
		`NOT (visited OR denied OR rights OR kind:statement)`: "",
		`-visited -denied -rights`:                            "statement",
		`rights OR NOT kind:sentence`:                         "sentence statement event",
		`kind:claim`:                                          "",
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

// The order holds and nothing is left out where pages cross months, years and
// the undated.
func TestSearchPagesAcrossYears(t *testing.T) {
	ctx := context.Background()
	s := opened(t, 0)
	var all []*dragoman.Reading
	for i, date := range []string{"", "2012-05-01", "2025-10-02T08:00:00Z", "2025-10", "2012-05", "2025-09-30", "2011", "2025-10-02", "", "2025"} {
		all = append(all, sample(fmt.Sprintf("r%02d", i), date, "Post"))
	}
	if _, err := s.Add(ctx, all); err != nil {
		t.Fatal(err)
	}
	for limit := 1; limit <= 11; limit++ {
		var got []string
		after := ""
		for {
			hits, next, err := s.Search(ctx, dragoman.Search{Query: "rights", Limit: limit, After: after})
			if err != nil {
				t.Fatal(err)
			}
			for _, h := range hits {
				got = append(got, h.Report)
			}
			if after = next; next == "" {
				break
			}
		}
		if want := "r02 r07 r03 r05 r09 r01 r04 r06 r08 r00"; strings.Join(got, " ") != want {
			t.Errorf("pages of %d: %v, want %s", limit, got, want)
		}
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
	for _, bad := range []string{`colour:red`, `date:soon`, `date:2025-13`, `date:..`, `date:2025..2024`, `date:0900`, `(`} {
		if _, _, err := s.Search(context.Background(), dragoman.Search{Query: bad}); !errors.As(err, &qe) {
			t.Errorf("%s: %v", bad, err)
		}
	}
	if _, _, err := s.Search(context.Background(), dragoman.Search{Query: `a`, After: "x"}); err == nil {
		t.Error("a wrong cursor: no error")
	}
}

func TestDates(t *testing.T) {
	for in, want := range map[string]string{
		"2025":                   "2025",
		"2025-02":                "2025-02",
		"2025-02-28..2025-03":    "2025-02-28 2025-03",
		"2024-12-30..2026-01-02": "2024-12-30 2024-12-31 2025 2026-01-01 2026-01-02",
		"2198-12..":              "2198-12 2199",
	} {
		if got, ok := dates(in); !ok || strings.Join(got, " ") != want {
			t.Errorf("%s: %v, want %s", in, got, want)
		}
	}
}

// Claims are found from when their story is compared until it changes.
func TestClaimsAreFound(t *testing.T) {
	ctx := context.Background()
	s := opened(t, 2)
	st := dragoman.Story{ID: "s1", Reports: []string{"r00", "r01"}}
	if err := s.PutStories(ctx, []dragoman.Story{st}, nil, "2025-10-16T00:00:00Z", "test"); err != nil {
		t.Fatal(err)
	}
	if ids, err := s.Uncompared(ctx, 40); err != nil || len(ids) != 1 {
		t.Fatalf("%v %v", ids, err)
	}
	c := dragoman.Claim{ID: "c1", Kind: "denied", Label: "the report on the base", Cells: []dragoman.Cell{{Report: "r01", Holder: "Sergey Lavrov", Stance: dragoman.Denies, Spans: []dragoman.Span{{Start: 0, End: 49}}}}}
	for range 2 {
		if err := s.SetKept(ctx, "s1", "key", []byte("{}"), []dragoman.Claim{c, {ID: "empty"}}); err != nil {
			t.Fatal(err)
		}
	}
	found := func(q string, want int) {
		t.Helper()
		hits, _, err := s.Search(ctx, dragoman.Search{Query: q})
		if err != nil || len(hits) != want {
			t.Fatalf("%s: %+v %v, want %d", q, hits, err, want)
		}
		if want > 0 && (hits[0].Story != "s1" || hits[0].Ref != "c1" || hits[0].Report != "r01" || !strings.HasPrefix(hits[0].Text, "Foreign Minister")) {
			t.Errorf("%s: %+v", q, hits[0])
		}
	}
	for _, q := range []string{"kind:claim", "kind:claim base", "kind:claim type:denied stance:denies speaker:lavrov OR kind:claim speaker:\"Sergey Lavrov\"", "kind:claim date:2025-10-02 outlet:post"} {
		found(q, 1)
	}
	found("kind:claim type:adds", 0)
	// The report went to another story while the first was compared.
	other := dragoman.Story{ID: "s2", Reports: []string{"r01"}}
	st.Reports = []string{"r00"}
	if err := s.PutStories(ctx, []dragoman.Story{st, other}, nil, "2025-10-16T00:00:00Z", "test"); err != nil {
		t.Fatal(err)
	}
	for _, id := range []string{"s1", "s2"} {
		if err := s.SetKept(ctx, id, "key", []byte("{}"), []dragoman.Claim{c}); err != nil {
			t.Fatal(err)
		}
	}
	st.Reports = []string{"r00", "r01"}
	if err := s.PutStories(ctx, []dragoman.Story{st}, []string{"s2"}, "2025-10-16T00:00:00Z", "test"); err != nil {
		t.Fatal(err)
	}
	if err := s.SetKept(ctx, "s1", "key", []byte("{}"), []dragoman.Claim{c}); err != nil {
		t.Fatal(err)
	}
	found("kind:claim", 1)
	if got, err := s.ClaimStory(ctx, "c1"); err != nil || got != "s1" {
		t.Errorf("story of the claim: %q %v", got, err)
	}
	if data, ok, err := s.Kept(ctx, "s1", "key"); err != nil || !ok || string(data) != "{}" {
		t.Errorf("kept %q %v %v", data, ok, err)
	}
	if err := s.Reindex(ctx, sample("r00", "2025-10-01", "Post")); err != nil {
		t.Fatal(err)
	}
	found("kind:claim", 0)
	if ids, err := s.Uncompared(ctx, 40); err != nil || len(ids) != 1 {
		t.Errorf("after a correction: to be compared %v %v", ids, err)
	}
}
