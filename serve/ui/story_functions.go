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
	partOf struct {
		Of       *storyData
		from, to int
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

// Added are the origins of a part that tell something alone.
func (p partOf) Added() []page.Added {
	all := p.Of.Page.Added
	return all[min(p.from, len(all)):min(p.to, len(all))]
}

// Moments are the heaviest moments of a part.
func (p partOf) Moments() []page.Moment { return page.Heaviest(p.Of.Page.Moments, p.to-p.from) }

// Past is as Moments, of what lies years back.
func (p partOf) Past() []page.Moment { return page.Heaviest(p.Of.Page.Past, p.to-p.from) }

func storyFunctions() template.FuncMap {
	number := func(n int) func() int { return func() int { return n } }
	return template.FuncMap{
		"origin": func(d *storyData, o page.Origin, at int) originOf { return originOf{d, o, at} },
		"issue":  func(d *storyData, x page.Issue, open bool) issueOf { return issueOf{d, x, open} },
		"rows": func(d *storyData, all []page.Agreed, from, to int) rowsOf {
			return rowsOf{d, all[min(from, len(all)):min(to, len(all))]}
		},
		"cells":     func(d *storyData, c []page.Sign, more []page.Tally) cellsOf { return cellsOf{d, c, more} },
		"moment":    func(d *storyData, m page.Moment) momentOf { return momentOf{d, m} },
		"part":      func(d *storyData, from, to int) partOf { return partOf{d, from, to} },
		"quotation": func(d *storyData, q page.Quotation) quotationOf { return quotationOf{d, q} },
		"people": func(all []page.Person, from, to int) []page.Person {
			return all[min(from, len(all)):min(to, len(all))]
		},
		"now": func(ms []page.Moment, i int) bool { return ms[i].Ahead && (i == 0 || !ms[i-1].Ahead) },

		"originsShown": number(originsShown), "agreedOpen": number(agreedOpen), "linesAlone": number(linesAlone), "peopleShown": number(peopleShown),
		"addedOpen": number(addedOpen), "quotesOpen": number(quotesOpen), "momentsOpen": number(momentsOpen),
		"signs": page.Signs,
		"mute":  func() page.Sign { return page.Mute },
		"told":  page.Told,
		"span":  daysInWords,
		"add":   func(a, b int) int { return a + b },
		"sub":   func(a, b int) int { return a - b },
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
