// SPDX-License-Identifier: Apache-2.0

package sqlite

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	driver "modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"

	"dragoman"
)

// Open opens the record at path, made on first use with its folder, and brings
// its tables up to date. Writes are durable once a call returns (WAL,
// synchronous=FULL). ErrNoLog says that what was written last is missing.
func Open(ctx context.Context, path string) (*Store, error) {
	s, err := OpenAsIs(ctx, path)
	if err != nil {
		return nil, err
	}
	if s.nolog {
		return nil, errors.Join(fmt.Errorf("record %s: %w", path, ErrNoLog), s.db.Close())
	}
	return s, nil
}

// OpenAsIs is Open for what looks into damage: it opens a file that was copied
// without its log too.
func OpenAsIs(ctx context.Context, path string) (*Store, error) {
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return nil, fmt.Errorf("record %s: %w (name a file in another folder with --record)", path, err)
	}
	if i, err := os.Stat(path); err == nil && i.IsDir() {
		return nil, fmt.Errorf("record %s: it is a folder (name a file in it with --record)", path)
	}
	if err := private(path); err != nil {
		return nil, fmt.Errorf("record %s: %w (name a file in another folder with --record)", path, err)
	}
	_, err := os.Stat(path + "-wal")
	haslog := err == nil
	if err := register(); err != nil {
		return nil, fmt.Errorf("record %s: %w", path, err)
	}
	made, err := migrateSoon(ctx, path)
	if unwritable(err) {
		s, frozen := openFrozen(ctx, path)
		if !unwritable(frozen) {
			if frozen != nil {
				frozen = fmt.Errorf("record %s: %w", path, frozen)
			}
			return s, frozen
		}
	}
	if err != nil {
		return nil, fmt.Errorf("record %s: %w", path, advised(err))
	}
	db, err := sql.Open(driverName, dsn(path, "ON"))
	if err != nil {
		return nil, fmt.Errorf("record %s: %w", path, err)
	}
	db.SetMaxIdleConns(idle)
	s := &Store{db: db, path: path}
	if !made { // or it was stopped before it was summed
		var n int
		err = db.QueryRowContext(ctx, `SELECT count(*) FROM sums`).Scan(&n)
		made = err == nil && n == 0
	}
	if made {
		err = s.Do(ctx, func(tx dragoman.Record) error { return sumAnew(ctx, tx.Keeper.(*Store).tx) })
		_, taken := s.checkpoint(ctx)
		err = errors.Join(err, taken)
	}
	if err == nil && !haslog {
		if s.nolog, err = s.marked(ctx); s.nolog { // unless another program began to write just now
			logged, err := os.Stat(path + "-wal")
			s.nolog = err != nil || logged.Size() == 0
		}
	}
	if err != nil {
		return nil, fmt.Errorf("record %s: %w", path, errors.Join(advised(err), db.Close()))
	}
	return s, nil
}

// idle is how many connections are kept open: each makes the triggers that sum.
const idle = 8

// dsn names a file to SQLite; keys is whether foreign keys are looked at, ON or OFF.
func dsn(path, keys string) string {
	return "file:" + escaped(path) + "?_pragma=busy_timeout(10000)&_pragma=journal_mode(WAL)&_pragma=synchronous(FULL)&_pragma=cache_size(-8192)&_pragma=foreign_keys(" + keys + ")&_txlock=immediate"
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

func escaped(path string) string { return (&url.URL{Path: path}).EscapedPath() }

// busy tells whether another connection holds what was asked for.
func busy(err error) bool {
	var e *driver.Error
	return errors.As(err, &e) && (e.Code()&0xff == sqlite3.SQLITE_BUSY || e.Code()&0xff == sqlite3.SQLITE_LOCKED)
}

//go:embed migrations/*.sql
var migrations embed.FS

// Two makers of one new file hold each other up while it becomes a WAL file:
// one of them has to try again.
const (
	triesToMake  = 40
	betweenTries = 50 * time.Millisecond
)

func migrateSoon(ctx context.Context, path string) (made bool, err error) {
	// a connection that sums nothing, since the tables may not be there, and looks at no foreign keys, since tables are made anew
	db, err := sql.Open("sqlite", dsn(path, "OFF"))
	if err != nil {
		return false, err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	for range triesToMake {
		made, err = migrate(ctx, db, 0)
		if !busy(err) {
			break
		}
		select {
		case <-ctx.Done():
			return false, ctx.Err()
		case <-time.After(betweenTries):
		}
	}
	return made, err
}

var errNewer = errors.New("a newer version of Dragoman made it")

// migrate brings the tables up to a version, 0 for the newest, in one
// transaction, so that of two programs that open a file one does it and the
// other finds it done. made tells whether there was anything to do.
func migrate(ctx context.Context, db *sql.DB, upTo int) (made bool, err error) {
	steps, err := migrationSteps()
	if err != nil {
		return false, err
	}
	if upTo == 0 {
		upTo = len(steps)
	}
	if has, err := versionOf(ctx, db); err == nil && has == upTo {
		return false, nil // without a lock: the file may be read-only
	}
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return false, err
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, undone(tx))
		}
	}()
	if _, err := tx.ExecContext(ctx, `CREATE TABLE IF NOT EXISTS goose_db_version (id INTEGER PRIMARY KEY AUTOINCREMENT, version_id INTEGER NOT NULL, is_applied INTEGER NOT NULL, tstamp TIMESTAMP DEFAULT (datetime('now')))`); err != nil {
		return false, err
	}
	has, err := versionOf(ctx, tx)
	if err != nil {
		return false, err
	}
	if has > len(steps) {
		return false, fmt.Errorf("%w: its tables are of version %d, this program knows %d (use the newer program, or another record with --record)", errNewer, has, len(steps))
	}
	for v := has + 1; v <= upTo; v++ {
		if _, err := tx.ExecContext(ctx, steps[v-1]); err != nil {
			return false, fmt.Errorf("bringing its tables to version %d: %w", v, err)
		}
		if _, err := tx.ExecContext(ctx, `INSERT INTO goose_db_version (version_id, is_applied) VALUES (?, 1)`, v); err != nil {
			return false, err
		}
	}
	return has < upTo, tx.Commit()
}

// Ready tells whether the record answers and its tables are those this program
// knows: another program may have brought them to a newer version beneath it.
func (s *Store) Ready(ctx context.Context) error {
	steps, err := migrationSteps()
	if err = errors.Join(err, s.thawed()); err != nil {
		return s.fail("looking whether it answers", err)
	}
	has, err := versionOf(ctx, s.on())
	if err == nil && has != len(steps) {
		err = fmt.Errorf("its tables are of version %d now, this program knows %d", has, len(steps))
		if has > len(steps) {
			err = fmt.Errorf("%w: %w", errNewer, err)
		}
	}
	if err != nil {
		return s.fail("looking whether it answers", err)
	}
	return nil
}

// versionOf is the version of the tables, 0 for none.
func versionOf(ctx context.Context, q querier) (has int, err error) {
	err = q.QueryRowContext(ctx, `SELECT coalesce(max(version_id), 0) FROM goose_db_version WHERE is_applied = 1`).Scan(&has)
	return has, err
}

// migrationSteps are the steps from each version to the next, in order.
func migrationSteps() ([]string, error) {
	names, err := fs.Glob(migrations, "migrations/*.sql")
	if err != nil {
		return nil, err
	}
	slices.Sort(names)
	var out []string
	for i, name := range names {
		b, err := migrations.ReadFile(name)
		if err != nil {
			return nil, err
		}
		n, err := strconv.Atoi(strings.TrimPrefix(name, "migrations/")[:5])
		if err != nil || n != i+1 {
			return nil, fmt.Errorf("%s: want the step to version %d", name, i+1)
		}
		up, _, _ := strings.Cut(string(b), "-- +goose Down")
		out = append(out, up)
	}
	return out, nil
}
