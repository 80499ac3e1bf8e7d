// SPDX-License-Identifier: Apache-2.0

package desk

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"

	"dragoman"
)

// ErrValue is a correction whose value does not fit its kind.
var ErrValue = errors.New("the correction's value does not fit its kind")

// Correct adds a correction and does what it says to the stories. Corrections
// of readings are laid over whenever a report is looked at.
func (d *Desk) Correct(ctx context.Context, c dragoman.Correction) (dragoman.Correction, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	c.At = d.at()
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
		err = d.arrange(ctx, fmt.Sprintf("correction %d", c.Seq))
	}
	return c, err
}

// fits checks a correction's target and value before it is kept.
func (d *Desk) fits(ctx context.Context, c *dragoman.Correction) error {
	switch c.Kind {
	case dragoman.MergeStories:
		var v struct{ Into string }
		if json.Unmarshal(c.Value, &v) != nil || v.Into == "" || v.Into == c.Target {
			return fmt.Errorf("%w: merge-stories takes {\"into\": another story's id}", ErrValue)
		}
		for _, id := range []string{c.Target, v.Into} {
			if _, err := d.Record.Story(ctx, id); err != nil {
				return err
			}
		}
	case dragoman.SplitStory:
		var v struct{ Reports []string }
		if json.Unmarshal(c.Value, &v) != nil || len(v.Reports) == 0 {
			return fmt.Errorf("%w: split-story takes {\"reports\": [report ids]}", ErrValue)
		}
		st, err := d.Record.Story(ctx, c.Target)
		if err != nil {
			return err
		}
		for _, r := range v.Reports {
			if !slices.Contains(st.Reports, r) {
				return fmt.Errorf("%w: report %s is not in story %s", ErrValue, r, c.Target)
			}
		}
		if len(v.Reports) >= len(st.Reports) {
			return fmt.Errorf("%w: a split leaves at least one report behind", ErrValue)
		}
	case dragoman.FixSpeaker, dragoman.RejectStatement, dragoman.EditStatement, dragoman.RejectEvent, dragoman.EditEvent:
		return d.fitsReading(ctx, c)
	case dragoman.MergeActors, dragoman.SplitActor, dragoman.RejectClaim, dragoman.Undo:
	default:
		return fmt.Errorf("%w: there is no correction %q", ErrValue, c.Kind)
	}
	return nil
}

// fitsReading checks that the target is in the report, and notes its spans, so
// that the correction finds it again when its id has changed.
func (d *Desk) fitsReading(ctx context.Context, c *dragoman.Correction) error {
	r, err := d.Record.Reading(ctx, c.Report)
	if err != nil {
		return err
	}
	if s := r.Statement(c.Target); s != nil {
		c.Spans = s.Content
	}
	for _, e := range r.Events {
		if e.ID == c.Target {
			c.Spans = []dragoman.Span{e.Trigger}
		}
	}
	if len(c.Spans) == 0 {
		return fmt.Errorf("%s in report %s: %w", c.Target, c.Report, dragoman.ErrNotFound)
	}
	var fields map[string]json.RawMessage
	if c.Kind != dragoman.RejectEvent && c.Kind != dragoman.RejectStatement && json.Unmarshal(c.Value, &fields) != nil {
		return fmt.Errorf("%w: %s takes an object", ErrValue, c.Kind)
	}
	return nil
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
		st, err := d.Record.Story(ctx, id)
		if errors.Is(err, dragoman.ErrNotFound) {
			st, err = dragoman.Story{ID: id, Why: why[id]}, nil
		}
		touched[id] = &st
		return &st, err
	}
	for _, r := range slices.Sorted(maps.Keys(placed)) {
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
	var put []dragoman.Story
	var drop []string
	for _, id := range slices.Sorted(maps.Keys(touched)) {
		if len(touched[id].Reports) == 0 {
			drop = append(drop, id)
			continue
		}
		st, err := d.complete(ctx, *touched[id])
		if err != nil {
			return err
		}
		put = append(put, st)
	}
	return d.Record.PutStories(ctx, put, drop, placed, d.at(), reason)
}

func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }
