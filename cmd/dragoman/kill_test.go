// SPDX-License-Identifier: Apache-2.0

package main

import (
	"bytes"
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"dragoman/store/sqlite"
)

// writeRows writes reports of invented words, no two alike.
func writeRows(t *testing.T, path string, n int) {
	t.Helper()
	rnd := rand.New(rand.NewPCG(7, 7))
	syllables := strings.Fields("ba ke lo mi nu pra sti vor den gul hes tam rik zon fal")
	word := func() string {
		return syllables[rnd.IntN(15)] + syllables[rnd.IntN(15)] + syllables[rnd.IntN(15)]
	}
	var b bytes.Buffer
	for i := range n {
		var text []string
		for range 12 {
			text = append(text, word())
		}
		fmt.Fprintf(&b, `{"id":"%d","outlet":"Post","published":"2025-10-%02d","title":"The %s %s","text":"The mayor of %s said that the %s was open. The %s."}`+"\n", i, 1+i*28/n, word(), word(), strings.ToUpper(text[0][:1])+text[0][1:], word(), strings.Join(text, " "))
	}
	if err := os.WriteFile(path, b.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
}

// An import that is killed over and over, in the middle of its writing, ends
// complete and without duplicates: every report once, each in one story.
func TestImportKilledFiftyTimes(t *testing.T) {
	kills, rows := 50, 2600
	if testing.Short() {
		kills, rows = 4, 400
	}
	dir := t.TempDir()
	binary, file, record := filepath.Join(dir, "dragoman"), filepath.Join(dir, "rows.jsonl"), filepath.Join(dir, "record.db")
	if out, err := exec.Command("go", "build", "-o", binary, ".").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	writeRows(t, file, rows)
	rnd := rand.New(rand.NewPCG(1, 2))
	killed, between := 0, 0
	for killed < kills || between < kills/2 && killed < 4*kills { // on a busy machine some fall before it
		cmd := exec.Command(binary, "ingest", "--record", record, file)
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		done := make(chan error, 1)
		go func() { done <- cmd.Wait() }()
		if ended := afterWrites(record+"-wal", 3+rnd.IntN(4), done); ended {
			break // it came to the end between two kills
		}
		time.Sleep(time.Duration(rnd.IntN(8)) * time.Millisecond)
		_ = cmd.Process.Kill()
		<-done
		killed++
		if n := reportsIn(t, record); n > 0 && n < rows {
			between++
		}
	}
	if between < kills/2 {
		t.Errorf("only %d of %d kills fell into the import", between, killed)
	}
	if out, err := exec.Command(binary, "ingest", "--record", record, file).CombinedOutput(); err != nil || !strings.Contains(string(out), fmt.Sprintf("%d reports read", rows)) {
		t.Fatalf("the last run: %v\n%s", err, out)
	}
	ctx := context.Background()
	db, err := sqlite.Open(ctx, record)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	keys, in := map[string]int{}, map[string]int{}
	for r, err := range db.Readings(ctx) {
		if err != nil {
			t.Fatal(err)
		}
		keys[r.Key]++
	}
	stories, err := db.Stories(ctx)
	if err != nil {
		t.Fatal(err)
	}
	for _, st := range stories {
		for _, r := range st.Reports {
			in[r]++
		}
	}
	for k, n := range keys {
		if n != 1 {
			t.Errorf("row %s is %d times in the record", k, n)
		}
	}
	for r, n := range in {
		if n != 1 {
			t.Errorf("report %s is in %d stories", r, n)
		}
	}
	if len(keys) != rows || len(in) != rows {
		t.Errorf("%d rows and %d reports in stories, want %d", len(keys), len(in), rows)
	}
	changes, err := db.Changes(ctx, 0, 10000)
	if err != nil {
		t.Fatal(err)
	}
	added := 0
	for _, c := range changes {
		if c.Noun == "report" && c.What == "added" {
			added++
		}
	}
	if len(changes) < 10000 && added != rows {
		t.Errorf("the change feed tells of %d reports added, want %d", added, rows)
	}
}

// afterWrites waits until a file was written so many times, or the process
// ended, which it tells.
func afterWrites(path string, n int, done <-chan error) (ended bool) {
	var last time.Time
	if st, err := os.Stat(path); err == nil {
		last = st.ModTime()
	}
	for deadline := time.Now().Add(20 * time.Second); n > 0 && time.Now().Before(deadline); {
		select {
		case <-done:
			return true
		case <-time.After(time.Millisecond):
		}
		if st, err := os.Stat(path); err == nil && st.ModTime().After(last) {
			last = st.ModTime()
			n--
		}
	}
	return false
}

func reportsIn(t *testing.T, record string) int {
	t.Helper()
	ctx := context.Background()
	db, err := sqlite.Open(ctx, record)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	n, err := db.Count(ctx)
	if err != nil {
		t.Fatal(err)
	}
	return int(n.Reports)
}
