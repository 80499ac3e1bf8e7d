// SPDX-License-Identifier: Apache-2.0

package sqlite

import (
	"context"
	"errors"
)

// ErrNoLog is a file that was written to when it was copied, without the log
// (FILE-wal) that holds what was written last.
var ErrNoLog = errors.New("it was in use when this file was copied, and its log is not beside it: what was written last is missing (copy FILE and FILE-wal together, or make copies with `dragoman backup`; `dragoman verify --repair` takes what is here as it is)")

// NoLog is ErrNoLog for a record that was opened as it is although its log is
// missing, else nil.
func (s *Store) NoLog() error {
	if s.nolog {
		return ErrNoLog
	}
	return nil
}

// A file's mark says that what its log held may be missing from it. It is set
// with the first write, and taken into the file at once, or, where a reader
// holds that up, with one of the next. Closing takes it away together with all
// the log holds; another program that still writes sets it again with its next
// act. The file never lacks the mark longer than what was written since.

// marked tells whether the mark is set.
func (s *Store) marked(ctx context.Context) (yes bool, err error) {
	err = s.on().QueryRowContext(ctx, `SELECT open FROM mark`).Scan(&yes)
	return yes, err
}

// mark sets the mark inside a transaction; set tells whether it was not.
func (s *Store) mark(ctx context.Context) (set bool, err error) {
	yes, err := s.marked(ctx)
	if err != nil || yes {
		return false, err
	}
	_, err = s.tx.ExecContext(ctx, `UPDATE mark SET open = 1`)
	return err == nil, err
}

// checkpoint takes into the file what the log holds, as far as no reader needs
// it there; whole tells whether that is all.
func (s *Store) checkpoint(ctx context.Context) (whole bool, err error) {
	var busy, held, taken int
	if err := s.db.QueryRowContext(ctx, `PRAGMA wal_checkpoint(PASSIVE)`).Scan(&busy, &held, &taken); err != nil {
		return false, s.fail("taking the log into the file", err)
	}
	return busy == 0 && held == taken, nil
}

// Close takes the mark away, where the file can be written, and closes it. A
// file that was only read, and was changed meanwhile, is a fault.
func (s *Store) Close() error {
	ctx := context.Background()
	if s.frozen != nil {
		return errors.Join(s.thawed(), s.db.Close())
	}
	if yes, err := s.marked(ctx); err == nil && yes && !s.nolog {
		// a file that can't be written now keeps its log, and so needs no mark
		_, _ = s.db.ExecContext(ctx, `UPDATE mark SET open = 0`)
	}
	return s.db.Close()
}
