// SPDX-License-Identifier: Apache-2.0

package feed

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"strings"
	"testing"
)

const rss = `<?xml version="1.0"?><rss version="2.0"><channel><title>Harbour Post</title>
<item><title>The road</title><link>/a</link><guid>g1</guid><pubDate>Wed, 15 Oct 2025 09:30:00 +0200</pubDate></item>
<item><title>The road again</title><link>/a</link><guid>g1</guid></item>
<item><title>No address</title></item>
<item><title>Bad address</title><link>javascript:alert(1)</link></item></channel></rss>`

const atom = `<feed xmlns="http://www.w3.org/2005/Atom"><title>Wire</title><entry><id>u1</id><title>Salt</title>
<link href="https://wire.example/salt"/><updated>2025-10-15T07:00:00Z</updated><content type="html">&lt;p&gt;Salt.&lt;/p&gt;</content></entry></feed>`

const jsonFeed = `{"version":"https://jsonfeed.org/version/1.1","title":"Bulletin","items":[{"id":"7","url":"https://b.example/7","title":"Seven","content_html":"<p>7</p>","date_published":"2025-10-15T07:00:00Z"}]}`

func TestParse(t *testing.T) {
	for name, c := range map[string]struct {
		body string
		want Item
	}{
		"rss":  {rss, Item{ID: "g1", URL: "https://post.example/a", Title: "The road", Published: "2025-10-15T07:30:00Z"}},
		"atom": {atom, Item{ID: "u1", URL: "https://wire.example/salt", Title: "Salt", Published: "2025-10-15T07:00:00Z", HTML: "<p>Salt.</p>"}},
		"json": {jsonFeed, Item{ID: "7", URL: "https://b.example/7", Title: "Seven", Published: "2025-10-15T07:00:00Z", HTML: "<p>7</p>"}},
	} {
		f, err := Parse([]byte(c.body), "https://post.example/feed")
		if err != nil || len(f.Items) != 1 || f.Items[0] != c.want {
			t.Errorf("%s: %+v %v, want %+v", name, f.Items, err, c.want)
		}
	}
	for _, bad := range []string{"", "  ", "<html><body>no feed</body></html>", "<rss><channel><item>", "{", "\x00\x01"} {
		if f, err := Parse([]byte(bad), "https://post.example/"); err == nil && len(f.Items) > 0 {
			t.Errorf("%q gave items %+v", bad, f.Items)
		}
	}
}

// What is wrong with a part of a feed does not hide the rest.
func TestFaultyFeeds(t *testing.T) {
	item := func(guid, link, text string) string {
		return "<item><title>T " + link + "</title><guid>" + guid + "</guid><link>" + link + "</link><description>" + text + "</description></item>"
	}
	rss := func(head, items string) string {
		return head + `<rss version="2.0"><channel><title>Post</title>` + items + "</channel></rss>"
	}
	for name, c := range map[string]struct {
		body string
		want string // addresses or texts
	}{
		"one id for all":            {rss("", item("1", "/a", "")+item("1", "/b", "")+item("1", "/a", "")), "https://post.example/a https://post.example/b"},
		"no id and no address":      {rss("", "<item><description>One.</description></item><item><description>Two.</description></item>"), "One. Two."},
		"description only":          {rss("", "<item><title>x</title><description>Salt.</description></item>"), "Salt."},
		"control characters":        {rss("", item("1", "/a", "a\x00b\x08c\x1f")+item("2", "/b", "")), "https://post.example/a https://post.example/b"},
		"says UTF-8, is 1252":       {rss(`<?xml version="1.0" encoding="UTF-8"?>`, "<item><description>caf\xe9 \x93x\x94</description></item>"), "café “x”"},
		"says nothing, is 1252":     {rss("", "<item><description>caf\xe9</description></item>"), "café"},
		"says 1252, is 1252":        {rss(`<?xml version="1.0" encoding="windows-1252"?>`, "<item><description>caf\xe9</description></item>"), "café"},
		"cut in an item":            {strings.TrimSuffix(rss("", item("1", "/a", "")+item("2", "/b", "")), "</description></item></channel></rss>"), "https://post.example/a"},
		"cut between":               {strings.TrimSuffix(rss("", item("1", "/a", "")), "</channel></rss>"), "https://post.example/a"},
		"Atom with xml:base, cut":   {`<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://base.example/x/"><entry><id>1</id><link href="a"/></entry><entry><id>2</id><li`, "https://base.example/x/a"},
		"a mark of its byte order":  {"\xef\xbb\xbf" + rss("", item("1", "/a", "")), "https://post.example/a"},
		"an entity nobody declared": {rss("", item("1", "/a", "a&nbsp;b")+item("2", "/b", "")), "https://post.example/a https://post.example/b"},
	} {
		f, err := Parse([]byte(c.body), "https://post.example/feed")
		var got []string
		for _, it := range f.Items {
			got = append(got, it.URL+it.HTML)
		}
		if err != nil || strings.Join(got, " ") != c.want {
			t.Errorf("%s: %q %v, want %q", name, got, err, c.want)
		}
	}
}

func TestOPML(t *testing.T) {
	subs, err := OPML([]byte(`<opml version="2.0"><body><outline text="News"><outline text="Harbour Post" xmlUrl="https://post.example/feed"/></outline><outline title="Wire" xmlUrl="https://wire.example/feed"/></body></opml>`))
	if err != nil || len(subs) != 2 || subs[0] != (Subscription{"Harbour Post", "https://post.example/feed"}) || subs[1].Title != "Wire" {
		t.Errorf("%v %v", subs, err)
	}
	for _, bad := range []string{"", "<opml><body></body></opml>", "<rss/>", "<opml><body><outline", "<opml>" + strings.Repeat("<outline>", 100000)} {
		if _, err := OPML([]byte(bad)); err == nil {
			t.Errorf("%.40q: no error", bad)
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{rss, atom, jsonFeed, `<urlset><url><loc>https://post.example/1</loc></url></urlset>`, "\x1f\x8b\x08"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, body []byte) {
		feed, err := Parse(body, "https://post.example/")
		if err == nil {
			for _, it := range feed.Items {
				if it.ID == "" || it.URL == "" && it.HTML == "" {
					t.Errorf("an item without id or content: %+v", it)
				}
			}
		}
		_, _ = OPML(body)
	})
}

// Site maps of news as newspapers have them.
func TestSiteMaps(t *testing.T) {
	head := `<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:n="http://www.google.com/schemas/sitemap-news/0.9">`
	news := `<url><loc> https://post.example/1 </loc><n:news><n:publication><n:name>Harbour Post</n:name><n:language>en</n:language></n:publication><n:publication_date>2025-03-04T10:00:00+01:00</n:publication_date><n:title>Strike &amp; storm</n:title></n:news></url>`
	plain := `<url><loc>/about</loc><lastmod>2025-01-01</lastmod></url><url><loc>ftp://post.example/x</loc></url>`
	var z bytes.Buffer
	w := gzip.NewWriter(&z)
	io.WriteString(w, head+news+"</urlset>")
	w.Close()
	for name, c := range map[string]struct {
		body, want string
		cut        bool
	}{
		"news":            {head + plain + news + news + "</urlset>", "https://post.example/1 Strike & storm 2025-03-04T10:00:00+01:00 Harbour Post", false},
		"packed":          {z.String(), "https://post.example/1 Strike & storm 2025-03-04T10:00:00+01:00 Harbour Post", false},
		"cut off":         {head + news + `<url><loc>https://post.exam`, "https://post.example/1 Strike & storm 2025-03-04T10:00:00+01:00 Harbour Post", true},
		"addresses alone": {head + plain + "</urlset>", "https://post.example/about   ", false},
		"nothing":         {head + "</urlset>", "", false},
		"a map of maps":   {`<sitemapindex><sitemap><loc>https://post.example/a.xml</loc></sitemap></sitemapindex>`, "a map of 1 site maps", false},
		"of a whole site": {head + manyAddresses(1200) + "</urlset>", "of a whole site", false},
		"none, by a word": {`<note>a urlset: &lt;urlset</note>`, "not a feed", false},
		"packed and torn": {z.String()[:40], "torn", false},
	} {
		f, err := Parse([]byte(c.body), "https://post.example/sitemap.xml")
		var got []string
		for _, it := range f.Items {
			got = append(got, it.URL+" "+it.Title+" "+it.Published+" "+it.Outlet)
		}
		if err != nil {
			got = append(got, err.Error())
		}
		if g := strings.Join(got, "|"); g != c.want && (err == nil || !strings.Contains(g, c.want)) || f.Cut != c.cut {
			t.Errorf("%s: got %q, cut %v; want %q", name, g, f.Cut, c.want)
		}
	}
}

func manyAddresses(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "<url><loc>https://post.example/p/%d</loc></url>", i)
	}
	return b.String()
}
