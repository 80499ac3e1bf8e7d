// SPDX-License-Identifier: Apache-2.0

// Package work gathers: it asks the feeds that are due, fetches their pages,
// and puts the reports into the record. It may be stopped at any moment: what
// the record acknowledged is whole, and nothing acknowledged is done again.
package work

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"time"

	"dragoman"
	"dragoman/ingest/feed"
	"dragoman/ingest/fetch"
)

// Desk is what gathering needs of a record.
type Desk interface {
	Feeds(ctx context.Context, now string) ([]dragoman.Feed, error)
	FeedAsked(ctx context.Context, f dragoman.Feed, items []dragoman.FeedItem) (fresh int, err error)
	Waiting(ctx context.Context, now string, limit int) ([]dragoman.FeedItem, error)
	// ItemDone keeps what came of an item, its report and page, whole or not at
	// all; r, snap and page may be nil.
	ItemDone(ctx context.Context, it dragoman.FeedItem, r *dragoman.Reading, snap *dragoman.Snapshot, page *dragoman.Page) error
	Adder
	// PageRead keeps what came of looking at a page, and its report, whole or not
	// at all; page is told how many reports were new. r and snap may be nil.
	PageRead(ctx context.Context, page func(added int) dragoman.Page, r *dragoman.Reading, snap *dragoman.Snapshot) error
	PagesDue(ctx context.Context, now string, limit int) ([]dragoman.Page, error)
}

// Getter fetches an address; *fetch.Fetcher is one.
type Getter interface {
	Get(ctx context.Context, address string, v fetch.Validators) (*fetch.Page, error)
}

// Gatherer gathers into a desk.
type Gatherer struct {
	Desk Desk
	Get  Getter
	Read func(dragoman.Raw) (*dragoman.Reading, error) // extracts and reads one report
	Now  func() time.Time
	Tell func(line string)       // progress, a line each; may be nil
	Each func(*dragoman.Reading) // called after a report is in the record; may be nil
}

// Intervals between two askings of a feed.
const (
	every   = 15 * time.Minute // of a feed that answers
	longest = 24 * time.Hour   // of one that does not, doubled from every
	tries   = 5                // of a page
	batch   = 64
)

// Counts are what one run did.
type Counts struct {
	Feeds, Broken int
	Fresh         int // new items
	Read, Failed  int
	Later         int // pages to be asked for again
	Again         int // pages looked at again
	Changed       int // of them, with another text
}

func stamp(t time.Time) string { return t.UTC().Format(time.RFC3339) }

func (g *Gatherer) tell(format string, a ...any) {
	if g.Tell != nil {
		g.Tell(fmt.Sprintf(format, a...))
	}
}

// ask asks one feed. What is wrong with the feed is kept with it; an error is
// the record's or the context's.
func (g *gathering) ask(ctx context.Context, f dragoman.Feed) error {
	g.count(&g.c.Feeds, 1)
	now := g.Now()
	if dir, ok := FolderOf(f.URL); ok {
		return g.folder(ctx, f, dir)
	}
	page, err := g.get(ctx, f.URL, fetch.Validators{ETag: f.ETag, LastModified: f.LastModified})
	if ctx.Err() != nil {
		return ctx.Err()
	}
	f.Checked, f.Next, f.Error = stamp(now), stamp(now.Add(every)), ""
	var items []dragoman.FeedItem
	switch {
	case err != nil:
		g.failed(&f, now, err)
		g.count(&g.c.Broken, 1)
	case page.NotModified:
		f.State, f.Failures = dragoman.FeedUnchanged, 0
	default:
		parsed, perr := feed.Parse(page.Body, page.URL)
		if perr != nil {
			g.failed(&f, now, perr)
			g.count(&g.c.Broken, 1)
			break
		}
		f.State, f.Failures = dragoman.FeedOK, 0
		if len(parsed.Items) == 0 {
			f.State = dragoman.FeedEmpty
		}
		f.ETag, f.LastModified = page.ETag, page.LastModified
		if parsed.Cut {
			f.Error, f.ETag, f.LastModified = "the feed is cut off; its whole entries were read", "", ""
		}
		if f.Title == "" {
			f.Title = parsed.Title
		}
		for _, it := range parsed.Items {
			items = append(items, dragoman.FeedItem{Feed: f.URL, ID: it.ID, URL: it.URL, Title: it.Title, Published: it.Published, HTML: it.HTML})
		}
	}
	return g.held(func() error {
		fresh, err := g.Desk.FeedAsked(ctx, f, items)
		g.c.Fresh += fresh
		g.tell("%s: %s, %d new%s", f.URL, f.State, fresh, because(f.Error))
		return err
	})
}

func because(s string) string {
	if s == "" {
		return ""
	}
	return " (" + s + ")"
}

// failed marks a feed and puts its next asking off, longer each time.
func (g *Gatherer) failed(f *dragoman.Feed, now time.Time, err error) {
	f.Error = err.Error()
	f.State = dragoman.FeedBroken
	f.Failures++
	wait := every
	for i := 0; i < f.Failures && wait < longest; i++ {
		wait *= 2
	}
	var fe *fetch.Error
	if errors.As(err, &fe) {
		switch fe.State {
		case "blocked":
			f.State = dragoman.FeedBlocked
		case "gone":
			f.State = dragoman.FeedGone
		}
		wait = max(wait, fe.After)
	}
	f.Next = stamp(now.Add(min(wait, longest)))
}

// item fetches, reads and keeps one item.
func (g *gathering) item(ctx context.Context, it dragoman.FeedItem) error {
	now := g.Now()
	if _, ok := FolderOf(it.Feed); ok {
		return g.file(ctx, it)
	}
	var seen *dragoman.Page
	raw := dragoman.Raw{Path: it.URL, URL: it.URL, Title: it.Title, Outlet: it.Outlet, Media: "text/html", Charset: "utf-8", Bytes: []byte(it.HTML)}
	if it.URL != "" {
		page, err := g.get(ctx, it.URL, fetch.Validators{})
		if ctx.Err() != nil {
			return ctx.Err()
		}
		var fe *fetch.Error
		switch {
		case err == nil:
			raw.URL, raw.Bytes, raw.Charset, raw.Media = page.URL, page.Body, page.Charset, mediaOf(page)
			seen = &dragoman.Page{URL: it.URL, Outlet: it.Outlet, ETag: page.ETag, LastModified: page.LastModified}
		case errors.As(err, &fe) && fe.State == "gone":
			it.State, it.Error = "gone", err.Error()
			return g.failing(ctx, it, nil)
		default:
			return g.later(ctx, it, now, err)
		}
	}
	sum := sha256.Sum256(raw.Bytes)
	snap := &dragoman.Snapshot{Hash: hex.EncodeToString(sum[:]), Media: raw.Media, Body: raw.Bytes}
	r, err := g.Read(raw)
	if err == nil && (r.Published.Value == "" && it.Published != "" || r.Outlet == "" && it.FeedTitle != "") {
		// the page does not say: the feed does
		if r.Published.Value == "" {
			raw.Published = it.Published
		}
		if r.Outlet == "" {
			raw.Outlet = it.FeedTitle
		}
		r, err = g.Read(raw)
	}
	if err != nil {
		it.State, it.Error = "failed", err.Error()
		return g.failing(ctx, it, snap)
	}
	it.State, it.Report, it.Error = "read", r.ID, ""
	if seen != nil {
		seen.Hash, seen.Report = snap.Hash, r.ID
		*seen = Looked(*seen, now)
	}
	return g.held(func() error {
		if err := g.Desk.ItemDone(ctx, it, r, snap, seen); err != nil {
			return err
		}
		g.bytes[it.Feed] += int64(len(raw.Bytes))
		g.c.Read++
		if g.Each != nil {
			g.Each(r)
		}
		return nil
	})
}

// failing keeps an item that came to nothing.
func (g *gathering) failing(ctx context.Context, it dragoman.FeedItem, snap *dragoman.Snapshot) error {
	return g.held(func() error {
		g.c.Failed++
		g.tell("%s: not read (%s)", it.URL, it.Error)
		return g.Desk.ItemDone(ctx, it, nil, snap, nil)
	})
}

// later puts a page off, longer each time, and gives it up after some tries.
func (g *gathering) later(ctx context.Context, it dragoman.FeedItem, now time.Time, err error) error {
	it.Tries++
	it.Error = err.Error()
	wait := every << min(it.Tries, 6)
	var fe *fetch.Error
	if errors.As(err, &fe) {
		wait = max(wait, fe.After)
	}
	it.Next = stamp(now.Add(min(wait, longest)))
	if it.Tries >= tries || fe != nil && fe.State == "blocked" {
		it.State = "failed"
		return g.failing(ctx, it, nil)
	}
	return g.held(func() error {
		g.c.Later++
		g.tell("%s: %v", it.URL, err)
		return g.Desk.ItemDone(ctx, it, nil, nil, nil)
	})
}
