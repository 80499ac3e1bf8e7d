// SPDX-License-Identifier: Apache-2.0

// Package link ties the actors of a report to what is known: who or what they
// are in the actor file, their country, and their PLOVER sector; and says in
// each actor's Why which alias or rule did it. What is not known stays as the
// report has it: a country or sector is given only where the name, a title, or
// a dated office of the file gives it.
package link

import (
	"fmt"
	"slices"
	"strings"

	"dragoman"
	"dragoman/know/actors"
	"dragoman/lang"
)

// Linker looks actors up. It is read-only and safe for concurrent use.
type Linker struct {
	known      *actors.Table
	city       func(name string) (iso3 string) // "" unknown or more than one
	words      *lang.Sets
	domains    map[string]string // top-level domain → country
	lands      []land
	relational map[string]string        // adjective → the sector of a noun that tells none, or not surely: "congressional aides"
	unions     map[string]actors.Entity // capital, in small letters → the body of several countries it can stand for
}

// New makes a linker over an actor table, with the words of a pack. city tells
// the country of a town the table does not know, if only one can be meant (""
// otherwise); it may be nil.
func New(pack *lang.Pack, known *actors.Table, city func(name string) string) (*Linker, error) {
	words, err := pack.Sets("link", wordSets...)
	if err != nil {
		return nil, err
	}
	l := &Linker{known: known, city: city, words: words, relational: map[string]string{}, unions: map[string]actors.Entity{}}
	l.domains, l.lands = sites(known)
	for _, set := range wordSets {
		if sector, ok := strings.CutPrefix(set, adjectives); ok {
			for _, w := range words.Words(set) {
				l.relational[w] = sector
			}
		}
	}
	for _, line := range words.Words("stands for") {
		seat, body, _ := strings.Cut(line, " = ")
		hits := known.Find(body)
		if len(hits) == 0 {
			return nil, fmt.Errorf("words/link.txt: the actor file has no %q, which %q is to stand for", body, seat)
		}
		l.unions[seat] = hits[0].Entity
	}
	return l, nil
}

// adjectives begins the names of the sets of adjectives that tell a sector.
const adjectives = "adjective "

// wordSets are the sets of words/link.txt.
var wordSets = []string{
	"foreign", "of many lands", "of another", "act", "address", "stands for", "the", "before a name", "landmark", "paper", "from", "half", "about", "club", "of body", "rank", "presides", "former", "preposition", "honorific", "no town", "left", "of", "and", "based", "of in for", "of the for", "at of for", "continent", "saint", "general", "union", "speaks in", "body", "legislator", "tag", "firm", "adjective LEG", "adjective GOV", "adjective JUD", "adjective MIL", "adjective MED", "adjective AGR", "adjective BUS",
}

// Coding is what is known of one actor phrase.
type Coding struct {
	Link    string // Wikidata id or key of the actor file; "" for what is not in it
	Name    string // the file's name for it
	Kind    dragoman.Kind
	Country string // ISO 3166 alpha-3, or PLOVER's IGO, NGO, ...
	Basis   string // what Country was taken from; "" where it is unknown
	Sector  string // PLOVER sector
	Why     string
}

// Do sets Link, Country, Sector, Why and, where known, Kind of every actor, by
// the report's day of publication; it points metonyms to their governments,
// joins actors that are one, and finds the country the report is set in, which
// is that of actors and participants without a tie of their own. Linked actors have their Link as id, the same in
// every report. It runs over a whole reading: statements and events follow.
func (l *Linker) Do(r *dragoman.Reading) {
	l.Actors(r)
	l.Participants(r)
}

// Actors is the part of Do that events are read with.
func (l *Linker) Actors(r *dragoman.Reading) {
	day := published(r)
	l.metonyms(r)
	seen := l.countries(r)
	for i := range r.Actors {
		a := &r.Actors[i]
		if a.Why != "" { // a government made of metonyms
			continue
		}
		c := l.actor(a, day, seen)
		if c.Link == "" && a.Kind == dragoman.Person && c.Sector == "" && l.tagged(r, a) {
			c.Sector, c.Why = "LEG", "a party and a state behind the name"
			if c.Country == "" {
				c.Country, c.Basis = "USA", dragoman.ByModifier
			}
		}
		if c.Link == "" && a.Kind == dragoman.Person {
			c = l.styled(r, a, c, day, seen)
		}
		if c.Basis == dragoman.ByDemonym && l.asCountry(r, a) {
			c = l.ofPeople(a, c)
		}
		a.Link, a.Country, a.CountryBasis, a.Sector, a.Why = c.Link, c.Country, c.Basis, c.Sector, c.Why
		if c.Kind != "" {
			a.Kind = c.Kind
		}
	}
	l.surnames(r)
	l.called(r)
	l.sited(r)
	join(r)
	r.SetIn = l.setting(r)
	l.settle(r)
}

// ofPeople codes a people's name that stands for its country in the report.
func (l *Linker) ofPeople(a *dragoman.Actor, c Coding) Coding {
	e, ok := l.known.Key(c.Country)
	if !ok || e.Kind != dragoman.Country {
		return c
	}
	a.Name = e.Name
	return Coding{Link: e.Link(), Name: e.Name, Kind: e.Kind, Country: e.Country, Basis: dragoman.ByDemonym, Why: c.Why}
}

// asCountry says whether every mention of a people stands for its country: as an
// adjective ("Turkish police") or as all of it ("the Russians").
func (l *Linker) asCountry(r *dragoman.Reading, a *dragoman.Actor) bool {
	for _, m := range a.Mentions {
		first := r.TokenAt(m.Start)
		end := first
		for end < len(r.Tokens) && r.Tokens[end].End <= m.End {
			end++
		}
		if end == first || !modifies(r, first, end) && !l.listed(r, first, end) && !(first > 0 && l.words.Has("the", r.Tokens[first-1].Of(r.Text)) && l.peoples(m.Of(r.Text))) {
			return false
		}
	}
	return len(a.Mentions) > 0
}

// listed says whether the adjective at tokens [first, end) is joined to another
// before one noun: "Chilean and Peruvian ministers".
func (l *Linker) listed(r *dragoman.Reading, first, end int) bool {
	for i := first; i < end; i++ {
		if t := &r.Tokens[i]; t.Rel == dragoman.Conj && t.Head >= 0 && int(t.Head) < first && t.UPOS == dragoman.ADJ && r.Tokens[t.Head].Rel == dragoman.Amod {
			return true
		}
	}
	return false
}

// peoples says whether a name is a plural of a people.
func (l *Linker) peoples(name string) bool {
	return slices.ContainsFunc(l.known.Find(name), func(h actors.Hit) bool { return h.As == actors.AsPeople && !h.Near })
}

// surnames ties a bare surname that the recogniser took for a place or a body
// to the known person of that surname who is in the same report.
func (l *Linker) surnames(r *dragoman.Reading) {
	who := map[string]int{}
	for i := range r.Actors {
		if a := &r.Actors[i]; a.Link != "" && a.Kind == dragoman.Person {
			who[a.Link] = i
		}
	}
	for i := range r.Actors {
		a := &r.Actors[i]
		if a.Link != "" || a.Country != "" || a.Kind == dragoman.Person || words(a.Name) != 1 {
			continue
		}
		for _, h := range l.known.Find(a.Name) {
			j, ok := who[h.Link()]
			if ok && h.As == actors.AsSurname {
				p := &r.Actors[j]
				a.Link, a.Country, a.CountryBasis, a.Sector, a.Kind, a.Why = p.Link, p.Country, p.CountryBasis, p.Sector, p.Kind, p.Why
				break
			}
		}
	}
}

// published is the report's day, unknown if the report has none.
func published(r *dragoman.Reading) actors.Day {
	d, err := actors.ParseDay(r.Published.Value)
	if err != nil {
		return actors.Day{}
	}
	return d
}

// actor codes one actor by its kind.
func (l *Linker) actor(a *dragoman.Actor, day actors.Day, seen map[string]int) Coding {
	if a.Kind == dragoman.Person {
		c := l.person(a, day, seen)
		if c.Link == "" && c.Country == "" {
			if s := l.seat(a.Name); s.Link != "" {
				return s
			}
		}
		return c
	}
	if c := l.misnamed(a, day, seen); c.Link != "" {
		return c
	}
	var best Coding
	for _, name := range namesOf(a) {
		c := l.whole(name, a.Kind, day, seen)
		if c.Link != "" && spelledOut(a, name, c.Name) {
			c = Coding{}
		}
		if c.Link != "" {
			return c
		}
		if best.Why == "" {
			best = c
		}
	}
	switch a.Kind {
	case dragoman.Organisation, dragoman.Group, dragoman.Facility, "":
		hits := l.known.Find(a.Name)
		if a.Kind == dragoman.Group && words(a.Name) == 1 && len(hits) == 0 {
			break // "Roman": no people is named by a town
		}
		if best.Why == "" && (len(hits) == 0 || !letters(hits[0], a.Name)) {
			if best = l.organisation(a.Name, day, seen); best.Country != "" {
				best.Basis = dragoman.ByName
			}
		}
	case dragoman.PlaceKind:
		if best.Why == "" {
			if iso := l.townOf(a.Name); iso != "" {
				best = Coding{Country: iso, Basis: dragoman.ByPlace, Why: "a place in " + iso + " only"}
			}
		}
	}
	return best
}

// seat codes a name that is a seat of government and nothing else, whatever the
// name recogniser took it for.
func (l *Linker) seat(name string) Coding {
	hits := l.known.Find(name)
	if len(hits) != 1 || hits[0].As != actors.AsSeat {
		return Coding{}
	}
	h := hits[0]
	return Coding{Link: h.Link(), Name: h.Name, Kind: h.Kind, Country: h.Entity.Country, Basis: dragoman.ByName, Sector: h.Sector, Why: "\"" + name + "\" stands for " + the(h.Name)}
}

// misnamed codes what the recogniser took for no person, where its full name is
// one known person's and nothing else's.
func (l *Linker) misnamed(a *dragoman.Actor, day actors.Day, seen map[string]int) Coding {
	if words(a.Name) < 2 {
		return Coding{}
	}
	for _, h := range l.known.Find(a.Name) {
		if h.Kind != dragoman.Person || h.As != actors.AsName || h.Near {
			return Coding{}
		}
	}
	return l.person(a, day, seen)
}

// namesOf are the best name and the other names of an actor, the longest first.
func namesOf(a *dragoman.Actor) []string {
	out := []string{a.Name}
	for _, v := range a.Variants {
		if v != a.Name {
			out = append(out, v)
		}
	}
	for i := 1; i < len(out); i++ { // insertion sort: there are few
		for j := i; j > 1 && words(out[j]) > words(out[j-1]); j-- {
			out[j], out[j-1] = out[j-1], out[j]
		}
	}
	return out
}

func words(s string) int { return len(strings.Fields(s)) }

// whole codes a whole name that is no person's.
func (l *Linker) whole(name string, kind dragoman.Kind, day actors.Day, seen map[string]int) Coding {
	var hits []actors.Hit
	for _, h := range l.known.Find(name) {
		if h.Kind == dragoman.Person || h.As == actors.AsAgent || h.As == actors.AsTitle || !fits(kind, h) {
			continue
		}
		if letters(h, name) && seen[h.Entity.Country] == 0 || namesake(h, name) && elsewhere(h.Entity.Country, seen) {
			continue
		}
		hits = append(hits, h)
	}
	h, ok := choose(hits, seen)
	if !ok {
		return shared(hits)
	}
	c := Coding{Kind: h.Kind, Country: h.Entity.Country, Basis: dragoman.ByName, Name: h.Name}
	switch h.As {
	case actors.AsDemonym, actors.AsPeople:
		c.Kind, c.Name, c.Basis = dragoman.Group, "", dragoman.ByDemonym
		c.Why = h.As.String() + " of " + h.Name
	case actors.AsCapital, actors.AsCity:
		c.Kind, c.Name, c.Basis = dragoman.PlaceKind, "", dragoman.ByPlace
		if kind == dragoman.Group { // a people, which the file lists with the cities
			c.Kind = kind
		}
		c.Why = h.As.String() + " of " + c.Country
	case actors.AsSeat:
		c.Link, c.Sector = h.Link(), h.Sector
		c.Why = "\"" + name + "\" stands for " + the(h.Name)
	default:
		c.Link = h.Link()
		c.Sector, c.Why = l.during(h.Entity, day)
		c.Why = alias(h, name) + c.Why
		if h.Kind == dragoman.Country {
			c.Sector = h.Sector
		}
	}
	return c
}

// spelledOut says whether a name is a short form in capitals that the report
// spells out as something else than the known name: "(IRC)" behind Ida Road
// Club is no rescue committee.
func spelledOut(a *dragoman.Actor, name, known string) bool {
	if strings.Contains(name, " ") || name != strings.ToUpper(name) {
		return false
	}
	long := ""
	for _, v := range namesOf(a) {
		if words(v) > 1 && len(v) > len(long) {
			long = v
		}
	}
	if long == "" {
		return false
	}
	has := strings.Fields(actors.Fold(long))
	for _, w := range strings.Fields(actors.Fold(known)) {
		for _, x := range has {
			if n := min(len(w), len(x), 5); n > 3 && w[:n] == x[:n] {
				return false
			}
		}
	}
	return true
}

// letters says whether a name is but three letters of a movement of a country:
// they are its name only where that country is named.
func letters(h actors.Hit, name string) bool {
	return h.Kind == dragoman.Group && h.As == actors.AsName && len(h.Entity.Country) == 3 && !actors.IsNonState(h.Entity.Country) && len(name) < 4 && name == strings.ToUpper(name)
}

// namesake says whether a name is one that bodies of other countries have too:
// a party's, or a short form in capitals of what is no secret service and no
// police. It is the known body's only where the report does not speak of other
// countries alone.
func namesake(h actors.Hit, name string) bool {
	if h.As != actors.AsName || h.Kind != dragoman.Organisation && h.Kind != dragoman.Group || len(h.Entity.Country) != 3 || actors.IsNonState(h.Entity.Country) {
		return false
	}
	short := len(name) <= longestShort && !strings.Contains(name, " ") && name == strings.ToUpper(name)
	return h.Sector == "PTY" || short && h.Sector != "SPY" && h.Sector != "COP"
}

// longestShort is how many letters a short form in capitals has at most.
const longestShort = 6

// elsewhere says whether the report names countries, and not this one.
func elsewhere(country string, seen map[string]int) bool { return len(seen) > 0 && seen[country] == 0 }

// the puts an article before a description.
func the(name string) string {
	if strings.HasPrefix(name, "government ") {
		return "the " + name
	}
	return name
}

// alias says how a name was found.
func alias(h actors.Hit, name string) string {
	how := "known as \"" + h.Alias + "\""
	if h.Near {
		how = "a spelling of \"" + h.Name + "\""
	}
	return how
}

// fits says whether a hit may be what a mention of that kind names. A name
// recogniser confuses kinds that look alike; it does not take a people for a
// company.
func fits(kind dragoman.Kind, h actors.Hit) bool {
	switch h.As {
	case actors.AsDemonym, actors.AsPeople:
		return kind == dragoman.Group || kind == ""
	case actors.AsCapital, actors.AsCity:
		return kind != dragoman.Organisation && kind != dragoman.Work && kind != dragoman.EventKind
	}
	switch kind {
	case dragoman.Work, dragoman.EventKind:
		return h.Sector == "JRN" && kind == dragoman.Work
	case dragoman.PlaceKind, dragoman.Country:
		return h.Kind == dragoman.Country || h.As == actors.AsSeat
	}
	return true
}

// choose takes the one hit there is, or the one whose country the report names
// most often.
func choose(hits []actors.Hit, seen map[string]int) (actors.Hit, bool) {
	if len(hits) == 0 {
		return actors.Hit{}, false
	}
	best, n, tie := 0, -1, false
	for i, h := range hits {
		if h.Local && !home(h.Entity.Country, seen) {
			continue
		}
		k := 2 * seen[h.Entity.Country]
		if h.As == actors.AsName {
			k++ // a name goes before a demonym or a city
		}
		if k > n {
			best, n, tie = i, k, false
		} else if k == n && h.Key != hits[best].Key {
			tie = true
		}
	}
	return hits[best], n >= 0 && !tie
}

// home says whether a country is one the report is about: it names it, and none
// more often.
func home(country string, seen map[string]int) bool {
	n := seen[country]
	if n == 0 {
		return false
	}
	for _, k := range seen {
		if k > n {
			return false
		}
	}
	return true
}

// shared gives what all readings of an ambiguous name agree on.
func shared(hits []actors.Hit) Coding {
	if len(hits) == 1 && hits[0].Local {
		return Coding{Sector: hits[0].Sector, Why: "a name many countries have"}
	}
	if len(hits) < 2 {
		return Coding{}
	}
	c := Coding{Country: hits[0].Entity.Country, Basis: dragoman.ByName, Sector: hits[0].Sector}
	var names []string
	for _, h := range hits {
		if h.Entity.Country != c.Country {
			c.Country, c.Basis = "", ""
		}
		if h.Sector != c.Sector {
			c.Sector = ""
		}
		names = append(names, h.Name)
	}
	c.Why = "may be " + strings.Join(names, " or ")
	return c
}

// countries counts how often the report names each country, by name, people or
// city.
func (l *Linker) countries(r *dragoman.Reading) map[string]int {
	out := map[string]int{}
	for i := range r.Actors {
		a := &r.Actors[i]
		if a.Kind == dragoman.Person {
			continue
		}
		for _, v := range namesOf(a) {
			hits := l.known.Find(v)
			if len(hits) == 1 && !hits[0].Local && hits[0].Entity.Country != "" && !letters(hits[0], v) && !namesake(hits[0], v) {
				country := hits[0].Entity.Country
				if as := hits[0].As; as == actors.AsCity || as == actors.AsCapital { // another town of that name
					if p, ok := placeAt(r, a.Mentions[0].Span); ok && p.Country != "" {
						country = p.Country
					}
				}
				out[country] += len(a.Mentions)
				break
			}
		}
	}
	if len(out) == 0 {
		if c := l.outlet(r); c != "" {
			out[c] = 1
		}
	}
	return out
}
