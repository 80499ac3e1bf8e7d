// SPDX-License-Identifier: Apache-2.0

// Package canon gives an actor one name in every row of every table: a reading
// keeps what each report calls it, the exports the name that is best for all.
// Pronouns are nobody's name.
package canon

import (
	"slices"

	"dragoman"
	"dragoman/export/table"
)

// Names gives the one name of an actor. *actors.Names is one.
type Names interface {
	Canonical(*dragoman.Actor) string
}

// Lay returns the reading with its actors under their one name; what the
// report calls them stays among their variants. Speakers and holders that are
// actors follow. A speaker or holder without an actor whose source is pronouns
// alone loses that name. The reading given is not changed.
func Lay(r *dragoman.Reading, names Names) *dragoman.Reading {
	out := *r
	out.Actors = slices.Clone(r.Actors)
	called := make(map[string]string, len(r.Actors))
	for i := range out.Actors {
		a := &out.Actors[i]
		name := names.Canonical(a)
		if !named(a) && a.Link == "" {
			name = ""
		}
		if a.Name != "" && a.Name != name && !slices.Contains(a.Variants, a.Name) {
			a.Variants = append(slices.Clone(a.Variants), a.Name)
		}
		a.Name = name
		called[a.ID] = name
	}
	unsaid := map[string]bool{} // statements whose source is pronouns that stand for nobody known
	out.Statements = slices.Clone(r.Statements)
	for i := range out.Statements {
		s := &out.Statements[i]
		pronouns := len(s.Source) > 0 && !slices.ContainsFunc(s.Source, func(x dragoman.Span) bool { return !table.Pronouns(r, x) })
		unsaid[s.ID] = pronouns && s.Speaker.Actor == ""
		rename(&s.Speaker, called, pronouns)
		s.Speakers = slices.Clone(s.Speakers)
		for j := range s.Speakers {
			rename(&s.Speakers[j], called, pronouns)
		}
	}
	out.Events = slices.Clone(r.Events)
	for i := range out.Events {
		e := &out.Events[i]
		e.AccordingTo = slices.Clone(e.AccordingTo)
		for j := range e.AccordingTo {
			h := &e.AccordingTo[j]
			if s := r.Statement(h.Statement); s != nil && unsaid[s.ID] && h.Holder == s.Speaker.Name {
				h.Holder = "unknown"
			}
		}
	}
	return &out
}

// named says whether a report calls an actor by more than pronouns.
func named(a *dragoman.Actor) bool {
	return len(a.Mentions) == 0 || slices.ContainsFunc(a.Mentions, func(m dragoman.ActorMention) bool { return m.Form != dragoman.Pronoun })
}

// rename names a speaker as its actor is named; one without an actor and of
// pronouns alone has no name.
func rename(s *dragoman.Speaker, called map[string]string, pronouns bool) {
	if name, ok := called[s.Actor]; ok {
		s.Name = name
	} else if pronouns {
		s.Name = ""
	}
}

// Holders returns the comparison with the holders of its claims under the one
// name of the actor that the report of each cell knows by that name. The
// comparison given is not changed.
func Holders(c *dragoman.Comparison, readings []*dragoman.Reading, names Names) *dragoman.Comparison {
	called := map[[2]string]string{}
	for _, r := range readings {
		for i := range r.Actors {
			if a := &r.Actors[i]; a.Name != "" {
				called[[2]string{r.ID, a.Name}] = names.Canonical(a)
			}
		}
	}
	out := *c
	out.Claims = slices.Clone(c.Claims)
	for i := range out.Claims {
		x := &out.Claims[i]
		x.Cells = slices.Clone(x.Cells)
		for j := range x.Cells {
			if name := called[[2]string{x.Cells[j].Report, x.Cells[j].Holder}]; name != "" {
				x.Cells[j].Holder = name
			}
		}
	}
	return &out
}
