// SPDX-License-Identifier: Apache-2.0

package main

import (
	"bufio"
	"context"

	"dragoman"
	"dragoman/brief"
)

type checkCmd struct {
	inputFlags
	Format  string   `enum:"text,json,sarif" default:"text" help:"text (for people), json or sarif."`
	JSON    bool     `help:"The same as --format json."`
	Batch   bool     `help:"The draft is JSONL, a row {id, draft, against} a line, where against is a text or a list of texts; a line of JSON is written for each."`
	Against []string `placeholder:"FILE" help:"Reports to hold the draft against: files, folders, patterns; may be repeated."`
	Draft   string   `arg:"" help:"The draft: .md, .txt or .html, or the rows of --batch; - is standard input."`
	More    []string `arg:"" optional:"" name:"file" help:"Further reports, so that --against a.txt b.txt works as a shell writes it."`
}

// Run checks a draft. It exits with exitFound where something does not hold.
func (c *checkCmd) Run(ctx context.Context, s streams) error {
	if c.Batch {
		return c.batch(ctx, s)
	}
	if len(c.Against)+len(c.More) == 0 {
		return exitError{exitUsage, "check takes the reports to hold the draft against: --against FILE"}
	}
	got, err := c.all(ctx, s, append(c.Against, c.More...))
	if err != nil {
		return err
	}
	draft, err := c.all(ctx, s, []string{c.Draft})
	if err != nil {
		return err
	}
	if len(draft.readings) == 0 {
		return exitError{exitUnread, "the draft was not read"}
	}
	d := draft.readings[0]
	out := bufio.NewWriter(s.out)
	with, err := comparer()
	if err != nil {
		return err
	}
	found := with.Check(d, got.readings)
	from := brief.From(got.readings)
	switch {
	case c.JSON || c.Format == "json":
		err = writeJSON(out, found)
	case c.Format == "sarif":
		err = brief.SARIF(out, d, &found, from)
	default:
		var reports []dragoman.Compared
		for _, r := range got.readings {
			reports = append(reports, dragoman.Compared{ID: r.ID, Key: r.Key, Path: r.Path, Outlet: r.Outlet, Title: r.Title, Published: r.Published})
		}
		err = brief.CheckText(out, d, &found, reports, from, brief.Style{Colour: s.colour, Width: s.width})
	}
	if e := out.Flush(); err == nil {
		err = e
	}
	switch {
	case err != nil:
		return err
	case brief.CheckFails(&found):
		return exitError{code: exitFound}
	}
	return got.result()
}
