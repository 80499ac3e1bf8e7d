// SPDX-License-Identifier: Apache-2.0

package desk

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strconv"

	"dragoman"
	"dragoman/correct"
)

// Reread puts a new reading of a report in the place of the old one. Stories
// stay, and people's corrections lie over the new reading as they lay over the
// old one; lost are those that find nothing to correct any more.
func (d *Desk) Reread(ctx context.Context, r *dragoman.Reading) (lost []dragoman.Correction, err error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if err := d.Record.Replace(ctx, r, d.at(), "read again by "+d.Engine); err != nil {
		return nil, err
	}
	cs, err := d.Record.Corrections(ctx, r.ID, true)
	if err != nil {
		return nil, err
	}
	if len(cs) == 0 {
		return nil, nil
	}
	over, lost := correct.Lay(r, cs)
	return lost, d.Record.Reindex(ctx, over)
}

// ReadAgain reads a report of the record again with the engine at hand.
func (d *Desk) ReadAgain(ctx context.Context, id string) (lost []dragoman.Correction, err error) {
	if d.Again == nil {
		return nil, fmt.Errorf("%w: there is no engine to read with", ErrValue)
	}
	r, err := d.Record.Reading(ctx, id)
	if err != nil {
		return nil, err
	}
	return d.Reread(ctx, d.Again(r.Report))
}

// findable makes the reports a correction is about findable as they are with
// the corrections in force. A correction of an actor anywhere touches every
// report that holds it.
func (d *Desk) findable(ctx context.Context, c dragoman.Correction) error {
	if c.Kind == dragoman.Undo {
		all, err := d.Record.Corrections(ctx, "", false)
		if err != nil {
			return err
		}
		for _, x := range all {
			if strconv.FormatInt(x.Seq, 10) == c.Target {
				c = x
				break
			}
		}
	}
	var ids []string
	switch c.Kind {
	case dragoman.FixSpeaker, dragoman.RejectStatement, dragoman.EditStatement, dragoman.RejectEvent, dragoman.EditEvent:
		ids = []string{c.Report}
	case dragoman.MergeActors, dragoman.SplitActor:
		if ids = []string{c.Report}; c.Report == "" {
			var err error
			if ids, err = d.Record.ReportsWith(ctx, c.Target); err != nil {
				return err
			}
		}
	case dragoman.RejectClaim:
		st, err := d.Record.ClaimStory(ctx, c.Target)
		if err == nil && st != "" {
			_, _, err = d.Compare(ctx, st)
		}
		return err
	}
	for _, id := range ids {
		r, err := d.Reading(ctx, id)
		if err != nil {
			return err
		}
		if err := d.Record.Reindex(ctx, r); err != nil {
			return err
		}
	}
	return nil
}

// TakeOver adds a correction that was exported elsewhere, with its own author,
// time and reason; again is true where the record has it already. The number
// an undo names is that of the record it came from: known maps it to ours.
func (d *Desk) TakeOver(ctx context.Context, c dragoman.Correction, known map[string]string) (out dragoman.Correction, again bool, err error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if c.Value == nil {
		c.Value = json.RawMessage("null")
	}
	if c.Kind == dragoman.Undo {
		if ours := known[c.Target]; ours != "" {
			c.Target = ours
		}
	}
	have, err := d.Record.Corrections(ctx, "", false)
	if err != nil {
		return c, false, err
	}
	for _, h := range have {
		if h.Kind == c.Kind && h.Report == c.Report && h.Target == c.Target && sameJSON(h.Value, c.Value) && h.Author == c.Author && h.At == c.At {
			return h, true, nil
		}
	}
	if len(c.Spans) == 0 {
		if err := d.fits(ctx, &c); err != nil {
			return c, false, err
		}
	}
	if c, err = d.Record.Correct(ctx, c); err != nil {
		return c, false, err
	}
	if err := d.findable(ctx, c); err != nil && !errors.Is(err, dragoman.ErrNotFound) {
		return c, false, err
	}
	switch c.Kind {
	case dragoman.MergeStories, dragoman.SplitStory, dragoman.Undo:
		err = d.arrange(ctx, "correction taken over")
	}
	return c, false, err
}

func sameJSON(a, b json.RawMessage) bool {
	var x, y any
	if json.Unmarshal(a, &x) != nil || json.Unmarshal(b, &y) != nil {
		return string(a) == string(b)
	}
	p, _ := json.Marshal(x)
	q, _ := json.Marshal(y)
	return string(p) == string(q)
}
