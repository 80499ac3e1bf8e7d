// SPDX-License-Identifier: Apache-2.0

package brief

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"dragoman"
)

// Text writes a brief for people: its passages with numbered citations, then
// the disagreements with both passages, agreements, additions, timeline,
// quotations, and the reports the numbers stand for.
func Text(w io.Writer, b *dragoman.Brief, from Sources, s Style) error {
	p := &printer{bufio.NewWriter(w), s, names(b.Reports), from}
	p.para("", "", bold, b.Title)
	p.para("", "", dim, total(b.Counts))
	fmt.Fprintln(p.w)
	for _, x := range b.Sentences {
		p.para("", "  ", "", x.Text+" "+p.cites(b, x.Cites))
	}
	p.claims(b.Disagreements)
	if len(b.Disagreements) == 0 {
		p.heading("Disagreements: none found")
	}
	p.claims(b.Agreements)
	p.claims(b.Additions)
	p.timeline(b.Timeline)
	p.quotes(b.Quotes)
	p.heading("Reports")
	for i, r := range b.Reports {
		p.para(fmt.Sprintf("  [%d] ", i+1), "      ", "", p.names[r.ID]+" · "+known(r.Published.Value)+" · "+r.Title+" · "+r.ID)
	}
	return p.w.Flush()
}

func known(date string) string {
	if date == "" {
		return "date unknown"
	}
	return date
}

func total(c dragoman.Counts) string {
	return fmt.Sprintf("%s · %s · %s · %s", count(c.Reports, "report"), count(c.Origins, "independent origin"), count(c.Events, "event"), count(c.Statements, "statement"))
}

// cites writes receipts as [number of the report:start-end].
func (p *printer) cites(b *dragoman.Brief, cs []dragoman.Receipt) string {
	var out []string
	for _, c := range cs {
		out = append(out, fmt.Sprintf("[%d:%d-%d]", number(b.Reports, c.Report), c.Start, c.End))
	}
	return strings.Join(out, "")
}

func number(reports []dragoman.Compared, id string) int {
	for i, r := range reports {
		if r.ID == id {
			return i + 1
		}
	}
	return 0
}

// Markdown writes a brief as Markdown, with the same parts as Text.
func Markdown(w io.Writer, b *dragoman.Brief, from Sources) error {
	out := bufio.NewWriter(w)
	name := names(b.Reports)
	pr := &printer{out, Style{}, name, from}
	fmt.Fprintf(out, "# %s\n\n*%s*\n\n", md(b.Title), total(b.Counts))
	for _, x := range b.Sentences {
		fmt.Fprintf(out, "- %s %s\n", md(x.Text), md(pr.cites(b, x.Cites)))
	}
	section := func(title string, cs []dragoman.Claim) {
		if len(cs) == 0 {
			return
		}
		fmt.Fprintf(out, "\n## %s\n\n", title)
		for _, c := range cs {
			why := ""
			if c.Why != "" {
				why = " (" + c.Why + ")"
			}
			fmt.Fprintf(out, "- **%s**%s %s\n", kindTitle[c.Kind], why, md(c.Label))
			for _, x := range c.Cells {
				value := ""
				if x.Value != "" {
					value = " «" + md(x.Value) + "»"
				}
				fmt.Fprintf(out, "  - %s %s%s, %s: %s [%d:%d-%d]\n", sign(c.Kind, x), md(name[x.Report]), value, md(holding(x)), md(from.Passage(x.Report, x.Spans[0])), number(b.Reports, x.Report), x.Spans[0].Start, x.Spans[0].End)
			}
		}
	}
	section("Disagreements", b.Disagreements)
	if len(b.Disagreements) == 0 {
		fmt.Fprint(out, "\n## Disagreements\n\nNone found.\n")
	}
	section("Agreements", b.Agreements)
	section("Additions", b.Additions)
	if len(b.Timeline) > 0 {
		fmt.Fprint(out, "\n## Timeline\n\n")
		folded := 0
		for i, m := range b.Timeline {
			if !loud(b.Timeline, i) {
				folded++
				continue
			}
			fmt.Fprintf(out, "- %s %s", span(m), md(m.Label))
			for _, e := range m.Evidence {
				fmt.Fprintf(out, " [%d:%d-%d]", number(b.Reports, e.Report), e.Start, e.End)
			}
			fmt.Fprintln(out)
		}
		if folded > 0 {
			fmt.Fprintf(out, "- and %d more dates\n", folded)
		}
	}
	fmt.Fprint(out, "\n## Reports\n\n")
	for i, r := range b.Reports {
		fmt.Fprintf(out, "%d. %s, %s, %s\n", i+1, md(name[r.ID]), known(r.Published.Value), md(r.Title))
	}
	return out.Flush()
}

// span is the time of a moment as a person reads it, with its status where it
// is not simply past.
func span(m dragoman.Moment) string {
	when := m.Value
	switch {
	case m.Precision == "decade" && len(m.Value) == 3:
		when += "0s"
	case m.Precision == "" || m.Precision == "day" || strings.Contains(when, "W"):
		when = short(m.Earliest)
		if l := short(m.Latest); l != when && l != "" {
			when += " to " + l
		}
	}
	if m.Status != dragoman.Occurred && m.Status != "" {
		when += " (" + string(m.Status) + ")"
	}
	return when
}

// md escapes what Markdown would read as markup in foreign text.
func md(s string) string {
	var b strings.Builder
	for _, r := range clean(s) {
		switch r {
		case '\\', '`', '*', '_', '[', ']', '<', '>', '#', '|', '&':
			b.WriteByte('\\')
		case '\n':
			r = ' '
		}
		b.WriteRune(r)
	}
	return b.String()
}
