// SPDX-License-Identifier: Apache-2.0

package when

import "dragoman/read/when/scan"

// further reads the days of a list after its first, "March 3": "5 and 9" of "on
// March 3, 5 and 9". A figure is a day only where the list ends with "and" and
// nothing is counted by it.
func (p *parser) further(e *expr) []expr {
	d := e.p
	if d.day == 0 || d.month == 0 || d.wday != 0 || d.clock || d.part != "" || d.shift != nil || d.bc || p.At(e.last-1).Kind != scan.Digit {
		return nil
	}
	var out []expr
	before, closed := d.day, false
	for j := e.last; !closed && len(out) < 8; {
		comma := p.Mark(j, ',')
		if comma {
			j++
		}
		if closed = p.Is(j, "and"); closed {
			j++
		}
		w := p.At(j)
		if !comma && !closed || w.Kind != scan.Digit || w.Len() > 2 || int(w.N) <= before || w.N > 31 {
			return nil
		}
		q := d
		q.day, before = int(w.N), int(w.N)
		out = append(out, expr{first: j, last: j + 1, kind: "DATE", p: q})
		j++
	}
	if !closed || !p.alone(out[len(out)-1].last) {
		return nil
	}
	return out
}

// leading reads a day of a list whose month stands behind its last one: "3" of
// "on 3, 5 and 9 March".
func (p *parser) leading(i int) (point, int) {
	w := p.At(i)
	if p.depth > 3 || w.Kind != scan.Digit || w.Len() > 2 || w.N < 1 || w.N > 31 || w.Glued || p.ranges {
		return point{}, i
	}
	before, closed, j := int(w.N), false, i+1
	for n := 0; !closed && n < 8; n++ {
		comma := p.Mark(j, ',')
		if comma {
			j++
		}
		if closed = p.Is(j, "and"); closed {
			j++
		}
		v := p.At(j)
		if !comma && !closed || v.Kind != scan.Digit || v.Len() > 2 || v.Glued || int(v.N) <= before || v.N > 31 {
			return point{}, i
		}
		if closed {
			break
		}
		before, j = int(v.N), j+1
	}
	q, end := p.dayMonth(j)
	if end == j || q.month == 0 || q.day <= before {
		return point{}, i
	}
	q.day, q.wday = int(w.N), 0
	return q, i + 1
}

// alone reports whether nothing that word i begins is counted or measured by
// the figure before it.
func (p *parser) alone(i int) bool {
	w := p.At(i)
	switch w.Kind {
	case scan.Break:
		return true
	case scan.Mark:
		return !w.E.Is(scan.Measure) && (!w.Glued || w.Mark == '.' || w.Mark == ',' || w.Mark == ';' || w.Mark == ')') && !(w.Mark == '.' && p.At(i+1).Glued && p.At(i+1).Kind == scan.Digit)
	case scan.Alpha:
		return w.E.Is(scan.Bound) || p.Any(i, "and", "in", "at", "but", "as", "for", "by", "with")
	}
	return false
}

// numbered reads "Sunday 4" where a list gives the month later: "on Sunday 4 and
// Monday 5 March".
func (p *parser) numbered(i int) (point, int) {
	w := p.At(i + 1)
	if p.depth > 3 || !p.Has(i, scan.Weekday) || p.At(i).Len() <= 3 || w.Kind != scan.Digit || w.Len() > 2 || w.N < 1 || w.N > 31 || p.At(i+2).Glued && !p.Mark(i+2, ',') {
		return point{}, i
	}
	j := i + 2
	if p.Mark(j, ',') {
		j++
	}
	if p.Is(j, "and") {
		j++
	}
	if j == i+2 || !p.Has(j, scan.Weekday) {
		return point{}, i
	}
	q, end := p.day(j)
	if end == j || q.month == 0 || q.day <= int(w.N) || q.wday == 0 {
		return point{}, i
	}
	q.day, q.wday = int(w.N), int(p.At(i).E.Value(scan.Weekday))
	return q, i + 2
}
