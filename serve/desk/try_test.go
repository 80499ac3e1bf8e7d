// SPDX-License-Identifier: Apache-2.0

package desk_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"testing"

	"dragoman"
	"dragoman/serve/desk"
)

// denying compares by who denies: a dispute stands while the last report's
// statement denies, and is of another kind of words where a minister says it.
func denying(rs []*dragoman.Reading, tell func(done, of int)) (c dragoman.Comparison) {
	for _, r := range rs {
		c.Reports = append(c.Reports, dragoman.Compared{ID: r.ID, Outlet: r.Outlet, Published: r.Published})
	}
	cell := func(r *dragoman.Reading, who string, stance dragoman.Stance) dragoman.Cell {
		return dragoman.Cell{Report: r.ID, Holder: who, Stance: stance, Spans: []dragoman.Span{{Start: 4, End: 20}}}
	}
	last := rs[len(rs)-1]
	for _, s := range last.Statements {
		c.Claims = append(c.Claims, dragoman.Claim{ID: "c" + s.Speaker.Name, Kind: "denied", Why: "status", Label: "the ferry sank", Cells: []dragoman.Cell{cell(rs[0], "the coast guard", dragoman.Asserts), cell(last, s.Speaker.Name, dragoman.Denies)}})
	}
	tell(len(rs), len(rs))
	return c
}

// What a correction would change is what it changes, and asking keeps nothing.
func TestTryingACorrection(t *testing.T) {
	ctx := context.Background()
	d := open(t, filepath.Join(t.TempDir(), "r.db"))
	d.CompareReports = denying
	var a desk.Added
	for i := range 2 {
		var err error
		if a, err = d.Add(ctx, reading(i)); err != nil {
			t.Fatal(err)
		}
	}
	st, _, whole, err := d.Whole(ctx, a.Story)
	if err != nil || len(whole.Issues) != 1 {
		t.Fatalf("%d issues, %v", len(whole.Issues), err)
	}
	of := st.Reports[len(st.Reports)-1]
	was, err := d.Version(ctx)
	if err != nil {
		t.Fatal(err)
	}
	for name, x := range map[string]struct {
		c                dragoman.Correction
		after, gone, new int
	}{
		"no statement":  {dragoman.Correction{Kind: dragoman.RejectStatement, Report: of, Target: "s1"}, 0, 1, 0},
		"another says":  {dragoman.Correction{Kind: dragoman.FixSpeaker, Report: of, Target: "s1", Value: json.RawMessage(`{"name":"the minister"}`)}, 1, 1, 1},
		"no dispute":    {dragoman.Correction{Kind: dragoman.RejectClaim, Target: whole.Issues[0].ID}, 0, 1, 0},
		"another place": {dragoman.Correction{Kind: dragoman.RejectStatement, Report: st.Reports[0], Target: "s1"}, 1, 0, 0},
	} {
		e, err := d.Try(ctx, x.c)
		if err != nil || e.Story != st.ID || e.Before != 1 || e.After != x.after || len(e.Gone) != x.gone || len(e.New) != x.new {
			t.Errorf("%s: %+v %v", name, e, err)
		}
	}
	if now, err := d.Version(ctx); err != nil || now != was {
		t.Errorf("trying left %d changes (%v)", now-was, err)
	}
	if cs, err := d.Record.Corrections(ctx, "", false); err != nil || len(cs) > 0 {
		t.Errorf("trying left %d corrections (%v)", len(cs), err)
	}
	if _, err := d.Try(ctx, dragoman.Correction{Kind: dragoman.RejectStatement, Report: of, Target: "s9"}); !errors.Is(err, dragoman.ErrNotFound) {
		t.Errorf("a missing statement: %v", err)
	}
}

// Whoever waits for a large story is told how far its comparison is.
func TestComparingTellsHowFarItIs(t *testing.T) {
	ctx := context.Background()
	d := open(t, filepath.Join(t.TempDir(), "r.db"))
	told, wait := make(chan bool), make(chan bool)
	d.CompareReports = func(rs []*dragoman.Reading, tell func(done, of int)) dragoman.Comparison {
		tell(3, 40)
		close(told)
		<-wait
		return denying(rs, tell)
	}
	var many []*dragoman.Reading
	for i := range 30 {
		r := reading(i % 2)
		r.ID = fmt.Sprintf("r%016d", i)
		many = append(many, r)
	}
	if _, err := d.AddAll(ctx, many); err != nil {
		t.Fatal(err)
	}
	all, err := d.Record.Stories(ctx)
	if err != nil {
		t.Fatal(err)
	}
	st := slices.MaxFunc(all, func(a, b dragoman.Story) int { return len(a.Reports) - len(b.Reports) })
	var busy *desk.Comparing
	if _, _, err := d.Sheet(ctx, st.ID); !errors.As(err, &busy) || busy.Of != 0 {
		t.Fatalf("at first: %v", err)
	}
	<-told
	if _, _, err := d.Sheet(ctx, st.ID); !errors.As(err, &busy) || busy.Done != 3 || busy.Of != 40 {
		t.Errorf("then: %+v, %v", busy, err)
	}
	if _, err := d.Try(ctx, dragoman.Correction{Kind: dragoman.RejectStatement, Report: st.Reports[0], Target: "s1"}); !errors.Is(err, desk.ErrLarge) {
		t.Errorf("a large story was tried: %v", err)
	}
	close(wait)
	for errors.As(err, &busy) || err == nil {
		var s desk.Sheet
		if _, s, err = d.Sheet(ctx, st.ID); err == nil {
			if len(s.Page.Issues) != 1 {
				t.Errorf("%d issues", len(s.Page.Issues))
			}
			break
		}
	}
}
