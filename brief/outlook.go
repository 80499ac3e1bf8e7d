// SPDX-License-Identifier: Apache-2.0

package brief

import (
	"cmp"
	"fmt"
	"slices"

	"dragoman"
)

// Outlook is the brief of a dyad: which way it moved, by what, and its themes.
type Outlook struct {
	A       string   `json:"a"`
	B       string   `json:"b"`
	Latest  string   `json:"latest"` // the last period with an event that happened; "" without any
	Before  string   `json:"before"` // the period with events before it
	Arrow   string   `json:"arrow"`  // ↑ ↓ →; "" where there is nothing to compare
	Reason  string   `json:"reason"` // the class of event that moved most
	Formula string   `json:"formula"`
	Events  [2]int   `json:"events"`  // that the two balances rest on, latest first
	Balance float64  `json:"balance"` // of the latest period
	Was     float64  `json:"was"`     // of the one before
	Themes  []Theme  `json:"themes"`
	Pledges []Pledge `json:"pledges"`
}

// Theme is a class of events in one direction.
type Theme struct {
	PLOVER    string             `json:"plover"`
	Direction string             `json:"direction"` // a>b, b>a
	Status    dragoman.Status    `json:"status"`
	Events    int                `json:"events"`
	Evidence  []dragoman.Receipt `json:"evidence"`
}

// outlookFormula says what the arrow rests on.
const outlookFormula = "balance v1 = (cooperation - conflict) / (cooperation + conflict) of events told as having happened, one a class, direction and day; the arrow turns at a change of 0.2"

// Look makes the brief of a dyad from the readings it was counted from.
func Look(readings []*dragoman.Reading, d *Dyad) Outlook {
	out := Outlook{A: d.A, B: d.B, Formula: outlookFormula, Themes: []Theme{}, Pledges: d.Pledges}
	type class struct {
		plover, direction string
		status            dragoman.Status
	}
	themes := map[class]*Theme{}
	sums := map[string][2]int{}
	by := map[string]map[string]int{} // period → class → events, conflict below zero
	seen := map[string]bool{}
	for _, r := range readings {
		for i := range r.Events {
			e := &r.Events[i]
			dir := Direction(r, e, d.A, d.B)
			if dir == "" || e.Quad < 1 || e.Quad > 4 {
				continue
			}
			k := class{e.PLOVER, dir, e.Status}
			if themes[k] == nil {
				themes[k] = &Theme{PLOVER: e.PLOVER, Direction: dir, Status: e.Status}
			}
			themes[k].Evidence = append(themes[k].Evidence, dragoman.Receipt{Report: r.ID, Span: e.Trigger})
			id := fmt.Sprint(k, short(e.When.Earliest), undated(e))
			if seen[id] {
				continue
			}
			seen[id] = true
			themes[k].Events++
			p := period(e.When.Earliest, d.By)
			if p == "" || e.Status != dragoman.Occurred && e.Status != dragoman.Ongoing {
				continue
			}
			if by[p] == nil {
				by[p] = map[string]int{}
			}
			n, sum := 1, sums[p]
			if e.Quad > 2 {
				n = -1
				sum[1]++
			} else {
				sum[0]++
			}
			sums[p] = sum
			by[p][e.PLOVER] += n
		}
	}
	for p := range sums {
		switch {
		case p > out.Latest:
			out.Latest, out.Before = p, out.Latest
		case p > out.Before:
			out.Before = p
		}
	}
	out.move(sums, by)
	for _, t := range themes {
		out.Themes = append(out.Themes, *t)
	}
	slices.SortFunc(out.Themes, func(a, b Theme) int {
		return cmp.Or(cmp.Compare(b.Events, a.Events), cmp.Compare(a.PLOVER, b.PLOVER), cmp.Compare(a.Direction, b.Direction), cmp.Compare(a.Status, b.Status))
	})
	return out
}

// move sets the arrow and its reason.
func (o *Outlook) move(sums map[string][2]int, by map[string]map[string]int) {
	if o.Latest == "" || o.Before == "" {
		return
	}
	o.Events = [2]int{sums[o.Latest][0] + sums[o.Latest][1], sums[o.Before][0] + sums[o.Before][1]}
	balance := func(s [2]int) float64 { return float64(s[0]-s[1]) / float64(s[0]+s[1]) }
	o.Balance, o.Was = balance(sums[o.Latest]), balance(sums[o.Before])
	up := o.Balance - o.Was
	switch {
	case up >= .2:
		o.Arrow = "↑"
	case up <= -.2:
		o.Arrow = "↓"
	default:
		o.Arrow = "→"
		return
	}
	var classes []string
	for _, p := range []string{o.Latest, o.Before} {
		for c := range by[p] {
			classes = append(classes, c)
		}
	}
	slices.Sort(classes)
	most := 0
	for _, c := range slices.Compact(classes) {
		n := by[o.Latest][c] - by[o.Before][c]
		if up < 0 {
			n = -n
		}
		if n > most {
			most = n
			o.Reason = fmt.Sprintf("%s: %d, was %d", c, max(by[o.Latest][c], -by[o.Latest][c]), max(by[o.Before][c], -by[o.Before][c]))
		}
	}
}

// Sheet lays a brief of a dyad out.
func (o *Outlook) Sheet(from Sources) *Sheet {
	s := &Sheet{Title: o.A + " – " + o.B, Note: o.Formula}
	if o.Arrow == "" {
		s.Sections = append(s.Sections, Section{"Movement", []Line{{Text: "Fewer than two periods with events that happened: nothing to compare."}}})
	} else {
		s.Sections = append(s.Sections, Section{"Movement", []Line{{Bold: o.Arrow + " " + o.Reason, Text: fmt.Sprintf("balance %+.2f in %s (%s), %+.2f in %s (%s)", o.Balance, o.Latest, count(o.Events[0], "event"), o.Was, o.Before, count(o.Events[1], "event"))}}})
	}
	themes := Section{Head: "Themes"}
	for _, t := range o.Themes {
		who := o.A + " → " + o.B
		if t.Direction == "b>a" {
			who = o.B + " → " + o.A
		}
		at := t.Evidence[:min(3, len(t.Evidence))]
		text := fmt.Sprintf("%s, %s, %s: “%s”", who, t.Status, count(t.Events, "event"), from.Passage(at[0].Report, from.sentence(at[0])))
		themes.Lines = append(themes.Lines, Line{Bold: t.PLOVER, Text: text, Cites: receipts(at)})
	}
	if len(themes.Lines) == 0 {
		themes.Lines = []Line{{Text: "No event between the two was read."}}
	}
	s.Sections = append(s.Sections, themes)
	if len(o.Pledges) > 0 {
		ps := Section{Head: "Pledges"}
		for _, p := range o.Pledges {
			state := "no later event was read"
			if p.Kept != nil {
				state = "kept " + receipts([]dragoman.Receipt{*p.Kept})
			}
			ps.Lines = append(ps.Lines, Line{Bold: p.By, Text: known(p.Date) + ": " + p.What + " · " + state, Cites: receipts([]dragoman.Receipt{p.Cite})})
		}
		s.Sections = append(s.Sections, ps)
	}
	return s
}

// sentence is the sentence a receipt stands in, or its own span.
func (s Sources) sentence(c dragoman.Receipt) dragoman.Span {
	if r := s[c.Report]; r != nil {
		for _, x := range r.Sentences {
			if x.Has(c.Span) {
				return x.Span
			}
		}
	}
	return c.Span
}
