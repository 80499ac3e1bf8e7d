// SPDX-License-Identifier: Apache-2.0

package read_test

import (
	"testing"

	"dragoman"
	"dragoman/internal/marked"
	"dragoman/lang/en"
	"dragoman/read"
	"dragoman/read/where"
)

// Each sentence has one act and the place it happened; its value is the basis.
// A sentence without a place mark must give the act none.
func TestPlacesOfActs(t *testing.T) {
	reader, err := read.English(en.Pack())
	if err != nil {
		t.Fatal(err)
	}
	places, err := where.New(en.Pack())
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []string{
		"Gunmen {act|attacked} a police station in {place=clause|Kirkuk} on Friday.",
		"Officials in Ankara said gunmen {act|attacked} a convoy near {place=clause|Aleppo}.",
		"The ministry in Moscow said its jets {act|bombed} an arms depot in {place=clause|Homs}, Syria.",
		"Rebels carried out an {act|attack} in {place=clause|Mogadishu}.",
		"Thousands {act|protested} in {place=clause|Warsaw} against the law.",
		"A spokesman in London said the two sides {act|met} last week.",
		"Soldiers from Uganda {act|shelled} the town of {place=clause|Beni}.",
		"The president {act=verbal|condemned} an attack on a bank in Jakarta.",
		"The two ministers {act=verbal|met} in {place=clause|Geneva}.",
		"The leaders will {act=verbal|meet} on Friday in {place=clause|Vienna}.",
		"Gunmen stopped the car near {place=clause|Gao} and {act|killed} the driver.",
		"The hostages were {act|released} near {place=clause|Kidal} and flown to Bamako.",
		"Gunmen {act|attacked} a market in Mali's {place=clause|Qwertyville} district.",
		"Ten people were {act|killed} when gunmen attacked a market in {place=clause|Maiduguri}.",
		"The envoy {act=verbal|visited} {place=clause|Bangui} yesterday.",
		"The {act=verbal|talks} held in {place=clause|Baghdad} ended early.",
		"The envoys held {act=verbal|talks} in {place=clause|Muscat} on Monday.",
		"It came before Ruritania fell and Russia {act|invaded} {place=clause|Ukraine}.",
		"Drought and war {act|hit} Africa's farms.",
		"The singer was {act|arrested} on the way to Lismore.",
		"Students {act|marched} against Washington.",
		"Angry men in {place=clause|Baghdad} {act|surrounded} the embassy.",
		"LOME (Example Agency) - A guard was {act|shot} dead, Ghana said.",
		"France's {act|support} for the rebels angered the others.",
		"Crowds {act|stormed} the embassy in {place=clause|Sanaa} in the latest attack on posts in the Middle East.",
		"{place=dateline|CAIRO} (Example Agency) - Guards {act|arrested} two men on Sunday.",
		"CAIRO, June 3 - Guards {act|arrested} two men in {place=clause|Aswan} on Sunday.",
		"The {act|bombing} in {place=clause|Kabul} killed ten people, a doctor in Peshawar said.",
	} {
		text, marks, err := marked.Parse(c)
		if err != nil {
			t.Fatal(err)
		}
		r := reader.Read(dragoman.Report{Text: text})
		var want, basis string
		for _, m := range marks {
			switch m.Label {
			case "act":
				r.Events = []dragoman.Event{{Trigger: dragoman.Span{Start: int32(m.Start), End: int32(m.End)}}}
				r.Events[0].Status = dragoman.Occurred
				if m.Value == "verbal" {
					r.Events[0].Quad = 3
				}
			case "place":
				want, basis = text[m.Start:m.End], m.Value
			}
		}
		places.Events(r)
		w := r.Events[0].Where
		got := ""
		if w.Span != nil {
			got = w.Span.Of(text)
		}
		if got != want || w.Basis != basis {
			t.Errorf("%s: the act is placed at %q by %q, want %q by %q", text, got, w.Basis, want, basis)
		}
	}
}
