// SPDX-License-Identifier: Apache-2.0

package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"os"

	driver "modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

// A record on a read-only disk, or in a folder that can't be written, is read
// as it is: SQLite makes an index of the log beside a file even to read it,
// unless it is told that nobody writes. That holds where no log stands there.

// unwritable tells whether a fault comes of a file or folder that can't be
// written.
func unwritable(err error) bool {
	var e *driver.Error
	if !errors.As(err, &e) {
		return false
	}
	code := e.Code() & 0xff
	return code == sqlite3.SQLITE_CANTOPEN || code == sqlite3.SQLITE_READONLY
}

// openFrozen opens a record to be read alone. A log with something in it can't
// be read there.
func openFrozen(ctx context.Context, path string) (*Store, error) {
	if i, err := os.Stat(path + "-wal"); err == nil && i.Size() > 0 {
		return nil, errors.New("its log can't be read where nothing can be written: copy it, with FILE-wal, to where it can, or open it once there")
	}
	now, err := os.Stat(path)
	if err != nil {
		return nil, err
	}
	db, err := sql.Open(driverName, "file:"+escaped(path)+"?mode=ro&immutable=1")
	if err != nil {
		return nil, err
	}
	s := &Store{db: db, path: path, frozen: now}
	steps, err := migrationSteps()
	if err != nil {
		return nil, errors.Join(err, db.Close())
	}
	switch has, err := versionOf(ctx, db); {
	case err != nil:
		return nil, errors.Join(err, db.Close())
	case has > len(steps):
		return nil, errors.Join(errNewer, db.Close())
	case has < len(steps):
		return nil, errors.Join(errors.New("an older version of Dragoman made it, and it can't be brought up to date where nothing can be written: copy it to where it can"), db.Close())
	}
	if s.nolog, err = s.marked(ctx); err != nil {
		return nil, errors.Join(err, db.Close())
	}
	return s, nil
}

// thawed is the fault of a file that is only read and was changed since.
func (s *Store) thawed() error {
	if s.frozen == nil {
		return nil
	}
	now, err := os.Stat(s.path)
	if err == nil && (now.Size() != s.frozen.Size() || !now.ModTime().Equal(s.frozen.ModTime())) {
		err = errors.New("it can only be read here, and was written elsewhere since it was opened: open it again")
	}
	return err
}
