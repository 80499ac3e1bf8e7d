// SPDX-License-Identifier: Apache-2.0

package link

import (
	"slices"

	"dragoman"
)

// join gives linked actors their link as id, makes one of those that share it,
// and renames them wherever the reading refers to them.
func join(r *dragoman.Reading) {
	id := map[string]string{}
	at := map[string]int{}
	out := r.Actors[:0:0]
	for _, a := range r.Actors {
		if a.Link == "" {
			out = append(out, a)
			continue
		}
		id[a.ID] = a.Link
		a.ID = a.Link
		if i, ok := at[a.ID]; ok {
			absorb(&out[i], a)
			continue
		}
		at[a.ID] = len(out)
		out = append(out, a)
	}
	if len(id) == 0 {
		return
	}
	r.Actors = out
	rename(r, func(old string, _ dragoman.Span) string {
		if n, ok := id[old]; ok {
			return n
		}
		return old
	})
}

// absorb adds the mentions, variants and roles of b to a.
func absorb(a *dragoman.Actor, b dragoman.Actor) {
	for _, v := range append([]string{b.Name}, b.Variants...) {
		if v != a.Name && !slices.Contains(a.Variants, v) {
			a.Variants = append(a.Variants, v)
		}
	}
	a.Mentions = append(a.Mentions, b.Mentions...)
	slices.SortStableFunc(a.Mentions, func(x, y dragoman.ActorMention) int { return int(x.Start - y.Start) })
	a.Roles = append(a.Roles, b.Roles...)
	slices.SortStableFunc(a.Roles, func(x, y dragoman.Role) int { return int(x.Start - y.Start) })
	if a.Gender == "" {
		a.Gender = b.Gender
	}
}

// rename applies a change of ids to everything that names an actor; the span is
// where it does so.
func rename(r *dragoman.Reading, to func(id string, at dragoman.Span) string) {
	for i := range r.Mentions {
		m := &r.Mentions[i]
		m.Actor = to(m.Actor, m.Span)
	}
	for i := range r.Statements {
		s := &r.Statements[i]
		var at dragoman.Span
		if len(s.Source) > 0 {
			at = s.Source[0]
		}
		s.Speaker.Actor = to(s.Speaker.Actor, at)
		for j := range s.Speakers {
			if j > 0 {
				at = dragoman.Span{} // the source is where the first stands
			}
			s.Speakers[j].Actor = to(s.Speakers[j].Actor, at)
		}
		s.Speaker.Second = to(s.Speaker.Second, dragoman.Span{})
		s.Addressee = to(s.Addressee, dragoman.Span{})
	}
	for i := range r.Events {
		e := &r.Events[i]
		for j := range e.Actors {
			e.Actors[j].Actor = to(e.Actors[j].Actor, e.Actors[j].Span)
		}
		for j := range e.Recipients {
			e.Recipients[j].Actor = to(e.Recipients[j].Actor, e.Recipients[j].Span)
		}
		for j := range e.AccordingTo {
			e.AccordingTo[j].Holder = to(e.AccordingTo[j].Holder, dragoman.Span{})
		}
	}
}
