// SPDX-License-Identifier: Apache-2.0

package main

import (
	"bufio"
	"context"
	"encoding/json"

	"dragoman"
	"dragoman/brief"
	"dragoman/compare"
	"dragoman/story"
)

type compareCmd struct {
	inputFlags
	Format string   `enum:"text,json,html" default:"text" help:"text (for people), json or html."`
	JSON   bool     `help:"The same as --format json."`
	All    bool     `help:"Show every addition in text."`
	Files  []string `arg:"" name:"file" help:"Reports of one story: .txt, .md, .html, .jsonl, folders, patterns; - is standard input."`
}

// Run reads the files and writes what they agree, add and contradict.
func (c *compareCmd) Run(ctx context.Context, s streams) error {
	got, err := c.all(ctx, s, c.Files)
	if err != nil {
		return err
	}
	cmp, err := compared(got.readings)
	if err != nil {
		return err
	}
	from := brief.From(got.readings)
	out := bufio.NewWriter(s.out)
	switch {
	case c.JSON || c.Format == "json":
		err = writeJSON(out, cmp)
	case c.Format == "html":
		err = brief.ComparisonHTML(out, &cmp, from)
	default:
		err = brief.ComparisonText(out, &cmp, from, brief.Style{Colour: s.colour, Width: s.width, All: c.All})
	}
	if e := out.Flush(); err == nil {
		err = e
	}
	if err != nil {
		return err
	}
	return got.result()
}

// compared finds the copies among readings, and what they cite, and compares
// them.
func compared(readings []*dragoman.Reading) (dragoman.Comparison, error) {
	with, err := comparer()
	if err != nil {
		return dragoman.Comparison{}, err
	}
	return sideBySide(with, readings, func(int, int) {}), nil
}

func sideBySide(with *compare.Comparer, readings []*dragoman.Reading, tell func(done, of int)) dragoman.Comparison {
	reports := make([]*dragoman.Report, len(readings))
	for i, r := range readings {
		reports[i] = &r.Report
	}
	out := with.CompareTelling(readings, story.Copies(reports), tell)
	cites := story.Cites(reports)
	for i := range out.Reports {
		out.Reports[i].Cites = cites[out.Reports[i].ID]
	}
	return out
}

// writeJSON writes one JSON value with an indent and a final line feed.
func writeJSON(w *bufio.Writer, v any) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", " ")
	return e.Encode(v)
}
