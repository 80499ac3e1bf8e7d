// SPDX-License-Identifier: Apache-2.0

package ui

import (
	"fmt"
	"html/template"
	"strings"

	"dragoman"
	"dragoman/export/person"
)

// mark is how a cell of the claim matrix is drawn: a sign, a class and words,
// so that no status hangs on colour alone.
type mark struct{ Sign, Class, Words string }

func markOf(kind string, c dragoman.Cell) mark {
	switch {
	case c.Stance == dragoman.Denies || c.Status == dragoman.Negated && (kind == "denied" || kind == "differs" || kind == "update"):
		return mark{"✕", "denies", "denies"}
	case c.Status == dragoman.Planned || c.Status == dragoman.Requested || c.Status == dragoman.Threatened || c.Status == dragoman.Hypothetical:
		return mark{"◇", "planned", string(c.Status)}
	case c.Holder != "" && c.Holder != "outlet":
		return mark{"◌", "attributed", "reports as attributed"}
	}
	return mark{"●", "asserts", "asserts"}
}

func functions() template.FuncMap {
	return template.FuncMap{
		"mark": markOf,
		"speaker": func(v any) string {
			if s, ok := v.(*dragoman.Statement); ok {
				return person.Speaker(*s)
			}
			return person.Speaker(v.(dragoman.Statement))
		},
		"event":  person.Event,
		"pieces": person.Pieces,
		"name":   person.Name,
		"day":    func(s string) string { return s[:min(len(s), 10)] },
		"join":   strings.Join,
		"plural": func(n int, one, many string) string {
			if n == 1 {
				return "1 " + one
			}
			return fmt.Sprintf("%d %s", n, many)
		},
		"cut":     func(s dragoman.Span, text string) string { return strings.Join(strings.Fields(s.Of(text)), " ") },
		"passage": passage,
		"tabs":    func() []string { return []string{"timeline", "quotes", "who", "map", "events", "changes"} },
		"counts":  func() []string { return []string{"events", "origins", "reports"} },
		"tabname": func(s string) string {
			if s == "who" {
				return "Who’s who"
			}
			return strings.ToUpper(s[:1]) + s[1:]
		},
		"worldmap": worldmap,
		"statuses": func() []dragoman.Status {
			return []dragoman.Status{dragoman.Occurred, dragoman.Ongoing, dragoman.Planned, dragoman.Requested, dragoman.Threatened, dragoman.Hypothetical, dragoman.Negated, dragoman.Historical}
		},
		"reading": func(all []*dragoman.Reading, id string) *dragoman.Reading {
			for _, r := range all {
				if r.ID == id {
					return r
				}
			}
			return nil
		},
		"copyOf": func(c dragoman.Comparison, id string) string {
			for _, x := range c.Copies {
				if x.Report == id {
					of := x.Of
					for _, r := range c.Reports {
						if r.ID == x.Of && r.Outlet != "" {
							of = r.Outlet
						}
					}
					return fmt.Sprintf("rewrites %s (%.0f %% of it)", of, 100*x.Share)
				}
			}
			return ""
		},
	}
}

// passage is a span with some text around it, for showing it in place.
type lit struct{ Before, Text, After string }

func passage(r *dragoman.Reading, s dragoman.Span) lit {
	if r == nil || s.Start < 0 || int(s.End) > len(r.Text) || s.Start > s.End {
		return lit{}
	}
	from, to := s.Start, s.End
	if i := r.SentenceAt(s.Start); i >= 0 {
		from = min(from, r.Sentences[i].Start)
	}
	if i := r.SentenceAt(max(s.End-1, 0)); i >= 0 {
		to = max(to, r.Sentences[i].End)
	}
	return lit{r.Text[from:s.Start], r.Text[s.Start:s.End], r.Text[s.End:to]}
}
