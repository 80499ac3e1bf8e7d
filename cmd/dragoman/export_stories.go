// SPDX-License-Identifier: Apache-2.0

package main

import (
	"context"
	"io"
	"slices"

	"dragoman"
	"dragoman/export/flat"
	"dragoman/serve/desk"
	"dragoman/store/sqlite"
	"dragoman/story"
)

// compared writes stories or claims. Of files, the claims are those of all the
// reports side by side, as compare has them; of the record, those of each
// story. --since and --where leave the stories that hold a report they find,
// each whole.
func (c *exportCmd) compared(ctx context.Context, s streams, w io.Writer, f *folder) (rows, unread int, err error) {
	put, end, err := c.group(w)
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
		err = c.withDesk(ctx, nil, func(d *desk.Desk, _ *sqlite.Store) error { return c.ofRecord(ctx, d, ids, put, f) })
	case c.What == "claims":
		var cmp dragoman.Comparison
		if cmp, err = compared(kept); err == nil {
			err = put(dragoman.Story{}, &cmp, kept)
		}
	default:
		err = grouped(kept, put)
	}
	for _, r := range kept {
		f.input(r)
	}
	rows, e := end()
	if err == nil {
		err = e
	}
	return rows, unread, err
}

// putStory writes one story or its claims.
type putStory func(st dragoman.Story, cmp *dragoman.Comparison, readings []*dragoman.Reading) error

// ofRecord goes through the record's stories that hold one of the reports, the
// latest first.
func (c *exportCmd) ofRecord(ctx context.Context, d *desk.Desk, ids map[string]bool, put putStory, f *folder) error {
	stories, err := d.Record.Stories(ctx)
	if err != nil {
		return err
	}
	for _, st := range stories {
		if !slices.ContainsFunc(st.Reports, func(id string) bool { return ids[id] }) {
			continue
		}
		var cmp dragoman.Comparison
		if c.What == "claims" {
			if st, cmp, err = d.Compare(ctx, st.ID); err != nil {
				return err
			}
		}
		_, readings, err := d.StoryReadings(ctx, st.ID)
		if err != nil {
			return err
		}
		for _, r := range readings {
			f.input(r)
		}
		if err := put(st, &cmp, readings); err != nil {
			return err
		}
	}
	return nil
}

// grouped finds the stories of readings, the latest first.
func grouped(readings []*dragoman.Reading, put putStory) error {
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
		if err := put(st, nil, of); err != nil {
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

// group is how stories and claims are written.
func (c *exportCmd) group(w io.Writer) (put putStory, end func() (int, error), err error) {
	rows, lines := 0, newLines(w)
	end = func() (int, error) { return rows, nil }
	object := func(v any) error { rows++; return lines.Encode(v) }
	row := func([]string) error { return nil }
	isTable := c.Format != "jsonl"
	if isTable {
		t, err := newTable(w, c.Format, c.form, flat.Columns(c.What))
		if err != nil {
			return nil, nil, err
		}
		row, end = t.Row, t.Close
	}
	return func(st dragoman.Story, cmp *dragoman.Comparison, readings []*dragoman.Reading) error {
		if c.What == "stories" {
			x := flat.StoryOf(st, readings)
			if isTable {
				return row(x.Row())
			}
			return object(x)
		}
		for _, claim := range flat.ClaimsOf(st.ID, cmp, readings) {
			if !isTable {
				if err := object(claim); err != nil {
					return err
				}
				continue
			}
			for _, r := range claim.Rows() {
				if err := row(r); err != nil {
					return err
				}
			}
		}
		return nil
	}, end, nil
}
