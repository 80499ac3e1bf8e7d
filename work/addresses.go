// SPDX-License-Identifier: Apache-2.0

package work

import (
	"context"
	"errors"

	"dragoman"
	"dragoman/ingest/fetch"
)

// Addresses fetches pages that a list names into the record, hosts side by
// side; each has at most a minute, with all tries. What a page does not say of
// its date and outlet the list does. told is called once for each, one at a
// time: err is why a page is not read; it does not end the others.
func (g *Gatherer) Addresses(ctx context.Context, list []dragoman.Raw, told func(from dragoman.Raw, r *dragoman.Reading, added bool, err error)) error {
	run := &gathering{Gatherer: g, turns: newTurns(), began: g.Now()}
	for _, from := range list {
		run.turns.add(hostOf(from.URL), func(ctx context.Context) error {
			r, added, err := run.address(ctx, from)
			var kept *keeping
			if ctx.Err() != nil || errors.As(err, &kept) {
				return err
			}
			return run.held(func() error { told(from, r, added, err); return nil })
		})
	}
	return run.turns.run(ctx, atOnce)
}

// keeping is a fault of the record, which ends a run.
type keeping struct{ err error }

func (k *keeping) Error() string { return k.err.Error() }
func (k *keeping) Unwrap() error { return k.err }

func (g *gathering) address(ctx context.Context, from dragoman.Raw) (r *dragoman.Reading, added bool, err error) {
	page, err := g.get(ctx, from.URL, fetch.Validators{})
	if err != nil {
		return nil, false, err
	}
	raw := dragoman.Raw{Path: from.URL, Key: from.Key, URL: page.URL, Title: from.Title, Media: mediaOf(page), Charset: page.Charset, Bytes: page.Body}
	r, err = g.Read(raw)
	if err == nil && (r.Published.Value == "" && from.Published != "" || r.Outlet == "" && from.Outlet != "") {
		if r.Published.Value == "" {
			raw.Published = from.Published
		}
		if r.Outlet == "" {
			raw.Outlet = from.Outlet
		}
		r, err = g.Read(raw)
	}
	if err != nil {
		return nil, false, err
	}
	err = g.held(func() error {
		return Keep(ctx, counted{g.Desk, &added}, from.URL, from.Outlet, page, r, g.Now())
	})
	if err != nil {
		return nil, false, &keeping{err}
	}
	return r, added, nil
}

// counted tells whether a page's report is new.
type counted struct {
	Desk
	added *bool
}

func (c counted) PageRead(ctx context.Context, page func(added int) dragoman.Page, r *dragoman.Reading, snap *dragoman.Snapshot) error {
	return c.Desk.PageRead(ctx, func(n int) dragoman.Page { *c.added = n > 0; return page(n) }, r, snap)
}
