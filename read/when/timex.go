// SPDX-License-Identifier: Apache-2.0

package when

import (
	"math"
	"strconv"
	"strings"
)

var seasons = [...]string{"", "SP", "SU", "FA", "WI"}

func two(n int) string { return string(pad(nil, n, 2)) }

// isoDuration writes amounts as TIMEX3 does: P2Y3M, PT30M, P2W, PXD. Decades
// and centuries are written in years, fortnights in weeks.
func isoDuration(list []amount) string {
	var day, clock strings.Builder
	for _, a := range list {
		n, u := a.n, string(a.unit)
		b := &day
		switch a.unit {
		case 'L':
			n, u = n*1000, "Y"
		case 'C':
			n, u = n*100, "Y"
		case 'E':
			n, u = n*10, "Y"
		case 'F':
			n, u = n*2, "W"
		case 'K':
			u = "WE"
		case 'B':
			u = "D"
		case 'N':
			u = "D"
		case 'H', 's', 'm':
			b, u = &clock, strings.ToUpper(u)
		}
		if a.n < 0 {
			b.WriteString("X")
			if a.unit == 'E' || a.unit == 'C' {
				if a.unit == 'E' {
					u = "DE"
				} else {
					u = "CE"
				}
			}
		} else {
			b.WriteString(number(n))
		}
		b.WriteString(u)
	}
	s := "P" + day.String()
	if clock.Len() > 0 {
		s += "T" + clock.String()
	}
	return s
}

func number(n float64) string {
	return strconv.FormatFloat(math.Round(n*1000)/1000, 'f', -1, 64)
}

// clockValue is the time of day as TIMEX3 has it, with its T.
func (d *point) clockValue() string {
	if !d.clock {
		if d.part == "" {
			return ""
		}
		return "T" + d.part
	}
	b := append([]byte("T"), pad(nil, d.hour, 2)...)
	m := max(d.min, 0)
	b = append(append(b, ':'), pad(nil, m, 2)...)
	if d.sec >= 0 {
		b = append(append(b, ':'), pad(nil, d.sec, 2)...)
	}
	switch {
	case d.zoned && d.offset == 0:
		b = append(b, 'Z')
	case d.zoned:
		o, sign := d.offset, byte('+')
		if o < 0 {
			o, sign = -o, '-'
		}
		b = append(b, sign)
		b = append(append(pad(b, o/60, 2), ':'), pad(nil, o%60, 2)...)
	}
	return string(b)
}
