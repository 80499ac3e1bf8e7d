// SPDX-License-Identifier: Apache-2.0

package main

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"net/url"
	"slices"
	"strings"

	"dragoman"
	"dragoman/export"
	"dragoman/export/gdelt"
	"dragoman/export/timeml"
	"dragoman/know/actors"
	"dragoman/serve/desk"
)

type exportCmd struct {
	evidenceFlags
	Format  string   `placeholder:"NAME" help:"events: tsv (the 40 of POLECAT, then ours), csv, parquet, plover, polecat, gdelt, icews, jsonld (schema.org), stix (2.1), geojson, gexf, graphml. mentions: tsv, csv, parquet, jsonl. statements: jsonl, tsv, csv, parquet, webannotation, jsonld, atom. claims: jsonl, tsv, csv, parquet, jsonld. stories: jsonl, tsv, csv, parquet, markdown, atom. actors: jsonl, tsv, csv, parquet, ftm. reports: jsonl, tsv, csv, parquet, conllu, timeml. Default: the first named."`
	Header  bool     `help:"A header on gdelt, whose own files have none."`
	Numeric bool     `name:"numeric-ids" help:"gdelt: ids as whole numbers, for loaders of a fixed schema."`
	FIPS    bool     `name:"fips" help:"gdelt: countries of places as FIPS 10-4, as its own files have them."`
	Names   bool     `help:"icews: countries and sectors by name, as its own files have them."`
	Guard   bool     `name:"guard-formulas" help:"Tables: an apostrophe before words that a spreadsheet would run as a formula."`
	Base    string   `placeholder:"URL" help:"atom, markdown: address of the pages that entries link to."`
	Out     string   `placeholder:"DIR" type:"path" help:"Write to a folder, with schema.json and MANIFEST.json beside the file."`
	What    string   `arg:"" enum:"events,mentions,statements,claims,stories,actors,reports" help:"events, mentions (of one happening in every report), statements, claims, stories, actors or reports."`
	Files   []string `arg:"" optional:"" name:"file" help:"Reports; without any, the record."`

	options export.Options
}

// Run exports.
func (c *exportCmd) Run(ctx context.Context, s streams) error {
	noun, _ := export.Find(c.What)
	if c.Format == "" {
		c.Format = noun.Formats[0]
	}
	if !slices.Contains(noun.Formats, c.Format) {
		return exitError{exitUsage, fmt.Sprintf("--format %q: %s can be written as %s", c.Format, c.What, strings.Join(noun.Formats, ", "))}
	}
	if err := c.choose(s); err != nil {
		return err
	}
	if c.Format == "parquet" && c.Out == "" && s.colour {
		return exitError{exitUsage, "parquet is binary: give --out DIR, or send the output to a file"}
	}
	if err := c.name(ctx); err != nil {
		return err
	}
	if c.Out == "" {
		out := bufio.NewWriter(s.out)
		unread, err := c.write(ctx, s, out, nil)
		if e := out.Flush(); err == nil {
			err = e
		}
		if err != nil {
			return err
		}
		return (&collected{unread: unread}).result()
	}
	f, err := newFolder(c)
	if err != nil {
		return err
	}
	unread, err := c.write(ctx, s, nil, f)
	if err == nil {
		err = f.finish()
	}
	if err != nil {
		return fmt.Errorf("exporting to %s: %w", c.Out, err)
	}
	for _, x := range f.manifest.Files {
		fmt.Fprintf(s.err, "%s: %s\n", x.Name, number(x.Rows, "row"))
	}
	return (&collected{unread: unread}).result()
}

// choose makes the options of the flags.
func (c *exportCmd) choose(s streams) error {
	about, err := madeWith()
	if err != nil {
		return err
	}
	about["format"] = c.What + " " + c.Format
	if q := c.asked(); q != "" {
		about["query"] = q
	}
	c.options = export.Options{Version: version(), About: about, Header: c.Header, Guard: c.Guard, GDELT: gdelt.Options{Numeric: c.Numeric, FIPS: c.FIPS}, ICEWS: c.Names,
		Base: strings.TrimRight(c.Base, "/"), Tell: func(note string) { fmt.Fprintln(s.err, note) }}
	if err := c.options.Check(c.Format); err != nil {
		return exitError{exitUsage, err.Error()}
	}
	switch u, err := url.Parse(c.Base); {
	case c.Base == "":
	case c.Format != "atom" && c.Format != "markdown":
		return exitError{exitUsage, fmt.Sprintf("--base: %s has no links to the pages", c.Format)}
	case err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "":
		return exitError{exitUsage, fmt.Sprintf("--base %q: want the address of the pages, http://... or https://...", c.Base)}
	}
	return nil
}

// name finds the one name of each actor: of the actor file's, with the overlay
// that is given laid over it.
func (c *exportCmd) name(ctx context.Context) error {
	known, err := knownActors(c.Actors)
	if err != nil {
		return err
	}
	names := actors.NewNames(known)
	c.options.Names = names
	if len(c.Files) > 0 {
		return nil
	}
	db, err := c.open(ctx)
	if err != nil {
		return err
	}
	defer db.Close()
	return desk.Named(ctx, db, names)
}

// write writes to out, or to files of a folder.
func (c *exportCmd) write(ctx context.Context, s streams, out io.Writer, f *folder) (unread int, err error) {
	file := &folderFile{}
	if f != nil && c.Format != "timeml" && c.Format != "markdown" {
		if file, err = f.create(c.What + export.Extension(c.Format)); err != nil {
			return 0, err
		}
		out = file
	}
	if noun, _ := export.Find(c.What); noun.ByStory {
		var rows int
		rows, unread, err = c.compared(ctx, s, out, f)
		return unread, file.close(rows, err)
	}
	sink, err := c.sink(out, f)
	if err != nil {
		return 0, file.close(0, err)
	}
	kind := map[string]string{"events": "event", "statements": "statement"}[c.What]
	unread, err = c.over(ctx, s, c.Files, kind, func(r *dragoman.Reading) error {
		f.input(r)
		return sink.Add(r)
	})
	rows, e := sink.Close()
	if err == nil {
		err = e
	}
	return unread, file.close(rows, err)
}

// sink is the writer of what is asked for; TimeML goes to a file a report where
// there is a folder.
func (c *exportCmd) sink(out io.Writer, f *folder) (export.Sink, error) {
	if f == nil || c.Format != "timeml" {
		return export.New(out, c.What, c.Format, c.options)
	}
	return &timemlFiles{f: f}, nil
}

// storySink is the writer of what is asked for; Markdown goes to a file a story
// where there is a folder.
func (c *exportCmd) storySink(out io.Writer, f *folder) (export.StorySink, error) {
	if f == nil || c.Format != "markdown" {
		return export.NewStories(out, c.What, c.Format, c.options)
	}
	return &markdownFiles{c: c, f: f}, nil
}

type markdownFiles struct {
	c    *exportCmd
	f    *folder
	rows int
}

func (m *markdownFiles) Story(st dragoman.Story, cmp *dragoman.Comparison, readings []*dragoman.Reading) error {
	file, err := m.f.create(st.ID + ".md")
	if err != nil {
		return err
	}
	one, err := export.NewStories(file, m.c.What, m.c.Format, m.c.options)
	if err == nil {
		err = one.Story(st, cmp, readings)
	}
	m.rows++
	return file.close(1, err)
}

func (m *markdownFiles) Close() (int, error) { return m.rows, nil }

type timemlFiles struct {
	f    *folder
	rows int
}

func (t *timemlFiles) Add(r *dragoman.Reading) error {
	file, err := t.f.create(r.ID + ".tml")
	if err != nil {
		return err
	}
	_, err = io.WriteString(file, timeml.Header)
	n := 0
	if err == nil {
		n, err = timeml.Write(file, r)
	}
	t.rows += n
	return file.close(n, err)
}

func (t *timemlFiles) Close() (int, error) { return t.rows, nil }
