// SPDX-License-Identifier: Apache-2.0

package main

import (
	"context"
	"io"
	"slices"

	"dragoman"
	"dragoman/export"
	"dragoman/serve/desk"
	"dragoman/store/sqlite"
	"dragoman/story"
)

// compared writes stories, or what comparing them shows. Of files, the claims are those of all the
// reports side by side, as compare has them; of the record, those of each
// story. --since and --where leave the stories that hold a report they find,
// each whole.
func (c *exportCmd) compared(ctx context.Context, s streams, w io.Writer, f *folder) (rows, unread int, err error) {
	sink, err := c.storySink(w, f)
	if err != nil {
		return 0, 0, err
	}
	var kept []*dragoman.Reading
	ids := map[string]bool{}
	unread, err = c.over(ctx, s, c.Files, "", func(r *dragoman.Reading) error {
		ids[r.ID] = true
		if len(c.Files) > 0 {
			kept = append(kept, r)
		}
		return nil
	})
	switch {
	case err != nil:
	case len(c.Files) == 0:
		err = c.withDesk(ctx, nil, func(d *desk.Desk, _ *sqlite.Store) error { return c.ofRecord(ctx, d, ids, sink, f) })
	case c.What != "stories":
		var cmp dragoman.Comparison
		if cmp, err = compared(kept); err == nil {
			err = sink.Story(dragoman.Story{}, &cmp, kept)
		}
	default:
		err = grouped(kept, sink, export.Compares(c.What, c.Format))
	}
	for _, r := range kept {
		f.input(r)
	}
	rows, e := sink.Close()
	if err == nil {
		err = e
	}
	return rows, unread, err
}

// ofRecord goes through the record's stories that hold one of the reports, the
// latest first.
func (c *exportCmd) ofRecord(ctx context.Context, d *desk.Desk, ids map[string]bool, sink export.StorySink, f *folder) error {
	holds := func(st *dragoman.Story) bool {
		return slices.ContainsFunc(st.Reports, func(id string) bool { return ids[id] })
	}
	return d.EachStory(ctx, holds, export.Compares(c.What, c.Format), func(st dragoman.Story, cmp *dragoman.Comparison, readings []*dragoman.Reading) error {
		for _, r := range readings {
			f.input(r)
		}
		return sink.Story(st, cmp, readings)
	})
}

// grouped finds the stories of readings, the latest first.
func grouped(readings []*dragoman.Reading, sink export.StorySink, compare bool) error {
	w, err := story.Shipped()
	if err != nil {
		return err
	}
	by, all := map[string]*dragoman.Reading{}, make([]*dragoman.Report, len(readings))
	for i, r := range readings {
		by[r.ID], all[i] = r, &r.Report
	}
	stories := story.Group(w, all)
	slices.SortStableFunc(stories, func(a, b dragoman.Story) int { return byDay(b.Last, a.Last) })
	for _, st := range stories {
		var of []*dragoman.Reading
		var reports []*dragoman.Report
		for _, id := range st.Reports {
			of, reports = append(of, by[id]), append(reports, &by[id].Report)
		}
		st.Origins = len(of) - len(story.Copies(reports))
		var cmp dragoman.Comparison
		if compare {
			if cmp, err = compared(of); err != nil {
				return err
			}
		}
		if err := sink.Story(st, &cmp, of); err != nil {
			return err
		}
	}
	return nil
}

// byDay orders dates, the unknown last.
func byDay(a, b string) int {
	switch {
	case a == b:
		return 0
	case b == "", a != "" && a < b:
		return -1
	}
	return 1
}
