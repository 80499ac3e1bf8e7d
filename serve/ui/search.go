// SPDX-License-Identifier: Apache-2.0

package ui

import (
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"dragoman"
	"dragoman/serve/desk"
)

// Bounds of a page of a search.
const (
	hitsShown   = 50
	facetsShown = 8
)

// facet is one way to narrow a search down.
type facet struct {
	Title, Field string
	Values       []dragoman.Counted
	More         int
}

type searchData struct {
	Q, From, To, Sort string
	Whole             string // the search with its dates
	Hits              []foundHit
	Next              string
	Facets            dragoman.Facets
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
	data.Hits, data.Next = together(hits), next
	if data.Facets, err = rec.Facets(ctx, dragoman.Search{Query: data.Whole, Also: p.o.Desk.Also}); err != nil {
		return view{}, err
	}
	f := &data.Facets
	for _, x := range []facet{{"What", "kind", f.Kinds, 0}, {"Source", "outlet", f.Outlets, 0}, {"Year", "date", f.Years, 0}, {"Stance", "stance", f.Stances, 0}, {"Act", "type", f.Types, 0}} {
		if len(x.Values) < 2 {
			continue // nothing to choose from
		}
		if n := len(x.Values); n > facetsShown {
			x.Values, x.More = x.Values[:facetsShown], n-facetsShown
		}
		data.By = append(data.By, x)
	}
	if f.Total < hitsShown/10 && q.Get("after") == "" {
		data.Meant, err = p.o.Desk.Meant(ctx, data.Q)
	}
	return v, err
}

// Link is the address of the search with one thing changed.
func (d *searchData) Link(key, value string) string {
	v := url.Values{}
	for k, x := range map[string]string{"q": d.Q, "from": d.From, "to": d.To, "sort": d.Sort} {
		if x != "" {
			v.Set(k, x)
		}
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
	Kinds []string
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

// together makes one of hits that are the same bytes: a sentence is often an
// event and a claim too.
func together(hits []dragoman.Hit) []foundHit {
	type place struct {
		report string
		at     dragoman.Span
	}
	var out []foundHit
	at := map[place]int{}
	for _, h := range hits {
		k := place{h.Report, h.Span}
		i, ok := at[k]
		if !ok {
			i = len(out)
			at[k] = i
			out = append(out, foundHit{Hit: h})
		}
		if !slices.Contains(out[i].Kinds, h.Kind) {
			out[i].Kinds = append(out[i].Kinds, h.Kind)
		}
	}
	return out
}

// docAt is the way to a passage in its report.
func docAt(report string, at dragoman.Span) string {
	return fmt.Sprintf("/doc/%s?at=%d-%d#at", report, at.Start, at.End)
}
