// SPDX-License-Identifier: Apache-2.0

package storetest

import (
	"context"
	"errors"
	"reflect"
	"testing"

	"dragoman"
)

// A watch tells of a thing once; what it told goes its ways until they are
// done, and goes with its report.
func minds(t *testing.T, open opener) {
	ctx := context.Background()
	s := must(open())(t)
	defer s.Close()
	must(s.Add(ctx, []*dragoman.Reading{Reading("r1", "2025-10-15")}))(t)
	w := dragoman.Watch{ID: "w1", Kind: dragoman.WatchSaid, Who: "Liv Aune", Stance: dragoman.Denies, Made: "2025-10-15T08:00:00Z", Mail: "ana@desk.example"}
	for _, x := range []dragoman.Watch{{ID: "w2", Kind: dragoman.WatchSearch, Query: "ferry", Made: "2025-10-16T08:00:00Z"}, w} {
		if err := s.PutWatch(ctx, x); err != nil {
			t.Fatal(err)
		}
	}
	if all := must(s.Watches(ctx))(t); len(all) != 2 || !reflect.DeepEqual(all[0], w) {
		t.Errorf("%+v", all)
	}
	a := dragoman.Alert{Watch: "w1", Key: "r1", At: "2025-10-17T08:00:00Z", Cites: []dragoman.Receipt{{Report: "r1", Span: dragoman.Span{Start: 4, End: 9}}}, Why: []dragoman.Met{{Condition: "who", Words: "Liv Aune"}}}
	told := must(s.Alert(ctx, []dragoman.Alert{a}, []string{"hook", "mail"}, a.At))(t)
	if len(told) != 1 || told[0].Seq == 0 {
		t.Fatalf("%+v", told)
	}
	if again := must(s.Alert(ctx, []dragoman.Alert{a}, []string{"hook"}, a.At))(t); len(again) != 0 {
		t.Errorf("told twice: %+v", again)
	}
	if got := must(s.AlertBy(ctx, told[0].Seq))(t); got.Cites[0] != a.Cites[0] || got.Why[0] != a.Why[0] {
		t.Errorf("%+v", got)
	}
	due := must(s.Undelivered(ctx, a.At, 10))(t)
	if len(due) != 2 {
		t.Fatalf("%+v", due)
	}
	due[0].Tries, due[0].Next, due[0].Error = 1, "2025-10-17T09:00:00Z", "refused"
	due[1].State = "done"
	for _, d := range due {
		if err := s.Delivered(ctx, d); err != nil {
			t.Fatal(err)
		}
	}
	if left := must(s.Undelivered(ctx, a.At, 10))(t); len(left) != 0 {
		t.Errorf("%+v is tried before its time", left)
	}
	if left := must(s.Undelivered(ctx, "2025-10-17T09:00:00Z", 10))(t); len(left) != 1 || left[0] != due[0] {
		t.Errorf("%+v", left)
	}
	if f := must(s.Failing(ctx))(t); f["w1"] != "refused" {
		t.Errorf("%v", f)
	}
	if err := s.Drop(ctx, []string{"r1"}, "2025-10-18T00:00:00Z", "gone"); err != nil {
		t.Fatal(err)
	}
	if left := must(s.Alerts(ctx, "", 0, 10))(t); len(left) != 0 {
		t.Errorf("an alert cites a report that is gone: %+v", left)
	}
	if err := errors.Join(s.DropWatch(ctx, "w1"), s.SetMark(ctx, "", "s1", dragoman.StoryMark{Star: true, Seen: "2025-10-15"})); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Watch(ctx, "w1"); !errors.Is(err, dragoman.ErrNotFound) {
		t.Errorf("it is still there: %v", err)
	}
	if err := s.DropWatch(ctx, "w1"); !errors.Is(err, dragoman.ErrNotFound) {
		t.Errorf("dropped twice: %v", err)
	}
	if m := must(s.Marks(ctx, ""))(t); !m["s1"].Star || len(must(s.Marks(ctx, "other"))(t)) != 0 {
		t.Errorf("%v", m)
	}
}

// A visit lasts while its reader is there; the next one knows when it ended and
// what the record was.
func visits(t *testing.T, open opener) {
	ctx := context.Background()
	s := must(open())(t)
	defer s.Close()
	const lull = 1800
	for _, x := range []struct {
		now     string
		version int64
		want    dragoman.Visit
	}{
		{"2025-10-15T08:00:00Z", 5, dragoman.Visit{At: "2025-10-15T08:00:00Z", Version: 5}},
		{"2025-10-15T08:00:10Z", 6, dragoman.Visit{At: "2025-10-15T08:00:00Z", Version: 5}},
		{"2025-10-15T08:20:00Z", 7, dragoman.Visit{At: "2025-10-15T08:00:00Z", Version: 5}},
		{"2025-10-15T09:20:00Z", 9, dragoman.Visit{At: "2025-10-15T09:20:00Z", Before: "2025-10-15T08:20:00Z", Version: 7}},
		{"2025-10-15T09:40:00Z", 11, dragoman.Visit{At: "2025-10-15T09:20:00Z", Before: "2025-10-15T08:20:00Z", Version: 7}},
	} {
		if got := must(s.Visit(ctx, "", x.now, x.version, lull))(t); got != x.want {
			t.Errorf("%s: %+v, want %+v", x.now, got, x.want)
		}
	}
}
