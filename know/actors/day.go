// SPDX-License-Identifier: Apache-2.0

package actors

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// Day is a day known exactly or as lying in an interval: [First, Last], each
// written yyyymmdd. The zero Day is unknown.
type Day struct{ First, Last int32 }

// The ends of time for open ranges.
const (
	dawn int32 = 1
	dusk int32 = 99991231
)

// ParseDay reads 2004, 2004-03 or 2004-03-09; a clock time after "T" is
// dropped. It errs on dates no calendar has.
func ParseDay(s string) (Day, error) {
	s, _, _ = strings.Cut(s, "T")
	parts := strings.Split(s, "-")
	widths := []int{4, 2, 2}
	var n [3]int
	if len(parts) > 3 {
		return Day{}, fmt.Errorf("date %q is not YYYY, YYYY-MM or YYYY-MM-DD", s)
	}
	for i, p := range parts {
		v, err := strconv.Atoi(p)
		if err != nil || len(p) != widths[i] {
			return Day{}, fmt.Errorf("date %q is not YYYY, YYYY-MM or YYYY-MM-DD", s)
		}
		n[i] = v
	}
	first, last := [3]int{n[0], 1, 1}, [3]int{n[0], 12, 31}
	if len(parts) > 1 {
		if n[1] < 1 || n[1] > 12 {
			return Day{}, fmt.Errorf("date %q has no month %d", s, n[1])
		}
		first[1], last[1] = n[1], n[1]
		last[2] = daysIn(n[0], n[1])
	}
	if len(parts) > 2 {
		if n[2] < 1 || n[2] > daysIn(n[0], n[1]) {
			return Day{}, fmt.Errorf("date %q has no day %d", s, n[2])
		}
		first[2], last[2] = n[2], n[2]
	}
	return Day{pack(first), pack(last)}, nil
}

func daysIn(year, month int) int {
	return time.Date(year, time.Month(month)+1, 0, 0, 0, 0, 0, time.UTC).Day()
}

func pack(d [3]int) int32 { return int32(d[0]*10000 + d[1]*100 + d[2]) }

// String writes the day back, as precise as it is known.
func (d Day) String() string {
	y, m, day := d.First/10000, d.First/100%100, d.First%100
	switch {
	case d.First <= dawn || d.First >= dusk:
		return ""
	case d.First == d.Last:
		return fmt.Sprintf("%04d-%02d-%02d", y, m, day)
	case d.First/100 == d.Last/100:
		return fmt.Sprintf("%04d-%02d", y, m)
	case d.Last == dusk:
		return Day{d.First, d.First}.String()
	}
	return fmt.Sprintf("%04d", y)
}

// On says whether the role held on the day: Yes only where its dates hold it
// for the whole of the interval given.
func (r Role) On(d Day) Certainty {
	switch {
	case d.First == 0:
		return Maybe
	case r.From.Last <= d.First && d.Last <= r.Until.First:
		return Yes
	case r.From.First <= d.Last && d.First <= r.Until.Last:
		return Maybe
	}
	return No
}

// Dates writes the role's dates for people: "2004-03-09 to 2010-01", "since
// 2004-03-09 (sure until 2025-10-31)".
func (r Role) Dates() string {
	from := r.From.String()
	switch {
	case r.Open && from == "":
		return "sure until " + Day{r.Until.First, r.Until.First}.String()
	case r.Open:
		return "since " + from + " (sure until " + Day{r.Until.First, r.Until.First}.String() + ")"
	case from == "":
		return "until " + r.Until.String()
	}
	return from + " to " + r.Until.String()
}
