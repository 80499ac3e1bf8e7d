// SPDX-License-Identifier: Apache-2.0

package ui

import (
	"fmt"
	"html/template"
	"net/url"
	"strings"
	"time"
	"unicode/utf8"

	"dragoman/serve/page"
)

// pathOf is a name as part of an address.
func pathOf(s string) string { return url.PathEscape(s) }

// disputeKinds are what disputes may turn on, as a filter offers them.
var disputeKinds = []string{"denied", "number", "speaker", "date", "place", "name", "title", "reason", "status"}

func todayFunctions() template.FuncMap {
	return template.FuncMap{
		"disputeKinds": func() []string { return disputeKinds },
		"cardOf":       func(v view, c card) cardOn { return cardOn{c, v.Data.(*todayData), v.O.Write} },
		"plan":         func() page.Sign { return page.Plan },
		"weekday": func(day string) string {
			at, err := time.Parse("2006-01-02", day)
			if err != nil {
				return day
			}
			return at.Format("Mon 2 Jan")
		},
		"dayname":  page.DayInWords,
		"clip":     clip,
		"change":   changed,
		"denier":   func(x *page.Issue) *page.Holder { return holderOf(x, "no") },
		"asserter": func(x *page.Issue) *page.Holder { return holderOf(x, "yes", "pass") },
	}
}

// changed is a count against that of the day before it that had reports.
func changed(now, was int, day, before string) string {
	at, err := time.Parse("2006-01-02", before)
	if err != nil {
		return ""
	}
	name := at.Format("Monday")
	if on, err := time.Parse("2006-01-02", day); err == nil && on.Sub(at) > 6*24*time.Hour {
		name = at.Format("2 January")
	}
	switch {
	case now == was:
		return "as on " + name
	case now > was:
		return fmt.Sprintf("%d more than on %s", now-was, name)
	}
	return fmt.Sprintf("%d fewer than on %s", was-now, name)
}

// holderOf is the first who holds an answer of one of some signs.
func holderOf(x *page.Issue, classes ...string) *page.Holder {
	for i := range x.Answers {
		for _, c := range classes {
			if a := &x.Answers[i]; a.Class == c && len(a.Holders) > 0 {
				return &a.Holders[0]
			}
		}
	}
	return nil
}

// clip cuts a text at a word, blanks joined and marks at its ends taken off.
func clip(s string, most int) string {
	s = strings.Trim(strings.Join(strings.Fields(s), " "), "“”\",; ")
	if len(s) <= most {
		return s
	}
	for most > 0 && !utf8.RuneStart(s[most]) {
		most--
	}
	s = s[:most]
	if i := strings.LastIndexByte(s, ' '); i > 0 {
		s = s[:i]
	}
	return strings.TrimRight(s, " ,;:") + " …"
}
