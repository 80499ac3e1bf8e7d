// SPDX-License-Identifier: Apache-2.0

package refer_test

import (
	"strings"
	"sync"
	"testing"

	"dragoman"
	"dragoman/know/actors"
	"dragoman/know/gaz"
	"dragoman/lang/en"
	"dragoman/link"
	wholereader "dragoman/read"
)

// whole is the whole reader with its linker.
var whole = sync.OnceValue(func() *wholereader.Reader {
	known, err := actors.Known()
	if err != nil {
		panic(err)
	}
	towns, err := gaz.Embedded()
	if err != nil {
		panic(err)
	}
	linker, err := link.New(en.Pack(), known, link.Towns(towns))
	if err != nil {
		panic(err)
	}
	r, err := wholereader.English(en.Pack(), linker)
	if err != nil {
		panic(err)
	}
	return r
})

// names cuts {actor|words} marks out of a text. The actor is a name, "_" for a
// space, then its kind and country where they are to be held: Chad:country:TCD;
// a name that stands for itself is its own words; "-" is nobody.
func names(t *testing.T, s string) (text string, want map[dragoman.Span]string) {
	t.Helper()
	want = map[dragoman.Span]string{}
	for rest := s; rest != ""; {
		plain, mark, ok := strings.Cut(rest, "{")
		text += plain
		if !ok {
			break
		}
		value, tail, ok1 := strings.Cut(mark, "|")
		words, after, ok2 := strings.Cut(tail, "}")
		if !ok1 || !ok2 {
			t.Fatalf("%q: a mark is not closed", s)
		}
		want[dragoman.Span{Start: int32(len(text)), End: int32(len(text) + len(words))}] = value
		text, rest = text+words, after
	}
	return text, want
}

// TestKinds runs kinds of actors through the whole reader. Every name is marked
// with its actor, and so are the pronouns and nouns that are shown.
func TestKinds(t *testing.T) {
	for _, c := range []string{
		// a country that acts, and what stands for it
		"{Jordan:country:JOR|Jordan} closed {Jordan|its} embassy in {Damascus:place:SYR|Damascus} on Monday. {Jordan|It} said the talks had failed.",
		"{Chad:country:TCD|Chad} suspended the newspaper. {Chad|It} accused the editors of lying.",
		"{Turkey:country:TUR|Turkey} summoned the {Netherlands:country:NLD|Dutch} ambassador. {Turkey|It} demanded an apology.",
		"{Israel:country:ISR|Israel} thanked {Jordan:country:JOR|Jordan} on Sunday.",
		"{Chad:country:TCD|Chad} urged {Georgia:country:GEO|Georgia} to sign the pact.",
		"{Jordan:country:JOR|Jordan} and {Georgia:country:GEO|Georgia} signed a trade deal in {Lima:place:PER|Lima}.",
		"{Peru:country:PER|Peru} recalled {Peru|its} ambassador from {Quito:place:ECU|Quito}.",
		"{Mali:country:MLI|Mali} expelled the envoy of {Chad:country:TCD|Chad}.",
		"{Jordan:country:JOR|Jordan} pulled {Jordan|its} consul from {Sanaa:place:YEM|Sanaa}.",
		"Fighters crossed into {Jordan:country:JOR|Jordan}. {Jordan:country:JOR|Jordan}'s army shot two of them.",
		"A drone fell in {Georgia:country:GEO|Georgia}. {Georgia:country:GEO|Georgia}'s president called it an attack.",
		"The militia left {Chad:country:TCD|Chad}. {Chad:country:TCD|Chad}'s government freed the chief.",
		// a capital for a government
		"{Moscow::RUS|Moscow} said {Kyiv::UKR|Kyiv} must withdraw.",
		"{Beijing::CHN|Beijing} warned {Tokyo::JPN|Tokyo} over the islands.",
		"{London::GBR|London} and {Paris::FRA|Paris} urged {Ankara::TUR|Ankara} to open the border.",
		// a country, its people and its government are one
		"{Iran:country:IRN|Iran} freed the sailors. {Iran|The Iranian authorities} thanked {Oman:country:OMN|Oman}.",
		"{France:country:FRA|France} banned the march. {France|The French government} feared riots.",
		"{Sudan:country:SDN|Sudan} shut the airport. {Sudan|The Sudanese government} denied a coup.",
		// dotted
		"{U.K.:country:GBR|British} planes bombed a depot near {Tripoli:place:LBY|Tripoli}. The {U.K.:country:GBR|U.K.} said the strike was lawful.",
		"The {U.S.:country:USA|U.S.} ambassador left {Niger:country:NER|Niger}. The {U.S.:country:USA|U.S.} closed the base.",
		"Troops of the {U.A.E.:country:ARE|U.A.E.} landed in {Aden:place:YEM|Aden}. The {U.A.E.:country:ARE|U.A.E.} denied the report.",
		// an acronym is of the country of what it shortens
		"{Wanjiku_Mwangi:person:KEN|Wanjiku Mwangi} leads {Kenya:country:KEN|Kenya}'s {National_Labour_Party:organisation:KEN|National Labour Party}. {Wanjiku_Mwangi|Mwangi} of the {National_Labour_Party|NLP} spoke in {Nairobi:place:KEN|Nairobi}.",
		"The {People's_Progressive_Party:organisation:GUY|People's Progressive Party} governs {Guyana:country:GUY|Guyana}. The {People's_Progressive_Party|PPP} won again, officials in {Georgetown:place:GUY|Georgetown} said.",
		"{Malaysia:country:MYS|Malaysia}'s {Democratic_Action_Party:organisation:MYS|Democratic Action Party} split on Monday. The {Democratic_Action_Party|DAP} lost four seats.",
		// somebody without a name is who is meant
		"A second fisherman was rescued. {-|He} had drifted for a week, the governor's spokesman said.",
		"A third pilot survived. {-|He} was taken to hospital, Defence Minister {Karim_Said:person|Karim Said} said.",
		"An eleventh hostage was freed. {-|He} thanked the prime minister, {-|his} lawyer said.",
		"A soldier was found alive near {Gao:place:MLI|Gao}. {-|He} had walked for days, General {Musa_Keita:person|Musa Keita} told reporters.",
	} {
		text, want := names(t, c)
		r := whole().Read(dragoman.Report{ID: "r1", Text: text, Language: "en", Published: dragoman.Date{Value: "2025-10-16", Precision: "day", Basis: "given"}})
		at := map[dragoman.Span]*dragoman.Actor{}
		for i := range r.Actors {
			for _, m := range r.Actors[i].Mentions {
				if _, ok := want[m.Span]; !ok && m.Form == dragoman.Name && !inside(m.Span, want) {
					t.Errorf("%q: a name %q of %s %s", text, m.Of(text), r.Actors[i].Kind, r.Actors[i].Name)
				}
				at[m.Span] = &r.Actors[i]
			}
		}
		for _, st := range r.Statements { // "It said" is told of its speaker alone
			for _, src := range st.Source {
				if a := r.Actor(st.Speaker.Actor); a != nil && at[src] == nil {
					at[src] = a
				}
			}
		}
		for s, v := range want {
			a := at[s]
			if v == "-" {
				if a != nil {
					t.Errorf("%q: %q at %d is %s, want nobody", text, s.Of(text), s.Start, a.Name)
				}
				continue
			}
			if a == nil {
				t.Errorf("%q: %q at %d is nobody, want %s", text, s.Of(text), s.Start, v)
				continue
			}
			w := append(strings.Split(v, ":"), "", "")
			if strings.ReplaceAll(w[0], "_", " ") != a.Name || w[1] != "" && w[1] != string(a.Kind) || w[2] != "" && w[2] != a.Country {
				t.Errorf("%q: %q at %d is %s:%s:%s, want %s", text, s.Of(text), s.Start, a.Name, a.Kind, a.Country, v)
			}
		}
	}
}

// inside is whether a span lies in one that is marked, as "Iranian" in "the
// Iranian authorities".
func inside(s dragoman.Span, marks map[dragoman.Span]string) bool {
	for m := range marks {
		if m.Has(s) {
			return true
		}
	}
	return false
}
