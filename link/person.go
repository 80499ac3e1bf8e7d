// SPDX-License-Identifier: Apache-2.0

package link

import (
	"cmp"
	"slices"
	"strings"

	"dragoman"
	"dragoman/know/actors"
)

// person links a person: by a full name, by an office the report gives together
// with the surname, or by a surname that alone names one known person. A full
// name the file does not have is never linked by its surname. Country and
// sector of a person who is not known come from the report's own words
// ("Syrian journalist") or stay empty.
func (l *Linker) person(a *dragoman.Actor, day actors.Day, seen map[string]int) Coding {
	said := l.said(a, day, seen)
	full := false
	for _, name := range namesOf(a) {
		if name = l.bare(name); words(name) < 2 {
			continue
		}
		full = true
		if h, ok := l.pick(l.people(name, actors.AsName), a, said, day, seen); ok {
			return l.linked(h, alias(h, name), day, said)
		}
	}
	if h, why, ok := l.byOffice(a, day, seen); ok {
		return l.linked(h, why, day, said)
	}
	if !full {
		for _, name := range namesOf(a) {
			if h, ok := l.pick(l.people(l.bare(name), actors.AsSurname), a, said, day, seen); ok && l.near(h.Entity, day, seen) {
				return l.linked(h, alias(h, name), day, said)
			}
		}
	}
	said.Link, said.Name, said.Kind = "", "", ""
	return said
}

// styled links a person by the name with the word before it, where that is how
// the actor file has it: "King Philippe", "Pope Francis". said is the coding
// without that.
func (l *Linker) styled(r *dragoman.Reading, a *dragoman.Actor, said Coding, day actors.Day, seen map[string]int) Coding {
	tried := map[string]bool{}
	for _, m := range a.Mentions {
		t := r.TokenAt(m.Start)
		if m.Form != dragoman.Name || t == 0 || t >= len(r.Tokens) || len(tried) == maxRoles {
			continue
		}
		before := r.Tokens[t-1]
		if !capital(before.Of(r.Text)) || m.Start-before.End != 1 {
			continue
		}
		name := r.Text[before.Start:m.End]
		if tried[name] {
			continue
		}
		tried[name] = true
		if h, ok := l.pick(l.people(name, actors.AsName), a, said, day, seen); ok && !h.Near {
			return l.linked(h, alias(h, name), day, said)
		}
	}
	return said
}

// near says whether a bare surname may be the person's: the report names their
// country, or they hold an office on its day.
func (l *Linker) near(e actors.Entity, day actors.Day, seen map[string]int) bool {
	if e.Country == "" || seen[e.Country] > 0 {
		return true
	}
	for _, r := range e.Roles() {
		if r.On(day) == actors.Yes {
			return true
		}
	}
	return false
}

// bare is a name without honorifics in front, and without initials in the middle.
func (l *Linker) bare(name string) string {
	f := strings.Fields(name)
	for len(f) > 1 && l.words.Has("honorific", strings.TrimSuffix(f[0], ".")) {
		f = f[1:]
	}
	return strings.Join(f, " ")
}

// people are the known people of a name, in a sense: by surname alone only when
// AsSurname is asked for.
func (l *Linker) people(name string, as actors.Sense) []actors.Hit {
	hits := l.byName(name, as)
	if len(hits) > 0 || as == actors.AsSurname {
		return hits
	}
	f := strings.Fields(name) // without initials: "Joseph R. Aoun"
	short := f[:0:0]
	for i, w := range f {
		if i > 0 && i < len(f)-1 && len(strings.TrimSuffix(w, ".")) == 1 {
			continue
		}
		short = append(short, w)
	}
	if len(short) < len(f) && len(short) > 1 {
		hits = l.byName(strings.Join(short, " "), as)
	}
	return hits
}

func (l *Linker) byName(name string, as actors.Sense) []actors.Hit {
	var out []actors.Hit
	for _, h := range l.known.Find(name) {
		if h.Kind == dragoman.Person && (h.As == as || as == actors.AsSurname && h.As == actors.AsName && words(name) == 1) {
			out = append(out, h)
		}
	}
	return out
}

// pick takes the one person that does not contradict the report: gender,
// country of the roles given, and dates.
func (l *Linker) pick(hits []actors.Hit, a *dragoman.Actor, said Coding, day actors.Day, seen map[string]int) (actors.Hit, bool) {
	var left []actors.Hit
	for _, h := range hits {
		if a.Gender != "" && h.Gender != "" && a.Gender != h.Gender && h.Near {
			continue
		}
		if said.Country != "" && !l.belongs(h.Entity, said.Country) {
			continue
		}
		if words(h.Alias) == 1 && !begun(h.Entity, day) {
			continue
		}
		left = append(left, h)
	}
	return choose(left, seen)
}

// belongs says whether a person is of a country, or had a role in it.
func (l *Linker) belongs(e actors.Entity, country string) bool {
	if e.Country == country || e.Country == "" {
		return true
	}
	for _, r := range e.Roles() {
		if r.Body == country {
			return true
		}
		if b, ok := l.known.Key(r.Body); ok && b.Country == country {
			return true
		}
	}
	return false
}

// begun says whether any role of the person had begun by the day.
func begun(e actors.Entity, day actors.Day) bool {
	if day.First == 0 {
		return true
	}
	for _, r := range e.Roles() {
		if r.From.First <= day.Last {
			return true
		}
	}
	return false
}

// linked codes a person of the file. What the report itself says ("former",
// "opposition lawmaker") goes before the file where the file is not sure.
func (l *Linker) linked(h actors.Hit, why string, day actors.Day, said Coding) Coding {
	sector, country, role := l.office(h.Entity, day)
	if said.Sector == "ELI" {
		sector, role = "ELI", role+"; the report calls them former"
	} else if sector == "" {
		sector = said.Sector
	}
	return Coding{Link: h.Link(), Name: h.Name, Kind: dragoman.Person, Country: country, Basis: basis(country, dragoman.ByName), Sector: sector, Why: why + role}
}

// basis is a basis where there is a country.
func basis(country, of string) string {
	if country == "" {
		return ""
	}
	return of
}

// said is what the report's own titles and descriptions of the person tell.
func (l *Linker) said(a *dragoman.Actor, day actors.Day, seen map[string]int) Coding {
	var out Coding
	for _, r := range distinct(a.Roles) {
		c := l.Phrase(r.Title, day)
		if c.Country != "" && seen[c.Country] == 0 && (l.townOnly(r.Title) || l.namesakeIn(r.Title, seen)) {
			c.Country = ""
		}
		if c.Country != "" && out.Country == "" {
			out.Country, out.Basis = c.Country, dragoman.ByTitle
		}
		if sector, ok := l.homeBody(r.Title, seen); ok && c.Sector != "" {
			c.Sector = sector
		}
		if c.Sector == "" && capital(r.Title) && l.words.Has("legislator", r.Title) {
			c.Sector = "LEG"
		}
		if out.Sector == "" { // the first title: the others may be of another time
			out.Sector = c.Sector
		}
		if (c.Country != "" || c.Sector != "") && out.Why == "" {
			out.Why = "the report says \"" + clip(r.Title) + "\""
		}
	}
	return out
}

// townOnly says whether a title's country is that of a town in it, which may
// have namesakes elsewhere.
func (l *Linker) townOnly(title string) bool {
	s, ok := l.parse(title).land()
	return ok && (len(s.hits) == 0 || s.hits[0].As == actors.AsCity || s.hits[0].As == actors.AsCapital)
}

// namesakeIn says whether a title's country is but that of a body in it whose
// name other countries have too: a "PRD deputy" of another country's PRD.
func (l *Linker) namesakeIn(title string, seen map[string]int) bool {
	p := l.parse(title)
	s, ok := p.land()
	return ok && s.org && len(s.hits) > 0 && namesake(s.hits[0], p.say(s)) && elsewhere(s.country, seen)
}

// homeBody is the sector of the body in a title whose name many countries have one
// of, where the one known of the country the report is about is meant: India's
// Congress is a party.
func (l *Linker) homeBody(title string, seen map[string]int) (sector string, ok bool) {
	for _, w := range strings.Fields(title) {
		if !capital(w) {
			continue
		}
		var all, near []actors.Hit
		for _, h := range l.known.Find(w) {
			if h.As == actors.AsName && h.Local {
				all = append(all, h)
				if home(h.Entity.Country, seen) {
					near = append(near, h)
				}
			}
		}
		if len(all) > 1 && len(near) == 1 {
			return near[0].Sector, true
		}
	}
	return "", false
}

// maxRoles bounds how many different roles of an actor are looked at.
const maxRoles = 12

// distinct are the roles with different titles, the first ones.
func distinct(roles []dragoman.Role) []dragoman.Role {
	var out []dragoman.Role
	for _, r := range roles {
		if len(out) == maxRoles {
			break
		}
		if !slices.ContainsFunc(out, func(o dragoman.Role) bool { return o.Title == r.Title }) {
			out = append(out, r)
		}
	}
	return out
}

func clip(s string) string {
	if len(s) > 80 {
		return strings.ToValidUTF8(s[:80], "") + "…"
	}
	return s
}

// byOffice links "Foreign Minister Lavrov": who held the office has that
// surname. The office is of the country the title names, else of one the report
// names: with the surname that is evidence enough. On a dated report the office
// must have been held by the day, and, unless it is called a former one, still
// be held as far as is known.
func (l *Linker) byOffice(a *dragoman.Actor, day actors.Day, seen map[string]int) (actors.Hit, string, bool) {
	var found actors.Hit
	why := ""
	for _, r := range distinct(a.Roles) {
		bodies, title := l.officeIn(r.Title, seen)
		title, former := l.left(title)
		for _, body := range bodies {
			for _, role := range l.known.Holders(body, title) {
				on := role.On(day)
				if day.First != 0 && (role.From.First > day.Last || on == actors.No && !former) {
					continue
				}
				e, ok := l.known.Key(role.Holder)
				if !ok || e.Key == found.Key || !l.anySurname(e, a) {
					continue
				}
				if found.Key != "" {
					return actors.Hit{}, "", false // father and son
				}
				found, why = actors.Hit{Entity: e}, "held the office the report gives ("+role.Title+", "+role.Body+")"
			}
		}
	}
	return found, why, found.Key != ""
}

// anySurname says whether a name of the actor is the person's surname, and no
// full name of the actor is another's: "Kari Lavrov" is not Sergey Lavrov, but
// "Seyyed Ebrahim Raisi" may be Ebrahim Raisi.
func (l *Linker) anySurname(e actors.Entity, a *dragoman.Actor) bool {
	found := false
	known := strings.Fields(actors.Fold(e.Name))
	for _, name := range namesOf(a) {
		name = l.bare(name)
		if words(name) > 1 {
			given := strings.Fields(actors.Fold(name))
			for _, w := range known {
				if !slices.Contains(given, w) {
					return false
				}
			}
			found = true
			continue
		}
		found = found || l.surname(e, name)
	}
	return found
}

// left strips the word that says an office has been left.
func (l *Linker) left(title string) (string, bool) {
	for i, c := range title {
		if c == ' ' || c == '-' {
			if l.words.Has("left", title[:i]) {
				return title[i+1:], true
			}
			break
		}
	}
	return title, false
}

// surname says whether the last word of a known person's name is the name, in
// some spelling.
func (l *Linker) surname(e actors.Entity, name string) bool {
	if words(name) != 1 {
		return false
	}
	f := strings.Fields(actors.Fold(e.Name))
	g := strings.Fields(actors.Fold(name))
	if len(f) == 0 || len(g) == 0 {
		return false
	}
	last, given := f[len(f)-1], g[len(g)-1]
	return last == given || l.known.Spelling("x "+last) == l.known.Spelling("x "+given)
}

// maxBodies bounds how many countries of the report a title is tried with.
const maxBodies = 6

// officeIn reads "Russian Foreign Minister" or "foreign minister of Russia": the
// body and the bare title; for a title that names none, the countries the
// report names most.
func (l *Linker) officeIn(title string, seen map[string]int) (bodies []string, bare string) {
	p := l.parse(title)
	for _, s := range p.segs {
		if s.body != "" {
			return []string{s.body}, strings.TrimSpace(p.without(s))
		}
	}
	for c := range seen {
		bodies = append(bodies, c)
	}
	slices.SortFunc(bodies, func(a, b string) int { return cmp.Or(seen[b]-seen[a], strings.Compare(a, b)) })
	return bodies[:min(len(bodies), maxBodies)], title
}
