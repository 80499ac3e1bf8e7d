// SPDX-License-Identifier: Apache-2.0

package work_test

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"dragoman"
	"dragoman/extract"
	"dragoman/ingest/fetch"
	"dragoman/lang/en"
	"dragoman/store/sqlite"
	"dragoman/work"
)

const article = `<!doctype html><html lang="en"><head><title>Road %[1]d</title></head><body><article><h1>Road %[1]d is open</h1>
<p>The mayor of Harbourtown said on Monday that road %[1]d was open again, and that the council would meet to speak of the next one.</p>
<p>The opposition said that it was not open at all, and that the mayor had not been there to see it for many months.</p></article></body></html>`

// press is an outlet with a feed and pages, one of them broken, one gone.
type press struct {
	mu    sync.Mutex
	asked map[string]int
	items int
	down  bool
}

func (p *press) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.asked[r.URL.Path]++
	switch {
	case r.URL.Path == "/feed":
		tag := fmt.Sprintf(`"%d"`, p.items)
		if r.Header.Get("If-None-Match") == tag {
			w.WriteHeader(http.StatusNotModified)
			return
		}
		w.Header().Set("ETag", tag)
		fmt.Fprint(w, `<rss version="2.0"><channel><title>Harbour Post</title>`)
		for i := range p.items {
			fmt.Fprintf(w, `<item><link>/road/%d</link><guid>%d</guid><title>Road %d</title></item>`, i, i, i)
		}
		fmt.Fprint(w, `<item><link>/gone</link><guid>g</guid></item><item><link>/down</link><guid>d</guid></item></channel></rss>`)
	case strings.HasPrefix(r.URL.Path, "/road/"):
		var n int
		fmt.Sscanf(r.URL.Path, "/road/%d", &n)
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		fmt.Fprintf(w, article, n)
	case r.URL.Path == "/down" && p.down:
		w.WriteHeader(http.StatusServiceUnavailable)
	case r.URL.Path == "/down":
		fmt.Fprintf(w, article, 99)
	default:
		http.NotFound(w, r)
	}
}

// adding is a record without stories.
type adding struct{ *sqlite.Store }

func (a adding) AddAll(ctx context.Context, rs []*dragoman.Reading) (int, error) {
	return a.Add(ctx, rs)
}

func (a adding) ItemDone(ctx context.Context, it dragoman.FeedItem, r *dragoman.Reading, snap *dragoman.Snapshot, page *dragoman.Page) error {
	if r != nil {
		if _, err := a.Add(ctx, []*dragoman.Reading{r}); err != nil {
			return err
		}
	}
	if page != nil {
		if err := a.SetPage(ctx, *page, nil); err != nil {
			return err
		}
	}
	return a.Store.ItemDone(ctx, it, snap)
}

func (a adding) PageRead(ctx context.Context, page func(added int) dragoman.Page, r *dragoman.Reading, snap *dragoman.Snapshot) error {
	added := 0
	if r != nil {
		var err error
		if added, err = a.Add(ctx, []*dragoman.Reading{r}); err != nil {
			return err
		}
	}
	return a.SetPage(ctx, page(added), snap)
}

func TestGather(t *testing.T) {
	ctx := context.Background()
	p := &press{asked: map[string]int{}, items: 3, down: true}
	site := httptest.NewServer(p)
	defer site.Close()
	host, _ := url.Parse(site.URL)
	db, err := sqlite.Open(ctx, filepath.Join(t.TempDir(), "r.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	x, err := extract.New(en.Pack(), extract.Options{})
	if err != nil {
		t.Fatal(err)
	}
	now := time.Date(2025, 10, 16, 8, 0, 0, 0, time.UTC)
	g := &work.Gatherer{Desk: adding{db}, Now: func() time.Time { return now },
		Get: fetch.New(fetch.Options{Allow: []string{host.Host}, Interval: time.Microsecond, Wait: time.Millisecond}),
		Read: func(raw dragoman.Raw) (*dragoman.Reading, error) {
			rep, _, err := x.Report(raw)
			return &dragoman.Reading{Report: rep}, err
		}}
	if _, err := db.AddFeed(ctx, dragoman.Feed{URL: site.URL + "/feed"}); err != nil {
		t.Fatal(err)
	}
	run := func(want work.Counts) {
		t.Helper()
		got, err := g.Run(ctx)
		if err != nil || got != want {
			t.Errorf("%+v %v, want %+v", got, err, want)
		}
	}
	run(work.Counts{Feeds: 1, Fresh: 5, Read: 3, Failed: 1, Later: 1})
	run(work.Counts{}) // nothing is due
	now = now.Add(20 * time.Minute)
	run(work.Counts{Feeds: 1}) // 304
	p.mu.Lock()
	p.items, p.down = 4, false
	p.mu.Unlock()
	now = now.Add(time.Hour)
	run(work.Counts{Feeds: 1, Fresh: 1, Read: 2}) // a new road, and the page that was down
	for path, n := range p.asked {
		if strings.HasPrefix(path, "/road/") && n != 1 {
			t.Errorf("%s was fetched %d times", path, n)
		}
	}
	feeds, err := db.Feeds(ctx, "")
	if err != nil || len(feeds) != 1 || feeds[0].State != dragoman.FeedOK || feeds[0].Title != "Harbour Post" || feeds[0].Items != 6 || feeds[0].Waiting != 0 {
		t.Errorf("%+v %v", feeds, err)
	}
	n := 0
	for r, err := range db.Readings(ctx) {
		if err != nil {
			t.Fatal(err)
		}
		n++
		snap, err := db.Snapshot(ctx, r.Snapshot)
		if err != nil || !strings.Contains(string(snap.Body), "is open") {
			t.Errorf("snapshot of %s: %v", r.URL, err)
		}
	}
	if n != 5 {
		t.Errorf("%d reports, want 5", n)
	}
	site.Close()
	now = now.Add(time.Hour)
	run(work.Counts{Feeds: 1, Broken: 1})
	if feeds, _ = db.Feeds(ctx, ""); feeds[0].State != dragoman.FeedBroken || feeds[0].Failures != 1 || feeds[0].Error == "" {
		t.Errorf("%+v", feeds)
	}
}
