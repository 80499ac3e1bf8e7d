// SPDX-License-Identifier: Apache-2.0

package story

import (
	"testing"

	"dragoman"
)

// Reports without a date are taken as of the latest day, those without a title
// are placed by their words, and neither upsets the rest.
func TestUndatedAndUntitledReports(t *testing.T) {
	w, err := Shipped()
	if err != nil {
		t.Fatal(err)
	}
	const flood = "Heavy rain burst the Karun dam near Ahvaz on Monday and flooded four villages, officials said. Rescue boats carried hundreds of families from Ahvaz while engineers of the Khuzestan water board tried to close the breach in the Karun dam."
	const vote = "Voters in Montenegro chose a new parliament on Sunday and the party of Milo Katnic lost its majority, the electoral commission in Podgorica said after counting nine tenths of the ballots."
	var rs []*dragoman.Report
	add := func(id, title, date, text string) {
		rs = append(rs, &dragoman.Report{ID: id, Title: title, Text: text, Published: dragoman.Date{Value: date}})
	}
	add("a", "Karun dam bursts, villages near Ahvaz flooded", "2021-04-05", flood)
	add("b", "Karun dam bursts near Ahvaz", "", "Boats carried families away. "+flood)
	add("c", "", "2021-04-06", flood+" Two bridges over the Karun were closed.")
	add("d", "", "", vote)
	add("e", "", "not a date", "")
	of := map[string]string{}
	stories := Group(w, rs)
	for _, st := range stories {
		for _, r := range st.Reports {
			of[r] = st.ID
		}
	}
	if len(stories) != 3 || of["b"] != of["a"] || of["c"] != of["a"] || of["d"] == of["a"] || of["e"] == of["a"] {
		t.Errorf("stories %v, want a b c, d, e", stories)
	}
}
