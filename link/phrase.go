// SPDX-License-Identifier: Apache-2.0

package link

import (
	"slices"
	"strings"

	"dragoman"
	"dragoman/know/actors"
)

// Phrase codes an actor phrase as written ("two Syrian soldiers", "a Paris
// court", "a former CIA official", "Armenian Prime Minister Nikol Pashinyan"),
// by the file on a day (the zero Day is unknown): a whole name first, then a
// person named in it, then its head noun for the sector and its country words
// for the country.
func (l *Linker) Phrase(text string, day actors.Day) Coding {
	text = l.trimPhrase(text)
	if c, ok := l.wholePhrase(text, day); ok {
		return c
	}
	p := l.parse(text)
	for _, s := range p.segs {
		if s.person && s.prep == "" {
			if c, ok := l.namedIn(p, s, day); ok {
				return c
			}
		}
	}
	return l.compose(p, day)
}

// trimPhrase drops what stands before the first word that can name.
func (l *Linker) trimPhrase(s string) string {
	s = strings.TrimSpace(s)
	for {
		w, rest, ok := strings.Cut(s, " ")
		if !ok {
			return s
		}
		if !l.words.Has("before a name", w) {
			return s
		}
		s = strings.TrimSpace(rest)
	}
}

// wholePhrase codes a phrase that is one known name.
func (l *Linker) wholePhrase(text string, day actors.Day) (Coding, bool) {
	hits := l.known.Find(text)
	if text == strings.ToLower(text) {
		hits = nil // "turkey": no name
	}
	var people, rest []actors.Hit
	for _, h := range hits {
		switch {
		case h.As == actors.AsAgent || h.As == actors.AsTitle || h.Near && h.Kind != dragoman.Person && words(text) < 2:
		case h.Kind == dragoman.Person:
			people = append(people, h)
		default:
			rest = append(rest, h)
		}
	}
	if len(rest) == 0 && len(people) > 0 {
		var begunOnes []actors.Hit
		for _, h := range people {
			if begun(h.Entity, day) {
				begunOnes = append(begunOnes, h)
			}
		}
		if h, ok := choose(begunOnes, nil); ok {
			return l.linked(h, alias(h, text), day, Coding{}), true
		}
		return Coding{}, false
	}
	h, ok := choose(rest, nil)
	if !ok {
		return Coding{}, false
	}
	switch h.As {
	case actors.AsDemonym, actors.AsPeople, actors.AsCity:
		how := dragoman.ByDemonym
		if h.As == actors.AsCity {
			how = dragoman.ByPlace
		}
		return Coding{Country: h.Entity.Country, Basis: how, Why: h.As.String() + " of " + h.Entity.Country}, true
	case actors.AsCapital:
		if h.Kind != dragoman.Country {
			return Coding{Country: h.Entity.Country, Basis: dragoman.ByPlace, Why: "capital of " + h.Name}, true
		}
		g, found := l.known.Key(h.Key + ".GOV")
		if !found {
			return Coding{}, false
		}
		return Coding{Link: g.Link(), Name: g.Name, Kind: g.Kind, Country: g.Country, Basis: dragoman.ByName, Sector: g.Sector, Why: "the capital, for " + the(g.Name)}, true
	case actors.AsSeat:
		return Coding{Link: h.Link(), Name: h.Name, Kind: h.Kind, Country: h.Entity.Country, Basis: dragoman.ByName, Sector: h.Sector, Why: "\"" + text + "\" stands for " + the(h.Name)}, true
	}
	c := Coding{Link: h.Link(), Name: h.Name, Kind: h.Kind, Country: h.Entity.Country, Basis: basis(h.Entity.Country, dragoman.ByName)}
	why := ""
	c.Sector, why = l.during(h.Entity, day)
	c.Why = alias(h, text) + why
	return c, true
}

// namedIn codes a phrase by the known person it names, if the words before the
// name don't contradict.
func (l *Linker) namedIn(p parsed, s seg, day actors.Day) (Coding, bool) {
	before := l.compose(parsed{p.text, p.toks[:s.first], upTo(p.segs, s.first), p.words}, day)
	after := s.end < len(p.toks) && capital(p.toks[s.end].Of(p.text))
	single := s.end-s.first == 1
	if single && after { // "Putin Ivanov": a longer name the file does not have
		return Coding{}, false
	}
	if single && s.first > 0 && len(upTo(p.segs, s.first)) == 0 {
		return Coding{}, false // "Kari Lavrov"
	}
	a := dragoman.Actor{}
	h, ok := l.pick(s.hits, &a, before, day, nil)
	if !ok || h.Kind != dragoman.Person {
		return Coding{}, false
	}
	return l.linked(h, alias(h, h.Name), day, before), true
}

func capital(w string) bool { return len(w) > 0 && w[0] >= 'A' && w[0] <= 'Z' }

func upTo(segs []seg, end int) []seg {
	for i, s := range segs {
		if s.first >= end {
			return segs[:i]
		}
	}
	return segs
}

// organisation codes an organisation's name the file does not have: its sector
// only by the noun that ends it, and never as plain people.
// A town in front, or a country in the middle, is where it is from only where
// the report names that country too: Douglas Elementary School is on no island.
func (l *Linker) organisation(name string, day actors.Day, seen map[string]int) Coding {
	p := l.parse(l.trimPhrase(name))
	if p.paper() {
		c := Coding{Sector: "JRN", Why: "\"" + p.toks[len(p.toks)-1].Of(p.text) + "\" ends the names of news outlets"}
		if s, ok := p.land(); ok && (seen[s.country] > 0 || !p.within(s)) {
			c.Country, c.Basis = s.country, dragoman.ByName
			c.Why += "; \"" + p.say(s) + "\" gives " + s.country
		}
		return c
	}
	if p.firm() {
		c := Coding{Sector: "BUS", Why: "\"" + p.toks[len(p.toks)-1].Of(p.text) + "\" ends the names of firms"}
		if s, ok := p.land(); ok && seen[s.country] > 0 {
			c.Country, c.Basis = s.country, dragoman.ByName
		}
		return c
	}
	for i := range p.segs {
		s := &p.segs[i]
		if seen[s.country] == 0 && p.within(*s) {
			s.country = ""
		}
		if s.org && len(s.hits) > 0 && namesake(s.hits[0], p.say(*s)) && elsewhere(s.country, seen) {
			s.country = ""
			if s.end-s.first == 1 { // a short form tells nothing else
				s.sector = ""
			}
		}
	}
	c := l.compose(p, day)
	if c.Sector == "LAB" && p.merged() {
		c.Sector = ""
		if c.Country == "" {
			return Coding{}
		}
	}
	if c.Sector != "" && (!p.ends(p.head()) || c.Sector == "CVL" || c.Sector == "ELI" || c.Sector == "UNK" || p.titled()) {
		if s, ok := p.land(); ok {
			return Coding{Country: s.country, Basis: dragoman.ByModifier, Why: "\"" + p.say(s) + "\" gives " + s.country}
		}
		return Coding{}
	}
	return c
}

// within says whether a segment that gives a country is but a word inside a
// longer name: a town before another word with a capital, a country's name or
// people with words on both sides.
func (p parsed) within(s seg) bool {
	if s.org || len(s.hits) == 0 || s.end >= len(p.toks) || !capital(p.toks[s.end].Of(p.text)) {
		return false
	}
	if p.is("landmark", s.end) {
		return true
	}
	for _, x := range p.segs {
		if x.org && x.first == s.end {
			return false // "Nairobi Metropolitan Police"
		}
	}
	h := s.hits[0].As
	return s.first > 0 || h == actors.AsCity || h == actors.AsCapital
}

// paper says whether a body's name ends as those of newspapers and broadcasters
// do.
func (p parsed) paper() bool {
	if len(p.toks) < 2 {
		return false
	}
	last := p.toks[len(p.toks)-1].Of(p.text)
	return capital(last) && p.words.Has("paper", last)
}

// firm says whether a body's name ends as those of firms do.
func (p parsed) firm() bool {
	if len(p.toks) < 2 {
		return false
	}
	last := strings.TrimSuffix(p.toks[len(p.toks)-1].Of(p.text), ".")
	return capital(last) && p.words.Has("firm", last)
}

// merged says whether a body's name has "union" as its only noun that tells a
// sector: of states, banks or clubs as well as of workers.
func (p parsed) merged() bool {
	h := p.head()
	if h < 0 || !p.words.Has("union", p.say(p.segs[h])) {
		return false
	}
	for i, s := range p.segs {
		if i != h && (s.agent || s.sector != "") {
			return false
		}
	}
	return true
}

// titled says whether the phrase's head is a rank, as in "Assembly General".
func (p parsed) titled() bool {
	h := p.head()
	return h >= 0 && p.words.Has("general", p.say(p.segs[h]))
}

// compose codes a phrase by its parts.
func (l *Linker) compose(p parsed, day actors.Day) Coding {
	var c Coding
	head := p.head()
	var why []string
	if s, ok := p.land(); ok {
		c.Country, c.Basis = s.country, dragoman.ByModifier
		why = append(why, "\""+p.say(s)+"\" gives "+s.country)
	}
	switch s, ok := p.tells(head); {
	case ok:
		c.Sector = s.sector
		if s.org && len(s.hits) == 1 {
			if sec, _ := l.during(s.hits[0].Entity, day); sec != "" {
				c.Sector = sec
			}
		}
		why = append(why, "\""+p.say(s)+"\" gives "+c.Sector)
	}
	if w, ok := p.former(); ok && after(c.Sector) == "ELI" && (c.Sector != "MIL" && c.Sector != "COP") {
		c.Sector = "ELI"
		why = append(why, "\""+w+"\" makes it ELI")
	}
	c.Why = strings.Join(why, "; ")
	return c
}

func (p parsed) say(s seg) string { return p.text[p.toks[s.first].Start:p.toks[s.end-1].End] }

// head is the index of the agent noun that heads the phrase, -1 if none: the
// last one before the first preposition.
func (p parsed) head() int {
	h := -1
	for i, s := range p.segs {
		if s.prep == "" && s.agent {
			h = i
		}
	}
	return h
}

// land is the segment that gives the country: before the first preposition,
// else behind "of", "in", "from" and their like.
func (p parsed) land() (seg, bool) {
	for _, s := range p.segs {
		if s.prep == "" && s.country != "" && !p.topic(s) && !p.inName(s) && !p.continent(s) && (len(s.hits) > 0 || p.head() >= 0 || s.end-s.first == len(p.toks)) { // no town in front alone: "Greenfield Mining"
			if o, ok := p.ofAnother(s); ok {
				return o, true
			}
			return s, true
		}
	}
	for _, s := range p.segs {
		if s.country != "" && p.words.Has("from", s.prep) && !p.continent(s) {
			if o, ok := p.ofAnother(s); ok {
				return o, true
			}
			return s, true
		}
	}
	return seg{}, false
}

// ofAnother is the country behind the "of" that follows a body's name, where it
// is not the body's own: the Royal Air Force of Oman is not Britain's.
func (p parsed) ofAnother(s seg) (seg, bool) {
	if !s.org || s.end+1 >= len(p.toks) || !p.is("of", s.end) {
		return seg{}, false
	}
	for _, o := range p.segs {
		if o.first == s.end+1 && len(o.hits) > 0 && o.hits[0].Kind == dragoman.Country && o.hits[0].As == actors.AsName && o.country != "" && o.country != s.country {
			return o, true
		}
	}
	return seg{}, false
}

// continent says whether a country's name is but the end of a continent's:
// "Latin America".
func (p parsed) continent(s seg) bool {
	if s.first == 0 || !p.words.Has("continent", p.say(s)) {
		return false
	}
	return p.is("half", s.first-1)
}

// inName says whether a town's name of one word is but part of a longer name, which need
// not be from there: "George" of George Mason University, a saint's.
func (p parsed) inName(s seg) bool {
	if s.end >= len(p.toks) || !capital(p.toks[s.end].Of(p.text)) {
		return false
	}
	if len(s.hits) > 0 {
		h := s.hits[0].As
		w := p.toks[s.first].Of(p.text)
		return (h == actors.AsCity || h == actors.AsCapital) && p.words.Has("saint", w)
	}
	if h := p.head(); h >= 0 && p.segs[h].first == s.end && s.first == 0 {
		return false // "Homs Police"
	}
	return s.end-s.first == 1
}

// topic says whether a country's name is what a noun is about, not where it is
// from: a "Vietnam veteran", a "China expert".
func (p parsed) topic(s seg) bool {
	if len(s.hits) == 0 || s.hits[0].As != actors.AsName || s.hits[0].Kind != dragoman.Country || s.end >= len(p.toks) || len(p.say(s)) < 4 {
		return false
	}
	return p.is("about", s.end)
}

// tells is the segment that gives the sector: a strong head noun; else, for a
// weak one, what stands before it or behind its "of"; else the head itself.
func (p parsed) tells(head int) (seg, bool) {
	if head >= 0 {
		h := p.segs[head]
		owned := p.owner(h) || p.ofUnknown(head) || p.club(h)
		if h.sector == "MIL" && p.ranks(h) { // "Pol. Gen.", "National Police colonel"
			for _, s := range p.segs[:head] {
				if s.sector == "COP" {
					return s, true
				}
			}
		}
		if !h.weak && h.sector != "" && !(p.presides(h) && (p.behind(head) >= 0 || owned)) {
			return h, true
		}
		for i := head - 1; i >= 0; i-- {
			if s := p.segs[i]; s.sector != "" && (s.org || !s.weak) {
				return s, true
			}
		}
		if i := p.behind(head); i >= 0 {
			return p.segs[i], true
		}
		if h.sector != "" && !(owned && p.presides(h)) {
			return h, true
		}
		return seg{}, false
	}
	for _, s := range p.segs {
		if s.prep == "" && s.org && s.sector != "" {
			return s, true
		}
	}
	return seg{}, false
}

// behind is the segment behind the head's "of", "for" or "at" that tells a
// sector and is no country: the last one of that complement, its head; -1 if none.
func (p parsed) behind(head int) int {
	found := -1
	for i := head + 1; i < len(p.segs); i++ {
		s := p.segs[i]
		if !p.words.Has("at of for", s.prep) || found >= 0 && s.prepAt != p.segs[found].prepAt {
			continue
		}
		if s.sector != "" && (s.org || s.agent && !s.weak) {
			found = i
		}
	}
	return found
}

// owner says whether what is no country has the noun, by a possessive: "the
// chamber's president".
func (p parsed) owner(h seg) bool {
	i := h.first - 1
	for ; i > 0; i-- {
		if w := p.toks[i].Of(p.text); w == "'s" || w == "’s" || w == "'" || w == "’" {
			break
		}
	}
	if i <= 0 {
		return false
	}
	for _, s := range p.segs {
		if s.end == i && s.country != "" && !s.org {
			return false
		}
	}
	return true
}

// club says whether a private body's name stands right before the noun: "Hill
// Walkers Association president"; or a short form in capitals that is no country's.
func (p parsed) club(h seg) bool {
	if h.first == 0 {
		return false
	}
	last := p.toks[h.first-1].Of(p.text)
	if len(last) > 2 && last == strings.ToUpper(last) && capital(last) {
		return !slices.ContainsFunc(p.segs, func(s seg) bool { return s.end == h.first && s.country != "" && !s.org }) // "KPCC president", but "USA president"
	}
	return capital(last) && p.words.Has("club", last)
}

// ofUnknown says whether a president or secretary is one of something that is
// neither a country nor known to tell a sector ("president of the Hill Club").
func (p parsed) ofUnknown(head int) bool {
	h := p.segs[head]
	if h.end+1 >= len(p.toks) || !p.is("of", h.end) {
		return false
	}
	if !p.words.Has("of body", p.say(h)) {
		return false
	}
	for _, s := range p.segs[head+1:] {
		if s.prepAt == h.end && s.country != "" && !s.org && p.last(s) {
			return false
		}
	}
	return true
}

// last says whether a segment ends the phrase or its part before the next
// preposition or mark.
func (p parsed) last(s seg) bool {
	if s.end >= len(p.toks) {
		return true
	}
	w := strings.ToLower(p.toks[s.end].Of(p.text))
	return w == "," || p.words.Has("preposition", w) || p.words.Has("and", w)
}

// ends says whether the head noun ends the phrase or what stands before its
// first preposition, as the noun of an organisation's name does.
func (p parsed) ends(head int) bool {
	if head < 0 {
		return false
	}
	if first := p.segs[head].first; first > 0 && p.toks[first-1].Of(p.text) == "-" {
		return false // "Al-Monitor"
	}
	end := p.segs[head].end
	return end == len(p.toks) || p.is("preposition", end) || p.toks[end].Of(p.text) == ","
}

// ranks says whether a noun is a rank that the police have too.
func (p parsed) ranks(s seg) bool {
	return p.words.Has("rank", strings.Trim(p.say(s), "."))
}

// presides says whether a noun is one that a party or a league has as well as a
// state: its "of" decides.
func (p parsed) presides(s seg) bool {
	return p.words.Has("presides", p.say(s))
}

// former finds a word that says that an office has been left.
func (p parsed) former() (string, bool) {
	for _, t := range p.toks {
		w := strings.ToLower(t.Of(p.text))
		if p.words.Has("former", w) {
			return w, true
		}
		if p.words.Has("of in for", w) {
			return "", false
		}
	}
	return "", false
}
