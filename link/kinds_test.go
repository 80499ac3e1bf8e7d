// SPDX-License-Identifier: Apache-2.0

package link_test

import (
	"strings"
	"testing"

	"dragoman"
	"dragoman/know/actors"
	"dragoman/know/gaz"
	"dragoman/lang/en"
	"dragoman/link"
	"dragoman/read"
)

// whole is the whole reader with its linker.
func whole(t *testing.T) *read.Reader {
	t.Helper()
	known, err := actors.Known()
	if err != nil {
		t.Fatal(err)
	}
	towns, err := gaz.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	l, err := link.New(en.Pack(), known, link.Towns(towns))
	if err != nil {
		t.Fatal(err)
	}
	r, err := read.English(en.Pack(), l)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// TestKinds runs kinds of actors through the whole reader: some of them, with
// kind, country and sector ("-" for none), "|" between.
func TestKinds(t *testing.T) {
	reader := whole(t)
	for _, c := range []struct{ text, want string }{
		// an officer of no told country who speaks in a capital is at home there
		{"Kenya left Somalia, and Somalia thanked Kenya. Somali troops came. “It is done,” Defence Minister Grace Oduya told reporters in Nairobi.", "Grace Oduya person KEN GOV"},
		{"Bolivian envoys saw Peru's. Bolivia was glad, the Bolivian press wrote. Foreign Minister Ana Prado said in Lima that they agreed.", "Ana Prado person PER GOV"},
		{"Chad accused Niger. Niger's army left, and Niger's president spoke. Interior Minister Ali Abba told journalists in N'Djamena so.", "Ali Abba person TCD GOV"},
		{"Norway and Chile met in Oslo. “We agree,” Chilean Foreign Minister Rosa Werth told reporters in Oslo.", "Rosa Werth person CHL GOV"},
		// what a body is called beside its name
		{"The Israeli company Gadol Salts sold its port to the Tabeco tobacco company.", "Gadol Salts organisation ISR BUS|Tabeco organisation ISR BUS"},
		{"The plane of Venezuela's Aerosur landed in Lima, and the airline Condoria paid.", "Aerosur organisation VEN -|Condoria organisation VEN BUS"},
		{"In Peru, the National Directorate of Ports closed the harbour.", "National Directorate of Ports organisation PER GOV"},
		{"The Oslo Journal wrote of the talks in Norway.", "Oslo Journal organisation NOR JRN"},
		// heads of bodies that are no states, members of parliaments, namesakes
		{"In India, KQCC president Arun Rao spoke in Delhi.", "Arun Rao person IND -"},
		{"Representative Dana Cole of Ohio met the U.S. envoys.", "Dana Cole person USA LEG"},
		{"The U.S. government wants the bill; the House and the Senate passed it.", "House organisation USA LEG"},
		{"India's parties spoke. Congress leader Arun Rao of India met Indian ministers.", "Arun Rao person IND PTY"},
		{"Peru's parties spoke. Congress leader Ana Prado of Peru met Peruvian ministers.", "Ana Prado person PER LEG"},
		{"Ray Pell, R-Pa., and Dana Cole (D-Calif.) voted in Washington. Ana Prado, 43, did not.", "Ray Pell person USA LEG|Dana Cole person USA LEG|Ana Prado person USA -"},
		{"Karim Said, a staff writer at the Oslo Journal, asked TC Securities and Norvik Holdings in Norway.", "Karim Said person NOR JRN|TC Securities organisation NOR BUS|Norvik Holdings organisation NOR BUS"},
	} {
		r := reader.Read(dragoman.Report{ID: "r1", Text: c.text, Language: "en", Published: dragoman.Date{Value: "2025-10-16", Precision: "day", Basis: "given"}})
		got := map[string]bool{}
		var all []string
		for i := range r.Actors {
			a := &r.Actors[i]
			sector := a.Sector
			if sector == "" {
				sector = "-"
			}
			country := a.Country
			if country == "" {
				country = "-"
			}
			s := strings.Join([]string{a.Name, string(a.Kind), country, sector}, " ")
			got[s] = true
			all = append(all, s)
		}
		for w := range strings.SplitSeq(c.want, "|") {
			if !got[w] {
				t.Errorf("%q:\n no %q in %s", c.text, w, strings.Join(all, " | "))
			}
		}
	}
}
