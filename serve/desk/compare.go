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
	"dragoman/serve/page"
)

// kept is what is kept of a story under the key of what it rests on.
type kept struct {
	dragoman.Comparison
	Page   *page.Story `json:"page"`
	Layout int         `json:"layout"` // page.Layout it was made with
}

// Compare compares the reports of a story. What was compared before and has
// not changed (same reports, same corrections, same engine) is not compared
// again. Claims that people rejected are left out.
func (d *Desk) Compare(ctx context.Context, id string) (dragoman.Story, dragoman.Comparison, error) {
	st, k, err := d.compared(ctx, id)
	return st, k.Comparison, err
}

// StoryPage is a story with its comparison and what its page shows.
func (d *Desk) StoryPage(ctx context.Context, id string) (dragoman.Story, dragoman.Comparison, *page.Story, error) {
	st, k, err := d.compared(ctx, id)
	return st, k.Comparison, k.Page, err
}

func (d *Desk) compared(ctx context.Context, id string) (st dragoman.Story, k kept, err error) {
	if st, err = d.Record.Story(ctx, id); err != nil {
		return st, k, err
	}
	cs, err := d.Record.Corrections(ctx, "", true)
	if err != nil {
		return st, k, err
	}
	key := d.comparisonKey(st, cs)
	there := false
	if data, ok, err := d.Record.Kept(ctx, st.ID, key); err != nil {
		return st, k, err
	} else if ok {
		there = true
		if err := json.Unmarshal(data, &k); err != nil || k.Layout == page.Layout {
			return st, k, err
		}
	}
	_, readings, err := d.StoryReadings(ctx, st.ID)
	if err != nil {
		return st, k, err
	}
	if !there {
		k.Comparison = d.CompareReports(readings)
		rejected := map[string]bool{}
		for _, x := range cs {
			if x.Kind == dragoman.RejectClaim {
				rejected[x.Target] = true
			}
		}
		k.Claims = slices.DeleteFunc(k.Claims, func(x dragoman.Claim) bool { return rejected[x.ID] })
	}
	k.Page, k.Layout = page.Make(&k.Comparison, readings), page.Layout
	data, err := json.Marshal(k)
	if err != nil {
		return st, k, err
	}
	err = d.Record.SetKept(ctx, st.ID, key, data, k.Claims)
	if errors.Is(err, dragoman.ErrUnwritable) {
		err = nil // it is found anew each time: reading works on a full or read-only disk
	}
	return st, k, err
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
