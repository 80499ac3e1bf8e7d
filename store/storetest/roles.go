// SPDX-License-Identifier: Apache-2.0

package storetest

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"sync"
	"testing"

	"dragoman"
)

var errStop = errors.New("stopped in the middle")

func actIsWholeOrNot(t *testing.T, open opener) {
	ctx := context.Background()
	s := must(open())(t)
	defer s.Close()
	act := func(end error) error {
		return s.Do(ctx, func(tx dragoman.Record) error {
			if _, err := tx.Add(ctx, []*dragoman.Reading{Reading("r1", "2025-10-15")}); err != nil {
				return err
			}
			if err := tx.PutStories(ctx, []dragoman.Story{{ID: "s1", Reports: []string{"r1"}}}, nil, "2025-10-16T00:00:00Z", "test"); err != nil {
				return err
			}
			// an act inside an act is part of it, and sees what it did
			return tx.Do(ctx, func(in dragoman.Record) error {
				if _, err := in.StoryOf(ctx, "r1"); err != nil {
					return err
				}
				if _, err := in.Correct(ctx, dragoman.Correction{Kind: dragoman.RejectClaim, Target: "c1", Author: "ana", At: "2025-10-16T00:00:00Z", Reason: "no"}); err != nil {
					return err
				}
				return end
			})
		})
	}
	if err := act(errStop); !errors.Is(err, errStop) {
		t.Fatalf("the act ended with %v", err)
	}
	n := must(s.Version(ctx))(t)
	cs := must(s.Record.Corrections(ctx, "", false))(t)
	if has := must(s.Has(ctx, "r1"))(t); has || n != 0 || len(cs) != 0 {
		t.Errorf("of an act that failed there is a report (%v), %d changes, %d corrections", has, n, len(cs))
	}
	if err := act(nil); err != nil {
		t.Fatal(err)
	}
	if st, err := s.StoryOf(ctx, "r1"); err != nil || st.ID != "s1" {
		t.Errorf("after the act: %v %v", st, err)
	}
}

// What acts read, change and write is not mixed with what others do.
func actsDoNotMix(t *testing.T, open opener) {
	ctx := context.Background()
	a, b := must(open())(t), must(open())(t)
	defer a.Close()
	defer b.Close()
	const each = 12
	var wait sync.WaitGroup
	errs := make([]error, 2)
	for k, s := range []Opened{a, b} {
		wait.Go(func() {
			for i := range each {
				id := fmt.Sprintf("r%d%02d", k, i)
				errs[k] = errors.Join(errs[k], s.Do(ctx, func(tx dragoman.Record) error {
					if _, err := tx.Add(ctx, []*dragoman.Reading{Reading(id, "2025-10-15")}); err != nil {
						return err
					}
					st, err := tx.Story(ctx, "s1")
					if err != nil && !errors.Is(err, dragoman.ErrNotFound) {
						return err
					}
					st.ID, st.Reports = "s1", append(st.Reports, id)
					return tx.PutStories(ctx, []dragoman.Story{st}, nil, "2025-10-16T00:00:00Z", "test")
				}))
			}
		})
	}
	wait.Wait()
	if err := errors.Join(errs...); err != nil {
		t.Fatal(err)
	}
	if st := must(a.Story(ctx, "s1"))(t); len(st.Reports) != 2*each {
		t.Errorf("the story has %d reports, want %d", len(st.Reports), 2*each)
	}
}

func placements(t *testing.T, open opener) {
	ctx := context.Background()
	s := must(open())(t)
	defer s.Close()
	if _, ok, err := s.LastDay(ctx); ok || err != nil {
		t.Errorf("an empty record has a last day: %v %v", ok, err)
	}
	must(s.Add(ctx, []*dragoman.Reading{Reading("r1", "2025-10-15"), Reading("r2", "2025-10-16"), Reading("r3", "")}))(t)
	want := []dragoman.Placement{
		{Report: "r1", Published: "2025-10-15", Story: "s1", Day: 20376, Dated: true},
		{Report: "r2", Published: "2025-10-16", Story: "s2", Day: 20377, Dated: true},
		{Report: "r3", Story: "s2", Day: 20378},
	}
	if got := must(s.Unplaced(ctx))(t); !slices.Equal(got, []string{"r1", "r2", "r3"}) {
		t.Errorf("unplaced: %v", got)
	}
	for range 2 {
		if err := s.Place(ctx, want); err != nil {
			t.Fatal(err)
		}
	}
	if got := must(s.Unplaced(ctx))(t); len(got) != 0 {
		t.Errorf("unplaced: %v", got)
	}
	got := must(s.Placed(ctx, 20377, 20379))(t)
	slices.SortFunc(got, func(a, b dragoman.Placement) int { return int(a.Day - b.Day) })
	if !reflect.DeepEqual(got, want[1:]) {
		t.Errorf("placed %+v, want %+v", got, want[1:])
	}
	if d, ok, err := s.LastDay(ctx); d != 20377 || !ok || err != nil {
		t.Errorf("last day %d %v %v", d, ok, err)
	}
	if got := must(s.PlacedBefore(ctx, []string{"s1", "s2", "s3"}, 20377))(t); !slices.Equal(got, []string{"s1"}) {
		t.Errorf("placed before: %v", got)
	}
	if err := s.Place(ctx, []dragoman.Placement{{Report: "nobody", Story: "s1"}}); err == nil {
		t.Error("a report that is not there was placed")
	}
}

func corrections(t *testing.T, open opener) {
	ctx := context.Background()
	s := must(open())(t)
	defer s.Close()
	c := dragoman.Correction{Kind: dragoman.FixSpeaker, Report: "r1", Target: "s1", Value: json.RawMessage(`{"name":"the ambassador"}`), Spans: []dragoman.Span{{Start: 3, End: 9}}, Author: "ana", At: "2025-10-16T10:00:00Z", Reason: "the next sentence says so"}
	c = must(s.Correct(ctx, c))(t)
	if got := must(s.Record.Corrections(ctx, "r1", true))(t); !reflect.DeepEqual(got, []dragoman.Correction{c}) {
		t.Errorf("%+v, want %+v", got, c)
	}
	undo := dragoman.Correction{Kind: dragoman.Undo, Target: fmt.Sprint(c.Seq), Author: "ben", At: "2025-10-16T11:00:00Z", Reason: "no"}
	undone := must(s.Correct(ctx, undo))(t)
	if _, err := s.Correct(ctx, undo); !errors.Is(err, dragoman.ErrConflict) {
		t.Errorf("undoing what is undone: %v", err)
	}
	undo.Target = fmt.Sprint(undone.Seq)
	if _, err := s.Correct(ctx, undo); !errors.Is(err, dragoman.ErrConflict) {
		t.Errorf("undoing an undo: %v", err)
	}
	undo.Target = "99"
	if _, err := s.Correct(ctx, undo); !errors.Is(err, dragoman.ErrNotFound) {
		t.Errorf("undoing what is not there: %v", err)
	}
	if got := must(s.Record.Corrections(ctx, "", true))(t); len(got) != 0 {
		t.Errorf("in force: %+v", got)
	}
	if got := must(s.Record.Corrections(ctx, "", false))(t); len(got) != 2 {
		t.Errorf("all: %+v", got)
	}
}

func gathering(t *testing.T, open opener) {
	ctx := context.Background()
	s := must(open())(t)
	defer s.Close()
	f := dragoman.Feed{URL: "https://post.example/feed", Outlet: "Post"}
	for _, want := range []bool{true, false} {
		if added := must(s.AddFeed(ctx, f))(t); added != want {
			t.Errorf("added %v, want %v", added, want)
		}
	}
	f.State, f.Next = dragoman.FeedOK, "2025-10-16T10:15:00Z"
	item := dragoman.FeedItem{Feed: f.URL, ID: "1", URL: "https://post.example/1", HTML: "<p>text"}
	for _, want := range []int{1, 0} {
		if fresh := must(s.FeedAsked(ctx, f, []dragoman.FeedItem{item}))(t); fresh != want {
			t.Errorf("%d new items, want %d", fresh, want)
		}
	}
	if got := must(s.Record.Feeds(ctx, "2025-10-16T10:00:00Z"))(t); len(got) != 0 {
		t.Errorf("due too early: %+v", got)
	}
	waiting := must(s.Waiting(ctx, "2025-10-16T10:00:00Z", 5))(t)
	if len(waiting) != 1 || waiting[0].HTML != item.HTML || waiting[0].Outlet != "Post" {
		t.Fatalf("waiting: %+v", waiting)
	}
	waiting[0].State, waiting[0].Report = "read", "r1"
	if err := s.ItemDone(ctx, waiting[0], &dragoman.Snapshot{Hash: "h", Media: "text/html", Body: []byte("<p>text")}); err != nil {
		t.Fatal(err)
	}
	if got := must(s.Waiting(ctx, "2025-10-16T10:00:00Z", 5))(t); len(got) != 0 {
		t.Errorf("still waiting: %+v", got)
	}
	page := dragoman.Page{URL: item.URL, Outlet: "Post", Hash: "h", Report: "r1", Checked: "2025-10-16T10:00:00Z", Next: "2025-10-16T16:00:00Z"}
	if err := s.SetPage(ctx, page, nil); err != nil {
		t.Fatal(err)
	}
	if got := must(s.PagesDue(ctx, "2025-10-16T17:00:00Z", 5))(t); !reflect.DeepEqual(got, []dragoman.Page{page}) {
		t.Errorf("pages due: %+v", got)
	}
}

func answers(t *testing.T, open opener) {
	ctx := context.Background()
	s := must(open())(t)
	defer s.Close()
	if err := s.Answer(ctx, "ana", "k1", "request", 201, []byte("yes"), "2025-10-16T10:00:00Z"); err != nil {
		t.Fatal(err)
	}
	for request, want := range map[string]bool{"request": true, "another": false} {
		status, answer, same, ok, err := s.Answered(ctx, "ana", "k1", request)
		if err != nil || status != 201 || string(answer) != "yes" || same != want || !ok {
			t.Errorf("%s: %d %q %v %v %v", request, status, answer, same, ok, err)
		}
	}
	if _, _, _, ok, err := s.Answered(ctx, "ben", "k1", "request"); ok || err != nil {
		t.Errorf("another caller's: %v %v", ok, err)
	}
}
