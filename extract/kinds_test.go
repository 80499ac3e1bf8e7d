// SPDX-License-Identifier: Apache-2.0

package extract

import (
	"testing"

	"dragoman"
)

// TestShortTexts holds that a sentence or two of English is read, whatever names
// stand in it, and that one of another language is not.
func TestShortTexts(t *testing.T) {
	x := extractor(t)
	for _, c := range []struct {
		english bool
		text    string
	}{
		{true, "A Brazilian senator was shot in Salvador on Monday."},
		{true, "Portugal extradited a Colombian banker."},
		{true, "Ten die as ferry sinks near Macau."},
		{true, "Spain denies visa deal."},
		{true, "A Chilean minister met Juan Carlos da Silva, the mayor of São Paulo."},
		{true, "President Lula da Silva vetoed a law. Deputies of the Partido dos Trabalhadores objected."},
		{true, "Congo, Mali, Niger sign pact"},
		{true, "Le Monde editor jailed"},
		{true, "Die Welt reporter freed in Ankara."},
		{false, "O ministro disse que as negociações não foram boas."},
		{false, "Le ministre a été arrêté dans la capitale."},
		{false, "Der Minister wurde in der Hauptstadt verhaftet und nicht in den Norden gebracht."},
		{false, "El presidente dijo que no habrá elecciones este año."},
	} {
		rep, _, err := x.Report(dragoman.Raw{Path: "s.txt", Media: "text/plain", Bytes: []byte(c.text)})
		if err != nil {
			t.Fatal(err)
		}
		if foreign := rep.Language != "en" && rep.Language != ""; foreign == c.english { // what is neither is read
			t.Errorf("%q: language %q", c.text, rep.Language)
		}
	}
}
