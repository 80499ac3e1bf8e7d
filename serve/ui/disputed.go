// SPDX-License-Identifier: Apache-2.0

package ui

import (
	"cmp"

	"dragoman"
	"dragoman/brief"
)

// disputesOpen is how many disputes a story page shows before the rest is
// folded.
const disputesOpen = 7

// disputed is what a story's reports part on: each disagreement as a question,
// one row a holder.
type disputed struct {
	Story       string
	First, Rest []dragoman.Dispute // in the order of the comparison
	Figures     []dragoman.Figure
	LookedFor   bool // there are several reports, so that disputes were looked for
	told        map[string]string
}

// disputedIn is what the compared reports of a story part on, and the numbers
// they tell.
func disputedIn(story string, of *dragoman.Comparison, readings []*dragoman.Reading) disputed {
	b := brief.Make(of, brief.From(readings), brief.Options{})
	n := min(len(b.Disputes), disputesOpen)
	d := disputed{Story: story, First: b.Disputes[:n], Rest: b.Disputes[n:], Figures: b.Figures, LookedFor: len(readings) > 1, told: map[string]string{}}
	for _, r := range readings {
		if name := cmp.Or(r.Outlet, r.ID); r.Published.Value == "" {
			d.told[r.ID] = name
		} else {
			d.told[r.ID] = name + ", " + r.Published.Value[:min(len(r.Published.Value), 10)]
		}
	}
	return d
}

// Told is the outlet and the day of a report, or its id where no outlet is known.
func (d disputed) Told(report string) string { return d.told[report] }

// Sign is how the word of an answer is drawn; the word stands beside it, so
// that nothing hangs on the sign or its colour alone.
func (disputed) Sign(word string) mark {
	switch word {
	case "denies":
		return mark{"✕", "denies", word}
	case "planned":
		return mark{"◇", "planned", word}
	case "passed on":
		return mark{"◌", "attributed", word}
	case "open":
		return mark{"◐", "planned", word}
	}
	return mark{"●", "asserts", word}
}

// aDispute and someCites are parts of what is disputed, with the whole they
// stand in.
type aDispute struct {
	dragoman.Dispute
	In disputed
}

type someCites struct {
	Cites []dragoman.Receipt
	In    disputed
}
