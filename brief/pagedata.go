// SPDX-License-Identifier: Apache-2.0

package brief

import (
	"fmt"
	"io"
	"strings"

	"dragoman"
)

// writePage fills the page.
func writePage(w io.Writer, b *dragoman.Brief, c *dragoman.Comparison, from Sources) error {
	name := names(b.Reports)
	cite := func(r dragoman.Receipt) pageCite {
		return pageCite{fmt.Sprint(number(b.Reports, r.Report)), name[r.Report], fmt.Sprintf("%d-%d", r.Start, r.End)}
	}
	p := page{Title: b.Title, Counts: total(b.Counts), Stories: len(c.SameStory)}
	if p.Title == "" {
		p.Title = "Comparison of reports"
	}
	for i, r := range b.Reports {
		p.Reports = append(p.Reports, pageReport{fmt.Sprint(i + 1), name[r.ID], known(r.Published.Value), r.Title, r.ID})
	}
	for _, x := range c.Copies {
		p.Copies = append(p.Copies, fmt.Sprintf("%s repeats %s (%.0f %% of its words; %s)", name[x.Report], name[x.Of], 100*x.Share, x.Why))
	}
	for _, s := range b.Sentences {
		v := pagePassage{Text: clean(s.Text), Kind: s.Kind}
		for _, r := range s.Cites {
			v.Cites = append(v.Cites, cite(r))
		}
		p.Brief = append(p.Brief, v)
	}
	for _, g := range [][]dragoman.Claim{b.Disagreements, b.Agreements, b.Additions} {
		p.group(g, b, name, from)
	}
	for i, m := range b.Timeline {
		v := pageMoment{Loud: loud(b.Timeline, i), When: span(m), Label: clean(m.Label), Status: string(m.Status)}
		for _, r := range m.Evidence {
			v.Cites = append(v.Cites, cite(r))
		}
		if !v.Loud {
			p.Quiet++
		}
		p.Moments = append(p.Moments, v)
	}
	for _, q := range b.Quotes {
		v := pageQuote{ID: q.ID, Flag: q.Flag, Speaker: q.Speaker}
		for _, x := range q.Variants {
			who := x.Speaker
			if who == "" {
				who = "speaker unknown"
			}
			v.Variants = append(v.Variants, pageVariant{fmt.Sprint(number(b.Reports, x.Report)), name[x.Report], from.Passage(x.Report, x.Span), who, fmt.Sprintf("%d-%d", x.Start, x.End)})
		}
		p.Quotes = append(p.Quotes, v)
	}
	return pageTemplate.Execute(w, p)
}

// group adds claims to the page, a section for each kind, and their rows of
// the matrix.
func (p *page) group(cs []dragoman.Claim, b *dragoman.Brief, name map[string]string, from Sources) {
	for _, c := range cs {
		if n := len(p.Groups); n == 0 || p.Groups[n-1].Kind != c.Kind {
			p.Groups = append(p.Groups, pageGroup{Kind: c.Kind, Title: kindTitle[c.Kind], Open: c.Kind != "adds"})
		}
		g := &p.Groups[len(p.Groups)-1]
		v := pageClaim{ID: c.ID, Kind: c.Kind, Why: c.Why, Label: clean(c.Label)}
		row := pageRow{ID: c.ID, Kind: c.Kind, Why: c.Why, Label: clean(c.Label), Signs: make([]string, len(b.Reports))}
		for _, x := range c.Cells {
			n := number(b.Reports, x.Report)
			v.Cells = append(v.Cells, cellOf(c.Kind, x, n, name[x.Report], from))
			if n > 0 && !strings.Contains(row.Signs[n-1], sign(c.Kind, x)) {
				row.Signs[n-1] += sign(c.Kind, x)
			}
		}
		for i, s := range row.Signs {
			if s == "" {
				row.Signs[i] = "–"
			}
		}
		g.Claims = append(g.Claims, v)
		if c.Kind != "adds" {
			p.Matrix = append(p.Matrix, row)
		}
	}
}

// cellOf is a cell with its passage cut where the slot's value lights up.
func cellOf(kind string, x dragoman.Cell, n int, name string, from Sources) pageCell {
	v := pageCell{N: fmt.Sprint(n), Name: name, Sign: sign(kind, x), Holding: clean(holding(x)), Value: clean(x.Value), At: fmt.Sprintf("%d-%d", x.Spans[0].Start, x.Spans[0].End)}
	s := x.Spans[0]
	if len(x.Spans) > 1 && s.Has(x.Spans[1]) && x.Value != "" {
		l := x.Spans[1]
		r := from[x.Report]
		if r != nil && int(s.End) <= len(r.Text) {
			v.Before, v.Lit, v.After = clean(r.Text[s.Start:l.Start]), clean(l.Of(r.Text)), clean(r.Text[l.End:s.End])
			return v
		}
	}
	v.Before = clean(from.Passage(x.Report, s))
	return v
}
