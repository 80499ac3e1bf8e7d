// SPDX-License-Identifier: Apache-2.0

package desk

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"slices"

	"dragoman"
)

// Compare compares the reports of a story. What was compared before and has
// not changed (same reports, same corrections, same engine) is not compared
// again. Claims that people rejected are left out.
func (d *Desk) Compare(ctx context.Context, id string) (dragoman.Story, dragoman.Comparison, error) {
	var c dragoman.Comparison
	st, key, cs, err := d.keyed(ctx, id)
	if err != nil {
		return st, c, err
	}
	if data, ok, err := d.Record.Kept(ctx, st.ID, key); err != nil {
		return st, c, err
	} else if ok {
		return st, c, json.Unmarshal(data, &c)
	}
	readings, err := d.ReadingsOf(ctx, st.Reports)
	if err != nil {
		return st, c, err
	}
	c = d.CompareReports(readings)
	rejected := map[string]bool{}
	for _, x := range cs {
		if x.Kind == dragoman.RejectClaim {
			rejected[x.Target] = true
		}
	}
	c.Claims = slices.DeleteFunc(c.Claims, func(x dragoman.Claim) bool { return rejected[x.ID] })
	data, err := json.Marshal(c)
	if err != nil {
		return st, c, err
	}
	err = d.act(ctx, func(tx *Desk) error { return tx.keep(ctx, st.ID, key, data, &c, readings) })
	if errors.Is(err, dragoman.ErrUnwritable) {
		err = nil // it is found anew each time: reading works on a full or read-only disk
	}
	return st, c, err
}

// keyed is a story and the key of all its comparison rests on.
func (d *Desk) keyed(ctx context.Context, id string) (dragoman.Story, string, []dragoman.Correction, error) {
	st, err := d.Record.Story(ctx, id)
	if err != nil {
		return st, "", nil, err
	}
	cs, err := d.Record.Corrections(ctx, "", true)
	return st, d.comparisonKey(st, cs), cs, err
}

// keep keeps a comparison and its sheet, unless what it rests on changed while it was made:
// then it is one of a story that is no more.
func (d *Desk) keep(ctx context.Context, id, key string, data []byte, c *dragoman.Comparison, readings []*dragoman.Reading) error {
	st, err := d.Record.Story(ctx, id)
	if errors.Is(err, dragoman.ErrNotFound) {
		return nil
	}
	if err != nil {
		return err
	}
	cs, err := d.Record.Corrections(ctx, "", true)
	if err != nil || d.comparisonKey(st, cs) != key {
		return err
	}
	if err := d.Record.SetKept(ctx, id, key, data, c.Claims); err != nil {
		return err
	}
	return d.keepSheet(ctx, id, key, c, readings)
}

// MostCompared is the most reports a story may have to be compared unasked.
const MostCompared = 40

// CompareNew compares the stories that changed since they were compared, so
// that their claims are found; stories of more than MostCompared reports wait
// until they are looked at. tell is called after each with how many are left.
func (d *Desk) CompareNew(ctx context.Context, tell func(left int)) error {
	ids, err := d.Record.Uncompared(ctx, MostCompared)
	if err != nil {
		return err
	}
	for i, id := range ids {
		if err := ctx.Err(); err != nil {
			return err
		}
		if _, _, err := d.Compare(ctx, id); err != nil && !errors.Is(err, dragoman.ErrNotFound) {
			return err
		}
		tell(len(ids) - i - 1)
	}
	return nil
}

// comparisonKey is a hash of all a comparison rests on.
func (d *Desk) comparisonKey(st dragoman.Story, cs []dragoman.Correction) string {
	h := sha256.New()
	fmt.Fprintf(h, "%s\n%q\n", d.Engine, st.Reports)
	for _, c := range cs {
		if c.Kind == dragoman.Confirm || c.Kind == dragoman.KeepApart {
			continue // nothing that is compared is other for it
		}
		if c.Report == "" || c.Kind == dragoman.MergeActors || slices.Contains(st.Reports, c.Report) {
			fmt.Fprintln(h, c.Seq)
		}
	}
	return hex.EncodeToString(h.Sum(nil)[:16])
}
