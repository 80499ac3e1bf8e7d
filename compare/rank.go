// SPDX-License-Identifier: Apache-2.0

package compare

import (
	"math"
	"slices"
	"time"

	"dragoman"
)

// The weights of a moment. They are set by hand: none of the data at hand has
// timelines to learn from (the linear rankers of Ghalandari & Ifrim 2020 learn
// from T17 and Crisis). Their order follows what those report: how often and by
// how many a date is told comes first, then where and how, then how near it is
// to the day of the report.
const (
	weighPassages = 0.8  // times ln(1 + passages)
	weighReports  = 0.8  // for each report after the first
	weighMain     = 0.6  // told in a clause of its own
	weighEvent    = 0.4  // an event was read in it
	weighLead     = 0.4  // in the first sentences of its report
	weighDay      = 0.3  // known to the day
	weighNear     = 0.3  // within 60 days of the report
	weighPhrase   = -0.3 // only named, by a noun
	weighPronoun  = -0.3 // of a "he" or "she" nobody was found for
	weighIdle     = -0.6 // a clause nobody holds for done
	leadSentences = 5
	nearDays      = 60
)

// weight is the linear score of a moment.
func (m *moment) weight() float64 {
	f := m.f
	reports := map[string]bool{}
	for _, e := range m.Evidence {
		reports[e.Report] = true
	}
	w := weighPassages*math.Log(1+float64(len(m.Evidence))) + weighReports*float64(len(reports)-1)
	for _, x := range []struct {
		is bool
		by float64
	}{
		{m.fullness() >= 6, weighMain},
		{slices.ContainsFunc(f.s.r.Events, func(e dragoman.Event) bool { return f.span.Has(e.Trigger) }), weighEvent},
		{len(f.s.r.sentences) > 0 && f.s.i < f.s.r.sentences[0].i+leadSentences, weighLead},
		{len(m.Earliest) >= 10 && len(m.Latest) >= 10 && m.Earliest[:10] == m.Latest[:10], weighDay},
		{nearReport(f.s.r, m.Moment), weighNear},
		{m.phrase, weighPhrase},
		{f.someone, weighPronoun},
		{f.idle, weighIdle},
	} {
		if x.is {
			w += x.by
		}
	}
	return math.Round(w*1000) / 1000
}

// nearReport reports whether a moment lies within nearDays of the report that tells it.
func nearReport(r *report, m dragoman.Moment) bool {
	p, err1 := time.Parse(time.DateOnly, day(r.Published.Value))
	e, err2 := time.Parse(time.DateOnly, day(m.Earliest))
	return err1 == nil && err2 == nil && math.Abs(p.Sub(e).Hours()) <= 24*nearDays
}
