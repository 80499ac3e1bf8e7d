// SPDX-License-Identifier: Apache-2.0

package compare

import (
	"slices"

	"dragoman"
	"dragoman/compare/issue"
	"dragoman/compare/slot"
	"dragoman/compare/window"
)

// parts enters where the sentences of likely links part, the surest first, each
// sentence once a slot against each other report, and returns the links that
// part in nothing.
func (l *ledger) parts(links []issue.Link) (whole []issue.Link) {
	type use struct {
		w   *window.Window
		r   *window.Report
		why string
	}
	used := map[use]bool{}
	for _, k := range links {
		if len(k.Differences) == 0 && (k.Mark == nil || k.Mark.Sure < apartFrom) || l.oneOrigin([]dragoman.Cell{{Report: k.A.Report.ID}, {Report: k.B.Report.ID}}) {
			whole = append(whole, k)
			continue
		}
		for _, d := range k.Differences {
			x, y := use{k.A, k.B.Report, d.Why}, use{k.B, k.A.Report, d.Why}
			if !used[x] && !used[y] {
				used[x], used[y] = true, true
				l.part(k, d)
			}
		}
	}
	return whole
}

// part enters one difference of two sentences.
func (l *ledger) part(k issue.Link, d slot.Difference) {
	cell := func(w, part *window.Window, v slot.Value) dragoman.Cell {
		c := cellOf(w, issue.Row{Sentence: w, Part: part}.Shown())
		c.Value = v.Text
		if d.Kind == "denied" && v.Len() > 0 && (d.A.Len() == 0 || d.B.Len() == 0) {
			c.Stance = dragoman.Denies
		}
		if v.Len() > 0 && !c.Spans[0].Has(v.Span) {
			c.Spans = append(c.Spans, v.Span)
		}
		return c
	}
	a, b := cell(k.A, k.PA, d.A), cell(k.B, k.PB, d.B)
	if l.place[k.B.Report.ID] < l.place[k.A.Report.ID] {
		a, b = b, a
	}
	for _, x := range [][2]dragoman.Cell{{a, b}, {b, a}} {
		for _, i := range l.at[claimKey{d.Kind, d.Why, x[0].Report}] {
			c := &l.claims[i]
			here := slices.ContainsFunc(c.Cells, func(y dragoman.Cell) bool {
				return sameCell(x[0], y) || d.Why == "status" && x[0].Report == y.Report && x[0].Spans[0].Overlaps(y.Spans[0])
			})
			other := slices.ContainsFunc(c.Cells, func(y dragoman.Cell) bool { return y.Report == x[1].Report })
			if here && !other {
				c.Cells = append(c.Cells, x[1])
				key := claimKey{d.Kind, d.Why, x[1].Report}
				l.at[key] = append(l.at[key], i)
				return
			}
		}
	}
	for _, x := range []dragoman.Cell{a, b} {
		key := claimKey{d.Kind, d.Why, x.Report}
		l.at[key] = append(l.at[key], len(l.claims))
	}
	l.claims = append(l.claims, dragoman.Claim{Kind: d.Kind, Why: d.Why, Label: label(k.A.Report.Text, issue.Row{Sentence: k.A, Part: k.PA}.Shown()), Cells: []dragoman.Cell{a, b}})
}

// claimKey is where the claims of a kind and slot that a report has a cell in are
// looked up.
type claimKey struct{ kind, why, report string }

// sameCell reports whether two cells are of one report, one passage and one
// value.
func sameCell(x, y dragoman.Cell) bool {
	return x.Report == y.Report && x.Spans[0].Overlaps(y.Spans[0]) && x.Value == y.Value
}

// facing enters where the facets of two reports clash: what they call one
// person, or two states.
func (l *ledger) facing(words *window.Reader, ws []*window.Report) {
	for i, a := range ws {
		for _, b := range ws[i+1:] {
			if l.oneOrigin([]dragoman.Cell{{Report: a.ID}, {Report: b.ID}}) {
				continue
			}
			for _, d := range slot.Facing(words, a, b) {
				l.part(issue.Link{A: d.A, B: d.B, PA: d.A, PB: d.B}, d.Difference)
			}
		}
	}
}

// inside enters what one report sets against itself: a statement, and another
// that denies, doubts or leaves open what it says.
func (l *ledger) inside(ws []*window.Report) {
	for _, r := range ws {
		for i := range r.Statements {
			st := &r.Statements[i]
			about := r.Statement(st.About)
			if about == nil || len(about.Content) == 0 || about.Content[0].Len() < fewestBytes || window.HolderOf(st) == window.HolderOf(about) || !against(st.Stance) || against(about.Stance) {
				continue
			}
			kind := "differs"
			if st.Stance == dragoman.Denies {
				kind = "denied"
			}
			a := dragoman.Cell{Report: r.ID, Holder: window.HolderOf(about), Stance: about.Stance, Status: about.Status, Spans: about.Content[:1]}
			b := dragoman.Cell{Report: r.ID, Holder: window.HolderOf(st), Stance: st.Stance, Status: st.Status, Spans: []dragoman.Span{l.sentence(r, st)}}
			key := claimKey{kind, "status", r.ID}
			l.at[key] = append(l.at[key], len(l.claims))
			l.claims = append(l.claims, dragoman.Claim{Kind: kind, Why: "status", Label: label(r.Text, about.Content[0]), Cells: []dragoman.Cell{a, b}, Doubtful: kind != "denied"})
		}
	}
}

// sentence is the sentence a statement's cue stands in, else the cue.
func (l *ledger) sentence(r *window.Report, st *dragoman.Statement) dragoman.Span {
	at := st.Content
	if len(st.Cue) > 0 {
		at = st.Cue
	}
	if i := r.SentenceAt(at[0].Start); i >= 0 {
		return r.Reading.Sentences[i].Span
	}
	return at[0]
}

// fewestBytes is how long what is denied must be to be shown.
const fewestBytes = 25

// against reports whether a stance sets its holder against what is said.
func against(s dragoman.Stance) bool {
	return s == dragoman.Denies || s == dragoman.Doubts || s == dragoman.LeavesOpen || s == dragoman.Unconfirmed
}
