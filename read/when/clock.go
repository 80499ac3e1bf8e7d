// SPDX-License-Identifier: Apache-2.0

package when

import "dragoman/read/when/scan"

// clock reads a time of day: 10:30, 7 p.m., noon, half past seven, 0800 UTC.
func (p *parser) clock(i int) (c point, end int) {
	w := p.At(i)
	if w.Kind != scan.Digit && !w.E.Is(scan.Card|scan.Part|scan.Frac|scan.Mod) && !p.Any(i, "a", "midnight") {
		return c, i
	}
	c = point{clock: true, min: -1, sec: -1}
	if p.Any(i, "noon", "midnight", "midday") || p.Is(i, "mid") && p.Is(i+1, "night") {
		if !p.Is(i, "midnight") && !p.Is(i, "mid") {
			c.hour = 12
		}
		c.ampm = 3
		if p.Is(i, "mid") {
			return p.zone(c, i+2)
		}
		return p.zone(c, i+1)
	}
	if h, end := p.pastHour(i); end > i {
		return p.meridiem(h, end)
	}
	n, j := p.Cardinal(i)
	if w.Kind == scan.Digit {
		n, j = float64(w.N), i+1
	}
	if j == i || n < 0 || n > 24 && !(w.Len() == 4 && w.Kind == scan.Digit && n <= 2400) {
		return c, i
	}
	if i > 0 && w.Glued && (p.Mark(i-1, '.') || p.Mark(i-1, ':') || p.Mark(i-1, '/') || p.Mark(i-1, ',') || p.At(i-1).Kind == scan.Mark && p.At(i-1).E.Is(scan.Measure)) {
		return c, i
	}
	// 0800 UTC, 1600 hours
	if w.Kind == scan.Digit && w.Len() == 4 {
		if w.N%100 > 59 || !(p.Has(j, scan.Zone) && !p.At(j).Glued || p.Any(j, "hours", "hrs") || p.Any(j, "local")) {
			return c, i
		}
		c.hour, c.min, c.ampm = int(w.N/100), int(w.N%100), 3
		if p.Any(j, "hours", "hrs") {
			j++
		}
		return p.zone(c, j)
	}
	c.hour = int(n)
	// 10:30[:15], 14h30, 2.30pm
	if w.Kind == scan.Digit && w.Len() <= 2 && p.At(j).Glued && p.At(j+1).Glued && p.At(j+1).Kind == scan.Digit && p.At(j+1).Len() == 2 && p.At(j+1).N < 60 {
		m := int(p.At(j + 1).N)
		switch {
		case p.Mark(j, ':'):
			if p.Mark(j+2, ':') && p.At(j+3).Glued && p.At(j+3).Len() == 2 && p.At(j+3).Kind == scan.Digit && p.At(j+3).N < 60 {
				c.sec = int(p.At(j + 3).N)
				j += 2
			}
			c.min, j = m, j+2
			if w.Len() == 2 && w.N == 0 || w.N > 12 {
				c.ampm = 3
			}
			return p.meridiem(c, j)
		case p.Is(j, "h"):
			c.min, c.ampm = m, 3
			return p.zone(c, j+2)
		case p.Mark(j, '.'):
			c.min = m
			if d, e := p.meridiem(c, j+2); d.ampm > 0 || p.ranges && p.Any(i-1, "at", "from", "to", "between") && !p.Any(e, "percent", "per", "million", "billion", "points") {
				return d, e
			}
			return c, i
		}
	}
	if c.hour > 12 {
		return c, i
	}
	if p.Is(j, "o") && p.Mark(j+1, '\'') && p.Is(j+2, "clock") {
		return p.meridiem(c, j+3)
	}
	// "one thirty p m"
	if w.Kind == scan.Alpha {
		if m, k := p.Cardinal(j); k > j && m >= 10 && m < 60 {
			c.min = int(m)
			if d, e := p.meridiem(c, k); d.ampm > 0 {
				return d, e
			}
			c.min = -1
		}
	}
	if d, e := p.meridiem(c, j); d.ampm > 0 {
		return d, e
	}
	if c.hour > 0 && p.Is(j, "in") && p.Is(j+1, "the") && p.Any(j+2, "morning", "afternoon", "evening") {
		return c, j // "5 in the morning"
	}
	return c, i
}

// pastHour reads "half past seven", "20 past eight", "quarter to nine".
func (p *parser) pastHour(i int) (c point, end int) {
	m, j := 0.0, i
	switch {
	case p.Any(i, "half", "quarter"):
		m, j = p.At(i).E.Value(scan.Frac)*60, i+1
	case p.Is(i, "a") && p.Is(i+1, "quarter"):
		m, j = 15, i+2
	default:
		m, j = p.Cardinal(i)
		if j == i || m <= 0 || m >= 60 {
			return c, i
		}
		if p.Any(j, "minutes", "minute", "min", "mins") {
			j++
		}
	}
	if !p.Any(j, "past", "to") || p.Is(j, "to") && !p.Any(i, "half", "quarter", "a") {
		return c, i
	}
	h, k := p.Cardinal(j + 1)
	if k == j+1 || h < 1 || h > 12 {
		return c, i
	}
	c = point{clock: true, hour: int(h), min: int(m), sec: -1}
	if p.Is(j, "to") {
		c.hour, c.min = c.hour-1, 60-c.min
	}
	if p.Is(k, "o") && p.Mark(k+1, '\'') && p.Is(k+2, "clock") {
		k += 3
	}
	return c, k
}

// meridiem reads a.m., p.m. and the zone.
func (p *parser) meridiem(c point, j int) (point, int) {
	set := func(pm bool, end int) (point, int) {
		c.ampm = 1
		if pm {
			c.ampm = 2
			if c.hour < 12 {
				c.hour += 12
			}
		} else if c.hour == 12 {
			c.hour = 0
		}
		return p.zone(c, end)
	}
	switch {
	case p.Any(j, "am", "pm"):
		if p.Is(j, "am") && !p.At(j).Glued && p.At(j-1).Kind == scan.Alpha {
			break
		}
		return set(p.Is(j, "pm"), j+1)
	case p.Any(j, "a", "p") && p.Mark(j+1, '.') && p.Is(j+2, "m"):
		e := j + 3
		if p.Mark(e, '.') {
			e++
		}
		return set(p.Is(j, "p"), e)
	case p.Any(j, "a", "p") && p.Is(j+1, "m") && (p.Mark(j+2, '.') || p.At(j+2).Kind == scan.Break):
		return set(p.Is(j, "p"), j+2)
	case p.Any(j, "a", "p") && p.At(j).Glued && p.At(j+1).Kind != scan.Alpha:
		return set(p.Is(j, "p"), j+1)
	}
	return p.zone(c, j)
}

// zone reads UTC, (GMT +8), local time, Eastern Time.
func (p *parser) zone(c point, j int) (point, int) {
	k := j
	open := p.Mark(k, '(')
	if open {
		k++
	}
	if p.Has(k, scan.Zone) && !(p.At(k).Len() == 1 && !p.At(k).Glued) {
		c.zoned, c.offset = true, int(p.At(k).E.Value(scan.Zone))
		k++
		if (p.Mark(k, '+') || p.Mark(k, '-')) && p.At(k+1).Kind == scan.Digit && p.At(k+1).N <= 14 && p.At(k+1).Len() <= 2 {
			n := int(p.At(k+1).N) * 60
			if p.Mark(k, '-') {
				n = -n
			}
			c.offset += n
			k += 2
			if p.Mark(k, ':') && p.At(k+1).Kind == scan.Digit {
				k += 2
			}
		}
		if open {
			if !p.Mark(k, ')') {
				c.zoned = false
				return c, j
			}
			k++
		}
		return c, k
	}
	if p.Is(k, "local") && p.Is(k+1, "time") {
		return c, k + 2
	}
	if open {
		return c, j
	}
	if p.Any(k, "eastern", "pacific", "central", "beijing", "moscow", "london") && p.Is(k+1, "time") && !p.ranges {
		return c, k + 2
	}
	if p.Any(k, "et", "pt") && p.At(k).Len() == 2 && p.Str(k)[0] < 'a' {
		return c, k + 1
	}
	return c, j
}
