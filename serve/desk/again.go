// SPDX-License-Identifier: Apache-2.0

package desk

import (
	"context"
	"encoding/json"

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
	_, lost = correct.Lay(r, cs)
	return lost, nil
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
