// SPDX-License-Identifier: Apache-2.0

package compare

import (
	"cmp"
	"slices"

	"dragoman"
	"dragoman/compare/issue"
	"dragoman/compare/slot"
	"dragoman/compare/window"
)

// mark is a sentence that denies, doubts or only plans, set against one of
// another report that tells what it bears on.
type mark struct {
	own, other         *window.Window
	ownPart, otherPart *window.Window
	words              slot.Value // that set them apart, in own
	*slot.Difference
}

// markOf is the mark of a link, nil where none sets it apart.
func markOf(k issue.Link) *mark {
	d := k.Mark
	switch {
	case d == nil:
		return nil
	case d.A.Len() > 0:
		return &mark{own: k.A, other: k.B, ownPart: k.PA, otherPart: k.PB, words: d.A, Difference: d}
	}
	return &mark{own: k.B, other: k.A, ownPart: k.PB, otherPart: k.PA, words: d.B, Difference: d}
}

// dispute is one issue on which holders part: those who deny, doubt or plan, and
// those who tell it.
type dispute struct {
	kind          string
	against, told []issue.Row
	marks         map[*window.Window]*mark   // of those against, the surest
	met           map[*window.Window]float64 // the most that one of those tells of what a mark bears on
	sure          map[*window.Window]float64 // and the surest mark against it
}

// sides is how many sentences of one report stand on one side of a dispute.
const sides = 4

// plainFrom is the probability of the surest mark from which a dispute is not
// doubtful.
const plainFrom = .25

// answers is how much of what a mark bears on a sentence that was only beside
// it must tell, as a share of what the best tells; answersPlainly what any must
// in a dispute that is not doubtful, and be half as sure as the surest.
const (
	answers        = .3
	answersPlainly = .6
)

// has reports whether a sentence is among rows, and whether its report has room.
func has(rows []issue.Row, w *window.Window) (in, room bool) {
	n := 0
	for _, r := range rows {
		in = in || r.Sentence == w
		if r.Sentence.Report == w.Report {
			n++
		}
	}
	return in, n < sides
}

// disputes gathers the marks of likely links, the surest first: sentences that
// a mark in one sentence, or marks in several, set apart stand in one dispute.
func (l *ledger) disputes(links []issue.Link) {
	var marks []*mark
	for _, k := range links {
		if m := markOf(k); m != nil && !l.oneOrigin([]dragoman.Cell{{Report: k.A.Report.ID}, {Report: k.B.Report.ID}}) {
			marks = append(marks, m)
		}
	}
	slices.SortStableFunc(marks, func(x, y *mark) int { return cmp.Compare(y.Sure, x.Sure) })
	type at struct {
		w    *window.Window
		kind string
	}
	var all []*dispute
	against, told := map[at]*dispute{}, map[at]*dispute{}
	enter := func(d *dispute, m *mark) {
		if in, room := has(d.against, m.own); !in && room {
			d.against = append(d.against, issue.Row{Sentence: m.own, Part: m.ownPart})
			d.marks[m.own] = m
			against[at{m.own, m.Kind}] = d
		}
		if in, room := has(d.told, m.other); !in && room {
			d.told = append(d.told, issue.Row{Sentence: m.other, Part: m.otherPart})
			told[at{m.other, m.Kind}] = d
		}
		d.met[m.other], d.sure[m.other] = max(d.met[m.other], m.Met), max(d.sure[m.other], m.Sure)
	}
	for _, m := range marks {
		x, y := against[at{m.own, m.Kind}], told[at{m.other, m.Kind}]
		switch {
		case x != nil && (y == nil || y == x):
			enter(x, m)
		case x == nil && y != nil:
			enter(y, m)
		case x == nil && m.Sure >= apartFrom:
			d := &dispute{kind: m.Kind, marks: map[*window.Window]*mark{}, met: map[*window.Window]float64{}, sure: map[*window.Window]float64{}}
			all = append(all, d)
			enter(d, m)
		}
	}
	for _, d := range all {
		l.dispute(d)
	}
}

// dispute enters a dispute as a claim: first those who tell it, what answers the
// marks best before the rest, then those against it. What one report sets against
// itself in the same sentences joins it.
func (l *ledger) dispute(d *dispute) {
	slices.SortStableFunc(d.told, func(x, y issue.Row) int {
		return cmp.Or(cmp.Compare(d.met[y.Sentence], d.met[x.Sentence]), l.byPlace(x, y))
	})
	best, first := d.best(), d.met[d.told[0].Sentence]
	plain := best >= plainFrom
	d.told = slices.DeleteFunc(d.told, func(r issue.Row) bool {
		sure, met := d.sure[r.Sentence], d.met[r.Sentence]
		return plain && (sure < best/2 || met < answersPlainly*first) || sure < apartFrom && met < answers*first
	})
	slices.SortStableFunc(d.against, l.byPlace)
	cells := l.within(d)
	for _, r := range d.told {
		cells = append(cells, cellOf(r.Sentence, r.Shown()))
	}
	for _, r := range d.against {
		cells = append(cells, d.cell(r))
	}
	text := l.text(cells[0].Report)
	l.claims = append(l.claims, dragoman.Claim{Kind: d.kind, Why: "status", Label: label(text, cells[0].Spans[0]), Cells: cells, Doubtful: !plain})
}

// best is how sure the surest mark of a dispute is.
func (d *dispute) best() (best float64) {
	for _, m := range d.marks {
		best = max(best, m.Sure)
	}
	return best
}

// cell is what stands against a dispute, held by whose mark it is.
func (d *dispute) cell(r issue.Row) dragoman.Cell {
	c, m := cellOf(r.Sentence, r.Shown()), d.marks[r.Sentence]
	c.Value = m.words.Text
	if m.By != nil {
		c.Holder, c.Stance = window.HolderOf(m.By), m.By.Stance
	}
	if d.kind == "denied" && m.By != nil {
		c.Stance = dragoman.Denies
	}
	if !c.Spans[0].Has(m.words.Span) {
		c.Spans = append(c.Spans, m.words.Span)
	}
	return c
}

// within takes out the claims of one report against itself that rest on the
// sentences against a dispute, and returns what they tell.
func (l *ledger) within(d *dispute) (told []dragoman.Cell) {
	l.claims = slices.DeleteFunc(l.claims, func(c dragoman.Claim) bool {
		if c.Why != "status" || len(c.Cells) != 2 || c.Cells[0].Report != c.Cells[1].Report {
			return false
		}
		in := slices.ContainsFunc(d.against, func(r issue.Row) bool {
			return r.Sentence.Report.ID == c.Cells[1].Report && r.Sentence.Overlaps(c.Cells[1].Spans[0])
		})
		if in {
			told = append(told, c.Cells[0])
		}
		return in
	})
	return told
}

// text is the text of a report.
func (l *ledger) text(id string) string { return l.ws[l.place[id]].Text }

// byPlace orders rows by their reports, then by where they stand.
func (l *ledger) byPlace(x, y issue.Row) int {
	return cmp.Or(cmp.Compare(l.place[x.Sentence.Report.ID], l.place[y.Sentence.Report.ID]), cmp.Compare(x.Sentence.Start, y.Sentence.Start))
}
