// SPDX-License-Identifier: Apache-2.0

package ui

import (
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"unicode"

	"dragoman"
	"dragoman/internal/query"
	"dragoman/know/actors"
	"dragoman/serve/desk"
	"dragoman/serve/page"
)

// Bounds of a page of a search.
const (
	hitsShown   = 100 // of what is indexed; a sentence may be there as what is said and done in it too
	facetsShown = 8
	facetsAll   = 200
	fewFound    = 5 // below which another name may have been meant
)

// facet is one way to narrow a search down.
type facet struct {
	Title, Field string
	Values       []facetValue
	More         int
}

// facetValue is a value, how often it was found and how pages call it.
type facetValue struct {
	dragoman.Counted
	Label string
}

type searchData struct {
	Q, From, To, Sort string
	Whole             string // the search with its dates
	Hits              []foundHit
	Next              string
	Facets            dragoman.Facets
	All               bool // every value of a facet is listed
	Sentences         int  // found; 0 where none is
	By                []facet
	Meant             []desk.Meant
	Fields            []string
}

// search looks for passages, counts what is found and what it may be narrowed
// down to, and asks whether another name was meant where there is next to
// nothing.
func (p *pages) search(r *http.Request) (view, error) {
	ctx, q := r.Context(), r.URL.Query()
	data := &searchData{Q: strings.TrimSpace(q.Get("q")), From: strings.TrimSpace(q.Get("from")), To: strings.TrimSpace(q.Get("to")), Sort: q.Get("sort"), Fields: dragoman.SearchFields}
	v := view{Template: "search.html", Title: "Search", Nav: "search", Data: data}
	if data.Q == "" {
		return v, nil
	}
	v.Title = data.Q + " – search"
	data.Whole = data.Q
	if data.From != "" || data.To != "" {
		from, to := data.From, data.To
		if from == "" {
			from = "0001-01-01"
		}
		if to == "" {
			to = "9999-12-31"
		}
		data.Whole = "(" + data.Q + ") date:" + from + ".." + to
	}
	rec := p.o.Desk.Record
	hits, next, err := rec.Search(ctx, dragoman.Search{Query: data.Whole, After: q.Get("after"), Limit: hitsShown, First: data.Sort == "oldest", Also: p.o.Desk.Also})
	if err != nil {
		return view{}, err
	}
	data.Hits, data.Next, data.All = together(hits), next, q.Get("all") != ""
	light(data.Hits, data.Q)
	if data.Facets, err = rec.Facets(ctx, dragoman.Search{Query: data.Whole, Also: p.o.Desk.Also}); err != nil {
		return view{}, err
	}
	f := &data.Facets
	for _, k := range f.Kinds {
		if k.Value == "sentence" {
			data.Sentences = k.Count
		}
	}
	data.By = facetsOf(f, data.All)
	if f.Total < fewFound && q.Get("after") == "" {
		data.Meant, err = p.o.Desk.Meant(ctx, data.Q)
	}
	return v, err
}

// facetsOf are the ways to narrow down what was found, in the words of the pages.
func facetsOf(f *dragoman.Facets, all bool) (out []facet) {
	same := func(s string) string { return s }
	for _, x := range []struct {
		title, field string
		values       []dragoman.Counted
		label        func(string) string
	}{{"What", "kind", f.Kinds, same}, {"Source", "outlet", f.Outlets, same}, {"Year", "date", f.Years, same},
		{"Stance", "stance", f.Stances, func(s string) string { return page.StanceWord(dragoman.Stance(s)) }}, {"Act", "type", f.Types, page.Tag}} {
		if len(x.values) < 2 {
			continue // nothing to choose from
		}
		most := facetsShown
		if all {
			most = facetsAll
		}
		most = min(most, len(x.values))
		by := facet{Title: x.title, Field: x.field, More: len(x.values) - most}
		for _, v := range x.values[:most] {
			if v.Value != "" { // what has no date, or no outlet, can't be asked for
				by.Values = append(by.Values, facetValue{v, x.label(v.Value)})
			}
		}
		out = append(out, by)
	}
	return out
}

// Link is the address of the search with one thing changed.
func (d *searchData) Link(key, value string) string {
	v := url.Values{}
	for k, x := range map[string]string{"q": d.Q, "from": d.From, "to": d.To, "sort": d.Sort} {
		if x != "" {
			v.Set(k, x)
		}
	}
	if d.All {
		v.Set("all", "1")
	}
	if v.Set(key, value); value == "" {
		v.Del(key)
	}
	return "/search?" + v.Encode()
}

// Narrow is the address of the search narrowed down to a value.
func (d *searchData) Narrow(field, value string) string {
	if strings.ContainsAny(value, " :()\"'’-.&") {
		value = `"` + strings.ReplaceAll(value, `"`, " ") + `"`
	}
	q := d.Q
	if strings.Contains(q, " OR ") {
		q = "(" + q + ")"
	}
	return d.Link("q", q+" "+field+":"+value)
}

// foundHit is a passage found, and all it was found as.
type foundHit struct {
	dragoman.Hit
	Kinds  []string
	Pieces []page.Piece // its text, the words that were searched lit
}

// Path is the way to the passage: in its story for a claim, else in its report.
func (h foundHit) Path() string {
	switch {
	case h.Story != "":
		return "/s/" + h.Story + "?claim=" + h.Ref + "#p-" + h.Ref
	case h.Ref != "":
		return "/doc/" + h.Report + "#" + h.Ref
	}
	return docAt(h.Report, h.Span)
}

// together makes one of hits that lie in one another: a sentence is often an
// event and a claim too, and holds what somebody says in it. The widest is shown.
func together(hits []dragoman.Hit) []foundHit {
	var out []foundHit
	for _, h := range hits {
		i := slices.IndexFunc(out, func(o foundHit) bool { return o.Report == h.Report && (o.Span.Has(h.Span) || h.Span.Has(o.Span)) })
		if i < 0 {
			i = len(out)
			out = append(out, foundHit{Hit: h})
		}
		if o := &out[i]; h.Span.Len() > o.Span.Len() {
			o.Span, o.Text = h.Span, h.Text
		}
		if !slices.Contains(out[i].Kinds, h.Kind) {
			out[i].Kinds = append(out[i].Kinds, h.Kind)
		}
	}
	for i := range out { // what else it is says more
		if k := out[i].Kinds; len(k) > 1 {
			out[i].Kinds = slices.DeleteFunc(k, func(s string) bool { return s == "sentence" })
		}
	}
	return out
}

// hitLong is how much of a passage found is shown, in bytes.
const hitLong = 400

// light cuts the texts of hits into pieces, the words of a search lit.
func light(hits []foundHit, q string) {
	searched := map[string]bool{}
	if tree, err := query.Parse(q, dragoman.SearchFields); err == nil {
		gather(tree, searched)
	}
	for i := range hits {
		hits[i].Pieces = lighted(clip(hits[i].Text, hitLong), searched)
	}
}

// gather collects the words that a search looks for in the text, folded; one
// with an open end keeps its "*".
func gather(n *query.Node, into map[string]bool) {
	switch n.Kind {
	case query.Word, query.Phrase, query.Near:
		for _, w := range strings.Fields(actors.Fold(n.Text)) {
			into[w] = true
		}
	case query.And, query.Or:
		for _, x := range n.Of {
			gather(x, into)
		}
	}
}

// lighted is a text in pieces, the words of a search lit.
func lighted(text string, searched map[string]bool) (out []page.Piece) {
	put := func(s string, lit bool) {
		if n := len(out); n > 0 && out[n-1].Lit == lit {
			out[n-1].Text += s
		} else if s != "" {
			out = append(out, page.Piece{Text: s, Lit: lit})
		}
	}
	letter := func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.Mn, r) }
	for text != "" {
		end := strings.IndexFunc(text, func(r rune) bool { return !letter(r) })
		if end < 0 {
			end = len(text)
		}
		if end == 0 {
			if end = strings.IndexFunc(text, letter); end < 0 {
				end = len(text)
			}
			put(text[:end], false)
		} else {
			f := actors.Fold(text[:end])
			lit := searched[f]
			for w := range searched {
				lit = lit || strings.HasSuffix(w, "*") && strings.HasPrefix(f, strings.TrimSuffix(w, "*"))
			}
			put(text[:end], lit)
		}
		text = text[end:]
	}
	return out
}

// docAt is the way to a passage in its report.
func docAt(report string, at dragoman.Span) string {
	return fmt.Sprintf("/doc/%s?at=%d-%d#at", report, at.Start, at.End)
}
