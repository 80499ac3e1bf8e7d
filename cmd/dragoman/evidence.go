// SPDX-License-Identifier: Apache-2.0

package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"dragoman"
	"dragoman/correct"
	"dragoman/internal/query"
	"dragoman/store/sqlite"
)

// evidenceFlags are the flags of commands that look at reports: those given as
// files, or, without any, the record's.
type evidenceFlags struct {
	inputFlags
	recordFlags
	Since string `placeholder:"DATE" help:"Only reports published on this day or later (YYYY-MM-DD); reports without a date are left out, and counted."`
	Where string `placeholder:"QUERY" help:"Only what this query finds, in the language of search: words, \"phrases\", AND OR NOT, fields (actor: speaker: stance: type: status: place: outlet: date:)."`
}

// over hands every reading to f: of files in their order, of the record (with
// people's corrections laid over) and of files searched with --where by
// publication, then id. kind is what --where is asked for: "event" and
// "statement" leave only those that match in the reading; "" leaves whole
// readings with a passage that matches. A report that comes twice is taken
// once.
func (c *evidenceFlags) over(ctx context.Context, s streams, files []string, kind string, f func(*dragoman.Reading) error) (unread int, err error) {
	if c.Since != "" && !isDay(c.Since) {
		return 0, exitError{exitUsage, fmt.Sprintf("--since %q: want YYYY-MM-DD", c.Since)}
	}
	if _, err := query.Parse(c.Where, dragoman.SearchFields); c.Where != "" && err != nil {
		return 0, exitError{exitUsage, "--where: " + err.Error()}
	}
	undated, seen := 0, map[string]bool{}
	since := func(r *dragoman.Reading) error {
		switch p := r.Published.Value; {
		case seen[r.ID]:
			fmt.Fprintf(s.err, "report %s came before: taken once\n", r.ID)
			return nil
		case c.Since != "" && p == "":
			undated++
			return nil
		case c.Since != "" && p < c.Since[:min(len(c.Since), len(p))]:
			return nil
		}
		seen[r.ID] = true
		return f(r)
	}
	switch {
	case len(files) > 0 && c.Where == "":
		unread, err = c.each(ctx, s, files, since)
	case len(files) > 0:
		unread, err = c.searched(ctx, s, files, kind, since)
	default:
		var db *sqlite.Store
		if db, err = c.open(ctx); err != nil {
			return 0, err
		}
		err = errors.Join(c.stored(ctx, db, kind, since), db.Close())
	}
	if undated > 0 {
		fmt.Fprintf(s.err, "%s without a date left out by --since\n", number(undated, "report"))
	}
	return unread, err
}

// searched reads files into a record that lasts as long as the call.
func (c *evidenceFlags) searched(ctx context.Context, s streams, files []string, kind string, f func(*dragoman.Reading) error) (unread int, err error) {
	dir, err := os.MkdirTemp("", "dragoman-")
	if err != nil {
		return 0, err
	}
	defer os.RemoveAll(dir)
	db, err := sqlite.Open(ctx, filepath.Join(dir, "record.db"))
	if err != nil {
		return 0, err
	}
	defer db.Close()
	unread, err = c.each(ctx, s, files, func(r *dragoman.Reading) error {
		_, err := db.Add(ctx, []*dragoman.Reading{r})
		return err
	})
	if err != nil {
		return unread, err
	}
	return unread, c.stored(ctx, db, kind, f)
}

func (c *evidenceFlags) stored(ctx context.Context, db *sqlite.Store, kind string, f func(*dragoman.Reading) error) error {
	corrections, err := db.Corrections(ctx, "", true)
	if err != nil {
		return err
	}
	var found map[string]map[string]bool
	if c.Where != "" {
		if found, err = matches(ctx, db, c.Where, kind); err != nil {
			return err
		}
	}
	for r, err := range db.Readings(ctx) {
		if err != nil {
			return err
		}
		if c.Where != "" && found[r.ID] == nil {
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
func matches(ctx context.Context, db *sqlite.Store, where, kind string) (map[string]map[string]bool, error) {
	if kind != "" {
		where = "kind:" + kind + " (" + where + ")"
	}
	out := map[string]map[string]bool{}
	q := dragoman.Search{Query: where, Limit: 1000}
	for {
		hits, next, err := db.Search(ctx, q)
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

// asked is the query as a manifest names it.
func (c *evidenceFlags) asked() string {
	var out []string
	if c.Since != "" {
		out = append(out, "since "+c.Since)
	}
	if c.Where != "" {
		out = append(out, "where "+c.Where)
	}
	return strings.Join(out, ", ")
}

// isDay reports whether s is a calendar day, YYYY-MM-DD.
func isDay(s string) bool {
	_, err := time.Parse(time.DateOnly, s)
	return err == nil
}
