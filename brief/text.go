// SPDX-License-Identifier: Apache-2.0

package brief

import (
	"bufio"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"dragoman"
)

// Style is how text for people is laid out.
type Style struct {
	Colour bool
	Width  int  // columns; 0 is 80
	All    bool // show every addition, not the first few of each report
}

// addsShown is how many additions of a report are shown unless all are wanted.
const addsShown = 6

// printer writes wrapped lines and keeps the first error.
type printer struct {
	w     *bufio.Writer
	style Style
	names map[string]string
	from  Sources
}

const (
	bold   = "1"
	dim    = "2"
	red    = "31"
	green  = "32"
	yellow = "33"
)

func (p *printer) in(code, s string) string {
	if !p.style.Colour || s == "" {
		return s
	}
	return "\x1b[" + code + "m" + s + "\x1b[0m"
}

// para writes s wrapped, the first line after first, the others after rest.
func (p *printer) para(first, rest, code, s string) {
	width := p.style.Width
	if width <= 0 {
		width = 80
	}
	line, n := first, utf8.RuneCountInString(first)
	empty := true
	for _, word := range strings.Fields(clean(s)) {
		k := utf8.RuneCountInString(word)
		if !empty && n+1+k > width {
			fmt.Fprintln(p.w, line)
			line, n, empty = rest, utf8.RuneCountInString(rest), true
		}
		if !empty {
			line += " "
			n++
		}
		line += p.in(code, word)
		n += k
		empty = false
	}
	if !empty {
		fmt.Fprintln(p.w, line)
	}
}

// clean takes control bytes out of foreign text, so that none reaches a terminal.
func clean(s string) string {
	return strings.Map(func(r rune) rune {
		if r < 0x20 && r != '\n' && r != '\t' || r >= 0x7f && r < 0xa0 {
			return -1
		}
		return r
	}, s)
}

// ComparisonText writes a comparison for people.
func ComparisonText(w io.Writer, c *dragoman.Comparison, from Sources, s Style) error {
	p := &printer{bufio.NewWriter(w), s, names(c.Reports), from}
	p.para("", "", bold, total(c.Counts))
	for _, r := range c.Reports {
		date := r.Published.Value
		if date == "" {
			date = "date unknown"
		}
		date = strings.Replace(date[:min(len(date), 16)], "T", " ", 1)
		p.para("  ", "    ", "", p.names[r.ID]+" · "+date+" · "+r.Title)
	}
	for _, x := range c.Copies {
		p.para("  ", "    ", dim, fmt.Sprintf("%s repeats %s (%.0f %% of its words; %s)", p.names[x.Report], p.names[x.Of], 100*x.Share, x.Why))
	}
	for _, r := range c.Reports {
		if of := citedBy(&r); len(of) > 0 {
			p.para("  ", "    ", dim, p.names[r.ID]+" cites "+strings.Join(of, ", "))
		}
	}
	if len(c.SameStory) > 1 {
		p.para("  ", "    ", yellow, fmt.Sprintf("These reports do not look like one story: %d groups.", len(c.SameStory)))
	}
	p.claims(c.Claims)
	p.quotes(c.Quotes)
	p.timeline(c.Timeline)
	return p.w.Flush()
}

// citedBy are the outlets a report cites, each once, in order of the text.
func citedBy(r *dragoman.Compared) []string {
	var out []string
	for _, x := range r.Cites {
		if !slices.Contains(out, x.Outlet) {
			out = append(out, x.Outlet)
		}
	}
	return out
}

func count(n int, what string) string {
	if n != 1 {
		what += "s"
	}
	return fmt.Sprintf("%d %s", n, what)
}

// claims writes claims under a heading for each kind.
func (p *printer) claims(cs []dragoman.Claim) {
	head, kind, shown, left := "", "", map[string]int{}, 0
	for _, c := range cs {
		kind = c.Kind
		title := kindTitle[kind]
		if c.Doubtful {
			title = perhaps
		}
		if title != head {
			head = title
			p.heading(head)
		}
		if kind == "adds" {
			if shown[c.Cells[0].Report]++; shown[c.Cells[0].Report] > addsShown && !p.style.All {
				left++
				continue
			}
			x := c.Cells[0]
			who := p.names[x.Report]
			for _, y := range c.Cells[1:] {
				who += ", copied by " + p.names[y.Report]
			}
			p.para("  + ", "    ", "", who+": "+p.from.Passage(x.Report, x.Spans[0])+" "+where(x.Spans[0]))
			continue
		}
		p.claim(c)
	}
	if left > 0 {
		p.para("    ", "    ", dim, fmt.Sprintf("and %d more (--all)", left))
	}
}

func where(s dragoman.Span) string { return fmt.Sprintf("[%d-%d]", s.Start, s.End) }

func (p *printer) heading(s string) {
	fmt.Fprintln(p.w)
	p.para("", "", bold, s)
}

// claim writes one claim and the passage of each cell.
func (p *printer) claim(c dragoman.Claim) {
	head := c.Label
	if c.Why != "" {
		head = c.Why + ": " + head
	}
	colour := green
	if Disagreement(c.Kind) {
		colour = red
	} else if c.Kind != "same" {
		colour = yellow
	}
	p.para("  ", "    ", colour, head)
	c, more := Shown(c)
	for _, x := range c.Cells {
		value := ""
		if x.Value != "" {
			value = " «" + x.Value + "»"
		}
		p.para("    "+sign(c.Kind, x)+" ", "      ", "", p.names[x.Report]+value+" ("+holder(x, p.names[x.Report])+"): "+p.from.Passage(x.Report, x.Spans[0])+" "+where(x.Spans[0]))
	}
	if more > 0 {
		p.para("    ", "      ", dim, fmt.Sprintf("… %s more in --format json", count(more, "passage")))
	}
}

func (p *printer) quotes(qs []dragoman.Quote) {
	if len(qs) == 0 {
		return
	}
	p.heading("Quotations in several reports")
	for _, q := range qs {
		p.para("  ", "    ", "", "“"+fullest(q, p.from)+"” "+said(q))
		for _, v := range q.Variants {
			p.para("    ", "      ", "", p.names[v.Report]+": "+or(v.Speaker, "names nobody")+" "+where(v.Span))
		}
	}
}

func (p *printer) timeline(ms []dragoman.Moment) {
	if len(ms) == 0 {
		return
	}
	p.heading("Timeline, by the time of what happened")
	folded := 0
	for i, m := range ms {
		if !p.style.All && !loud(ms, i) {
			folded++
			continue
		}
		var by []string
		for _, e := range m.Evidence {
			by = append(by, p.names[e.Report]+" "+where(e.Span))
		}
		p.para("  ", "    ", "", span(m)+" "+m.Label+" · "+strings.Join(by, ", "))
	}
	if folded > 0 {
		p.para("    ", "    ", dim, fmt.Sprintf("and %d more dates (--all)", folded))
	}
}

// momentsShown and backgroundShown are how many dates, and how many background
// dates among them, are shown unless all are wanted.
const (
	momentsShown    = 12
	backgroundShown = 3
)

// loud reports whether a moment is among the few that are shown: the heaviest,
// of the background fewer still.
func loud(ms []dragoman.Moment, i int) bool {
	before, beforeBack := 0, 0
	for j, m := range ms {
		if w, v := m.Weight, ms[i].Weight; j == i || w < v || w == v && j < i {
			continue
		}
		before++
		if m.Background {
			beforeBack++
		}
	}
	return before < momentsShown && (!ms[i].Background || beforeBack < backgroundShown)
}

func short(s string) string {
	if len(s) > 10 {
		return s[:10]
	}
	return s
}
