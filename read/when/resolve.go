// SPDX-License-Identifier: Apache-2.0

package when

import "strconv"

// now is what a date is resolved against.
type now struct {
	day       date // publication, noDate when unknown
	clock     int  // minute of the day of publication, -1 unknown
	exact     bool // day is known to the day
	last      date // start of the last date told, noDate when none
	lastUnit  byte
	lastDay   date // the last day told, noDate when none
	narrative int  // the year a narrative is in, 0 when none
	tense     func() tense
	story     bool // the text tells of years long past: dates count from the last one told
	weekwise  bool // "next Friday" is the Friday of next week
}

// tense is where the clause around an expression lies.
type tense int8

const (
	noTense tense = iota
	past
	future
	present // "the vote is on Tuesday": to come, but for a headline
)

// span is what a point resolves to. first == noDate is unresolved.
type interval struct {
	first, last date
	value       string
	unit        byte
	explicit    bool
}

// resolve finds the days of a point.
func (n *now) resolve(d point) interval {
	if d.ref != "" && d.ref != "the" {
		return interval{first: noDate, value: d.ref}
	}
	shift, sign := d.shift, d.sign
	if shift != nil && d.bare() {
		base := n.day
		if (d.mention || n.story && n.day == noDate) && n.last != noDate && !n.weekwise {
			base = n.last
		}
		return n.moved(base, base, shift, sign, d)
	}
	r := n.base(d)
	if shift != nil {
		if r.first == noDate {
			return interval{first: noDate}
		}
		end := r.first
		if d.rel != 0 && d.unit == d.rel && d.rel != 'D' { // "two years ago this month"
			return n.of(n.moved(end, end, shift, sign, point{unit: 'D'}).first, d.rel, false)
		}
		return n.moved(end, end, shift, sign, point{unit: 'D'})
	}
	return r
}

// bare reports whether the point has nothing but its shift.
func (d point) bare() bool {
	return !d.words && d.rel == 0 && d.month == 0 && d.day == 0 && d.wday == 0 && d.hol == nil && d.season == 0 && d.quarter == 0 && d.half == 0 && d.nth == 0
}

// moved applies "two weeks ago" to a day; the value is as fine as the unit.
func (n *now) moved(base, _ date, list []amount, sign int, d point) interval {
	u := list[len(list)-1].unit
	if d.same && n.last != noDate && n.lastUnit != 0 {
		return n.of(n.last.addMonths(-12), n.lastUnit, false)
	}
	for _, a := range list {
		if a.n < 0 {
			v := "PAST_REF"
			if sign > 0 {
				v = "FUTURE_REF"
			}
			return interval{first: noDate, value: v}
		}
	}
	if base == noDate || base == n.day && !n.exact && unitDays(u) < 28 {
		return interval{first: noDate}
	}
	t := base
	for _, a := range list {
		t = t.add(a, sign)
	}
	if n.weekwise || len(list) > 1 || d.unit == 'D' && u != 'D' {
		return n.of(t, 'D', false)
	}
	for _, a := range list {
		if a.n != float64(int(a.n)) {
			switch u {
			case 'Y', 'E', 'C':
				u = 'M'
			case 'M':
				u = 'D'
			}
		}
	}
	switch u {
	case 'C', 'E':
		u = 'Y'
	case 'F':
		u = 'W'
	case 'B', 'N', 'K':
		u = 'D'
	case 'H', 'm', 's':
		return interval{first: t, last: t, value: t.String(), unit: 'D'}
	}
	return n.of(t, u, false)
}

// add moves a day by an amount.
func (t date) add(a amount, sign int) date {
	k := a.n * float64(sign)
	switch a.unit {
	case 'L':
		return t.addMonths(int(k * 12000))
	case 'C':
		return t.addMonths(int(k * 1200))
	case 'E':
		return t.addMonths(int(k * 120))
	case 'Y':
		return t.addMonths(int(k * 12))
	case 'Q':
		return t.addMonths(int(k * 3))
	case 'M':
		m := t.addMonths(int(k))
		return m + date((k-float64(int(k)))*30)
	case 'F':
		return t + date(k*14)
	case 'W', 'K':
		return t + date(k*7)
	case 'D', 'N', 'B':
		return t + date(k)
	}
	return t
}

// of is the unit that holds a day.
func (n *now) of(t date, u byte, explicit bool) interval {
	r := interval{unit: u, explicit: explicit}
	y, m, _ := t.ymd()
	ys := string(pad(nil, y, 4))
	if y < 0 {
		ys = "BC" + string(pad(nil, -y, 4))
	}
	switch u {
	case 'C':
		c := floorDiv(y, 100)
		r.first, r.last, r.value = civil(c*100, 1, 1), civil(c*100+100, 1, 1)-1, two(c)
	case 'E':
		c := floorDiv(y, 10)
		r.first, r.last, r.value = civil(c*10, 1, 1), civil(c*10+10, 1, 1)-1, string(pad(nil, c, 3))
	case 'Y':
		r.first, r.last, r.value = civil(y, 1, 1), civil(y+1, 1, 1)-1, ys
	case 'h':
		h := (m - 1) / 6
		r.first, r.last, r.value = civil(y, h*6+1, 1), civil(y, h*6+7, 1)-1, ys+"-H"+strconv.Itoa(h+1)
	case 'Q':
		q := (m - 1) / 3
		r.first, r.last, r.value = civil(y, q*3+1, 1), civil(y, q*3+4, 1)-1, ys+"-Q"+strconv.Itoa(q+1)
	case 'M':
		r.first, r.last, r.value = civil(y, m, 1), civil(y, m+1, 1)-1, ys+"-"+two(m)
	case 'W':
		iy, iw := t.isoWeek()
		r.first, r.value = t.monday(), string(pad(nil, iy, 4))+"-W"+two(iw)
		r.last = r.first + 6
	case 'F':
		r.first, r.last = t.monday(), t.monday()+13
		iy, iw := t.isoWeek()
		r.value = string(pad(nil, iy, 4)) + "-W" + two(iw)
	case 'K':
		iy, iw := t.isoWeek()
		r.first, r.value = t.monday()+5, string(pad(nil, iy, 4))+"-W"+two(iw)+"-WE"
		r.last = r.first + 1
	default:
		r.first, r.last, r.value, r.unit = t, t, t.String(), 'D'
	}
	return r
}

// anchor is the day relative words count from.
func (n *now) anchor(d point) date {
	if d.told && n.lastDay != noDate && n.lastDay <= n.day && n.day-n.lastDay < 7 {
		return n.lastDay
	}
	if (d.mention || n.story) && n.last != noDate && !n.weekwise {
		if !n.story && d.rel == 'D' && d.relN > 0 && n.tenseOf(d) == future {
			return n.day
		}
		if n.day == noDate && !d.mention && d.rel != 0 {
			return noDate // "last year" in a report without a date
		}
		// Nothing counts from a date coarser than itself: "that day" of a year,
		// a weekday of a year.
		day := d.rel == 'D' && n.lastUnit != 'D' || d.wday > 0 && d.month == 0 && n.lastUnit == 'Y'
		if n.lastUnit != 0 && (day || d.rel != 0 && !d.mention && size(d.rel) < size(n.lastUnit)) {
			if d.mention {
				return noDate
			}
			return n.day // "today", "last week"
		}
		return n.last
	}
	return n.day
}

// base resolves a point without its shift.
func (n *now) base(d point) interval {
	ref := n.anchor(d)
	if ref == n.day && !n.exact && d.rel != 0 && size(d.rel) < 28 {
		ref = noDate
	}
	var r interval
	switch {
	case d.hol != nil:
		return n.holiday(d, ref)
	case d.decade > 0:
		r = n.of(civil(d.decade*10, 1, 1), 'E', true)
	case d.century > 0 || d.unit == 'C' && d.words:
		r = n.of(civil(d.century*100, 1, 1), 'C', true)
		if d.bc {
			r.value = "BC" + two(d.century)
			r.first, r.last = civil(-(d.century+1)*100, 1, 1), civil(-d.century*100, 1, 1)-1
		}
	case d.words && d.year > 0:
		if d.bc {
			r = interval{first: civil(1-d.year, 1, 1), last: civil(2-d.year, 1, 1) - 1, value: "BC" + string(pad(nil, d.year, 4)), unit: 'Y', explicit: true}
			if d.month > 0 {
				r.first, r.last, r.unit = civil(1-d.year, d.month, 1), civil(1-d.year, d.month+1, 1)-1, 'M'
				r.value += "-" + two(d.month)
			}
			return r
		}
		r = n.of(civil(d.year, 1, 1), 'Y', true)
	case d.rel != 0:
		if ref == noDate {
			return interval{first: noDate, unit: d.unit}
		}
		r = n.of(ref.offset(d.rel, d.relN), d.rel, false)
		if d.rel == 'K' && d.relN == 0 && r.first > ref && !n.weekwise && n.tenseOf(d) == past {
			r = n.of(r.first-7, 'K', false)
		}
	case d.clock || d.part != "":
		if d.month == 0 && d.wday == 0 && d.day == 0 && d.unit == 0 {
			return interval{first: noDate, unit: 'T'}
		}
		return n.open(d, ref)
	default:
		return n.open(d, ref)
	}
	return n.within(r, d)
}

// offset moves a day by whole units.
func (t date) offset(u byte, k int) date {
	switch u {
	case 'C', 'E', 'Y', 'Q', 'M', 'L':
		y, m, _ := t.ymd()
		return civil(y, m, 1).add(amount{float64(k), u}, 1)
	case 'W', 'K':
		return t.monday() + date(7*k)
	}
	return t.add(amount{float64(k), u}, 1)
}

// within narrows an interval to the month, quarter, nth week, ... named.
func (n *now) within(r interval, d point) interval {
	y, _, _ := r.first.ymd()
	switch {
	case d.quarter > 0:
		r = n.of(civil(y, d.quarter*3-2, 1), 'Q', r.explicit)
	case d.half > 0:
		r = n.of(civil(y, d.half*6-5, 1), 'h', r.explicit)
	case d.season > 0:
		r = n.seasonOf(y, d.season, r.explicit)
	case d.week > 0:
		r = n.of(civil(y, 1, 4).monday()+date(7*(d.week-1)), 'W', r.explicit)
	case d.month > 0:
		r = n.of(civil(y, d.month, 1), 'M', r.explicit)
	}
	if d.day > 0 && (r.unit == 'M') {
		y, m, _ := r.first.ymd()
		if d.day > monthDays(y, m) {
			return interval{first: noDate, value: r.value + "-" + two(d.day), unit: 'D'}
		}
		r = n.of(civil(y, m, d.day), 'D', r.explicit)
	} else if d.wday > 0 && r.unit == 'W' {
		r = n.of(r.first+date(d.wday-1), 'D', r.explicit)
	}
	if d.nthUnit != 0 {
		r = n.nthOf(r, d)
	}
	if d.fiscal != "" && r.unit == 'Y' {
		r.value = d.fiscal + r.value
	}
	return r
}

func (n *now) seasonOf(y, s int, explicit bool) interval {
	start := civil(y, s*3, 1)
	return interval{first: start, last: civil(y, s*3+3, 1) - 1, value: string(pad(nil, y, 4)) + "-" + seasons[s], unit: 'S', explicit: explicit}
}

// nthOf is "the last week of March", "the first ten days of 2020".
func (n *now) nthOf(r interval, d point) interval {
	count := max(1, d.nthCount)
	if d.nthUnit == 'W' && d.nth == 0 {
		return n.of(r.first, 'W', r.explicit)
	}
	if d.nthUnit == 'd' {
		t := r.first + date((d.wday-r.first.weekday()+7)%7+7*(d.nth-1))
		if d.nth < 0 {
			t = r.last - date((r.last.weekday()-d.wday+7)%7)
		}
		return n.of(t, 'D', r.explicit)
	}
	var t date
	switch u := d.nthUnit; {
	case u == 'W' || u == 'K':
		// The first week is the one with the first Thursday, as ISO has it.
		first := (r.first + 3).monday()
		if d.nth > 0 {
			t = first + date(7*(d.nth-1))
		} else {
			t = (r.last - 3).monday() - date(7*(count-1))
		}
	case d.nth > 0:
		t = r.first.add(amount{float64(d.nth - 1), u}, 1)
	default:
		t = (r.last + 1).add(amount{float64(count), u}, -1)
	}
	out := n.of(t, d.nthUnit, r.explicit)
	if count > 1 {
		out.last = t.add(amount{float64(count), d.nthUnit}, 1) - 1
		out.value = out.first.String() + "/" + out.last.String()
	}
	return out
}

// open resolves a date that names no year: by the tense of its clause, else
// to the nearest.
func (n *now) open(d point, ref date) interval {
	blank := "XXXX"
	switch {
	case d.month > 0:
		blank += "-" + two(d.month)
		if d.day > 0 {
			blank += "-" + two(d.day)
		}
	case d.quarter > 0:
		blank += "-Q" + strconv.Itoa(d.quarter)
	case d.half > 0:
		blank += "-H" + strconv.Itoa(d.half)
	case d.season > 0:
		blank += "-" + seasons[d.season]
	case d.wday > 0:
		blank += "-WXX-" + strconv.Itoa(d.wday)
	case d.day > 0:
		blank += "-XX-" + two(d.day)
	default:
		blank = ""
	}
	if n.narrative != 0 && d.dir == 0 && (d.month > 0 || d.season > 0 || d.quarter > 0) {
		y := n.narrative
		if ly, lm, _ := n.last.ymd(); n.last != noDate && n.story && ly == y && d.month > 0 && lm-d.month >= 8 {
			y++ // "in December ... in January"
		}
		if r := n.within(n.of(civil(y, 1, 1), 'Y', false), d); n.fits(r, d) {
			return r
		}
	}
	if ref == noDate || d.wday > 0 && d.month == 0 && d.day == 0 && ref == n.day && !n.exact {
		return interval{first: noDate, value: blank, unit: d.unit}
	}
	if d.wday > 0 && d.month == 0 && d.day == 0 {
		return n.weekday(d, ref)
	}
	if d.day > 0 && d.month == 0 {
		y, m, today := ref.ymd()
		if today < d.day && n.tenseOf(d) == past {
			m--
		}
		return n.within(n.of(civil(y, m, 1), 'M', false), d)
	}
	y, _, _ := ref.ymd()
	best, found := interval{first: noDate, value: blank, unit: d.unit}, 1<<30
	t := n.tenseOf(d)
	for k := y - 1; k <= y+1; k++ {
		r := n.within(n.of(civil(k, 1, 1), 'Y', false), d)
		if r.first == noDate {
			continue
		}
		mid := int(r.first+r.last) / 2
		cost := mid - int(ref)
		switch {
		case ref >= r.first && ref <= r.last:
			cost = 0
			if d.dir == 2 || d.dir == -1 {
				cost = 500
			}
		case cost < 0:
			cost = -cost
			if t == future {
				cost += 250
				if d.season > 0 {
					cost += 250 // a season to come is a whole one
				}
			}
			if d.dir == 2 {
				cost += 2000
			}
			if d.dir == 1 && k != y {
				cost += 2000
			}
		default:
			if t == past {
				cost += 250
			}
			if d.dir == -1 {
				cost += 2000
			}
			if d.dir == 1 && k != y {
				cost += 2000
			}
		}
		if cost < found {
			best, found = r, cost
		}
	}
	return best
}

// fits reports whether a date in the narrative's year agrees with its clause:
// what is past does not lie after publication, what is to come not before it.
func (n *now) fits(r interval, d point) bool {
	if n.story || n.day == noDate || r.first == noDate {
		return true
	}
	switch n.tenseOf(d) {
	case past:
		return r.first <= n.day
	case future:
		return r.last >= n.day
	}
	return true
}

func (n *now) tenseOf(d point) tense {
	switch {
	case d.dir == -1:
		return past
	case d.dir == 2:
		return future
	case d.until:
		return future
	case d.ahead && n.tense != nil && n.tense() != past, d.ahead && n.tense == nil:
		return future
	case n.tense == nil:
		return noTense
	}
	return n.tense()
}

// weekday resolves a bare weekday: the last one, today included, in the past
// tense; the next one in the future.
func (n *now) weekday(d point, ref date) interval {
	back := date((ref.weekday() - d.wday + 7) % 7)
	fore := date((d.wday - ref.weekday() + 7) % 7)
	t := ref - back
	switch {
	case n.weekwise && d.dir == -1:
		t = ref.monday() - 7 + date(d.wday-1)
	case n.weekwise && d.dir == 2:
		t = ref.monday() + 7 + date(d.wday-1)
	case d.dir == -1 || d.dir == -3:
		if back == 0 {
			t -= 7
		}
	case d.dir == 2 || d.dir == 3:
		if t = ref + fore; fore == 0 {
			t += 7
		}
	case d.dir == 1:
		t = ref.monday() + date(d.wday-1)
	case d.mention && ref != n.day:
		t = ref + fore
	case n.tenseOf(d) == future, n.tenseOf(d) == present && back != 1:
		t = ref + fore
	case back == 6 && ref == n.day && !n.story && !n.weekwise:
		// Of a day six days back one writes "last Tuesday". A bare one is the next:
		// the page was gone over again after its date, or is ahead by its time zone.
		t = ref + fore
	}
	return n.of(t, 'D', false)
}

// holiday resolves a named day.
func (n *now) holiday(d point, ref date) interval {
	if d.hol.kind == 'y' {
		return n.of(d.hol.in(0), 'D', true)
	}
	make := func(y int, explicit bool) interval {
		t := d.hol.in(y)
		r := n.of(t, 'D', explicit)
		if d.unit == 'K' {
			return n.of((t - 2).monday(), 'K', explicit) // the weekend it falls on or follows
		}
		if d.hol.days > 1 {
			r.last = t + date(d.hol.days-1)
			r.value = r.first.String() + "/" + r.last.String()
		}
		return r
	}
	if d.year > 0 {
		return make(d.year, true)
	}
	if ref == noDate {
		return interval{first: noDate, unit: 'D'}
	}
	y, _, _ := ref.ymd()
	if d.rel == 'Y' {
		return make(y+d.relN, false)
	}
	var best interval
	cost := 1 << 30
	t := n.tenseOf(d)
	for k := y - 1; k <= y+1; k++ {
		r := make(k, false)
		c := int(r.first - ref)
		switch {
		case r.first <= ref && ref <= r.last && d.dir == 0:
			c = 0
		case c <= 0:
			c = -c
			if d.dir == 2 {
				c += 3000
			}
			if t == future {
				c += 250
			}
		default:
			if d.dir == -1 {
				c += 3000
			}
			if t == past {
				c += 250
			}
		}
		if d.dir == 1 && k != y {
			c += 3000
		}
		if c < cost {
			best, cost = r, c
		}
	}
	return best
}
