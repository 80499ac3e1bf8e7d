// SPDX-License-Identifier: Apache-2.0

package main

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io"

	"dragoman"
	"dragoman/serve/desk"
	"dragoman/store/sqlite"
)

type correctionsCmd struct {
	Export correctionsExportCmd `cmd:"" help:"Write every correction as JSONL, in order, undone ones and undos too."`
	Add    correctionsAddCmd    `cmd:"" help:"Take over corrections from JSONL; what is there already is left as it is."`
}

type correctionsExportCmd struct {
	recordFlags
	InForce bool `help:"Only those in force: without what was undone."`
	Rows    bool `help:"Rows to train and judge by instead: each decision in force with its passage, what was read and what it is."`
}

// Run writes the corrections.
func (c *correctionsExportCmd) Run(ctx context.Context, s streams) error {
	if c.Rows {
		return c.withDesk(ctx, nil, func(d *desk.Desk, _ *sqlite.Store) error {
			rows, err := d.Decisions(ctx)
			if err != nil {
				return err
			}
			return writeLines(s.out, rows)
		})
	}
	db, err := c.open(ctx)
	if err != nil {
		return err
	}
	defer db.Close()
	cs, err := db.Corrections(ctx, "", c.InForce)
	if err != nil {
		return err
	}
	return writeLines(s.out, cs)
}

// writeLines writes rows as JSONL.
func writeLines[T any](w io.Writer, rows []T) error {
	out := bufio.NewWriter(w)
	e := json.NewEncoder(out)
	e.SetEscapeHTML(false)
	for _, x := range rows {
		if err := e.Encode(x); err != nil {
			return err
		}
	}
	return out.Flush()
}

type correctionsAddCmd struct {
	recordFlags
	File string `arg:"" help:"JSONL as export writes it; - is standard input."`
}

// Run takes corrections over.
func (c *correctionsAddCmd) Run(ctx context.Context, s streams) error {
	in, err := s.open(c.File)
	if err != nil {
		return err
	}
	defer in.Close()
	return c.withDesk(ctx, nil, func(d *desk.Desk, _ *sqlite.Store) error {
		added, there, bad := 0, 0, 0
		known := desk.NewTaken()
		dec := json.NewDecoder(in)
		for line := 1; ; line++ {
			var x dragoman.Correction
			err := dec.Decode(&x)
			if err == io.EOF {
				break
			}
			if err != nil {
				return exitError{exitUnread, fmt.Sprintf("%s: correction %d: %v", c.File, line, err)}
			}
			_, again, err := d.TakeOver(ctx, x, known)
			switch {
			case ctx.Err() != nil:
				return ctx.Err()
			case err != nil:
				fmt.Fprintf(s.err, "%s: correction %d: %v\n", c.File, line, err)
				bad++
				continue
			case again:
				there++
			default:
				added++
			}
		}
		fmt.Fprintf(s.out, "%d corrections added, %d there already, %d that do not fit\n", added, there, bad)
		return (&collected{unread: bad}).result()
	})
}
