// SPDX-License-Identifier: Apache-2.0

package timeline

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"dragoman"
)

// date is a time that dates something. At is the span that says what: its own,
// or for "two days after the vote" that of what follows.
type date struct {
	dragoman.Time
	at       dragoman.Span
	distance bool // counted from another date: At dates the vote
}

// dates are the times of a page that name days, in text order: the two ends of
// a range are one, and what lies a span of time before or after another act is
// counted from that. Durations, vague times and times known only by what they
// are anchored on name none.
func (p *page) dates() []date {
	var out []date
	for i := 0; i < len(p.Times); i++ {
		t := p.Times[i]
		if p.furniture(t) {
			continue
		}
		switch {
		case t.Type == "DURATION":
			if d, ok := p.distance(i); ok {
				out = append(out, d)
			}
		case !resolved(t):
		case i+1 < len(p.Times) && p.ranged(t, p.Times[i+1]):
			u := p.Times[i+1]
			t.Value, t.End, t.Latest = t.Value+"/"+u.Value, u.End, u.Latest
			out = append(out, date{Time: t, at: t.Span})
			i++
		default:
			out = append(out, date{Time: t, at: t.Span})
		}
	}
	for i := range out {
		plain(&out[i].Time)
	}
	return out
}

// resolved reports whether a time names known days.
func resolved(t dragoman.Time) bool {
	return (t.Type == "DATE" || t.Type == "TIME") && !t.Vague && t.Value != "" && t.Earliest != "" && t.Latest != ""
}

// furniture reports whether a time stands where nothing is told: in a byline or
// a list of links. A caption tells of what is seen on the day it names.
func (p *page) furniture(t dragoman.Time) bool {
	s := p.SentenceAt(t.Start)
	if s < 0 {
		return true
	}
	switch p.Sentences[s].Furniture {
	case "":
		return false
	case dragoman.Caption:
		return t.Basis != "explicit" || t.Precision != "day"
	}
	return true
}

// ranged reports whether two neighbouring times are the ends of one range:
// "from Feb. 15 to 18", "between 2011 and 2014".
func (p *page) ranged(a, b dragoman.Time) bool {
	i, j := int32(p.TokenAt(a.Start)), int32(p.TokenAt(b.Start))
	k := int32(p.TokenAt(a.End-1)) + 1
	if !resolved(b) || a.Type != b.Type || a.Precision != b.Precision || b.Earliest <= a.Earliest {
		return false
	}
	return k+1 == j && (p.is("to", k) || p.is("and", k) && p.is("between", i-1))
}

// plain writes a value without the letters of TIMEX3 where ISO 8601 can say the
// same: a season is its months.
func plain(t *dragoman.Time) {
	if t.Precision == "season" && len(t.Earliest) >= 7 && len(t.Latest) >= 7 {
		t.Value = t.Earliest[:7] + "/" + t.Latest[:7]
	}
}

// distance is the day of what a duration is counted from, where that is
// written after it: "closed the base on Saturday, a day after the attempt"
// dates the attempt, "comes a week after she resigned" the resigning. It is
// counted from the date of the clause the duration stands in, else from
// publication.
func (p *page) distance(i int) (date, bool) {
	t := p.Times[i]
	k := int32(p.TokenAt(t.End-1)) + 1
	sign := 0
	switch {
	case p.is("after", k):
		sign = -1
	case p.is("before", k):
		sign = 1
	}
	n, unit, ok := whole(t.Value)
	s := p.SentenceAt(t.Start)
	if sign == 0 || !ok || s < 0 || int(k)+1 >= int(p.Sentences[s].Last) || t.Mod != "" && t.Mod != "APPROX" {
		return date{}, false
	}
	base, ok := p.base(t.Span, p.Tokens[k+1].Span)
	if !ok {
		return date{}, false
	}
	d := date{Time: dragoman.Time{Span: t.Span, Type: "DATE", Basis: "relative"}, at: p.Tokens[k+1].Span, distance: true}
	count(&d.Time, base, sign*n, unit)
	return d, true
}

// whole reads a TIMEX3 duration of whole days, weeks, months or years.
func whole(v string) (n int, unit byte, ok bool) {
	if len(v) < 3 || v[0] != 'P' {
		return 0, 0, false
	}
	n, err := strconv.Atoi(v[1 : len(v)-1])
	return n, v[len(v)-1], err == nil && n > 0 && n < 1000 && strings.ContainsRune("DWMY", rune(v[len(v)-1]))
}

// count sets a time to the day, week, month or year that lies n units from a
// day: no finer than the unit that is counted.
func count(t *dragoman.Time, base time.Time, n int, unit byte) {
	first, last := base, base
	switch unit {
	case 'D':
		first = base.AddDate(0, 0, n)
		last, t.Precision, t.Value = first, "day", first.Format(time.DateOnly)
	case 'W':
		d := base.AddDate(0, 0, 7*n)
		first = d.AddDate(0, 0, -(int(d.Weekday())+6)%7)
		last = first.AddDate(0, 0, 6)
		y, w := d.ISOWeek()
		t.Precision, t.Value = "week", fmt.Sprintf("%04d-W%02d", y, w)
	case 'M':
		first = time.Date(base.Year(), base.Month()+time.Month(n), 1, 0, 0, 0, 0, time.UTC)
		last = first.AddDate(0, 1, -1)
		t.Precision, t.Value = "month", first.Format("2006-01")
	case 'Y':
		first = time.Date(base.Year()+n, 1, 1, 0, 0, 0, 0, time.UTC)
		last = first.AddDate(1, 0, -1)
		t.Precision, t.Value = "year", first.Format("2006")
	}
	t.Earliest, t.Latest = first.Format(time.DateOnly), last.Format(time.DateOnly)
}

// base is the day a distance is counted from: the one day told in the clause
// over it, else the day of publication where that clause is the sentence's own.
func (p *page) base(t, after dragoman.Span) (time.Time, bool) {
	s := p.Sentences[p.SentenceAt(t.Start)]
	i := p.top(int32(p.TokenAt(t.Start)), t)
	v := p.verb(i)
	if v >= 0 && p.under(v, int32(p.TokenAt(after.Start))) {
		v = p.verb(p.Tokens[v].Head)
	}
	// The clause after the word of distance is no clause the distance counts in.
	for v >= 0 && p.Tokens[v].Start >= after.Start {
		v = p.verb(p.Tokens[v].Head)
	}
	var own []dragoman.Time
	for _, x := range p.Times {
		if x.Start >= s.Start && x.End <= s.End && !x.Overlaps(t) && resolved(x) && x.Precision != "month" && x.Precision != "year" && (x.End <= t.Start || v < 0) && p.verb(p.top(int32(p.TokenAt(x.Start)), x.Span)) == v {
			own = append(own, x)
		}
	}
	switch {
	case len(own) == 1:
		return parse(own[0].Earliest)
	case len(own) == 0 && p.dated && v >= 0 && (p.Tokens[v].Rel == dragoman.RootRel || p.Tokens[v].Head == dragoman.Root):
		return p.published, true
	}
	return time.Time{}, false
}
