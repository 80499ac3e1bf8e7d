// SPDX-License-Identifier: Apache-2.0

package link

import (
	"strings"

	"dragoman"
	"dragoman/know/actors"
)

// during gives the sector of an entity on a day: of the office or affiliation
// that is sure then, else the entity's own. why says which.
func (l *Linker) during(e actors.Entity, day actors.Day) (sector, why string) {
	sector, _, why = l.office(e, day)
	return sector, why
}

// office gives sector and country of an entity on a day, from its dated roles.
// An office that has ended makes a person of it one of the elite, as PLOVER
// codes former officials; an office not known to last so long is named as the
// last known one.
func (l *Linker) office(e actors.Entity, day actors.Day) (sector, country, why string) {
	sector, country = e.Sector, e.Country
	roles := e.Roles()
	if len(roles) == 0 {
		return sector, country, ""
	}
	var now, maybe, past *actors.Role
	for i := range roles {
		r := &roles[i]
		on := r.On(day)
		switch {
		case on == actors.Yes && (now == nil || r.From.First >= now.From.First):
			now = r
		case on == actors.Maybe && (maybe == nil || r.From.First >= maybe.From.First):
			maybe = r
		case on == actors.No && day.First != 0 && r.Until.Last <= day.First && later(r, past):
			past = r
		}
	}
	switch {
	case now != nil:
		return now.Sector, l.land(e, now), ": " + l.describe(now)
	case maybe != nil && day.First == 0:
		return undated(e, roles), l.anyLand(e, roles), ": the report has no date; offices not used"
	case maybe != nil && maybe.Open:
		return maybe.Sector, l.land(e, maybe), ": last known as " + l.describe(maybe)
	case maybe != nil:
		return maybe.Sector, l.land(e, maybe), ": may then have been " + l.describe(maybe)
	case past != nil && e.Kind != dragoman.Person:
		return "", l.land(e, past), ": formerly " + l.describe(past)
	case past != nil:
		return after(past.Sector), l.land(e, past), ": formerly " + l.describe(past)
	}
	return sector, country, ""
}

// later says whether a past role goes before another: an office before a mere
// affiliation or candidacy, then the one that ended last.
func later(r, than *actors.Role) bool {
	if than == nil {
		return true
	}
	if a, b := after(r.Sector) != "", after(than.Sector) != ""; a != b {
		return a
	}
	return r.Until.Last >= than.Until.Last
}

// undated is the sector of an entity in a report without a date: the one all
// its roles agree on, if it may hold one still.
func undated(e actors.Entity, roles []actors.Role) string {
	s, open := roles[0].Sector, false
	for _, r := range roles {
		open = open || r.Open
		if r.Sector != s {
			return e.Sector
		}
	}
	if !open {
		return e.Sector
	}
	return s
}

// after is the sector of a person who has left a sector.
func after(sector string) string {
	switch sector {
	case "GOV", "LEG", "SPY", "JUD", "MIL", "COP", "PRE":
		return "ELI"
	}
	return ""
}

// land is the country a role gives: its body's, else the person's own.
func (l *Linker) land(e actors.Entity, r *actors.Role) string {
	if b, ok := l.known.Key(r.Body); ok && b.Country != "" {
		return b.Country
	}
	if actors.IsNonState(r.Body) {
		return r.Body
	}
	return e.Country
}

// anyLand is the country in a report without a date: the one all roles give,
// else the person's own.
func (l *Linker) anyLand(e actors.Entity, roles []actors.Role) string {
	c := l.land(e, &roles[0])
	for i := range roles {
		if l.land(e, &roles[i]) != c {
			return e.Country
		}
	}
	return c
}

// describe writes a role for people: "foreign minister, Russia, since
// 2004-03-09 (sure until 2025-10-20)".
func (l *Linker) describe(r *actors.Role) string {
	body := r.Body
	if b, ok := l.known.Key(r.Body); ok {
		body = b.Name
	}
	parts := []string{body, r.Dates()}
	if r.Title != "" {
		parts = append([]string{r.Title}, parts...)
	} else {
		parts = append([]string{r.Sector}, parts...)
	}
	return strings.Join(parts, ", ")
}
