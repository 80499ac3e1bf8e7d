// SPDX-License-Identifier: Apache-2.0

package main

import (
	"strings"
	"testing"

	"dragoman"
	"dragoman/extract"
)

// Who the words of a whole reading mean: "words=country:id" for each of some
// mentions, the id being the actor's link or name; "words=-" where nobody is
// named by them.
func TestActorsOfReadings(t *testing.T) {
	e, err := newEngine(extract.Options{}, "")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ text, want string }{
		// countries that are names of people too
		{"Georgia recalled two envoys on Friday. Georgia was angry.", "Georgia=GEO:Q230"},
		{"Jordan urged Chad to sign the treaty on Monday.", "Jordan=JOR:Q810 Chad=TCD:Q657"},
		{"Chad summoned the ambassador of Sudan on Sunday.", "Chad=TCD:Q657 Sudan=SDN:Q1049"},
		{"Rebels crossed into Chad. Chad's air force bombed them.", "Chad=TCD:Q657"},
		{"Jordan Okello, a farmer, spoke on Monday. Jordan said he was tired.", "Jordan=:Jordan_Okello"},
		// capitals that act
		{"Washington said Brussels must answer.", "Washington=USA:USA.GOV Brussels=EUR:Q458"},
		{"Belgium's parliament met. Brussels said it would pay.", "Brussels=BEL:BEL.GOV"},
		{"London urged Tehran to free the crew.", "London=GBR:GBR.GOV Tehran=IRN:IRN.GOV"},
		{"He flew from London to Tehran.", "London=GBR:London Tehran=IRN:Tehran"},
		// a country, its people and its government are one
		{"Norway shut its border. The Norwegian government blamed the snow.", "Norway=NOR:Q20 Norwegian=NOR:Q20"},
		{"Kenyan police arrested ten men. Kenya will try them.", "Kenyan=KEN:Q114 Kenya=KEN:Q114"},
		{"Chilean and Peruvian ministers met on Monday.", "Chilean=CHL:Q298 Peruvian=PER:Q419"},
		{"The U.S. and the U.K. signed it. U.S. officials were pleased.", "U.S.=USA:Q30 U.K.=GBR:Q145"},
		// bodies of other countries are no namesakes
		{"Aiko Mori leads the Democratic Party for the People. Mori of the DPP spoke in Osaka.", "DPP=JPN:Democratic_Party_for_the_People"},
		{"DPP lawmakers voted in Taipei on Friday.", "DPP=TWN:democratic-progressive-party"},
		{"The PRD met in Panama City, Panama, on Friday.", "PRD=PAN:PRD"},
		// who holds an office
		{"Emmanuel Macron arrived on Monday. The French president looked tired.", "The_French_president=FRA:Q3052772"},
		{"Volodymyr Zelensky met soldiers. The Ukrainian leader thanked them.", "The_Ukrainian_leader=UKR:Q3874799"},
		{"King Abdullah spoke in Amman on Monday.", "Abdullah=JOR:abdullah-ii"},
		// unnamed people come before their pronouns
		{"Minister Tunde Bello spoke in Lagos. A prisoner was found on Monday. He had been held for a year.", "He=-"},
		{"Minister Tunde Bello spoke in Lagos on Monday. He was tired.", "He=NGA:Tunde_Bello"},
		// what is no name
		{"Photo: a man in Oslo. Monday was cold in Oslo.", "Photo=- Monday=- Oslo=NOR:Oslo"},
	} {
		r := e.read(dragoman.Report{ID: "r1", Text: c.text, Language: "en", Published: dragoman.Date{Value: "2025-10-15", Precision: "day", Basis: "given"}})
		for _, w := range strings.Fields(c.want) {
			words, id, _ := strings.Cut(strings.ReplaceAll(w, "_", " "), "=")
			if got := meant(r, words); got != id {
				t.Errorf("%s\n%q means %q, want %q", c.text, words, got, id)
			}
		}
	}
}

// meant is the actor of the first mention of the words, "-" for none.
func meant(r *dragoman.Reading, words string) string {
	for i := range r.Actors {
		a := &r.Actors[i]
		for _, m := range a.Mentions {
			if m.Of(r.Text) != words {
				continue
			}
			if a.Link != "" {
				return a.Country + ":" + a.Link
			}
			return a.Country + ":" + a.Name
		}
	}
	return "-"
}
