// SPDX-License-Identifier: Apache-2.0

package desk

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"

	"dragoman"
	"dragoman/correct"
)

// Reread puts a new reading of a report in the place of the old one. Stories
// stay, and people's corrections lie over the new reading as they lay over the
// old one; lost are those that find nothing to correct any more.
func (d *Desk) Reread(ctx context.Context, r *dragoman.Reading) (lost []dragoman.Correction, err error) {
	err = d.act(ctx, func(tx *Desk) error {
		if err := tx.Record.Replace(ctx, r, tx.at(), "read again by "+tx.Engine); err != nil {
			return err
		}
		cs, err := tx.Record.Corrections(ctx, "", true)
		if err != nil || len(cs) == 0 {
			return err
		}
		var over *dragoman.Reading
		over, lost = correct.Lay(r, cs)
		return tx.Record.Reindex(ctx, over)
	})
	return lost, err
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
	return d.Reread(ctx, CarryOver(r, d.Again(r.Report)))
}

// DateStage is the stage of notes that were made when a report came: reading
// it again does not make them.
const DateStage = "date"

// CarryOver gives a new reading the notes of the old one that reading does not
// make.
func CarryOver(kept, now *dragoman.Reading) *dragoman.Reading {
	for _, n := range kept.Notes {
		if n.Stage == DateStage {
			now.Notes = append(now.Notes, n)
		}
	}
	return now
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
		if c.Kind == dragoman.SplitActor {
			ids = []string{c.Report}
			break
		}
		for _, key := range correct.Keys(c) {
			with, err := d.Record.ReportsWith(ctx, key)
			if err != nil {
				return err
			}
			ids = append(ids, with...)
		}
		slices.Sort(ids)
		ids = slices.Compact(ids)
	case dragoman.RejectClaim:
		id, err := d.Record.ClaimStory(ctx, c.Target)
		if err == nil && id == "" && c.Report != "" { // it was left out, and now is not
			var st dragoman.Story
			st, err = d.Record.StoryOf(ctx, c.Report)
			id = st.ID
		}
		if err == nil && id != "" {
			_, _, err = d.Compare(ctx, id)
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
func (d *Desk) TakeOver(ctx context.Context, c dragoman.Correction, known *Taken) (out dragoman.Correction, again bool, err error) {
	if c.Value == nil {
		c.Value = json.RawMessage("null")
	}
	theirs := strconv.FormatInt(c.Seq, 10)
	if c.Kind == dragoman.Undo {
		if ours := known.ours[c.Target]; ours != "" {
			c.Target = ours
		}
	}
	err = d.act(ctx, func(tx *Desk) error {
		if err := known.load(ctx, tx.Record); err != nil {
			return err
		}
		if h, there := known.have[keyOf(c)]; there {
			out, again = h, true
			return nil
		}
		given := keyOf(c)
		if out, err = tx.correct(ctx, c, func(int64) string { return "correction taken over" }); err == nil {
			known.next(given, out)
		}
		return err
	})
	if err == nil {
		known.ours[theirs] = strconv.FormatInt(out.Seq, 10)
	}
	return out, again, err
}

// Taken is what is known while corrections are taken over, one after the other.
type Taken struct {
	ours map[string]string              // their numbers to ours
	have map[string]dragoman.Correction // by keyOf
	seen int64                          // the last of ours looked at
}

// NewTaken knows nothing yet.
func NewTaken() *Taken {
	return &Taken{ours: map[string]string{}, have: map[string]dragoman.Correction{}}
}

// load reads the corrections the record has, once.
func (t *Taken) load(ctx context.Context, record dragoman.Record) error {
	if t.seen > 0 {
		return nil
	}
	all, err := record.Corrections(ctx, "", false)
	if err != nil {
		return err
	}
	for _, c := range all {
		t.next(keyOf(c), c)
	}
	t.seen++
	return nil
}

func (t *Taken) next(key string, c dragoman.Correction) {
	if _, there := t.have[key]; !there {
		t.have[key] = c
	}
}

// keyOf is the same for a correction and its copy.
func keyOf(c dragoman.Correction) string {
	value := string(c.Value)
	var v any
	if json.Unmarshal(c.Value, &v) == nil {
		if b, err := json.Marshal(v); err == nil {
			value = string(b)
		}
	}
	return fmt.Sprintf("%q", []string{string(c.Kind), c.Report, c.Target, value, c.Author, c.At})
}
