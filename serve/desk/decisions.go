// SPDX-License-Identifier: Apache-2.0

package desk

import (
	"context"
	"encoding/json"
	"errors"
	"slices"

	"dragoman"
	"dragoman/correct"
)

// Decision is what a person decided of one reading, as a row to train and to
// judge by: the passage, what was read, and what it is.
type Decision struct {
	Task      string          `json:"task"`  // speaker, statement, event, dispute, names
	Right     bool            `json:"right"` // it was read right; of names: they are one
	Report    string          `json:"report,omitempty"`
	Outlet    string          `json:"outlet,omitempty"`
	Published string          `json:"published,omitempty"`
	Text      string          `json:"text,omitempty"`  // the sentence or sentences
	Start     int32           `json:"start,omitempty"` // of Text in the report, in bytes
	Spans     []dragoman.Span `json:"spans,omitempty"` // of the content or trigger, in bytes of Text
	Read      any             `json:"read,omitempty"`  // as the machine has it: a statement or an event
	Now       json.RawMessage `json:"now,omitempty"`   // what a person says it is, the fields that differ
	Names     []string        `json:"names,omitempty"` // the two
	Author    string          `json:"author"`
	At        string          `json:"at"`
	Reason    string          `json:"reason"`
}

// Decisions lists what people decided and did not undo, in order. A decision
// whose report or reading is gone has no passage and is left out.
func (d *Desk) Decisions(ctx context.Context) ([]Decision, error) {
	cs, err := d.Record.Corrections(ctx, "", true)
	if err != nil {
		return nil, err
	}
	out := []Decision{}
	read := map[string]*dragoman.Reading{}
	for i := range cs {
		c := &cs[i]
		x := Decision{Author: c.Author, At: c.At, Reason: c.Reason, Now: c.Value}
		switch c.Kind {
		case dragoman.MergeActors, dragoman.KeepApart:
			var v struct {
				Name     string
				IntoName string `json:"into_name"`
				FromName string `json:"from_name"`
			}
			if json.Unmarshal(c.Value, &v) != nil || v.Name == "" || v.IntoName+v.FromName == "" {
				continue
			}
			x.Task, x.Right, x.Names, x.Now = "names", c.Kind == dragoman.MergeActors, []string{v.Name, v.IntoName + v.FromName}, nil
			out = append(out, x)
			continue
		case dragoman.RejectClaim:
			x.Task = "dispute"
		case dragoman.Confirm:
			var v struct{ Noun string }
			if json.Unmarshal(c.Value, &v) != nil {
				continue
			}
			x.Task, x.Right, x.Now = v.Noun, true, nil
			if v.Noun == "claim" {
				x.Task = "dispute"
			}
		case dragoman.FixSpeaker:
			x.Task = "speaker"
		case dragoman.EditStatement, dragoman.RejectStatement:
			x.Task = "statement"
		case dragoman.EditEvent, dragoman.RejectEvent:
			x.Task = "event"
		default:
			continue // of stories and mentions: no reading of one passage
		}
		if c.Report == "" {
			continue
		}
		r := read[c.Report]
		if r == nil {
			if r, err = d.Record.Reading(ctx, c.Report); errors.Is(err, dragoman.ErrNotFound) {
				continue
			} else if err != nil {
				return nil, err
			}
			read[c.Report] = r
		}
		if x.Task == "dispute" || x.passage(r, c) {
			x.Report, x.Outlet, x.Published = r.ID, r.Outlet, r.Published.Value
			out = append(out, x)
		}
	}
	return out, nil
}

// passage fills a decision from the machine's reading; false where it has no
// such statement or event any more.
func (x *Decision) passage(r *dragoman.Reading, c *dragoman.Correction) bool {
	at, err := correct.On(r, *c)
	if err != nil {
		at = c.Spans
	}
	if s := r.Statement(c.Target); s != nil {
		x.Read, at = s, s.Content
	}
	if i := slices.IndexFunc(r.Events, func(e dragoman.Event) bool { return e.ID == c.Target }); i >= 0 {
		x.Read, at = &r.Events[i], []dragoman.Span{r.Events[i].Trigger}
	}
	if len(at) == 0 {
		return false
	}
	from, to := at[0].Start, at[len(at)-1].End
	if i := r.SentenceAt(from); i >= 0 {
		from = min(from, r.Sentences[i].Start)
	}
	if i := r.SentenceAt(max(to-1, 0)); i >= 0 {
		to = max(to, r.Sentences[i].End)
	}
	if from < 0 || from > to || int(to) > len(r.Text) {
		return false
	}
	x.Text, x.Start = r.Text[from:to], from
	for _, s := range at {
		x.Spans = append(x.Spans, dragoman.Span{Start: s.Start - from, End: s.End - from})
	}
	return true
}
