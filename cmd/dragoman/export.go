// SPDX-License-Identifier: Apache-2.0

package main

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"slices"
	"strings"

	"dragoman"
	"dragoman/export/table"
)

type exportCmd struct {
	evidenceFlags
	Format string   `placeholder:"NAME" help:"events: tsv (the 40 of POLECAT, then ours), csv, parquet, plover, polecat, gdelt, icews, jsonld (schema.org), stix (2.1). statements: jsonl, tsv, csv, parquet, webannotation. claims, stories: jsonl, tsv, csv, parquet. actors: jsonl, tsv, csv, parquet, ftm. reports: jsonl, tsv, csv, parquet, conllu, timeml. Default: the first named."`
	Header bool     `help:"A header on gdelt, whose own files have none."`
	Guard  bool     `name:"guard-formulas" help:"Tables: an apostrophe before words that a spreadsheet would run as a formula."`
	Out    string   `placeholder:"DIR" type:"path" help:"Write to a folder, with schema.json and MANIFEST.json beside the file."`
	What   string   `arg:"" enum:"events,statements,claims,stories,actors,reports" help:"events, statements, claims, stories, actors or reports."`
	Files  []string `arg:"" optional:"" name:"file" help:"Reports; without any, the record."`

	form table.Form // of a table of text
}

// formats are what each noun can be written as; the first is the default.
var formats = map[string][]string{
	"events":     {"tsv", "csv", "parquet", "plover", "polecat", "gdelt", "icews", "jsonld", "stix"},
	"statements": {"jsonl", "tsv", "csv", "parquet", "webannotation"},
	"claims":     {"jsonl", "tsv", "csv", "parquet"},
	"stories":    {"jsonl", "tsv", "csv", "parquet"},
	"actors":     {"jsonl", "tsv", "csv", "parquet", "ftm"},
	"reports":    {"jsonl", "tsv", "csv", "parquet", "conllu", "timeml"},
}

// Run exports.
func (c *exportCmd) Run(ctx context.Context, s streams) error {
	known := formats[c.What]
	if c.Format == "" {
		c.Format = known[0]
	}
	if !slices.Contains(known, c.Format) {
		return exitError{exitUsage, fmt.Sprintf("--format %q: %s can be written as %s", c.Format, c.What, strings.Join(known, ", "))}
	}
	var err error
	if c.form, err = tableForm(c.Format, c.Header, c.Guard); err != nil {
		return err
	}
	if c.Format == "parquet" && c.Out == "" && s.colour {
		return exitError{exitUsage, "parquet is binary: give --out DIR, or send the output to a file"}
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

// write writes to out, or to files of a folder.
func (c *exportCmd) write(ctx context.Context, s streams, out io.Writer, f *folder) (unread int, err error) {
	file := &folderFile{}
	if f != nil && c.Format != "timeml" {
		if file, err = f.create(c.What + extension[c.Format]); err != nil {
			return 0, err
		}
		out = file
	}
	if c.What == "stories" || c.What == "claims" {
		var rows int
		rows, unread, err = c.compared(ctx, s, out, f)
		return unread, file.close(rows, err)
	}
	sink, err := c.sink(s, out, f)
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

// extension is how a file of a format is named.
var extension = map[string]string{
	"tsv": ".tsv", "csv": ".csv", "parquet": ".parquet", "plover": ".plover.jsonl", "polecat": ".polecat.tsv", "gdelt": ".gdelt.tsv", "icews": ".icews.tsv",
	"jsonl": ".jsonl", "webannotation": ".webannotation.jsonl", "ftm": ".ftm.jsonl", "conllu": ".conllu", "jsonld": ".jsonld.jsonl", "stix": ".stix.json",
}
