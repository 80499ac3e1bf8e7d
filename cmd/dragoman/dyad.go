// SPDX-License-Identifier: Apache-2.0

package main

import (
	"bufio"
	"context"

	"dragoman"
	"dragoman/brief"
	"dragoman/serve/desk"
	"dragoman/store/sqlite"
	"dragoman/story"
)

type dyadCmd struct {
	inputFlags
	recordFlags
	By    string   `enum:"week,month" default:"month" help:"Period: week or month of the event."`
	JSON  bool     `help:"JSON instead of text."`
	Brief string   `enum:",text,markdown,html,json" default:"" placeholder:"FORMAT" help:"A brief instead of the counts: which way it moved, by what, and the themes; as text, markdown, html or json."`
	A     string   `arg:"" help:"One side: country code (SYR), actor link, or name."`
	B     string   `arg:"" help:"The other side."`
	Files []string `arg:"" optional:"" name:"file" help:"Reports; without any, the record."`
}

// Run counts what two sides did to one another, and lists the pledges.
func (c *dyadCmd) Run(ctx context.Context, s streams) error {
	got := &collected{}
	var d brief.Dyad
	if len(c.Files) > 0 {
		var err error
		if got, err = c.all(ctx, s, c.Files); err != nil {
			return err
		}
		reports := make([]*dragoman.Report, len(got.readings))
		for i, r := range got.readings {
			reports[i] = &r.Report
		}
		d = brief.Dyads(got.readings, story.Copies(reports), c.A, c.B, c.By)
	} else if err := c.withDesk(ctx, nil, func(x *desk.Desk, _ *sqlite.Store) (err error) {
		d, got.readings, _, err = x.Dyad(ctx, c.A, c.B, c.By, true)
		return err
	}); err != nil {
		return err
	}
	var err error
	out := bufio.NewWriter(s.out)
	if look := brief.Look(got.readings, &d); c.Brief == "json" || c.Brief != "" && c.JSON {
		err = writeJSON(out, look)
	} else if c.Brief != "" {
		err = look.Sheet(brief.From(got.readings)).Write(out, c.Brief, brief.Style{Colour: s.colour, Width: s.width})
	} else if c.JSON {
		err = writeJSON(out, d)
	} else {
		err = brief.DyadText(out, &d, brief.Style{Colour: s.colour, Width: s.width})
	}
	if e := out.Flush(); err == nil {
		err = e
	}
	if err != nil {
		return err
	}
	return got.result()
}
