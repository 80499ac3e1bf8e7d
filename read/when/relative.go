// SPDX-License-Identifier: Apache-2.0

package when

import (
	"strings"

	"dragoman/read/when/scan"
)

// relative reads dates told from the reference: "last week", "this March",
// "the following day", "next Friday", "that weekend", "the year before".
func (p *parser) relative(i int) (point, int) {
	j := i
	the := p.Any(j, "the", "these", "those", "his", "her", "their", "its")
	if the {
		j++
	}
	r := p.At(j)
	n, mention := 0, false
	k := j + 1
	switch {
	case !the && p.Is(j, "that"):
		mention = true
	case r.E.Is(scan.Rel):
		n = int(r.E.Value(scan.Rel))
		mention = p.Any(j, "previous", "preceding", "prior", "following", "ensuing", "same") || the && p.Is(j, "next") && !p.Has(k, scan.Month)
		if p.Any(j, "this") && p.Any(k, "past", "coming", "upcoming", "same") {
			n, k = int(p.At(k).E.Value(scan.Rel)), k+1
			mention = false
		} else if p.Any(j, "this") && p.Has(k, scan.Filler) {
			k++
		}
		if the && p.Any(j, "this", "present") {
			return point{}, i
		}
	default:
		return p.indefinite(i, j, the)
	}
	if p.Any(j, "past") && !the && p.Any(j-1, "the", "half", "quarter") {
		return point{}, i
	}
	if the && p.Is(j, "same") && !p.ranges && p.Any(k, "period", "month", "quarter", "time", "week", "day") {
		// "the same period last year": the date told last, a year before.
		m := k + 1
		if p.Any(m, "of", "in") {
			m++
		}
		y := -1
		switch {
		case p.Is(m, "a") && p.Is(m+1, "year") && p.Any(m+2, "ago", "earlier", "before"):
			y = m + 3
		case p.Any(m, "last", "previous") && p.Is(m+1, "year"):
			y = m + 2
		case p.Is(m, "the") && p.Any(m+1, "last", "previous", "prior") && p.Is(m+2, "year"):
			y = m + 3
		}
		if y > 0 {
			return point{unit: 'Y', shift: []amount{{1, 'Y'}}, sign: -1, mention: true, same: true}, y
		}
	}
	w := p.At(k)
	e := w.E
	end := k + 1
	d := point{mention: mention}
	switch {
	case p.Any(k, "fiscal", "financial", "school", "academic", "calendar") && p.Is(k+1, "year"):
		d.unit, d.rel, d.relN, d.fiscal = 'Y', 'Y', n, "FY"
		if p.Any(k, "school", "academic") {
			d.fiscal = "SY"
		} else if p.Is(k, "calendar") {
			d.fiscal = ""
		}
		return d, end + 1
	case p.Any(k, "working", "work", "trading", "business") && p.Any(k+1, "week", "day"):
		d.unit = p.At(k + 1).E.Unit
		d.rel, d.relN = d.unit, n
		return d, end + 1
	case p.Is(k, "workweek"):
		d.unit, d.rel, d.relN = 'W', 'W', n
		return d, end
	case e.Is(scan.Month) && !(p.Any(k, "may", "march") && p.S[w.Start] >= 'a' && !p.ranges):
		q, end := p.monthDate(k)
		if end == k {
			return point{}, i
		}
		q.mention = mention
		if !q.words {
			q.dir = n + 1
			if n < 0 {
				q.dir = -1
			}
		}
		return q, end
	case p.ranges && w.Kind == scan.Digit:
		q, end := p.numeric(k)
		if end == k {
			if q, end = p.dayMonth(k); end == k || q.month == 0 {
				return point{}, i
			}
		}
		q.dir = n + 1
		return q, end
	case e.Is(scan.Weekday) && !(w.Len() <= 3 && p.S[w.Start] >= 'a'):
		q, end := p.weekday(k)
		if end == k {
			return point{}, i
		}
		q.mention = false
		if q.dir = n + 1; n < 0 {
			q.dir = -1
		}
		if q.month > 0 {
			q.dir = 0
			return q, end
		}
		if mention && p.Any(j, "that", "same") {
			q.mention, q.dir = true, 1
		}
		if p.Any(j, "coming", "upcoming") || p.Is(j, "this") && p.Any(j+1, "coming", "upcoming") {
			q.dir = 3 // the next one, even within this week
		} else if p.Any(j, "past") || p.Is(j, "this") && p.Is(j+1, "past") {
			q.dir = -3
		}
		return q, end
	case e.Is(scan.Season) && !(p.Any(k, "spring") && p.Has(k+1, scan.Month)):
		d.unit, d.season = 'S', int(e.Value(scan.Season))
		d.dir = n + 1
		if n < 0 {
			d.dir = -1
		}
		if n == 0 && mention {
			d.dir = 1
		}
		return d, end
	case e.Is(scan.Part) && !e.Is(scan.Plural):
		if p.Any(j, "current", "present", "coming", "past", "prior") {
			return point{}, i
		}
		d.unit, d.rel, d.relN, d.part = 'D', 'D', n, e.Text
		return d, end
	case e.Is(scan.Holiday):
		q, end := p.holiday(k)
		if end == k {
			return point{}, i
		}
		if q.dir = n + 1; n < 0 {
			q.dir = -1
		}
		return q, end
	case e.Is(scan.Unit) && !e.Is(scan.Plural) && e.Unit != 's':
		u := e.Unit
		switch u {
		case 'H', 'm':
			if !p.ranges || n == 0 {
				return point{}, i
			}
		case 'N', 'h', 'B':
			if u == 'h' {
				return point{}, i
			}
			return point{}, i
		case 'L':
			return point{}, i
		case 'C':
			if n == 0 && p.Is(j, "present") {
				return point{}, i
			}
		case 'D':
			if p.Any(j, "last", "past", "current", "present", "coming", "upcoming") || p.Any(j, "this") && !p.Any(i-1, "on", "of", "to") {
				return point{}, i
			}
			d.mention = !p.Is(j, "this")
		}
		if u == 'D' && p.Is(j, "that") && !p.Any(i-1, "on", "by", "from", "since", "until") && p.At(end).Kind == scan.Alpha && !p.Has(end, scan.Bound) && !p.Any(end, "and", "when", "of") {
			return point{}, i
		}
		d.unit, d.rel, d.relN = u, u, n
		if u == 'W' || u == 'M' || u == 'Y' {
			// "next week Wednesday", "last week - Monday"
			m := end
			if p.Mark(m, '-') && p.ranges {
				m++
			}
			if u == 'W' && p.Has(m, scan.Weekday) && !p.Has(m, scan.Plural) && p.At(m).Len() > 3 && (!p.At(m).Glued) {
				d.unit, d.wday = 'D', int(p.At(m).E.Value(scan.Weekday))
				return d, m + 1
			}
			// "the year before last", "the week after next"
		}
		if p.Any(j, "same") && u == 'D' && !p.Any(i-1, "on", "the", "later", "earlier") && !the {
			return point{}, i
		}
		return d, end
	}
	return point{}, i
}

// indefinite reads "the weekend", "the year before", "the week after next",
// "the day", "the quarter".
func (p *parser) indefinite(i, j int, the bool) (point, int) {
	if whole := j + 1; the && p.Has(j, scan.Filler) && p.Is(i, "the") && p.Has(whole, scan.Unit) && !p.Has(whole, scan.Plural) && !p.ranges {
		if u := p.At(whole).E.Unit; (u == 'Y' || u == 'M') && !p.Any(whole+1, "of") && !p.Hyphen(whole+1) {
			return point{unit: u, rel: u, mention: true}, whole + 1 // "for the entire year": the one told last
		}
	}
	e := p.At(j).E
	if !the || !e.Is(scan.Unit) || e.Is(scan.Plural) || !p.Is(i, "the") {
		return point{}, i
	}
	u := e.Unit
	switch u {
	case 'Y', 'M', 'W', 'D', 'Q', 'K', 'F':
	default:
		return point{}, i
	}
	k := j + 1
	if p.At(k).Kind == scan.Digit && (u == 'W' && p.At(k).N < 54 || u == 'Y' && p.At(k).Len() == 4) {
		return point{}, i
	}
	d := point{unit: u, rel: u}
	switch {
	case p.Is(k, "after") && p.Any(k+1, "next") && u != 'K':
		d.relN = 2
		return d, k + 2
	case p.Is(k, "before") && p.Any(k+1, "last") && u != 'K':
		d.relN = -2
		return d, k + 2
	case p.Is(k, "after") && p.Is(k+1, "tomorrow") && u == 'D':
		d.relN = 2
		return d, k + 2
	case p.Is(k, "before") && p.Is(k+1, "yesterday") && u == 'D':
		d.relN = -2
		return d, k + 2
	case p.Any(k, "before", "earlier", "previous") && p.stop(k+1) && u != 'K':
		d.relN, d.mention = -1, true
		return d, k + 1
	case p.Any(k, "after", "later", "following") && p.stop(k+1) && u != 'K':
		d.relN, d.mention = 1, true
		return d, k + 1
	}
	if p.Any(k, "of", "that", "when", "after", "before") && !(u == 'K' || p.ranges && u == 'Y') || p.Hyphen(k) {
		if u == 'W' && p.Is(k, "of") {
			if q, end := p.coarse(k + 1); end > k+1 && q.unit == 'D' {
				q.nth, q.nthUnit, q.unit, q.nthCount = 0, 'W', 'W', 1
				return q, end
			}
		}
		return point{}, i
	}
	closing := p.in("closing", i-1) // "ended the day higher": the day told last
	if u != 'K' && !closing && p.At(k).Kind == scan.Alpha && !p.Has(k, scan.Bound) && !p.Any(k, "and", "was", "is", "but", "that", "which", "ended", "ending", "with") && !p.ranges {
		return point{}, i
	}
	before := p.Any(i-1, "of", "in", "for", "on", "during", "over", "throughout", "through", "earlier", "later") || closing
	if u != 'K' && !before || u == 'F' && !p.ranges {
		return point{}, i
	}
	d.mention, d.told = u == 'Q', u == 'D' && closing
	d.vague(u != 'K')
	return d, k
}

// in reports whether word i is, in small letters, of a class of words/clauses.txt.
func (p *parser) in(class string, i int) bool {
	return p.At(i).Kind == scan.Alpha && p.t.clauses[class][strings.ToLower(p.Str(i))]
}

// vague marks a point as a date readers have no use for.
func (d *point) vague(v bool) {
	if v {
		d.ref = "the"
	}
}

// modified reads "early 2009", "mid-March", "the end of last year", "later
// this week", "late last night".
func (p *parser) modified(i int) (point, int) {
	j := i
	the := p.Any(j, "the")
	if the {
		j++
	}
	if p.Is(j, "very") {
		j++
	}
	e := p.At(j).E
	if !e.Is(scan.Mod) {
		return point{}, i
	}
	mod := e.Text
	k := j + 1
	if p.Hyphen(k) {
		k++
	} else if p.Mark(k, '-') && p.Is(j, "mid") {
		k++
	}
	noun := p.Any(j, "beginning", "start", "dawn", "middle", "midst", "end", "close")
	if noun {
		if !p.Is(k, "of") {
			return point{}, i
		}
		k++
		if q, end := p.coarse(k); end > k && q.shift == nil {
			if q.unit == 'D' && p.Any(j, "dawn", "middle", "midst") {
				return point{}, i
			}
			q.mod = mod
			if q.ref == "the" {
				q.ref = ""
			}
			return q, end
		}
		if q, end := p.day(k); end > k && q.shift == nil && (q.unit == 'D') && p.Any(j, "end") {
			q.mod = mod
			return q, end
		}
		return point{}, i
	}
	if p.Any(k, "in", "on") {
		if p.Is(k, "in") && p.Is(k+1, "the") && p.Has(k+2, scan.Part) && p.ranges {
			return point{part: p.At(k + 2).E.Text, mod: mod}, k + 3
		}
		m := k + 1
		if q, end := p.coarse(m); end > m && q.shift == nil && q.nth == 0 {
			q.mod = mod
			if q.ref == "the" {
				q.ref = ""
			}
			if p.Is(m, "the") && q.rel == 'D' {
				q.ref = "the"
			}
			return q, end
		}
		if q, end := p.day(m); end > m && q.unit == 'D' && q.shift == nil {
			q.mod = mod
			return q, end
		}
		return point{}, i
	}
	if the && !p.Is(j, "mid") && !p.Any(j, "early", "late") {
		return point{}, i
	}
	if mod == "EARLIER" || mod == "LATER" {
		q, end := p.relative(k)
		if end == k {
			if q, end = p.deictic2(k); end == k {
				if p.Has(k, scan.Month) {
					q, end = p.monthDate(k)
				}
				if end == k {
					return point{}, i
				}
			}
		}
		if q.shift != nil || q.nth != 0 {
			return point{}, i
		}
		q.mod = mod
		return q, end
	}
	if p.Has(k, scan.Part) && !p.Has(k, scan.Plural) && (p.ranges || p.Any(i-1, "the", "in")) && p.Any(j, "early", "late") {
		return point{part: p.At(k).E.Text, mod: mod}, k + 1
	}
	if p.Any(k, "the") && !p.Has(k+1, scan.Rel) {
		return point{}, i
	}
	q, end := p.day(k)
	if end == k || q.mod != "" || q.shift != nil || q.ref != "" {
		return point{}, i
	}
	q, end = p.dayPart(q, end)
	q.mod = mod
	return q, end
}

func (p *parser) deictic2(i int) (point, int) {
	if p.Has(i, scan.Day) {
		return p.deictic(i)
	}
	return point{}, i
}

// quarter reads "the third quarter of 2009", "Q1 2010", "2019 q1", "the first
// half".
func (p *parser) quarter(i int) (point, int) {
	j := i
	if p.Is(j, "the") {
		j++
	}
	n, k := p.Ordinal(j)
	if k == j && p.Any(j, "last", "final") {
		n, k = -1, j+1
	}
	if k > j {
		if p.Hyphen(k) {
			k++
		}
		d := point{dir: 0}
		if p.Any(k, "fiscal") {
			d.fiscal = "FY"
			k++
			if p.Hyphen(k) {
				k++
			}
		}
		switch {
		case p.Is(k, "quarter") && n <= 4 && !p.Is(k+1, "final"):
			d.unit, d.quarter = 'Q', int(n)
			if n < 0 {
				d.quarter = 4
			}
		case p.Is(k, "half") && n <= 2 && (p.Is(k+1, "of") || p.ranges):
			d.unit, d.half = 'h', int(n)
			if n < 0 {
				d.half = 2
			}
			if q, e := p.coarse(k + 2); e == k+2 || q.unit != 'Y' {
				return point{}, i
			}
		default:
			return point{}, i
		}
		k++
		if v, e := p.plainYear(k); e > k {
			d.year, d.words, k = v, true, e
		}
		if d.quarter > 0 && p.Any(k, "of") {
			if q, e := p.coarse(k + 1); e == k+1 || q.unit != 'Y' {
				return point{}, i
			}
		}
		return d, k
	}
	if p.Any(j, "q", "h") && p.At(j+1).Glued && p.At(j+1).Kind == scan.Digit && p.At(j+1).Len() == 1 && p.At(j+1).N >= 1 && p.At(j+1).N <= 4 && !(p.At(j).Glued && !p.Mark(j-1, '-')) {
		d := point{unit: 'Q', quarter: int(p.At(j + 1).N)}
		if p.Is(j, "h") {
			if d.quarter > 2 {
				return point{}, i
			}
			d.unit, d.half, d.quarter = 'h', d.quarter, 0
		}
		k = j + 2
		y := k
		if p.Hyphen(y) || p.Is(y, "of") {
			y++
		}
		if v, e := p.plainYear(y); e > y {
			d.year, d.words = v, true
			return d, e
		}
		if d.unit == 'h' {
			return point{}, i
		}
		return d, k
	}
	return point{}, i
}

// centuryOrNth reads "the 19th century", "the first week of May", "the last
// three weeks of this year", "the 9th month of next year", "2019 Q1".
func (p *parser) centuryOrNth(i int) (point, int) {
	j := i
	if p.Is(j, "the") {
		j++
	}
	if p.At(j).Kind == scan.Digit && p.At(j).Len() == 4 {
		v, e := p.plainYear(j)
		if e == j {
			return point{}, i
		}
		if p.Hyphen(e) {
			e++
		}
		if p.Any(e, "q", "h") {
			if q, k := p.quarter(e); k > e && !q.words {
				q.year, q.words = v, true
				return q, k
			}
			// "2019-H2"
			if p.Is(e, "h") && p.At(e+1).Glued && p.At(e+1).Len() == 1 && p.At(e+1).N >= 1 && p.At(e+1).N <= 2 && p.At(e+1).Kind == scan.Digit {
				return point{unit: 'h', half: int(p.At(e + 1).N), year: v, words: true}, e + 2
			}
		}
		if p.ranges && p.Has(e, scan.Month) && p.At(e).Len() > 3 {
			return point{unit: 'M', month: int(p.At(e).E.Value(scan.Month)), year: v, words: true}, e + 1
		}
		return point{}, i
	}
	n, k := p.Ordinal(j)
	if k == j {
		if !p.Any(j, "last", "final") {
			return point{}, i
		}
		n, k = -1, j+1
	}
	h := k
	if p.Hyphen(h) {
		h++
	}
	if p.Is(h, "century") && n > 0 && n < 23 {
		d := point{unit: 'C', century: int(n) - 1, words: true}
		if p.Any(h+1, "bc", "bce") {
			d.bc = true
			return d, h + 2
		}
		return d, h + 1
	}
	u := p.At(h).E.Unit
	if p.Has(h, scan.Weekday) && !p.Has(h, scan.Plural) {
		u = 'd'
	}
	if u != 'W' && u != 'M' && u != 'D' && u != 'K' && u != 'd' && u != 'E' && u != 'Y' || p.Has(h, scan.Plural) {
		return point{}, i
	}
	m := h + 1
	if u == 'W' && p.ranges && p.Is(m, "of") && p.Has(m+1, scan.Month) {
		if q, e := p.monthDate(m + 1); e > m+1 && p.Is(e, "on") && p.Has(e+1, scan.Weekday) {
			q.nth, q.nthUnit, q.wday, q.unit = int(n), 'd', int(p.At(e+1).E.Value(scan.Weekday)), 'D'
			return q, e + 2
		}
	}
	if !p.Any(m, "of", "in") {
		return point{}, i
	}
	q, e := p.coarse(m + 1)
	if e == m+1 || u != 'd' && size(q.unit) <= size(u) || q.unit == 'D' {
		return point{}, i
	}
	if u == 'd' {
		q.wday, q.unit, q.nthUnit, q.nth = int(p.At(h).E.Value(scan.Weekday)), 'D', 'd', int(n)
		return q, e
	}
	q.nth, q.nthUnit, q.nthCount = int(n), u, 1
	q.unit = u
	return q, e
}
