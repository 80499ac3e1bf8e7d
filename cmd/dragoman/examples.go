// SPDX-License-Identifier: Apache-2.0

package main

import (
	"context"
	"fmt"
	"strings"
	"sync"

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
		b, err := bundledIn(ctx, db, d)
		if err != nil {
			return err
		}
		if err := b.drop(ctx); err != nil {
			return err
		}
		fmt.Fprintf(s.out, "%s taken out of the record\n", number(len(b.ids), "bundled example"))
		return nil
	})
}

// bundled are the bundled examples that a record held when it was opened.
type bundled struct {
	db  *sqlite.Store
	d   *desk.Desk
	ids []string

	mu        sync.Mutex
	version   int64 // of the record, when they were counted last
	left, all int
}

func bundledIn(ctx context.Context, db *sqlite.Store, d *desk.Desk) (*bundled, error) {
	b := &bundled{db: db, d: d, version: -1}
	for after := ""; ; {
		reports, next, err := db.ReportsPage(ctx, after, 1000)
		if err != nil {
			return nil, err
		}
		for _, r := range reports {
			if strings.HasPrefix(r.Key, sampleKey) {
				b.ids = append(b.ids, r.ID)
			}
		}
		if after = next; after == "" {
			return b, nil
		}
	}
}

// count tells how many of them the record holds still, among how many reports.
func (b *bundled) count(ctx context.Context) (left, all int, err error) {
	if len(b.ids) == 0 {
		return 0, 0, nil
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	version, err := b.db.Version(ctx)
	if err != nil || version == b.version {
		return b.left, b.all, err
	}
	n, err := b.db.Count(ctx)
	if err != nil {
		return 0, 0, err
	}
	left = 0
	for _, id := range b.ids {
		has, err := b.db.Has(ctx, id)
		if err != nil {
			return 0, 0, err
		}
		if has {
			left++
		}
	}
	b.version, b.left, b.all = version, left, int(n.Reports)
	return b.left, b.all, nil
}

// drop takes those the record holds still out of it.
func (b *bundled) drop(ctx context.Context) error {
	var ids []string
	for _, id := range b.ids {
		has, err := b.db.Has(ctx, id)
		if err != nil {
			return err
		}
		if has {
			ids = append(ids, id)
		}
	}
	return b.d.Drop(ctx, ids, "bundled examples dropped")
}
