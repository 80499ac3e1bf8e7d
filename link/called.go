// SPDX-License-Identifier: Apache-2.0

package link

import (
	"slices"
	"strings"

	"dragoman"
	"dragoman/know/actors"
)

// farthest is how many words beside a name are looked at for what it is called.
const farthest = 4

// called codes bodies that are not known by what the report calls them right
// beside their names: "the Israeli company Gadot", "the Tabesa tobacco company",
// "Venezuela's Emtrasur". Only what they have not of their own is filled.
func (l *Linker) called(r *dragoman.Reading) {
	located, owner := map[int32]bool{}, map[int32]int{} // ends of places that lie somewhere; actors by the ends of their names
	for _, p := range r.Places {
		located[p.End] = located[p.End] || p.Precision != ""
	}
	for i := range r.Actors {
		for _, m := range r.Actors[i].Mentions {
			if m.Form == dragoman.Name {
				owner[m.End] = i
			}
		}
	}
	nowhere := func(a *dragoman.Actor) bool {
		return !slices.ContainsFunc(a.Mentions, func(m dragoman.ActorMention) bool { return located[m.End] })
	}
	for i := range r.Actors {
		a := &r.Actors[i]
		lost := a.Kind == dragoman.PlaceKind && a.Link == "" && nowhere(a) // a place that is nowhere may be a firm
		if a.Kind != dragoman.Organisation && a.Kind != dragoman.Facility && !lost || a.Link != "" || a.Country != "" && a.Sector != "" {
			continue
		}
		for _, m := range a.Mentions {
			if m.Form != dragoman.Name {
				continue
			}
			first, last := r.TokenAt(m.Start), r.TokenAt(m.End-1)
			for _, phrase := range [...]string{l.before(r, first), l.after(r, last+1)} {
				if phrase == "" {
					continue
				}
				if lost {
					a.Kind = dragoman.Organisation
				}
				l.take(a, l.Phrase(phrase, actors.Day{}))
			}
			if first < 2 || r.Tokens[first-1].XPOS != "POS" || a.Country != "" {
				continue
			}
			if o, ok := owner[r.Tokens[first-2].End]; ok && r.Actors[o].Kind == dragoman.Country {
				a.Country, a.CountryBasis = r.Actors[o].Country, dragoman.ByModifier
			}
		}
	}
}

// take fills what an actor has not.
func (l *Linker) take(a *dragoman.Actor, c Coding) {
	if a.Country == "" && c.Country != "" {
		a.Country, a.CountryBasis = c.Country, dragoman.ByModifier
	}
	if a.Sector == "" && c.Sector != "" {
		a.Sector = c.Sector
		if a.Why == "" {
			a.Why = c.Why
		}
	}
}

// before is the phrase that ends right before token t with a noun for a body,
// "" for none.
func (l *Linker) before(r *dragoman.Reading, t int) string {
	if t == 0 || !l.words.Has("body", r.Tokens[t-1].Of(r.Text)) || r.SentenceAt(r.Tokens[t-1].Start) != r.SentenceAt(r.Tokens[t].Start) {
		return ""
	}
	first := t - 1
	for first > 0 && t-first < farthest && describes(&r.Tokens[first-1]) {
		first--
	}
	return r.Text[r.Tokens[first].Start:r.Tokens[t-1].End]
}

// after is the phrase of small words that begins at token t and ends with a noun
// for a body, "" for none.
func (l *Linker) after(r *dragoman.Reading, t int) string {
	for n := t; n < len(r.Tokens) && n < t+farthest-1; n++ {
		w := r.Tokens[n].Of(r.Text)
		if !describes(&r.Tokens[n]) || w != strings.ToLower(w) {
			return ""
		}
		if l.words.Has("body", w) {
			return r.Text[r.Tokens[t].Start:r.Tokens[n].End]
		}
	}
	return ""
}

// describes says whether a token can stand in a phrase before its last noun.
func describes(t *dragoman.Token) bool {
	return t.UPOS == dragoman.NOUN || t.UPOS == dragoman.ADJ || t.UPOS == dragoman.PROPN
}

// tagged says whether a party and a place stand behind a person's name, as behind
// those of members of the American Congress: "Ray Pell, R-Pa.", "Cole (D-Calif.)".
func (l *Linker) tagged(r *dragoman.Reading, a *dragoman.Actor) bool {
	for _, m := range a.Mentions {
		rest, ok := strings.CutPrefix(r.Text[m.End:], ", ")
		if !ok {
			rest, ok = strings.CutPrefix(r.Text[m.End:], " (")
		}
		if ok && len(rest) > 3 && rest[1] == '-' && capital(rest[2:]) && rest[0] <= 'Z' && l.words.Has("tag", rest[:1]) {
			return true
		}
	}
	return false
}
