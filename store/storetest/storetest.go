// SPDX-License-Identifier: Apache-2.0

// Package storetest is the one conformance suite that every store passes.
package storetest

import (
	"context"
	"errors"
	"fmt"
	"reflect"
	"sync"
	"testing"

	"dragoman"
)

// Opened is a record and how it is closed.
type Opened struct {
	dragoman.Record
	Close func() error
}

// opener opens the same record again and again.
type opener func() (Opened, error)

// Run runs the suite. fresh makes a new empty record and returns what opens it.
func Run(t *testing.T, fresh func(t *testing.T) func() (Opened, error)) {
	for name, test := range map[string]func(*testing.T, opener){
		"KeepsEveryLayer": keepsEveryLayer, "AddTwiceIsOnce": addTwiceIsOnce, "AllOrNone": allOrNone,
		"Order": order, "Stories": stories, "ConcurrentAdds": concurrentAdds,
		"ActIsWholeOrNot": actIsWholeOrNot, "ActsDoNotMix": actsDoNotMix, "Placements": placements,
		"Corrections": corrections, "Tells": tells, "Minds": minds, "Visits": visits, "Gathering": gathering, "Answers": answers,
	} {
		t.Run(name, func(t *testing.T) { test(t, fresh(t)) })
	}
}

func must[T any](v T, err error) func(*testing.T) T {
	return func(t *testing.T) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
}

// Reading is a small reading with something in every layer.
func Reading(id, published string) *dragoman.Reading {
	lat, lon := 55.75, 0.0
	span := dragoman.Span{Start: 4, End: 9}
	return &dragoman.Reading{
		Report:     dragoman.Report{ID: id, Outlet: "Harbour Post", Title: "The road", Published: dragoman.Date{Value: published, Precision: "day", Basis: "given"}, Language: "en", Text: "The envoy said it was open."},
		Sentences:  []dragoman.Sentence{{Span: dragoman.Span{End: 27}, Last: 2, Para: 3}},
		Tokens:     []dragoman.Token{{Span: span, Lemma: "envoy", UPOS: dragoman.NOUN, Head: dragoman.Root, Rel: dragoman.RootRel}, {Span: span, Head: dragoman.Unparsed}},
		Mentions:   []dragoman.Mention{{Span: span, First: 1, Last: 2, Kind: dragoman.Person, Actor: "a1"}},
		Actors:     []dragoman.Actor{{ID: "a1", Name: "the envoy", Roles: []dragoman.Role{{Title: "envoy", Span: span}}}},
		Places:     []dragoman.Place{{Span: span, Name: "Harbourtown", Lat: &lat, Lon: &lon}},
		Statements: []dragoman.Statement{{ID: "s1", Content: []dragoman.Span{span}, Speaker: dragoman.Speaker{Name: "the envoy"}, Stance: dragoman.Denies}},
		Events:     []dragoman.Event{{ID: "e1", Trigger: span, PLOVER: "CONSULT", Quad: 1, Status: dragoman.Planned, When: dragoman.When{Value: "2025-10-15", Time: &span}}},
		Notes:      []dragoman.Note{{Stage: "say", Span: span, Message: "two readings"}},
	}
}

func keepsEveryLayer(t *testing.T, open opener) {
	ctx := context.Background()
	want := Reading("r1", "2025-10-15")
	s := must(open())(t)
	must(s.Add(ctx, []*dragoman.Reading{want}))(t)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	s = must(open())(t)
	defer s.Close()
	if got := must(s.Reading(ctx, "r1"))(t); !reflect.DeepEqual(got, want) {
		t.Errorf("got  %+v\nwant %+v", got, want)
	}
	if _, err := s.Reading(ctx, "r2"); !errors.Is(err, dragoman.ErrNotFound) {
		t.Errorf("a missing report: %v, want ErrNotFound", err)
	}
}

func addTwiceIsOnce(t *testing.T, open opener) {
	ctx := context.Background()
	s := must(open())(t)
	defer s.Close()
	r := Reading("r1", "2025-10-15")
	for i, want := range []int{1, 0} {
		if n := must(s.Add(ctx, []*dragoman.Reading{r, r}))(t); n != want {
			t.Errorf("add %d: %d new, want %d", i, n, want)
		}
	}
}

func allOrNone(t *testing.T, open opener) {
	s := must(open())(t)
	defer s.Close()
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if n, err := s.Add(ctx, []*dragoman.Reading{Reading("r1", "")}); err == nil || n != 0 {
		t.Errorf("a cancelled add: %d new, error %v", n, err)
	}
	if _, err := s.Reading(context.Background(), "r1"); !errors.Is(err, dragoman.ErrNotFound) {
		t.Errorf("after a cancelled add: %v, want ErrNotFound", err)
	}
}

func order(t *testing.T, open opener) {
	ctx := context.Background()
	s := must(open())(t)
	defer s.Close()
	must(s.Add(ctx, []*dragoman.Reading{Reading("r4", ""), Reading("r3", "2025-10-16"), Reading("r2", "2025-10-15"), Reading("r1", "2025-10-15")}))(t)
	var got []string
	for r, err := range s.Readings(ctx) {
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, r.ID)
	}
	if want := []string{"r1", "r2", "r3", "r4"}; !reflect.DeepEqual(got, want) {
		t.Errorf("order %v, want %v", got, want)
	}
}

func stories(t *testing.T, open opener) {
	ctx := context.Background()
	s := must(open())(t)
	defer s.Close()
	must(s.Add(ctx, []*dragoman.Reading{Reading("r1", "2025-10-15"), Reading("r2", "2025-10-16"), Reading("r3", "2025-10-17")}))(t)
	want := []dragoman.Story{
		{ID: "s22", Title: "Two", Reports: []string{"r3"}, Origins: 1, First: "2025-10-17", Last: "2025-10-17"},
		{ID: "s21", Title: "One", Reports: []string{"r2", "r1"}, Origins: 2, First: "2025-10-15", Last: "2025-10-16", Why: "same actors"},
	}
	for range 2 {
		if err := s.PutStories(ctx, want, nil, "2025-10-18T00:00:00Z", "test"); err != nil {
			t.Fatal(err)
		}
	}
	if got := must(s.Record.Stories(ctx))(t); !reflect.DeepEqual(got, want) {
		t.Errorf("stories %+v, want %+v", got, want)
	}
	if got := must(s.Story(ctx, "s21"))(t); got.Title != "One" {
		t.Errorf("story s21 is %q", got.Title)
	}
	if got := must(s.StoryOf(ctx, "r1"))(t); got.ID != "s21" {
		t.Errorf("r1 is in %q", got.ID)
	}
	if _, err := s.Story(ctx, "s2"); !errors.Is(err, dragoman.ErrAmbiguous) {
		t.Errorf("an ambiguous id: %v", err)
	}
	if _, err := s.Story(ctx, "x"); !errors.Is(err, dragoman.ErrNotFound) {
		t.Errorf("a missing story: %v, want ErrNotFound", err)
	}
	for what, bad := range map[string]dragoman.Story{"that is not there": {ID: "s1", Reports: []string{"nobody"}}, "of another story": {ID: "s1", Reports: []string{"r3"}}} {
		if err := s.PutStories(ctx, []dragoman.Story{bad}, nil, "2025-10-18T00:00:00Z", "test"); err == nil {
			t.Errorf("a story of a report %s was kept", what)
		}
	}
	if got := must(s.Record.Stories(ctx))(t); len(got) != 2 {
		t.Errorf("after failures: %d stories, want the 2 from before", len(got))
	}
	// two stories exchange a report, and one ends
	want[0].Reports, want[1].Reports = []string{"r1", "r3"}, []string{"r2"}
	if err := s.PutStories(ctx, want, nil, "2025-10-18T00:00:00Z", "test"); err != nil {
		t.Fatal(err)
	}
	if err := s.PutStories(ctx, want[:1], []string{"s21"}, "2025-10-18T00:00:00Z", "test"); err != nil {
		t.Fatal(err)
	}
	if got := must(s.Record.Stories(ctx))(t); !reflect.DeepEqual(got, want[:1]) {
		t.Errorf("stories %+v, want %+v", got, want[:1])
	}
	if _, err := s.StoryOf(ctx, "r2"); !errors.Is(err, dragoman.ErrNotFound) {
		t.Errorf("the story of a report whose story ended: %v", err)
	}
}

func concurrentAdds(t *testing.T, open opener) {
	ctx := context.Background()
	s := must(open())(t)
	defer s.Close()
	var wait sync.WaitGroup
	errs := make([]error, 8)
	for i := range errs {
		wait.Go(func() {
			for j := range 5 {
				if _, err := s.Add(ctx, []*dragoman.Reading{Reading(fmt.Sprint("r", i%4, j), "2025-10-15")}); err != nil {
					errs[i] = err
				}
			}
		})
	}
	wait.Wait()
	if err := errors.Join(errs...); err != nil {
		t.Fatal(err)
	}
	n := 0
	for _, err := range s.Readings(ctx) {
		if err != nil {
			t.Fatal(err)
		}
		n++
	}
	if n != 20 {
		t.Errorf("%d reports, want 20", n)
	}
}
