// SPDX-License-Identifier: Apache-2.0

package do

import (
	"slices"
	"strings"
	"unicode"

	"dragoman"
)

// tally reports whether a sentence tells the count of a match: "3-0".
func tally(lemmas []string) bool {
	small := func(s string) bool {
		return s != "" && len(s) < 4 && !strings.ContainsFunc(s, func(r rune) bool { return r < '0' || r > '9' })
	}
	for i, l := range lemmas {
		if (l == "-" || l == "–") && i > 0 && i+1 < len(lemmas) && small(lemmas[i-1]) && small(lemmas[i+1]) {
			return true
		}
		if a, b, ok := strings.Cut(strings.ReplaceAll(l, "–", "-"), "-"); ok && small(a) && small(b) {
			return true
		}
	}
	return false
}

// menaces reports whether a warning threatens: of what the speaker would do
// ("warned Chad of consequences"), or with something done in conflict. Who
// warns of floods means well.
func (x *coding) menaces(d *deed) bool {
	c := x.c
	clause := false
	preps := x.arguments(d.trigger).preps
	if of := append(preps["of"][:len(preps["of"]):len(preps["of"])], preps["about"]...); len(of) > 0 {
		return slices.ContainsFunc(of, func(k int) bool { return x.words.is("danger", c.lemmas[k]) })
	}
	if len(preps["against"]) > 0 {
		return true
	}
	for _, k := range c.kids[d.trigger] {
		switch c.rel[k] {
		case dragoman.Advcl:
			if k > d.trigger && (c.lemmas[c.left[k]] == "against" || c.lemmas[c.left[k]] == "not") {
				return true
			}
		case dragoman.Xcomp:
			return true // "warned them to leave"
		case dragoman.Ccomp:
			clause = true
			if f := x.frameOf(k); f != nil && x.ontology.Quad(f.typ) == 4 || slices.ContainsFunc(c.lemmas[c.left[k]:c.right[k]+1], func(l string) bool { return x.words.is("danger", l) }) {
				return true
			}
		}
	}
	return !clause
}

// newsman reports whether a party is one of the press, or its apposition says
// so: "talked to Ann Lee, a journalist".
func (x *coding) newsman(p dragoman.Participant) bool {
	c := x.c
	for t := c.r.TokenAt(p.Start); t < len(c.r.Tokens) && c.r.Tokens[t].Start < p.End; t++ {
		n := t - c.first
		if n < 0 || n >= len(c.lemmas) {
			continue
		}
		if x.words.is("press", c.lemmas[n]) || x.words.is("outlet", strings.ToLower(c.lemmas[n])) {
			return true
		}
		for _, k := range c.kids[n] {
			if c.rel[k] == dragoman.Appos && x.words.is("press", c.lemmas[k]) {
				return true
			}
		}
	}
	return false
}

// single reports whether a party is one person.
func (x *coding) single(p dragoman.Participant) bool {
	a := x.actors[p.Actor]
	return a != nil && a.Kind == dragoman.Person
}

// land reports whether a party is a country or a place.
func (x *coding) land(p dragoman.Participant) bool {
	a := x.actors[p.Actor]
	return a != nil && (a.Kind == dragoman.Country || a.Kind == dragoman.PlaceKind)
}

// rhetoric reports whether an "attack" is one of words, told of politicians
// and parties without another word of force.
func (x *coding) rhetoric(d *deed) bool {
	c := x.c
	if !strings.Contains(d.why, "@attack") || len(d.recipients) > 0 || x.violence(d) > 1 || x.words.count("war", c.lemmas) > 0 {
		return false
	}
	return len(d.actors) > 0 && !slices.ContainsFunc(d.actors, func(p dragoman.Participant) bool {
		a := x.actors[p.Actor]
		return a == nil || a.Kind != dragoman.Person && a.Sector != "PTY" && a.Sector != "LEG" && a.Sector != "OPP"
	})
}

// dateline reports whether a mention is the place in capitals a report opens
// with: "NAIROBI, Kenya (Wire) - ..."
func (x *coding) dateline(m *dragoman.Mention) bool {
	c := x.c
	if at := int(m.First) - c.first; at > 1 && at < 6 && c.lemmas[at-1] == "," {
		if city := x.mention(at - 2); city != nil && city != m && x.dateline(city) {
			return true // the country behind it
		}
	}
	if int(m.First) > c.first+1 || m.Kind != dragoman.PlaceKind && m.Kind != dragoman.Country {
		return false
	}
	letters := 0
	for _, r := range m.Of(c.r.Text) {
		switch {
		case unicode.IsLower(r):
			return false
		case unicode.IsUpper(r):
			letters++
		}
	}
	if letters < 5 {
		return false // an abbreviation
	}
	for t := int(m.Last); t < c.first+len(c.lemmas); t++ { // not where all is in capitals
		if s := c.r.Tokens[t].Of(c.r.Text); len(s) > 1 && strings.ToUpper(s) != s {
			return true
		}
	}
	return false
}

// weapon reports whether a phrase names what strikes and is nobody: a bomb, an
// attack that is told with no party of its own.
func (x *coding) weapon(n int) bool {
	if !x.words.is("weapon", x.c.lemmas[n]) || x.owner(n) != "" || x.mention(n) != nil {
		return false
	}
	fr := x.nounFrame(n)
	return fr == nil || len(x.nounActors(fr, n))+len(x.nounSlots(fr, n)) == 0
}
