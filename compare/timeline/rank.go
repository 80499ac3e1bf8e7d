// SPDX-License-Identifier: Apache-2.0

package timeline

import (
	"math"
	"slices"

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
	weighPronoun  = -0.3 // its subject is a pronoun
	weighIdle     = -0.6 // nobody holds it for done: under a condition
	leadSentences = 5
	nearDays      = 60
)

// weight is the linear score of a moment.
func (m *row) weight() float64 {
	p, at := m.p, m.Evidence[0].Span
	reports := map[string]bool{}
	for _, e := range m.Evidence {
		reports[e.Report] = true
	}
	w := weighPassages*math.Log(1+float64(len(m.Evidence))) + weighReports*float64(len(reports)-1)
	s := p.subject(m.head)
	for _, x := range []struct {
		is bool
		by float64
	}{
		{m.fullness() >= 6, weighMain},
		{slices.ContainsFunc(p.Events, func(e dragoman.Event) bool { return at.Has(e.Trigger) }), weighEvent},
		{p.SentenceAt(at.Start) < leadSentences, weighLead},
		{len(m.Earliest) >= 10 && len(m.Latest) >= 10 && m.Earliest[:10] == m.Latest[:10], weighDay},
		{p.near(m.Earliest), weighNear},
		{m.phrase, weighPhrase},
		{s >= 0 && p.Tokens[s].UPOS == dragoman.PRON, weighPronoun},
		{m.Status == dragoman.Hypothetical, weighIdle},
	} {
		if x.is {
			w += x.by
		}
	}
	return math.Round(w*1000) / 1000
}

// near reports whether a day lies within nearDays of the report that tells it.
func (p *page) near(day string) bool {
	e, ok := parse(day)
	return ok && p.dated && math.Abs(p.published.Sub(e).Hours()) <= 24*nearDays
}
