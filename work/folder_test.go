// SPDX-License-Identifier: Apache-2.0

package work_test

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"testing"
	"time"

	"dragoman"
	"dragoman/extract"
	"dragoman/ingest/fetch"
	"dragoman/lang/en"
	"dragoman/serve/desk"
	"dragoman/store/sqlite"
	"dragoman/story"
	"dragoman/work"
)

// gathering is a gatherer over a fresh desk, and its clock.
func gathering(t *testing.T, allow ...string) (*work.Gatherer, *desk.Desk, *time.Time) {
	t.Helper()
	ctx := context.Background()
	db, err := sqlite.Open(ctx, filepath.Join(t.TempDir(), "r.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	x, err := extract.New(en.Pack(), extract.Options{})
	if err != nil {
		t.Fatal(err)
	}
	w, err := story.Shipped()
	if err != nil {
		t.Fatal(err)
	}
	now := time.Date(2025, 10, 16, 8, 0, 0, 0, time.UTC)
	clock := func() time.Time { return now }
	d := &desk.Desk{Record: db.Record(), Weights: w, Now: clock}
	if err := d.Open(ctx); err != nil {
		t.Fatal(err)
	}
	return &work.Gatherer{Desk: d, Now: clock, Get: fetch.New(fetch.Options{Allow: allow, Interval: time.Microsecond, Wait: time.Millisecond}),
		Read: func(raw dragoman.Raw) (*dragoman.Reading, error) {
			rep, _, err := x.Report(raw)
			return &dragoman.Reading{Report: rep}, err
		}}, d, &now
}

func expect(t *testing.T, g *work.Gatherer, want work.Counts) {
	t.Helper()
	if got, err := g.Run(context.Background()); err != nil || got != want {
		t.Errorf("%+v %v, want %+v", got, err, want)
	}
}

// Files that come into a watched folder are read, a changed one is a revision,
// one that goes keeps its report, and nothing is read twice.
func TestWatchedFolder(t *testing.T) {
	ctx := context.Background()
	g, d, now := gathering(t)
	dir := filepath.Join(t.TempDir(), "new reports %20")
	address, err := work.FolderURL(dir)
	if err != nil {
		t.Fatal(err)
	}
	if back, ok := work.FolderOf(address); !ok || back != dir {
		t.Errorf("%s is %s", address, back)
	}
	if _, ok := work.FolderOf("https://post.example/feed"); ok {
		t.Error("a web address passes for a folder")
	}
	if _, err := d.Record.AddFeed(ctx, dragoman.Feed{URL: address, Outlet: "Harbour Post"}); err != nil {
		t.Fatal(err)
	}
	expect(t, g, work.Counts{Feeds: 1, Broken: 1}) // not there yet
	write := func(name, text string) {
		t.Helper()
		*now = now.Add(time.Minute)
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		if err := os.Chtimes(path, *now, *now); err != nil {
			t.Fatal(err)
		}
	}
	write("notes.pdf", "no report")
	expect(t, g, work.Counts{Feeds: 1})
	write("a.txt", "The mayor of Harbourtown said on Monday that the bridge was open again.")
	write("deep/rows.jsonl", `{"id":"1","text":"The ferry does not run, the company said on Monday.","outlet":"Wire"}`+"\n"+`{"id":"2"}`+"\n"+`{"id":"3","text":"Divers searched the wreck off the lighthouse on Tuesday."}`+"\n")
	expect(t, g, work.Counts{Feeds: 1, Fresh: 2, Read: 3, Failed: 1})
	expect(t, g, work.Counts{Feeds: 1})
	write("a.txt", "The mayor of Harbourtown said on Monday that the bridge was closed again.")
	expect(t, g, work.Counts{Feeds: 1, Fresh: 1, Read: 1})
	if err := os.Remove(filepath.Join(dir, "a.txt")); err != nil {
		t.Fatal(err)
	}
	expect(t, g, work.Counts{Feeds: 1})
	outlets, revisions := map[string]int{}, 0
	for r, err := range d.Record.Readings(ctx) {
		if err != nil {
			t.Fatal(err)
		}
		outlets[r.Outlet]++
		if r.RevisionOf != "" {
			revisions++
		}
	}
	if fmt.Sprint(outlets) != "map[Harbour Post:3 Wire:1]" || revisions != 1 {
		t.Errorf("outlets %v, %d revisions", outlets, revisions)
	}
	feeds, err := d.Record.Feeds(ctx, "")
	if err != nil || len(feeds) != 1 || feeds[0].Waiting != 0 || feeds[0].Error != "" {
		t.Errorf("%+v %v", feeds, err)
	}
}

// A page is looked at again with what it said of itself, less and less often;
// one that changed is a revision, one that is gone keeps its report.
func TestPagesAreLookedAtAgain(t *testing.T) {
	ctx := context.Background()
	words, asked, unchanged, gone := "was open", 0, 0, false
	site := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path != "/page" {
			http.NotFound(w, r)
			return
		}
		asked++
		tag := fmt.Sprintf("%q", words)
		switch {
		case gone:
			w.WriteHeader(http.StatusGone)
		case r.Header.Get("If-None-Match") == tag:
			unchanged++
			w.WriteHeader(http.StatusNotModified)
		default:
			w.Header().Set("ETag", tag)
			w.Header().Set("Content-Type", "text/html; charset=utf-8")
			fmt.Fprintf(w, `<html lang="en"><head><title>Road</title></head><body><article><h1>Road</h1><p>The mayor of Harbourtown said on Monday that the road %s, and that the council would meet to speak of it.</p><p>The opposition said that it was not so at all, and that the mayor had not been there for many months.</p></article></body></html>`, words)
		}
	}))
	defer site.Close()
	u, err := url.Parse(site.URL)
	if err != nil {
		t.Fatal(err)
	}
	g, d, now := gathering(t, u.Host)
	first, err := g.Page(ctx, site.URL+"/page", "Post")
	if err != nil {
		t.Fatal(err)
	}
	expect(t, g, work.Counts{})
	*now = now.Add(7 * time.Hour)
	expect(t, g, work.Counts{Again: 1})
	words = "was closed"
	*now = now.Add(25 * time.Hour)
	expect(t, g, work.Counts{Again: 1, Changed: 1})
	second := ""
	for r, err := range d.Record.Readings(ctx) {
		if err != nil {
			t.Fatal(err)
		}
		if r.RevisionOf == first {
			second = r.ID
		}
	}
	if second == "" || unchanged != 1 || asked != 3 {
		t.Errorf("revision %q, %d times unchanged, asked %d times", second, unchanged, asked)
	}
	gone = true
	*now = now.Add(7 * time.Hour)
	expect(t, g, work.Counts{Again: 1})
	*now = now.Add(100 * 24 * time.Hour)
	expect(t, g, work.Counts{})
	if _, err := d.Record.Reading(ctx, second); err != nil {
		t.Error(err)
	}
	if _, err := g.Page(ctx, site.URL+"/none", ""); err == nil {
		t.Error("a page that is not there: no error")
	}
}
