// SPDX-License-Identifier: Apache-2.0

package link

import (
	"strings"
	"testing"

	"dragoman"
	"dragoman/internal/marked"
	"dragoman/know/actors"
	"dragoman/know/gaz"
	"dragoman/lang/en"
)

func linker(t testing.TB) *Linker {
	t.Helper()
	known, err := actors.Known()
	if err != nil {
		t.Fatal(err)
	}
	towns, err := gaz.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	l, err := New(en.Pack(), known, Towns(towns))
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func day(t testing.TB, s string) actors.Day {
	t.Helper()
	if s == "" {
		return actors.Day{}
	}
	d, err := actors.ParseDay(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// The examples of words/link.txt hold.
func TestPhrase(t *testing.T) {
	l := linker(t)
	for _, line := range l.words.Examples {
		if len(line.Columns) != 3 {
			t.Fatal(line.Errorf("want a phrase, and its country and sector"))
		}
		phrase, want := line.Columns[1], line.Columns[2]
		c := l.Phrase(phrase, day(t, "2025-10-15"))
		got := orDash(c.Country) + " " + orDash(c.Sector)
		if got != want {
			t.Error(line.Errorf("%s: %s, want %s (%s)", phrase, got, want, c.Why))
		}
		if got != "- -" && c.Why == "" {
			t.Errorf("%s: no reason given", phrase)
		}
	}
}

func orDash(s string) string {
	if s == "" {
		return "-"
	}
	return s
}

// Dated: PHRASE @ DAY → COUNTRY SECTOR.
func TestPhraseDated(t *testing.T) {
	l := linker(t)
	for _, line := range []string{
		"Taliban @ 2015-03-01 → AFG REB", "Taliban @ 1999-01-01 → AFG GOV", "Taliban @ 2023-01-01 → AFG GOV",
		"Hillary Clinton @ 2010-06-01 → USA GOV", "Hillary Clinton @ 2005-06-01 → USA LEG", "Hillary Clinton @ 2020-06-01 → USA ELI",
		"Ahmed al-Sharaa @ 2020-01-01 → SYR REB", "Ahmed al-Sharaa @ 2025-03-01 → SYR GOV",
		"Mario Draghi @ 2015-01-01 → EUR GOV", "Mario Draghi @ 2021-06-01 → ITA GOV",
		"Hayat Tahrir al-Sham @ 2019-01-01 → SYR REB", "Boris Johnson @ 2017-01-01 → GBR GOV", "Boris Johnson @ 2024-01-01 → GBR ELI",
		"John Kerry @ 2014-01-01 → USA GOV",
	} {
		head, want, _ := strings.Cut(line, " → ")
		phrase, on, _ := strings.Cut(head, " @ ")
		c := l.Phrase(phrase, day(t, on))
		if got := orDash(c.Country) + " " + orDash(c.Sector); got != want {
			t.Errorf("%s: %s, want %s (%s)", head, got, want, c.Why)
		}
	}
}

// A role that the file is not sure lasts so long is named as the last known one.
func TestStaleRoleIsNotCurrent(t *testing.T) {
	l := linker(t)
	c := l.Phrase("Espen Barth Eide", day(t, "2031-01-01"))
	if !strings.Contains(c.Why, "last known as foreign minister") {
		t.Errorf("why: %s", c.Why)
	}
	if e, _, ok := l.known.Holder("NOR", "foreign minister", "2031-01-01"); ok {
		t.Errorf("%s is presented as current", e.Name)
	}
}

// actorsOf makes a reading of a marked text: {person=GROUP|surface}; the marks
// of one group are one actor, {role=GROUP|title} is one of its roles.
func actorsOf(t *testing.T, text, published string) *dragoman.Reading {
	t.Helper()
	plain, marks, err := marked.Parse(text)
	if err != nil {
		t.Fatal(err)
	}
	r := &dragoman.Reading{Report: dragoman.Report{ID: "r1", Text: plain, Published: dragoman.Date{Value: published}}}
	at := map[string]int{}
	for _, m := range marks {
		s := dragoman.Span{Start: int32(m.Start), End: int32(m.End)}
		if m.Label == "role" {
			continue
		}
		i, ok := at[m.Value]
		if !ok {
			i = len(r.Actors)
			at[m.Value] = i
			r.Actors = append(r.Actors, dragoman.Actor{ID: "a-" + m.Value, Kind: dragoman.Kind(m.Label), Name: s.Of(plain), Variants: []string{}})
		}
		a := &r.Actors[i]
		a.Variants = append(a.Variants, s.Of(plain))
		a.Mentions = append(a.Mentions, dragoman.ActorMention{Span: s, Form: dragoman.Name})
		r.Mentions = append(r.Mentions, dragoman.Mention{Span: s, Kind: a.Kind, Form: dragoman.Name, Actor: a.ID})
	}
	for _, m := range marks {
		if m.Label == "role" {
			s := dragoman.Span{Start: int32(m.Start), End: int32(m.End)}
			a := &r.Actors[at[m.Value]]
			a.Roles = append(a.Roles, dragoman.Role{Title: s.Of(plain), Span: s})
		}
	}
	return r
}

func summary(r *dragoman.Reading) string {
	var out []string
	for _, a := range r.Actors {
		out = append(out, strings.Join([]string{a.Name, orDash(a.Link), orDash(a.OwnCountry()), orDash(a.Sector)}, "/"))
	}
	return strings.Join(out, "; ")
}

func TestDo(t *testing.T) {
	l := linker(t)
	for _, c := range []struct{ text, day, want string }{
		{"{role=1|Russian Foreign Minister} {person=1|Lavrov} spoke.", "2025-10-15", "Lavrov/Q58217/RUS/GOV"},
		{"{role=1|Ugandan farmer} {person=1|Lavrov} spoke.", "2025-10-15", "Lavrov/-/UGA/AGR"},
		{"{person=1|Anton Putin} met {person=2|Vladimir Putin}.", "2025-10-15", "Anton Putin/-/-/-; Vladimir Putin/Q7747/RUS/GOV"},
		{"{role=1|Syrian journalist} {person=1|Lina Qadri} fled {country=2|Georgia}.", "2025-10-15", "Lina Qadri/-/SYR/JRN; Georgia/Q230/GEO/-"},
		{"{person=1|Jordan Chad} of {organisation=2|Boko Haram}.", "2020-01-01", "Jordan Chad/-/-/-; Boko Haram/boko-haram/NGA/REB"},
		{"{group=1|Syrians} and {group=2|Kurds}.", "", "Syrians/-/SYR/-; Kurds/-/-/-"},
		{"The {facility=1|Kremlin} and the {organisation=2|Russian government}.", "", "Kremlin/RUS.GOV/RUS/GOV"},
		{"{organisation=1|Ministry of Health of Malawi}", "", "Ministry of Health of Malawi/-/MWI/GOV"},
		{"{organisation=1|Turkey}", "", "Turkey/Q43/TUR/-"},
		{"{organisation=1|Congress} in {country=2|Peru}", "", "Congress/-/-/LEG; Peru/Q419/PER/-"},
		{"{organisation=1|Congress}, {place=3|Ohio} and {group=2|Americans}", "", "Congress/united-states-congress/USA/LEG; Ohio/-/USA/-; Americans/-/USA/-"},
		{"{role=1|President} {person=1|Tinubu} of {country=2|Nigeria}", "", "Tinubu/bola-tinubu/NGA/GOV; Nigeria/Q1033/NGA/-"},
		{"{role=1|former president} {person=1|Mahama} of {country=2|Ghana}", "2020-05-05", "Mahama/john-mahama/GHA/ELI; Ghana/Q117/GHA/-"},
		{"{organisation=1|Assembly General} in the {place=2|West}", "", "Assembly General/-/-/-; West/-/-/-"},
		{"{role=1|President} {person=1|Ann Obama}, {person=1|Obama}, {country=2|US}", "2014-01-01", "Ann Obama/-/-/GOV; US/Q30/USA/-"},
		{"{role=1|Iranian President} {person=1|Seyyed Ebrahim Raisi}", "2022-01-01", "Seyyed Ebrahim Raisi/ebrahim-raisi/IRN/GOV"},
		{"{person=1|Reagan} of {country=2|Chad}", "", "Reagan/-/-/-; Chad/Q657/TCD/-"},
		{"{role=1|fellow Vietnam veteran} {person=1|John McCain}", "2014-01-01", "John McCain/Q10390/USA/LEG"},
		{"{person=1|Jimmy Carter}, {person=2|Narendra Modi}", "", "Jimmy Carter/Q23685/USA/-; Narendra Modi/Q1058/IND/GOV"},
		{"{organisation=1|Bashar al-Assad}, {person=2|Kremlin}", "2025-10-15", "Bashar al-Assad/Q44329/SYR/ELI; Kremlin/RUS.GOV/RUS/GOV"},
		{"{person=1|Vladimir Putin} after {place=2|Putin}", "2025-10-15", "Vladimir Putin/Q7747/RUS/GOV"},
		{"{organisation=1|Al-Lamp Monitor}, {organisation=2|Al-Student}", "", "Al-Lamp Monitor/-/-/SOC; Al-Student/-/-/-"},
		{"{place=1|Georgia}, {place=2|Ohio} and {place=3|Texas}", "", "Georgia/-/USA/-; Ohio/-/USA/-; Texas/-/USA/-"},
		{"{organisation=1|Ida Road Club} ({organisation=1|IRC}), {organisation=2|IRC}", "", "Ida Road Club/-/-/-; IRC/international-rescue-committee/NGO/REF"},
		{"{organisation=1|International Rescue Commission} ({organisation=1|IRC})", "", "International Rescue Commission/international-rescue-committee/NGO/REF"},
		{"{organisation=1|Hill Valley Union} and {organisation=2|Union of Kenyan Teachers}", "", "Hill Valley Union/-/-/-; Union of Kenyan Teachers/-/-/LAB"},
		{"{organisation=1|International Labour Organisation}", "", "International Labour Organisation/international-labour-organization/UNO/LAB"},
		{"{organisation=1|Lagos Observer} of {country=2|Nigeria}, {organisation=3|Hill Valley Television}", "", "Lagos Observer/-/NGA/JRN; Nigeria/Q1033/NGA/-; Hill Valley Television/-/-/JRN"},
		{"{group=1|Rohingyas}, {place=2|Earth}", "", "Rohingyas/-/MMR/-; Earth/-/-/-"},
		{"{role=1|President} {person=1|Ada Obi}, {role=1|former governor}; {role=2|former president} {person=2|Tunde Bello}, {role=2|president}", "", "Ada Obi/-/-/GOV; Tunde Bello/-/-/ELI"},
		{"{person=1|Mario Draghi}, {person=2|Ramtane Lamamra}", "", "Mario Draghi/mario-draghi/ITA/-; Ramtane Lamamra/ramtane-lamamra/DZA/GOV"},
		{"{group=1|Romans}, {group=2|Roman}", "", "Romans/-/-/-; Roman/-/-/-"},
		{"{organisation=1|Development Bank of Latin America}", "", "Development Bank of Latin America/-/-/BUS"},
		{"{organisation=1|PRD} of {country=2|Panama}", "", "PRD/-/-/-; Panama/Q804/PAN/-"},
		{"{organisation=1|PRD} of {country=2|Mexico}", "", "PRD/party-of-the-democratic-revolution/MEX/PTY; Mexico/Q96/MEX/-"},
		{"{organisation=1|Democratic Party for the People} ({organisation=1|DPP}) of {country=2|Japan}", "", "Democratic Party for the People/-/-/PTY; Japan/Q17/JPN/-"},
		{"{organisation=1|DPP} of {country=2|Taiwan}", "", "DPP/democratic-progressive-party/TWN/PTY; Taiwan/Q865/TWN/-"},
		{"{organisation=1|DPP} of {country=2|Malawi}", "", "DPP/-/-/-; Malawi/Q1020/MWI/-"},
		{"{role=1|PPP deputy} {person=1|Kari Holm} of {country=2|Ghana}", "", "Kari Holm/-/-/PTY; Ghana/Q117/GHA/-"},
		{"{place=1|Kharkiv} in {country=2|Ukraine}", "", "Kharkiv/-/UKR/-; Ukraine/Q212/UKR/-"},
	} {
		r := actorsOf(t, c.text, c.day)
		l.Do(r)
		if got := summary(r); got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.text, got, c.want)
		}
	}
}

// Linked actors have one id in every report, and what names them follows.
func TestIds(t *testing.T) {
	l := linker(t)
	r := actorsOf(t, "{facility=1|Kremlin} said; {organisation=2|Russian government} denied.", "2025-10-15")
	r.Statements = []dragoman.Statement{{Speaker: dragoman.Speaker{Actor: "a-2"}}}
	r.Events = []dragoman.Event{{Actors: []dragoman.Participant{{Actor: "a-1"}}}}
	l.Do(r)
	if len(r.Actors) != 1 || r.Statements[0].Speaker.Actor != "RUS.GOV" || r.Events[0].Actors[0].Actor != "RUS.GOV" || r.Mentions[1].Actor != "RUS.GOV" {
		t.Errorf("%+v %+v", r.Actors, r.Statements)
	}
	if len(r.Actors[0].Mentions) != 2 {
		t.Errorf("mentions lost: %+v", r.Actors[0].Mentions)
	}
}

// A capital that speaks is its government; where it is a place, it stays one.
func TestMetonym(t *testing.T) {
	l := linker(t)
	r := actorsOf(t, "{place=1|Ankara} denied it after a meeting in {place=1|Ankara}.", "2025-10-15")
	r.Tokens = []dragoman.Token{
		{Span: dragoman.Span{Start: 0, End: 6}, UPOS: dragoman.PROPN, Head: 1, Rel: dragoman.Nsubj},
		{Span: dragoman.Span{Start: 7, End: 13}, UPOS: dragoman.VERB, Lemma: "deny", Head: dragoman.Root},
		{Span: dragoman.Span{Start: 36, End: 38}, UPOS: dragoman.ADP, Head: 3},
		{Span: dragoman.Span{Start: 39, End: 45}, UPOS: dragoman.PROPN, Head: 1, Rel: dragoman.Obl},
	}
	r.Tokens[2] = dragoman.Token{Span: dragoman.Span{Start: 33, End: 35}, UPOS: dragoman.ADP, Head: 3}
	last := r.Mentions[1].Span
	r.Tokens[3].Span = last
	r.Statements = []dragoman.Statement{{Source: []dragoman.Span{{Start: 0, End: 6}}, Speaker: dragoman.Speaker{Actor: "a-1"}}}
	l.Do(r)
	if got, want := summary(r), "Ankara/-/TUR/-; Ankara/TUR.GOV/TUR/GOV"; got != want {
		t.Fatalf("got %s, want %s", got, want)
	}
	if r.Statements[0].Speaker.Actor != "TUR.GOV" || r.Mentions[0].Form != dragoman.Metonym || r.Mentions[1].Form != dragoman.Name {
		t.Errorf("%+v %+v", r.Statements[0].Speaker, r.Mentions)
	}
	if len(r.Actors[0].Mentions) != 1 || r.Actors[0].Mentions[0].Span != last {
		t.Errorf("the place lost its own mention: %+v", r.Actors[0].Mentions)
	}
}

func TestMayBeOne(t *testing.T) {
	l := linker(t)
	p := func(name, country, gender string) *dragoman.Actor {
		return &dragoman.Actor{Kind: dragoman.Person, Name: name, Country: country, Gender: gender}
	}
	for _, c := range []struct {
		a, b *dragoman.Actor
		want bool
	}{
		{p("Lina Qadri", "SYR", "f"), p("Lina Qadrī", "", ""), true},
		{p("Lina Qadri", "SYR", "f"), p("Lina Qadri", "IRQ", "f"), false},
		{p("Lina Qadri", "", "f"), p("Lina Qadri", "", "m"), false},
		{p("Qadri", "", ""), p("Qadri", "", ""), false},
		{&dragoman.Actor{Link: "Q1"}, &dragoman.Actor{Link: "Q1"}, true},
		{&dragoman.Actor{Link: "Q1", Name: "A B"}, p("A B", "", ""), false},
	} {
		if why, ok := l.MayBeOne(c.a, c.b); ok != c.want {
			t.Errorf("%s and %s: %v %s", c.a.Name, c.b.Name, ok, why)
		}
	}
}

// The same reading gives the same actors, run after run.
func TestSameTwice(t *testing.T) {
	l := linker(t)
	text := "{role=1|President} {person=1|Tinubu}, {country=2|Nigeria}, {country=3|Ghana}, {organisation=4|Congress}, {place=5|Georgia}, {group=6|Congolese}, {organisation=7|JEM}, {person=8|Bush}."
	first := ""
	for range 20 {
		r := actorsOf(t, text, "2025-05-05")
		l.Do(r)
		if s := summary(r); first == "" {
			first = s
		} else if s != first {
			t.Fatalf("%s\nthen %s", first, s)
		}
	}
}

func FuzzPhrase(f *testing.F) {
	f.Add("'s's ’ - - of of of president of \xff\xff, (( U.S.-led 中国的 ﷽ ")
	l := linker(f)
	for _, line := range l.words.Examples {
		f.Add(line.Columns[1])
	}
	f.Fuzz(func(t *testing.T, phrase string) {
		c := l.Phrase(phrase, day(t, "2025-10-15"))
		if c.Sector != "" && !actors.IsSector(c.Sector) {
			t.Errorf("%q: sector %q", phrase, c.Sector)
		}
		r := &dragoman.Reading{Report: dragoman.Report{Text: phrase, Published: dragoman.Date{Value: "2025-10-15"}}}
		for _, k := range []dragoman.Kind{dragoman.Person, dragoman.Organisation, dragoman.Group, dragoman.PlaceKind} {
			r.Actors = append(r.Actors, dragoman.Actor{ID: "a" + string(k), Kind: k, Name: phrase, Mentions: []dragoman.ActorMention{{Form: dragoman.Name}}, Roles: []dragoman.Role{{Title: phrase}}})
		}
		l.Do(r)
	})
}

func BenchmarkDo(b *testing.B) {
	l := linker(b)
	var roles []dragoman.Role
	for _, title := range []string{"Russian Foreign Minister", "head of the bank in Lagos", "a former adviser to the president of Chad"} {
		roles = append(roles, dragoman.Role{Title: title})
	}
	for b.Loop() {
		r := &dragoman.Reading{Report: dragoman.Report{Published: dragoman.Date{Value: "2025-10-15"}}}
		for i, name := range []string{"Lavrov", "Ahmed al-Sharaa", "Kari Holm", "Hill Walkers' Club of Oslo", "Damascus", "Syria", "Russians", "Ministry of Health"} {
			kind := dragoman.Organisation
			if i < 3 {
				kind = dragoman.Person
			}
			r.Actors = append(r.Actors, dragoman.Actor{ID: name, Kind: kind, Name: name, Mentions: []dragoman.ActorMention{{Form: dragoman.Name}}, Roles: roles})
		}
		l.Do(r)
	}
}
