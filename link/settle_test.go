// SPDX-License-Identifier: Apache-2.0

package link

import (
	"strings"
	"testing"

	"dragoman"
)

// placed lays a place over every mention of the words in the text.
func placed(r *dragoman.Reading, words, country string) {
	for at := 0; ; {
		i := strings.Index(r.Text[at:], words)
		if i < 0 {
			return
		}
		s := dragoman.Span{Start: int32(at + i), End: int32(at + i + len(words))}
		r.Places = append(r.Places, dragoman.Place{Span: s, Name: words, Country: country})
		at += i + len(words)
	}
}

// The country most is named of is where a report is set; dateline and outlet
// decide between two.
func TestSetting(t *testing.T) {
	l := linker(t)
	for _, c := range []struct{ text, places, outlet, url, want string }{
		{"Floods hit Oruro and Potosi, and Lima sent aid.", "Oruro=BOL Potosi=BOL Lima=PER", "", "", "BOL places"},
		{"Oruro and Lima signed.", "Oruro=BOL Lima=PER", "", "", "BOL places"},
		{"Envoys from Lima and Cusco met those of Oruro.", "Lima=PER Cusco=PER Oruro=BOL", "", "https://www.example.bo/a", "BOL outlet"},
		{"Envoys from Lima met those of Oruro.", "Lima=PER Oruro=BOL", "", "https://bolivianpost.example/a", "BOL outlet"},
		{"ORURO - Envoys from Lima and Cusco came.", "ORURO=BOL Lima=PER Cusco=PER", "", "", "BOL dateline"},
		{"Lima, Cusco, Puno, Piura and Tacna voted.", "Lima=PER Cusco=PER Puno=PER Piura=PER Tacna=PER", "", "https://www.example.bo/a", "PER places"},
		{"Talks were held.", "", "The Jakarta Herald", "", "IDN outlet"},
		{"Talks were held.", "", "", "https://www.woman.example/a", " "},
		{"Talks were held.", "", "", "https://news.example.tv/a", " "},
		{"Talks were held.", "", "", "%zz", " "},
		{"", "", "", "", " "},
	} {
		r := &dragoman.Reading{Report: dragoman.Report{Text: c.text, Outlet: c.outlet, URL: c.url}}
		for _, p := range strings.Fields(c.places) {
			name, iso, _ := strings.Cut(p, "=")
			placed(r, name, iso)
		}
		l.Do(r)
		if got := r.SetIn.Country + " " + r.SetIn.Basis; got != c.want {
			t.Errorf("%q: set in %q, want %q", c.text, got, c.want)
		}
	}
}

// Who has no tie of his own is of the country the report is set in, and said to
// be; bodies of the world are not.
func TestSettle(t *testing.T) {
	l := linker(t)
	for _, c := range []struct{ text, want string }{
		{"{country=1|Peru}: {person=2|Kari Holm} of the {organisation=3|Supreme Court}", "PER name; PER set_in; PER set_in"},
		{"{country=1|Peru}: {role=2|Syrian journalist} {person=2|Kari Holm}", "PER name; SYR title"},
		{"{country=1|Peru}: {group=2|Syrians} and {organisation=3|Amnesty International}", "PER name; SYR demonym; NGO name"},
		{"{country=1|Peru}: {organisation=2|International Lamp League}", "PER name;  "},
		{"{country=1|Republic of the Congo}: {group=2|Congolese}", "COG name; COG demonym"},
		{"{country=1|Peru}: {group=2|Congolese}", "PER name;  "},
		{"{country=1|Peru}: {organisation=2|Ministry of Foreign Affairs} and {organisation=3|Foreign Ministry}", "PER name; PER set_in; PER set_in"},
		{"{country=1|Peru}: {organisation=2|World Lamp League} and {group=3|South Asians}", "PER name;  ;  "},
		{"{person=1|Kari Holm}", " "},
	} {
		r := actorsOf(t, c.text, "2025-10-15")
		l.Do(r)
		var got []string
		for _, a := range r.Actors {
			got = append(got, a.Country+" "+a.CountryBasis)
			if a.CountryBasis == dragoman.BySetting && a.OwnCountry() != "" {
				t.Errorf("%s: a country of the setting is called its own", a.Name)
			}
		}
		if s := strings.Join(got, "; "); s != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.text, s, c.want)
		}
	}
}

// A country that speaks by its government is named so.
func TestSpeakerName(t *testing.T) {
	l := linker(t)
	r := actorsOf(t, "{country=1|Peru} left. The Peruvian government said so.", "2025-10-15")
	gov, adj := strings.Index(r.Text, "The Per"), strings.Index(r.Text, "Peruvian")
	a := &r.Actors[0]
	a.Mentions = append(a.Mentions,
		dragoman.ActorMention{Span: dragoman.Span{Start: int32(gov), End: int32(gov + len("The Peruvian government"))}, Form: dragoman.Nominal},
		dragoman.ActorMention{Span: dragoman.Span{Start: int32(adj), End: int32(adj + len("Peruvian"))}, Form: dragoman.Name})
	r.Statements = []dragoman.Statement{
		{Speaker: dragoman.Speaker{Actor: a.ID, Name: "Peru"}, Source: []dragoman.Span{a.Mentions[1].Span}},
		{Speaker: dragoman.Speaker{Actor: a.ID, Name: "Peru"}, Source: []dragoman.Span{a.Mentions[0].Span}},
	}
	l.Do(r)
	if got := r.Statements[0].Speaker.Name + "; " + r.Statements[1].Speaker.Name; got != "Peruvian government; Peru" {
		t.Error(got)
	}
}

// Participants are coded by their own words, else by where the report is set.
func TestParticipants(t *testing.T) {
	l := linker(t)
	for _, c := range []struct{ words, actor, want string }{
		{"the police", "", "PER set_in COP"},
		{"Chilean police", "Q298", "CHL modifier COP"},
		{"prosecutors", "", "PER set_in JUD"},
		{"a Bolivian court", "", "BOL modifier JUD"},
		{"foreign companies", "", "  BUS"},
		{"Peru", "Q419", "  GOV"}, // the actor itself
	} {
		text := "{country=1|Peru} and {country=2|Chile}. Peru, Peru, Peru: " + c.words
		r := actorsOf(t, text, "2025-10-15")
		r.Tokens = []dragoman.Token{{Span: dragoman.Span{Start: 0, End: int32(len(r.Text))}, UPOS: dragoman.NOUN}}
		r.Actors[0].Mentions = append(r.Actors[0].Mentions, r.Actors[0].Mentions[0])
		i := int32(strings.LastIndex(r.Text, c.words))
		if c.actor == "Q419" {
			i = 0
		}
		id := map[string]string{"Q419": r.Actors[0].ID, "Q298": r.Actors[1].ID}[c.actor]
		r.Events = []dragoman.Event{{Actors: []dragoman.Participant{{Actor: id, Span: dragoman.Span{Start: i, End: i + int32(len(c.words))}}}}}
		l.Do(r)
		p := r.Events[0].Actors[0]
		if got := p.Country + " " + p.CountryBasis + " " + p.Sector; got != c.want {
			t.Errorf("%s: %q, want %q", c.words, got, c.want)
		}
	}
}

// What somebody has is of his country, whoever may be of another excepted; whose
// it is nobody knows, it is of none.
func TestPossessed(t *testing.T) {
	l := linker(t)
	for _, c := range []struct{ words, owner, want string }{
		{"his government", "Chile", "CHL modifier"},
		{"its soldiers", "Peru", "PER modifier"},
		{"her lawyers", "Kari Holm", "PER set_in"},
		{"its enemies", "Chile", " "},
		{"his Syrian guests", "Chile", "SYR modifier"},
		{"his government", "", " "},
		{"him", "Chile", " "},
	} {
		r := actorsOf(t, "{country=1|Peru}, {person=2|Kari Holm} and {country=3|Chile}. Peru, Peru, Peru: "+c.words, "2025-10-15")
		i := int32(strings.LastIndex(r.Text, c.words))
		word, _, _ := strings.Cut(c.words, " ")
		pronoun := dragoman.Span{Start: i, End: i + int32(len(word))}
		r.Tokens = []dragoman.Token{{Span: dragoman.Span{Start: 0, End: i}, UPOS: dragoman.NOUN}, {Span: pronoun, UPOS: dragoman.PRON}}
		r.Actors[0].Mentions = append(r.Actors[0].Mentions, r.Actors[0].Mentions[0])
		for k := range r.Actors {
			if r.Actors[k].Name == c.owner {
				r.Actors[k].Mentions = append(r.Actors[k].Mentions, dragoman.ActorMention{Span: pronoun, Form: dragoman.Pronoun})
			}
		}
		r.Events = []dragoman.Event{{Actors: []dragoman.Participant{{Span: dragoman.Span{Start: i, End: i + int32(len(c.words))}}}}}
		l.Do(r)
		p := r.Events[0].Actors[0]
		if got := p.Country + " " + p.CountryBasis; got != c.want {
			t.Errorf("%s of %s: %q, want %q", c.words, c.owner, got, c.want)
		}
	}
}
