// SPDX-License-Identifier: Apache-2.0

package ui

import (
	"html/template"
	"strconv"
	"strings"

	"dragoman/serve/page"
)

// What parts of a story's page need of the whole.
type (
	originOf struct {
		Of     *storyData
		Origin page.Origin
		At     int
	}
	issueOf struct {
		Of    *storyData
		Issue page.Issue
		Open  bool
	}
	rowsOf struct {
		Of   *storyData
		Rows []page.Agreed
	}
	cellsOf struct {
		Of    *storyData
		Cells []page.Sign
		More  []page.Tally
	}
	quotationOf struct {
		Of        *storyData
		Quotation page.Quotation
	}
	momentOf struct {
		Of     *storyData
		Moment page.Moment
	}
)

func storyFunctions() template.FuncMap {
	return template.FuncMap{
		"origin":    func(d *storyData, o page.Origin, at int) originOf { return originOf{d, o, at} },
		"issue":     func(d *storyData, x page.Issue, open bool) issueOf { return issueOf{d, x, open} },
		"rows":      func(d *storyData, all []page.Agreed) rowsOf { return rowsOf{d, all} },
		"cells":     func(d *storyData, c []page.Sign, more []page.Tally) cellsOf { return cellsOf{d, c, more} },
		"moment":    func(d *storyData, m page.Moment) momentOf { return momentOf{d, m} },
		"quotation": func(d *storyData, q page.Quotation) quotationOf { return quotationOf{d, q} },
		"now":       func(ms []page.Moment, i int) bool { return ms[i].Ahead && (i == 0 || !ms[i-1].Ahead) },

		"originsShown": func() int { return page.OriginsShown },
		"foundShown":   func() int { return foundShown },
		"inwords":      numbersInWords,
		"signs":        page.Signs,
		"mute":         func() page.Sign { return page.Mute },
		"told":         page.Told,
		"span":         daysInWords,
		"add":          func(a, b int) int { return a + b },
		"sub":          func(a, b int) int { return a - b },
		"count": func(n int, one, many string) template.HTML {
			if n != 1 {
				one = many
			}
			return template.HTML("<b>" + thousands(n) + "</b> " + template.HTMLEscapeString(one))
		},
		"web": func(u string) string {
			if strings.HasPrefix(u, "http://") || strings.HasPrefix(u, "https://") {
				return u
			}
			return ""
		},
	}
}

// thousands writes a count with its thousands set apart.
func thousands(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

// daysInWords is from one day to another, for a reader; "" where undated.
func daysInWords(from, to string) string {
	a, b := page.DayInWords(from, ""), page.DayInWords(to, "")
	if a == b || b == "" {
		return a
	}
	x, y := strings.Fields(a), strings.Fields(b)
	switch {
	case len(x) == 3 && len(y) == 3 && x[2] == y[2] && x[1] == y[1]:
		return x[0] + " to " + b
	case len(x) == 3 && len(y) == 3 && x[2] == y[2]:
		return x[0] + " " + x[1] + " to " + b
	}
	return a + " to " + b
}
