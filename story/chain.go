// SPDX-License-Identifier: Apache-2.0

package story

import (
	"math"
	"slices"
	"time"

	"dragoman"
)

// Bounds of a chain: a story continues another that ended weeks before it
// began, and tells much the same of much the same names. Chosen by eye on a
// stream of three years.
const (
	chainGap     = 7   // days between the end of one and the beginning of the other, at least; below, the stream joins reports itself
	chainReach   = 180 // at most
	chainReports = 12  // of a story are read
	chainNames   = .50 // cosine of the names
	chainBody    = .42 // cosine of all words
)

// Telling is what the reports of a story tell, as words weighted by how rare
// they are in general.
type Telling struct {
	names, body []term
	first, last float64 // days; first is 0 where no report has a date
}

// Tell reads the reports of a story, in order of publication; of many, the
// first and the last.
func Tell(reports []*dragoman.Report) Telling {
	var t Telling
	if n := len(reports); n > chainReports {
		reports = append(slices.Clone(reports[:chainReports/2]), reports[n-chainReports/2:]...)
	}
	for _, r := range reports {
		d := vectors(r, &Frequencies{base: loadBackground()})
		t.names, t.body = plus(t.names, d.vec[fNames]), plus(t.body, d.vec[fBody])
		if day, err := time.Parse("2006-01-02", r.Published.Value[:min(10, len(r.Published.Value))]); err == nil {
			at := float64(day.Unix()) / 86400
			if t.first == 0 || at < t.first {
				t.first = at
			}
			t.last = max(t.last, at)
		}
	}
	t.names, t.body = unit(t.names), unit(t.body)
	return t
}

// Link is how a story stands to one it continues.
type Link struct {
	Days        int     // from the end of the earlier to the beginning of the later
	Names, Body float64 // cosines
}

// Weight orders links; the heaviest is the one to show.
func (l Link) Weight() float64 { return l.Names + l.Body - .05*math.Log1p(float64(l.Days)) }

// Follows reports whether a story continues an earlier one, and how. Undated
// stories continue none.
func (t Telling) Follows(earlier Telling) (Link, bool) {
	if t.first == 0 || earlier.first == 0 {
		return Link{}, false
	}
	l := Link{Days: int(t.first - earlier.last)}
	if l.Days < chainGap || l.Days > chainReach {
		return l, false
	}
	var p probe
	p.fill(heaviest(slices.Clone(earlier.names), vectorTerms))
	l.Names = float64(p.dot(t.names))
	if l.Names < chainNames {
		return l, false
	}
	p.fill(heaviest(slices.Clone(earlier.body), vectorTerms))
	l.Body = float64(p.dot(t.body))
	return l, l.Body >= chainBody
}
