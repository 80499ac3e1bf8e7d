// SPDX-License-Identifier: Apache-2.0

package compare

import (
	"strconv"
	"strings"

	"dragoman"
)

// datesAgree compares the times a hunk falls in: same, more_specific where one
// interval holds the other, differs where they lie apart, and same where
// either is unknown, for nothing can be said then. Weekdays and months that
// were not resolved are compared as written.
func datesAgree(a, b *report, h hunk) string {
	x, ok1 := a.timeIn(h.a1, h.a2)
	y, ok2 := b.timeIn(h.b1, h.b2)
	if ok1 && ok2 && x.Earliest != "" && y.Earliest != "" {
		return intervals(x, y)
	}
	return "differs"
}

func (r *report) timeIn(i, j int32) (dragoman.Time, bool) {
	for _, t := range r.Times {
		for k := i; k < j; k++ {
			if t.Overlaps(r.Tokens[k].Span) {
				return t, true
			}
		}
	}
	return dragoman.Time{}, false
}

// intervals compares two resolved times by the days they may fall on.
func intervals(x, y dragoman.Time) string {
	xa, xb, ya, yb := day(x.Earliest), day(x.Latest), day(y.Earliest), day(y.Latest)
	if xa == "" || ya == "" || xb == "" || yb == "" {
		return "same"
	}
	switch {
	case xa == ya && xb == yb:
		return "same"
	case xb < ya || yb < xa:
		return "differs"
	case xa <= ya && yb <= xb || ya <= xa && xb <= yb:
		return "more_specific"
	}
	return "same"
}

// hours is how long a TIMEX3 duration of whole hours, minutes or days is:
// PT20M, PT2H, P3D.
func hours(v string) (float64, bool) {
	if len(v) < 3 {
		return 0, false
	}
	n, err := strconv.ParseFloat(strings.TrimLeft(v[:len(v)-1], "PT"), 64)
	if err != nil || n <= 0 {
		return 0, false
	}
	switch clock := strings.HasPrefix(v, "PT"); {
	case clock && v[len(v)-1] == 'H':
		return n, true
	case clock && v[len(v)-1] == 'M':
		return n / 60, true
	case !clock && v[len(v)-1] == 'D':
		return n * 24, true
	}
	return 0, false
}

func day(s string) string {
	if len(s) >= 10 {
		return s[:10]
	}
	return ""
}

// apart reports whether two facts are dated and cannot be of one day.
func apart(a, b *fact) bool {
	x, ok1 := dated(a)
	y, ok2 := dated(b)
	return ok1 && ok2 && intervals(x, y) == "differs"
}

// dated is the one time of a fact that tells when it happened: a date, not
// vague, resolved. Facts with several have none.
func dated(f *fact) (dragoman.Time, bool) {
	var out dragoman.Time
	n := 0
	for _, t := range f.times {
		if (t.Type == "DATE" || t.Type == "TIME") && !t.Vague && t.Earliest != "" && t.Latest != "" {
			out = t
			n++
		}
	}
	return out, n == 1
}
