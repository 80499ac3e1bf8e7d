// SPDX-License-Identifier: Apache-2.0

package ui

import (
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
	outlets     map[string]string
}

// disputedIn is what the compared reports of a story part on, and the numbers
// they tell.
func disputedIn(story string, c *dragoman.Comparison, readings []*dragoman.Reading) disputed {
	b := brief.Make(c, brief.From(readings), brief.Options{})
	n := min(len(b.Disputes), disputesOpen)
	d := disputed{Story: story, First: b.Disputes[:n], Rest: b.Disputes[n:], Figures: b.Figures, LookedFor: len(readings) > 1, outlets: map[string]string{}}
	for _, r := range readings {
		d.outlets[r.ID] = r.Outlet
	}
	return d
}

// Outlet is the outlet of a report, or its id where none is known.
func (d disputed) Outlet(report string) string {
	if name := d.outlets[report]; name != "" {
		return name
	}
	return report
}

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
