// SPDX-License-Identifier: Apache-2.0

package read_test

import (
	"testing"

	"dragoman"
	"dragoman/internal/marked"
	"dragoman/lang/en"
	"dragoman/read"
)

// The label of a mark is the use of the place, its value the country.
func TestUsesOfPlaces(t *testing.T) {
	reader, err := read.English(en.Pack())
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []string{
		"{demonym=RUS|Russian} planes bombed a market in {literal=SYR|Idlib} on Monday.",
		"{metonym=TUR|Turkey} accused {metonym=SYR|Damascus} of shelling its soldiers.",
		"Thousands marched in {literal=TUR|Ankara}.",
		"{literal=SYR|Syria} was hit by a strong earthquake.",
		"The army signed a deal with {metonym=IRN|Iran}, officials in {literal=IRQ|Baghdad} said.",
		"{metonym=USA|US} troops left {literal=NER|Niger}.",
		"Snow fell in {literal=CHN|Henan} province and across the {literal=|Middle East} and {literal=|North Africa}.",
		"Snow fell in {literal=AUT|Graz}, {literal=AUT|Austria}.",
		"U.N. inspectors reached {literal=KEN|Nairobi}, and NATO said nothing.",
		"The Observatory for Human Rights counted the dead.",
		"She teaches at the University of {in-name=GBR|Leeds}.",
		"The {in-name=RUS|Russian} Defence Ministry denied the report.",
	} {
		text, marks, err := marked.Parse(c)
		if err != nil {
			t.Fatal(err)
		}
		r := reader.Read(dragoman.Report{Text: text})
		got := map[int]dragoman.Place{}
		for _, p := range r.Places {
			got[int(p.Start)] = p
		}
		if len(r.Places) != len(marks) {
			t.Errorf("%s: %d places %+v, want %d", text, len(r.Places), r.Places, len(marks))
		}
		for _, m := range marks {
			p := got[m.Start]
			if p.Use != m.Label || p.Country != m.Value || int(p.End) != m.End {
				t.Errorf("%s: %q is %q in %q, want %q in %q", text, text[m.Start:m.End], p.Use, p.Country, m.Label, m.Value)
			}
		}
	}
}
