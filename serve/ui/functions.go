// SPDX-License-Identifier: Apache-2.0

package ui

import (
	"cmp"
	"fmt"
	"html/template"
	"maps"
	"net/url"
	"slices"
	"strings"
	"unicode/utf8"

	"dragoman"
	"dragoman/export/person"
	"dragoman/serve/page"
)

// eventLine is an event as a line shows it.
type eventLine struct {
	Status                                       dragoman.Status
	When, Who, Whom, What, Where, Words, Holders string
}

func lineOf(r *dragoman.Reading, e dragoman.Event) eventLine {
	l := eventLine{Status: e.Status, When: e.When.Value, Who: sides(r, e.Actors), Whom: sides(r, e.Recipients), Where: e.Where.Place, Words: e.Trigger.Of(r.Text)}
	l.What = page.Tag(e.PLOVER)
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
	all := template.FuncMap{
		"speaker": func(v any) string {
			if s, ok := v.(*dragoman.Statement); ok {
				return person.Speaker(*s)
			}
			return person.Speaker(v.(dragoman.Statement))
		},
		"line":      lineOf,
		"stance":    func(s dragoman.Stance) string { return strings.ReplaceAll(string(s), "_", " ") },
		"few":       few,
		"manylines": func(s string) bool { return strings.Contains(s, "\n") }, // a mistake in a query, with a pointer under it
		"saidOn":    saidOn,
		"called":    func(title, text, id string) string { return cmp.Or(title, opening(text), id) },
		"path":      url.PathEscape,
		"home":      home,
		"pieces":    func(r *dragoman.Reading, here []dragoman.Span) []person.Piece { return person.Pieces(r, here...) },
		"shown":     func(r *dragoman.Reading) shown { return shown{Reading: r} },
		"name":      person.Name,
		"day":       func(s string) string { return s[:min(len(s), 10)] },
		"join":      strings.Join,
		"plural":    plural,
		"cut":       func(s dragoman.Span, text string) string { return strings.Join(strings.Fields(s.Of(text)), " ") },
		"counts":    func() []string { return []string{"events", "origins", "reports"} },
		"tabname":   tabName,
		"worldmap":  worldmap,
		"statuses": func() []dragoman.Status {
			return []dragoman.Status{dragoman.Occurred, dragoman.Ongoing, dragoman.Planned, dragoman.Requested, dragoman.Threatened, dragoman.Hypothetical, dragoman.Negated, dragoman.Historical}
		},
	}
	maps.Copy(all, storyFunctions())
	maps.Copy(all, actFunctions())
	maps.Copy(all, todayFunctions())
	return all
}

// home is the address of an actor's page. A place that does and says nothing
// has none in the record: its name goes along, to be searched for.
func home(id, name string, kind any) string {
	at := "/e/" + url.PathEscape(id)
	if fmt.Sprint(kind) == string(dragoman.PlaceKind) {
		return with(at, "name", name)
	}
	return at
}

// plural is a number and what is counted: thousands set apart.
func plural(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return thousands(n) + " " + many
}
