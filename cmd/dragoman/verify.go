// SPDX-License-Identifier: Apache-2.0

package main

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"

	"dragoman"
	"dragoman/export/record"
	"dragoman/extract"
	"dragoman/serve/desk"
	"dragoman/store/sqlite"
)

type verifyCmd struct {
	recordFlags
	Reread bool     `help:"Put the new reading in the place of one that differs; corrections are kept."`
	IDs    []string `arg:"" optional:"" name:"report" help:"Reports; without any, all of them."`
}

// Run reads every report of the record again and compares hashes: of the
// report against its id, and of the reading against the one kept.
func (c *verifyCmd) Run(ctx context.Context, s streams) error {
	e, err := newEngine(extract.Options{}, "")
	if err != nil {
		return err
	}
	return c.withDesk(ctx, e, func(d *desk.Desk, db *sqlite.Store) error {
		ids := c.IDs
		if len(ids) == 0 {
			all, err := db.Reports(ctx, "", false)
			if err != nil {
				return err
			}
			for _, r := range all {
				ids = append(ids, r.ID)
			}
		}
		same, differ, damaged := 0, 0, 0
		p := newProgress(s.err, "reports verified", len(ids))
		for i, id := range ids {
			if err := ctx.Err(); err != nil {
				return stopped(err, fmt.Sprintf("%d of %s verified; name those left to go on", i, number(len(ids), "report")))
			}
			p.at(i)
			kept, err := db.Reading(ctx, id)
			if err != nil {
				return missing(err)
			}
			if got := extract.ID(&kept.Report); got != id {
				fmt.Fprintf(s.out, "%s: the report's content has the id %s: the record is damaged\n", id, got)
				damaged++
				continue
			}
			now := e.read(kept.Report)
			was, is, err := hashes(kept, now)
			if err != nil {
				return err
			}
			if was == is {
				same++
				continue
			}
			differ++
			fmt.Fprintf(s.out, "%s: reading %s kept, %s by %s\n", id, was, is, engineVersion)
			if c.Reread {
				lost, err := d.Reread(ctx, now)
				if err != nil {
					return err
				}
				for _, x := range lost {
					fmt.Fprintf(s.out, "%s: correction %d (%s of %s) finds nothing to correct in the new reading; it is kept\n", id, x.Seq, x.Kind, x.Target)
				}
			}
		}
		fmt.Fprintf(s.out, "%s: %d read the same, %d otherwise%s, %d damaged\n", number(len(ids), "report"), same, differ, map[bool]string{true: " and put in their place"}[c.Reread && differ > 0], damaged)
		if damaged > 0 || differ > 0 && !c.Reread {
			return exitError{code: exitUnread}
		}
		return nil
	})
}

// hashes are of two readings as JSON, all layers.
func hashes(a, b *dragoman.Reading) (string, string, error) {
	var out [2]string
	for i, r := range []*dragoman.Reading{a, b} {
		var w bytes.Buffer
		if err := record.Write(&w, r, record.Options{Tokens: true}); err != nil {
			return "", "", err
		}
		sum := sha256.Sum256(w.Bytes())
		out[i] = hex.EncodeToString(sum[:8])
	}
	return out[0], out[1], nil
}
