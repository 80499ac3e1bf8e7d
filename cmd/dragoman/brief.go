// SPDX-License-Identifier: Apache-2.0

package main

import (
	"bufio"
	"context"
	"os"
	"regexp"
	"time"

	"dragoman"
	"dragoman/brief"
	"dragoman/serve/desk"
	"dragoman/store/sqlite"
)

type briefCmd struct {
	inputFlags
	recordFlags
	Format    string   `enum:"text,markdown,html,json" default:"text" help:"text (for people), markdown, html or json."`
	JSON      bool     `help:"The same as --format json."`
	Sentences int      `default:"4" help:"Passages chosen."`
	Page      string   `placeholder:"FILE" type:"path" help:"Write the page with both passages side by side to FILE as well, and end with its path."`
	All       bool     `help:"Show every addition in text."`
	Day       string   `placeholder:"DATE" help:"The digest of a day: the record's stories with a report of that day, the most independent origins first."`
	Files     []string `arg:"" optional:"" name:"file" help:"Reports of one story: .txt, .md, .html, .jsonl, folders, patterns; - is standard input. Or the id of a story of the record."`
}

// Run reads the files and writes their brief.
func (c *briefCmd) Run(ctx context.Context, s streams) error {
	switch {
	case c.Day != "" && len(c.Files) == 0:
		return c.digest(ctx, s)
	case c.Day != "" || len(c.Files) == 0:
		return exitError{exitUsage, "brief takes reports, the id of a story, or --day"}
	}
	got, cmp, err := c.reports(ctx, s)
	if err != nil {
		return err
	}
	from := brief.From(got.readings)
	b := brief.Make(&cmp, from, brief.Options{Sentences: c.Sentences})
	out := bufio.NewWriter(s.out)
	switch {
	case c.JSON || c.Format == "json":
		err = writeJSON(out, b)
	case c.Format == "html":
		err = brief.HTML(out, &b, &cmp, from)
	case c.Format == "markdown":
		err = brief.Markdown(out, &b, from)
	default:
		err = brief.Text(out, &b, from, brief.Style{Colour: s.colour, Width: s.width, All: c.All})
	}
	if err == nil && c.Page != "" {
		err = c.writePage(out, func(f *os.File) error { return brief.HTML(f, &b, &cmp, from) })
	}
	if e := out.Flush(); err == nil {
		err = e
	}
	if err != nil {
		return err
	}
	return got.result()
}

// digest writes the digest of a day of the record.
func (c *briefCmd) digest(ctx context.Context, s streams) error {
	if _, err := time.Parse(time.DateOnly, c.Day); err != nil {
		return exitError{exitUsage, "--day takes a date: 2025-10-16"}
	}
	out := bufio.NewWriter(s.out)
	err := c.withDesk(ctx, nil, func(d *desk.Desk, _ *sqlite.Store) error {
		g := brief.Digest{Day: c.Day, Stories: []brief.Digested{}}
		after := ""
		for {
			list, next, err := d.Record.StoriesPage(ctx, c.Day, c.Day, after, 500)
			if err != nil {
				return err
			}
			for _, st := range list {
				_, cmp, err := d.Compare(ctx, st.ID)
				if err != nil {
					return err
				}
				_, readings, err := d.StoryReadings(ctx, st.ID)
				if err != nil {
					return err
				}
				g.Add(st, &cmp, brief.From(readings))
			}
			if after = next; next == "" {
				break
			}
		}
		if c.JSON || c.Format == "json" {
			return writeJSON(out, g)
		}
		return g.Sheet().Write(out, c.Format, brief.Style{Colour: s.colour, Width: s.width})
	})
	if e := out.Flush(); err == nil {
		err = e
	}
	return err
}

// writePage writes the page to its file and its path to out.
func (c *briefCmd) writePage(out *bufio.Writer, write func(*os.File) error) error {
	f, err := os.Create(c.Page)
	if err != nil {
		return err
	}
	err = write(f)
	if e := f.Close(); err == nil {
		err = e
	}
	if err == nil {
		_, err = out.WriteString("\n" + c.Page + "\n")
	}
	return err
}

// storyForm is what an id of a story looks like.
var storyForm = regexp.MustCompile(`^s[0-9a-f]{4,16}(-[0-9]+)?$`)

// reports reads the files; an id of a story, where there is no such file, takes
// the story's from the record, corrected.
func (c *briefCmd) reports(ctx context.Context, s streams) (*collected, dragoman.Comparison, error) {
	if len(c.Files) == 1 && storyForm.MatchString(c.Files[0]) {
		if _, err := os.Stat(c.Files[0]); err != nil {
			got, cmp := &collected{}, dragoman.Comparison{}
			err := c.withDesk(ctx, nil, func(d *desk.Desk, _ *sqlite.Store) (err error) {
				var st dragoman.Story
				if st, cmp, err = d.Compare(ctx, c.Files[0]); err != nil {
					return missing(err)
				}
				_, got.readings, err = d.StoryReadings(ctx, st.ID)
				return err
			})
			return got, cmp, err
		}
	}
	got, err := c.all(ctx, s, c.Files)
	if err != nil {
		return got, dragoman.Comparison{}, err
	}
	cmp, err := compared(got.readings)
	return got, cmp, err
}
