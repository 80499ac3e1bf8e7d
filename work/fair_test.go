// SPDX-License-Identifier: Apache-2.0

package work_test

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"sync/atomic"
	"testing"
	"time"

	"dragoman"
	"dragoman/ingest/fetch"
	"dragoman/store/sqlite"
	"dragoman/work"
)

// Twenty hosts that answer nothing hold up nobody: the one quick feed's items
// are read while they are waited for. One host with many items does not hide
// another's.
func TestOneSlowFeedStarvesNobody(t *testing.T) {
	ctx, stop := context.WithCancel(context.Background())
	defer stop()
	db, err := sqlite.Open(ctx, filepath.Join(t.TempDir(), "r.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	hang := make(chan struct{})
	defer close(hang)
	var allow []string
	watch := func(h http.HandlerFunc) {
		t.Helper()
		s := httptest.NewServer(h)
		t.Cleanup(s.Close)
		allow = append(allow, s.Listener.Addr().String())
		if _, err := db.AddFeed(ctx, dragoman.Feed{URL: s.URL + "/feed"}); err != nil {
			t.Fatal(err)
		}
	}
	var asked atomic.Int32
	for range 20 {
		watch(func(http.ResponseWriter, *http.Request) { asked.Add(1); <-hang })
	}
	site := func(items int) http.HandlerFunc {
		return func(w http.ResponseWriter, r *http.Request) {
			if r.URL.Path == "/robots.txt" {
				http.NotFound(w, r)
				return
			}
			if r.URL.Path != "/feed" {
				fmt.Fprintf(w, article, len(r.URL.Path))
				return
			}
			fmt.Fprint(w, `<rss version="2.0"><channel><title>Post</title>`)
			for i := range items {
				fmt.Fprintf(w, `<item><link>/%d</link><guid>%d</guid></item>`, i, i)
			}
			fmt.Fprint(w, `</channel></rss>`)
		}
	}
	watch(site(3))
	watch(site(400))
	read := make(chan string, 1000)
	now := time.Date(2025, 10, 16, 8, 0, 0, 0, time.UTC)
	g := &work.Gatherer{Desk: adding{db}, Now: func() time.Time { return now }, Get: fetch.New(fetch.Options{Allow: allow, Interval: time.Microsecond, Timeout: time.Minute}),
		Read: func(raw dragoman.Raw) (*dragoman.Reading, error) {
			read <- raw.URL
			return &dragoman.Reading{Report: dragoman.Report{ID: raw.URL, Text: raw.URL}}, nil
		}}
	done := make(chan error, 1)
	go func() { _, err := g.Run(ctx); done <- err }()
	quick, large := "http://"+allow[20], 0
	for got := 0; got < 3 || large < 300; {
		select {
		case u := <-read:
			if len(u) > len(quick) && u[:len(quick)] == quick {
				got++
			} else {
				large++
			}
		case err := <-done:
			t.Fatalf("the run ended before the quick feed was read: %v", err)
		case <-time.After(time.Minute):
			t.Fatalf("a minute went by: %d of the quick feed's items, %d of the large one's", got, large)
		}
		if large > 250 && got < 3 {
			t.Fatal("a large feed hides a small one")
		}
	}
	if asked.Load() == 0 {
		t.Error("the slow feeds were not asked")
	}
	stop()
	<-done
	if large > 300 {
		t.Errorf("%d items of one feed in one run", large)
	}
}
