// SPDX-License-Identifier: Apache-2.0

package ingest

import (
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"testing/iotest"
)

const ferry = "The ferry crews struck on Monday over the night boats."

// Files of many reports as others write them.
func TestFilesOfMany(t *testing.T) {
	dir := t.TempDir()
	answer := func(id, url, block string) string {
		return fmt.Sprintf("WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <%s>\r\nWARC-Target-URI: %s\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n", id, url, len(block), block)
	}
	archive := answer("urn:uuid:1", "https://post.example/1", "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<p>The first page") +
		answer("urn:uuid:2", "https://post.example/2", "HTTP/1.1 404 Not Found\r\n\r\n<p>no") + answer("urn:uuid:3", "https://post.example/3", "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n%PDF-1.7")
	mbox := "From a@post.example Tue Mar  4 10:00:00 2025\nFrom: Post <a@post.example>\nSubject: One\nMessage-ID: <1@post.example>\nDate: Tue, 04 Mar 2025 10:00:00 +0100\n\nFirst.\n>From here on the line was quoted.\nFrom: no border, for no empty line stands before.\n\n" +
		"From b@post.example Tue Mar  4 11:00:00 2025\nContent-Type: application/pdf\n\nx\n\n" +
		"From c@post.example Tue Mar  4 11:00:00 2025\nSubject: Three\nArchived-At: <https://post.example/3>\nContent-Type: multipart/alternative; boundary=x\n\n--x\n\nRead it online.\n--x\nContent-Type: text/html\n\n<style>p { colour: of some length, for it is no text at all }</style><p>" + ferry + " " + ferry + "</p>\n--x--\n"
	siteMap := `<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>https://post.example/1</loc><news:news><news:publication><news:name>Post</news:name></news:publication><news:publication_date>2025-03-04</news:publication_date><news:title>Strike</news:title></news:news></url><url><loc>https://post.example/about</loc></url></urlset>`
	for _, c := range []struct{ name, body, want, fault string }{
		{"a.warc", archive, "a.warc urn:uuid:1 text/html <p>The first page ", "it is called text/html and is a PDF"},
		{"b.warc", "words", "", "b.warc:1: byte 0: no WARC record begins here"},
		{"c.mbox", mbox, "c.mbox 1@post.example text/plain First.\nFrom here on the line was quoted.\nFrom: no border, for no empty line stands before.\n\n 2025-03-04T10:00:00+01:00|c.mbox  text/html <style>p { colour: of some length, for it is no text at all }</style><p>" + ferry + " " + ferry + "</p> ", "c.mbox:2: byte 292: the mail has no text"},
		{"d.mbox", "no mails", "", "not a mailbox"},
		{"e.mbox", "", "", ""},
		{"f.xml", siteMap, "f.xml https://post.example/1   2025-03-04", ""},
		{"g.xml", `<sitemapindex><sitemap><loc>https://post.example/news.xml</loc></sitemap></sitemapindex>`, "", "it is a map of 1 site maps: give the one of its news, such as https://post.example/news.xml"},
		{"h.rss", `<rss><channel><title>Post</title><item><guid>1</guid><link>https://post.example/1</link><encoded xmlns="http://purl.org/rss/1.0/modules/content/">&lt;p&gt;One</encoded><pubDate>Tue, 04 Mar 2025 10:00:00 GMT</pubDate></item></channel></rss>`, "h.rss 1 text/html <p>One 2025-03-04T10:00:00Z", ""},
		{"i.opml", `<opml><body><outline xmlUrl="https://post.example/rss"/></body></opml>`, "", "`dragoman feed import` watches its feeds"},
		{"j.xml", `<note>words</note>`, "", "the XML is neither a feed nor a site map"},
		{"k.json", `{"articles":[{"url":"https://post.example/1","title":"Strike","seendate":"20250304T101500Z","domain":"post.example"}]}`, "k.json    ", ""},
		{"l.json", `{"articles":{"results":[{"uri":"7","url":"https://post.example/1","dateTimePub":"2025-03-04T10:00:00Z","date":"2025-03-05","title":"Strike","body":"` + ferry + `","source":{"uri":"post.example","title":"Post"}}],"page":1}}`, "l.json  text/plain " + ferry + " 2025-03-04T10:00:00Z", ""},
		{"m.json", `[{"id":"z1","type":"article-newspaper","title":"Strike","container-title":"Post","URL":"https://post.example/1","issued":{"date-parts":[[2025,3,4]]},"abstract":"no text"}]`, "m.json z1   2025-03-04", ""},
		{"n.json", `[{"key":"K","data":{"itemType":"newspaperArticle","title":"Strike","publicationTitle":"Post","url":"https://post.example/1","date":"2025-03-04"}}]`, "n.json K   2025-03-04", ""},
		{"o.jsonl", `{"_id":"e","_source":{"body":"` + ferry + `","date":"2025-03-04"}}`, "o.jsonl e text/plain " + ferry + " 2025-03-04", ""},
		{"p.csv", "datum;text\n2025-03-04;\"one; and more\"\n", "p.csv  text/plain one; and more ", ""},
		{"q.csv", "URL,MobileURL,Date,Title\nhttps://post.example/1,,2025-03-04,Strike\n", "q.csv    2025-03-04", ""},
	} {
		got, faults := drain(t, []string{write(t, dir, c.name, c.body)}, Options{Addresses: true})
		if g := strings.Join(got, "|"); g != c.want {
			t.Errorf("%s: got  %q\nwant %q", c.name, g, c.want)
		}
		if f := strings.Join(faults, "|"); (c.fault == "") != (f == "") || !strings.Contains(f, c.fault) {
			t.Errorf("%s: faults %q, want %q", c.name, f, c.fault)
		}
		if c.name[2:] == "warc" || c.name[2:] == "mbox" || c.name[2:] == "xml" { // the same by its first bytes, packed
			var z bytes.Buffer
			w := gzip.NewWriter(&z)
			io.WriteString(w, c.body)
			w.Close()
			if piped, _ := drain(t, []string{"-"}, Options{Addresses: true, Stdin: &z}); len(got) > 0 && strings.ReplaceAll(strings.Join(piped, "|"), "- ", "") != strings.ReplaceAll(strings.Join(got, "|"), c.name+" ", "") {
				t.Errorf("%s, piped: got %q", c.name, piped)
			}
		}
	}
	broken := io.MultiReader(strings.NewReader(archive[:100]), iotest.ErrReader(errors.New("the disk is gone")))
	if _, faults := drain(t, []string{"-"}, Options{Stdin: broken}); len(faults) == 0 || len(faults) > 2 {
		t.Errorf("a file that can't be read: %q", faults)
	}
	_, faults := drain(t, []string{write(t, dir, "k.json", `[{"url":"https://post.example/1"}]`)}, Options{})
	if len(faults) != 1 || !strings.Contains(faults[0], "--fetch") {
		t.Errorf("an address where none is wanted: %q", faults)
	}
}

func TestAnyMapping(t *testing.T) {
	dir := t.TempDir()
	for _, c := range []struct {
		name, body string
		fields     map[string]string
		want       string
		fault      string
	}{
		{"a.csv", "1;2025-03-04;one\n2;2025-03-05;two\n", map[string]string{"id": "#1", "published": "#2", "text": "#3"}, "a.csv 1 text/plain one 2025-03-04|a.csv 2 text/plain two 2025-03-05", ""},
		{"b.csv", "nr,words\n1,one\n", map[string]string{"id": "nr", "text": "words"}, "b.csv 1 text/plain one ", ""},
		{"c.csv", "nr,words\n1,one\n", map[string]string{"text": "wrods"}, "", `there is no column "wrods", to which --map maps: there are nr, words`},
		{"e.csv", "7;2025-03-04;one, and more\n", map[string]string{"text": "#3"}, "e.csv  text/plain one, and more ", ""},
		{"f.csv", "7;2025-03-04;one, and more\n", nil, "", "in a table without names columns go by number"},
		{"g.csv", "id,text\n", nil, "", ""},
		{"d.jsonl", `{"doc":{"body":{"text":"one"},"when":"2025-03-04"}}`, map[string]string{"text": "doc.body.text", "published": "doc.when"}, "d.jsonl  text/plain one 2025-03-04", ""},
	} {
		got, faults := drain(t, []string{write(t, dir, c.name, c.body)}, Options{Map: c.fields})
		if g := strings.Join(got, "|"); g != c.want {
			t.Errorf("%s: got %q, want %q", c.name, g, c.want)
		}
		if f := strings.Join(faults, "|"); (c.fault == "") != (f == "") || !strings.Contains(f, c.fault) {
			t.Errorf("%s: faults %q, want %q", c.name, f, c.fault)
		}
	}
	if err := (Options{Map: map[string]string{"txt": "body"}}).Check(); err == nil || !strings.Contains(err.Error(), "html, id, outlet") {
		t.Errorf("a field of ours that is none: %v", err)
	}
}

// crawl is an archive as CC-NEWS lays it out: a member a record, requests and
// answers in turn; every twentieth answer torn or lying.
func crawl(pages int) []byte {
	var b bytes.Buffer
	member := func(s string) []byte {
		var m bytes.Buffer
		z := gzip.NewWriter(&m)
		io.WriteString(z, s)
		z.Close()
		return m.Bytes()
	}
	para := "<p>" + strings.Repeat(ferry+" ", 8) + "</p>\n"
	for i := range pages {
		url := fmt.Sprintf("https://post.example/%d", i)
		block := "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<html><head><title>Strike " + fmt.Sprint(i) + "</title><script>" + strings.Repeat("var x = 1; ", 500) + "</script></head><body><nav>" + strings.Repeat(`<a href="/">Home</a>`, 100) + "</nav><article><h1>Strike</h1>" + strings.Repeat(para, 10) + fmt.Sprint(i) + "</article></body></html>"
		lie := 0
		if i%20 == 7 {
			lie = 5000
		}
		b.Write(member(fmt.Sprintf("WARC/1.0\r\nWARC-Type: request\r\nWARC-Target-URI: %s\r\nContent-Length: 18\r\n\r\nGET / HTTP/1.1\r\n\r\n\r\n\r\n", url)))
		m := member(fmt.Sprintf("WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:%d>\r\nWARC-Target-URI: %s\r\nWARC-Date: 2025-03-04T10:00:00Z\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n", i, url, len(block)+lie, block))
		if i%20 == 13 {
			m = m[:len(m)/2]
		}
		b.Write(m)
	}
	return b.Bytes()
}

// Every page but the faulty ones, and each of these told.
func TestCrawlWithFaults(t *testing.T) {
	next := archive("crawl", io.NopCloser(bytes.NewReader(crawl(400))))
	got, faults := 0, 0
	for {
		_, err := next()
		if err == io.EOF {
			break
		}
		if err != nil {
			faults++
		} else {
			got++
		}
	}
	if got != 360 || faults != 40 {
		t.Errorf("%d pages and %d faults of 400, want 360 and 40", got, faults)
	}
}

func BenchmarkCrawl(b *testing.B) {
	file := crawl(1000)
	b.SetBytes(int64(len(file)))
	for b.Loop() {
		next := archive("crawl", io.NopCloser(bytes.NewReader(file)))
		for {
			if _, err := next(); err == io.EOF {
				break
			}
		}
	}
	b.ReportMetric(2000*float64(b.N)/b.Elapsed().Seconds(), "records/s")
}

// No bytes stop a source of many, and none make it go on for ever.
func FuzzMany(f *testing.F) {
	for kind, s := range []string{"From a\nSubject: x\n\ny\n\nFrom b\n\nz", `<urlset><url><loc>https://a.example</loc></url></urlset>`, "WARC/1.0\r\nWARC-Type: resource\r\nContent-Length: 1\r\n\r\nx\r\n\r\n", "<rss><channel><item><link>https://a.example</link></item></channel></rss>", `<opml><body/></opml>`} {
		f.Add(uint8(kind), s)
	}
	media := []string{"application/mbox", "application/xml", "application/warc"}
	f.Fuzz(func(t *testing.T, kind uint8, body string) {
		next := open("f", media[int(kind)%len(media)], io.NopCloser(strings.NewReader(body)), Options{Addresses: true})
		for n := 0; ; n++ {
			raw, err := next()
			if err == io.EOF {
				return
			}
			if err == nil && len(raw.Bytes) == 0 && raw.URL == "" && kind%3 != 0 {
				t.Fatal("a report without bytes or address")
			}
			if n > 2*len(body)+10 {
				t.Fatalf("%d reports of %d bytes", n, len(body))
			}
		}
	})
}
