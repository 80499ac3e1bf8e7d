// SPDX-License-Identifier: Apache-2.0

package compare

import (
	"cmp"
	"slices"
	"time"

	"dragoman"
)

// timeline orders what the reports date by the time of what happened: facts
// told by several reports are one moment, what is told twice of one date is one
// too, and what was planned stays planned.
// Each date of a report is one moment, told by the phrase it belongs to: "an
// intervention in 2015" and not the clause that looks back on it. What lies
// more than a year before the reports is marked as background.
func timeline(rs []*report, gs []*group) []dragoman.Moment {
	of := map[*fact]*group{}
	for _, g := range gs {
		for _, f := range g.facts {
			of[f] = g
		}
	}
	var all []*moment
	for _, r := range rs {
		for _, t := range r.Times {
			f, phrase := r.datedBy(t)
			if f == nil {
				continue
			}
			m := &moment{Moment: dragoman.Moment{Value: t.Value, Earliest: t.Earliest, Latest: t.Latest, Precision: t.Precision, Status: f.status, Label: f.label(),
				Evidence: []dragoman.Receipt{{Report: r.ID, Span: f.span}}}, f: f, of: of[f], phrase: phrase.Len() > 0}
			if f.negated {
				m.Status = dragoman.Negated
			}
			m.words = f.masked
			if m.phrase { // what a noun names stands apart from the verb over it
				m.Label, m.Evidence[0].Span, m.Status, m.of = label(r.Text, phrase), phrase, dragoman.Occurred, nil
				_, m.words = r.bagOf(int32(r.TokenAt(phrase.Start)), int32(r.TokenAt(phrase.End-1))+1)
			} else if m.of != nil {
				for _, o := range m.of.facts {
					if _, ok := dated(o); !ok && o != f && firm(o.status) == firm(f.status) {
						m.Evidence = append(m.Evidence, dragoman.Receipt{Report: o.s.r.ID, Span: o.span})
					}
				}
			}
			m.Background = background(r, t)
			all = merge(all, m)
		}
	}
	var out []dragoman.Moment
	for _, m := range all {
		m.Weight = m.weight()
		out = append(out, m.Moment)
	}
	slices.SortStableFunc(out, func(a, b dragoman.Moment) int {
		if c := cmp.Compare(a.Earliest, b.Earliest); c != 0 {
			return c
		}
		return cmp.Compare(a.Latest, b.Latest)
	})
	return out
}

// moment is a moment in the making.
type moment struct {
	dragoman.Moment
	f      *fact
	of     *group
	words  bag // what is told of that date
	phrase bool
}

// merge adds a moment, or its evidence to one that tells the same of the same
// date: of one group, or most of their words shared. The fuller clause gives
// the label.
func merge(all []*moment, m *moment) []*moment {
	for _, o := range all {
		if o.Earliest != m.Earliest || o.Latest != m.Latest || !o.same(m) {
			continue
		}
		for _, e := range m.Evidence {
			if !slices.ContainsFunc(o.Evidence, func(x dragoman.Receipt) bool { return x.Report == e.Report && x.Span.Overlaps(e.Span) }) {
				o.Evidence = append(o.Evidence, e)
			}
		}
		if o.fullness() < m.fullness() {
			first := m.Evidence[0]
			o.Label, o.Status, o.f, o.phrase, o.words = m.Label, m.Status, m.f, m.phrase, m.words
			o.Evidence = slices.DeleteFunc(o.Evidence, func(x dragoman.Receipt) bool { return x == first })
			o.Evidence = append([]dragoman.Receipt{first}, o.Evidence...)
		}
		if o.of == nil {
			o.of = m.of
		}
		return all
	}
	return append(all, m)
}

// same reports whether two moments of one date tell of one thing.
func (m *moment) same(o *moment) bool {
	if m.of != nil && m.of == o.of || m.Evidence[0] == o.Evidence[0] {
		return true
	}
	if firm(m.Status) != firm(o.Status) {
		return false
	}
	return dice(m.words, o.words) >= .5 || len(m.words) > 1 && len(o.words) > 1 && overlap(m.words, o.words) >= .9*min(m.words.sum(), o.words.sum())
}

// fullness orders the clauses that may label a moment: a clause told for its
// own sake before one that only names, a named subject before a pronoun.
func (m *moment) fullness() int {
	n := 0
	if !m.phrase {
		n += 4
	}
	if m.f.tells() && m.f.s.r.Tokens[m.f.head].Rel != dragoman.Advcl {
		n += 2
	}
	if len(m.f.subj) > 0 && !m.f.someone {
		n++
	}
	return n
}

// background reports whether a time ended more than a year before its report.
func background(r *report, t dragoman.Time) bool {
	p, e := day(r.Published.Value), day(t.Latest)
	if p == "" || e == "" {
		return false
	}
	at, err := time.Parse(time.DateOnly, p)
	return err == nil && e < at.AddDate(-1, 0, 0).Format(time.DateOnly)
}

// datedBy is the fact a resolved date stands in, and, where the date hangs on a
// noun of it ("the fall of the government last year"), the phrase of that noun.
// Vague dates, durations and dates known only by what they are anchored on
// have none.
func (r *report) datedBy(t dragoman.Time) (*fact, dragoman.Span) {
	if t.Type != "DATE" && t.Type != "TIME" || t.Vague || t.Value == "" || t.Earliest == "" || t.Latest == "" {
		return nil, dragoman.Span{}
	}
	s := r.sentenceOf(t.Start)
	if s == nil {
		return nil, dragoman.Span{}
	}
	first := int32(r.TokenAt(t.Start))
	i := r.top(first, t.Span)
	var best *fact
	for _, f := range s.facts {
		if !f.span.Has(t.Span) || best != nil && f.span.Len() >= best.span.Len() && slices.Contains(best.toks, i) {
			continue
		}
		if best == nil || slices.Contains(f.toks, i) {
			best = f
		}
	}
	if best == nil || best.conditional {
		return nil, dragoman.Span{}
	}
	// up from the date to the first noun, while still in the fact
	h := i
	for range 4 {
		up := r.Tokens[h].Head
		if up < s.first || up >= s.last || up == best.head {
			break
		}
		h = up
		if rel := r.Tokens[i].Rel; r.Tokens[h].UPOS != dragoman.NOUN || h >= first || rel != dragoman.Nmod && rel != dragoman.Obl {
			break
		}
		lo, hi := r.extent(h, 0)
		if lo < h && r.words[lo] == "including" {
			lo++
		}
		if rel := r.Tokens[h].Rel; up == h && r.Tokens[h].Head == best.head && (rel == dragoman.Obj || rel == dragoman.Nsubj) {
			break // "signed an accord on Monday": the date is the verb's
		}
		if n := hi - lo + 1; hi >= i && n >= 3 && n <= 16 && r.Tokens[lo].UPOS != dragoman.ADP {
			return best, dragoman.Span{Start: r.Tokens[lo].Start, End: max(r.Tokens[hi].End, t.End)}
		}
	}
	return r.since(best, first, t)
}

// since is the phrase of a date that stands behind "since", "after" and the
// like, away from a predicate that has a date of its own: "arrived this week
// for the first visit since the fall of the government last year".
func (r *report) since(f *fact, first int32, t dragoman.Time) (*fact, dragoman.Span) {
	own := slices.ContainsFunc(f.times, func(o dragoman.Time) bool { return o.End <= t.Start })
	for j := first - 1; own && j > f.head && first-j < 16; j-- {
		switch r.words[j] {
		case "since", "after", "before", "following", "until":
			return f, dragoman.Span{Start: r.Tokens[j+1].Start, End: t.End}
		}
	}
	return f, dragoman.Span{}
}

// top is the token of a span whose head lies outside it.
func (r *report) top(i int32, s dragoman.Span) int32 {
	for j := i; int(j) < len(r.Tokens) && r.Tokens[j].Start < s.End; j++ {
		if h := r.Tokens[j].Head; h < 0 || !s.Has(r.Tokens[h].Span) {
			return j
		}
	}
	return i
}
