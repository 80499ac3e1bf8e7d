// SPDX-License-Identifier: Apache-2.0

package extract

import (
	"errors"
	"strings"
	"time"

	"dragoman"
)

var layouts = []struct{ layout, precision, out string }{
	{time.RFC3339, "second", time.RFC3339},
	{"2006-01-02T15:04:05", "second", "2006-01-02T15:04:05"},
	{"2006-01-02T15:04:05Z0700", "second", time.RFC3339},
	{"2006-01-02T15:04Z07:00", "minute", "2006-01-02T15:04Z07:00"},
	{"2006-01-02T15:04", "minute", "2006-01-02T15:04"},
	{"2006-01-02 15:04:05", "second", "2006-01-02T15:04:05"},
	{"2006-01-02 15:04", "minute", "2006-01-02T15:04"},
	{"2006-01-02", "day", "2006-01-02"},
	{"2006/01/02", "day", "2006-01-02"},
	{"20060102", "day", "2006-01-02"},
	{"2006-01", "month", "2006-01"},
	{"2006", "year", "2006"},
	{time.RFC1123Z, "second", time.RFC3339},
	{time.RFC1123, "second", time.RFC3339},
	{"2 January 2006", "day", "2006-01-02"},
	{"2 Jan 2006", "day", "2006-01-02"},
	{"January 2, 2006", "day", "2006-01-02"},
	{"Jan 2, 2006", "day", "2006-01-02"},
	{"January 2 2006", "day", "2006-01-02"},
	{"Jan 2 2006", "day", "2006-01-02"},
	{"January 2006", "month", "2006-01"},
}

// ParseDate reads a date as people and pages write it: ISO 8601, RFC 1123, or
// day, month name and year in English. Numbers alone in another order than
// year, month, day are ambiguous and refused.
func ParseDate(s string) (dragoman.Date, error) {
	s = strings.TrimSpace(s)
	for _, l := range layouts {
		if t, err := time.Parse(l.layout, s); err == nil {
			if t.Year() < 1500 || t.Year() > 2200 {
				return dragoman.Date{}, errors.New("the year is not of any news report")
			}
			return dragoman.Date{Value: t.Format(l.out), Precision: l.precision}, nil
		}
	}
	return dragoman.Date{}, errors.New("not a date that can be read (write YYYY-MM-DD)")
}

// dateInHead looks for a full date, with its year, in the furniture at the
// head of the text: a dateline, or a line such as "Published 15 October 2025".
// A line that says when the text was changed says nothing of it.
func dateInHead(rep *dragoman.Report, updated []string) (dragoman.Date, bool) {
	for _, f := range rep.Furniture {
		if f.Start > 1500 {
			break
		}
		if f.Kind != dragoman.Dateline && f.Kind != dragoman.Byline && f.Kind != dragoman.Boilerplate {
			continue
		}
		if has(f.Of(rep.Text), updated) {
			continue
		}
		if d, ok := dateWithin(f.Of(rep.Text)); ok {
			d.Basis = "text"
			return d, true
		}
	}
	return dragoman.Date{}, false
}

// dateWithin finds the first full date inside a line.
func dateWithin(line string) (dragoman.Date, bool) {
	words := strings.FieldsFunc(line, func(r rune) bool { return strings.ContainsRune(" \t,|()[]—–", r) })
	for i := range words {
		for n := min(3, len(words)-i); n >= 1; n-- {
			w := make([]string, n)
			for j := range w {
				w[j] = strings.TrimRight(words[i+j], ".:")
			}
			s := strings.Join(w, " ")
			if n == 1 && len(s) < 10 {
				continue
			}
			if n > 1 && w[0] == "Sept" {
				s = "Sep" + s[4:]
			}
			if d, err := ParseDate(s); err == nil && (d.Precision == "day" || d.Precision == "second" || d.Precision == "minute") {
				return d, true
			}
		}
	}
	return dragoman.Date{}, false
}

// dateInURL finds /2025/10/15/ or 2025-10-15 in an address.
func dateInURL(url string) (dragoman.Date, bool) {
	for i := 0; i+10 <= len(url); i++ {
		s := url[i : i+10]
		if (s[4] == '/' || s[4] == '-') && s[7] == s[4] && (i == 0 || url[i-1] < '0' || url[i-1] > '9') &&
			(i+10 == len(url) || url[i+10] < '0' || url[i+10] > '9') {
			if d, err := ParseDate(strings.ReplaceAll(s, "/", "-")); err == nil {
				d.Basis = "url"
				return d, true
			}
		}
	}
	return dragoman.Date{}, false
}
