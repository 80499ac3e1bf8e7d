// SPDX-License-Identifier: Apache-2.0

package extract

import (
	"encoding/json"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"dragoman"
)

// meta is what a page says of itself: JSON-LD first, then its meta elements.
type meta struct {
	title, outlet, author, date, url, language string
}

func (m *meta) fill(rep *dragoman.Report) {
	set := func(to *string, v string) {
		if *to == "" {
			*to = strings.Join(strings.Fields(v), " ")
		}
	}
	set(&rep.Title, m.title)
	set(&rep.Outlet, m.outlet)
	set(&rep.Byline, m.author)
	set(&rep.URL, m.url)
	set(&rep.Language, m.language)
	if rep.Published.Value == "" && m.date != "" {
		if d, err := ParseDate(m.date); err == nil {
			d.Basis = "metadata"
			rep.Published = d
		}
	}
}

// metaOf reads the head of a page.
func metaOf(doc *html.Node) meta {
	var ld, tags meta
	todo := []*html.Node{doc}
	for len(todo) > 0 {
		n := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		switch {
		case n.Type != html.ElementNode:
		case n.DataAtom == atom.Script && attr(n, "type") == "application/ld+json" && n.FirstChild != nil:
			ld.merge(jsonLD(n.FirstChild.Data))
		case n.DataAtom == atom.Meta:
			tags.metaTag(attr(n, "property")+attr(n, "name")+attr(n, "itemprop"), attr(n, "content"))
		case n.DataAtom == atom.Link && attr(n, "rel") == "canonical":
			tags.url = attr(n, "href")
		case n.DataAtom == atom.Html:
			tags.language, _, _ = strings.Cut(strings.ToLower(attr(n, "lang")), "-")
		case n.DataAtom == atom.Time && tags.date == "" && attr(n, "datetime") != "":
			tags.date = attr(n, "datetime")
		}
		for c := n.LastChild; c != nil; c = c.PrevSibling {
			todo = append(todo, c)
		}
	}
	ld.merge(tags)
	return ld
}

// merge fills what m does not have.
func (m *meta) merge(o meta) {
	for _, f := range []struct {
		to *string
		v  string
	}{{&m.title, o.title}, {&m.outlet, o.outlet}, {&m.author, o.author}, {&m.date, o.date}, {&m.url, o.url}, {&m.language, o.language}} {
		if *f.to == "" {
			*f.to = f.v
		}
	}
}

func (m *meta) metaTag(name, v string) {
	switch strings.ToLower(name) {
	case "og:title":
		m.title = v
	case "og:site_name":
		m.outlet = v
	case "author", "article:author":
		if !strings.Contains(v, "://") {
			m.author = v
		}
	case "article:published_time", "datepublished", "pubdate", "publishdate", "date", "dc.date", "dc.date.issued", "parsely-pub-date", "sailthru.date":
		if m.date == "" || name == "article:published_time" {
			m.date = v
		}
	case "og:url":
		if m.url == "" {
			m.url = v
		}
	}
}

// jsonLD reads the first news article of a JSON-LD block. A block that is no
// JSON says nothing.
func jsonLD(s string) meta {
	var v any
	if json.Unmarshal([]byte(s), &v) != nil {
		return meta{}
	}
	return articleIn(v, 0)
}

func articleIn(v any, depth int) meta {
	if depth > 6 {
		return meta{}
	}
	switch v := v.(type) {
	case []any:
		for _, e := range v {
			if m := articleIn(e, depth+1); m != (meta{}) {
				return m
			}
		}
	case map[string]any:
		if isArticle(v["@type"]) {
			m := meta{title: str(v["headline"]), date: str(v["datePublished"]), outlet: nameOf(v["publisher"]), author: nameOf(v["author"]), url: str(v["url"])}
			m.language, _, _ = strings.Cut(strings.ToLower(str(v["inLanguage"])), "-")
			if len(m.language) != 2 {
				m.language = ""
			}
			return m
		}
		return articleIn(v["@graph"], depth+1)
	}
	return meta{}
}

func isArticle(t any) bool {
	kinds := []string{"NewsArticle", "Article", "ReportageNewsArticle", "AnalysisNewsArticle", "BackgroundNewsArticle", "OpinionNewsArticle", "LiveBlogPosting", "BlogPosting", "WebPage"}
	switch t := t.(type) {
	case string:
		return slices.Contains(kinds, t)
	case []any:
		for _, e := range t {
			if isArticle(e) {
				return true
			}
		}
	}
	return false
}

func str(v any) string { s, _ := v.(string); return s }

// nameOf reads a name, an object with a name, or a list of them.
func nameOf(v any) string {
	switch v := v.(type) {
	case string:
		return v
	case map[string]any:
		return str(v["name"])
	case []any:
		var names []string
		for _, e := range v {
			if n := nameOf(e); n != "" {
				names = append(names, n)
			}
		}
		return strings.Join(names, ", ")
	}
	return ""
}

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return strings.TrimSpace(a.Val)
		}
	}
	return ""
}
