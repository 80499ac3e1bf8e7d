// SPDX-License-Identifier: Apache-2.0

package sqlite

import (
	"context"
	"encoding/json"
	"errors"
	"testing"

	"dragoman"
)

func TestCorrectionsAreOnlyAdded(t *testing.T) {
	ctx := context.Background()
	s := opened(t, 1)
	c := dragoman.Correction{Kind: dragoman.FixSpeaker, Report: "r00", Target: "s1", Value: json.RawMessage(`{"name":"the ambassador"}`), Spans: []dragoman.Span{{Start: 3, End: 9}}, Author: "ana", At: "2025-10-16T10:00:00Z", Reason: "the next sentence says so"}
	first, err := s.Correct(ctx, c)
	if err != nil || first.Seq != 1 {
		t.Fatal(first, err)
	}
	undo := dragoman.Correction{Kind: dragoman.Undo, Target: "1", Author: "ben", At: "2025-10-16T11:00:00Z", Reason: "no"}
	if _, err := s.Correct(ctx, undo); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Correct(ctx, undo); err == nil {
		t.Error("undone twice")
	}
	missing := undo
	missing.Target = "99"
	if _, err := s.Correct(ctx, missing); !errors.Is(err, dragoman.ErrNotFound) {
		t.Errorf("undoing 99: %v", err)
	}
	if _, err := s.Correct(ctx, dragoman.Correction{Kind: dragoman.FixSpeaker, Target: "s1", Author: "ana", At: "x"}); err == nil {
		t.Error("a correction without a reason was kept")
	}
	all, err := s.Corrections(ctx, "", false)
	if err != nil || len(all) != 2 || string(all[0].Value) != string(c.Value) || all[0].Spans[0] != c.Spans[0] {
		t.Errorf("%+v %v", all, err)
	}
	if inForce, err := s.Corrections(ctx, "r00", true); err != nil || len(inForce) != 0 {
		t.Errorf("in force after the undo: %+v %v", inForce, err)
	}
	changes, err := s.Changes(ctx, 0, 100)
	if err != nil || len(changes) != 3 || changes[1].Seq <= changes[0].Seq {
		t.Errorf("%+v %v", changes, err)
	}
	if later, err := s.Changes(ctx, changes[1].Seq, 100); err != nil || len(later) != 1 {
		t.Errorf("after the first: %+v %v", later, err)
	}
}
