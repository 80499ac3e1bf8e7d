// SPDX-License-Identifier: Apache-2.0

package when

import "dragoman/read/when/scan"

// bounded reads, in dialogue, what one time bounds or two times enclose:
// "before 2018", "3 pm or later", "from May to October 2020", "within 5 days".
func (p *parser) bounded(i int) (expr, bool) {
	if e, ok := p.enclosed(i); ok {
		return e, true
	}
	if p.Any(i, "to", "till") && p.Is(i+1, "date") && p.At(i+2).Kind != scan.Digit && !p.Any(i+2, "from") {
		e := point{unit: 'D', rel: 'D'}.expr(i, i+2)
		e.bound = "BEFORE"
		return e, true
	}
	if e, ok := p.dayHours(i); ok {
		return e, true
	}
	if b, j := p.bound(i); j > i {
		if b == "WITHIN" {
			k := j
			if p.Any(k, "the") {
				k++
			}
			if p.Has(k, scan.Rel) {
				k++
			}
			list, end := p.amounts(k)
			if end == k {
				return expr{}, false
			}
			e := expr{first: i, last: end, kind: "DURATION", dur: list, rel: 2}
			if p.Any(end, "from", "after") && p.Any(end+1, "today", "now") {
				e.last = end + 2
			}
			return e, true
		}
		if p.Any(j, "around", "about") {
			j++
		}
		if d, end := p.point(j); end > j && d.ref == "" {
			e := d.expr(i, end)
			e.bound = b
			return e, true
		}
	}
	// "in two weeks", "in 5 minutes"
	if p.Is(i, "in") {
		if list, end := p.amounts(i + 1); end > i+1 && list[0].n > 0 && !p.ago(end) && !p.Any(end, "from", "after", "before") {
			e := expr{first: i, last: end, kind: "DATE", p: point{shift: list, sign: 1, unit: list[len(list)-1].unit}}
			if p.Is(end, "since") {
				m := end + 1
				if p.Is(m, "the") {
					m++
				}
				if q, k := p.day(m); k > m && q.shift == nil {
					q.shift, q.sign, q.unit = list, 1, 'D'
					e.p, e.last = q, k
				}
			}
			return e, true
		}
	}
	// "more than 2 weeks after today", "less than 3 days after tomorrow"
	if mod, j := p.approx(i); j > i && (mod == "MORE_THAN" || mod == "LESS_THAN") {
		if e, ok := p.duration(j); ok && e.kind == "DATE" && e.p.shift != nil && e.p.rel != 0 {
			e.first = i
			if mod == "LESS_THAN" {
				q := e.p
				e.ranged, e.q = true, &q
				e.p.shift, e.p.unit = nil, 'D'
				return e, true
			}
			e.bound = "AFTER"
			if e.p.sign < 0 {
				e.bound = "BEFORE"
			}
			return e, true
		}
	}
	// "3 pm or later", "2012 or later", "1/1/2016 and after"
	if d, j := p.point(i); j > i && p.Any(j, "or", "and") && p.Any(j+1, "later", "after", "greater", "above") && !p.isPoint(j+2) {
		e := d.expr(i, j+2)
		e.bound = "ON_OR_AFTER"
		if p.Is(j+2, "on") && d.clock {
			if q, k := p.day(j + 3); k > j+3 && q.unit == 'D' {
				e.p, e.last = q.at(d), k
			}
		}
		return e, true
	} else if j > i && d.unit == 'D' && !d.clock {
		// "today before 4pm", "1/1/2015 after 2:00"
		k := j
		if b, m := p.bound(k); m > k && b != "WITHIN" {
			if p.Any(m, "around", "about") {
				m++
			}
			if c, end := p.clock(m); end > m {
				c, end = p.hourPart(c, end)
				e := d.at(c).expr(i, end)
				e.bound = b
				return e, true
			}
		}
	}
	return expr{}, false
}

// hourPart reads "in the morning" after an hour.
func (p *parser) hourPart(c point, j int) (point, int) {
	if p.Is(j, "in") && p.Is(j+1, "the") && p.Has(j+2, scan.Part) {
		c.part = p.At(j + 2).E.Text
		c.byPart()
		return c, j + 3
	}
	return c, j
}

func (p *parser) isPoint(i int) bool {
	_, e := p.point(i)
	return e > i
}

// bound reads the words that bound a time; j is the word after them.
func (p *parser) bound(i int) (string, int) {
	switch {
	case p.Any(i, "before"), p.Is(i, "by") && p.At(i+1).Kind == scan.Digit, p.Any(i, "until", "till"):
		return "BEFORE", i + 1
	case p.Is(i, "no") && p.Is(i+1, "later") && p.Is(i+2, "than"):
		return "BEFORE", i + 3
	case p.Any(i, "earlier", "less", "smaller") && p.Is(i+1, "than"):
		return "BEFORE", i + 2
	case p.Any(i, "after"):
		return "AFTER", i + 1
	case p.Any(i, "later", "greater", "more") && p.Is(i+1, "than"):
		return "AFTER", i + 2
	case p.Any(i, "year") && p.Is(i+1, "greater") && p.Is(i+2, "than"):
		return "AFTER", i + 3
	case p.Any(i, "since"):
		return "ON_OR_AFTER", i + 1
	case p.Mark(i, '>') && p.Mark(i+1, '='):
		return "ON_OR_AFTER", i + 2
	case p.Mark(i, '<') && p.Mark(i+1, '='):
		return "ON_OR_BEFORE", i + 2
	case p.Any(i, "within"):
		return "WITHIN", i + 1
	}
	return "", i
}

// enclosed reads "from A to B", "between A and B", "A - B".
func (p *parser) enclosed(i int) (expr, bool) {
	j := i
	from := p.Is(j, "from")
	between := p.Is(j, "between")
	in := p.Any(j, "in", "on")
	if from || between || in {
		j++
	}
	a, k := p.end(j, from || between)
	if k == j || a.shift != nil && false {
		return expr{}, false
	}
	sep := p.Mark(k, '-') || p.Mark(k, '~') || p.Any(k, "to", "until", "till", "through") || between && p.Is(k, "and")
	if !sep {
		return expr{}, false
	}
	b, m := p.end(k+1, from || between || a.clock || a.day > 0)
	if m == k+1 {
		return expr{}, false
	}
	for _, x := range []*point{&a, &b} {
		if x.unit == 'D' && x.day > 0 && x.month == 0 && x.wday == 0 && x.rel == 0 && !x.words && !x.clock {
			x.unit = 'n' // "the seventeenth"
		}
	}
	if a.unit == 'n' && b.unit == 'n' && !p.Any(i, "in", "on") {
		k := m
		if p.Is(k, "on") {
			k++
		}
		if d, z := p.day(k); z > k && d.unit == 'D' && d.shift == nil {
			a = point{clock: true, hour: a.day, min: -1, sec: -1}
		}
	}
	a, b, ok := share(a, b)
	if !ok {
		return expr{}, false
	}
	if in && !(a.unit == 'Y' && b.unit == 'Y' || p.Is(i, "on") && a.day > 0 && b.month > 0 && p.Mark(k, '-')) {
		return expr{}, false
	}
	e := expr{first: i, last: m, kind: "DATE", p: a, q: &b, ranged: true}
	if a.clock || b.clock {
		e.kind = "TIME"
		e.last = p.rangeDay(&e)
	} else if a.unit == 'M' || a.unit == 'D' {
		// "june to july in 2017" was read with b.
	}
	return e, true
}

// end reads one end of a range: a point, or a bare number.
func (p *parser) end(i int, bare bool) (point, int) {
	if d, j := p.point(i); j > i {
		return d, j
	}
	if p.Any(i, "now") || p.Is(i, "current") && p.Is(i+1, "date") {
		n := 1
		if p.Is(i, "current") {
			n = 2
		}
		return point{unit: 'D', rel: 'D'}, i + n
	}
	if p.Is(i, "date") {
		return point{unit: 'D', rel: 'D'}, i + 1
	}
	k := i
	if p.Is(k, "the") {
		k++
	}
	w := p.At(k)
	if w.Kind == scan.Digit && w.Len() == 4 && bare && w.N < 2400 && w.N%100 < 60 && w.N/100 < 24 && p.S[w.Start] == '0' {
		return point{clock: true, hour: int(w.N / 100), min: int(w.N % 100), sec: -1}, k + 1
	}
	if n, j := p.dayNumber(k); j > k && !(p.At(j).Glued && p.At(j).Kind == scan.Alpha) && !p.unitAfter(j) {
		if !bare && w.Kind != scan.Digit {
			return point{}, i
		}
		return point{unit: 'n', day: n}, j
	}
	return point{}, i
}

// share gives each end of a range what the other one told.
func share(a, b point) (point, point, bool) {
	if a.unit == 'n' && b.unit == 'n' {
		return a, b, false
	}
	hour := func(x point) point {
		return point{clock: true, hour: x.day, min: -1, sec: -1, unit: 0}
	}
	switch {
	case a.unit == 'n' && b.clock:
		d := b
		h := hour(a)
		if h.hour > 24 || h.hour == 0 {
			return a, b, false
		}
		if b.ampm == 2 && h.hour <= b.hour-12 {
			h.hour += 12
		}
		d.hour, d.min, d.sec, d.ampm = h.hour, -1, -1, 1
		return d, b, true
	case b.unit == 'n' && a.clock:
		d := a
		h := b.day
		if h > 24 {
			return a, b, false
		}
		if h < a.hour || a.ampm == 2 && h < 12 {
			h += 12
		}
		d.hour, d.min, d.sec = h, -1, -1
		return a, d, h <= 24
	case a.clock && b.clock:
		if a.unit == 'D' && b.unit == 0 {
			c := b
			b = a.at(b)
			b.part = c.part
		} else if b.unit == 'D' && a.unit == 0 {
			a = b.at(a)
		}
		if b.ampm == 2 && a.ampm == 0 && a.hour < 12 && a.hour+12 <= b.hour {
			a.hour += 12
		} else if a.ampm != 0 && b.ampm == 0 && b.hour < a.hour && b.hour <= 12 || a.ampm == 0 && b.ampm == 0 && b.hour < a.hour && b.hour < 12 {
			b.hour += 12
		}
		return a, b, true
	case a.unit == 'n':
		if b.month == 0 && b.wday == 0 {
			return a, b, false
		}
		d := b
		d.day, d.unit = a.day, 'D'
		if d.day > b.day {
			d.month--
		}
		return d, b, b.day > 0
	case b.unit == 'n':
		if a.month == 0 && a.day == 0 {
			return a, b, false
		}
		d := a
		if a.unit == 'Y' {
			return a, b, false
		}
		if b.day < a.day {
			d.month++
		}
		d.day, d.unit = b.day, 'D'
		return a, d, true
	}
	if a.clock != b.clock && !(b.rel == 'D' && a.clock) {
		return a, b, false
	}
	if a.clock && b.rel == 'D' {
		a = b.at(a)
		return a, b, true
	}
	if b.words && !a.words && a.rel == 0 && a.dir == 0 && a.month > 0 {
		a.year, a.words = b.year, true
		if a.month > b.month && b.month > 0 {
			a.year--
		}
	}
	if a.wday > 0 && b.wday > 0 && b.dir == 0 && a.month == 0 {
		b.dir = a.dir
	}
	if a.decade > 0 || a.unit == 'S' || a.part != "" || b.part != "" {
		return a, b, false
	}
	return a, b, true
}

// rangeDay reads the day after a range of hours and puts it on both ends.
func (p *parser) rangeDay(e *expr) int {
	if e.p.unit == 'D' || e.q.unit == 'D' {
		_, end := p.dayPart(*e.q, e.last)
		return end
	}
	k := e.last
	if p.Is(k, "on") {
		k++
	}
	d, end := p.day(k)
	if end == k || d.unit != 'D' || d.shift != nil {
		return e.last
	}
	if q, m := p.dayPart(d, end); m > end {
		d, end = q, m
	}
	e.p.part, e.q.part = d.part, d.part
	e.p.byPart()
	e.q.byPart()
	e.p, *e.q = d.at(e.p), d.at(*e.q)
	return end
}

// dayHours reads a day and then a range of hours: "Monday 8-9am".
func (p *parser) dayHours(i int) (expr, bool) {
	d, j := p.day(i)
	if j == i || d.unit != 'D' || d.hol != nil || d.shift != nil {
		return expr{}, false
	}
	d, j = p.dayPart(d, j)
	k := j
	if p.Mark(k, ',') {
		k++
	}
	from := k
	if p.Any(k, "from", "between") {
		from++
	}
	a, m := p.end(from, true)
	if m == from || a.unit == 'D' || a.unit != 'n' && !a.clock {
		return expr{}, false
	}
	sep := p.Mark(m, '-') || p.Any(m, "to", "until", "till", "through") || from > k && p.Is(m, "and")
	if !sep {
		return expr{}, false
	}
	b, end := p.end(m+1, true)
	if end == m+1 || b.unit != 'n' && !b.clock || b.unit == 'D' {
		return expr{}, false
	}
	if a.unit == 'n' && b.unit == 'n' {
		a = point{clock: true, hour: a.day, min: -1, sec: -1}
	}
	a, b, ok := share(a, b)
	if !ok {
		return expr{}, false
	}
	a.part, b.part = d.part, d.part
	a.byPart()
	b.byPart()
	b = d.at(b)
	return expr{first: i, last: end, kind: "TIME", p: d.at(a), q: &b, ranged: true}, true
}
