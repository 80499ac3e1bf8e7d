// SPDX-License-Identifier: Apache-2.0

package desk

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"math"
	"reflect"
	"slices"

	"dragoman"
	"dragoman/story"
)

// errLook ends an act that only looked.
var errLook = errors.New("looked at")

// CheckStories tells of stories that are not those their reports and people's
// corrections give: by their reports' days, a block at a time, and by what
// each says of itself.
func (d *Desk) CheckStories(ctx context.Context, tell func(dragoman.Fault)) error {
	all, err := d.Record.Placed(ctx, math.MinInt32, math.MaxInt32)
	if err != nil {
		return err
	}
	byBlock := map[story.Block]dragoman.Day{}
	for _, p := range all {
		byBlock[story.BlockOf(p.Day)] = p.Day
		if own, dated := story.DayOf(p.Published); p.Dated && (!dated || own != p.Day) {
			tell(dragoman.Fault{ID: p.Report, What: "it is placed by a day that is not its own", Repairable: true})
		}
	}
	for _, b := range slices.Sorted(maps.Keys(byBlock)) {
		err := d.act(ctx, func(tx *Desk) error {
			was, now := map[string]string{}, map[string]string{}
			if _, err := tx.settleBlock(ctx, b, was, now, map[string]string{}); err != nil {
				return err
			}
			for _, r := range sortedKeys(now) {
				tell(dragoman.Fault{ID: r, What: fmt.Sprintf("it is placed in %s, the reports of its days place it in %s", was[r], now[r]), Repairable: true})
			}
			return errLook
		})
		if !errors.Is(err, errLook) {
			return err
		}
	}
	return d.checkPut(ctx, tell)
}

// checkPut checks stories against placements and corrections, and what they
// say of themselves against their reports.
func (d *Desk) checkPut(ctx context.Context, tell func(dragoman.Fault)) error {
	cs, err := d.Record.Corrections(ctx, "", true)
	if err != nil {
		return err
	}
	placed, err := d.Record.Placements(ctx)
	if err != nil {
		return err
	}
	stories, err := d.Record.Stories(ctx)
	if err != nil {
		return err
	}
	for _, st := range stories {
		if err := ctx.Err(); err != nil {
			return err
		}
		for _, r := range st.Reports {
			if want := effective(r, placed[r], cs); want != st.ID {
				tell(dragoman.Fault{ID: r, What: fmt.Sprintf("it is in story %s, its place and the corrections put it in %s", st.ID, want), Repairable: true})
			}
		}
		want, _, err := d.complete(ctx, st)
		switch {
		case err != nil:
			tell(dragoman.Fault{ID: st.ID, What: err.Error()})
		case !reflect.DeepEqual(st, want):
			tell(dragoman.Fault{ID: st.ID, What: "what it says of itself is not what its reports give", Repairable: true})
		}
	}
	return nil
}

// MendStories finds every story anew.
func (d *Desk) MendStories(ctx context.Context) error {
	if err := d.Open(ctx); err != nil {
		return err
	}
	return d.act(ctx, func(tx *Desk) error {
		all, err := tx.Record.Placed(ctx, math.MinInt32, math.MaxInt32)
		if err != nil {
			return err
		}
		var mended []dragoman.Placement
		for i, p := range all {
			own, dated := story.DayOf(p.Published)
			if p.Dated && !dated {
				p.Dated = false
			} else if p.Dated {
				p.Day = own
			}
			if p != all[i] {
				mended = append(mended, p)
				all[i] = p
			}
		}
		if err := tx.Record.Place(ctx, mended); err != nil {
			return err
		}
		if _, err := tx.settle(ctx, daysAmong(all), "mended"); err != nil {
			return err
		}
		if err := tx.arrange(ctx, "mended"); err != nil {
			return err
		}
		stories, err := tx.Record.Stories(ctx)
		if err != nil {
			return err
		}
		touched := map[string]*dragoman.Story{}
		for i, st := range stories {
			want, copies, err := tx.complete(ctx, st)
			if err != nil {
				return err
			}
			if err := tx.Record.SetCopies(ctx, want.Reports, copies); err != nil {
				return err
			}
			if !reflect.DeepEqual(st, want) {
				touched[st.ID] = &stories[i]
			}
		}
		return tx.putStories(ctx, touched, "mended")
	})
}

// Recopy finds anew which reports repeat others, in every story of several: for
// a record that an older version made.
func (d *Desk) Recopy(ctx context.Context) error {
	stories, err := d.Record.Stories(ctx)
	if err != nil {
		return err
	}
	for _, st := range stories {
		if len(st.Reports) < 2 {
			continue
		}
		err := d.act(ctx, func(tx *Desk) error {
			_, copies, err := tx.complete(ctx, st)
			if err != nil {
				return err
			}
			return tx.Record.SetCopies(ctx, st.Reports, copies)
		})
		if err != nil {
			return err
		}
	}
	return nil
}
