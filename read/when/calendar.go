// SPDX-License-Identifier: Apache-2.0

package when

import "strconv"

// date is a day of the proleptic Gregorian calendar, counted from 1970-01-01.
type date int

const noDate date = -1 << 40

// civil makes a date of year, month and day; months and days out of range
// carry over, as the Gregorian calendar has them.
func civil(y, m, d int) date {
	m--
	y += floorDiv(m, 12)
	m = m - floorDiv(m, 12)*12 + 1
	// Days from civil, after Howard Hinnant's public-domain chrono notes.
	if m <= 2 {
		y--
	}
	era := floorDiv(y, 400)
	yoe := y - era*400
	mp := (m + 9) % 12
	doy := (153*mp+2)/5 + d - 1
	doe := yoe*365 + yoe/4 - yoe/100 + doy
	return date(era*146097 + doe - 719468)
}

func floorDiv(a, b int) int {
	q := a / b
	if a%b != 0 && (a < 0) != (b < 0) {
		q--
	}
	return q
}

// ymd splits a date.
func (t date) ymd() (y, m, d int) {
	z := int(t) + 719468
	era := floorDiv(z, 146097)
	doe := z - era*146097
	yoe := (doe - doe/1460 + doe/36524 - doe/146096) / 365
	doy := doe - (365*yoe + yoe/4 - yoe/100)
	mp := (5*doy + 2) / 153
	d = doy - (153*mp+2)/5 + 1
	m = (mp+2)%12 + 1
	y = yoe + era*400
	if m <= 2 {
		y++
	}
	return y, m, d
}

// weekday is 1 Monday to 7 Sunday.
func (t date) weekday() int { return (int(t)+3-floorDiv(int(t)+3, 7)*7)%7 + 1 }

// monday is the Monday of the date's week.
func (t date) monday() date { return t - date(t.weekday()-1) }

// isoWeek is the ISO 8601 year and week of a date.
func (t date) isoWeek() (year, week int) {
	thursday := t.monday() + 3
	year, _, _ = thursday.ymd()
	return year, int(thursday-civil(year, 1, 1))/7 + 1
}

// monthDays is the number of days of a month.
func monthDays(y, m int) int { return int(civil(y, m+1, 1) - civil(y, m, 1)) }

// addMonths moves a date by months; the day is cut to the month's end.
func (t date) addMonths(n int) date {
	y, m, d := t.ymd()
	first := civil(y, m+n, 1)
	fy, fm, _ := first.ymd()
	return first + date(min(d, monthDays(fy, fm))-1)
}

// String is the date as ISO 8601 has it.
func (t date) String() string {
	y, m, d := t.ymd()
	return string(pad(pad(pad(nil, y, 4), -m, 2), -d, 2))
}

// pad appends a number of at least n digits; a negative one is written with a
// hyphen in front, as the next part of a date.
func pad(b []byte, v, n int) []byte {
	if v < 0 {
		b, v = append(b, '-'), -v
	}
	s := strconv.Itoa(v)
	for k := len(s); k < n; k++ {
		b = append(b, '0')
	}
	return append(b, s...)
}

// parseDate reads the date of an ISO 8601 string; a month or year gives its
// first day, and exact says whether a day was there.
func parseDate(s string) (t date, exact bool) {
	num := func(i, n int) int {
		if len(s) < i+n {
			return 0
		}
		v := 0
		for _, c := range []byte(s[i : i+n]) {
			if c < '0' || c > '9' {
				return 0
			}
			v = v*10 + int(c-'0')
		}
		return v
	}
	y, m, d := num(0, 4), num(5, 2), num(8, 2)
	switch {
	case y == 0:
		return noDate, false
	case m == 0 || m > 12:
		return civil(y, 1, 1), false
	case d == 0 || d > 31:
		return civil(y, m, 1), false
	}
	return civil(y, m, d), true
}

// easter is Easter Sunday of the western churches (the anonymous Gregorian
// computus), or of the eastern ones (Meeus's Julian algorithm).
func easter(y int, eastern bool) date {
	if eastern {
		a, b, c := y%4, y%7, y%19
		d := (19*c + 15) % 30
		e := (2*a + 4*b - d + 34) % 7
		m := (d + e + 114) / 31
		return civil(y, m, (d+e+114)%31+1) + date(y/100-y/400-2)
	}
	a, b, c := y%19, y/100, y%100
	d, e := b/4, b%4
	g := (8*b + 13) / 25
	h := (19*a + b - d - g + 15) % 30
	i, k := c/4, c%4
	l := (32 + 2*e + 2*i - h - k) % 7
	m := (a + 11*h + 22*l) / 451
	mo := (h + l - 7*m + 114) / 31
	return civil(y, mo, (h+l-7*m+114)%31+1)
}

// hijri is the day a month of the Islamic year begins in the tabular calendar
// (civil epoch, leap years 2, 5, 7, 10, 13, 16, 18, 21, 24, 26, 29). The day
// seen may differ from it by one.
func hijri(year, month, day int) date {
	n := day + (59*(month-1)+1)/2 + (year-1)*354 + (3+11*year)/30
	return date(n + 1948439 - 2440588)
}

// hijriYear is the Islamic year in which the Gregorian year begins.
func hijriYear(y int) int { return (y - 622) * 33 / 32 }
