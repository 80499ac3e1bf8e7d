// SPDX-License-Identifier: Apache-2.0

package brief

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"dragoman"
)

// book numbers the passages a page cites, in the order they are first cited:
// one number for a sentence, whatever part of it is cited.
type book struct {
	page *page
	from Sources
	name map[string]string
	date map[string]string
	n    map[dragoman.Receipt]int
}

func (k *book) cite(cs []dragoman.Receipt) []int {
	var out []int
	for _, c := range cs {
		c.Span = k.from.widened(c.Report, c.Span)
		n, ok := k.n[c]
		if !ok {
			text := k.from.Passage(c.Report, c.Span)
			if text == "" {
				continue
			}
			n = len(k.page.Refs) + 1
			k.n[c] = n
			k.page.Refs = append(k.page.Refs, pageRef{n, k.name[c.Report], k.date[c.Report], clean(text), fmt.Sprintf("%d–%d", c.Start, c.End), c.Report})
		}
		if !slices.Contains(out, n) {
			out = append(out, n)
		}
	}
	return out
}

// classes are the looks of signs.
var classes = map[string]string{"●": "yes", "◌": "pass", "◇": "plan", "◐": "half", "✕": "no"}

// writePage fills the page.
func writePage(w io.Writer, b *dragoman.Brief, c *dragoman.Comparison, from Sources) error {
	name := names(b.Reports)
	p := page{Title: clean(b.Title), Note: b.Note, Stories: len(c.SameStory)}
	if p.Title == "" {
		p.Title = "Comparison of reports"
	}
	k := &book{&p, from, name, map[string]string{}, map[dragoman.Receipt]int{}}
	for i, r := range b.Reports {
		k.date[r.ID] = short(r.Published.Value)
		cites := ""
		if of := citedBy(&r); len(of) > 0 {
			cites = "cites " + strings.Join(of, ", ")
		}
		p.Reports = append(p.Reports, pageReport{fmt.Sprint(i + 1), name[r.ID], known(short(r.Published.Value)), clean(r.Title), cites})
	}
	for _, x := range c.Copies {
		p.Copies = append(p.Copies, fmt.Sprintf("%s repeats %s: %.0f %% of its words", name[x.Report], name[x.Of], 100*x.Share))
	}
	p.Tally = tally(b)
	for _, s := range b.Sentences {
		p.Brief = append(p.Brief, pagePassage{clean(s.Text), k.cite(s.Cites)})
	}
	p.dispute(b, k)
	for _, l := range agreements(b.Agreements, from) {
		p.Agreed = append(p.Agreed, pagePassage{clean(l.Text), k.cite(l.Cites)})
	}
	for _, f := range b.Figures {
		p.Figures = append(p.Figures, pageFigure{clean(f.What), clean(f.Figure), clean(f.Source), known(f.AsOf), f.Parts, k.cite(f.Cites)})
	}
	for _, g := range byOrigin(b, from) {
		v := pageAlone{Name: name[g.report]}
		for _, o := range g.copies {
			v.Copies = joined(v.Copies, name[o])
		}
		for _, l := range g.lines {
			v.Lines = append(v.Lines, pagePassage{clean(l.Text), k.cite(l.Cites)})
		}
		p.Alone = append(p.Alone, v)
	}
	p.quote(b, k)
	p.time(b, k)
	p.matrix(b)
	return pageTemplate.Execute(w, p)
}

// tally counts what the page holds.
func tally(b *dragoman.Brief) []pageCount {
	one := func(n int, what string, hot bool) pageCount {
		_, word, _ := strings.Cut(count(n, what), " ")
		return pageCount{fmt.Sprint(n), word, hot}
	}
	return []pageCount{one(b.Counts.Reports, "report", false), one(b.Counts.Origins, "independent origin", false), one(b.Counts.Events, "event", false),
		one(b.Counts.Statements, "statement", false), one(len(b.Disputes), "dispute", len(b.Disputes) > 0)}
}

func (p *page) dispute(b *dragoman.Brief, k *book) {
	p.Disputes, p.Perhaps = disputesOf(b.Disputes, k), disputesOf(b.Perhaps, k)
}

func disputesOf(ds []dragoman.Dispute, k *book) (out []pageDispute) {
	for _, d := range ds {
		v := pageDispute{ID: d.Claim, Question: clean(d.Question)}
		for _, a := range d.Answers {
			x := pageAnswer{Sign: mark(a.Sign), Who: clean(a.Who), Value: clean(a.Value), Cites: k.cite(a.Cites)}
			x.Class = classes[x.Sign]
			x.Before, x.Lit, x.After = lit(a.Words, a.Value)
			v.Answers = append(v.Answers, x)
		}
		out = append(out, v)
	}
	return out
}

// lit cuts a passage where its value stands in it.
func lit(text, value string) (before, at, after string) {
	text, value = clean(text), clean(value)
	i := strings.Index(text, value)
	if value == "" || i < 0 {
		return text, "", ""
	}
	return text[:i], value, text[i+len(value):]
}

func (p *page) quote(b *dragoman.Brief, k *book) {
	for _, q := range b.Quotes {
		full := fullest(q, k.from)
		v := pageQuote{ID: q.ID, Text: clean(full), Said: clean(said(q)), Parts: q.Flag == "speakers-differ"}
		for _, x := range q.Variants {
			t := strings.TrimRight(k.from.Passage(x.Report, x.Span), ",")
			r := pageVariant{Name: k.name[x.Report], Text: clean(t), Speaker: clean(or(x.Speaker, "names nobody")), Whole: t == full}
			if c := k.cite([]dragoman.Receipt{{Report: x.Report, Span: x.Span}}); len(c) > 0 {
				r.Cite = c[0]
			}
			v.Variants = append(v.Variants, r)
		}
		p.Quotes = append(p.Quotes, v)
	}
}

func (p *page) time(b *dragoman.Brief, k *book) {
	rows := readable(b.Timeline, k.from)
	for i, m := range rows {
		v := pageMoment{Loud: loud(rows, i), When: span(m), Label: clean(m.Label), Sign: "●", Class: "yes"}
		if m.Status != dragoman.Occurred && m.Status != dragoman.Ongoing && m.Status != dragoman.Historical && m.Status != "" {
			v.Sign, v.Class = "◇", "plan"
		}
		v.Cites = k.cite(m.Evidence)
		if !v.Loud {
			p.Quiet++
		}
		p.Moments = append(p.Moments, v)
	}
}

// columns is how many reports the table of holders has room for.
const columns = 12

// matrix sets every claim that is no addition against every report.
func (p *page) matrix(b *dragoman.Brief) {
	if len(b.Reports) > columns {
		return
	}
	for _, cs := range [][]dragoman.Claim{b.Disagreements, b.Agreements} {
		for _, c := range cs {
			row := pageRow{ID: c.ID, Label: trimmed(c.Label), Signs: make([]string, len(b.Reports))}
			for _, x := range c.Cells {
				if n := number(b.Reports, x.Report); n > 0 && !strings.Contains(row.Signs[n-1], sign(c.Kind, x)) {
					row.Signs[n-1] += sign(c.Kind, x)
				}
			}
			for i, s := range row.Signs {
				if s == "" {
					row.Signs[i] = "–"
				}
			}
			p.Matrix = append(p.Matrix, row)
		}
	}
}
