// SPDX-License-Identifier: Apache-2.0

package sqlite

import (
	"bytes"
	"context"
	"database/sql"
	"encoding/gob"
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"runtime"
	"strings"
	"testing"

	"github.com/klauspost/compress/zstd"

	"dragoman"
)

// A record made before reports were numbered is read, told of, and indexed
// again without losing anything.
func TestOlderRecord(t *testing.T) {
	ctx := context.Background()
	path := filepath.Join(t.TempDir(), "r.db")
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := migrate(ctx, db, 6); err != nil {
		t.Fatal(err)
	}
	want := sample("r01", "2025-10-01", "Post")
	var b bytes.Buffer
	if err := gob.NewEncoder(&b).Encode(want); err != nil {
		t.Fatal(err)
	}
	z, err := zstd.NewWriter(nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, q := range []string{
		`INSERT INTO reports VALUES ('r01', '', '', 'Post', 'T r01', '', '2025-10-01', 'en', ?)`,
		`INSERT INTO texts VALUES ('r01', ?)`,
	} {
		if _, err := db.ExecContext(ctx, q, z.EncodeAll(b.Bytes(), nil)); err != nil {
			t.Fatal(err)
		}
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	s, err := Open(ctx, path)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	ids, stale, err := s.Stale(ctx, 10)
	if err != nil || stale != 1 || len(ids) != 1 {
		t.Fatalf("stale: %v %d %v", ids, stale, err)
	}
	before, err := s.Reading(ctx, "r01")
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Renew(ctx, []*dragoman.Reading{before}, []*dragoman.Reading{before}); err != nil {
		t.Fatal(err)
	}
	if err := s.Vacuum(ctx); err != nil {
		t.Fatal(err)
	}
	after, err := s.Reading(ctx, "r01")
	if err != nil || !reflect.DeepEqual(before, after) || after.Text != want.Text {
		t.Errorf("the reading is another: %v\n%+v\n%+v", err, before, after)
	}
	if _, stale, err = s.Stale(ctx, 10); stale != 0 || err != nil {
		t.Errorf("still stale: %d %v", stale, err)
	}
	if hits, _, err := s.Search(ctx, dragoman.Search{Query: "ambassador speaker:x OR type:CONSULT"}); err != nil || len(hits) != 1 {
		t.Errorf("%v %v", hits, err)
	}
}

// What can't be opened says what is wrong, with what, and what to do.
func TestOpenFaults(t *testing.T) {
	ctx := context.Background()
	dir := t.TempDir()
	path := func(name string, make func(string) error) string {
		p := filepath.Join(dir, name)
		if err := make(p); err != nil {
			t.Fatal(err)
		}
		return p
	}
	write := func(b []byte) func(string) error {
		return func(p string) error { return os.WriteFile(p, b, 0o600) }
	}
	record := func(then ...string) func(string) error {
		return func(p string) error {
			s, err := Open(ctx, p)
			if err != nil {
				return err
			}
			for _, q := range then {
				if _, err := s.db.Exec(q); err != nil {
					return err
				}
			}
			return s.Close()
		}
	}
	for want, p := range map[string]string{
		"no Dragoman record": path("text.db", write(bytes.Repeat([]byte("not a record "), 1000))),
		"newer version":      path("newer.db", record(`INSERT INTO goose_db_version (version_id, is_applied) VALUES (99, 1)`)),
		"it is a folder":     path("folder.db", func(p string) error { return os.Mkdir(p, 0o700) }),
		"another folder":     filepath.Join(path("file", write([]byte("x"))), "r.db"),
		"the file is damaged": path("damaged.db", func(p string) error {
			if err := record()(p); err != nil {
				return err
			}
			b, err := os.ReadFile(p)
			if err != nil {
				return err
			}
			for i := 4096; i < len(b); i++ {
				b[i] ^= 0x5a
			}
			return os.WriteFile(p, b, 0o600)
		}),
	} {
		s, err := Open(ctx, p)
		if err == nil {
			s.Close()
			t.Errorf("%s: opened", p)
			continue
		}
		if !strings.Contains(err.Error(), want) || !strings.Contains(err.Error(), p) {
			t.Errorf("%v\nwant %q and the path", err, want)
		}
	}
}

// A full record file is told as such, and what was acknowledged stays.
func TestFull(t *testing.T) {
	ctx := context.Background()
	s := opened(t, 1)
	s.db.SetMaxOpenConns(1) // the limit is of a connection
	var pages int
	if err := s.db.QueryRow(`PRAGMA page_count`).Scan(&pages); err != nil {
		t.Fatal(err)
	}
	if err := s.db.QueryRow(`PRAGMA max_page_count = 1`).Scan(&pages); err != nil {
		t.Fatal(err)
	}
	big := sample("r99", "2025-10-30", "Post")
	for i := range 2000 {
		big.Notes = append(big.Notes, dragoman.Note{Stage: "x", Message: string(rune('a'+i%26)) + strings.Repeat(string(rune(0x4e00+i*7%20000)), 1+i%5)})
	}
	_, err := s.Add(ctx, []*dragoman.Reading{big})
	if err == nil || !strings.Contains(err.Error(), "make room") {
		t.Errorf("adding to a full record: %v", err)
	}
	if _, err := s.Reading(ctx, "r00"); err != nil {
		t.Error(err)
	}
	if _, err := s.Reading(ctx, "r99"); !errors.Is(err, dragoman.ErrNotFound) {
		t.Errorf("half a report: %v", err)
	}
}

// A record and what stands beside it are readable by their owner alone.
func TestRecordIsPrivate(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("rights are kept otherwise on Windows")
	}
	path := filepath.Join(t.TempDir(), "r.db")
	s, err := Open(context.Background(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	files, err := filepath.Glob(path + "*")
	if err != nil || len(files) < 2 {
		t.Fatalf("%v %v", files, err)
	}
	for _, f := range files {
		i, err := os.Stat(f)
		if err != nil {
			t.Fatal(err)
		}
		if i.Mode().Perm()&0o077 != 0 {
			t.Errorf("%s: %v", filepath.Base(f), i.Mode())
		}
	}
}

// A record where nothing can be written is read, and an act that writes says
// what is the matter; a log that stands there can't be read and says so too.
func TestReadOnly(t *testing.T) {
	ctx := context.Background()
	dir := t.TempDir()
	path := filepath.Join(dir, "r.db")
	s, err := Open(ctx, path)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.Add(ctx, []*dragoman.Reading{sample("r01", "2025-10-01", "Post")}); err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	f, err := openFrozen(ctx, path)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := f.Reading(ctx, "r01"); err != nil {
		t.Error(err)
	}
	look := func(tx dragoman.Record) error { _, err := tx.Reading(ctx, "r01"); return err }
	if err := errors.Join(f.Do(ctx, look), f.Ready(ctx)); err != nil {
		t.Error(err)
	}
	if _, err := f.Add(ctx, []*dragoman.Reading{sample("r02", "2025-10-01", "Post")}); err == nil || !strings.Contains(err.Error(), "can't be written") {
		t.Errorf("adding where nothing can be written: %v", err)
	}
	if s, err = Open(ctx, path); err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if _, err := s.Add(ctx, []*dragoman.Reading{sample("r02", "2025-10-01", "Post")}); err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err == nil || !strings.Contains(err.Error(), "written elsewhere") {
		t.Errorf("changed while it was read: %v", err)
	}
	if _, err := openFrozen(ctx, path); err == nil || !strings.Contains(err.Error(), "log") {
		t.Errorf("with a log: %v", err)
	}
}

// A reader holds up what takes the mark into the file: the next act tries
// again. Another store that closes takes the mark of one that still writes;
// its next act sets it again, in the file too.
func TestMarkStandsInTheFile(t *testing.T) {
	ctx := context.Background()
	path := filepath.Join(t.TempDir(), "r.db")
	s, err := Open(ctx, path)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	add := func(id string) {
		t.Helper()
		if _, err := s.Add(ctx, []*dragoman.Reading{sample(id, "2025-10-01", "Post")}); err != nil {
			t.Fatal(err)
		}
	}
	inFile := func() bool { // what the main file alone says
		t.Helper()
		b, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		alone := filepath.Join(t.TempDir(), "alone.db")
		if err := os.WriteFile(alone, b, 0o600); err != nil {
			t.Fatal(err)
		}
		f, err := OpenAsIs(ctx, alone)
		if err != nil {
			t.Fatal(err)
		}
		yes := f.NoLog() != nil
		if err := f.Close(); err != nil {
			t.Fatal(err)
		}
		return yes
	}
	add("r01")
	other, err := Open(ctx, path)
	if err != nil {
		t.Fatal(err)
	}
	if err := other.Close(); err != nil {
		t.Fatal(err)
	}
	reader, err := s.db.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	var n int
	if err := reader.QueryRow(`SELECT count(*) FROM reports`).Scan(&n); err != nil {
		t.Fatal(err)
	}
	add("r02")
	if err := reader.Rollback(); err != nil {
		t.Fatal(err)
	}
	add("r03")
	if !inFile() {
		t.Error("the file alone does not say that its log holds more")
	}
}
