// SPDX-License-Identifier: Apache-2.0

package main

import (
	"context"
	"fmt"

	"dragoman"
	"dragoman/correct"
	"dragoman/store/sqlite"
)

type reindexCmd struct{ recordFlags }

// reindexBatch is how many reports are indexed in one transaction.
const reindexBatch = 64

// Run indexes the reports that an older version indexed again, and gives back
// the space that leaves free. Stopped, it goes on where it was.
func (c *reindexCmd) Run(ctx context.Context, s streams) error {
	db, err := c.openAny(ctx)
	if err != nil {
		return err
	}
	defer db.Close()
	cs, err := db.Corrections(ctx, "", true)
	if err != nil {
		return err
	}
	done := 0
	var p *progress
	for {
		ids, left, err := db.Stale(ctx, reindexBatch)
		if err != nil {
			return err
		}
		if left == 0 {
			break
		}
		if err := renew(ctx, db, ids, cs); err != nil {
			return stopped(err, number(done, "report")+" indexed and kept; the same call goes on from there")
		}
		if p == nil {
			p = newProgress(s.err, "reports indexed", left)
		}
		done += len(ids)
		p.at(done)
	}
	if done > 0 {
		d, err := deskAsIs(db, nil)
		if err != nil {
			return err
		}
		if err := d.Recopy(ctx); err != nil {
			return stopped(err, number(done, "report")+" indexed and kept")
		}
		fmt.Fprintln(s.err, "giving back the space left free")
		if err := db.Vacuum(ctx); err != nil {
			return err
		}
	}
	fmt.Fprintf(s.out, "%s indexed\n", number(done, "report"))
	return nil
}

func renew(ctx context.Context, db *sqlite.Store, ids []string, cs []dragoman.Correction) error {
	var kept, over []*dragoman.Reading
	for _, id := range ids {
		r, err := db.Reading(ctx, id)
		if err != nil {
			return err
		}
		laid, _ := correct.Lay(r, cs)
		kept, over = append(kept, r), append(over, laid)
	}
	return db.Renew(ctx, kept, over)
}
