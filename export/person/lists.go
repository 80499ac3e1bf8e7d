// SPDX-License-Identifier: Apache-2.0

package person

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"dragoman"
)

// line prints one item, wrapped, with its later lines set in.
func (p *printer) line(first, rest string) {
	words := strings.Fields(clean(first + " " + rest))
	col := 2
	p.printf("  ")
	for i, w := range words {
		n := utf8.RuneCountInString(w)
		if i > 0 && col+1+n > p.s.Width {
			p.printf("\n      ")
			col = 6
		} else if i > 0 {
			p.printf(" ")
			col++
		}
		p.printf("%s", w)
		col += n
	}
	p.printf("\n")
}

func (p *printer) section(name string, n int) bool {
	if n > 0 {
		p.printf("\n%s\n", p.in(bold, fmt.Sprintf("%s (%d)", name, n)))
	}
	return n > 0
}

func (p *printer) actors() {
	if !p.section("Who", len(p.r.Actors)) {
		return
	}
	for _, a := range p.r.Actors {
		about := []string{string(a.Kind)}
		for _, s := range []string{a.Country, a.Sector, a.Link} {
			if s != "" {
				about = append(about, s)
			}
		}
		s := fmt.Sprintf("%s [%s] ×%d", a.Name, strings.Join(about, " "), len(a.Mentions))
		var titles []string
		for _, r := range a.Roles {
			titles = append(titles, r.Title)
		}
		if len(titles) > 0 {
			s += " — " + strings.Join(titles, "; ")
		}
		p.line(s, "")
	}
}

// Name is how a person reads an actor id: its best name.
func Name(r *dragoman.Reading, id string) string {
	if a := r.Actor(id); a != nil {
		return a.Name
	}
	return id
}

func (p *printer) statements() {
	if !p.section("Said", len(p.r.Statements)) {
		return
	}
	for _, s := range p.r.Statements {
		to := ""
		if s.Addressee != "" {
			to = " to " + Name(p.r, s.Addressee)
		}
		if on := SaidOn(s, p.r.Published.Value); on != "" {
			to += " " + on
		}
		p.line(fmt.Sprintf("%s %s%s:", Speaker(s), strings.ReplaceAll(string(s.Stance), "_", " "), to), spans(p.r.Text, s.Content)+" "+bytesOf(s.Content))
	}
}

// Speaker is who a statement is given to, with the class where there is no
// name.
func Speaker(s dragoman.Statement) string {
	switch {
	case s.Speaker.Name != "" && s.Speaker.Class != "named" && s.Speaker.Class != "":
		return s.Speaker.Name + " (" + s.Speaker.Class + ")"
	case s.Speaker.Name != "":
		return s.Speaker.Name
	case s.Speaker.Class == "":
		return "unknown"
	}
	return s.Speaker.Class
}

// SaidOn is when a statement was made, "on 2025-10-15", where that is told and
// is not the day of the report.
func SaidOn(s dragoman.Statement, published string) string {
	if s.When.Value == "" || strings.HasPrefix(published, s.When.Value[:min(len(s.When.Value), 10)]) {
		return ""
	}
	return "on " + s.When.Value
}

func (p *printer) events() {
	if !p.section("Done", len(p.r.Events)) {
		return
	}
	for _, e := range p.r.Events {
		p.line(Event(p.r, e), "«"+e.Trigger.Of(p.r.Text)+"» "+bytesOf([]dragoman.Span{e.Trigger}))
	}
}

// Event is an event on one line: when, who to whom, what, how firmly.
func Event(r *dragoman.Reading, e dragoman.Event) string {
	when := e.When.Value
	if when == "" {
		when = "date unknown"
	}
	what := e.PLOVER
	if e.Mode != "" {
		what += "/" + e.Mode
	}
	s := fmt.Sprintf("%s  %s → %s  %s %s", when, parties(r, e.Actors), parties(r, e.Recipients), what, strings.ToUpper(string(e.Status)))
	if e.Where.Place != "" {
		s += " in " + e.Where.Place
	}
	for i, h := range e.AccordingTo {
		if i > 0 || h.Holder != "outlet" {
			s += fmt.Sprintf(", %s %s", Name(r, h.Holder), h.Stance)
		}
	}
	return s
}

func parties(r *dragoman.Reading, ps []dragoman.Participant) string {
	if len(ps) == 0 {
		return "–"
	}
	var names []string
	for _, p := range ps {
		if a := r.Actor(p.Actor); a != nil {
			names = append(names, a.Name)
		} else {
			names = append(names, p.Of(r.Text))
		}
	}
	return strings.Join(names, ", ")
}

func (p *printer) times() {
	if !p.section("When", len(p.r.Times)) {
		return
	}
	for _, t := range p.r.Times {
		v := t.Value
		if v == "" {
			v = "unknown"
		}
		p.line(fmt.Sprintf("%s = %s", t.Of(p.r.Text), v), fmt.Sprintf("(%s, %s)", strings.ToLower(t.Type), t.Basis))
	}
}

func (p *printer) notes() {
	if !p.section("Notes", len(p.r.Notes)) {
		return
	}
	for _, n := range p.r.Notes {
		p.line(fmt.Sprintf("%s: %s", n.Stage, n.Message), bytesOf([]dragoman.Span{n.Span}))
	}
}

func spans(text string, ss []dragoman.Span) string {
	var parts []string
	for _, s := range ss {
		parts = append(parts, s.Of(text))
	}
	return strings.Join(parts, " … ")
}

func bytesOf(ss []dragoman.Span) string {
	var parts []string
	for _, s := range ss {
		parts = append(parts, fmt.Sprintf("%d–%d", s.Start, s.End))
	}
	return "[" + strings.Join(parts, ", ") + "]"
}
