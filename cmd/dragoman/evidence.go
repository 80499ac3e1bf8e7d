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
	"dragoman/internal/query"
	"dragoman/serve/desk"
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
		err = errors.Join(desk.Evidence(ctx, db, c.Where, kind, since), db.Close())
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
	return unread, desk.Evidence(ctx, db, c.Where, kind, f)
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
