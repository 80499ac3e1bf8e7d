// SPDX-License-Identifier: Apache-2.0

package refer

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"dragoman"
	"dragoman/know/actors"
)

// lands mends what the recogniser made of the names of countries and capitals
// that are also names of people ("Jordan warned Chad", "Washington said"): where
// nobody in the report has the name as a given name or surname, they are
// places; and names of countries it passed over are mentions.
func (r *Resolver) lands(d *document) {
	people := d.peopleWords()
	covered := make([]bool, len(d.Tokens))
	for i := range d.Mentions {
		m := &d.Mentions[i]
		if m.First < 0 || m.First >= m.Last || m.Last > int32(len(d.Tokens)) {
			continue
		}
		for t := m.First; t < m.Last; t++ {
			covered[t] = true
		}
		if m.Form == dragoman.Name && m.Kind == dragoman.Person && m.Last-m.First == 1 && !people[strings.ToLower(d.text(m.First))] && !r.introduced(d, m.First) && r.land(d.text(m.First), true) {
			m.Kind = dragoman.PlaceKind
		}
	}
	var found []dragoman.Mention
	for t := int32(0); t < int32(len(d.Tokens)); t++ {
		if covered[t] || d.sentence[t] < 0 {
			continue
		}
		if end := r.landAt(d, t, covered, people); end > t {
			found = append(found, dragoman.Mention{Span: dragoman.Span{Start: d.Tokens[t].Start, End: d.Tokens[end-1].End}, First: t, Last: end, Kind: dragoman.PlaceKind, Form: dragoman.Name})
			t = end - 1
		}
	}
	if len(found) > 0 {
		d.Mentions = append(d.Mentions, found...)
		slices.SortStableFunc(d.Mentions, func(a, b dragoman.Mention) int { return cmp.Compare(a.First, b.First) })
	}
}

// peopleWords are the words, in lower case, of the names of people that have
// more than one.
func (d *document) peopleWords() map[string]bool {
	out := map[string]bool{}
	for _, m := range d.Mentions {
		if m.Kind == dragoman.Person && m.Form == dragoman.Name && m.Last-m.First > 1 && m.First >= 0 && m.Last <= int32(len(d.Tokens)) {
			for t := m.First; t < m.Last; t++ {
				out[strings.ToLower(d.text(t))] = true
			}
		}
	}
	return out
}

// introduced says whether a title stands right before token t: "Mr Jordan".
func (r *Resolver) introduced(d *document, t int32) bool {
	if t == 0 || d.sentence[t-1] != d.sentence[t] {
		return false
	}
	if d.text(t-1) == "." && t > 1 {
		t--
	}
	_, ok := r.titles[strings.ToLower(d.text(t-1))]
	return ok
}

// land says whether a name is a country's, or, where asked for, a capital's.
func (r *Resolver) land(name string, capital bool) bool {
	for _, h := range r.known.Find(name) {
		if h.Kind == dragoman.Country && !h.Near && (h.As == actors.AsName || capital && h.As == actors.AsCapital) {
			return true
		}
	}
	return false
}

// landAt is the end of a country's name that begins at token t and that no
// mention covers, t for none. It must be tagged as a name, or open its sentence
// as a word the report never writes small ("Turkey", but not "turkey"), and be
// no part of a longer name.
func (r *Resolver) landAt(d *document, t int32, covered []bool, people map[string]bool) int32 {
	s := d.Sentences[d.sentence[t]]
	w := d.text(t)
	if c, _ := utf8.DecodeRuneInString(w); !unicode.IsUpper(c) || len(w) < shortestLand || strings.ToUpper(w) == w {
		return t
	}
	named := d.Tokens[t].UPOS == dragoman.PROPN
	if !named && t != s.First {
		return t
	}
	n, hits := r.known.Match(d.Text, d.Tokens[:s.Last], int(t))
	end := t + int32(n)
	if n == 0 || n == 1 && people[strings.ToLower(w)] || r.introduced(d, t) || !slices.ContainsFunc(hits, func(h actors.Hit) bool {
		return h.Kind == dragoman.Country && h.As == actors.AsName && !h.Near
	}) || !named && d.small(w) {
		return t
	}
	for i := t; i < end; i++ {
		if covered[i] {
			return t
		}
	}
	if t > s.First && (d.Tokens[t-1].UPOS == dragoman.PROPN || d.text(t-1) == "-") || end < s.Last && (d.Tokens[end].UPOS == dragoman.PROPN || d.text(end) == "-") {
		return t
	}
	return end
}

// shortestLand is how many letters a country's name has at least: "Mali".
const shortestLand = 4

// small says whether the report writes a word in small letters too.
func (d *document) small(w string) bool {
	low := strings.ToLower(w)
	for t := range d.Tokens {
		if d.text(int32(t)) == low {
			return true
		}
	}
	return false
}

// landOf is the country, by key, that a people's name or a government's speaks
// of where it stands for it: as an adjective ("Turkish police"), as all of them
// ("the Americans"), or as the government's name ("the Turkish government"); ""
// for the rest ("two Americans").
func (r *Resolver) landOf(d *document, m *mention) string {
	country, as := "", actors.AsName
	for _, h := range r.known.Find(m.Span.Of(d.Text)) {
		switch {
		case h.Near:
			return ""
		case m.Kind == dragoman.Organisation && h.As == actors.AsName && strings.HasSuffix(h.Key, ".GOV"):
			return h.Entity.Country
		case h.Kind == dragoman.Country && (h.As == actors.AsDemonym || h.As == actors.AsPeople):
			if country != "" && country != h.Key {
				return "" // "Congolese"
			}
			country, as = h.Key, h.As
		}
	}
	if m.Kind != dragoman.Group || country == "" {
		return ""
	}
	next := m.Last < int32(len(d.Tokens)) && d.sentence[m.Last] == m.sentence && (d.nominal(m.Last) || d.text(m.Last) == "-")
	all := m.First > 0 && d.sentence[m.First-1] == m.sentence && d.is("the", m.First-1)
	one := d.Tokens[m.Last-1].XPOS == "NN" || d.Tokens[m.Last-1].XPOS == "NNP" // "the Russian said"
	if next && as == actors.AsDemonym || !next && all && (as == actors.AsPeople || !one) {
		return country
	}
	return ""
}

// governments makes "the Turkish government" and "Turkey's authorities" mentions
// of the country's actor, whose name begins them.
func (r *Resolver) governments(d *document) {
	for i := range d.mentions {
		m := &d.mentions[i]
		e := d.find(m.entity)
		if e < 0 || !d.entities[e].country || m.Last >= int32(len(d.Tokens)) {
			continue
		}
		t := m.Last
		if d.is("possessive", t) {
			t++
		}
		if t >= int32(len(d.Tokens)) || d.sentence[t] != m.sentence || !d.is("government", t) || d.of[t] >= 0 || d.before(t, dragoman.NOUN) || d.before(t, dragoman.PROPN) {
			continue
		}
		first := m.First
		if first > 0 && d.sentence[first-1] == m.sentence && d.is("the", first-1) {
			first--
		}
		d.add(first, t+1, e, d.entities[e].kind, dragoman.Nominal)
	}
}
