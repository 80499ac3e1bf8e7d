// SPDX-License-Identifier: Apache-2.0

// Package page is what the pages of the desk show, one object a page: every
// count a page names is counted here, once, from what stands on it.
package page

import (
	"cmp"
	"slices"
	"strings"

	"dragoman"
	"dragoman/brief"
)

// Layout numbers what a kept page holds: another is made anew.
const Layout = 6

// Story is what a story's page shows of several reports: what they part on,
// what they agree on, and what each origin alone tells.
type Story struct {
	Counts   dragoman.Counts
	Total    Total
	Compared int      // points on which two reports or more could be compared
	Origins  []Origin // in order of publication
	Columns  int      // the first of Origins that have a column; the others are counted together
	Issues   []Issue  // disputes, denials first, then by origins
	Perhaps  []Issue  // points on which it is not sure whether they part
	Moved    []Issue  // points on which a later report goes on from an earlier one
	Agreed   []Agreed // by origins, most first
	Numbers  []Number
	Added    []Added // the newest origin first
	Quotes   []Quotation
	Single   int // quotations of one report alone
	Past     []Moment
	Moments  []Moment // in order of time; those after Newest lie ahead
	Newest   string   // publication of the newest report
	Who      []Person
	Note     string // what stands in the way of comparing; "" nothing
}

// Ref names a report to a reader.
type Ref struct {
	Report, Outlet, Published, URL string
}

// Origin is a report that repeats no other, and those that repeat it.
type Origin struct {
	Ref
	Title  string
	Copies []Ref
	Cites  []string // outlets
}

// Sign is how a holder, or an origin, stands to something: drawn, classed and
// in a word, so that nothing hangs on colour alone.
type Sign struct{ Mark, Class, Word string }

// The signs, by class.
var (
	Yes  = Sign{"●", "yes", "says it"}
	Pass = Sign{"◌", "pass", "unnamed, or passed on"}
	Plan = Sign{"◇", "plan", "plans, or holds possible"}
	Half = Sign{"◐", "half", "leaves it open"}
	No   = Sign{"✕", "no", "denies"}
	Mute = Sign{"–", "mute", "silent"}
)

// Signs are all the signs, in the order of a legend.
func Signs() []Sign { return []Sign{Yes, Pass, Plan, Half, No, Mute} }

// signOf is how a cell stands to its claim. Where reports agree on what did
// not happen, or one denies it, the claim itself may be a negation, and who makes
// it says it; where they part on a number, a "not" in the passage denies nothing.
func signOf(c dragoman.Claim, x dragoman.Cell) Sign {
	if against(c, x) {
		return No
	}
	switch x.Stance {
	case dragoman.LeavesOpen, dragoman.Declines, dragoman.Unconfirmed, dragoman.Doubts, dragoman.Investigates, dragoman.Asks:
		return Half
	}
	switch {
	case x.Status == dragoman.Negated && c.Why == "status" && c.Kind != "denied":
		return No
	case x.Status == dragoman.Planned, x.Status == dragoman.Requested, x.Status == dragoman.Threatened, x.Status == dragoman.Hypothetical:
		return Plan
	case x.Stance == dragoman.Reports, x.Holder != "outlet" && brief.Nameless(x.Holder):
		return Pass
	}
	return Yes
}

// maker makes a story's page.
type maker struct {
	c        *dragoman.Comparison
	from     brief.Sources
	out      brief.Outline
	ref      map[string]Ref
	place    map[string]int // of a report's origin, in order of publication
	disputed map[dragoman.Receipt]string
}

// Make makes the page of a story from its comparison and its readings, corrected.
func Make(c *dragoman.Comparison, readings []*dragoman.Reading) *Story {
	from := brief.From(readings)
	m := &maker{c: c, from: from, out: brief.Outlined(c, from), ref: map[string]Ref{}, place: map[string]int{}, disputed: map[dragoman.Receipt]string{}}
	s := &Story{Counts: c.Counts, Note: m.out.Note}
	for _, r := range readings {
		m.ref[r.ID] = Ref{r.ID, m.out.Name[r.ID], r.Published.Value, address(r.URL)}
		s.Newest = max(s.Newest, r.Published.Value)
	}
	s.Origins = m.origins()
	for _, x := range c.Claims {
		if x.Kind == "adds" {
			continue
		}
		s.Compared++
		goes := x.Kind == "update" || x.Kind == "incomplete"
		if !goes && !brief.Disagreement(x.Kind) {
			continue
		}
		switch i := m.issue(x); {
		case len(i.Answers) < 2: // all that is left of it says one thing
		case x.Doubtful:
			s.Perhaps = append(s.Perhaps, i)
		case goes:
			s.Moved = append(s.Moved, i)
		default:
			s.Issues = append(s.Issues, i)
		}
	}
	slices.SortStableFunc(s.Issues, func(a, b Issue) int {
		return cmp.Or(rank(b.Class == "no")-rank(a.Class == "no"), b.Origins-a.Origins)
	})
	s.Columns = m.columns(s.Origins)
	s.Agreed = m.agreed(s)
	s.Numbers = m.numbers()
	s.Added = m.added()
	s.Quotes = m.quotes()
	s.Single = m.single()
	m.moments(s)
	s.Who = whoIn(readings)
	s.Total = s.total(len(c.Claims))
	return s
}

// address is a report's address where a browser may go to it.
func address(u string) string {
	if strings.HasPrefix(u, "https://") || strings.HasPrefix(u, "http://") {
		return u
	}
	return ""
}

func rank(b bool) int {
	if b {
		return 1
	}
	return 0
}
