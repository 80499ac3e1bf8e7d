// SPDX-License-Identifier: Apache-2.0

package when

import "dragoman/read/when/scan"

// monthDate reads a date that opens with a month's name: "March 5, 2014",
// "Oct. 2010", "May the 5th".
func (p *parser) monthDate(i int) (point, int) {
	m := int(p.At(i).E.Value(scan.Month))
	d := point{unit: 'M', month: m}
	j := i + 1
	if p.Has(i, scan.Abbrev) && p.Mark(j, '.') && p.At(j).Glued {
		j++
	}
	bare := p.S[p.At(i).Start] >= 'a'
	// The day.
	k := j
	if p.Is(k, "the") {
		k++
	}
	if p.Mark(k, '/') && p.At(k).Glued && p.ranges {
		k++
	}
	n, e := p.dayNumber(k)
	if e > k && !(p.At(e).Glued && p.At(e).Kind != scan.Mark) {
		d.unit, d.day, j = 'D', n, e
		if m == 9 && n == 11 && (p.Any(e, "attacks", "attack", "hijackers") || p.Is(e, "terrorist")) {
			d.year, d.words = 2001, true
			return d, e
		}
		// The year.
		y := j
		if p.Mark(y, ',') {
			y++
		}
		if p.Is(y, "of") {
			y++
		}
		if v, e := p.plainYear(y); e > y {
			d.year, d.words, j = v, true, e
		} else if v, e := p.YearWords(y); e > y {
			d.year, d.words, j = v, true, e
		} else if w := p.At(y); y > j && p.Mark(y, '\'') && p.At(y+1).Len() == 2 && p.At(y+1).Kind == scan.Digit {
			d.year, d.words, j = century2(int(p.At(y+1).N)), true, y+2
		} else if p.ranges && w.Kind == scan.Digit && w.Len() == 2 && y == j && !p.At(y+1).Glued && k == j-1 {
			d.year, d.words, j = century2(int(w.N)), true, y+1
		} else if c, e := p.clock(j); e > j {
			// "Oct 26 15:50:06 2016"
			if v, e2 := p.plainYear(e); e2 > e && c.min >= 0 {
				d = d.at(c)
				d.year, d.words, j = v, true, e2
			}
		}
		return d, j
	}
	// The year.
	k = j
	if w := p.At(k); w.Kind == scan.Digit && p.era(k+1) > k+1 {
		d.year, d.words, d.bc = int(w.N), true, p.Any(k+1, "bc", "bce", "b")
		return d, p.era(k + 1)
	}
	if p.Mark(k, ',') || (p.Mark(k, '-') || p.Mark(k, '/')) && p.At(k).Glued && p.At(k+1).Glued {
		k++
	}
	if v, e := p.plainYear(k); e > k {
		d.year, d.words = v, true
		return d, e
	}
	if v, e := p.YearWords(k); e > k && k == j {
		d.year, d.words = v, true
		return d, e
	}
	if p.Mark(k, '\'') && p.At(k+1).Kind == scan.Digit && p.At(k+1).Len() == 2 {
		d.year, d.words = century2(int(p.At(k+1).N)), true
		return d, k + 2
	}
	if p.Has(i, scan.Fuzzy) && !p.monthHere(i) || bare && !p.monthHere(i) && p.At(i).Len() <= 4 {
		return d, i
	}
	if p.At(i).Len() <= 3 && m != 5 && p.At(i+1).Kind == scan.Alpha && !p.monthHere(i) {
		return d, i
	}
	return d, j
}

// monthHere reports whether the words around a month that is also a common
// word or a name speak for the month.
func (p *parser) monthHere(i int) bool {
	if p.Any(i-1, "in", "since", "until", "till", "by", "last", "next", "this", "early", "late", "mid", "of", "from", "through", "during", "before", "after", "between", "past", "for", "around") {
		if p.Is(i, "may") && p.Any(i-1, "this", "last", "next", "past", "after", "for") || p.Is(i, "march") && p.Any(i-1, "the", "this", "last", "for", "from", "after", "during", "before") {
			w := p.At(i)
			return p.S[w.Start] < 'a' && !p.verbAfter(i+1)
		}
		if p.Any(i, "may", "march", "august", "april", "june") && p.S[p.At(i).Start] >= 'a' && !p.ranges {
			return false
		}
		return !(p.Any(i, "april", "june", "may", "august") && p.At(i+1).Kind == scan.Alpha && p.S[p.At(i+1).Start] < 'a' && !p.At(i+1).E.Known() && p.Any(i-1, "of", "for", "by"))
	}
	if p.Mark(i-1, '-') && p.Is(i-2, "mid") {
		return true
	}
	if p.ranges && p.Is(i-1, "the") && !p.Any(i, "may", "march") {
		return true
	}
	c := p.S[p.At(i).Start] < 'a'
	switch {
	case p.Any(i, "may", "march"):
		return c && (p.Any(i-1, "and", "or", "to") || p.Mark(i-1, '-')) && (p.Has(i-2, scan.Month) || p.Mark(i-1, '-') && p.Has(i-2, scan.Month)) || c && (p.Any(i+1, "and", "to", "or") || p.Mark(i+1, '-')) && p.Has(i+2, scan.Month)
	case p.Any(i, "mar", "jan", "jun", "sat", "dec", "sep", "aug", "feb", "apr", "jul", "oct", "nov"):
		return c && (p.Mark(i+1, '.') || p.Has(i+2, scan.Month) && (p.Mark(i+1, '-') || p.Any(i+1, "to", "and", "through"))) || (p.Mark(i-1, '-') || p.Any(i-1, "to", "and", "through")) && p.Has(i-2, scan.Month)
	case p.Any(i, "april", "june", "august"):
		// Names: "April Smith said".
		return c && !(p.At(i+1).Kind == scan.Alpha && p.S[p.At(i+1).Start] < 'a' && !p.At(i+1).E.Known()) || p.ranges
	}
	return c || p.ranges
}

func (p *parser) verbAfter(i int) bool {
	return p.Any(i, "be", "have", "not", "also", "well", "on", "through")
}

// dayNumber reads the day of a month: 5, 05, 5th, fifth, twenty-first.
func (p *parser) dayNumber(i int) (int, int) {
	w := p.At(i)
	if v, e := p.Ordinal(i); e > i {
		if v < 1 || v > 31 {
			return 0, i
		}
		return int(v), e
	}
	if w.Kind == scan.Digit && w.Len() <= 2 && w.N >= 1 && w.N <= 31 {
		if (p.Mark(i+1, ':') || p.Mark(i+1, '.') && p.At(i+2).Kind == scan.Digit) && p.At(i+1).Glued && p.At(i+2).Glued {
			return 0, i
		}
		if p.Mark(i+1, '%') || p.Any(i+1, "percent", "per", "am", "pm", "million", "billion", "thousand") {
			return 0, i
		}
		return int(w.N), i + 1
	}
	if p.ranges && w.E.Is(scan.Card) && w.E.Value(scan.Card) > 0 {
		if v, e := p.Cardinal(i); v <= 31 && v == float64(int(v)) {
			if v >= 20 && e == i+1 && p.Has(e, scan.Card) && p.At(e).E.Value(scan.Card) >= 10 {
				return int(v), e
			}
			return int(v), e
		}
	}
	return 0, i
}

// dayMonth reads a date that opens with the day: "5 May 2010", "the fourth of
// July", "the 15th day of next month".
func (p *parser) dayMonth(i int) (point, int) {
	j := i
	if p.Is(j, "the") {
		j++
	}
	n, e := p.dayNumber(j)
	if e == j {
		return point{}, i
	}
	d := point{unit: 'D', day: n}
	k := e
	if p.Is(k, "day") && p.Is(k+1, "of") {
		if q, end := p.coarse(k + 2); end > k+2 && (q.unit == 'M') {
			return d.under(q), end
		}
		return point{}, i
	}
	if p.Is(k, "of") {
		k++
		if e > j+1 || p.At(j).Kind == scan.Alpha {
			if q, end := p.relative(k); end > k && q.rel == 'M' && q.unit == 'M' {
				q.mention = false
				return d.under(q), end // "the 25th of last month"
			}
		}
	} else if p.Hyphen(k) && p.Has(k+1, scan.Month) || p.Mark(k, '/') && p.At(k).Glued && p.Has(k+1, scan.Month) {
		k++
	}
	if !p.Has(k, scan.Month) || p.At(k).Glued && !p.Mark(k-1, '-') && !p.Mark(k-1, '/') && p.At(k).Len() == 1 {
		if p.Is(i, "the") && p.ranges && !p.Is(e, "and") && !p.Hyphen(e) && (p.At(e).Kind != scan.Alpha || p.Any(e, "from", "between", "to", "till", "through", "at")) {
			return d, e // "the 12th"
		}
		if p.ranges && p.Is(i-1, "on") && p.At(j).Kind == scan.Digit && e == j+2 && p.At(e).Kind != scan.Alpha {
			return d, e // "on 12th"
		}
		if p.Is(i, "the") && p.Any(i-1, "on", "by", "until") && p.At(j).Kind == scan.Digit && e == j+2 && (p.At(e).Kind != scan.Alpha || p.Any(e, "and", "was", "were", "to", "at", "in")) {
			return d, e
		}
		return point{}, i
	}
	// "12 May 2010", but "10 March against" is a protest; "5 may" a verb.
	if p.Has(k, scan.Fuzzy) && p.S[p.At(k).Start] >= 'a' && p.Any(k, "may", "march", "mar", "sat") && !p.ranges && k == e {
		return point{}, i
	}
	if p.At(j).E.Is(scan.Card) && p.Has(k, scan.Fuzzy) && p.S[p.At(k).Start] >= 'a' && k == e {
		return point{}, i
	}
	if i > 0 && p.At(i).Kind == scan.Digit && p.At(i).Glued && !p.Mark(i-1, '(') && !p.Mark(i-1, '-') && !p.Mark(i-1, ':') {
		return point{}, i
	}
	if p.At(i-1).Kind == scan.Mark && p.At(i-1).E.Is(scan.Measure) {
		return point{}, i
	}
	d.month = int(p.At(k).E.Value(scan.Month))
	j = k + 1
	if p.Has(k, scan.Abbrev) && p.Mark(j, '.') && p.At(j).Glued {
		j++
	}
	y := j
	if p.Mark(y, ',') || (p.Mark(y, '-') || p.Mark(y, '/')) && p.At(y).Glued && p.At(y+1).Glued {
		y++
	}
	if p.Is(y, "of") {
		y++
	}
	if v, e := p.plainYear(y); e > y {
		d.year, d.words, j = v, true, e
	} else if v, e := p.YearWords(y); e > y {
		d.year, d.words, j = v, true, e
	} else if p.Mark(y, '\'') && p.At(y+1).Kind == scan.Digit && p.At(y+1).Len() == 2 {
		d.year, d.words, j = century2(int(p.At(y+1).N)), true, y+2
	}
	return d, j
}

// weekday reads a date that opens with a weekday: "Friday, Oct. 5, 2012",
// "Monday of last week".
func (p *parser) weekday(i int) (point, int) {
	d := point{unit: 'D', until: p.Any(i-1, "until", "till"), ahead: p.Is(i-1, "by"), wday: int(p.At(i).E.Value(scan.Weekday))}
	j := i + 1
	if p.Has(i, scan.Abbrev) && p.Mark(j, '.') && p.At(j).Glued {
		j++
	}
	short := p.At(i).Len() <= 3
	if p.Is(i-1, "black") && p.S[p.At(i-1).Start] < 'a' {
		return d, i
	}
	if short && (p.S[p.At(i).Start] >= 'a' || p.Any(i, "sun", "sat")) && !p.ranges {
		return d, i
	}
	if q, e := p.numbered(i); e > i && !p.ranges {
		return q, e
	}
	k := j
	if p.Mark(k, ',') {
		k++
	}
	if p.Is(k, "the") && p.ranges {
		if n, e := p.dayNumber(k + 1); e > k+1 {
			d.day = n
			return d, e
		}
	}
	if p.Has(k, scan.Month) {
		if q, e := p.monthDate(k); e > k && q.day > 0 {
			q.wday = d.wday
			return q, e
		}
	}
	if q, e := p.dayMonth(k); e > k && q.month > 0 {
		q.wday = d.wday
		return q, e
	}
	if q, e := p.numeric(k); e > k && q.day > 0 {
		q.wday = d.wday
		return q, e
	}
	if p.ranges && k == j && p.At(k).Kind == scan.Digit && p.At(k).N >= 20 && p.At(k).N <= 31 && (!p.At(k+1).Glued || p.Mark(k+1, '!') || p.Mark(k+1, '?') || p.Mark(k+1, ')')) {
		d.day = int(p.At(k).N)
		return d, k + 1
	}
	if short && !p.ranges && p.At(j).Kind == scan.Alpha && !p.Has(i-1, scan.Bound|scan.Rel) {
		return d, i
	}
	return d, j
}

// deictic reads today, yesterday, tonight.
func (p *parser) deictic(i int) (point, int) {
	e := p.At(i).E
	if b := p.At(i - 1); i > 0 && p.S[p.At(i).Start] < 'a' && b.Kind == scan.Alpha && p.S[b.Start] < 'a' && b.Len() > 1 && !p.ranges {
		return point{}, i // "USA TODAY"
	}
	d := point{unit: 'D', rel: 'D', relN: int(e.Value(scan.Day)), part: e.Text}
	j := i + 1
	if p.Mark(j, ',') && p.ranges {
		if q, k := p.numeric(j + 1); k > j+1 && q.words {
			return q, k
		}
	}
	return d, j
}

// season reads "spring 2009", "the summer of 1969".
func (p *parser) season(i int) (point, int) {
	j := i
	if p.Is(j, "the") {
		j++
	}
	d := point{unit: 'S', season: int(p.At(j).E.Value(scan.Season))}
	if v, e := p.plainYear(j + 1); e > j+1 {
		d.year, d.words = v, true
		return d, e
	}
	if n := p.At(j + 1); p.S[p.At(j).Start] < 'a' && (n.Kind == scan.Alpha && p.S[n.Start] < 'a' || p.At(j-1).Kind == scan.Alpha && p.S[p.At(j-1).Start] < 'a' && !p.At(j-1).E.Known()) {
		return d, i
	}
	if p.Has(j, scan.Fuzzy) && !(p.Any(j-1, "in", "last", "next", "this", "of", "early", "late", "since", "by", "until") || p.Is(j-1, "the") && p.Any(j-2, "in", "of", "during", "for", "by", "until", "since", "through")) {
		return d, i
	}
	if p.Has(j, scan.Fuzzy) && p.Is(j+1, "of") {
		if q, e := p.coarse(j + 2); e == j+2 || q.unit != 'Y' {
			return d, i // "the fall of the city"
		}
	}
	return d, j + 1
}

// holiday reads a named day.
func (p *parser) holiday(i int) (point, int) {
	j := i
	ph, e := p.t.phrases.find(p.Text, j, scan.Holiday)
	if ph == nil {
		return point{}, i
	}
	if p.S[p.At(j).Start] >= 'a' && !p.ranges {
		return point{}, i
	}
	if n := p.At(e); n.Kind == scan.Alpha && p.S[n.Start] < 'a' && !n.E.Known() && !p.ranges || p.Is(i, "the") && p.Has(j, scan.Fuzzy) {
		return point{}, i
	}
	d := point{unit: 'D', hol: ph.hol}
	if ph.hol.kind == 'y' {
		d.words = true
	}
	y := e
	if p.Mark(y, ',') && ph.hol.kind == 'f' {
		y++
	}
	if v, k := p.plainYear(y); k > y {
		d.year, d.words, e = v, true, k
	}
	if p.Is(e, "weekend") && ph.hol.days == 1 {
		d.unit, e = 'K', e+1
	}
	return d, e
}

// weekNumber reads "week 31", "week 3 of 2027".
func (p *parser) weekNumber(i int) (point, int) {
	w := p.At(i + 1)
	if w.N < 1 || w.N > 53 || w.Glued || p.At(i+2).Glued && p.At(i+2).Kind != scan.Mark {
		return point{}, i
	}
	d := point{unit: 'W', rel: 'Y', week: int(w.N)}
	j := i + 2
	if p.Is(j, "of") {
		if q, e := p.coarse(j + 1); e > j+1 && q.unit == 'Y' {
			q.unit, q.week = 'W', int(w.N)
			return q, e
		}
	}
	return d, j
}
