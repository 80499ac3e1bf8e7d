// SPDX-License-Identifier: Apache-2.0

package main

import (
	"bufio"
	"context"

	"dragoman"
	"dragoman/export/conllu"
	"dragoman/export/person"
	"dragoman/export/record"
)

type readCmd struct {
	inputFlags
	Format  string   `enum:"text,jsonl,conllu,html" default:"text" help:"text (for people), jsonl, conllu or html."`
	JSON    bool     `help:"The same as --format jsonl."`
	Offsets string   `enum:"byte,rune,utf16" default:"byte" help:"Unit of the offsets in jsonl: byte, rune (Python, R) or utf16 (JavaScript)."`
	Layers  []string `placeholder:"tokens" enum:"tokens" help:"More layers in jsonl: tokens."`
	Files   []string `arg:"" name:"file" help:"Reports: .txt, .md, .html, .jsonl, folders, patterns; - is standard input."`
}

// Run reads the files and writes them in one form.
func (c *readCmd) Run(ctx context.Context, s streams) error {
	out := bufio.NewWriter(s.out)
	var write func(*dragoman.Reading) error
	finish := func() error { return nil }
	switch {
	case c.JSON || c.Format == "jsonl":
		write = func(r *dragoman.Reading) error {
			return record.Write(out, r, record.Options{Offsets: record.Offsets(c.Offsets), Tokens: len(c.Layers) > 0})
		}
	case c.Format == "conllu":
		write = func(r *dragoman.Reading) error { return conllu.Write(out, r) }
	case c.Format == "html":
		page := person.NewPage(out)
		write, finish = page.Write, page.Close
	default:
		style := person.Style{Colour: s.colour, Width: s.width}
		write = func(r *dragoman.Reading) error { return person.Text(out, r, style) }
	}
	n := 0
	unread, err := c.each(ctx, s, c.Files, func(r *dragoman.Reading) error { n++; return write(r) })
	if err == nil {
		err = finish()
	}
	if e := out.Flush(); err == nil {
		err = e
	}
	if err != nil {
		return stopped(err, number(n, "report")+" written; nothing else is kept (`dragoman ingest` keeps what it reads and goes on)")
	}
	return (&collected{unread: unread}).result()
}
