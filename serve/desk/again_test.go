// SPDX-License-Identifier: Apache-2.0

package desk_test

import (
	"context"
	"encoding/json"
	"path/filepath"
	"testing"

	"dragoman"
)

// What a person put right is found by searching, stays when the report is read
// again with other ids, and can be undone.
func TestCorrectionsAreFoundAndKeptAfterReadingAgain(t *testing.T) {
	ctx := context.Background()
	d := open(t, filepath.Join(t.TempDir(), "r.db"))
	r := reading(0)
	if _, err := d.Add(ctx, r); err != nil {
		t.Fatal(err)
	}
	fix, err := d.Correct(ctx, dragoman.Correction{Kind: dragoman.FixSpeaker, Report: r.ID, Target: "s1", Value: json.RawMessage(`{"name":"Mayor Brandt"}`), Author: "ana", Reason: "line two"})
	if err != nil {
		t.Fatal(err)
	}
	found := func(query string, want int) {
		t.Helper()
		hits, _, err := d.Search(ctx, query, "", 10)
		if err != nil || len(hits) != want {
			t.Errorf("%s finds %d (%v), want %d", query, len(hits), err, want)
		}
	}
	found(`speaker:"Mayor Brandt"`, 1)
	found(`speaker:"the coast guard"`, 0)
	again := reading(0)
	again.Statements[0].ID = "s77"
	d.Again = func(dragoman.Report) *dragoman.Reading { return again }
	if lost, err := d.ReadAgain(ctx, r.ID); err != nil || len(lost) != 0 {
		t.Fatalf("%v %v", lost, err)
	}
	now, err := d.Reading(ctx, r.ID)
	if err != nil || now.Statements[0].ID != "s77" || now.Statements[0].Speaker.Name != "Mayor Brandt" {
		t.Fatalf("%+v %v", now.Statements, err)
	}
	found(`speaker:"Mayor Brandt"`, 1)
	if _, err := d.Correct(ctx, dragoman.Correction{Kind: dragoman.Undo, Target: "1", Author: "ana", Reason: "no"}); err != nil || fix.Seq != 1 {
		t.Fatal(fix.Seq, err)
	}
	found(`speaker:"Mayor Brandt"`, 0)
	found(`speaker:"the coast guard"`, 1)
	again.Statements = nil
	if _, err := d.Correct(ctx, dragoman.Correction{Kind: dragoman.FixSpeaker, Report: r.ID, Target: "s77", Value: json.RawMessage(`{"name":"x"}`), Author: "ana", Reason: "b"}); err != nil {
		t.Fatal(err)
	}
	if lost, err := d.ReadAgain(ctx, r.ID); err != nil || len(lost) != 1 {
		t.Errorf("a correction that finds nothing: %v %v", lost, err)
	}
}

// A changed page is a revision of what was there, and reports that were
// stopped on their way into a story are placed when the desk opens.
func TestRevisionsAndReportsStoppedOnTheirWay(t *testing.T) {
	ctx := context.Background()
	path := filepath.Join(t.TempDir(), "r.db")
	d := open(t, path)
	first, changed := reading(0), reading(1)
	first.URL, changed.URL = "https://post.example/ferry", "https://post.example/ferry"
	if _, err := d.Add(ctx, first); err != nil {
		t.Fatal(err)
	}
	if _, err := d.Add(ctx, changed); err != nil {
		t.Fatal(err)
	}
	if got, err := d.Reading(ctx, changed.ID); err != nil || got.RevisionOf != first.ID {
		t.Errorf("revision of %q, want %q (%v)", got.RevisionOf, first.ID, err)
	}
	if _, err := d.Record.Add(ctx, []*dragoman.Reading{reading(2)}); err != nil {
		t.Fatal(err)
	}
	d = open(t, path)
	if got := shape(t, d); got != "0+1 2" {
		t.Errorf("after opening again: %q", got)
	}
	if err := d.Drop(ctx, []string{first.ID, reading(2).ID}, "test"); err != nil {
		t.Fatal(err)
	}
	if got := shape(t, d); got != "1" {
		t.Errorf("after dropping two: %q", got)
	}
	if hits, _, err := d.Search(ctx, "milk", "", 10); err != nil || len(hits) != 0 {
		t.Errorf("what was dropped is found: %v %v", hits, err)
	}
}
