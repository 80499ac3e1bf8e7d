// SPDX-License-Identifier: Apache-2.0

package work_test

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"dragoman"
	"dragoman/store/sqlite"
)

// A site with feeds that are no XML, pages in other charsets than they say,
// pages cut off, a page that changes and one that goes: nothing is lost, and
// nothing is fetched again without need.
func TestHostileSite(t *testing.T) {
	ctx := context.Background()
	round, asked := 1, map[string]int{}
	body := func(what, words string) string {
		return `<html lang="en"><head><title>` + what + `</title></head><body><article><h1>` + what + `</h1><p>The mayor of Harbourtown said on Monday that ` + words + `, and that the council would meet to speak of it.</p><p>The opposition said that it was not so at all, and that the mayor had not been there for many months.</p></article></body></html>`
	}
	site := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		asked[r.URL.Path]++
		html := func(charset, s string) {
			w.Header().Set("Content-Type", "text/html; charset="+charset)
			fmt.Fprint(w, s)
		}
		switch r.URL.Path {
		case "/feed":
			fmt.Fprint(w, `<rss version="2.0"><channel>`)
			for _, p := range []string{"latin", "liar", "cut", "tags", "changing", "gone"} {
				id := p
				if p == "changing" {
					id = fmt.Sprint(p, round) // outlets give a changed page a new id
				}
				fmt.Fprintf(w, `<item><link>/%s</link><guid>%s</guid></item>`, p, id)
			}
			fmt.Fprint(w, `</channel></rss>`)
		case "/no-xml":
			fmt.Fprint(w, "<rss><channel><item><title>A & B < C</channel>\x00\xff<<<")
		case "/html":
			html("utf-8", body("No feed", "this is a page"))
		case "/latin":
			html("iso-8859-1", body("Caf\xe9", "the caf\xe9 was closed"))
		case "/liar": // says UTF-8 and is not
			html("utf-8", body("Liar", "the caf\xe9 by the harbour was open"))
		case "/cut":
			s := body("Cut", "the bridge was cut")
			html("utf-8", s[:len(s)-60])
		case "/tags":
			html("utf-8", strings.ReplaceAll(body("Tags", "the tags were crossed"), "<p>", "<b><p><i><table><tr></b><!-- "+"--><p>"))
		case "/changing":
			html("utf-8", body("Changing", []string{"", "twelve people were missing", "fifteen people were missing"}[round]))
		default:
			w.WriteHeader(http.StatusGone)
		}
	}))
	defer site.Close()
	host, _ := url.Parse(site.URL)
	g, d, at := gathering(t, host.Host)
	db := d.Record.Keeper.(*sqlite.Store)
	for _, p := range []string{"/feed", "/no-xml", "/html"} {
		if _, err := db.AddFeed(ctx, dragoman.Feed{URL: site.URL + p}); err != nil {
			t.Fatal(err)
		}
	}
	first, err := g.Run(ctx)
	if err != nil || first.Broken != 2 || first.Fresh != 6 || first.Read+first.Failed != 6 || first.Read < 5 {
		t.Fatalf("first run: %+v %v", first, err)
	}
	all, err := db.Reports(ctx, "", true)
	if err != nil {
		t.Fatal(err)
	}
	var texts string
	for _, r := range all {
		texts += r.Text + "\n"
	}
	if !strings.Contains(texts, "the café was closed") || strings.Contains(texts, "\x00") || strings.ToValidUTF8(texts, "?") != texts {
		t.Errorf("charsets:\n%s", texts)
	}
	round, *at = 2, at.Add(time.Hour)
	second, err := g.Run(ctx)
	if err != nil || second.Fresh != 1 || second.Read != 1 {
		t.Fatalf("second run: %+v %v", second, err)
	}
	now2, err := db.Reports(ctx, "", true)
	if err != nil || len(now2) != len(all)+1 {
		t.Fatalf("%d reports after the change, %d before (%v)", len(now2), len(all), err)
	}
	revisions := 0
	for r, err := range db.Readings(ctx) {
		if err != nil {
			t.Fatal(err)
		}
		if r.RevisionOf == "" {
			continue
		}
		revisions++
		old, err := db.Reading(ctx, r.RevisionOf)
		if err != nil || !strings.Contains(old.Text, "twelve") || !strings.Contains(r.Text, "fifteen") {
			t.Errorf("the revision: %v\n%s", err, r.Text)
		}
	}
	if revisions != 1 {
		t.Errorf("%d revisions, want 1", revisions)
	}
	for _, p := range []string{"/latin", "/liar", "/cut", "/tags", "/gone"} {
		if asked[p] != 1 {
			t.Errorf("%s was asked for %d times", p, asked[p])
		}
	}
}
