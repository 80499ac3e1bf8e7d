// SPDX-License-Identifier: Apache-2.0

package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"

	"dragoman"
	"dragoman/brief"
	"dragoman/serve/desk"
	"dragoman/store/sqlite"
)

type storyCmd struct {
	List storyListCmd `cmd:"" help:"The stories of the record, the latest first."`
	Show storyShowCmd `cmd:"" help:"One story: who holds what, with receipts."`
}

type storyListCmd struct {
	recordFlags
	JSON  bool   `help:"JSON, a story a line."`
	From  string `placeholder:"DATE" help:"With a report published on this day or later."`
	To    string `placeholder:"DATE" help:"With a report published on this day or before."`
	Least int    `default:"1" help:"Reports a story has at least."`
	Limit int    `default:"50" help:"How many stories; 0 for all."`
}

// Run lists stories.
func (c *storyListCmd) Run(ctx context.Context, s streams) error {
	return c.withDesk(ctx, nil, func(d *desk.Desk, _ *sqlite.Store) error {
		n, after := 0, ""
		for {
			list, next, err := d.Record.StoriesPage(ctx, c.From, c.To, after, 500)
			if err != nil {
				return err
			}
			for _, st := range list {
				if len(st.Reports) < c.Least {
					continue
				}
				if c.Limit > 0 && n == c.Limit {
					fmt.Fprintf(s.err, "%d stories shown; there are more (--limit 0 shows all)\n", n)
					return nil
				}
				n++
				if err := writeStory(s, st, c.JSON); err != nil {
					return err
				}
			}
			if next == "" {
				return nil
			}
			after = next
		}
	})
}

func writeStory(s streams, st dragoman.Story, asJSON bool) error {
	if asJSON {
		return json.NewEncoder(s.out).Encode(st)
	}
	_, err := fmt.Fprintf(s.out, "%s  %s  %s · %s  %s\n", st.ID, orDash(st.Last[:min(10, len(st.Last))]), number(len(st.Reports), "report"), number(st.Origins, "origin"), st.Title)
	return err
}

func number(n int, noun string) string {
	if n != 1 {
		noun += "s"
	}
	return fmt.Sprintf("%d %s", n, noun)
}

type storyShowCmd struct {
	recordFlags
	JSON bool   `help:"JSON: the story and its comparison."`
	All  bool   `help:"Show every addition in text."`
	ID   string `arg:"" help:"Id of the story, or its beginning."`
}

// Run shows a story.
func (c *storyShowCmd) Run(ctx context.Context, s streams) error {
	return c.withDesk(ctx, nil, func(d *desk.Desk, _ *sqlite.Store) error {
		st, cmp, err := d.Compare(ctx, c.ID)
		if err != nil {
			return missing(err)
		}
		_, readings, err := d.StoryReadings(ctx, st.ID)
		if err != nil {
			return err
		}
		chain, follows, err := d.Follows(ctx, st.ID)
		if err != nil {
			return err
		}
		out := bufio.NewWriter(s.out)
		if c.JSON {
			shown := struct {
				Story      dragoman.Story      `json:"story"`
				Follows    *dragoman.Chain     `json:"follows,omitempty"`
				Comparison dragoman.Comparison `json:"comparison"`
			}{Story: st, Comparison: cmp}
			if follows {
				shown.Follows = &chain
			}
			err = writeJSON(out, shown)
		} else {
			fmt.Fprintf(out, "%s\n%s · %s · %s to %s\n", st.Title, number(len(st.Reports), "report"), number(st.Origins, "origin"), orDash(st.First), orDash(st.Last))
			if follows {
				fmt.Fprintf(out, "follows %s  %s  %s (%s)\n", chain.Follows, chain.Last[:min(10, len(chain.Last))], chain.Title, chain.Why)
			}
			for _, r := range readings {
				fmt.Fprintf(out, "  %s  %s  %s  %s\n", r.ID, orDash(r.Published.Value), orDash(r.Outlet), r.Title)
			}
			fmt.Fprintln(out)
			err = brief.ComparisonText(out, &cmp, brief.From(readings), brief.Style{Colour: s.colour, Width: s.width, All: c.All})
		}
		return errors.Join(err, out.Flush())
	})
}

// missing says in the user's words that an id is not in the record.
func missing(err error) error {
	if errors.Is(err, dragoman.ErrNotFound) || errors.Is(err, dragoman.ErrAmbiguous) {
		return exitError{exitUnread, err.Error()}
	}
	return err
}

// withDesk opens the record and the desk over it. e may be nil where nothing
// is read.
func (f recordFlags) withDesk(ctx context.Context, e *engine, do func(*desk.Desk, *sqlite.Store) error) error {
	db, err := f.open(ctx)
	if err != nil {
		return err
	}
	return overDesk(ctx, db, e, do)
}

// overDesk does something at the desk over a record, and closes the record.
func overDesk(ctx context.Context, db *sqlite.Store, e *engine, do func(*desk.Desk, *sqlite.Store) error) error {
	defer db.Close()
	d, err := deskOver(ctx, db, e)
	if err != nil {
		return err
	}
	return do(d, db)
}
