// SPDX-License-Identifier: Apache-2.0

package page

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

var seasons = map[string]string{"SP": "spring", "SU": "summer", "FA": "autumn", "AU": "autumn", "WI": "winter"}

var quarters = map[string]string{"Q1": "first quarter of", "Q2": "second quarter of", "Q3": "third quarter of", "Q4": "last quarter of", "H1": "first half of", "H2": "second half of"}

// InWords is a TIMEX3 value for a reader: "Mon 10 March", "summer 2025",
// "September 2024". earliest and latest bound what it stands for; near is a
// date (ISO 8601) beside whose year a year is not repeated.
func InWords(value, earliest, latest, near string) string {
	value, _, timed := strings.Cut(value, "T")
	if y, part, ok := strings.Cut(value, "-"); ok && len(y) == 4 {
		switch {
		case seasons[part] != "":
			return seasons[part] + " " + y
		case quarters[part] != "":
			return quarters[part] + " " + y
		case strings.HasPrefix(part, "W"):
			if at, err := time.Parse("2006-01-02", earliest[:min(len(earliest), 10)]); err == nil {
				return "week of " + at.Format(map[bool]string{true: "2 January", false: "2 January 2006"}[sameYear(earliest, near)])
			}
		}
	}
	if at, err := time.Parse("2006-01", value); err == nil {
		return at.Format("January 2006")
	}
	if s := DayInWords(value, near); s != "" {
		if _, clock, ok := strings.Cut(earliest, "T"); timed && ok && len(clock) >= 5 && clock[:5] != "00:00" {
			s += ", " + clock[:5]
		}
		return s
	}
	switch _, err := strconv.Atoi(value); {
	case err == nil && len(value) == 4:
		return value
	case err == nil && len(value) == 3:
		return "the " + value + "0s"
	case err == nil && len(value) == 2:
		n, _ := strconv.Atoi(value)
		return fmt.Sprintf("the %dth century", n+1)
	}
	if from := DayInWords(earliest, near); from != "" {
		if to := DayInWords(latest, near); to != "" && to != from {
			return from + " to " + to
		}
		return from
	}
	return ""
}

// DayInWords is a day (ISO 8601, with or without a time) for a reader, without
// its year where that is the year of near; "" where it is no day.
func DayInWords(day, near string) string {
	at, err := time.Parse("2006-01-02", day[:min(len(day), 10)])
	switch {
	case err != nil:
		return ""
	case sameYear(day, near):
		return at.Format("Mon 2 January")
	}
	return at.Format("2 January 2006")
}

func sameYear(a, b string) bool { return len(b) >= 4 && strings.HasPrefix(a, b[:4]) }

// Told is when something was published, short: "12 Mar, 14:05", "12 Mar 2024";
// near is as in DayInWords.
func Told(published, near string) string {
	at, err := time.Parse("2006-01-02", published[:min(len(published), 10)])
	if err != nil {
		return "undated"
	}
	s := at.Format("2 Jan 2006")
	if sameYear(published, near) {
		s = at.Format("2 Jan")
	}
	if len(published) >= 16 && published[10] == 'T' && published[11:16] != "00:00" {
		s += ", " + published[11:16]
	}
	return s
}
