// SPDX-License-Identifier: Apache-2.0

package sqlite

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"dragoman"
	"dragoman/internal/query"
)

// matching writes a query in the language of SQLite's full-text search: words
// look into the column text, fields are words of the column keys. One
// expression lets the index walk all lists side by side.
func matching(q string, also func(name string) []string) (string, error) {
	n, err := query.Parse(q, dragoman.SearchFields)
	if err != nil {
		return "", err
	}
	m := matcher{q, also}
	return m.node(n)
}

type matcher struct {
	query string
	also  func(string) []string
}

func (m matcher) node(n *query.Node) (string, error) {
	switch n.Kind {
	case query.Word, query.Phrase, query.Near:
		return `text : ` + words(n), nil
	case query.Field:
		return m.field(n)
	case query.Or:
		return m.join(n.Of, " OR ")
	}
	of := n.Of
	if n.Kind == query.Not {
		of = []*query.Node{n}
	}
	var yes, no []*query.Node
	for _, o := range of {
		if o.Kind == query.Not {
			no = append(no, o.Of[0])
		} else {
			yes = append(yes, o)
		}
	}
	out, err := m.join(yes, " AND ")
	if err == nil && len(yes) == 0 {
		out = `keys : "` + everything + `"`
	}
	if err != nil || len(no) == 0 {
		return out, err
	}
	but, err := m.join(no, " OR ")
	return "(" + out + ") NOT (" + but + ")", err
}

func (m matcher) join(of []*query.Node, with string) (string, error) {
	var parts []string
	for _, o := range of {
		s, err := m.node(o)
		if err != nil {
			return "", err
		}
		parts = append(parts, "("+s+")")
	}
	return strings.Join(parts, with), nil
}

// words writes a word, phrase or nearness, everything quoted.
func words(n *query.Node) string {
	quote := func(s string) string { return `"` + strings.ReplaceAll(s, `"`, `""`) + `"` }
	switch n.Kind {
	case query.Near:
		var parts []string
		for _, f := range strings.Fields(n.Text) {
			parts = append(parts, quote(f))
		}
		return fmt.Sprintf("NEAR(%s, %d)", strings.Join(parts, " "), n.Distance)
	case query.Word:
		if stem, ok := strings.CutSuffix(n.Text, "*"); ok {
			return quote(stem) + " *"
		}
	}
	return quote(n.Text)
}

func (m matcher) field(n *query.Node) (string, error) {
	keys := []string{key(n.Field, n.Text)}
	switch n.Field {
	case "date":
		days, ok := dates(n.Text)
		if !ok {
			return "", &query.Error{Query: m.query, At: n.At, Message: "date: takes YYYY-MM-DD, YYYY-MM or YYYY, or two of them with .. between, of the years 1800 to 2199"}
		}
		keys = keys[:0]
		for _, d := range days {
			keys = append(keys, key("date", d))
		}
	case "actor", "speaker":
		if m.also != nil {
			for _, v := range m.also(n.Text) {
				keys = append(keys, key(n.Field, v))
			}
		}
	}
	return `keys : ("` + strings.Join(keys, `" OR "`) + `")`, nil
}

// The years a date may name; an open range ends there.
const firstYear, lastYear = 1800, 2199

// dates names the years, months and days that make up a date or range.
func dates(s string) ([]string, bool) {
	from, to, ranged := strings.Cut(s, "..")
	if !ranged {
		to = from
	}
	first, _, ok := period(from, strconv.Itoa(firstYear))
	_, end, ok2 := period(to, strconv.Itoa(lastYear))
	if from+to == "" || !ok || !ok2 {
		return nil, false
	}
	var out []string
	for d := first; d.Before(end); {
		layout, next := "2006", d.AddDate(1, 0, 0)
		if d.YearDay() != 1 || next.After(end) {
			layout, next = "2006-01", d.AddDate(0, 1, 0)
		}
		if layout == "2006-01" && (d.Day() != 1 || next.After(end)) {
			layout, next = "2006-01-02", d.AddDate(0, 0, 1)
		}
		out = append(out, d.Format(layout))
		d = next
	}
	return out, len(out) > 0
}

// period is the time a year, month or day covers, [first, end).
func period(s, otherwise string) (first, end time.Time, ok bool) {
	if s == "" {
		s = otherwise
	}
	var err error
	switch len(s) {
	case 4:
		first, err = time.Parse("2006", s)
		end = first.AddDate(1, 0, 0)
	case 7:
		first, err = time.Parse("2006-01", s)
		end = first.AddDate(0, 1, 0)
	case 10:
		first, err = time.Parse("2006-01-02", s)
		end = first.AddDate(0, 0, 1)
	default:
		return first, end, false
	}
	return first, end, err == nil && first.Year() >= firstYear && first.Year() <= lastYear
}
