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

// meta is what a page says of itself: the JSON-LD of its article first, then
// its meta elements.
type meta struct {
	title, outlet, author, date, url, language string
	pageTitle                                  string // the title element
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

// metaOf reads a page's JSON-LD and meta elements. Dates in its text are left
// to within.
func metaOf(doc *html.Node) meta {
	var tags meta
	var said linked
	heading := ""
	todo := []*html.Node{doc}
	for len(todo) > 0 {
		n := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		switch {
		case n.Type != html.ElementNode:
		case n.DataAtom == atom.Script && strings.EqualFold(attr(n, "type"), "application/ld+json") && n.FirstChild != nil:
			said.add(n.FirstChild.Data)
		case n.DataAtom == atom.Meta:
			tags.metaTag(attr(n, "property")+attr(n, "name")+attr(n, "itemprop"), attr(n, "content"))
		case n.DataAtom == atom.Link && attr(n, "rel") == "canonical":
			tags.url = attr(n, "href")
		case n.DataAtom == atom.Html:
			tags.language, _, _ = strings.Cut(strings.ToLower(attr(n, "lang")), "-")
		case n.DataAtom == atom.Title && n.Namespace == "" && tags.pageTitle == "":
			tags.pageTitle = text(n)
		case n.DataAtom == atom.H1 && heading == "":
			heading = text(n)
		}
		for c := n.LastChild; c != nil; c = c.PrevSibling {
			todo = append(todo, c)
		}
	}
	m := said.article(heading+" "+tags.title+" "+tags.pageTitle, tags.url)
	m.merge(tags)
	m.pageTitle = tags.pageTitle
	return m
}

func text(n *html.Node) string {
	var b strings.Builder
	textOf(n, &b)
	return strings.Join(strings.Fields(b.String()), " ")
}

// within looks for the date the article shows, where the page's metadata has
// none: the first time element before or in the article that does not say when
// it was changed.
func (m *meta) within(article *html.Node, updated []string) {
	for n := article; n != nil && m.date == ""; n = n.Parent {
		m.date = timeIn(n, updated)
		if n.DataAtom == atom.Body {
			return
		}
	}
}

func timeIn(n *html.Node, updated []string) string {
	todo := []*html.Node{n}
	for len(todo) > 0 {
		c := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		if c.DataAtom == atom.Abbr { // "4 March", as older pages mark a day
			if s := attr(c, "title"); len(s) >= len("2025-03-04") && !saysUpdated(c, updated) {
				if _, err := ParseDate(s); err == nil {
					return s
				}
			}
		}
		if c.DataAtom == atom.Time && !saysUpdated(c, updated) {
			for _, s := range []string{attr(c, "datetime"), text(c)} {
				if _, err := ParseDate(s); err == nil {
					return s
				}
			}
		}
		for k := c.LastChild; k != nil; k = k.PrevSibling {
			todo = append(todo, k)
		}
	}
	return ""
}

// saysUpdated: a time is that of a change, by its property, its class, its text
// or the text before it.
func saysUpdated(n *html.Node, updated []string) bool {
	said := attr(n, "itemprop") + " " + attr(n, "class") + " " + text(n)
	for c := n.PrevSibling; c != nil; c = c.PrevSibling {
		if c.DataAtom == atom.Time {
			break
		}
		said += " " + text(c)
	}
	if p := n.Parent; p != nil {
		said += " " + attr(p, "class")
	}
	return has(said, updated)
}

// has: one of the words stands in a text, or is a piece of a name in it.
func has(said string, words []string) bool {
	found := pieces(said)
	return slices.ContainsFunc(words, func(w string) bool { return found[w] })
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

// linked is the JSON-LD of a page.
type linked struct {
	articles []map[string]any
	pages    []map[string]any
	names    map[string]string // of things by their @id
}

// maxArticles is how many articles of a page's JSON-LD are looked at.
const maxArticles = 200

// add reads a JSON-LD block. A block that is no JSON says nothing.
func (l *linked) add(s string) {
	var v any
	if json.Unmarshal([]byte(s), &v) == nil {
		l.collect(v, 0)
	}
}

// collect finds what a page says it is: at the top, in lists, in graphs and as
// the main entity; not what it lists, links to or holds as parts.
func (l *linked) collect(v any, depth int) {
	if depth > 6 {
		return
	}
	switch v := v.(type) {
	case []any:
		for _, e := range v {
			l.collect(e, depth+1)
		}
	case map[string]any:
		if id, name := str(v["@id"]), str(v["name"]); id != "" && name != "" && len(l.names) < maxArticles {
			if l.names == nil {
				l.names = map[string]string{}
			}
			l.names[id] = name
		}
		switch {
		case isType(v["@type"], articleTypes) && len(l.articles) < maxArticles:
			l.articles = append(l.articles, v)
		case isType(v["@type"], []string{"WebPage"}) && len(l.pages) < maxArticles:
			l.pages = append(l.pages, v)
		}
		l.collect(v["@graph"], depth+1)
		l.collect(v["mainEntity"], depth+1)
	}
}

var articleTypes = []string{"NewsArticle", "Article", "ReportageNewsArticle", "AnalysisNewsArticle", "BackgroundNewsArticle", "OpinionNewsArticle", "LiveBlogPosting", "BlogPosting"}

// article chooses the article the page is of: the one whose headline the page
// shows, or whose address is the page's, or the first. A page without one says
// its title, outlet and address, but not when its article was published.
func (l *linked) article(shown, url string) meta {
	shown = strings.ToLower(shown)
	for _, v := range l.articles {
		if h := strings.ToLower(strings.Join(strings.Fields(str(v["headline"])), " ")); len(h) > 8 && strings.Contains(shown, h) {
			return l.meta(v)
		}
	}
	for _, v := range l.articles {
		if url != "" && (str(v["url"]) == url || idOf(v["mainEntityOfPage"]) == url || str(v["@id"]) == url) {
			return l.meta(v)
		}
	}
	if len(l.articles) > 0 {
		return l.meta(l.articles[0])
	}
	if len(l.pages) > 0 {
		m := l.meta(l.pages[0])
		m.date = ""
		return m
	}
	return meta{}
}

func (l *linked) meta(v map[string]any) meta {
	m := meta{title: html.UnescapeString(str(v["headline"])), date: str(v["datePublished"]), outlet: l.name(v["publisher"]), author: l.name(v["author"]), url: str(v["url"])}
	m.language, _, _ = strings.Cut(strings.ToLower(str(v["inLanguage"])), "-")
	if len(m.language) != 2 {
		m.language = ""
	}
	return m
}

func isType(t any, kinds []string) bool {
	switch t := t.(type) {
	case string:
		return slices.Contains(kinds, t)
	case []any:
		return slices.ContainsFunc(t, func(e any) bool { return isType(e, kinds) })
	}
	return false
}

func idOf(v any) string {
	if m, ok := v.(map[string]any); ok {
		return str(m["@id"])
	}
	return str(v)
}

func str(v any) string { s, _ := v.(string); return s }

// name reads a name, an object with a name or with the id of one, or a list of
// them.
func (l *linked) name(v any) string {
	switch v := v.(type) {
	case string:
		return v
	case map[string]any:
		if n := str(v["name"]); n != "" {
			return n
		}
		return l.names[str(v["@id"])]
	case []any:
		var names []string
		for _, e := range v[:min(len(v), 20)] {
			if m, ok := e.([]any); ok && len(m) > 0 {
				continue
			}
			if n := l.name(e); n != "" {
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
