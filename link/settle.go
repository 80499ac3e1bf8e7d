// SPDX-License-Identifier: Apache-2.0

package link

import (
	"slices"
	"strings"

	"dragoman"
	"dragoman/know/actors"
)

// settle gives actors without a tie of their own the country the report is set
// in, and says so.
func (l *Linker) settle(r *dragoman.Reading) {
	home := l.spokeIn(r)
	for i := range r.Actors {
		a := &r.Actors[i]
		if c := home[a.ID]; c != "" && a.Country == "" && a.Kind == dragoman.Person && a.Sector != "" {
			a.Country, a.CountryBasis = c, dragoman.BySetting
		} else if a.Country == "" && r.SetIn.Country != "" && l.domestic(a, r.SetIn.Country) {
			a.Country, a.CountryBasis = r.SetIn.Country, dragoman.BySetting
		}
	}
}

// Participants gives participants of events that are named by more than their
// actor, or have none, country and sector by their own words, and those without
// a tie of their own the country the report is set in. It is the part of Do
// that comes after events.
func (l *Linker) Participants(r *dragoman.Reading) {
	day := published(r)
	at := map[string]*dragoman.Actor{}
	for i := range r.Actors {
		at[r.Actors[i].ID] = &r.Actors[i]
	}
	for i := range r.Statements {
		l.spokesman(r, &r.Statements[i], at[r.Statements[i].Speaker.Actor])
	}
	for i := range r.Events {
		e := &r.Events[i]
		for _, list := range [][]dragoman.Participant{e.Actors, e.Recipients} {
			for j := range list {
				l.participant(r, &list[j], at[list[j].Actor], day)
			}
		}
	}
}

// spokesman names a speaker that is a country as its statement does, where that
// says more than the country: "Turkish government".
func (l *Linker) spokesman(r *dragoman.Reading, s *dragoman.Statement, a *dragoman.Actor) {
	if a == nil || a.Kind != dragoman.Country {
		return
	}
	for _, m := range a.Mentions {
		in := func(o dragoman.Span) bool { return o.Has(m.Span) }
		within := func(o dragoman.ActorMention) bool { return o.Form == dragoman.Name && m.Has(o.Span) }
		if m.Form != dragoman.Nominal || !slices.ContainsFunc(s.Source, in) || !slices.ContainsFunc(a.Mentions, within) {
			continue
		}
		name := m.Of(r.Text)
		if first, rest, ok := strings.Cut(name, " "); ok && l.words.Has("the", first) {
			name = rest
		}
		s.Speaker.Name = name
		return
	}
}

// domestic says whether an actor without a country may be taken for one of the
// country a report is set in: people, bodies and groups that nothing known is
// against. A people's name that several countries share ("Congolese") is, where
// that is one of them.
func (l *Linker) domestic(a *dragoman.Actor, country string) bool {
	switch a.Kind {
	case dragoman.Person:
		return true
	case dragoman.Organisation, dragoman.Group, dragoman.Facility:
	default:
		return false
	}
	if a.Link != "" || l.abroad(a.Name) {
		return false
	}
	several := false
	for _, h := range l.known.Find(a.Name) {
		if h.Kind == dragoman.Country {
			if h.Entity.Country == country {
				return true
			}
			several = true
		}
	}
	return !several
}

// abroad says whether a word of a phrase tells that it is of no one country, or
// of others: "foreign companies", but not "the foreign ministry".
func (l *Linker) abroad(phrase string) bool {
	words := strings.Fields(l.trimPhrase(phrase))
	if len(words) > 1 && l.words.Has("foreign", words[0]) {
		_, _, office := l.known.Agent(strings.Join(words, " "))
		return !office
	}
	return slices.ContainsFunc(words, func(w string) bool { return l.words.Has("of many lands", w) })
}

// participant codes a participant whose words say more than its actor's name,
// or who has no actor, and a country that acts.
func (l *Linker) participant(r *dragoman.Reading, p *dragoman.Participant, a *dragoman.Actor, day actors.Day) {
	text := p.Of(r.Text)
	if a != nil {
		for _, m := range a.Mentions {
			if m.Start <= p.Start && p.End <= m.End { // it is the actor itself
				if a.Kind == dragoman.Country {
					p.Sector = "GOV" // a country that acts is its government
				}
				return
			}
		}
	}
	c := l.Phrase(text, day)
	p.Country, p.CountryBasis, p.Sector = c.Country, c.Basis, c.Sector
	if p.Country != "" && p.CountryBasis == "" {
		p.CountryBasis = dragoman.ByModifier
	}
	if a != nil && a.Country != "" && (p.Country == "" || a.CountryBasis != dragoman.BySetting) {
		p.Country, p.CountryBasis = a.Country, dragoman.ByModifier
	}
	first := r.TokenAt(p.Start)
	if p.Country != "" || first >= len(r.Tokens) || l.abroad(text) {
		return
	}
	if r.Tokens[first].UPOS == dragoman.PRON {
		if owner := ownerOf(r, r.Tokens[first].Span); owner != nil && r.Tokens[first].End < p.End && !l.other(text) {
			p.Country, p.CountryBasis = owner.Country, dragoman.ByModifier
			if owner.CountryBasis == dragoman.BySetting {
				p.CountryBasis = dragoman.BySetting
			}
		}
		return
	}
	p.Country, p.CountryBasis = r.SetIn.Country, basis(r.SetIn.Country, dragoman.BySetting)
}

// ownerOf is the actor that a possessive pronoun means, nil for none.
func ownerOf(r *dragoman.Reading, pronoun dragoman.Span) *dragoman.Actor {
	for i := range r.Actors {
		for _, m := range r.Actors[i].Mentions {
			if m.Span == pronoun && r.Actors[i].Country != "" {
				return &r.Actors[i]
			}
		}
	}
	return nil
}

// other says whether a word of a phrase tells of one beside or against its owner,
// who need not be of the same country: "his counterpart", "its enemies".
func (l *Linker) other(phrase string) bool {
	return slices.ContainsFunc(strings.Fields(phrase), func(w string) bool { return l.words.Has("of another", w) })
}
