// SPDX-License-Identifier: Apache-2.0

// Package markdown writes a story as a page of Markdown for people who keep
// notes: what it is made of in front matter, and each report, claim, event and
// quotation as a line that ends in a block id (" ^e12ab"), by which other notes
// can point to it.
package markdown

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"dragoman"
	"dragoman/export/flat"
	"dragoman/export/table"
)

// Page writes one story. base is the address of the pages, without a slash at
// its end, that lines link to; "" has no links but those to the reports at their
// publishers.
func Page(w io.Writer, st dragoman.Story, c *dragoman.Comparison, readings []*dragoman.Reading, base string) error {
	p := &page{Writer: bufio.NewWriter(w), base: base, by: map[string]*dragoman.Reading{}}
	for _, r := range readings {
		p.by[r.ID] = r
	}
	p.head(st, readings)
	if c != nil {
		p.reports(c, readings)
		p.claims(st.ID, c, readings)
	}
	p.happenings(st.ID, c, readings)
	p.quotations(readings)
	return p.Flush()
}

type page struct {
	*bufio.Writer
	base string
	by   map[string]*dragoman.Reading
}

func (p *page) f(format string, args ...any) { fmt.Fprintf(p, format, args...) }

// block ends a line with a block id: letters, digits and hyphens.
func (p *page) block(id string) {
	id = strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r == '-' {
			return r
		}
		return '-'
	}, id)
	p.f(" ^%s\n", id)
}

func (p *page) head(st dragoman.Story, readings []*dragoman.Reading) {
	s, called := flat.StoryOf(st, readings), flat.Called(st, readings)
	p.f("---\nid: %s\ntitle: %s\nfirst: %s\nlast: %s\nreports: %d\norigins: %d\nevents: %d\nstatements: %d\n---\n\n# %s\n",
		quoted(st.ID), quoted(called), quoted(st.First), quoted(st.Last), len(st.Reports), st.Origins, s.Events, s.Statements, text(called))
	if p.base != "" && st.ID != "" {
		p.f("\n[The story at the desk](%s/s/%s)\n", p.base, st.ID)
	}
}

func (p *page) reports(c *dragoman.Comparison, readings []*dragoman.Reading) {
	copies := map[string]string{}
	for _, x := range c.Copies {
		copies[x.Report] = x.Of
	}
	p.f("\n## Reports\n")
	for _, r := range readings {
		title := text(r.Title)
		if title == "" {
			title = r.ID
		}
		if strings.HasPrefix(r.URL, "http://") || strings.HasPrefix(r.URL, "https://") {
			title = fmt.Sprintf("[%s](<%s>)", title, strings.NewReplacer("<", "%3C", ">", "%3E", "\n", "").Replace(r.URL))
		}
		p.f("- %s: %s", p.told(r), title)
		if of := p.by[copies[r.ID]]; of != nil {
			p.f(" (repeats %s)", text(outlet(of)))
		}
		p.block(r.ID)
	}
}

// told is who tells it and when.
func (p *page) told(r *dragoman.Reading) string {
	day := r.Published.Value
	if day == "" {
		day = "undated"
	}
	return text(outlet(r)) + ", " + text(day)
}

func outlet(r *dragoman.Reading) string { return orNone(r.Outlet) }

func orNone(outlet string) string {
	if outlet == "" {
		return "no outlet"
	}
	return outlet
}

// parts are the headings claims stand under, in order, and the kinds under each.
var parts = []struct {
	heading string
	kinds   []string
}{
	{"In dispute", []string{"denied", "differs"}},
	{"Told anew", []string{"update"}},
	{"Told by several", []string{"same", "more_specific", "incomplete"}},
	{"Told by one", []string{"adds"}},
}

func (p *page) claims(story string, c *dragoman.Comparison, readings []*dragoman.Reading) {
	all := flat.ClaimsOf(story, c, readings)
	for _, part := range parts {
		headed := false
		for i := range all {
			x := &all[i]
			if !contains(part.kinds, x.Kind) {
				continue
			}
			if !headed {
				p.f("\n## %s\n", part.heading)
				headed = true
			}
			p.f("- %s", text(x.Label))
			if x.Why != "" {
				p.f(" (%s)", x.Why)
			}
			p.block(x.ID)
			for j, cell := range x.Cells {
				p.f("    - %s, %s %s: “%s”%s", text(orNone(cell.Outlet)), text(cell.Holder), cell.Stance, text(strings.Join(cell.Words, " … ")), p.receipt(cell.Report, cell.Spans))
				p.block(fmt.Sprintf("%s-%d", x.ID, j+1))
			}
		}
	}
}

func contains(list []string, s string) bool {
	for _, x := range list {
		if x == s {
			return true
		}
	}
	return false
}

// receipt links to a passage at the desk, where its address is known.
func (p *page) receipt(report string, spans []dragoman.Span) string {
	if p.base == "" || len(spans) == 0 {
		return ""
	}
	var at []string
	for _, s := range spans {
		at = append(at, fmt.Sprintf("at=%d-%d", s.Start, s.End))
	}
	return fmt.Sprintf(" ([receipt](%s/doc/%s?%s#at))", p.base, report, strings.Join(at, "&"))
}

func (p *page) happenings(story string, c *dragoman.Comparison, readings []*dragoman.Reading) {
	all := flat.HappeningsOf(story, c, readings)
	if len(all) > 0 {
		p.f("\n## Events\n")
	}
	for _, h := range all {
		first := h.Events[0]
		r := p.by[first.Report]
		e := event(r, first.Event)
		day, basis := table.Dated(r, e)
		switch basis {
		case "":
			day = "undated"
		case "published":
			day = "published " + day
		case "period":
			day = "from " + day
		}
		p.f("- %s, %s (%s)%s: “%s”", day, strings.ToLower(h.PLOVER), e.Status, sides(r, e), text(sentence(r, e.Trigger)))
		if h.Reports > 1 {
			p.f(" · %d reports, %d origins", h.Reports, h.Origins)
		}
		p.f("%s", p.receipt(r.ID, e.Mentions[:min(1, len(e.Mentions))]))
		p.block(h.ID)
		for _, x := range h.Events[1:] {
			also := p.by[x.Report]
			ev := event(also, x.Event)
			p.f("    - %s (%s): “%s”%s", p.told(also), x.Status, text(sentence(also, ev.Trigger)), p.receipt(x.Report, []dragoman.Span{ev.Trigger}))
			p.block(x.Event)
		}
	}
}

func event(r *dragoman.Reading, id string) *dragoman.Event {
	for i := range r.Events {
		if r.Events[i].ID == id {
			return &r.Events[i]
		}
	}
	return &dragoman.Event{}
}

// sides are the parties of an event: " A, B → C".
func sides(r *dragoman.Reading, e *dragoman.Event) string {
	list := func(ps []dragoman.Participant) string {
		var out []string
		for i := range ps {
			if n := table.PartyOf(r, &ps[i]).Name; n != "" {
				out = append(out, text(n))
			}
		}
		return strings.Join(out, ", ")
	}
	a, b := list(e.Actors), list(e.Recipients)
	switch {
	case a == "" && b == "":
		return ""
	case b == "":
		return " " + a
	}
	return " " + a + " → " + b
}

func sentence(r *dragoman.Reading, s dragoman.Span) string {
	if n := r.SentenceAt(s.Start); n >= 0 {
		s = r.Sentences[n].Span
	}
	return s.Of(r.Text)
}

func (p *page) quotations(readings []*dragoman.Reading) {
	headed := false
	for _, r := range readings {
		for i := range r.Statements {
			s := &r.Statements[i]
			if s.Form != "direct" || len(s.Content) == 0 {
				continue
			}
			if !headed {
				p.f("\n## Quotations\n")
				headed = true
			}
			who := s.Speaker.Name
			if who == "" {
				who = s.Speaker.Class
			}
			p.f("- %s %s: %s (%s)%s", text(who), s.Stance, text(strings.Join(flat.Words(r.Text, s.Content), " … ")), text(outlet(r)), p.receipt(r.ID, s.Content))
			p.block(s.ID)
		}
	}
}

// marks are what Markdown, and the dialects with block ids, tags and links of
// their own, would take for a mark of theirs.
var marks = strings.NewReplacer(`\`, `\\`, "`", "\\`", "*", `\*`, "_", `\_`, "[", `\[`, "]", `\]`, "<", `\<`, ">", `\>`, "#", `\#`, "|", `\|`, "^", `\^`, "~", `\~`, "$", `\$`, "=", `\=`, "%", `\%`, "!", `\!`, "&", `\&`)

// text is a string as words of a line, its marks taken for words.
func text(s string) string { return marks.Replace(table.Clean(s)) }

// quoted is a string as YAML has it between double quotation marks.
func quoted(s string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(table.Clean(s)) + `"`
}
