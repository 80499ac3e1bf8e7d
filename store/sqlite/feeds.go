// SPDX-License-Identifier: Apache-2.0

package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"github.com/klauspost/compress/zstd"

	"dragoman"
)

// AddFeed starts watching a feed; added is false where it is watched already.
func (s *Store) AddFeed(ctx context.Context, f dragoman.Feed) (added bool, err error) {
	err = s.within(ctx, "feed "+f.URL, func(tx *sql.Tx) error {
		n, err := affected(tx.ExecContext(ctx, `INSERT INTO feeds (url, title, outlet) VALUES (?,?,?) ON CONFLICT DO NOTHING`, f.URL, f.Title, f.Outlet))
		added = n > 0
		return err
	})
	return added, err
}

// RemoveFeed stops watching a feed. Its reports stay.
func (s *Store) RemoveFeed(ctx context.Context, url string) error {
	return s.within(ctx, "feed "+url, func(tx *sql.Tx) error {
		n, err := affected(tx.ExecContext(ctx, `DELETE FROM feeds WHERE url = ?`, url))
		if err == nil && n == 0 {
			err = dragoman.ErrNotFound
		}
		return err
	})
}

// never is a time that does not come.
const never = "9999-12-31T00:00:00Z"

// PauseFeed implements dragoman.Gatherer.
func (s *Store) PauseFeed(ctx context.Context, url string, paused bool) error {
	state, next := dragoman.FeedNew, ""
	if paused {
		state, next = dragoman.FeedPaused, never
	}
	return s.within(ctx, "feed "+url, func(tx *sql.Tx) error {
		n, err := affected(tx.ExecContext(ctx, `UPDATE feeds SET state = ?, next = ?, error = '' WHERE url = ?`, string(state), next, url))
		if err == nil && n == 0 {
			err = dragoman.ErrNotFound
		}
		return err
	})
}

// affected is how many rows a statement changed.
func affected(res sql.Result, err error) (int64, error) {
	if err != nil {
		return 0, err
	}
	return res.RowsAffected()
}

// Feeds returns the feeds by address; due leaves out those whose time has not
// come at now (RFC 3339; "" is all).
func (s *Store) Feeds(ctx context.Context, now string) ([]dragoman.Feed, error) {
	rows, err := s.on().QueryContext(ctx, `SELECT url, title, outlet, etag, modified, checked, next, state, error, failures,
		(SELECT count(*) FROM items i WHERE i.feed = f.url), (SELECT count(*) FROM items i WHERE i.feed = f.url AND i.state = 'waiting')
		FROM feeds f WHERE ? = '' OR next <= ? ORDER BY url`, now, now)
	if err != nil {
		return nil, s.fail("feeds", err)
	}
	defer rows.Close()
	out := []dragoman.Feed{}
	for rows.Next() {
		var f dragoman.Feed
		if err := rows.Scan(&f.URL, &f.Title, &f.Outlet, &f.ETag, &f.LastModified, &f.Checked, &f.Next, &f.State, &f.Error, &f.Failures, &f.Items, &f.Waiting); err != nil {
			return nil, s.fail("feeds", err)
		}
		out = append(out, f)
	}
	if err := rows.Err(); err != nil {
		return nil, s.fail("feeds", err)
	}
	return out, nil
}

// FeedAsked keeps what came of asking a feed, and its new items, all at once:
// a validator is never kept without the items it stands for.
func (s *Store) FeedAsked(ctx context.Context, f dragoman.Feed, items []dragoman.FeedItem) (fresh int, err error) {
	err = s.within(ctx, "feed "+f.URL, func(tx *sql.Tx) error {
		if _, err := tx.ExecContext(ctx, `UPDATE feeds SET title = ?, etag = ?, modified = ?, checked = ?, next = ?, state = ?, error = ?, failures = ? WHERE url = ? AND state <> 'paused'`,
			f.Title, f.ETag, f.LastModified, f.Checked, f.Next, string(f.State), f.Error, f.Failures, f.URL); err != nil {
			return err
		}
		for _, it := range items {
			res, err := tx.ExecContext(ctx, `INSERT INTO items (feed, id, url, title, published, html) VALUES (?,?,?,?,?,?) ON CONFLICT DO NOTHING`, f.URL, it.ID, it.URL, it.Title, it.Published, it.HTML)
			if err != nil {
				return fmt.Errorf("item %s: %w", it.ID, err)
			}
			if n, _ := res.RowsAffected(); n > 0 {
				fresh++
			}
		}
		return nil
	})
	if err != nil {
		fresh = 0
	}
	return fresh, err
}

// Waiting returns items not read yet whose time has come, at most limit.
func (s *Store) Waiting(ctx context.Context, now string, limit int) ([]dragoman.FeedItem, error) {
	rows, err := s.on().QueryContext(ctx, `SELECT i.feed, i.id, i.url, i.title, i.published, i.html, i.state, i.tries, i.next, i.report, i.error, f.outlet, f.title
		FROM items i JOIN feeds f ON f.url = i.feed WHERE i.state = 'waiting' AND i.next <= ?
		ORDER BY row_number() OVER (PARTITION BY i.feed ORDER BY i.next, i.id), i.next, i.feed, i.id LIMIT ?`, now, limit)
	if err != nil {
		return nil, s.fail("waiting items", err)
	}
	defer rows.Close()
	var out []dragoman.FeedItem
	for rows.Next() {
		var i dragoman.FeedItem
		if err := rows.Scan(&i.Feed, &i.ID, &i.URL, &i.Title, &i.Published, &i.HTML, &i.State, &i.Tries, &i.Next, &i.Report, &i.Error, &i.Outlet, &i.FeedTitle); err != nil {
			return nil, s.fail("waiting items", err)
		}
		out = append(out, i)
	}
	if err := rows.Err(); err != nil {
		return nil, s.fail("waiting items", err)
	}
	return out, nil
}

// ItemDone implements dragoman.Record.
func (s *Store) ItemDone(ctx context.Context, it dragoman.FeedItem, snap *dragoman.Snapshot) error {
	return s.within(ctx, "item "+it.ID, func(tx *sql.Tx) error {
		if snap != nil {
			if err := keepSnapshot(ctx, tx, *snap); err != nil {
				return err
			}
		}
		_, err := tx.ExecContext(ctx, `UPDATE items SET state = ?, tries = ?, next = ?, report = ?, error = ?, html = CASE WHEN ? = 'waiting' THEN html ELSE '' END WHERE feed = ? AND id = ?`,
			it.State, it.Tries, it.Next, it.Report, it.Error, it.State, it.Feed, it.ID)
		return err
	})
}

func keepSnapshot(ctx context.Context, tx *sql.Tx, snap dragoman.Snapshot) error {
	z, err := zstd.NewWriter(nil, zstd.WithEncoderConcurrency(1))
	if err != nil {
		return err
	}
	defer z.Close()
	_, err = tx.ExecContext(ctx, `INSERT INTO snapshots (hash, media, body) VALUES (?,?,?) ON CONFLICT DO NOTHING`, snap.Hash, snap.Media, z.EncodeAll(snap.Body, nil))
	return err
}

// Snapshot returns the page a report came from, by the hash in Report.Snapshot.
func (s *Store) Snapshot(ctx context.Context, hash string) (dragoman.Snapshot, error) {
	snap := dragoman.Snapshot{Hash: hash}
	var packed []byte
	err := s.on().QueryRowContext(ctx, `SELECT media, body FROM snapshots WHERE hash = ?`, hash).Scan(&snap.Media, &packed)
	if errors.Is(err, sql.ErrNoRows) {
		return snap, s.fail("snapshot "+hash, dragoman.ErrNotFound)
	}
	if err != nil {
		return snap, s.fail("snapshot "+hash, err)
	}
	z, err := zstd.NewReader(nil, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxMemory(1<<28))
	if err != nil {
		return snap, s.fail("snapshot "+hash, err)
	}
	defer z.Close()
	if snap.Body, err = z.DecodeAll(packed, nil); err != nil {
		return snap, s.fail("snapshot "+hash, err)
	}
	return snap, nil
}

// SetPage keeps what is known of a page, and its snapshot where there is a new
// one.
func (s *Store) SetPage(ctx context.Context, p dragoman.Page, snap *dragoman.Snapshot) error {
	return s.within(ctx, "page "+p.URL, func(tx *sql.Tx) error {
		if snap != nil {
			if err := keepSnapshot(ctx, tx, *snap); err != nil {
				return err
			}
		}
		_, err := tx.ExecContext(ctx, `INSERT INTO pages (url, outlet, etag, modified, hash, report, checked, next, looks) VALUES (?,?,?,?,?,?,?,?,?)
			ON CONFLICT (url) DO UPDATE SET outlet = excluded.outlet, etag = excluded.etag, modified = excluded.modified, hash = excluded.hash, report = excluded.report, checked = excluded.checked, next = excluded.next, looks = excluded.looks`,
			p.URL, p.Outlet, p.ETag, p.LastModified, p.Hash, p.Report, p.Checked, p.Next, p.Looks)
		return err
	})
}

// PagesDue returns the pages to be looked at again at now, at most limit.
func (s *Store) PagesDue(ctx context.Context, now string, limit int) ([]dragoman.Page, error) {
	rows, err := s.on().QueryContext(ctx, `SELECT url, outlet, etag, modified, hash, report, checked, next, looks FROM pages WHERE next <> '' AND next <= ? ORDER BY next, url LIMIT ?`, now, limit)
	if err != nil {
		return nil, s.fail("pages", err)
	}
	defer rows.Close()
	var out []dragoman.Page
	for rows.Next() {
		var p dragoman.Page
		if err := rows.Scan(&p.URL, &p.Outlet, &p.ETag, &p.LastModified, &p.Hash, &p.Report, &p.Checked, &p.Next, &p.Looks); err != nil {
			return nil, s.fail("pages", err)
		}
		out = append(out, p)
	}
	if err := rows.Err(); err != nil {
		return nil, s.fail("pages", err)
	}
	return out, nil
}
