// SPDX-License-Identifier: Apache-2.0

package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"time"

	"dragoman/store/sqlite"
)

// recordFlags are the flags of every command that uses the record.
type recordFlags struct {
	Record string `placeholder:"FILE" env:"DRAGOMAN_RECORD" help:"The record's file. Default: record.db in the user's data folder; made on first use."`
}

// open opens the record that is there: what only looks never makes one.
func (f recordFlags) open(ctx context.Context) (*sqlite.Store, error) {
	path, err := f.path()
	if err != nil {
		return nil, err
	}
	if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
		return nil, exitError{exitUsage, fmt.Sprintf("record %s: there is none yet (`dragoman ingest FILE` makes one; --record names another)", path)}
	}
	return f.openOrMake(ctx)
}

// openOrMake opens the record, or makes it. One that an older version indexed
// is to be indexed again first.
func (f recordFlags) openOrMake(ctx context.Context) (*sqlite.Store, error) {
	db, err := f.openAny(ctx)
	if err != nil {
		return nil, err
	}
	_, stale, err := db.Stale(ctx, 1)
	if err == nil && stale > 0 {
		err = fmt.Errorf("record %s: an older version indexed %s: run `dragoman reindex --record %s` first (it may be stopped and goes on where it was)", db.Path(), number(stale, "report"), db.Path())
	}
	if err != nil {
		return nil, errors.Join(err, db.Close())
	}
	return db, nil
}

func (f recordFlags) openAny(ctx context.Context) (*sqlite.Store, error) {
	path, err := f.path()
	if err != nil {
		return nil, err
	}
	return sqlite.Open(ctx, path)
}

// path is the record's file.
func (f recordFlags) path() (string, error) {
	if f.Record != "" {
		return f.Record, nil
	}
	dir, err := dataFolder()
	if err != nil {
		return "", fmt.Errorf("no folder for the record: %w (name a file with --record)", err)
	}
	return filepath.Join(dir, "record.db"), nil
}

// dataFolder is where the system keeps a user's data: XDG_DATA_HOME or
// ~/.local/share, ~/Library/Application Support, %LocalAppData%.
func dataFolder() (string, error) {
	home, err := os.UserHomeDir()
	switch {
	case os.Getenv("XDG_DATA_HOME") != "":
		return filepath.Join(os.Getenv("XDG_DATA_HOME"), "dragoman"), nil
	case runtime.GOOS == "windows" && os.Getenv("LocalAppData") != "":
		return filepath.Join(os.Getenv("LocalAppData"), "dragoman"), nil
	case err != nil:
		return "", err
	case runtime.GOOS == "darwin":
		return filepath.Join(home, "Library", "Application Support", "dragoman"), nil
	}
	return filepath.Join(home, ".local", "share", "dragoman"), nil
}

// now is the one clock of the program; nothing below cmd reads another.
func now() time.Time { return time.Now() }
