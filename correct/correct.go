// SPDX-License-Identifier: Apache-2.0

// Package correct lays people's corrections over what the machine read. The
// reading itself is not changed; a correction that finds nothing to correct is
// returned, so that it can be shown and not lost.
package correct

import (
	"encoding/json"
	"slices"

	"dragoman"
)

// Lay returns a copy of a reading with corrections in force laid over it, in
// their order, and those that found no target or do not fit. Only corrections
// of the reading's report, and of actors anywhere, are looked at.
func Lay(r *dragoman.Reading, corrections []dragoman.Correction) (*dragoman.Reading, []dragoman.Correction) {
	if len(corrections) == 0 {
		return r, nil
	}
	out := *r
	out.Statements = slices.Clone(r.Statements)
	out.Events = slices.Clone(r.Events)
	out.Actors = slices.Clone(r.Actors)
	var lost []dragoman.Correction
	for _, c := range corrections {
		here := c.Report == r.ID || c.Report == r.RevisionOf
		if c.Report != "" && !here && c.Kind != dragoman.MergeActors {
			continue
		}
		if _, fits := inside(c.Value, len(r.Text)); !fits && c.Kind != dragoman.MergeActors {
			if c.Report != "" {
				lost = append(lost, c)
			}
			continue
		}
		if known, ok := lay(&out, c); known && !ok {
			lost = append(lost, c)
		}
	}
	return &out, lost
}

// lay lays one correction; known is false for kinds that are not about a
// reading, ok is false where the target was not found or the value does not fit.
func lay(r *dragoman.Reading, c dragoman.Correction) (known, ok bool) {
	switch c.Kind {
	case dragoman.FixSpeaker:
		i := statement(r, c)
		if i < 0 {
			return true, false
		}
		s := dragoman.Speaker{}
		if json.Unmarshal(c.Value, &s) != nil {
			return true, false
		}
		if a := r.Actor(s.Actor); a != nil && s.Name == "" {
			s.Name = a.Name
		}
		if s.Class == "" {
			s.Class = "named"
		}
		r.Statements[i].Speaker = s
		return true, true
	case dragoman.RejectStatement, dragoman.EditStatement:
		i := statement(r, c)
		if i < 0 {
			return true, false
		}
		if c.Kind == dragoman.RejectStatement {
			r.Statements = slices.Delete(r.Statements, i, i+1)
			return true, true
		}
		return true, edit(&r.Statements[i], c.Value)
	case dragoman.RejectEvent, dragoman.EditEvent:
		i := event(r, c)
		if i < 0 {
			return true, false
		}
		if c.Kind == dragoman.RejectEvent {
			r.Events = slices.Delete(r.Events, i, i+1)
			return true, true
		}
		return true, edit(&r.Events[i], c.Value)
	case dragoman.MergeActors:
		return c.Report == r.ID || c.Report == r.RevisionOf && c.Report != "", mergeActors(r, c)
	case dragoman.SplitActor:
		return true, splitActor(r, c)
	}
	return false, false
}

// edit lays the fields of a JSON object over a noun; its id stays.
func edit[T dragoman.Statement | dragoman.Event](to *T, value json.RawMessage) bool {
	was, err := json.Marshal(to)
	if err != nil {
		return false
	}
	var fields, now map[string]json.RawMessage
	if json.Unmarshal(was, &now) != nil || json.Unmarshal(value, &fields) != nil {
		return false
	}
	for k, v := range fields {
		if k != "id" {
			now[k] = v
		}
	}
	merged, err := json.Marshal(now)
	if err != nil {
		return false
	}
	var out T
	if json.Unmarshal(merged, &out) != nil {
		return false
	}
	*to = out
	return true
}

// statement finds the statement a correction is about: by its id, else by the
// content it had when it was corrected.
func statement(r *dragoman.Reading, c dragoman.Correction) int {
	if i := slices.IndexFunc(r.Statements, func(s dragoman.Statement) bool { return s.ID == c.Target }); i >= 0 {
		return i
	}
	return best(len(r.Statements), func(i int) float64 { return shared(r.Statements[i].Content, c.Spans) })
}

func event(r *dragoman.Reading, c dragoman.Correction) int {
	if i := slices.IndexFunc(r.Events, func(e dragoman.Event) bool { return e.ID == c.Target }); i >= 0 {
		return i
	}
	return best(len(r.Events), func(i int) float64 { return shared([]dragoman.Span{r.Events[i].Trigger}, c.Spans) })
}

// best is the first index of the highest score of at least one half, or -1.
func best(n int, score func(int) float64) int {
	found, most := -1, 0.5
	for i := range n {
		if s := score(i); s >= most && (found < 0 || s > most) {
			found, most = i, s
		}
	}
	return found
}

// shared is the share of bytes two lists of spans have in common (Jaccard).
func shared(a, b []dragoman.Span) float64 {
	both, all := 0, 0
	for _, s := range a {
		all += s.Len()
		for _, t := range b {
			both += max(0, int(min(s.End, t.End)-max(s.Start, t.Start)))
		}
	}
	for _, t := range b {
		all += t.Len()
	}
	if all == both {
		return 0
	}
	return float64(both) / float64(all-both)
}

// rename puts one actor's id for another's wherever it stands.
func rename(r *dragoman.Reading, from, into string) {
	change(r, func(id string, _ dragoman.Span) string {
		if id == from {
			return into
		}
		return id
	})
}

// change maps every actor id of the statements and events, given where it
// stands.
func change(r *dragoman.Reading, f func(id string, at dragoman.Span) string) {
	for i := range r.Statements {
		s := &r.Statements[i]
		at := dragoman.Span{}
		if len(s.Source) > 0 {
			at = s.Source[0]
		}
		s.Speaker.Actor = f(s.Speaker.Actor, at)
		s.Speaker.Second = f(s.Speaker.Second, dragoman.Span{})
		s.Speakers = slices.Clone(s.Speakers)
		for j := range s.Speakers {
			if j > 0 {
				at = dragoman.Span{} // the source is where the first stands
			}
			s.Speakers[j].Actor = f(s.Speakers[j].Actor, at)
		}
		s.Addressee = f(s.Addressee, dragoman.Span{})
	}
	for i := range r.Events {
		e := &r.Events[i]
		e.Actors, e.Recipients = slices.Clone(e.Actors), slices.Clone(e.Recipients)
		for _, list := range [][]dragoman.Participant{e.Actors, e.Recipients} {
			for j := range list {
				list[j].Actor = f(list[j].Actor, list[j].Span)
			}
		}
		e.AccordingTo = slices.Clone(e.AccordingTo)
		for j := range e.AccordingTo {
			e.AccordingTo[j].Holder = f(e.AccordingTo[j].Holder, dragoman.Span{})
		}
	}
}
