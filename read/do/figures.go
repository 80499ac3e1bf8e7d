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
		if l := strings.ToLower(c.lemmas[n]); x.words.is("press", l) || c.upos[n] == dragoman.PROPN && c.r.Tokens[t].End == p.End && x.words.is("outlet", l) {
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

// athome reports whether a visit is one of an actor to places of his own
// country, or to buildings.
func (x *coding) athome(d *deed) bool {
	if len(d.actors) == 0 || len(d.recipients) == 0 {
		return false
	}
	a := x.actors[d.actors[0].Actor]
	return !slices.ContainsFunc(d.recipients, func(p dragoman.Participant) bool {
		r := x.actors[p.Actor]
		return r == nil || r.Kind != dragoman.Facility && (r.Kind != dragoman.PlaceKind || a == nil || a.Country == "" || a.Country != r.Country)
	})
}

// otherwise reports whether the words around a deed make something else of it
// than its frame says.
func (x *coding) otherwise(d *deed) bool {
	c := x.c
	has := func(context string) bool {
		return slices.ContainsFunc(c.lemmas, func(l string) bool { return slices.Contains(x.words.contexts[l], context) })
	}
	switch l := c.lemmas[d.trigger]; {
	case l == "agree":
		// "agrees with him", "agreed with him that": a view
		a := x.arguments(d.trigger)
		to := slices.ContainsFunc(c.kids[d.trigger], func(k int) bool { return c.rel[k] == dragoman.Xcomp || c.to(k) })
		return len(a.preps["with"]) > 0 && !to && len(a.preps["on"])+len(a.preps["to"])+len(a.object) == 0
	case d.mode == "martial-law":
		return has("disasters") || has("health") || has("illegal_drugs") || x.words.count("accident", c.lemmas) > 0
	case d.mode == "strike":
		return (l == "strike" || l == "walk") && x.words.count("labour", c.lemmas) == 0
	case l == "blast" || l == "explosion":
		return x.words.count("mining", c.lemmas) > 0 && x.violence(d) < 2
	case l == "warning":
		return !slices.ContainsFunc(c.lemmas[c.left[d.trigger]:c.right[d.trigger]+1], func(l string) bool { return l == "against" || x.words.is("danger", l) })
	case l == "retreat", l == "withdrawal", l == "withdraw", l == "pull":
		return slices.Contains(c.lemmas, "market")
	case d.typ == "THREATEN" && c.upos[d.trigger] == dragoman.VERB && l != "warn" && slices.Contains(c.lemmas[c.left[d.trigger]:c.right[d.trigger]+1], "warning"):
		return !slices.ContainsFunc(c.lemmas, func(l string) bool { return l == "against" || x.words.is("danger", l) })
	case l == "attack" && c.upos[d.trigger] == dragoman.NOUN && x.violence(d) < 2:
		for i := d.trigger + 1; i+2 < len(c.lemmas); i++ { // "an attack on her for lying"
			if c.lemmas[i] == "for" && (c.r.Tokens[c.first+i+1].XPOS == "VBG" || c.upos[i+1] == dragoman.PUNCT && c.r.Tokens[c.first+i+2].XPOS == "VBG") {
				return true
			}
		}
	case l == "leave" && d.typ == "REJECT":
		return slices.ContainsFunc(d.actors, x.single)
	}
	return false
}

// to reports whether a verb is an infinitive with "to".
func (c *clause) to(v int) bool {
	return slices.ContainsFunc(c.kids[v], func(k int) bool { return c.rel[k] == dragoman.Mark && c.lemmas[k] == "to" })
}

// bodies reports whether all of some phrases name people, parties or other
// bodies that are no part of a state.
func (x *coding) bodies(list []int) bool {
	return len(list) > 0 && !slices.ContainsFunc(list, func(n int) bool {
		m := x.mention(n)
		if m == nil {
			return !x.words.is("club", x.c.lemmas[n])
		}
		a := x.actors[m.Actor]
		return a == nil || a.Kind != dragoman.Person && a.Kind != dragoman.Organisation || a.Sector == "GOV" || a.Sector == "COP" || a.Sector == "MIL" || a.Sector == "JUD"
	})
}

// another reports whether a verb only carries what its object tells ("provided
// an apology" is no aid), or is how somebody feels ("felt threatened").
func (x *coding) another(fr *frame, i int, a *arguments) bool {
	c := x.c
	if h := c.head[i]; h >= 0 && c.rel[i] == dragoman.Xcomp && c.lemmas[h] == "feel" {
		return true
	}
	if fr.typ != "AID" || fr.objects != nil || len(a.object) == 0 {
		return false
	}
	n := x.nounFrame(a.object[0])
	return n != nil && n.typ != "AID"
}

// chides reports whether "attacked" is said of a public person and of another
// one, a party or a body, as words are.
func (x *coding) chides(a *arguments) bool {
	if len(a.subject) != 1 || len(a.object) == 0 {
		return false
	}
	p, ok := x.party(a.subject[0], true)
	if !ok || !x.single(p) || !x.public(p) {
		return false
	}
	return !slices.ContainsFunc(a.object, func(n int) bool {
		m := x.mention(n)
		if m == nil {
			return !x.words.is("club", x.c.lemmas[n])
		}
		r := x.actors[m.Actor]
		if r != nil && r.Kind == dragoman.Person {
			return len(r.Roles) == 0
		}
		return r == nil || r.Kind != dragoman.Organisation && r.Kind != dragoman.Group || r.Sector == "REB" || r.Sector == "MIL" || r.Sector == "UAF"
	})
}
