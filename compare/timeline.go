// SPDX-License-Identifier: Apache-2.0

package compare

import (
	"cmp"
	"slices"
	"time"

	"dragoman"
)

// timeline orders what the reports date by the time of what happened: facts
// told by several reports are one moment, and what was planned stays planned.
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
	at := map[*group]int{}
	var out []dragoman.Moment
	for _, r := range rs {
		for _, t := range r.Times {
			f, phrase := r.datedBy(t)
			if f == nil {
				continue
			}
			m := dragoman.Moment{Value: t.Value, Earliest: t.Earliest, Latest: t.Latest, Precision: t.Precision, Status: f.status, Label: label(r.Text, f.span),
				Evidence: []dragoman.Receipt{{Report: r.ID, Span: f.span}}}
			if f.negated {
				m.Status = dragoman.Negated
			}
			if phrase.Len() > 0 { // what a noun names stands apart from the verb over it
				m.Label, m.Evidence[0].Span, m.Status = label(r.Text, phrase), phrase, dragoman.Occurred
			} else if g := of[f]; g != nil {
				if i, ok := at[g]; ok {
					out[i].Evidence = append(out[i].Evidence, m.Evidence...)
					continue
				}
				at[g] = len(out)
				for _, o := range g.facts {
					if _, ok := dated(o); !ok && o != f && firm(o.status) == firm(f.status) {
						m.Evidence = append(m.Evidence, dragoman.Receipt{Report: o.s.r.ID, Span: o.span})
					}
				}
			}
			m.Background = background(r, t)
			out = append(out, m)
		}
	}
	slices.SortStableFunc(out, func(a, b dragoman.Moment) int {
		if c := cmp.Compare(a.Earliest, b.Earliest); c != 0 {
			return c
		}
		return cmp.Compare(a.Latest, b.Latest)
	})
	return slices.CompactFunc(out, func(a, b dragoman.Moment) bool {
		return a.Value == b.Value && a.Evidence[0] == b.Evidence[0]
	})
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
