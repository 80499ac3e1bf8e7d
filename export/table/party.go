// SPDX-License-Identifier: Apache-2.0

package table

import (
	"fmt"
	"strings"

	"dragoman"
)

// Party is what a table says of a participant.
type Party struct {
	ID, Name, Raw, Country, CountryBasis, Sector, Title, Wikidata string
	Start, End                                                    string // byte offsets
}

// PartyOf looks a participant up; all fields are empty for nil. Country and
// sector are the participant's own where it has any ("Turkish police"), else
// its actor's. A participant of pronouns alone has no name: "they" names
// nobody.
func PartyOf(r *dragoman.Reading, p *dragoman.Participant) (out Party) {
	if p == nil {
		return
	}
	out.Raw = p.Of(r.Text)
	out.Start, out.End = fmt.Sprint(p.Start), fmt.Sprint(p.End)
	a := r.Actor(p.Actor)
	if a == nil {
		a = &dragoman.Actor{}
		if !Pronouns(r, p.Span) {
			a.Name = out.Raw
		}
	}
	out.ID, out.Name, out.Country, out.CountryBasis, out.Sector = a.ID, a.Name, a.Country, a.CountryBasis, a.Sector
	if p.Country != "" {
		out.Country, out.CountryBasis = p.Country, p.CountryBasis
	}
	if p.Sector != "" {
		out.Sector = p.Sector
	}
	if len(a.Roles) > 0 {
		out.Title = a.Roles[0].Title
	}
	if strings.HasPrefix(a.Link, "Q") {
		out.Wikidata = a.Link
	}
	return
}

// Pronouns says whether a passage has pronouns and, but for function words,
// nothing else: "they", "some of them". Where its words are not tagged, it says
// no.
func Pronouns(r *dragoman.Reading, s dragoman.Span) bool {
	found := false
	for i := max(r.TokenAt(s.Start), 0); i < len(r.Tokens) && r.Tokens[i].Start < s.End; i++ {
		if r.Tokens[i].Start < s.Start {
			continue
		}
		switch r.Tokens[i].UPOS {
		case dragoman.PRON:
			found = true
		case dragoman.DET, dragoman.ADP, dragoman.PART, dragoman.CCONJ, dragoman.PUNCT, dragoman.ADV:
		default:
			return false
		}
	}
	return found
}
