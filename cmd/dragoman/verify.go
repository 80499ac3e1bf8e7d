// SPDX-License-Identifier: Apache-2.0

package main

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"

	"dragoman"
	"dragoman/correct"
	"dragoman/export/record"
	"dragoman/extract"
	"dragoman/serve/desk"
	"dragoman/store/sqlite"
)

type verifyCmd struct {
	recordFlags
	Reread  bool     `help:"Put the new reading in the place of one that differs; corrections are kept."`
	Repair  bool     `help:"Make again what follows from the readings: columns, passages, the index, stories, comparisons."`
	Records bool     `help:"Check the record alone; do not read the reports again."`
	IDs     []string `arg:"" optional:"" name:"report" help:"Read these reports again, and nothing else; without any, the whole record is checked."`
}

// Run checks the record, and reads its reports again: of each, the hash of its
// content against its id, and of the reading against the one kept. It goes on
// after a fault.
func (c *verifyCmd) Run(ctx context.Context, s streams) error {
	e, err := newEngine(extract.Options{}, "")
	if err != nil {
		return err
	}
	path, err := c.path()
	if err != nil {
		return err
	}
	db, err := sqlite.OpenAsIs(ctx, path)
	if err != nil {
		return err
	}
	defer db.Close()
	v := &verifying{c: c, s: s, e: e, db: db}
	if v.d, err = deskAsIs(db, e); err != nil {
		return err
	}
	if len(c.IDs) == 0 {
		if c.Repair {
			if err := v.repair(ctx); err != nil {
				return err
			}
		}
		if err := v.record(ctx); err != nil {
			return err
		}
		if err := db.NoLog(); err != nil && !c.Repair {
			v.tell(dragoman.Fault{ID: "file", What: err.Error(), Repairable: true})
		}
		fmt.Fprintf(s.out, "the record: %s\n", number(v.faults, "fault"))
	}
	if !c.Records {
		if err := v.reports(ctx); err != nil {
			return err
		}
	}
	if v.faults > 0 {
		return exitError{code: exitUnread}
	}
	return nil
}

// verifying is one run of verify.
type verifying struct {
	c      *verifyCmd
	s      streams
	e      *engine
	db     *sqlite.Store
	d      *desk.Desk
	faults int
}

func (v *verifying) tell(f dragoman.Fault) {
	v.faults++
	hint := ""
	if f.Repairable && !v.c.Repair {
		hint = " (--repair makes it again)"
	}
	fmt.Fprintf(v.s.out, "%s: %s%s\n", f.ID, f.What, hint)
}

// laid lays the corrections in force over readings.
func (v *verifying) laid(ctx context.Context) (func(*dragoman.Reading) *dragoman.Reading, error) {
	cs, err := v.db.Corrections(ctx, "", true)
	return func(r *dragoman.Reading) *dragoman.Reading {
		out, _ := correct.Lay(r, cs)
		return out
	}, err
}

func (v *verifying) record(ctx context.Context) error {
	laid, err := v.laid(ctx)
	if err != nil {
		v.tell(dragoman.Fault{ID: "corrections", What: err.Error()})
	}
	if err := v.db.Check(ctx, laid, v.tell); err != nil {
		return err
	}
	if err := v.d.CheckStories(ctx, v.tell); err != nil {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		v.tell(dragoman.Fault{ID: "stories", What: "can't be checked to their end: " + err.Error()})
	}
	return nil
}

func (v *verifying) repair(ctx context.Context) error {
	laid, err := v.laid(ctx)
	if err != nil {
		return err
	}
	unread, err := v.db.Mend(ctx, laid)
	if err != nil {
		return err
	}
	for _, id := range unread {
		fmt.Fprintf(v.s.err, "%s: its reading is damaged and can't be made again from itself: put a backup back, or drop it\n", id)
	}
	if err := v.d.MendStories(ctx); err != nil {
		return err
	}
	return compareNew(ctx, v.s, v.d)
}

// reports reads reports again.
func (v *verifying) reports(ctx context.Context) error {
	ids := v.c.IDs
	if len(ids) == 0 {
		all, err := v.db.Reports(ctx, "", false)
		if err != nil {
			return err
		}
		for _, r := range all {
			ids = append(ids, r.ID)
		}
	}
	same, differ, damaged := 0, 0, 0
	p := newProgress(v.s.err, "reports verified", len(ids))
	for i, id := range ids {
		if err := ctx.Err(); err != nil {
			return stopped(err, fmt.Sprintf("%d of %s verified; name those left to go on", i, number(len(ids), "report")))
		}
		p.at(i)
		kept, err := v.db.Reading(ctx, id)
		if err != nil {
			fmt.Fprintf(v.s.out, "%s: %v\n", id, err)
			damaged++
			continue
		}
		if got := extract.ID(&kept.Report); got != id {
			fmt.Fprintf(v.s.out, "%s: the report's content has the id %s: the record is damaged\n", id, got)
			damaged++
			continue
		}
		now := desk.CarryOver(kept, v.e.read(kept.Report))
		was, is, err := hashes(kept, now)
		if err != nil {
			return err
		}
		if was == is {
			same++
			continue
		}
		differ++
		fmt.Fprintf(v.s.out, "%s: reading %s kept, %s by %s\n", id, was, is, engineVersion)
		if !v.c.Reread {
			continue
		}
		lost, err := v.d.Reread(ctx, now)
		if err != nil {
			return err
		}
		for _, x := range lost {
			fmt.Fprintf(v.s.out, "%s: correction %d (%s of %s) finds nothing to correct in the new reading; it is kept\n", id, x.Seq, x.Kind, x.Target)
		}
	}
	fmt.Fprintf(v.s.out, "%s: %d read the same, %d otherwise%s, %d damaged\n", number(len(ids), "report"), same, differ, map[bool]string{true: " and put in their place"}[v.c.Reread && differ > 0], damaged)
	v.faults += damaged
	if !v.c.Reread {
		v.faults += differ
	}
	return nil
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
