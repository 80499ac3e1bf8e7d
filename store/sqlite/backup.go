// SPDX-License-Identifier: Apache-2.0

package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
)

// Backup writes the record as it is at one moment to a new file, while others
// read and write it. The file is whole or not there. An existing one is refused.
func (s *Store) Backup(ctx context.Context, path string) error {
	fail := func(err error) error { return fmt.Errorf("backup %s: %w", path, advised(err)) }
	if _, err := os.Stat(path); err == nil {
		return fail(errors.New("there is such a file: name another"))
	}
	part := path + ".part"
	if err := os.Remove(part); err != nil && !os.IsNotExist(err) {
		return fail(err)
	}
	if _, err := s.db.ExecContext(ctx, `VACUUM INTO ?`, part); err != nil {
		return fail(errors.Join(err, removed(part)))
	}
	if err := settled(ctx, part); err != nil {
		return fail(errors.Join(err, removed(part)))
	}
	if err := os.Rename(part, path); err != nil {
		return fail(errors.Join(err, removed(part)))
	}
	return synced(path)
}

func removed(path string) error {
	if err := os.Remove(path); !os.IsNotExist(err) {
		return err
	}
	return nil
}

// settled makes of a copy a file that needs no log: its mark goes, and its
// pages are looked through.
func settled(ctx context.Context, path string) (err error) {
	db, err := sql.Open("sqlite", "file:"+escaped(path)+"?_pragma=journal_mode(DELETE)&_pragma=synchronous(FULL)")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	var ok string
	if err := db.QueryRowContext(ctx, `PRAGMA quick_check(1)`).Scan(&ok); err != nil || ok != "ok" {
		return errors.Join(err, fmt.Errorf("the copy is damaged: %s", ok))
	}
	_, err = db.ExecContext(ctx, `UPDATE mark SET open = 0`)
	return err
}

// synced has a file and its folder's entry written to the disk.
func synced(path string) error {
	for _, p := range []string{path, filepath.Dir(path)} {
		f, err := os.Open(p)
		if err != nil {
			return err
		}
		err = f.Sync()
		if err := errors.Join(err, f.Close()); err != nil && p == path {
			return err // a folder need not know Sync
		}
	}
	return nil
}

// Restore makes a record of a backup. A record that is there is refused,
// unless replace is set: then it is moved aside, and aside says where to. A
// record that is open elsewhere is refused always.
func Restore(ctx context.Context, backup, path string, replace bool) (aside string, err error) {
	fail := func(err error) (string, error) {
		return aside, fmt.Errorf("restoring %s to %s: %w", backup, path, advised(err))
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return fail(err)
	}
	part := path + ".part"
	if err := copied(backup, part); err != nil {
		return fail(errors.Join(err, removed(part)))
	}
	if err := settled(ctx, part); err != nil {
		return fail(errors.Join(err, removed(part)))
	}
	if _, err := os.Stat(path); err == nil {
		if !replace {
			return fail(errors.Join(errors.New("there is a record: name another with --record, or --replace it"), removed(part)))
		}
		if err := alone(ctx, path); err != nil {
			return fail(errors.Join(fmt.Errorf("the record that is there is in use: %w", err), removed(part)))
		}
		if aside, err = moved(path); err != nil {
			return fail(errors.Join(err, removed(part)))
		}
	}
	if err := os.Rename(part, path); err != nil {
		return fail(err)
	}
	return aside, synced(path)
}

func copied(from, to string) (err error) {
	if i, err := os.Stat(from + "-wal"); err == nil && i.Size() > 0 {
		return errors.New("a log stands beside it: it is a record in use and no backup (use `dragoman backup`)")
	}
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	defer in.Close()
	out, err := os.OpenFile(to, os.O_CREATE|os.O_TRUNC|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	if _, err = io.Copy(out, in); err == nil {
		err = out.Sync()
	}
	return errors.Join(err, out.Close())
}

// alone tells, by no error, that no other connection has a record open; its
// log is taken into it. A file that is none is nobody's.
func alone(ctx context.Context, path string) (err error) {
	db, err := sql.Open("sqlite", "file:"+escaped(path)+"?_pragma=busy_timeout(500)&_pragma=locking_mode(EXCLUSIVE)")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	_, err = db.ExecContext(ctx, `BEGIN IMMEDIATE; COMMIT`)
	if busy(err) {
		return err
	}
	return nil
}

// moved moves a record aside, with its log.
func moved(path string) (aside string, err error) {
	for n := 1; ; n++ {
		aside = fmt.Sprintf("%s.replaced-%d", path, n)
		if _, err := os.Stat(aside); os.IsNotExist(err) {
			break
		}
	}
	if err := os.Rename(path, aside); err != nil {
		return "", err
	}
	for _, tail := range []string{"-wal", "-shm"} {
		if err := os.Rename(path+tail, aside+tail); err != nil && !os.IsNotExist(err) {
			return aside, err
		}
	}
	return aside, nil
}
