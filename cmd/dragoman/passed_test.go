// SPDX-License-Identifier: Apache-2.0

package main

import (
	"bytes"
	"compress/gzip"
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"dragoman/store/sqlite"
)

// writeCrawl writes a packed archive of pages of invented words, and returns
// how many of them can be read: every fiftieth record is torn.
func writeCrawl(t *testing.T, path string, pages int) (sound int) {
	t.Helper()
	rnd := rand.New(rand.NewPCG(9, 9))
	word := func() string {
		s := strings.Fields("ba ke lo mi nu pra sti vor den gul hes tam rik zon fal")
		return s[rnd.IntN(15)] + s[rnd.IntN(15)] + s[rnd.IntN(15)]
	}
	var b bytes.Buffer
	for i := range pages {
		block := fmt.Sprintf("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<html><head><title>The %s %s</title><meta property=\"article:published_time\" content=\"2025-10-%02d\"></head><body><article><h1>The %s</h1><p>The mayor of %s said on Monday that the %s was open to everybody. The council had closed the %s of %s.</p></article></body></html>",
			word(), word(), 1+i*28/pages, word(), word(), word(), word(), word())
		var m bytes.Buffer
		z := gzip.NewWriter(&m)
		fmt.Fprintf(z, "WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:%d>\r\nWARC-Target-URI: https://post.example/%d\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n", i, i, len(block), block)
		z.Close()
		if i%50 == 31 {
			b.Write(m.Bytes()[:m.Len()/2])
			continue
		}
		sound++
		b.Write(m.Bytes())
	}
	if err := os.WriteFile(path, b.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	return sound
}

// An archive whose import is killed twenty times ends complete, every page once,
// and no run reads again what the one before has passed.
func TestArchiveKilledTwentyTimes(t *testing.T) {
	kills, pages := 20, 600
	if testing.Short() {
		kills, pages = 4, 300
	}
	dir := t.TempDir()
	binary, file, record := filepath.Join(dir, "dragoman"), filepath.Join(dir, "crawl.warc.gz"), filepath.Join(dir, "record.db")
	if out, err := exec.Command("go", "build", "-o", binary, ".").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	sound := writeCrawl(t, file, pages)
	rnd := rand.New(rand.NewPCG(1, 2))
	passed := regexp.MustCompile(`behind the first (\d+) reports`)
	furthest, wentOn := 0, 0
	for i := range kills {
		watched, writes := record+"-wal", 2+rnd.IntN(4)
		if note, _ := filepath.Glob(record + ".reading-????????"); i%2 == 1 && len(note) == 1 {
			watched, writes = note[0], 1
		}
		var told bytes.Buffer
		cmd := exec.Command(binary, "ingest", "--record", record, file)
		cmd.Stderr = &told
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		done := make(chan error, 1)
		go func() { done <- cmd.Wait() }()
		if afterWrites(watched, writes, done) {
			break
		}
		time.Sleep(time.Duration(rnd.IntN(8)) * time.Millisecond)
		_ = cmd.Process.Kill()
		<-done
		if m := passed.FindStringSubmatch(told.String()); m != nil {
			n := 0
			fmt.Sscan(m[1], &n)
			if n < furthest {
				t.Errorf("a run began at %d, one before it at %d", n, furthest)
			}
			furthest = n
			wentOn++
		}
	}
	if wentOn < kills/5 {
		t.Errorf("only %d of %d runs went on from where one before was killed", wentOn, kills)
	}
	out, err := exec.Command(binary, "ingest", "--record", record, file).CombinedOutput()
	if want := fmt.Sprintf("%d reports read", sound); !strings.Contains(string(out), want) || !strings.Contains(string(out), fmt.Sprintf("%d not read", pages-sound)) {
		t.Fatalf("the last run: %v, want %s\n%s", err, want, out)
	}
	ctx := context.Background()
	db, err := sqlite.Open(ctx, record)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	keys := map[string]int{}
	for r, err := range db.Readings(ctx) {
		if err != nil {
			t.Fatal(err)
		}
		keys[r.Key]++
	}
	if len(keys) != sound {
		t.Errorf("%d pages in the record, want %d", len(keys), sound)
	}
	for k, n := range keys {
		if n != 1 {
			t.Errorf("page %s is %d times in the record", k, n)
		}
	}
	if left, _ := filepath.Glob(record + ".reading-*"); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
}

// What an earlier run left is not believed where the record or the file is
// another one, or the note is torn.
func TestPassedIsBelievedOnlyWhereItHolds(t *testing.T) {
	dir := t.TempDir()
	file, record := filepath.Join(dir, "rows.jsonl"), filepath.Join(dir, "r.db")
	if err := os.WriteFile(file, []byte("{}\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	inRecord := map[string]bool{"r1": true}
	open := func(call string) *passed {
		p, err := openPassed(record, call, func(id string) bool { return inRecord[id] })
		if err != nil {
			t.Fatal(err)
		}
		p.told, p.flush = func(string) {}, func() error { return nil }
		return p
	}
	p := open("a")
	for range 7 {
		if err := p.one(file, false); err != nil {
			t.Fatal(err)
		}
	}
	p.now.Last = []string{"r1"}
	if err := p.save(); err != nil {
		t.Fatal(err)
	}
	if n := open("a").skip(file); n != 7 {
		t.Errorf("the same call passes over %d, want 7", n)
	}
	if n := open("b").skip(file); n != 0 {
		t.Errorf("another call passes over %d", n)
	}
	if n := open("a").skip(filepath.Join(dir, "other.jsonl")); n != 0 {
		t.Errorf("another file: %d", n)
	}
	inRecord = map[string]bool{}
	if n := open("a").skip(file); n != 0 {
		t.Errorf("a record without the reports kept last: %d", n)
	}
	inRecord = map[string]bool{"r1": true}
	if err := os.WriteFile(file, []byte("{}\n{}\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if n := open("a").skip(file); n != 0 {
		t.Errorf("a file that changed: %d", n)
	}
	if err := os.WriteFile(p.path, []byte(`{"files":`), 0o600); err != nil {
		t.Fatal(err)
	}
	if n := open("a").skip(file); n != 0 {
		t.Errorf("a torn note: %d", n)
	}
}
