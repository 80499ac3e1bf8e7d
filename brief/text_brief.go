// SPDX-License-Identifier: Apache-2.0

package brief

import (
	"bufio"
	"fmt"
	"io"
	"slices"
	"strings"

	"dragoman"
)

// Text writes a brief for people: its passages with numbered citations, then
// what is disputed as questions, the numbers, what is agreed, what each origin
// alone tells, quotations, timeline, and the reports the numbers stand for.
func Text(w io.Writer, b *dragoman.Brief, from Sources, s Style) error {
	p := &printer{bufio.NewWriter(w), s, names(b.Reports), from}
	p.para("", "", bold, b.Title)
	p.para("", "", dim, total(b.Counts))
	if b.Note != "" {
		p.para("", "", yellow, b.Note)
	}
	fmt.Fprintln(p.w)
	for _, x := range b.Sentences {
		p.para("", "  ", "", x.Text+" "+p.cites(b, x.Cites))
	}
	p.disputes(b)
	p.figures(b)
	p.agreed(b)
	p.alone(b)
	p.quotes(b.Quotes)
	p.timeline(readable(b.Timeline, from))
	p.heading("Reports")
	for i, r := range b.Reports {
		p.para(fmt.Sprintf("  [%d] ", i+1), "      ", "", p.names[r.ID]+" · "+known(r.Published.Value)+" · "+r.Title)
	}
	return p.w.Flush()
}

// disputes writes each question and its answers.
func (p *printer) disputes(b *dragoman.Brief) {
	if len(b.Disputes) > 0 {
		p.heading("In dispute")
	} else if len(b.Reports) > 1 {
		p.heading("In dispute: nothing plain found")
	}
	p.questions(b, b.Disputes)
	if len(b.Perhaps) > 0 {
		p.heading(perhaps)
		p.questions(b, b.Perhaps)
	}
}

func (p *printer) questions(b *dragoman.Brief, ds []dragoman.Dispute) {
	for _, d := range ds {
		p.para("  ", "    ", red, d.Question)
		for _, a := range d.Answers {
			value := ""
			if a.Value != "" {
				value = "«" + a.Value + "» "
			}
			p.para("    "+mark(a.Sign)+" ", "      ", "", value+a.Who+": "+a.Words+" "+p.cites(b, a.Cites))
		}
	}
}

// mark is the sign of a word for it.
func mark(word string) string {
	for s, w := range signs {
		if w == word {
			return s
		}
	}
	return "●"
}

func (p *printer) figures(b *dragoman.Brief) {
	if len(b.Figures) == 0 {
		return
	}
	p.heading("Numbers")
	for _, f := range b.Figures {
		p.para("  ", "    ", "", figureLine(f)+" "+p.cites(b, f.Cites))
	}
}

// figureLine is a figure in words: what, the figure, its source, as of when.
func figureLine(f dragoman.Figure) string {
	s := f.What + ": " + f.Figure + " · " + f.Source
	if f.AsOf != "" {
		s += ", " + f.AsOf
	}
	if f.Parts {
		s += " · others give another figure"
	}
	return s
}

// agreed writes what two or more origins tell: the fullest passage and who else
// tells it.
func (p *printer) agreed(b *dragoman.Brief) {
	for i, l := range agreements(b.Agreements, p.from) {
		if i == 0 {
			p.heading("Agreed")
		}
		if i >= agreedShown && !p.style.All {
			p.para("    ", "    ", dim, "and more (--all)")
			return
		}
		p.para("  = ", "    ", "", l.Text+" "+p.cites(b, l.Cites))
	}
}

// agreedShown is how many agreements are shown unless all are wanted.
const agreedShown = 12

// firsts are the first passages of a claim's cells.
func firsts(c dragoman.Claim) []dragoman.Receipt {
	var out []dragoman.Receipt
	for _, x := range c.Cells {
		if r := (dragoman.Receipt{Report: x.Report, Span: x.Spans[0]}); !slices.Contains(out, r) {
			out = append(out, r)
		}
	}
	return out
}

// alone writes what each origin alone tells, its first few lines.
func (p *printer) alone(b *dragoman.Brief) {
	for i, g := range byOrigin(b, p.from) {
		if i == 0 {
			p.heading("What one origin alone tells")
		}
		who := p.names[g.report]
		for _, c := range g.copies {
			who += ", copied by " + p.names[c]
		}
		p.para("  ", "  ", dim, who)
		for k, l := range g.lines {
			if k >= addsShown && !p.style.All {
				p.para("    ", "    ", dim, fmt.Sprintf("and %d more (--all)", len(g.lines)-k))
				break
			}
			p.para("  + ", "    ", "", l.Text+" "+p.cites(b, l.Cites))
		}
	}
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
	if b.Note != "" {
		fmt.Fprintf(out, "%s\n\n", md(b.Note))
	}
	for _, x := range b.Sentences {
		fmt.Fprintf(out, "%s %s\n\n", md(x.Text), md(pr.cites(b, x.Cites)))
	}
	fmt.Fprint(out, "## In dispute\n\n")
	if len(b.Disputes) == 0 {
		fmt.Fprint(out, "Nothing plain found.\n")
	}
	pr.questionsMarkdown(out, b, b.Disputes)
	if len(b.Perhaps) > 0 {
		fmt.Fprintf(out, "\n## %s\n\n", perhaps)
		pr.questionsMarkdown(out, b, b.Perhaps)
	}
	if len(b.Figures) > 0 {
		fmt.Fprint(out, "\n## Numbers\n\n| What is counted | Figure | Source, as of |\n|---|---|---|\n")
		for _, f := range b.Figures {
			fmt.Fprintf(out, "| %s | %s | %s, %s %s |\n", md(f.What), md(f.Figure), md(f.Source), known(f.AsOf), md(pr.cites(b, f.Cites)))
		}
	}
	for i, l := range agreements(b.Agreements, from) {
		if i == 0 {
			fmt.Fprint(out, "\n## Agreed\n\n")
		}
		fmt.Fprintf(out, "- %s %s\n", md(l.Text), md(pr.cites(b, l.Cites)))
	}
	for i, g := range byOrigin(b, from) {
		if i == 0 {
			fmt.Fprint(out, "\n## What one origin alone tells\n")
		}
		fmt.Fprintf(out, "\n**%s**\n\n", md(name[g.report]))
		for _, l := range g.lines {
			fmt.Fprintf(out, "- %s %s\n", md(l.Text), md(pr.cites(b, l.Cites)))
		}
	}
	if len(b.Quotes) > 0 {
		fmt.Fprint(out, "\n## Quotations in several reports\n\n")
		for _, q := range b.Quotes {
			fmt.Fprintf(out, "- “%s” %s\n", md(fullest(q, from)), md(said(q)))
			for _, v := range q.Variants {
				fmt.Fprintf(out, "  - %s: %s %s\n", md(name[v.Report]), md(or(v.Speaker, "names nobody")), md(pr.cites(b, []dragoman.Receipt{{Report: v.Report, Span: v.Span}})))
			}
		}
	}
	if len(b.Timeline) > 0 {
		fmt.Fprint(out, "\n## Timeline\n\n")
		folded := 0
		rows := readable(b.Timeline, from)
		for i, m := range rows {
			if !loud(rows, i) {
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

// questionsMarkdown writes each question and its answers as lists.
func (p *printer) questionsMarkdown(out io.Writer, b *dragoman.Brief, ds []dragoman.Dispute) {
	for _, d := range ds {
		fmt.Fprintf(out, "- **%s**\n", md(d.Question))
		for _, a := range d.Answers {
			value := ""
			if a.Value != "" {
				value = "«" + md(a.Value) + "» "
			}
			fmt.Fprintf(out, "  - %s %s%s: %s %s\n", mark(a.Sign), value, md(a.Who), md(a.Words), md(p.cites(b, a.Cites)))
		}
	}
}
