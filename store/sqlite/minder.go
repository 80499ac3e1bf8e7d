// SPDX-License-Identifier: Apache-2.0

package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"dragoman"
)

// PutWatch implements dragoman.Minder.
func (s *Store) PutWatch(ctx context.Context, w dragoman.Watch) error {
	return s.within(ctx, "watch "+w.ID, func(tx *sql.Tx) error {
		b, err := json.Marshal(w)
		if err != nil {
			return err
		}
		_, err = tx.ExecContext(ctx, `INSERT INTO watches (id, json) VALUES (?,?) ON CONFLICT (id) DO UPDATE SET json = excluded.json`, w.ID, string(b))
		return err
	})
}

// Watch implements dragoman.Minder.
func (s *Store) Watch(ctx context.Context, id string) (w dragoman.Watch, err error) {
	var b string
	err = s.on().QueryRowContext(ctx, `SELECT json FROM watches WHERE id = ?`, id).Scan(&b)
	if errors.Is(err, sql.ErrNoRows) {
		err = dragoman.ErrNotFound
	}
	if err == nil {
		err = json.Unmarshal([]byte(b), &w)
	}
	if err != nil {
		return w, s.fail("watch "+id, err)
	}
	return w, nil
}

// Watches implements dragoman.Minder.
func (s *Store) Watches(ctx context.Context) ([]dragoman.Watch, error) {
	rows, err := s.on().QueryContext(ctx, `SELECT json FROM watches ORDER BY json_extract(json, '$.made'), id`)
	if err != nil {
		return nil, s.fail("watches", err)
	}
	all, err := texts(rows)
	if err != nil {
		return nil, s.fail("watches", err)
	}
	out := make([]dragoman.Watch, len(all))
	for i, b := range all {
		if err := json.Unmarshal([]byte(b), &out[i]); err != nil {
			return nil, s.fail("watches", err)
		}
	}
	return out, nil
}

// DropWatch implements dragoman.Minder.
func (s *Store) DropWatch(ctx context.Context, id string) error {
	return s.within(ctx, "watch "+id, func(tx *sql.Tx) error {
		for _, q := range []string{`DELETE FROM deliveries WHERE alert IN (SELECT seq FROM alerts WHERE watch = ?)`, `DELETE FROM alerts WHERE watch = ?`} {
			if _, err := tx.ExecContext(ctx, q, id); err != nil {
				return err
			}
		}
		n, err := affected(tx.ExecContext(ctx, `DELETE FROM watches WHERE id = ?`, id))
		if err == nil && n == 0 {
			err = dragoman.ErrNotFound
		}
		return err
	})
}

// Alert implements dragoman.Minder.
func (s *Store) Alert(ctx context.Context, alerts []dragoman.Alert, ways []string, now string) (fresh []dragoman.Alert, err error) {
	err = s.within(ctx, "alerts", func(tx *sql.Tx) error {
		for _, a := range alerts {
			cites, err := json.Marshal(a.Cites)
			if err != nil {
				return err
			}
			why, err := json.Marshal(a.Why)
			if err != nil {
				return err
			}
			res, err := tx.ExecContext(ctx, `INSERT INTO alerts (watch, key, at, story, cites, why) VALUES (?,?,?,?,?,?) ON CONFLICT (watch, key) DO NOTHING`, a.Watch, a.Key, a.At, a.Story, string(cites), string(why))
			if err != nil {
				return err
			}
			if n, err := res.RowsAffected(); err != nil || n == 0 {
				if err != nil {
					return err
				}
				continue
			}
			if a.Seq, err = res.LastInsertId(); err != nil {
				return err
			}
			for _, way := range ways {
				if _, err := tx.ExecContext(ctx, `INSERT INTO deliveries (alert, way, state, next) VALUES (?,?,'waiting',?)`, a.Seq, way, now); err != nil {
					return err
				}
			}
			fresh = append(fresh, a)
		}
		return nil
	})
	if err != nil {
		fresh = nil
	}
	return fresh, err
}

const alertColumns = `SELECT seq, watch, key, at, story, cites, why FROM alerts `

// Alerts implements dragoman.Minder.
func (s *Store) Alerts(ctx context.Context, watch string, before int64, limit int) ([]dragoman.Alert, error) {
	return s.alerts(ctx, alertColumns+`WHERE (?1 = '' OR watch = ?1) AND (?2 = 0 OR seq < ?2) ORDER BY seq DESC LIMIT ?3`, watch, before, limit)
}

// AlertBy implements dragoman.Minder.
func (s *Store) AlertBy(ctx context.Context, seq int64) (dragoman.Alert, error) {
	out, err := s.alerts(ctx, alertColumns+`WHERE seq = ?`, seq)
	if err == nil && len(out) == 0 {
		err = s.fail(fmt.Sprint("alert ", seq), dragoman.ErrNotFound)
	}
	if err != nil {
		return dragoman.Alert{}, err
	}
	return out[0], nil
}

func (s *Store) alerts(ctx context.Context, q string, args ...any) ([]dragoman.Alert, error) {
	rows, err := s.on().QueryContext(ctx, q, args...)
	if err != nil {
		return nil, s.fail("alerts", err)
	}
	defer rows.Close()
	var out []dragoman.Alert
	for rows.Next() {
		var a dragoman.Alert
		var cites, why string
		if err := rows.Scan(&a.Seq, &a.Watch, &a.Key, &a.At, &a.Story, &cites, &why); err != nil {
			return nil, s.fail("alerts", err)
		}
		if err := errors.Join(json.Unmarshal([]byte(cites), &a.Cites), json.Unmarshal([]byte(why), &a.Why)); err != nil {
			return nil, s.fail("alerts", err)
		}
		out = append(out, a)
	}
	if err := rows.Err(); err != nil {
		return nil, s.fail("alerts", err)
	}
	return out, nil
}

// Undelivered implements dragoman.Minder.
func (s *Store) Undelivered(ctx context.Context, now string, limit int) ([]dragoman.Delivery, error) {
	rows, err := s.on().QueryContext(ctx, `SELECT alert, way, state, tries, next, error FROM deliveries WHERE state = 'waiting' AND next <= ? ORDER BY next, alert, way LIMIT ?`, now, limit)
	if err != nil {
		return nil, s.fail("deliveries", err)
	}
	defer rows.Close()
	var out []dragoman.Delivery
	for rows.Next() {
		var d dragoman.Delivery
		if err := rows.Scan(&d.Alert, &d.Way, &d.State, &d.Tries, &d.Next, &d.Error); err != nil {
			return nil, s.fail("deliveries", err)
		}
		out = append(out, d)
	}
	if err := rows.Err(); err != nil {
		return nil, s.fail("deliveries", err)
	}
	return out, nil
}

// Delivered implements dragoman.Minder.
func (s *Store) Delivered(ctx context.Context, d dragoman.Delivery) error {
	return s.within(ctx, "deliveries", func(tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, `UPDATE deliveries SET state = ?, tries = ?, next = ?, error = ? WHERE alert = ? AND way = ?`, d.State, d.Tries, d.Next, d.Error, d.Alert, d.Way)
		return err
	})
}

// Failing implements dragoman.Minder.
func (s *Store) Failing(ctx context.Context) (map[string]string, error) {
	rows, err := s.on().QueryContext(ctx, `SELECT a.watch, d.error FROM deliveries d JOIN alerts a ON a.seq = d.alert WHERE d.error <> '' AND d.state <> 'done' ORDER BY a.seq`)
	if err != nil {
		return nil, s.fail("deliveries", err)
	}
	defer rows.Close()
	out := map[string]string{}
	for rows.Next() {
		var id, why string
		if err := rows.Scan(&id, &why); err != nil {
			return nil, s.fail("deliveries", err)
		}
		out[id] = why
	}
	if err := rows.Err(); err != nil {
		return nil, s.fail("deliveries", err)
	}
	return out, nil
}

// SetMark implements dragoman.Visitor.
func (s *Store) SetMark(ctx context.Context, reader, story string, m dragoman.StoryMark) error {
	return s.within(ctx, "mark of story "+story, func(tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, `INSERT INTO marks (reader, story, star, seen) VALUES (?,?,?,?) ON CONFLICT (reader, story) DO UPDATE SET star = excluded.star, seen = excluded.seen`, reader, story, m.Star, m.Seen)
		return err
	})
}

// Marks implements dragoman.Visitor.
func (s *Store) Marks(ctx context.Context, reader string) (map[string]dragoman.StoryMark, error) {
	rows, err := s.on().QueryContext(ctx, `SELECT story, star, seen FROM marks WHERE reader = ?`, reader)
	if err != nil {
		return nil, s.fail("marks", err)
	}
	defer rows.Close()
	out := map[string]dragoman.StoryMark{}
	for rows.Next() {
		var id string
		var m dragoman.StoryMark
		if err := rows.Scan(&id, &m.Star, &m.Seen); err != nil {
			return nil, s.fail("marks", err)
		}
		out[id] = m
	}
	if err := rows.Err(); err != nil {
		return nil, s.fail("marks", err)
	}
	return out, nil
}

// visitKept is how old a visit's last sign may grow before it is written anew:
// not every page is a write.
const visitKept = time.Minute

// Visit implements dragoman.Visitor. In the table, at and before are of the
// visit that lasts (when it began, and the version it began after), was and
// version of its last sign.
func (s *Store) Visit(ctx context.Context, reader, now string, version int64, lull int) (v dragoman.Visit, err error) {
	var at, was string
	var last, before int64
	var ended string
	err = s.on().QueryRowContext(ctx, `SELECT at, version, was, before, ended FROM visits WHERE reader = ?`, reader).Scan(&at, &last, &was, &before, &ended)
	there := err == nil
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return v, s.fail("visits", err)
	}
	t, err := time.Parse(time.RFC3339, now)
	if err != nil {
		return v, s.fail("visits", err)
	}
	seen, err := time.Parse(time.RFC3339, was)
	lasts := there && err == nil && t.Sub(seen) < time.Duration(lull)*time.Second
	switch {
	case !there:
		at, before, ended = now, version, ""
	case !lasts:
		at, before, ended = now, last, was
	case t.Sub(seen) < visitKept:
		return dragoman.Visit{At: at, Before: ended, Version: before}, nil
	}
	v = dragoman.Visit{At: at, Before: ended, Version: before}
	err = s.within(ctx, "visits", func(tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, `INSERT INTO visits (reader, at, version, was, before, ended) VALUES (?,?,?,?,?,?) ON CONFLICT (reader) DO UPDATE SET at = excluded.at, version = excluded.version, was = excluded.was, before = excluded.before, ended = excluded.ended`,
			reader, at, version, now, before, ended)
		return err
	})
	if errors.Is(err, dragoman.ErrUnwritable) || errors.Is(err, dragoman.ErrBusy) {
		err = nil // it is a convenience
	}
	return v, err
}
