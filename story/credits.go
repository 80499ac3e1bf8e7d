// SPDX-License-Identifier: Apache-2.0

package story

import (
	"cmp"
	"slices"
	"strings"

	"dragoman"
)

// What stands after the name of an outlet that is a source, and before it.
var (
	creditAfter  = []string{"reported", "reports", "said in a report", "has reported", "first reported", "was told"}
	creditBefore = []string{"told", "told the", "according to", "according to the", "According to", "According to the", "reported by", "reported by the", "a report by", "a report by the", "a report in", "a report in the", "an interview with", "an interview with the", "Source:"}
)

// Credits reports whether a report names an outlet as its source, in a
// credit in brackets, a dateline, a byline, or as "NAME reported", "told NAME",
// "according to NAME".
func Credits(r *dragoman.Report, outlet string) bool {
	if len(outlet) < 2 || strings.EqualFold(r.Outlet, outlet) {
		return false
	}
	return strings.Contains(r.Byline, outlet) || len(credits(r.Text, outlet)) > 0
}

// credits finds where a text names an outlet as a source.
func credits(text, outlet string) []dragoman.Span {
	var out []dragoman.Span
	for at := 0; ; {
		i := strings.Index(text[at:], outlet)
		if i < 0 {
			return out
		}
		i += at
		at = i + len(outlet)
		if i > 0 && letter(text, i-1) || at < len(text) && letter(text, at) {
			continue // inside a longer word
		}
		before, after := strings.TrimRight(text[max(0, i-32):i], " "), strings.TrimLeft(text[at:min(len(text), at+24)], " ")
		named := strings.HasSuffix(before, "(") && strings.HasPrefix(after, ")") ||
			slices.ContainsFunc(creditAfter, func(v string) bool { return begins(after, v) }) ||
			slices.ContainsFunc(creditBefore, func(v string) bool { return ends(before, v) })
		if named {
			out = append(out, dragoman.Span{Start: int32(i), End: int32(at)})
		}
	}
}

// begins and ends look for whole words.
func begins(s, words string) bool {
	return strings.HasPrefix(s, words) && (len(s) == len(words) || !letter(s, len(words)))
}

func ends(s, words string) bool {
	n := len(s) - len(words)
	return strings.HasSuffix(s, words) && (n == 0 || !letter(s, n-1))
}

// Cites finds the passages of reports that say that what they tell is from
// another outlet: one of the reports' own outlets, or a news agency. Where a
// report of that outlet is among them, no later than the citing one, it is
// named: the earliest. Such a report is derived in that part, and its own
// origin in the rest.
func Cites(reports []*dragoman.Report) map[string][]dragoman.Cite {
	known := map[string]bool{}
	for _, name := range agencies() {
		known[name] = true
	}
	for _, r := range reports {
		known[r.Outlet] = true
	}
	out := map[string][]dragoman.Cite{}
	for _, r := range reports {
		var found []dragoman.Cite
		for name := range known {
			if len(name) < 2 || strings.EqualFold(name, r.Outlet) {
				continue
			}
			of := earliest(reports, name, r)
			for _, at := range credits(r.Text, name) {
				found = append(found, dragoman.Cite{Outlet: name, Report: of, Span: at})
			}
		}
		slices.SortFunc(found, func(a, b dragoman.Cite) int { // the longest of those that begin together
			return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(b.End, a.End))
		})
		found = slices.CompactFunc(found, func(a, b dragoman.Cite) bool { return a.Overlaps(b.Span) })
		if len(found) > 0 {
			out[r.ID] = found
		}
	}
	return out
}

// earliest is the first report of an outlet that can be the origin of what
// another has from it; "" where there is none.
func earliest(reports []*dragoman.Report, outlet string, citing *dragoman.Report) string {
	id, date := "", ""
	for _, r := range reports {
		p, q := r.Published.Value, citing.Published.Value
		n := min(len(p), len(q))
		if r.Outlet != outlet || p[:n] > q[:n] {
			continue
		}
		if id == "" || p != "" && (date == "" || p < date) {
			id, date = r.ID, p
		}
	}
	return id
}
