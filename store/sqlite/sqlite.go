// SPDX-License-Identifier: Apache-2.0

// Package sqlite keeps the record in one SQLite file.
package sqlite

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"iter"
	"net/url"
	"os"
	"path/filepath"
	"strings"

	"github.com/pressly/goose/v3"
	_ "modernc.org/sqlite" // the driver "sqlite"

	"dragoman"
	"dragoman/store/layers"
)

//go:embed migrations/*.sql
var migrations embed.FS

// Store is a record in a file. It implements dragoman.Store.
type Store struct {
	db   *sql.DB
	path string
}

var _ dragoman.Store = (*Store)(nil)

// Open opens the record at path, made on first use with its folder, and brings
// its tables up to date. Writes are durable once a call returns (WAL,
// synchronous=FULL).
func Open(ctx context.Context, path string) (*Store, error) {
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return nil, fmt.Errorf("record %s: %w", path, err)
	}
	dsn := "file:" + (&url.URL{Path: path}).EscapedPath() + "?_pragma=journal_mode(WAL)&_pragma=synchronous(FULL)&_pragma=foreign_keys(ON)&_pragma=busy_timeout(10000)&_txlock=immediate"
	db, err := sql.Open("sqlite", dsn)
	if err != nil {
		return nil, fmt.Errorf("record %s: %w", path, err)
	}
	if err := migrate(ctx, db); err != nil {
		db.Close()
		return nil, fmt.Errorf("record %s: %w (is it a Dragoman record?)", path, err)
	}
	return &Store{db, path}, nil
}

func migrate(ctx context.Context, db *sql.DB) error {
	dir, err := fs.Sub(migrations, "migrations")
	if err != nil {
		return err
	}
	p, err := goose.NewProvider(goose.DialectSQLite3, db, dir)
	if err != nil {
		return err
	}
	_, err = p.Up(ctx)
	return err
}

// Close closes the file.
func (s *Store) Close() error { return s.db.Close() }

func (s *Store) fail(op string, err error) error {
	return fmt.Errorf("record %s: %s: %w", s.path, op, err)
}

// within runs f in one transaction.
func (s *Store) within(ctx context.Context, op string, f func(*sql.Tx) error) error {
	tx, err := s.db.BeginTx(ctx, nil)
	if err != nil {
		return s.fail(op, err)
	}
	if err := f(tx); err != nil {
		return s.fail(op, errors.Join(err, tx.Rollback()))
	}
	if err := tx.Commit(); err != nil {
		return s.fail(op, err)
	}
	return nil
}

// Add implements dragoman.Store.
func (s *Store) Add(ctx context.Context, readings []*dragoman.Reading) (added int, err error) {
	err = s.within(ctx, "adding reports", func(tx *sql.Tx) error {
		for _, r := range readings {
			n, err := add(ctx, tx, r)
			if err != nil {
				return fmt.Errorf("report %s: %w", r.ID, err)
			}
			added += n
		}
		return nil
	})
	if err != nil {
		added = 0
	}
	return added, err
}

func add(ctx context.Context, tx *sql.Tx, r *dragoman.Reading) (int, error) {
	packed, err := layers.Pack(r)
	if err != nil {
		return 0, err
	}
	res, err := tx.ExecContext(ctx, `INSERT INTO reports (id, key, path, outlet, title, url, published, language, layers)
		VALUES (?,?,?,?,?,?,?,?,?) ON CONFLICT DO NOTHING`, r.ID, r.Key, r.Path, r.Outlet, r.Title, r.URL, r.Published.Value, r.Language, packed)
	if err != nil {
		return 0, err
	}
	n, err := res.RowsAffected()
	if err != nil || n == 0 {
		return 0, err
	}
	if _, err := tx.ExecContext(ctx, `INSERT INTO changes (at, what, noun, id, reason) VALUES (strftime('%Y-%m-%dT%H:%M:%SZ', 'now'), 'added', 'report', ?, ?)`, r.ID, r.Path); err != nil {
		return 0, err
	}
	return 1, layered(ctx, tx, r)
}

// layered keeps what was read from a report in tables of its own, and makes it
// findable.
func layered(ctx context.Context, tx *sql.Tx, r *dragoman.Reading) error {
	for _, st := range r.Statements {
		span := dragoman.Span{}
		if len(st.Content) > 0 {
			span = dragoman.Span{Start: st.Content[0].Start, End: st.Content[len(st.Content)-1].End}
		}
		if _, err := tx.ExecContext(ctx, `INSERT INTO statements (id, report, speaker, stance, first, last) VALUES (?,?,?,?,?,?) ON CONFLICT DO NOTHING`,
			st.ID, r.ID, st.Speaker.Name, string(st.Stance), span.Start, span.End); err != nil {
			return err
		}
	}
	for _, e := range r.Events {
		if _, err := tx.ExecContext(ctx, `INSERT INTO events (id, report, plover, quad, status, day, place, first, last) VALUES (?,?,?,?,?,?,?,?,?) ON CONFLICT DO NOTHING`,
			e.ID, r.ID, e.PLOVER, e.Quad, string(e.Status), e.When.Value, e.Where.Place, e.Trigger.Start, e.Trigger.End); err != nil {
			return err
		}
	}
	return index(ctx, tx, r)
}

// Reading implements dragoman.Store.
func (s *Store) Reading(ctx context.Context, id string) (*dragoman.Reading, error) {
	var packed []byte
	err := s.db.QueryRowContext(ctx, `SELECT layers FROM reports WHERE id = ?`, id).Scan(&packed)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, s.fail("report "+id, dragoman.ErrNotFound)
	}
	if err != nil {
		return nil, s.fail("report "+id, err)
	}
	r, err := layers.Unpack(packed)
	if err != nil {
		return nil, s.fail("report "+id, err)
	}
	return r, nil
}

// Readings implements dragoman.Store.
func (s *Store) Readings(ctx context.Context) iter.Seq2[*dragoman.Reading, error] {
	return func(yield func(*dragoman.Reading, error) bool) {
		rows, err := s.db.QueryContext(ctx, `SELECT id, layers FROM reports ORDER BY published = '', published, id`)
		if err != nil {
			yield(nil, s.fail("reading reports", err))
			return
		}
		defer rows.Close()
		for rows.Next() {
			var id string
			var packed []byte
			if err := rows.Scan(&id, &packed); err != nil {
				yield(nil, s.fail("reading reports", err))
				return
			}
			r, err := layers.Unpack(packed)
			if err != nil {
				err = s.fail("report "+id, err)
			}
			if !yield(r, err) {
				return
			}
		}
		if err := rows.Err(); err != nil {
			yield(nil, s.fail("reading reports", err))
		}
	}
}

// SetStories implements dragoman.Store.
func (s *Store) SetStories(ctx context.Context, stories []dragoman.Story) error {
	return s.within(ctx, "setting stories", func(tx *sql.Tx) error {
		if _, err := tx.ExecContext(ctx, `DELETE FROM stories`); err != nil {
			return err
		}
		for _, st := range stories {
			if err := putStory(ctx, tx, st); err != nil {
				return fmt.Errorf("story %s: %w", st.ID, err)
			}
		}
		return nil
	})
}

// Stories implements dragoman.Store.
func (s *Store) Stories(ctx context.Context) ([]dragoman.Story, error) {
	return s.stories(ctx, `1`)
}

// Story implements dragoman.Store.
func (s *Store) Story(ctx context.Context, id string) (dragoman.Story, error) {
	found, err := s.stories(ctx, `substr(s.id, 1, length(?)) = ?`, id, id)
	switch {
	case err != nil:
		return dragoman.Story{}, err
	case id == "" || len(found) == 0:
		return dragoman.Story{}, s.fail("story "+id, dragoman.ErrNotFound)
	case len(found) > 1:
		for _, st := range found {
			if st.ID == id {
				return st, nil
			}
		}
		return dragoman.Story{}, s.fail("story "+id, dragoman.ErrAmbiguous)
	}
	return found[0], nil
}

func (s *Store) stories(ctx context.Context, where string, args ...any) ([]dragoman.Story, error) {
	return s.storiesUpTo(ctx, -1, where, args...)
}

// storiesUpTo returns at most limit stories; -1 is all.
func (s *Store) storiesUpTo(ctx context.Context, limit int, where string, args ...any) ([]dragoman.Story, error) {
	rows, err := s.db.QueryContext(ctx, `SELECT s.id, s.title, s.first, s.last, s.origins, s.why, group_concat(r.report, ' ' ORDER BY r.place)
		FROM stories s JOIN story_reports r ON r.story = s.id WHERE `+where+` GROUP BY s.id ORDER BY s.last DESC, s.id LIMIT ?`, append(args, limit)...)
	if err != nil {
		return nil, s.fail("stories", err)
	}
	defer rows.Close()
	var out []dragoman.Story
	for rows.Next() {
		var st dragoman.Story
		var ids string
		if err := rows.Scan(&st.ID, &st.Title, &st.First, &st.Last, &st.Origins, &st.Why, &ids); err != nil {
			return nil, s.fail("stories", err)
		}
		st.Reports = strings.Fields(ids)
		out = append(out, st)
	}
	if err := rows.Err(); err != nil {
		return nil, s.fail("stories", err)
	}
	return out, nil
}
