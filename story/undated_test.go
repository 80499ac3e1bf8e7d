// SPDX-License-Identifier: Apache-2.0

package story

import (
	"testing"

	"dragoman"
)

// Reports without a date are taken as of the stream's day, those without a
// title are placed by their words, and neither upsets the rest.
func TestUndatedAndUntitledReports(t *testing.T) {
	w, err := Shipped()
	if err != nil {
		t.Fatal(err)
	}
	const flood = "Heavy rain burst the Karun dam near Ahvaz on Monday and flooded four villages, officials said. Rescue boats carried hundreds of families from Ahvaz while engineers of the Khuzestan water board tried to close the breach in the Karun dam."
	const vote = "Voters in Montenegro chose a new parliament on Sunday and the party of Milo Katnic lost its majority, the electoral commission in Podgorica said after counting nine tenths of the ballots."
	s := NewStream(w)
	add := func(id, title, date, text string) Joined {
		return s.Add(&dragoman.Report{ID: id, Title: title, Text: text, Published: dragoman.Date{Value: date}})
	}
	first := add("a", "Karun dam bursts, villages near Ahvaz flooded", "2021-04-05", flood)
	if j := add("b", "Karun dam bursts near Ahvaz", "", "Boats carried families away. "+flood); j.Story != first.Story {
		t.Errorf("undated report went to %s: %s", j.Story, j.Why)
	}
	if j := add("c", "", "2021-04-06", flood+" Two bridges over the Karun were closed."); j.Story != first.Story {
		t.Errorf("untitled report went to %s: %s", j.Story, j.Why)
	}
	if j := add("d", "", "", vote); j.Story == first.Story {
		t.Errorf("another happening joined without title and date: %s", j.Why)
	}
	if j := add("e", "", "not a date", ""); j.Story == first.Story {
		t.Error("an empty report joined a story")
	}
	if got := len(s.Flush()); got != 3 {
		t.Errorf("%d stories, want 3", got)
	}
}
