// SPDX-License-Identifier: Apache-2.0

package desk

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"

	"dragoman"
	"dragoman/correct"
)

// ErrValue is a correction whose value does not fit its kind, or what it is
// about.
var ErrValue = correct.ErrValue

// Correct adds a correction and does what it says to the stories. Corrections
// of readings are laid over whenever a report is looked at.
func (d *Desk) Correct(ctx context.Context, c dragoman.Correction) (out dragoman.Correction, err error) {
	c.At = d.at()
	err = d.act(ctx, func(tx *Desk) error {
		if c.Kind == dragoman.RejectClaim { // one taken over may come before its comparison
			if err := tx.claimAt(ctx, &c); err != nil {
				return err
			}
		}
		out, err = tx.correct(ctx, c, func(seq int64) string { return fmt.Sprintf("correction %d", seq) })
		return err
	})
	return out, err
}

// claimAt sets the report of a correction of a claim to one that makes it, so
// that no other story is compared again for it.
func (d *Desk) claimAt(ctx context.Context, c *dragoman.Correction) error {
	id, err := d.Record.ClaimStory(ctx, c.Target)
	if err != nil || id == "" {
		return cmp.Or(err, fmt.Errorf("claim %s: %w", c.Target, dragoman.ErrNotFound))
	}
	_, all, err := d.Compare(ctx, id)
	for _, x := range all.Claims {
		if x.ID == c.Target && len(x.Cells) > 0 {
			c.Report = x.Cells[0].Report
		}
	}
	return err
}

// correct checks and keeps a correction, and does what it says, inside an act.
func (d *Desk) correct(ctx context.Context, c dragoman.Correction, reason func(seq int64) string) (dragoman.Correction, error) {
	if err := d.fits(ctx, &c); err != nil {
		return c, err
	}
	c, err := d.Record.Correct(ctx, c)
	if err != nil {
		return c, err
	}
	if err := d.findable(ctx, c); err != nil && !errors.Is(err, dragoman.ErrNotFound) {
		return c, err
	}
	switch c.Kind {
	case dragoman.MergeStories, dragoman.SplitStory, dragoman.Undo:
		return c, d.arrange(ctx, reason(c.Seq))
	}
	return c, nil
}

// fits checks a correction before it is kept, in itself and against the
// record, and notes the spans of its target, so that it finds it again when its
// id has changed. One taken over with spans is of another reading: its target
// is looked for by them.
func (d *Desk) fits(ctx context.Context, c *dragoman.Correction) error {
	if err := correct.Check(*c); err != nil {
		return err
	}
	switch c.Kind {
	case dragoman.MergeStories:
		var v struct{ Into string }
		if err := json.Unmarshal(c.Value, &v); err != nil {
			return err
		}
		for _, id := range []string{c.Target, v.Into} {
			if _, there, err := d.storyNamed(ctx, id); err != nil || !there {
				return cmp.Or(err, fmt.Errorf("story %s: %w", id, dragoman.ErrNotFound))
			}
		}
	case dragoman.SplitStory:
		return d.fitsStory(ctx, c)
	case dragoman.FixSpeaker, dragoman.RejectStatement, dragoman.EditStatement, dragoman.RejectEvent, dragoman.EditEvent, dragoman.SplitActor:
		return d.fitsReading(ctx, c)
	case dragoman.MergeActors:
		if c.Report == "" { // by id or link alone
			return nil
		}
		r, err := d.Record.Reading(ctx, c.Report)
		if err != nil {
			return err
		}
		if _, err := correct.On(r, *c); err != nil {
			return err
		}
		return correct.Named(r, c)
	}
	return nil
}

func (d *Desk) fitsStory(ctx context.Context, c *dragoman.Correction) error {
	var v struct{ Reports []string }
	if err := json.Unmarshal(c.Value, &v); err != nil {
		return err
	}
	st, there, err := d.storyNamed(ctx, c.Target)
	if err != nil || !there {
		return cmp.Or(err, fmt.Errorf("story %s: %w", c.Target, dragoman.ErrNotFound))
	}
	slices.Sort(v.Reports)
	v.Reports = slices.Compact(v.Reports)
	for _, r := range v.Reports {
		if !slices.Contains(st.Reports, r) {
			return fmt.Errorf("%w: report %s is not in story %s", ErrValue, r, c.Target)
		}
	}
	if len(v.Reports) >= len(st.Reports) {
		return fmt.Errorf("%w: a split leaves at least one report behind", ErrValue)
	}
	return nil
}

func (d *Desk) fitsReading(ctx context.Context, c *dragoman.Correction) error {
	r, err := d.Record.Reading(ctx, c.Report)
	if err != nil {
		return err
	}
	at, err := correct.On(r, *c)
	if errors.Is(err, dragoman.ErrNotFound) && len(c.Spans) > 0 {
		if _, lost := correct.Lay(r, []dragoman.Correction{*c}); len(lost) == 0 {
			return nil
		}
	}
	if err == nil {
		c.Spans = at
	}
	return err
}

// effective is the story a report is in once corrections in force are laid
// over where the machine placed it.
func effective(report, placed string, cs []dragoman.Correction) string {
	for _, c := range cs {
		switch c.Kind {
		case dragoman.MergeStories:
			var v struct{ Into string }
			if c.Target == placed && json.Unmarshal(c.Value, &v) == nil {
				placed = v.Into
			}
		case dragoman.SplitStory:
			var v struct{ Reports []string }
			if json.Unmarshal(c.Value, &v) == nil && c.Target == placed && slices.Contains(v.Reports, report) {
				placed = fmt.Sprintf("%s-%d", c.Target, c.Seq)
			}
		}
	}
	return placed
}

// arrange lays the story corrections in force over every placement.
func (d *Desk) arrange(ctx context.Context, reason string) error {
	cs, err := d.Record.Corrections(ctx, "", true)
	if err != nil {
		return err
	}
	placed, err := d.Record.Placements(ctx)
	if err != nil {
		return err
	}
	return d.rearrange(ctx, placed, cs, reason, nil)
}

// rearrange puts reports into the stories their placements and the corrections
// give, and leaves every other story as it is. why says what opened new ones.
func (d *Desk) rearrange(ctx context.Context, placed map[string]string, cs []dragoman.Correction, reason string, why map[string]string) error {
	touched := map[string]*dragoman.Story{}
	get := func(id string) (*dragoman.Story, error) {
		if st := touched[id]; st != nil {
			return st, nil
		}
		st, _, err := d.storyNamed(ctx, id)
		if st.Why == "" {
			st.Why = why[id]
		}
		touched[id] = &st
		return &st, err
	}
	for _, r := range sortedKeys(placed) {
		id := effective(r, placed[r], cs)
		was, err := d.Record.StoryOf(ctx, r)
		if err != nil && !errors.Is(err, dragoman.ErrNotFound) {
			return err
		}
		if was.ID == id {
			continue
		}
		if was.ID != "" {
			st, err := get(was.ID)
			if err != nil {
				return err
			}
			st.Reports = slices.DeleteFunc(slices.Clone(st.Reports), func(x string) bool { return x == r })
		}
		st, err := get(id)
		if err != nil {
			return err
		}
		st.Reports = append(slices.Clone(st.Reports), r)
	}
	return d.putStories(ctx, touched, reason)
}

// storyNamed returns the story of exactly an id; an empty one where there is
// none.
func (d *Desk) storyNamed(ctx context.Context, id string) (st dragoman.Story, there bool, err error) {
	st, err = d.Record.Story(ctx, id)
	switch {
	case errors.Is(err, dragoman.ErrNotFound), errors.Is(err, dragoman.ErrAmbiguous), err == nil && st.ID != id:
		return dragoman.Story{ID: id}, false, nil
	}
	return st, err == nil, err
}

// putStories puts stories whose reports changed, and drops those left without.
func (d *Desk) putStories(ctx context.Context, touched map[string]*dragoman.Story, reason string) error {
	var put []dragoman.Story
	var drop []string
	for _, id := range sortedKeys(touched) {
		if len(touched[id].Reports) == 0 {
			drop = append(drop, id)
			continue
		}
		st, copies, err := d.complete(ctx, *touched[id])
		if err != nil {
			return err
		}
		if err := d.Record.SetCopies(ctx, st.Reports, copies); err != nil {
			return err
		}
		put = append(put, st)
	}
	if len(put)+len(drop) == 0 {
		return nil
	}
	return d.Record.PutStories(ctx, put, drop, d.at(), reason)
}

func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }
