// SPDX-License-Identifier: Apache-2.0

package desk_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"dragoman"
	"dragoman/serve/desk"
	"dragoman/store/sqlite"
	"dragoman/story"
)

var bodies = []string{
	"The ferry Albatross sank off Harbourtown on Monday with forty people aboard, and the coast guard said that divers were searching the wreck for survivors near the lighthouse.",
	"Divers searched the wreck of the ferry Albatross off Harbourtown, the coast guard said, after it sank on Monday near the lighthouse with forty people aboard.",
	"Parliament in Northland passed the milk tariff on Monday, and farmers who had blocked the roads with tractors said that they would go home after the vote of the deputies.",
}

func reading(i int) *dragoman.Reading {
	id := fmt.Sprintf("r%016d", i)
	return &dragoman.Reading{Report: dragoman.Report{ID: id, Outlet: fmt.Sprint("Outlet ", i), Title: strings.Join(strings.Fields(bodies[i])[:6], " "), Text: bodies[i], Published: dragoman.Date{Value: fmt.Sprintf("2025-10-1%d", 4+i)}},
		Statements: []dragoman.Statement{{ID: "s1", Content: []dragoman.Span{{Start: 4, End: 20}}, Speaker: dragoman.Speaker{Name: "the coast guard"}}}}
}

func open(t *testing.T, path string) *desk.Desk {
	t.Helper()
	ctx := context.Background()
	db, err := sqlite.Open(ctx, path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	w, err := story.Shipped()
	if err != nil {
		t.Fatal(err)
	}
	d := &desk.Desk{Record: db.Record(), Weights: w, Now: func() time.Time { return time.Date(2025, 10, 20, 0, 0, 0, 0, time.UTC) }}
	if err := d.Open(ctx); err != nil {
		t.Fatal(err)
	}
	return d
}

// shape is the stories as lists of report numbers.
func shape(t *testing.T, d *desk.Desk) string {
	t.Helper()
	all, err := d.Record.Stories(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, st := range all {
		var in []string
		for _, r := range st.Reports {
			in = append(in, r[len(r)-1:])
		}
		out = append(out, strings.Join(in, "+"))
	}
	slices.Sort(out)
	return strings.Join(out, " ")
}

func TestStoriesFormAndPeopleMoveReports(t *testing.T) {
	ctx := context.Background()
	path := filepath.Join(t.TempDir(), "r.db")
	d := open(t, path)
	for _, i := range []int{0, 2} {
		a, err := d.Add(ctx, reading(i))
		if err != nil || !a.New || !a.Opened {
			t.Fatalf("%+v %v", a, err)
		}
	}
	d = open(t, path) // taken up where it was left
	a, err := d.Add(ctx, reading(1))
	if err != nil || a.Opened {
		t.Fatalf("the second report on the ferry: %+v %v", a, err)
	}
	if again, err := d.Add(ctx, reading(1)); err != nil || again.New || again.Story != a.Story {
		t.Errorf("the same again: %+v %v", again, err)
	}
	if got := shape(t, d); got != "0+1 2" {
		t.Fatalf("stories %q", got)
	}
	milk, err := d.Record.StoryOf(ctx, reading(2).ID)
	if err != nil {
		t.Fatal(err)
	}
	do := func(c dragoman.Correction, want string) dragoman.Correction {
		t.Helper()
		c.Author, c.Reason = "ana", "to see"
		c, err := d.Correct(ctx, c)
		if err != nil {
			t.Fatal(err)
		}
		if got := shape(t, d); got != want {
			t.Errorf("after %s: %q, want %q", c.Kind, got, want)
		}
		return c
	}
	merge := do(dragoman.Correction{Kind: dragoman.MergeStories, Target: milk.ID, Value: json.RawMessage(`{"into":"` + a.Story + `"}`)}, "0+1+2")
	split := do(dragoman.Correction{Kind: dragoman.SplitStory, Target: a.Story, Value: json.RawMessage(`{"reports":["` + reading(1).ID + `"]}`)}, "0+2 1")
	do(dragoman.Correction{Kind: dragoman.Undo, Target: fmt.Sprint(merge.Seq)}, "0 1 2")
	do(dragoman.Correction{Kind: dragoman.Undo, Target: fmt.Sprint(split.Seq)}, "0+1 2")
}

func TestCorrectionsThatDoNotFitAreRefused(t *testing.T) {
	ctx := context.Background()
	d := open(t, filepath.Join(t.TempDir(), "r.db"))
	a, err := d.Add(ctx, reading(0))
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]dragoman.Correction{
		"kind":  {Kind: "burn", Target: "x"},
		"split": {Kind: dragoman.SplitStory, Target: a.Story, Value: json.RawMessage(`{"reports":["` + a.Report + `"]}`)},
		"merge": {Kind: dragoman.MergeStories, Target: a.Story, Value: json.RawMessage(`{}`)},
		"value": {Kind: dragoman.FixSpeaker, Report: a.Report, Target: "s1", Value: json.RawMessage(`7`)},
	} {
		c.Author, c.Reason = "ana", "x"
		if _, err := d.Correct(ctx, c); !errors.Is(err, desk.ErrValue) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := d.Correct(ctx, dragoman.Correction{Kind: dragoman.RejectEvent, Report: a.Report, Target: "e9", Author: "a", Reason: "b"}); !errors.Is(err, dragoman.ErrNotFound) {
		t.Errorf("a missing event: %v", err)
	}
	c, err := d.Correct(ctx, dragoman.Correction{Kind: dragoman.FixSpeaker, Report: a.Report, Target: "s1", Value: json.RawMessage(`{"name":"the mayor"}`), Author: "ana", Reason: "the next line"})
	if err != nil || len(c.Spans) != 1 {
		t.Fatalf("%+v %v", c, err)
	}
	r, err := d.Reading(ctx, a.Report)
	if err != nil || r.Statements[0].Speaker.Name != "the mayor" {
		t.Errorf("%+v %v", r, err)
	}
}

// A report dated ahead of the day it came on is placed as one without a date:
// it joins what tells of the same, and moves nothing. One of long ago stands
// apart.
func TestDatesFarAwayMoveNothing(t *testing.T) {
	ctx := context.Background()
	d := open(t, filepath.Join(t.TempDir(), "r.db"))
	ahead, ago := reading(0), reading(0)
	ahead.ID, ahead.Published.Value = "rahead8", "2199-01-01"
	ago.ID, ago.Published.Value = "rago9", "1970-01-01"
	for _, r := range []*dragoman.Reading{ahead, ago, reading(2), reading(1), reading(0)} {
		if _, err := d.Add(ctx, r); err != nil {
			t.Fatal(err)
		}
	}
	if got := shape(t, d); got != "0+1+8 2 9" && got != "0+1 2 8 9" {
		t.Errorf("stories %q", got)
	}
}

// To undo what is undone is a conflict, and leaves nothing behind.
func TestUndoingTwiceIsAConflict(t *testing.T) {
	ctx := context.Background()
	d := open(t, filepath.Join(t.TempDir(), "r.db"))
	a, err := d.Add(ctx, reading(0))
	if err != nil {
		t.Fatal(err)
	}
	c, err := d.Correct(ctx, dragoman.Correction{Kind: dragoman.RejectStatement, Report: a.Report, Target: "s1", Author: "ana", Reason: "no"})
	if err != nil {
		t.Fatal(err)
	}
	undo := dragoman.Correction{Kind: dragoman.Undo, Target: fmt.Sprint(c.Seq), Author: "ana", Reason: "yes"}
	if _, err := d.Correct(ctx, undo); err != nil {
		t.Fatal(err)
	}
	was, err := d.Version(ctx)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := d.Correct(ctx, undo); !errors.Is(err, dragoman.ErrConflict) {
		t.Errorf("undone twice: %v", err)
	}
	if now, err := d.Version(ctx); err != nil || now != was {
		t.Errorf("a refused correction left %d changes (%v)", now-was, err)
	}
}

// A comparison that is made while another report joins the story is not kept:
// the next one sees all of them.
func TestComparisonOfAStoryThatChanged(t *testing.T) {
	ctx := context.Background()
	d := open(t, filepath.Join(t.TempDir(), "r.db"))
	var story string
	for _, i := range []int{0, 1} {
		a, err := d.Add(ctx, reading(i))
		if err != nil {
			t.Fatal(err)
		}
		story = a.Story
	}
	more := reading(1)
	more.ID, more.Outlet = "r0000000000000009", "Outlet 9"
	of := 0
	d.CompareReports = func(rs []*dragoman.Reading, _ func(done, of int)) dragoman.Comparison {
		if of = len(rs); of == 2 {
			if a, err := d.Add(ctx, more); err != nil || a.Story != story {
				t.Fatalf("%+v %v", a, err)
			}
		}
		return dragoman.Comparison{Claims: []dragoman.Claim{{ID: "c1", Label: fmt.Sprint(len(rs))}}}
	}
	for _, want := range []int{2, 3} {
		if _, c, err := d.Compare(ctx, story); err != nil || of != want || c.Claims[0].Label != fmt.Sprint(want) {
			t.Errorf("%d reports compared, want %d; %+v %v", of, want, c.Claims, err)
		}
	}
	of = 0
	if _, _, err := d.Compare(ctx, story); err != nil || of != 0 {
		t.Errorf("compared again, although nothing changed: %v", err)
	}
}
