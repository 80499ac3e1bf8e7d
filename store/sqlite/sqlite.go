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
	driver "modernc.org/sqlite" // "sqlite"
	sqlite3 "modernc.org/sqlite/lib"

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
		return nil, fmt.Errorf("record %s: %w (name a file in another folder with --record)", path, err)
	}
	if i, err := os.Stat(path); err == nil && i.IsDir() {
		return nil, fmt.Errorf("record %s: it is a folder (name a file in it with --record)", path)
	}
	if err := private(path); err != nil {
		return nil, fmt.Errorf("record %s: %w (name a file in another folder with --record)", path, err)
	}
	dsn := "file:" + (&url.URL{Path: path}).EscapedPath() + "?_pragma=journal_mode(WAL)&_pragma=synchronous(FULL)&_pragma=foreign_keys(ON)&_pragma=busy_timeout(10000)&_txlock=immediate"
	db, err := sql.Open("sqlite", dsn)
	if err != nil {
		return nil, fmt.Errorf("record %s: %w", path, err)
	}
	if err := migrate(ctx, db); err != nil {
		return nil, fmt.Errorf("record %s: %w", path, errors.Join(advised(err), db.Close()))
	}
	return &Store{db, path}, nil
}

// private makes a file that is not there yet readable by its owner alone; what
// SQLite makes beside it has the same rights.
func private(path string) error {
	f, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if errors.Is(err, fs.ErrExist) {
		return nil
	}
	if err != nil {
		return err
	}
	return f.Close()
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
	has, err := p.GetDBVersion(ctx)
	if err != nil {
		return err
	}
	if known := p.ListSources(); has > known[len(known)-1].Version {
		return fmt.Errorf("%w: its tables are of version %d, this program knows %d (use the newer program, or another record with --record)", errNewer, has, known[len(known)-1].Version)
	}
	_, err = p.Up(ctx)
	return err
}

var errNewer = errors.New("a newer version of Dragoman made it")

// advised adds to a fault of SQLite what a user can do about it.
func advised(err error) error {
	var e *driver.Error
	if !errors.As(err, &e) {
		return err
	}
	advice := map[int]string{
		sqlite3.SQLITE_NOTADB:   "it is no Dragoman record, or its first page is damaged: name another file with --record, or put a copy back",
		sqlite3.SQLITE_CORRUPT:  "the file is damaged: put a copy back; `sqlite3 FILE .recover` saves what can be saved",
		sqlite3.SQLITE_BUSY:     "another program has been writing to it for ten seconds: wait for it, or stop it",
		sqlite3.SQLITE_FULL:     "the disk is full: what was acknowledged is safe; make room and start again",
		sqlite3.SQLITE_READONLY: "the file or its folder can't be written: change its rights, or name another with --record",
		sqlite3.SQLITE_CANTOPEN: "the file can't be opened: look at the rights of it and of its folder, or name another with --record",
		sqlite3.SQLITE_IOERR:    "the disk did not answer as it should: look for room and for its health",
	}[e.Code()&0xff]
	if advice == "" {
		return err
	}
	if e.Code()&0xff == sqlite3.SQLITE_BUSY {
		err = fmt.Errorf("%w: %w", dragoman.ErrBusy, err)
	}
	return fmt.Errorf("%w (%s)", err, advice)
}

// Path is the record's file.
func (s *Store) Path() string { return s.path }

// Close closes the file.
func (s *Store) Close() error { return s.db.Close() }

func (s *Store) fail(op string, err error) error {
	return fmt.Errorf("record %s: %s: %w", s.path, op, advised(err))
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
	packed, text, err := layers.Pack(r)
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
	if res, err = tx.ExecContext(ctx, `INSERT INTO numbered (report, published, indexed, statements, events) VALUES (?,?,0,0,0)`, r.ID, r.Published.Value); err != nil {
		return 0, err
	}
	if n, err = res.LastInsertId(); err != nil {
		return 0, err
	}
	if _, err := tx.ExecContext(ctx, `INSERT INTO texts (n, text) VALUES (?,?)`, n, text); err != nil {
		return 0, err
	}
	return 1, index(ctx, tx, n, r)
}

// number is the number of a report.
func number(ctx context.Context, tx *sql.Tx, id string) (n int64, err error) {
	err = tx.QueryRowContext(ctx, `SELECT n FROM numbered WHERE report = ?`, id).Scan(&n)
	if errors.Is(err, sql.ErrNoRows) {
		err = fmt.Errorf("report %s: %w", id, dragoman.ErrNotFound)
	}
	return n, err
}

// Reading implements dragoman.Store.
func (s *Store) Reading(ctx context.Context, id string) (*dragoman.Reading, error) {
	var packed, text []byte
	err := s.db.QueryRowContext(ctx, `SELECT r.layers, t.text FROM reports r JOIN numbered n ON n.report = r.id LEFT JOIN texts t ON t.n = n.n WHERE r.id = ?`, id).Scan(&packed, &text)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, s.fail("report "+id, dragoman.ErrNotFound)
	}
	if err != nil {
		return nil, s.fail("report "+id, err)
	}
	r, err := layers.Unpack(packed, text)
	if err != nil {
		return nil, s.fail("report "+id, err)
	}
	return r, nil
}

// Readings implements dragoman.Store.
func (s *Store) Readings(ctx context.Context) iter.Seq2[*dragoman.Reading, error] {
	return func(yield func(*dragoman.Reading, error) bool) {
		rows, err := s.db.QueryContext(ctx, `SELECT r.id, r.layers, t.text FROM reports r JOIN numbered n ON n.report = r.id LEFT JOIN texts t ON t.n = n.n
			ORDER BY r.published = '', r.published, r.id`)
		if err != nil {
			yield(nil, s.fail("reading reports", err))
			return
		}
		defer rows.Close()
		for rows.Next() {
			var id string
			var packed, text []byte
			if err := rows.Scan(&id, &packed, &text); err != nil {
				yield(nil, s.fail("reading reports", err))
				return
			}
			r, err := layers.Unpack(packed, text)
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
		for _, q := range []string{`DELETE FROM passages_text WHERE rowid IN (SELECT id FROM passages WHERE kind = 3)`, `DELETE FROM passages WHERE kind = 3`, `DELETE FROM comparisons`, `DELETE FROM stories`} {
			if _, err := tx.ExecContext(ctx, q); err != nil {
				return err
			}
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
	found, err := s.stories(ctx, `s.id >= ? AND s.id < ? || '~'`, id, id)
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
		FROM (SELECT * FROM stories s WHERE `+where+` ORDER BY s.last DESC, s.id LIMIT ?) s JOIN story_reports r ON r.story = s.id
		GROUP BY s.id ORDER BY s.last DESC, s.id`, append(args, limit)...)
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
