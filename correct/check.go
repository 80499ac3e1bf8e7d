// SPDX-License-Identifier: Apache-2.0

package correct

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"time"

	"dragoman"
)

// Bounds of a correction.
const (
	maxValue = 64 << 10 // bytes of its value
	maxText  = 2000     // bytes of its reason
	maxName  = 200      // bytes of an id, an author
)

// ErrValue is a correction that does not fit its kind, or what it is about.
var ErrValue = errors.New("the correction does not fit")

func wrong(format string, a ...any) error {
	return fmt.Errorf("%w: %s", ErrValue, fmt.Sprintf(format, a...))
}

// Check checks what of a correction can be checked without the record: that
// it is whole, its kind known, and its value of that kind's shape. It is the
// one check of pages, API and import.
func Check(c dragoman.Correction) error {
	switch {
	case c.Author == "" || c.Reason == "" || c.Target == "":
		return wrong("target, author and reason are all needed")
	case len(c.Author) > maxName || len(c.Target) > maxName || len(c.Report) > maxName || len(c.Reason) > maxText || len(c.Value) > maxValue:
		return wrong("target and author take %d bytes, a reason %d, a value %d", maxName, maxText, maxValue)
	}
	if _, err := time.Parse(time.RFC3339, c.At); err != nil {
		return wrong("its time %q is none of RFC 3339", c.At)
	}
	for _, s := range []string{c.Author, c.Target, c.Report, c.Reason, string(c.Value)} {
		if bytes.IndexByte([]byte(s), 0) >= 0 {
			return wrong("it holds a NUL")
		}
	}
	switch c.Kind {
	case dragoman.FixSpeaker, dragoman.RejectStatement, dragoman.EditStatement, dragoman.RejectEvent, dragoman.EditEvent, dragoman.SplitActor:
		if c.Report == "" {
			return wrong("%s names the report it is about", c.Kind)
		}
	}
	switch c.Kind {
	case dragoman.FixSpeaker:
		var s dragoman.Speaker
		if err := strict(c.Value, &s); err != nil || s.Actor == "" && s.Name == "" && s.Class == "" {
			return wrong(`speaker takes {"actor", "name", "class"}, one at least`)
		}
		if s.Class != "" && !slices.Contains(classes, s.Class) {
			return wrong("there is no class %q of speakers", s.Class)
		}
	case dragoman.EditStatement:
		var s dragoman.Statement
		if err := strict(c.Value, &s); err != nil {
			return wrong("edit-statement takes the fields of a statement: %v", err)
		}
		if s.Stance != "" && !slices.Contains(stances, s.Stance) || s.Status != "" && !slices.Contains(statuses, s.Status) {
			return wrong("there is no such stance or status: %q, %q", s.Stance, s.Status)
		}
	case dragoman.EditEvent:
		var e dragoman.Event
		if err := strict(c.Value, &e); err != nil {
			return wrong("edit-event takes the fields of an event: %v", err)
		}
		if e.Status != "" && !slices.Contains(statuses, e.Status) || e.Quad < 0 || e.Quad > 4 || e.Intensity < -10 || e.Intensity > 10 {
			return wrong("no such status, quad class or intensity: %q, %d, %g", e.Status, e.Quad, e.Intensity)
		}
	case dragoman.MergeActors:
		var v merge
		if err := strict(c.Value, &v); err != nil || v.Into == "" || v.Into == c.Target {
			return wrong(`merge-actors takes {"into": another actor's id}`)
		}
	case dragoman.SplitActor:
		var v split
		if err := strict(c.Value, &v); err != nil || v.Name == "" || len(v.Mentions) == 0 {
			return wrong(`split-actor takes {"name", "mentions": [spans]}`)
		}
	case dragoman.MergeStories:
		var v struct{ Into string }
		if err := strict(c.Value, &v); err != nil || v.Into == "" || v.Into == c.Target {
			return wrong(`merge-stories takes {"into": another story's id}`)
		}
	case dragoman.SplitStory:
		var v struct{ Reports []string }
		if err := strict(c.Value, &v); err != nil || len(v.Reports) == 0 {
			return wrong(`split-story takes {"reports": [report ids]}`)
		}
	case dragoman.Undo:
		if _, err := strconv.ParseInt(c.Target, 10, 64); err != nil {
			return wrong("an undo names a correction's number, not %q", c.Target)
		}
	case dragoman.Confirm:
		var v struct{ Noun string }
		if err := strict(c.Value, &v); err != nil || !slices.Contains([]string{"statement", "event", "claim"}, v.Noun) || v.Noun != "claim" && c.Report == "" {
			return wrong(`confirm takes {"noun": "statement", "event" or "claim"}, the first two with their report`)
		}
	case dragoman.KeepApart:
		var v apart
		if err := strict(c.Value, &v); err != nil || v.From == "" || v.From == c.Target {
			return wrong(`keep-apart takes {"from": another actor's key}`)
		}
	case dragoman.RejectStatement, dragoman.RejectEvent, dragoman.RejectClaim:
	default:
		return wrong("there is no correction %q", c.Kind)
	}
	return nil
}

// On checks a correction against the reading it is about: that the target is
// there, by its whole id, and that every span of its value lies in the text.
// It returns the target's own spans.
func On(r *dragoman.Reading, c dragoman.Correction) ([]dragoman.Span, error) {
	var at []dragoman.Span
	switch c.Kind {
	case dragoman.FixSpeaker, dragoman.RejectStatement, dragoman.EditStatement:
		if s := r.Statement(c.Target); s != nil {
			at = s.Content
		}
	case dragoman.RejectEvent, dragoman.EditEvent:
		for _, e := range r.Events {
			if e.ID == c.Target {
				at = []dragoman.Span{e.Trigger}
			}
		}
	case dragoman.SplitActor, dragoman.MergeActors:
		if a := r.Actor(c.Target); a != nil {
			for _, m := range a.Mentions {
				at = append(at, m.Span)
			}
		}
	}
	if len(at) == 0 {
		return nil, fmt.Errorf("%s in report %s: %w", c.Target, r.ID, dragoman.ErrNotFound)
	}
	if s, ok := inside(c.Value, len(r.Text)); !ok {
		return nil, wrong("[%d, %d) is no part of the text of %d bytes", s.Start, s.End, len(r.Text))
	}
	return at, nil
}

// inside tells whether every span in a value lies in a text of so many bytes,
// and one that does not.
func inside(value json.RawMessage, size int) (dragoman.Span, bool) {
	var v any
	if len(value) == 0 {
		return dragoman.Span{}, true
	}
	if json.Unmarshal(value, &v) != nil {
		return dragoman.Span{}, false
	}
	return insideOf(v, size)
}

func insideOf(v any, size int) (dragoman.Span, bool) {
	switch x := v.(type) {
	case []any:
		for _, y := range x {
			if s, ok := insideOf(y, size); !ok {
				return s, false
			}
		}
	case map[string]any:
		from, some := x["start"].(float64)
		to, more := x["end"].(float64)
		if (some || more) && !(0 <= from && from <= to && to <= float64(size)) {
			return dragoman.Span{Start: int32(min(max(from, -1), 1<<30)), End: int32(min(max(to, -1), 1<<30))}, false
		}
		for _, y := range x {
			if s, ok := insideOf(y, size); !ok {
				return s, false
			}
		}
	}
	return dragoman.Span{}, true
}

// strict takes one JSON object, of known fields.
func strict(value json.RawMessage, to any) error {
	if b := bytes.TrimSpace(value); len(b) == 0 || b[0] != '{' {
		return errors.New("it is no object")
	}
	d := json.NewDecoder(bytes.NewReader(value))
	d.DisallowUnknownFields()
	if err := d.Decode(to); err != nil {
		return err
	}
	if d.More() {
		return errors.New("there is more than one object")
	}
	return nil
}

var classes = []string{"named", "anonymous", "generic", "outlet", "document", "unknown"}

var statuses = []dragoman.Status{dragoman.Occurred, dragoman.Ongoing, dragoman.Planned, dragoman.Requested, dragoman.Threatened, dragoman.Hypothetical, dragoman.Negated, dragoman.Historical}

var stances = []dragoman.Stance{dragoman.Asserts, dragoman.Reports, dragoman.Denies, dragoman.Rejects, dragoman.Unconfirmed, dragoman.Investigates, dragoman.Pledges, dragoman.Demands, dragoman.Requests, dragoman.Proposes, dragoman.Accuses,
	dragoman.Threatens, dragoman.Warns, dragoman.Praises, dragoman.Criticises, dragoman.Predicts, dragoman.Doubts, dragoman.Agrees, dragoman.Declines, dragoman.Confirms,
	dragoman.Asks, dragoman.Orders, dragoman.Expects, dragoman.Wants, dragoman.Believes, dragoman.Fears, dragoman.Apologises, dragoman.LeavesOpen}

// IsStance tells whether there is such a stance.
func IsStance(s dragoman.Stance) bool { return slices.Contains(stances, s) }
