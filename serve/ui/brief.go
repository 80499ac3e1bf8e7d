// SPDX-License-Identifier: Apache-2.0

package ui

import (
	"bytes"
	"fmt"
	"html/template"
	"net/http"
	"strings"

	"dragoman"
	"dragoman/brief"
	"dragoman/serve/page"
)

// briefData is a story's brief with its receipts in the margin.
type briefData struct {
	dragoman.Story
	Brief *dragoman.Brief
	Page  *page.Story
	Refs  []briefRef
	n     map[dragoman.Receipt]int
	from  brief.Sources
	ref   map[string]page.Ref
}

// briefRef is a passage the brief rests on.
type briefRef struct {
	N int
	page.Ref
	At   dragoman.Span
	Text string
}

// brief shows a story as a text made of stored passages only.
func (p *pages) brief(r *http.Request) (view, error) {
	data, _, err := p.briefOf(r)
	if err != nil {
		return view{}, err
	}
	return view{Template: "brief.html", Title: "Brief: " + data.Brief.Title, Data: data}, nil
}

func (p *pages) briefOf(r *http.Request) (*briefData, *dragoman.Comparison, error) {
	ctx := r.Context()
	st, c, err := p.o.Desk.Compare(ctx, r.PathValue("id"))
	if err != nil {
		return nil, nil, err
	}
	readings, err := p.o.Desk.ReadingsOf(ctx, st.Reports)
	if err != nil {
		return nil, nil, err
	}
	from := brief.From(readings)
	b := brief.Make(&c, from, brief.Options{})
	data := &briefData{Story: st, Brief: &b, Page: page.Make(&c, readings), n: map[dragoman.Receipt]int{}, from: from, ref: map[string]page.Ref{}}
	if b.Title == "" {
		b.Title = p.titled(ctx, st)
	}
	for _, x := range readings {
		outlet := x.Outlet
		if outlet == "" {
			outlet = "no outlet"
		}
		data.ref[x.ID] = page.Ref{Report: x.ID, Outlet: outlet, Published: x.Published.Value, URL: x.URL}
	}
	return data, &c, nil
}

// Cite numbers the passages of a line, in the order they are first cited.
func (d *briefData) Cite(all ...dragoman.Receipt) template.HTML {
	var s strings.Builder
	seen := map[int]bool{}
	for _, c := range all {
		c.Span = d.from.Widened(c.Report, c.Span)
		n, ok := d.n[c]
		if !ok {
			text := d.from.Passage(c.Report, c.Span)
			if text == "" {
				continue
			}
			n = len(d.Refs) + 1
			d.n[c] = n
			d.Refs = append(d.Refs, briefRef{n, d.ref[c.Report], c.Span, text})
		}
		if !seen[n] {
			seen[n] = true
			fmt.Fprintf(&s, `<a class="cite" href="#r%d">%d</a>`, n, n)
		}
	}
	return template.HTML(s.String()) // numbers only
}

// Cites numbers the passages of a sentence: the first of each report.
func (d *briefData) Cites(all []dragoman.Receipt) template.HTML {
	seen := map[string]bool{}
	var some []dragoman.Receipt
	for _, c := range all {
		if !seen[c.Report] && len(some) < 3 {
			seen[c.Report] = true
			some = append(some, c)
		}
	}
	return d.Cite(some...)
}

// briefFile is a story's brief as a file: Markdown, or a page that needs
// nothing else.
func (p *pages) briefFile(w http.ResponseWriter, r *http.Request) {
	data, c, err := p.briefOf(r)
	if err != nil {
		p.fault(w, r, err)
		return
	}
	var b bytes.Buffer
	media, name := "text/markdown; charset=utf-8", "brief.md"
	if strings.HasSuffix(r.URL.Path, ".html") {
		media, name = "text/html; charset=utf-8", "brief.html"
		err = brief.HTML(&b, data.Brief, c, data.from)
	} else {
		err = brief.Markdown(&b, data.Brief, data.from)
	}
	if err != nil {
		p.fault(w, r, err)
		return
	}
	w.Header().Set("Content-Type", media)
	w.Header().Set("Content-Disposition", `attachment; filename="`+name+`"`)
	_, _ = w.Write(b.Bytes()) // an error means that the reader has gone
}
