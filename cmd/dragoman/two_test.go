// SPDX-License-Identifier: Apache-2.0

package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"dragoman"
	"dragoman/internal/corpus"
	"dragoman/store/sqlite"
)

// rowsFor writes articles as rows to be ingested.
func rowsFor(t *testing.T, path string, as []corpus.Article) {
	t.Helper()
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	w := bufio.NewWriter(f)
	e := json.NewEncoder(w)
	for _, a := range as {
		row := map[string]string{"id": a.ID, "outlet": a.Source, "published": a.Date, "title": a.Title, "text": a.Text[:min(len(a.Text), 1200)]}
		err = errors.Join(err, e.Encode(row))
	}
	if err := errors.Join(err, w.Flush(), f.Close()); err != nil {
		t.Fatal(err)
	}
}

// partitionOf is the stories of a record's file, and how often each report
// stands in one.
func partitionOf(t *testing.T, path string) []string {
	t.Helper()
	db, err := sqlite.Open(context.Background(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	d, err := deskAsIs(db, nil)
	if err != nil {
		t.Fatal(err)
	}
	return partition(t, d)
}

// Three processes write to one new record at once, two of them some of the
// same reports: each report ends in one story, nothing is told by verify, and
// the stories are those one process makes.
func TestProcessesOnOneRecord(t *testing.T) {
	path, err := corpus.Path("news", "stream-2012-2018.jsonl.gz")
	if err != nil {
		t.Skip("needs the stream:", err)
	}
	as, err := corpus.Articles(path)
	if err != nil {
		t.Fatal(err)
	}
	from := slices.IndexFunc(as, func(a corpus.Article) bool { return a.Date >= "2017-03-01" })
	rounds, n := 1, 60
	if soaking() {
		rounds, n = 10, 120
	}
	as = as[from : from+n]
	dir := t.TempDir()
	first, second := filepath.Join(dir, "first.jsonl"), filepath.Join(dir, "second.jsonl")
	rowsFor(t, first, as[:2*n/3])
	rowsFor(t, second, as[n/3:])
	work := [][]string{{"ingest", second}, {"ingest", first}, {"examples", "add"}}
	alone := filepath.Join(dir, "alone.db")
	for _, args := range work {
		if out, err := process(t, alone, nil, args...).CombinedOutput(); err != nil {
			t.Fatalf("%v: %v\n%s", args, err, out)
		}
	}
	want := partitionOf(t, alone)
	for round := range rounds {
		record := filepath.Join(dir, "r.db")
		gone(record)
		var wait sync.WaitGroup
		for _, args := range work {
			wait.Go(func() {
				if out, err := process(t, record, nil, args...).CombinedOutput(); err != nil {
					t.Errorf("round %d, %v: %v\n%s", round, args, err, out)
				}
			})
		}
		wait.Wait()
		if f := faultsOf(t, record); len(f) > 0 {
			t.Errorf("round %d: %q", round, f)
		}
		if got := partitionOf(t, record); !slices.Equal(got, want) {
			t.Errorf("round %d: %d stories, want %d: %s", round, len(got), len(want), firstApart(got, want))
		}
	}
}

// A backup taken while two processes write restores to a record that verifies;
// the main file alone, copied while it is in use, says that it is not whole.
func TestBackupUnderLoad(t *testing.T) {
	dir := t.TempDir()
	record, rows, copied := filepath.Join(dir, "r.db"), filepath.Join(dir, "rows.jsonl"), filepath.Join(dir, "copied.db")
	writeRows(t, rows, 150)
	if code, out := command(t, record, "examples", "add"); code != exitOK {
		t.Fatal(out)
	}
	cmd := process(t, record, nil, "ingest", rows)
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	done := make(chan error, 1)
	go func() { done <- cmd.Wait() }()
	afterWrites(record+"-wal", 3, done)
	for _, file := range []string{"a.backup", "b.backup"} {
		if code, out := command(t, record, "backup", filepath.Join(dir, file)); code != exitOK {
			t.Fatal(out)
		}
	}
	if err := <-done; err != nil {
		t.Fatal(err)
	}
	db, err := sqlite.Open(t.Context(), record)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := db.AddFeed(t.Context(), dragoman.Feed{URL: "https://post.example/feed"}); err != nil {
		t.Fatal(err)
	}
	copyFile(t, record, copied) // while it is open and written to
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	if code, out := command(t, record, "backup", filepath.Join(dir, "a.backup")); code != exitFailed || !strings.Contains(out, "name another") {
		t.Errorf("a backup over a backup: %d %s", code, out)
	}
	restored := filepath.Join(dir, "restored.db")
	if code, out := command(t, restored, "restore", filepath.Join(dir, "b.backup")); code != exitOK {
		t.Fatal(out)
	}
	if code, out := command(t, restored, "verify", "--records"); code != exitOK {
		t.Errorf("the restored record: %d %s", code, out)
	}
	if code, out := command(t, record, "restore", filepath.Join(dir, "b.backup")); code != exitFailed || !strings.Contains(out, "--replace") {
		t.Errorf("restoring over a record: %d %s", code, out)
	}
	if code, out := command(t, record, "restore", "--replace", filepath.Join(dir, "b.backup")); code != exitOK || !strings.Contains(out, "replaced-1") {
		t.Errorf("restoring in its place: %d %s", code, out)
	}
	if code, out := command(t, copied, "story", "list"); code != exitFailed || !strings.Contains(out, "its log is not beside it") {
		t.Errorf("a copy without its log: %d %s", code, out)
	}
	if code, out := command(t, copied, "verify", "--records", "--repair"); code != exitOK {
		t.Errorf("a copy without its log, taken as it is: %d %s", code, out)
	}
	if code, out := command(t, copied, "story", "list"); code != exitOK {
		t.Errorf("after it was taken as it is: %d %s", code, out)
	}
}
