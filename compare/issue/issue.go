// SPDX-License-Identifier: Apache-2.0

// Package issue gathers the windows of several reports that tell one thing:
// what each of two or more reports says of it, one row a report. Windows join
// an issue only if every report in it has one that was verified against them
// and all in it are likely with them, so that different happenings are not chained over a window they share.
package issue

import (
	"cmp"
	"slices"
	"strings"

	"dragoman"
	"dragoman/compare/slot"
	"dragoman/compare/verify"
	"dragoman/compare/window"
)

// Link is two sentences of different reports that were verified, and the parts
// of them that are nearest.
type Link struct {
	A, B   *window.Window
	PA, PB *window.Window
	verify.Answer
	Differences []slot.Difference // where they part, if in anything
	Mark        *slot.Difference  // what one of them has and the other not that may set them apart
}

// Torn reports whether one side only wants, asks for, doubts or denies what the
// other tells as so, or gives other figures: no agreement, whatever the words.
func (l Link) Torn() bool { return wished(l.A) != wished(l.B) || slot.Clash(l.A, l.B) }

// wished reports whether the holder of a sentence does not hold it to be so:
// what most of its words are said in, or most of what is said in it.
func wished(w *window.Window) bool {
	if w.Statement == nil {
		return false
	}
	switch w.Statement.Stance {
	case dragoman.Wants, dragoman.Denies, dragoman.Doubts, dragoman.LeavesOpen, dragoman.Declines, dragoman.Fears, dragoman.Rejects, dragoman.Unconfirmed, dragoman.Investigates:
		return true
	}
	return false
}

// Row is a sentence in an issue and the part of it that tells it.
type Row struct {
	Sentence *window.Window
	Part     *window.Window
}

// Issue is what several reports tell. Rows stand in the order of their reports
// and texts.
type Issue struct {
	Rows []Row
	Sure float64 // the greatest probability among its links
}

const (
	perReport = 2   // sentences of one report in an issue
	showWhole = 320 // bytes up to which a sentence is shown whole
	uses      = 2   // links of one sentence with one other report
)

// Sort puts links in order, the surest first. order gives the place of a report
// among those compared.
func Sort(links []Link, order func(*window.Report) int) {
	slices.SortStableFunc(links, func(x, y Link) int {
		if c := cmp.Compare(y.Shared, x.Shared); c != 0 {
			return c
		}
		if c := byPlace(order, x.A, y.A); c != 0 {
			return c
		}
		return byPlace(order, x.B, y.B)
	})
}

func byPlace(order func(*window.Report) int, a, b *window.Window) int {
	if c := cmp.Compare(order(a.Report), order(b.Report)); c != 0 {
		return c
	}
	return cmp.Compare(a.Start, b.Start)
}

// Group makes issues of the verified links in the order of Sort. likely are all
// links that may hold, the verified among them: a sentence joins an issue only
// if it is likely with every sentence of other reports in it.
func Group(links, likely []Link, order func(*window.Report) int) []*Issue {
	g := &grouping{of: map[*window.Window]*Issue{}, linked: map[[2]*window.Window]bool{}, likely: map[[2]*window.Window]bool{}}
	links = g.first(links)
	for _, l := range links {
		g.linked[[2]*window.Window{l.A, l.B}] = true
		g.linked[[2]*window.Window{l.B, l.A}] = true
	}
	for _, l := range likely {
		g.likely[[2]*window.Window{l.A, l.B}] = true
		g.likely[[2]*window.Window{l.B, l.A}] = true
	}
	for _, l := range links {
		g.join(l)
	}
	for _, i := range g.all {
		slices.SortStableFunc(i.Rows, func(x, y Row) int { return byPlace(order, x.Sentence, y.Sentence) })
	}
	return g.all
}

type grouping struct {
	all    []*Issue
	of     map[*window.Window]*Issue
	linked map[[2]*window.Window]bool
	likely map[[2]*window.Window]bool
}

// first keeps the surest links of each sentence with each other report.
func (g *grouping) first(links []Link) []Link {
	type use struct {
		w *window.Window
		r *window.Report
	}
	n := map[use]int{}
	var out []Link
	for _, l := range links {
		x, y := use{l.A, l.B.Report}, use{l.B, l.A.Report}
		if n[x] >= uses || n[y] >= uses {
			continue
		}
		n[x]++
		n[y]++
		out = append(out, l)
	}
	return out
}

// join enters a link: into the issue of one of its sentences where the other
// fits, else as an issue of its own.
func (g *grouping) join(l Link) {
	x, y := g.of[l.A], g.of[l.B]
	switch {
	case x != nil && x == y:
		return
	case x != nil && y == nil && g.fits(x, l.B):
		g.enter(x, l.B, l.PB)
	case y != nil && x == nil && g.fits(y, l.A):
		g.enter(y, l.A, l.PA)
	default:
		i := &Issue{Sure: l.Shared}
		g.all = append(g.all, i)
		for _, r := range []Row{{l.A, l.PA}, {l.B, l.PB}} {
			if g.of[r.Sentence] == nil {
				g.of[r.Sentence] = i
			}
			i.Rows = append(i.Rows, r)
		}
	}
}

func (g *grouping) enter(i *Issue, w, part *window.Window) {
	i.Rows = append(i.Rows, Row{w, part})
	g.of[w] = i
}

// fits reports whether a sentence is verified against a sentence of each other
// report of an issue and likely with all of them, and its own report has room.
func (g *grouping) fits(i *Issue, w *window.Window) bool {
	own := 0
	met := map[*window.Report]bool{}
	for _, r := range i.Rows {
		if r.Sentence.Report == w.Report {
			own++
			continue
		}
		if !g.likely[[2]*window.Window{r.Sentence, w}] {
			return false
		}
		met[r.Sentence.Report] = met[r.Sentence.Report] || g.linked[[2]*window.Window{r.Sentence, w}]
	}
	for _, ok := range met {
		if !ok {
			return false
		}
	}
	return own < perReport
}

// Shown is the passage to show of a row: the sentence, or where it is long the
// least stretch of it that holds what tells it and has a subject of its own with
// its verb; the sentence where there is none.
func (r Row) Shown() dragoman.Span {
	s := r.Sentence
	if s.Len() <= showWhole {
		return s.Span
	}
	out := s.Span
	for _, w := range s.Parts {
		if w.Has(r.Part.Span) && w.Len() < out.Len() && stands(w) {
			out = w.Span
		}
	}
	return out
}

// stands reports whether a window can be read on its own: a subject that is no
// relative or asking word, and the predicate it is the subject of stand in it.
func stands(w *window.Window) bool {
	for i := w.First; i < w.Last; i++ {
		t := &w.Report.Tokens[i]
		if t.Rel == dragoman.Nsubj && t.Head >= w.First && t.Head < w.Last && !strings.HasPrefix(t.XPOS, "W") {
			return true
		}
	}
	return false
}
