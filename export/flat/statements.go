// SPDX-License-Identifier: Apache-2.0

package flat

import (
	"fmt"
	"strings"

	"dragoman"
)

// Statement is a statement with its words and the report it stands in.
type Statement struct {
	Report string `json:"report"`
	Key    string `json:"key,omitempty"`
	Outlet string `json:"outlet"`
	Title  string `json:"title"`
	URL    string `json:"url"`
	// Published is the report's publication; "" is unknown.
	Published string `json:"published"`
	dragoman.Statement
	Words         Parts  `json:"words"` // as written
	AddresseeName string `json:"addressee_name,omitempty"`
	// Country, Sector and Wikidata are the speaker's, where known.
	Country  string `json:"speaker_country,omitempty"`
	Sector   string `json:"speaker_sector,omitempty"`
	Wikidata string `json:"speaker_wikidata,omitempty"`
}

// Parts are the words of a statement's spans, one string a span.
type Parts struct {
	Source  []string `json:"source"`
	Cue     []string `json:"cue"`
	Content []string `json:"content"`
}

// StatementOf is one statement of a reading with what is known around it.
func StatementOf(r *dragoman.Reading, s *dragoman.Statement) Statement {
	out := Statement{Report: r.ID, Key: r.Key, Outlet: r.Outlet, Title: r.Title, URL: r.URL, Published: r.Published.Value, Statement: *s,
		Words: Parts{Words(r.Text, s.Source), Words(r.Text, s.Cue), Words(r.Text, s.Content)}}
	for _, l := range []*[]dragoman.Span{&out.Source, &out.Cue, &out.Content} {
		if *l == nil {
			*l = []dragoman.Span{}
		}
	}
	if a := r.Actor(s.Addressee); a != nil {
		out.AddresseeName = a.Name
	}
	if a := r.Actor(s.Speaker.Actor); a != nil {
		out.Country, out.Sector = a.Country, a.Sector
		out.Wikidata = wikidata(a)
	}
	return out
}

// wikidata is an actor's Wikidata id, "" where its link is none.
func wikidata(a *dragoman.Actor) string {
	if len(a.Link) < 2 || a.Link[0] != 'Q' || strings.Trim(a.Link[1:], "0123456789") != "" {
		return ""
	}
	return a.Link
}

// Row is the row of one statement.
func (s *Statement) Row(r *dragoman.Reading) []string {
	sentence, margin := "", ""
	if len(s.Content) > 0 {
		if n := r.SentenceAt(s.Content[0].Start); n >= 0 {
			sentence = fmt.Sprint(n)
		}
	}
	if s.Speaker.Second != "" {
		margin = fmt.Sprintf("%g", s.Speaker.Margin)
	}
	sourceStart, sourceEnd := ends(s.Source)
	cueStart, cueEnd := ends(s.Cue)
	contentStart, contentEnd := ends(s.Content)
	return []string{
		s.ID, s.Report, s.Key, s.Outlet, s.Published, s.Title, s.URL, sentence,
		s.Speaker.Actor, s.Speaker.Name, s.Speaker.Class, s.Country, s.Sector, s.Wikidata, s.Speaker.Second, margin,
		s.Addressee, s.AddresseeName, string(s.Stance), s.Form, s.Tier, string(s.Status), s.Within, s.About,
		joined(r.Text, s.Source), joined(r.Text, s.Cue), joined(r.Text, s.Content),
		sourceStart, sourceEnd, cueStart, cueEnd, contentStart, contentEnd, list(s.Content),
		s.When.Value, s.When.Earliest, s.When.Latest, s.When.Basis,
	}
}
