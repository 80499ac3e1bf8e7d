// SPDX-License-Identifier: Apache-2.0

//go:build unix

package main

import (
	"bufio"
	"bytes"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"testing"
	"time"
)

// millionRows writes a million rows: a new report every 500 rows, between them
// reports that were there, as in an archive of what agencies send. It returns how
// many are different.
func millionRows(t *testing.T, path string) (different int) {
	t.Helper()
	few := filepath.Join(t.TempDir(), "few.jsonl")
	writeRows(t, few, 2000)
	b, err := os.ReadFile(few)
	if err != nil {
		t.Fatal(err)
	}
	lines := bytes.Split(bytes.TrimSpace(b), []byte("\n"))
	for i, l := range lines { // a row is known by its text alone: one id twice in a file is a fault
		lines[i] = append([]byte("{"), l[bytes.IndexByte(l, ',')+1:]...)
	}
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	w := bufio.NewWriterSize(f, 1<<20)
	rnd := rand.New(rand.NewPCG(3, 9))
	for i := range 1_000_000 {
		k := i / 500
		if i%500 > 0 {
			k = rnd.IntN(k + 1)
		}
		if _, err := w.Write(append(lines[k][:len(lines[k]):len(lines[k])], '\n')); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Flush(); err != nil {
		t.Fatal(err)
	}
	return len(lines)
}

// An import of a million rows that is killed twenty times ends complete, in
// bounded memory.
func TestMillionRowsKilled(t *testing.T) {
	if !soaking() {
		t.Skip("a million rows: make soak")
	}
	dir := t.TempDir()
	binary, file, record := filepath.Join(dir, "dragoman"), filepath.Join(dir, "rows.jsonl"), filepath.Join(dir, "record.db")
	if out, err := exec.Command("go", "build", "-o", binary, ".").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	want := millionRows(t, file)
	rnd := rand.New(rand.NewPCG(5, 6))
	begin, kills := time.Now(), 0
	for kills < 20 {
		cmd := exec.Command(binary, "ingest", "--record", record, file)
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		done := make(chan error, 1)
		go func() { done <- cmd.Wait() }()
		select {
		case <-done:
			t.Fatalf("it ended after %d kills: too few rows", kills)
		case <-time.After(time.Second + time.Duration(rnd.IntN(3000))*time.Millisecond):
		}
		_ = cmd.Process.Kill()
		<-done
		kills++
		t.Logf("kill %d: %d reports in the record", kills, reportsIn(t, record))
	}
	last := exec.Command(binary, "ingest", "--record", record, file)
	out, err := last.CombinedOutput()
	if err != nil || !bytes.Contains(out, []byte("1000000 reports read")) {
		t.Fatalf("the last run: %v\n%s", err, out)
	}
	t.Logf("%d kills, %.0f s, peak of the last run %d MB", kills, time.Since(begin).Seconds(), peak(last)>>20)
	if most := int64(800 << 20); peak(last) > most {
		t.Errorf("%d MB in memory, at most %d", peak(last)>>20, most>>20)
	}
	if n := reportsIn(t, record); n != want {
		t.Errorf("%d reports in the record, want %d", n, want)
	}
	if out, err := exec.Command(binary, "verify", "--record", record, "--records").CombinedOutput(); err != nil {
		t.Errorf("verify: %v\n%s", err, out)
	}
}

// peak is the most memory an ended process had, in bytes.
func peak(c *exec.Cmd) int64 { return c.ProcessState.SysUsage().(*syscall.Rusage).Maxrss << 10 }
