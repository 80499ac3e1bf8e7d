// SPDX-License-Identifier: Apache-2.0

package ui

import (
	"html/template"
	"net/http"
	"net/url"
	"strings"

	"dragoman/serve/visitor"
)

// clipping is what the bookmarklet sends of the page somebody reads: nothing
// is kept before the form is sent.
type clipping struct {
	URL, Title, Text string
	Cut              bool // the text marked was longer than an address holds
	Mark             template.URL
}

// clip shows the form filled with what the bookmarklet sent, or, where it sent
// nothing, the bookmarklet and what it does.
func (p *pages) clip(r *http.Request) (view, error) {
	q := r.URL.Query()
	data := clipping{Title: q.Get("title"), Text: q.Get("text"), Cut: q.Get("cut") != "", Mark: bookmarklet(r)}
	if u, err := url.Parse(q.Get("url")); err == nil && (u.Scheme == "http" || u.Scheme == "https") {
		u.Fragment = ""
		data.URL = u.String()
	}
	return view{Template: "clip.html", Title: "Add the page you read", Nav: "add", Data: data}, nil
}

// bookmarklet opens this server's form with the address, the title and the
// marked text of a page. The text is bounded so that the address fits into what
// a server takes.
func bookmarklet(r *http.Request) template.URL {
	scheme := "http"
	if visitor.Of(r.Context()).Secure {
		scheme = "https"
	}
	base := template.JSEscapeString((&url.URL{Scheme: scheme, Host: r.Host, Path: "/clip"}).String())
	return template.URL(strings.ReplaceAll(`javascript:(()=>{const e=encodeURIComponent,s=String(getSelection()),c=s.length>6000;open('BASE?url='+e(location.href)+'&title='+e(document.title)+(c?'&cut=1':'&text='+e(s)))})()`, "BASE", base))
}
