// SPDX-License-Identifier: Apache-2.0

package when

import "dragoman/read/when/scan"

// point reads a date, a clock time, or both together.
func (p *parser) point(i int) (point, int) {
	if c, j := p.clock(i); j > i {
		return p.clockDate(c, j)
	}
	d, j := p.day(i)
	if j == i {
		return d, i
	}
	return p.dayClock(d, j)
}

// clockDate reads the day after a clock time: "10 p.m. on Wednesday",
// "8 in the morning".
func (p *parser) clockDate(c point, j int) (point, int) {
	k := j
	if p.Any(k, "in", "at") && p.Is(k+1, "the") && p.Has(k+2, scan.Part) {
		c.part, k = p.At(k+2).E.Text, k+3
	} else if p.Is(k, "at") && p.Is(k+1, "night") {
		c.part, k = "NI", k+2
	} else if m := p.At(k).E; (m.Text == "START" || m.Text == "END") && m.Is(scan.Mod) && p.Has(k+1, scan.Part) {
		c.part, k = p.At(k+1).E.Text, k+2
	}
	c.byPart()
	j = k
	if p.Mark(k, ',') {
		k++
	}
	if p.Is(k, "on") {
		k++
	}
	d, e := p.day(k)
	if e == k || d.unit != 'D' && d.rel != 'D' || p.Mark(k-1, ',') && d.rel == 0 && d.month == 0 && d.wday == 0 {
		return c, j
	}
	if d.unit == 'W' || d.unit == 'Y' {
		return c, j
	}
	return d.at(c), e
}

// dayClock reads the time after a day: "Wednesday at 10 p.m.", "March 3, 10:30".
func (p *parser) dayClock(d point, j int) (point, int) {
	if d.unit != 'D' || d.hol != nil && p.ranges {
		return d, j
	}
	if d.part == "" {
		d, j = p.dayPart(d, j)
	}
	k := j
	if p.Mark(k, ',') {
		k++
	}
	if p.Any(k, "at", "around", "about", "circa") || p.Is(k, "T") && p.At(k).Glued {
		k++
		if p.Any(k, "around", "about") {
			k++
		}
	}
	if c, e := p.clock(k); e > k {
		if p.Any(e, "in") && p.Is(e+1, "the") && p.Has(e+2, scan.Part) {
			c.part, e = p.At(e+2).E.Text, e+3
		} else if m := p.At(e).E; m.Is(scan.Mod) && p.Has(e+1, scan.Part) {
			c.part, e = p.At(e+1).E.Text, e+2
		}
		if c.part == "" {
			c.part = d.part
		}
		c.byPart()
		return d.at(c), e
	}
	if p.ranges && p.Is(k-1, "at") && p.At(k).Kind == scan.Digit && p.At(k).N > 0 && p.At(k).N <= 12 && !p.At(k+1).Glued && p.At(k+1).Kind != scan.Digit || p.ranges && p.Is(k-1, "at") && p.At(k).Kind == scan.Digit && p.At(k).N <= 12 && p.Mark(k+1, '.') && p.At(k+2).Kind == scan.Break {
		c := point{clock: true, hour: int(p.At(k).N), min: -1, sec: -1, part: d.part}
		c.byPart()
		return d.at(c), k + 1
	}
	return d, j
}

// byPart moves a clock time without a.m. or p.m. into its part of the day.
func (c *point) byPart() {
	if c.ampm == 0 && c.hour < 12 && (c.part == "AF" || c.part == "EV" || c.part == "NI" && c.hour > 5) {
		c.hour += 12
		c.ampm = 2
	} else if c.part != "" && c.ampm == 0 {
		c.ampm = 1
	}
}

// at puts a clock time on a day.
func (d point) at(c point) point {
	d.clock, d.hour, d.min, d.sec, d.ampm, d.zoned, d.offset = true, c.hour, c.min, c.sec, c.ampm, c.zoned, c.offset
	if c.part != "" {
		d.part = c.part
	}
	return d
}

// dayPart reads "morning" after a day, with "early" or "late" before it.
func (p *parser) dayPart(d point, j int) (point, int) {
	k := j
	if p.Is(k, "in") && p.Is(k+1, "the") && p.Has(k+2, scan.Part) {
		k += 2
	}
	mod := ""
	if p.Any(k, "early", "late") && p.Has(k+1, scan.Part) {
		mod, k = p.At(k).E.Text, k+1
	}
	if p.Has(k, scan.Part) && !p.Has(k, scan.Plural) && !p.Hyphen(k+1) || p.Has(k, scan.Part) && p.Is(k, "nights") {
		d.part, d.mod = p.At(k).E.Text, mod
		if mod == "" {
			d.mod = ""
		}
		return d, k + 1
	}
	return d, j
}

// day reads a date of any size, without a clock time.
func (p *parser) day(i int) (point, int) {
	if p.depth > 4 {
		return point{}, i
	}
	p.depth++
	d, j := p.anyDay(i)
	p.depth--
	return d, j
}

func (p *parser) anyDay(i int) (point, int) {
	w := p.At(i)
	e := w.E
	if w.Kind == scan.Digit {
		if p.Mark(i+1, '/') && p.At(i+1).Glued && !p.At(i).Glued && !p.Mark(i+3, '/') && !p.ranges {
			if ph, j := p.t.phrases.figure(p.Text, i, p.t.lex); ph != nil {
				return point{unit: 'D', hol: ph.hol, words: true}, j
			}
		}
		for _, f := range [...]func(int) (point, int){p.numeric, p.dayMonth, p.leading, p.centuryOrNth, p.quarter, p.year} {
			if d, j := f(i); j > i {
				return p.tail(d, j)
			}
		}
		return point{}, i
	}
	the := e.Is(scan.Det) && p.Any(i, "the", "that", "these", "those", "his", "her", "their", "its")
	n := p.At(i + 1).E
	var fs [12]func(int) (point, int)
	k := 0
	add := func(yes bool, f func(int) (point, int)) {
		if yes {
			fs[k] = f
			k++
		}
	}
	add(e.Is(scan.Holiday), p.holiday)
	add(e.Is(scan.Month), p.monthDate)
	add(e.Is(scan.Weekday) && !e.Is(scan.Plural), p.weekday)
	add(e.Is(scan.Day), p.deictic)
	add(e.Is(scan.Unit) && e.Unit == 'W' && p.At(i+1).Kind == scan.Digit, p.weekNumber)
	add(e.Is(scan.Rel) || the && n.Is(scan.Rel), p.centuryOrNth)
	add(e.Is(scan.Rel) || the && (n.Is(scan.Rel|scan.Unit|scan.Filler) || p.Is(i, "that") && n.Is(scan.Part|scan.Weekday|scan.Season)), p.relative)
	add((p.Is(i, "the") || e.Is(scan.Part)) && (n.Is(scan.Part) || e.Is(scan.Part) || p.Has(i+2, scan.Part)), p.partOf)
	add(e.Is(scan.Mod) || the && (n.Is(scan.Mod) || p.Is(i+1, "very")), p.modified)
	if e.Is(scan.Ord|scan.Card|scan.Rel) || the && (n.Is(scan.Ord|scan.Card|scan.Rel) || p.At(i+1).Kind == scan.Digit || p.Is(i+1, "final")) || p.Any(i, "final", "q", "h") {
		add(true, p.dayMonth)
		add(true, p.centuryOrNth)
		add(true, p.quarter)
	}
	for _, f := range fs[:k] {
		if d, j := f(i); j > i {
			return p.tail(d, j)
		}
	}
	if e.Is(scan.Season) || p.Is(i, "the") && n.Is(scan.Season) {
		if d, j := p.season(i); j > i {
			return p.tail(d, j)
		}
	}
	if e.Is(scan.Card|scan.Context|scan.Unit) || w.Kind == scan.Mark || the || p.decadeStart(i) {
		if d, j := p.year(i); j > i {
			return p.tail(d, j)
		}
	}
	return point{}, i
}

// tail reads what places a date that lacks its year or week: "of 2010",
// "last year", "of next week".
func (p *parser) tail(d point, j int) (point, int) {
	if d.words || d.rel != 0 || d.shift != nil || d.ref != "" || d.mention || d.unit == 'C' || d.unit == 'E' {
		return d, j
	}
	k := j
	if p.Any(k, "of", "in") {
		if p.Is(k, "in") && d.month == 0 && d.hol == nil && d.wday == 0 {
			return d, j
		}
		if q, e := p.coarse(k + 1); e > k+1 && size(q.unit) > size(d.unit) {
			if p.Is(k, "in") && q.year == 0 {
				return d, j
			}
			return d.under(q), e
		}
		return d, j
	}
	if p.Any(k, "this", "last", "next", "that", "the") {
		if q, e := p.relative(k); e > k && size(q.unit) > size(d.unit) && (q.rel == 'Y' || q.rel == 'W' && d.wday != 0 || q.rel == 'M' && d.day > 0) && q.nth == 0 {
			return d.under(q), e
		}
	}
	return d, j
}

// coarse reads a month, year or the like that holds a finer date.
func (p *parser) coarse(i int) (point, int) {
	if p.depth > 4 {
		return point{}, i
	}
	p.depth++
	d, j := p.anyCoarse(i)
	p.depth--
	return d, j
}

func (p *parser) anyCoarse(i int) (point, int) {
	k := i
	if p.Is(k, "the") && (p.At(k+1).Kind == scan.Digit || p.Is(k+1, "year")) {
		if d, e := p.year(k + 1); e > k+1 {
			return d, e
		}
	}
	if d, e := p.relative(k); e > k {
		return d, e
	}
	if p.Any(k, "the", "each", "every") && p.Any(k+1, "year", "month", "week", "day", "quarter") || p.Any(k, "year", "month", "week", "day") && p.Is(k-1, "of") && (p.ranges || !p.Is(k, "day")) {
		if !p.Has(k, scan.Unit) {
			k++
		}
		u := p.At(k).E.Unit
		return point{unit: u, rel: u, mention: u == 'Q'}, k + 1
	}
	if p.Has(k, scan.Month) {
		return p.monthDate(k)
	}
	if p.Mark(k, '\'') && p.At(k+1).Kind == scan.Digit && p.At(k+1).Len() == 2 {
		return p.year(k)
	}
	if w := p.At(k); w.Kind == scan.Digit && w.Len() == 2 && p.Has(k-2, scan.Month) && !p.At(k+1).Glued {
		return point{unit: 'Y', year: century2(int(w.N)), words: true}, k + 1
	}
	if d, e := p.year(k); e > k {
		return d, e
	}
	if p.Has(k, scan.Season) {
		return p.season(k)
	}
	if d, e := p.holiday(k); e > k {
		return d, e
	}
	return p.quarter(k)
}

// under fills what a lacks from the coarser b.
func (a point) under(b point) point {
	a.year, a.words, a.bc, a.decade, a.century, a.fiscal = b.year, b.words, b.bc, b.decade, b.century, b.fiscal
	a.rel, a.relN, a.mention = b.rel, b.relN, b.mention
	if a.dir == 0 {
		a.dir = b.dir
	}
	if a.month == 0 {
		a.month = b.month
	}
	if a.quarter == 0 {
		a.quarter = b.quarter
	}
	if a.half == 0 {
		a.half = b.half
	}
	if a.season == 0 {
		a.season = b.season
	}
	if a.hol == nil {
		a.hol = b.hol
	}
	if a.day == 0 && a.nth != 0 {
		a.day = b.day
	}
	return a
}

// size orders units for nesting.
func size(u byte) float64 {
	switch u {
	case 'S', 'Q':
		return 91
	case 'h':
		return 182
	}
	return unitDays(u)
}

// partOf reads "the morning of March 3", "the early morning hours of Friday".
func (p *parser) partOf(i int) (point, int) {
	j := i
	if p.Is(j, "the") {
		j++
	}
	if p.Any(j, "early", "late") {
		j++
	}
	part := p.At(j).E
	if !part.Is(scan.Part) {
		return point{}, i
	}
	k := j + 1
	if p.Is(k, "hours") {
		k++
	}
	if p.Is(k, "of") {
		if d, e := p.day(k + 1); e > k+1 && d.unit == 'D' && d.part == "" {
			d.part = part.Text
			return d, e
		}
	}
	return point{}, i
}
