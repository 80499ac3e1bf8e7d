// SPDX-License-Identifier: Apache-2.0

package link

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"dragoman"
	"dragoman/know/actors"
	"dragoman/lang"
)

// seg is one known name or noun inside a phrase.
type seg struct {
	first, end int // tokens [first, end)
	hits       []actors.Hit
	prep       string // the preposition it stands behind, "" before the first
	prepAt     int    // the token of that preposition
	body       string // key of a country or organisation whose office it may tell
	country    string // country it tells
	sector     string // sector it tells
	weak       bool
	agent      bool // an agent noun
	org        bool // a known organisation, group or seat
	person     bool
	based      bool // "Nairobi-based"
}

// parsed is a phrase cut into tokens and segments.
type parsed struct {
	text  string
	toks  []dragoman.Token
	segs  []seg
	words *lang.Sets
}

// is says whether a token is a word of a set of words/link.txt.
func (p parsed) is(set string, token int) bool { return p.words.Has(set, p.toks[token].Of(p.text)) }

// maxPhrase bounds how many tokens of a phrase are looked at.
const maxPhrase = 40

// parse finds what is known inside an actor phrase, from left to right, the
// longest names first.
func (l *Linker) parse(text string) parsed {
	p := parsed{text: text, toks: cut(text), words: l.words}
	prep, prepAt := "", 0
	for i := 0; i < len(p.toks); {
		w := p.toks[i].Of(text)
		n, hits := l.match(p, i)
		if n == 1 && !capital(w) && p.is("general", i) && i+1 < len(p.toks) && !p.is("preposition", i+1) && p.toks[i+1].Of(text) != "," && !capital(p.toks[i+1].Of(text)) {
			n, hits = 0, nil // an adjective: "general coordinator"
		}
		if n == 1 && acronym(w, hits) {
			n, hits = 0, nil
		}
		if n == 0 {
			low := strings.ToLower(w)
			if n, hits = l.lower(p, i); n == 0 {
				if s := l.relational[low]; s != "" {
					p.segs = append(p.segs, seg{first: i, end: i + 1, sector: s, prep: prep, prepAt: prepAt})
				} else if i > 0 && p.is("preposition", i) {
					prep, prepAt = low, i
				} else if low == "," && len(p.segs) > 0 {
					break
				} else if s, ok := l.town(p, i, prep); ok {
					s.prepAt = prepAt
					p.segs = append(p.segs, s)
					i = s.end
					continue
				}
				i++
				continue
			}
		}
		s := l.segment(hits, i, i+n, prep)
		s.prepAt = prepAt
		if j := i + n; j+1 < len(p.toks) && p.toks[j].Of(text) == "-" {
			s.based = p.is("based", j+1)
		}
		p.segs = append(p.segs, s)
		i += n
	}
	return p
}

// acronym says whether what was found for a short word in capitals is only a
// town: "GAO" is an office, "Gao" a town.
func acronym(w string, hits []actors.Hit) bool {
	if len(w) > 4 || w != strings.ToUpper(w) {
		return false
	}
	for _, h := range hits {
		if h.As != actors.AsCity {
			return false
		}
	}
	return true
}

// match is the longest known name from token i on that is more than a title:
// "ambassador to the United Nations" is an ambassador.
func (l *Linker) match(p parsed, i int) (int, []actors.Hit) {
	for end := len(p.toks); end > i; {
		n, hits := l.known.Match(p.text, p.toks[:end], i)
		for _, h := range hits {
			if h.As != actors.AsTitle {
				return n, hits
			}
		}
		if n == 0 {
			break
		}
		end = i + n - 1
	}
	return 0, nil
}

// lower matches a capitalised agent noun that the table has in capitals only
// where Match was stopped by the capitals of another alias: "POLICE".
func (l *Linker) lower(p parsed, i int) (int, []actors.Hit) {
	w := p.toks[i].Of(p.text)
	if w != strings.ToUpper(w) || len(w) < 4 {
		return 0, nil
	}
	for _, h := range l.known.Find(w) {
		if h.As == actors.AsAgent || h.As == actors.AsDemonym || h.As == actors.AsName && h.Kind == dragoman.Country || h.As == actors.AsCapital {
			return 1, []actors.Hit{h}
		}
	}
	return 0, nil
}

// town asks the gazetteer for the country of a capitalised word or two.
func (l *Linker) town(p parsed, i int, prep string) (seg, bool) {
	w := p.toks[i].Of(p.text)
	if r, _ := utf8.DecodeRuneInString(w); !unicode.IsUpper(r) || len(w) < 4 {
		return seg{}, false
	}
	for n := min(3, len(p.toks)-i); n > 0; n-- {
		name := p.text[p.toks[i].Start:p.toks[i+n-1].End]
		if i > 0 && prep == "" && capital(p.toks[i-1].Of(p.text)) {
			break // "Noble Don Taylor": part of a longer name
		}
		if iso := l.townOf(name); iso != "" {
			return seg{first: i, end: i + n, prep: prep, country: iso}, true
		}
	}
	return seg{}, false
}

// segment reads what the hits of one name tell.
func (l *Linker) segment(hits []actors.Hit, first, end int, prep string) seg {
	s := seg{first: first, end: end, hits: hits, prep: prep}
	var h actors.Hit
	ok := false
	for _, x := range hits {
		if x.As != actors.AsTitle && (!ok || x.As < h.As) {
			h, ok = x, true
		}
	}
	for _, x := range hits {
		if h.Local && x.As == actors.AsAgent {
			h = x // which of the many is not told; what it is, is
			break
		}
	}
	if !ok {
		return s
	}
	switch {
	case h.As == actors.AsAgent:
		s.agent, s.sector, s.weak = true, h.Sector, h.Weak
	case h.Kind == dragoman.Person:
		s.person = true
	case h.Kind == dragoman.Country:
		s.country, s.body, s.sector = h.Entity.Country, h.Key, h.Sector
		s.sector = "" // the sector of a disputed entity is its own, not its people's
	case h.As == actors.AsCity:
		s.country = h.Entity.Country
	default:
		s.org, s.country, s.sector, s.body = true, h.Entity.Country, h.Sector, h.Key
		if h.As == actors.AsSeat || strings.HasSuffix(h.Key, ".GOV") {
			s.body = h.Entity.Country
		}
	}
	for _, x := range hits {
		if s.org && x.As == actors.AsName && h.As == actors.AsName && x.Kind != dragoman.Person && x.Key != h.Key { // "MIT": a spy service, a university
			if x.Entity.Country != s.country {
				s.country, s.body = "", ""
			}
			if x.Sector != s.sector {
				s.sector, s.body = "", ""
			}
		}
	}
	for _, x := range hits {
		if x.As == h.As && x.Kind == dragoman.Country && h.Kind == dragoman.Country && x.Key != h.Key {
			s.country, s.body = "", "" // "Congolese": of which Congo is not told
		}
	}
	if h.Local {
		s.country, s.body = "", ""
	}
	return s
}

// without is the phrase with a segment and the prepositions and marks beside it
// left out: "foreign minister of Russia" and "Russian foreign minister" are
// both "foreign minister".
func (p parsed) without(s seg) string {
	var out []string
	for i, t := range p.toks {
		w := t.Of(p.text)
		if i >= s.first && i < s.end || w == "'s" || w == "’s" || w == "'" || w == "’" || w == "-" {
			continue
		}
		if i+1 == s.first || i+2 == s.first {
			if p.is("of the for", i) {
				continue
			}
		}
		if i == 0 && p.is("the", i) {
			continue
		}
		out = append(out, w)
	}
	return strings.Join(out, " ")
}

// cut splits a phrase at blanks, hyphens, commas and possessives, as tokens.
func cut(text string) []dragoman.Token {
	out := make([]dragoman.Token, 0, min(len(text)/4+4, maxPhrase))
	add := func(a, b int) {
		if a < b && len(out) < maxPhrase {
			out = append(out, dragoman.Token{Span: dragoman.Span{Start: int32(a), End: int32(b)}})
		}
	}
	start := 0
	for i, r := range text {
		if i < start {
			continue
		}
		n := utf8.RuneLen(r)
		if n < 0 {
			n = 1
		}
		switch {
		case unicode.IsSpace(r):
			add(start, i)
			start = i + n
		case r == '-' || r == ',' || r == '(' || r == ')' || r == '"' || r == '/' || r == '“' || r == '”':
			add(start, i)
			add(i, i+n)
			start = i + n
		case (r == '\'' || r == '’') && possessive(text[i+n:]):
			add(start, i)
			end := i + n
			if end < len(text) && text[end] == 's' {
				end++
			}
			add(i, end)
			start = end
		}
	}
	add(start, len(text))
	return out
}

// possessive says whether what follows an apostrophe ends a possessive.
func possessive(rest string) bool {
	rest = strings.TrimPrefix(rest, "s")
	return rest == "" || rest[0] == ' ' || rest[0] == ','
}
