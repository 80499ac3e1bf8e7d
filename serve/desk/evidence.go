// SPDX-License-Identifier: Apache-2.0

package desk

import (
	"context"
	"iter"

	"dragoman"
	"dragoman/correct"
)

// Shelf is what evidence is taken from: the record, or a store that holds one.
type Shelf interface {
	Readings(context.Context) iter.Seq2[*dragoman.Reading, error]
	Corrections(ctx context.Context, report string, inForce bool) ([]dragoman.Correction, error)
	Search(context.Context, dragoman.Search) ([]dragoman.Hit, string, error)
}

// Evidence hands on the readings of a record, with the corrections in force
// laid over, by publication, then id. where is a query in the language of
// search, "" for all. kind is what it is asked for: "event" and "statement"
// leave only those that match in the reading; "" leaves whole readings with a
// passage that matches.
func Evidence(ctx context.Context, from Shelf, where, kind string, f func(*dragoman.Reading) error) error {
	corrections, err := from.Corrections(ctx, "", true)
	if err != nil {
		return err
	}
	var found map[string]map[string]bool
	if where != "" {
		if found, err = matches(ctx, from, where, kind); err != nil {
			return err
		}
	}
	for r, err := range from.Readings(ctx) {
		if err != nil {
			return err
		}
		if where != "" && found[r.ID] == nil {
			continue
		}
		r, _ := correct.Lay(r, corrections)
		if err := f(only(r, found[r.ID], kind)); err != nil {
			return err
		}
	}
	return ctx.Err()
}

// matches gives, by report, the ids of events or statements a query finds.
func matches(ctx context.Context, from Shelf, where, kind string) (map[string]map[string]bool, error) {
	if kind != "" {
		where = "kind:" + kind + " (" + where + ")"
	}
	out := map[string]map[string]bool{}
	q := dragoman.Search{Query: where, Limit: 1000}
	for {
		hits, next, err := from.Search(ctx, q)
		if err != nil {
			return nil, err
		}
		for _, h := range hits {
			if out[h.Report] == nil {
				out[h.Report] = map[string]bool{}
			}
			out[h.Report][h.Ref] = true
		}
		if q.After = next; next == "" {
			return out, nil
		}
	}
}

// only is a reading with the events or statements found; other kinds leave it
// whole. The reading given is not changed.
func only(r *dragoman.Reading, found map[string]bool, kind string) *dragoman.Reading {
	if found == nil || kind == "" {
		return r
	}
	out := *r
	out.Events, out.Statements = nil, nil
	for _, e := range r.Events {
		if kind != "event" || found[e.ID] {
			out.Events = append(out.Events, e)
		}
	}
	for _, x := range r.Statements {
		if kind != "statement" || found[x.ID] {
			out.Statements = append(out.Statements, x)
		}
	}
	return &out
}

// Named gathers the names of a record's actors where people have merged some:
// one of the reports alone does not tell then how the whole is best called. In
// any other record an actor without a link is of one report.
func Named(ctx context.Context, from Shelf, names interface{ Add(*dragoman.Actor) }) error {
	corrections, err := from.Corrections(ctx, "", true)
	if err != nil {
		return err
	}
	merged := false
	for _, c := range corrections {
		merged = merged || c.Kind == dragoman.MergeActors
	}
	if !merged {
		return nil
	}
	return Evidence(ctx, from, "", "", func(r *dragoman.Reading) error {
		for i := range r.Actors {
			names.Add(&r.Actors[i])
		}
		return nil
	})
}

// EachStory hands on the stories of the record that are asked for, the latest
// first, each with its readings, and its comparison where one is wanted.
func (d *Desk) EachStory(ctx context.Context, wanted func(*dragoman.Story) bool, compared bool, f func(dragoman.Story, *dragoman.Comparison, []*dragoman.Reading) error) error {
	stories, err := d.Record.Stories(ctx)
	if err != nil {
		return err
	}
	for _, st := range stories {
		if !wanted(&st) {
			continue
		}
		var cmp dragoman.Comparison
		if compared {
			if st, cmp, err = d.Compare(ctx, st.ID); err != nil {
				return err
			}
		}
		_, readings, err := d.StoryReadings(ctx, st.ID)
		if err != nil {
			return err
		}
		if err := f(st, &cmp, readings); err != nil {
			return err
		}
	}
	return nil
}
