// SPDX-License-Identifier: Apache-2.0

package main

import (
	"context"
	"fmt"
	"strings"

	"dragoman/extract"
	"dragoman/serve/desk"
	"dragoman/store/sqlite"
)

type examplesCmd struct {
	Add  examplesAddCmd  `cmd:"" help:"Read the bundled examples, invented reports, into the record."`
	Drop examplesDropCmd `cmd:"" help:"Take the bundled examples out of the record."`
}

type examplesAddCmd struct{ recordFlags }

// Run adds the examples.
func (c *examplesAddCmd) Run(ctx context.Context, s streams) error {
	e, err := newEngine(extract.Options{}, "")
	if err != nil {
		return err
	}
	db, err := c.openOrMake(ctx)
	if err != nil {
		return err
	}
	return overDesk(ctx, db, e, func(d *desk.Desk, _ *sqlite.Store) error { return addExamples(ctx, d, e) })
}

type examplesDropCmd struct{ recordFlags }

// Run drops the examples.
func (c *examplesDropCmd) Run(ctx context.Context, s streams) error {
	return c.withDesk(ctx, nil, func(d *desk.Desk, db *sqlite.Store) error {
		all, err := db.Reports(ctx, "", false)
		if err != nil {
			return err
		}
		var ids []string
		for _, r := range all {
			if strings.HasPrefix(r.Key, sampleKey) {
				ids = append(ids, r.ID)
			}
		}
		if err := d.Drop(ctx, ids, "bundled examples dropped"); err != nil {
			return err
		}
		fmt.Fprintf(s.out, "%s taken out of the record\n", number(len(ids), "bundled example"))
		return nil
	})
}
