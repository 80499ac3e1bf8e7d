// SPDX-License-Identifier: Apache-2.0

package ui

import (
	"cmp"
	"fmt"
	"html/template"
	"net/url"
	"slices"
	"strings"
	"unicode/utf8"

	"dragoman"
	"dragoman/export/person"
)

// mark is how a cell of the claim matrix is drawn: a sign, a class and words,
// so that no status hangs on colour alone.
type mark struct{ Sign, Class, Words string }

// markOf marks a cell of a claim of a kind. Where reports agree on what did
// not happen, or add it, the claim itself is the negation: who makes it
// asserts it.
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

// eventLine is an event as a line shows it.
type eventLine struct {
	Status                                       dragoman.Status
	When, Who, Whom, What, Where, Words, Holders string
}

func lineOf(r *dragoman.Reading, e dragoman.Event) eventLine {
	l := eventLine{Status: e.Status, When: e.When.Value, Who: sides(r, e.Actors), Whom: sides(r, e.Recipients), What: e.PLOVER, Where: e.Where.Place, Words: e.Trigger.Of(r.Text)}
	if e.Mode != "" {
		l.What += " · " + e.Mode
	}
	var holders []string
	for i, h := range e.AccordingTo {
		if i > 0 || h.Holder != "outlet" {
			holders = append(holders, person.Name(r, h.Holder)+" "+strings.ReplaceAll(string(h.Stance), "_", " "))
		}
	}
	l.Holders = strings.Join(holders, ", ")
	return l
}

func sides(r *dragoman.Reading, ps []dragoman.Participant) string {
	var out []string
	for _, p := range ps {
		name := p.Of(r.Text)
		if a := r.Actor(p.Actor); a != nil {
			name = a.Name
		}
		if name = strings.Join(strings.Fields(name), " "); !slices.Contains(out, name) {
			out = append(out, name)
		}
	}
	return strings.Join(out, ", ")
}

// shown is a report's text as a page shows it, with the spans asked for.
type shown struct {
	*dragoman.Reading
	Here []dragoman.Span
}

// moment is an entry of a timeline, with the reports that tell it, each once.
type moment struct {
	dragoman.Moment
	From []from
}

type from struct {
	dragoman.Receipt
	Name string
}

func momentOf(readings []*dragoman.Reading, m dragoman.Moment) moment {
	out := moment{Moment: m}
	for _, e := range m.Evidence {
		if slices.ContainsFunc(out.From, func(f from) bool { return f.Report == e.Report }) {
			continue
		}
		f := from{e, e.Report}
		for _, r := range readings {
			if r.ID == e.Report && r.Outlet != "" {
				f.Name = r.Outlet
			}
		}
		out.From = append(out.From, f)
	}
	return out
}

// opening is the beginning of a text, for what has no title.
func opening(text string) string {
	const most = 80 // runes
	words, s := strings.Fields(text[:min(len(text), 4*most)]), ""
	for _, w := range words {
		if utf8.RuneCountInString(s)+utf8.RuneCountInString(w) > most {
			return strings.ToValidUTF8(s, "") + " …"
		}
		s = strings.TrimSpace(s + " " + w)
	}
	return strings.ToValidUTF8(s, "")
}

// saidOn is when a statement was made, where that is not the day of the report.
func saidOn(v any, published string) string {
	if s, ok := v.(*dragoman.Statement); ok {
		return person.SaidOn(*s, published)
	}
	return person.SaidOn(v.(dragoman.Statement), published)
}

// few names the first outlets and counts the others.
func few(names []string) string {
	const shown = 4
	if len(names) <= shown {
		return strings.Join(names, ", ")
	}
	return fmt.Sprintf("%s and %d more", strings.Join(names[:shown], ", "), len(names)-shown)
}

func functions() template.FuncMap {
	return template.FuncMap{
		"mark":      markOf,
		"disputeOf": func(in disputed, d dragoman.Dispute) aDispute { return aDispute{d, in} },
		"citesOf":   func(in disputed, c []dragoman.Receipt) someCites { return someCites{c, in} },
		"speaker": func(v any) string {
			if s, ok := v.(*dragoman.Statement); ok {
				return person.Speaker(*s)
			}
			return person.Speaker(v.(dragoman.Statement))
		},
		"line":   lineOf,
		"stance": func(s dragoman.Stance) string { return strings.ReplaceAll(string(s), "_", " ") },
		"few":    few,
		"saidOn": saidOn,
		"called": func(title, text, id string) string { return cmp.Or(title, opening(text), id) },
		"path":   url.PathEscape,
		"pieces": func(r *dragoman.Reading, here []dragoman.Span) []person.Piece { return person.Pieces(r, here...) },
		"shown":  func(r *dragoman.Reading) shown { return shown{Reading: r} },
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
		"moment":   momentOf,
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
