// SPDX-License-Identifier: Apache-2.0

package work

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"time"

	"dragoman"
	"dragoman/ingest/fetch"
)

// again is when a page is looked at again, from when it was read or last
// looked at. After the last it is left alone.
var again = []time.Duration{6 * time.Hour, 24 * time.Hour, 3 * 24 * time.Hour, 7 * 24 * time.Hour}

// Looked is a page that was just looked at: it says when to look again.
func Looked(p dragoman.Page, now time.Time) dragoman.Page {
	p.Checked, p.Next = stamp(now), ""
	if p.Looks < len(again) {
		p.Next = stamp(now.Add(again[p.Looks]))
	}
	return p
}

// mediaOf is how a page is read.
func mediaOf(p *fetch.Page) string {
	if p.Media == "text/plain" {
		return p.Media
	}
	return "text/html"
}

// Page fetches one page into the record, and has it looked at again later.
func (g *Gatherer) Page(ctx context.Context, address, outlet string) (report string, err error) {
	page, err := g.Get.Get(ctx, address, fetch.Validators{})
	if err != nil {
		return "", err
	}
	r, err := g.Read(dragoman.Raw{Path: address, URL: page.URL, Outlet: outlet, Media: mediaOf(page), Charset: page.Charset, Bytes: page.Body})
	if err != nil {
		return "", err
	}
	return r.ID, Keep(ctx, g.Desk, address, outlet, page, r, g.Now())
}

// Keep keeps a page that was read: its report, its bytes, and when to look again.
func Keep(ctx context.Context, d Desk, address, outlet string, page *fetch.Page, r *dragoman.Reading, now time.Time) error {
	sum := sha256.Sum256(page.Body)
	snap := &dragoman.Snapshot{Hash: hex.EncodeToString(sum[:]), Media: mediaOf(page), Body: page.Body}
	return d.PageRead(ctx, func(int) dragoman.Page {
		return Looked(dragoman.Page{URL: address, Outlet: outlet, ETag: page.ETag, LastModified: page.LastModified, Hash: snap.Hash, Report: r.ID}, now)
	}, r, snap)
}

// pages looks again at the pages whose time has come, hosts side by side. One
// that has another text is a new revision; one that is gone keeps its report.
func (g *gathering) pages(ctx context.Context) error {
	for g.Now().Sub(g.began) <= runTime {
		due, err := g.Desk.PagesDue(ctx, stamp(g.Now()), batch)
		if err != nil || len(due) == 0 {
			return err
		}
		t := newTurns()
		for _, p := range due {
			t.add(hostOf(p.URL), func(ctx context.Context) error {
				return g.look(ctx, p)
			})
		}
		if err := t.run(ctx, atOnce); err != nil {
			return err
		}
	}
	return nil
}

// look looks at a page again, and keeps what is known of it now, with its
// bytes and a report where they changed.
func (g *gathering) look(ctx context.Context, p dragoman.Page) error {
	now := g.Now()
	g.count(&g.c.Again, 1)
	page, err := g.get(ctx, p.URL, fetch.Validators{ETag: p.ETag, LastModified: p.LastModified})
	if ctx.Err() != nil {
		return ctx.Err()
	}
	p.Looks++
	var fe *fetch.Error
	switch {
	case errors.As(err, &fe) && fe.State != "broken":
		p.Looks = len(again) // gone or refused: left alone
		return g.looked(ctx, p, now)
	case err != nil, page.NotModified:
		return g.looked(ctx, p, now)
	}
	p.ETag, p.LastModified = page.ETag, page.LastModified
	sum := sha256.Sum256(page.Body)
	hash := hex.EncodeToString(sum[:])
	if hash == p.Hash {
		return g.looked(ctx, p, now)
	}
	p.Hash = hash
	r, err := g.Read(dragoman.Raw{Path: p.URL, URL: page.URL, Outlet: p.Outlet, Media: mediaOf(page), Charset: page.Charset, Bytes: page.Body})
	if err != nil {
		_ = g.held(func() error { g.tell("%s: changed, and not read (%v)", p.URL, err); return nil })
		return g.looked(ctx, p, now)
	}
	return g.held(func() error {
		fresh := 0
		err := g.Desk.PageRead(ctx, func(added int) dragoman.Page {
			if fresh = added; added > 0 {
				p.Report, p.Looks = r.ID, 0
			}
			return Looked(p, now)
		}, r, &dragoman.Snapshot{Hash: hash, Media: mediaOf(page), Body: page.Body})
		if err == nil && fresh > 0 {
			g.c.Changed++
			g.tell("%s: changed", p.URL)
		}
		return err
	})
}

// looked keeps that a page was looked at and brought no report.
func (g *gathering) looked(ctx context.Context, p dragoman.Page, now time.Time) error {
	return g.held(func() error {
		return g.Desk.PageRead(ctx, func(int) dragoman.Page { return Looked(p, now) }, nil, nil)
	})
}
