// SPDX-License-Identifier: Apache-2.0

package page

import (
	"cmp"
	"slices"
	"strings"

	"dragoman"
)

// Moment is one happening in a timeline, whoever tells it.
type Moment struct {
	Value, When string // TIMEX3 value; in words
	Sign
	Text    string
	Told    []Ref // one an origin
	Cite    dragoman.Receipt
	Dispute string // id of a dispute about it; "" none
	Denied  bool
	Ahead   bool    // after the newest report
	Weight  float64 // as dragoman.Moment
}

// momentWords is the fewest words that tell a happening by themselves.
const momentWords = 5

// moments fills the timeline: what lies years back apart, the rest in order of
// time, what is told as coming after the newest report last.
func (m *maker) moments(s *Story) {
	denied := map[string]bool{}
	for _, x := range s.Issues {
		denied[x.ID] = x.Class == "no"
	}
	for _, x := range m.out.Moments {
		y := Moment{Value: x.Value, When: InWords(x.Value, x.Earliest, x.Latest, s.Newest), Sign: Yes, Text: x.Label, Weight: x.Weight}
		switch x.Status {
		case dragoman.Planned, dragoman.Requested, dragoman.Threatened, dragoman.Hypothetical:
			y.Sign = Plan
		case dragoman.Negated:
			y.Sign = No
		}
		y.Ahead = x.Earliest != "" && s.Newest != "" && x.Earliest[:min(10, len(x.Earliest))] > s.Newest[:min(10, len(s.Newest))]
		if e := x.Evidence; len(strings.Fields(y.Text)) < momentWords && len(e) > 0 {
			y.Text = clipped(m.from.Passage(e[0].Report, m.from.Widened(e[0].Report, e[0].Span)), saidLong)
		}
		seen := map[string]bool{}
		for _, e := range x.Evidence {
			if y.Cite.Report == "" {
				y.Cite = e
			}
			if o := m.out.Origin[e.Report]; !seen[o] {
				seen[o] = true
				y.Told = append(y.Told, m.ref[e.Report])
			}
			if id := m.disputes(e); id != "" && y.Dispute == "" {
				y.Dispute, y.Denied = id, denied[id]
			}
		}
		switch {
		case x.Background:
			s.Past = append(s.Past, y)
		default:
			s.Moments = append(s.Moments, y)
		}
	}
	slices.SortStableFunc(s.Moments, func(a, b Moment) int { return rank(a.Ahead) - rank(b.Ahead) })
}

// disputes is the dispute a moment's passage stands in, the first by id; ""
// for none.
func (m *maker) disputes(e dragoman.Receipt) (id string) {
	for at, x := range m.disputed {
		if at.Report == e.Report && (at.Has(e.Span) || e.Has(at.Span)) && (id == "" || x < id) {
			id = x
		}
	}
	return id
}

// Heaviest are the moments of most weight, at most n, in their order.
func Heaviest(all []Moment, n int) []Moment {
	if len(all) <= n {
		return all
	}
	by := slices.Clone(all)
	slices.SortStableFunc(by, func(a, b Moment) int { return cmp.Compare(b.Weight, a.Weight) })
	least := by[n-1].Weight
	var out []Moment
	for _, m := range all {
		if m.Weight >= least && len(out) < n {
			out = append(out, m)
		}
	}
	return out
}
