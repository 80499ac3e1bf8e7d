// SPDX-License-Identifier: Apache-2.0

package desk_test

import (
	"context"
	"encoding/json"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"dragoman"
	"dragoman/know/actors"
)

// A correction makes stale what was compared of the stories it touches, and of
// no other: two actors made one, a dispute left out, a story split, and each of
// them undone.
func TestCorrectionsLeaveOtherStoriesCompared(t *testing.T) {
	ctx := context.Background()
	d := open(t, filepath.Join(t.TempDir(), "r.db"))
	d.CompareReports = denying
	farmers := reading(2)
	farmers.ID, farmers.Outlet = "r9", "Outlet 9"
	farmers.Text = strings.Replace(farmers.Text, "and farmers", "while the farmers", 1)
	for i, r := range []*dragoman.Reading{reading(0), reading(1), reading(2), farmers} {
		r.Statements[0].Speaker.Name = fmt.Sprint("speaker ", i)
		for j, name := range []string{"Nordline Ferries", "Nordline"} {
			if i < 2 {
				r.Actors = append(r.Actors, dragoman.Actor{ID: fmt.Sprint("a", j), Kind: dragoman.Organisation, Name: name, Variants: []string{name}, Mentions: []dragoman.ActorMention{{Span: dragoman.Span{Start: int32(4 + j), End: int32(9 + j)}, Form: dragoman.Name}}})
			}
		}
		if _, err := d.Add(ctx, r); err != nil {
			t.Fatal(err)
		}
	}
	stories := func() map[string]dragoman.Story {
		all, err := d.Record.Stories(ctx)
		if err != nil {
			t.Fatal(err)
		}
		out := map[string]dragoman.Story{}
		for _, st := range all {
			out[map[bool]string{true: "ferry", false: "milk"}[st.Reports[0] <= reading(1).ID]] = st
		}
		return out
	}
	there := func() (out string) {
		t.Helper()
		cs, err := d.Record.Corrections(ctx, "", true)
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range []string{"ferry", "milk"} {
			_, ok, err := d.Glance(ctx, stories()[name], cs)
			if err != nil {
				t.Fatal(err)
			}
			if ok {
				out += name + " "
			}
		}
		return out
	}
	compare := func() {
		t.Helper()
		if err := d.CompareNew(ctx, func(int, int) {}); err != nil {
			t.Fatal(err)
		}
		if got := there(); got != "ferry milk " {
			t.Fatalf("compared are: %s", got)
		}
	}
	compare()
	ferry := stories()["ferry"]
	_, c, err := d.Compare(ctx, ferry.ID)
	if err != nil || len(c.Claims) != 1 {
		t.Fatal(c.Claims, err)
	}
	key := actors.Key(&dragoman.Actor{Kind: dragoman.Organisation, Name: "Nordline", Mentions: []dragoman.ActorMention{{Form: dragoman.Name}}})
	for name, do := range map[string]func() (dragoman.Correction, error){
		"two actors are one": func() (dragoman.Correction, error) {
			return d.MergeEverywhere(ctx, key, key+" ferries", "ana", "one owner")
		},
		"a dispute is none": func() (dragoman.Correction, error) {
			return d.Correct(ctx, dragoman.Correction{Kind: dragoman.RejectClaim, Target: c.Claims[0].ID, Author: "ana", Reason: "two things"})
		},
	} {
		done, err := do()
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if done.Kind == dragoman.MergeActors { // a form that is sent twice merges once, and the old address leads on
			if again, err := do(); err != nil || again.Seq != done.Seq {
				t.Errorf("merged again: %d after %d, %v", again.Seq, done.Seq, err)
			}
			if now, err := d.KeyOf(ctx, key); err != nil || now != key+" ferries" {
				t.Errorf("the merged actor's key leads to %q, %v", now, err)
			}
		}
		if got := there(); !strings.Contains(got, "milk") {
			t.Errorf("%s: compared are still: %s", name, got)
		}
		compare()
		if done.Kind == dragoman.RejectClaim {
			if _, now, err := d.Compare(ctx, ferry.ID); err != nil || len(now.Claims) != 0 {
				t.Errorf("%s: %v %v", name, now.Claims, err)
			}
		}
		if _, err := d.Correct(ctx, dragoman.Correction{Kind: dragoman.Undo, Target: fmt.Sprint(done.Seq), Author: "ana", Reason: "no"}); err != nil {
			t.Fatal(err)
		}
		if got := there(); !strings.Contains(got, "milk") {
			t.Errorf("%s, undone: compared are still: %s", name, got)
		}
		compare()
		if _, now, err := d.Compare(ctx, ferry.ID); err != nil || len(now.Claims) != 1 {
			t.Errorf("%s, undone: %v %v", name, now.Claims, err)
		}
	}
	if _, err := d.Correct(ctx, dragoman.Correction{Kind: dragoman.SplitStory, Target: ferry.ID, Value: json.RawMessage(`{"reports":["` + reading(1).ID + `"]}`), Author: "ana", Reason: "another ferry"}); err != nil {
		t.Fatal(err)
	}
	if got := there(); !strings.Contains(got, "milk") {
		t.Errorf("a story is split: compared are still: %s", got)
	}
}

// What another version of the program compared is compared again when a server
// starts.
func TestStaleComparisonsAreMadeAnew(t *testing.T) {
	ctx := context.Background()
	path := filepath.Join(t.TempDir(), "r.db")
	d := open(t, path)
	d.CompareReports = denying
	for i := range 2 {
		if _, err := d.Add(ctx, reading(i)); err != nil {
			t.Fatal(err)
		}
	}
	if err := d.CompareNew(ctx, func(int, int) {}); err != nil {
		t.Fatal(err)
	}
	all, err := d.Record.Stories(ctx)
	if err != nil {
		t.Fatal(err)
	}
	d = open(t, path)
	d.CompareReports, d.Engine = denying, "a later one"
	if _, ok, err := d.Glance(ctx, all[0], nil); err != nil || ok {
		t.Fatalf("compared by another version, and taken as new (%v)", err)
	}
	if err := d.CompareStale(ctx); err != nil {
		t.Fatal(err)
	}
	if sheet, ok, err := d.Glance(ctx, all[0], nil); err != nil || !ok || len(sheet.Page.Issues) != 1 {
		t.Errorf("not compared anew: %v %v", ok, err)
	}
}
