// SPDX-License-Identifier: Apache-2.0

// Package sqlite keeps the record in one SQLite file.
package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"iter"
	"os"
	"strings"
	"sync"
	"sync/atomic"

	driver "modernc.org/sqlite" // "sqlite"
	sqlite3 "modernc.org/sqlite/lib"

	"dragoman"
	"dragoman/store/layers"
)

// Store is a record in a file, or, inside an act, one transaction on it.
type Store struct {
	db    *sql.DB
	tx    *sql.Tx // nil outside an act
	path  string
	nolog bool // it was copied without its log

	frozen   os.FileInfo // of a file where nothing can be written, when it was opened
	unmarked atomic.Bool // the mark is set, and may not be in the file yet

	crowds sync.Map // crowdKey: int; of actors whose pairs were looked at
	counts memory
}

// querier is what a database and a transaction both do.
type querier interface {
	ExecContext(ctx context.Context, query string, args ...any) (sql.Result, error)
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
}

// on is what questions are put to.
func (s *Store) on() querier {
	if s.tx != nil {
		return s.tx
	}
	return s.db
}

// Record gives the store by its roles.
func (s *Store) Record() dragoman.Record {
	return dragoman.Record{Keeper: s, Grouper: s, Comparer: s, Searcher: s, Lister: s, Corrector: s, Gatherer: s, Answerer: s, Minder: s, Visitor: s, Daily: s, Teller: s, Do: s.Do}
}

// Do runs an act in one IMMEDIATE transaction; see dragoman.Record.
func (s *Store) Do(ctx context.Context, act func(tx dragoman.Record) error) error {
	if s.tx != nil {
		return act(s.Record())
	}
	tx, err := s.db.BeginTx(ctx, nil)
	if err != nil {
		return s.fail("beginning to write", err)
	}
	in := &Store{db: s.db, tx: tx, path: s.path}
	marked, err := in.mark(ctx)
	if err != nil && !unwritable(err) { // where nothing can be written an act may look
		err = s.fail("writing", err)
	} else {
		err = act(in.Record())
	}
	if err != nil {
		return errors.Join(err, undone(tx))
	}
	if err := tx.Commit(); err != nil {
		return s.fail("writing", err)
	}
	if marked || s.unmarked.Load() {
		whole, err := s.checkpoint(ctx)
		s.unmarked.Store(!whole)
		return err
	}
	return nil
}

// undone rolls a transaction back; one that ended with its context is.
func undone(tx *sql.Tx) error {
	err := tx.Rollback()
	var e *driver.Error
	switch {
	case err == nil, errors.Is(err, sql.ErrTxDone):
		return nil
	case errors.As(err, &e) && e.Code() == sqlite3.SQLITE_ERROR && strings.Contains(e.Error(), "no transaction is active"):
		return nil // SQLite took it back itself, as it does where the disk faults or is full
	}
	return err
}

// within runs f in the transaction of the act, or in one of its own.
func (s *Store) within(ctx context.Context, op string, f func(*sql.Tx) error) error {
	if s.tx != nil {
		if err := f(s.tx); err != nil {
			return s.fail(op, err)
		}
		return nil
	}
	return s.Do(ctx, func(tx dragoman.Record) error { return tx.Keeper.(*Store).within(ctx, op, f) })
}

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
	switch e.Code() & 0xff {
	case sqlite3.SQLITE_BUSY:
		err = fmt.Errorf("%w: %w", dragoman.ErrBusy, err)
	case sqlite3.SQLITE_FULL, sqlite3.SQLITE_READONLY:
		err = fmt.Errorf("%w: %w", dragoman.ErrUnwritable, err)
	}
	return fmt.Errorf("%w (%s)", err, advice)
}

// Path is the record's file.
func (s *Store) Path() string { return s.path }

func (s *Store) fail(op string, err error) error {
	return fmt.Errorf("record %s: %s: %w", s.path, op, advised(err))
}

// Add implements dragoman.Record.
func (s *Store) Add(ctx context.Context, readings []*dragoman.Reading) (added int, err error) {
	err = s.within(ctx, "adding reports", func(tx *sql.Tx) error {
		laid := make([][]passage, len(readings))
		numbers := make([]int64, len(readings))
		for i, r := range readings {
			if numbers[i], laid[i], err = add(ctx, tx, r); err != nil {
				return fmt.Errorf("report %s: %w", r.ID, err)
			}
			if numbers[i] > 0 {
				added++
			}
		}
		for i, r := range readings {
			if err := write(ctx, tx, numbers[i]<<placeBits, laid[i], &r.Report); err != nil {
				return fmt.Errorf("report %s: %w", r.ID, err)
			}
		}
		return nil
	})
	if err != nil {
		added = 0
	}
	return added, err
}

// add keeps a report, but for its words, and gives its number and passages; 0
// if it is there.
func add(ctx context.Context, tx *sql.Tx, r *dragoman.Reading) (n int64, laid []passage, err error) {
	packed, text, err := layers.Pack(r)
	if err != nil {
		return 0, nil, err
	}
	fresh, err := affected(tx.ExecContext(ctx, `INSERT INTO reports (id, key, path, outlet, title, url, published, language, layers)
		VALUES (?,?,?,?,?,?,?,?,?) ON CONFLICT DO NOTHING`, r.ID, r.Key, r.Path, r.Outlet, r.Title, r.URL, r.Published.Value, r.Language, packed))
	if err != nil || fresh == 0 {
		return 0, nil, err
	}
	if _, err := tx.ExecContext(ctx, `INSERT INTO changes (at, what, noun, id, reason) VALUES (strftime('%Y-%m-%dT%H:%M:%SZ', 'now'), 'added', 'report', ?, ?)`, r.ID, r.Path); err != nil {
		return 0, nil, err
	}
	res, err := tx.ExecContext(ctx, `INSERT INTO numbered (report, published, indexed, statements, events) VALUES (?,?,0,0,0)`, r.ID, r.Published.Value)
	if err != nil {
		return 0, nil, err
	}
	if n, err = res.LastInsertId(); err != nil {
		return 0, nil, err
	}
	if _, err := tx.ExecContext(ctx, `INSERT INTO texts (n, text) VALUES (?,?)`, n, text); err != nil {
		return 0, nil, err
	}
	laid, err = lay(ctx, tx, n, r)
	return n, laid, err
}

// number is the number of a report.
func number(ctx context.Context, tx *sql.Tx, id string) (n int64, err error) {
	err = tx.QueryRowContext(ctx, `SELECT n FROM numbered WHERE report = ?`, id).Scan(&n)
	if errors.Is(err, sql.ErrNoRows) {
		err = fmt.Errorf("report %s: %w", id, dragoman.ErrNotFound)
	}
	return n, err
}

// Reading implements dragoman.Record.
func (s *Store) Reading(ctx context.Context, id string) (*dragoman.Reading, error) {
	var packed, text []byte
	err := s.on().QueryRowContext(ctx, `SELECT r.layers, t.text FROM reports r JOIN numbered n ON n.report = r.id LEFT JOIN texts t ON t.n = n.n WHERE r.id = ?`, id).Scan(&packed, &text)
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

// Readings implements dragoman.Record.
func (s *Store) Readings(ctx context.Context) iter.Seq2[*dragoman.Reading, error] {
	return func(yield func(*dragoman.Reading, error) bool) {
		rows, err := s.on().QueryContext(ctx, `SELECT r.id, r.layers, t.text FROM reports r JOIN numbered n ON n.report = r.id LEFT JOIN texts t ON t.n = n.n
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

// Stories implements dragoman.Record.
func (s *Store) Stories(ctx context.Context) ([]dragoman.Story, error) {
	return s.stories(ctx, `1`)
}

// Story implements dragoman.Record.
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
	rows, err := s.on().QueryContext(ctx, `SELECT s.id, s.title, s.first, s.last, s.origins, s.why, group_concat(r.report, ' ' ORDER BY r.place)
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
