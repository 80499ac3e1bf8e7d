// SPDX-License-Identifier: Apache-2.0

package main

import (
	"database/sql"
	"errors"
	"fmt"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"dragoman"
	"dragoman/store/sqlite"
)

// soaking tells whether the long loops run (make soak).
func soaking() bool { return os.Getenv("DRAGOMAN_SOAK") != "" }

// process is a command of its own process, on a record.
func process(t *testing.T, record string, before []string, args ...string) *exec.Cmd {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	link := filepath.Join(t.TempDir(), "dragoman") // the test binary is the program under that name
	if err := os.Symlink(self, link); err != nil {
		t.Fatal(err)
	}
	line := append(append(slices.Clone(before), link), args...)
	cmd := exec.Command(line[0], line[1:]...)
	cmd.Env = append(os.Environ(), "DRAGOMAN_RECORD="+record)
	return cmd
}

func gone(path string) {
	for _, tail := range []string{"", "-wal", "-shm", "-journal"} {
		os.Remove(path + tail)
	}
}

// callsOf reads the number of calls out of strace's table: % time, seconds,
// microseconds a call, calls, and the errors where there are any.
func callsOf(table []byte, call string) int {
	for line := range strings.Lines(string(table)) {
		if f := strings.Fields(line); len(f) >= 5 && f[len(f)-1] == call {
			n, _ := strconv.Atoi(f[3])
			return n
		}
	}
	return 0
}

// disturbed is a command that is stopped at its writes.
type disturbed struct {
	args  []string
	base  string // the record it starts from
	whole bool   // done in one act: as before, or as after
	again bool   // done again, it leaves the record as an undisturbed one
	every int    // writes, where not soaking
	stale bool   // verify has things to tell until it is done
}

// Each command that writes is stopped at its n-th write, by a kill, an error of
// the disk or a full disk. After each, the record verifies and is as it was
// before the command or after it, and the command done again leaves it as one
// that was not disturbed does. The three faults in turn, at some writes; in
// `make soak` at as many as half a minute a command lets, spread evenly over
// them, with DRAGOMAN_SOAK=all each fault at every write.
func TestInjectedFaults(t *testing.T) {
	strace, err := exec.LookPath("strace")
	if err != nil {
		t.Skip("needs strace")
	}
	injected := 0
	for _, c := range disturbances(t) {
		n, writes := inject(t, strace, c)
		injected += n
		t.Logf("%s: %d writes, %d faults", strings.Join(c.args, " "), writes, n)
	}
	t.Logf("%d faults injected", injected)
}

// disturbances are the commands that write to a record, each with one to write
// to.
func disturbances(t *testing.T) []disturbed {
	dir := t.TempDir()
	write := func(name, text string) string {
		p := filepath.Join(dir, name)
		if err := errors.Join(os.MkdirAll(filepath.Dir(p), 0o700), os.WriteFile(p, []byte(text), 0o600)); err != nil {
			t.Fatal(err)
		}
		return p
	}
	const bridge = "The mayor of Lindenau said on Monday that the old bridge over the Marel was closed. Engineers found a crack in a pier, he said, and lorries must go round by Ostrava."
	one := write("one.txt", bridge)
	two := write("two.txt", "Lindenau closed its old bridge over the Marel on Monday after engineers found a crack in a pier. The mayor said that lorries must go round by Ostrava until spring.")
	row := write("row.jsonl", fmt.Sprintf(`{"id":"1","outlet":"Post","published":"2025-10-17","title":"A bridge is closed","text":%q}`+"\n", bridge))
	opml := write("feeds.opml", `<opml version="2.0"><body><outline type="rss" xmlUrl="https://a.example/feed"/><outline type="rss" xmlUrl="https://b.example/feed"/></body></opml>`)
	drop := filepath.Dir(write("drop/bridge.txt", bridge))

	base, older, watching := filepath.Join(dir, "base.db"), filepath.Join(dir, "older.db"), filepath.Join(dir, "watching.db")
	filled(t, base)
	stories, token := heldBy(t, base)
	n := len(stories)
	fix := write("fix.jsonl", fmt.Sprintf(`{"seq":1,"kind":"merge-stories","target":%q,"value":{"into":%q},"author":"ben","at":"2025-10-18T00:00:00Z","reason":"one matter"}`+"\n", stories[n-1].ID, stories[n-2].ID))
	copyFile(t, base, older)
	db, err := sql.Open("sqlite", "file:"+older)
	if err != nil {
		t.Fatal(err)
	}
	_, err = db.Exec(`UPDATE numbered SET indexed = 0 WHERE n % 2 = 0; DELETE FROM sums`) // without sums they are taken anew
	if err := errors.Join(err, db.Close()); err != nil {
		t.Fatal(err)
	}
	for _, args := range [][]string{{"examples", "add"}, {"feed", "add", "--outlet", "Post", drop}} {
		if code, out := command(t, watching, args...); code != exitOK {
			t.Fatal(out)
		}
	}
	return []disturbed{
		{[]string{"ingest", "--published", "2025-10-17", "--outlet", "Post", one, two}, base, false, true, 29, false},
		{[]string{"ingest", row}, base, false, true, 61, false},
		{[]string{"examples", "add"}, base, true, true, 11, false},
		{[]string{"corrections", "add", fix}, base, true, true, 17, false},
		{[]string{"examples", "drop"}, base, true, true, 67, false},
		{[]string{"feed", "add", "https://wire.example/feed"}, base, true, true, 13, false},
		{[]string{"feed", "import", opml}, base, false, true, 13, false},
		{[]string{"feed", "remove", "https://post.example/feed"}, base, true, true, 13, false},
		{[]string{"feed", "run"}, watching, false, true, 97, false},
		{[]string{"token", "add", "ben"}, base, true, false, 13, false},
		{[]string{"token", "revoke", token}, base, true, true, 13, false},
		{[]string{"reindex"}, older, false, true, 211, true},
		{[]string{"verify", "--records", "--repair"}, base, false, true, 331, false},
	}
}

// heldBy is the stories of a record, and the id of its first token.
func heldBy(t *testing.T, path string) (stories []dragoman.Story, token string) {
	t.Helper()
	db, err := sqlite.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	stories, err = db.Stories(t.Context())
	tokens, err2 := db.Tokens(t.Context())
	if err := errors.Join(err, err2, db.Close()); err != nil || len(tokens) == 0 {
		t.Fatal(err, tokens)
	}
	return stories, tokens[0].ID
}

// soakEach is how long the faults of one command may take in `make soak`.
const soakEach = 30 * time.Second

// mostFaults is at how many writes a command is stopped at most where not soaking.
const mostFaults = 24

// writesFor are the writes at which a command of so many is stopped: one in
// every, evenly spread, or all; while soaking in an order of which each beginning is spread
// evenly (steps of the golden ratio).
func writesFor(writes, every int, each bool) (out []int) {
	switch {
	case each:
		every = 1
	case soaking():
		seen := map[int]bool{}
		for k := range writes {
			if at := 1 + int(math.Mod(float64(k)*math.Phi, 1)*float64(writes)); !seen[at] {
				seen[at] = true
				out = append(out, at)
			}
		}
		return out
	}
	if !each {
		every = max(every, (writes+mostFaults-1)/mostFaults)
	}
	for at := 1; at <= writes; at += every {
		out = append(out, at)
	}
	return out
}

// inject runs a command undisturbed, and then with a fault at its writes.
func inject(t *testing.T, strace string, c disturbed) (injected, writes int) {
	path, count := filepath.Join(t.TempDir(), "r.db"), filepath.Join(t.TempDir(), "count")
	anew := func() {
		gone(path)
		copyFile(t, c.base, path)
	}
	says := func() map[string][]string {
		out, err := said(path, false)
		if err != nil {
			t.Errorf("%v: %v", c.args, err)
		}
		return out
	}
	anew()
	before := says()
	if out, err := process(t, path, []string{strace, "-f", "-qq", "-c", "-e", "trace=pwrite64", "-o", count}, c.args...).CombinedOutput(); err != nil {
		t.Fatalf("%v undisturbed: %v\n%s", c.args, err, out)
	}
	if f := faultsOf(t, path); len(f) > 0 {
		t.Fatalf("%v undisturbed: %q", c.args, f)
	}
	after := says()
	table, err := os.ReadFile(count)
	if err != nil {
		t.Fatal(err)
	}
	if writes = callsOf(table, "pwrite64"); writes == 0 {
		t.Fatalf("%v writes nothing:\n%s", c.args, table)
	}
	faults, each := []string{"error=EIO", "error=ENOSPC", "signal=KILL"}, os.Getenv("DRAGOMAN_SOAK") == "all"
	end := time.Now().Add(soakEach)
	for k, at := range writesFor(writes, c.every, each) {
		if soaking() && !each && time.Now().After(end) {
			break
		}
		for i, fault := range faults {
			if !each && i != k%len(faults) {
				continue
			}
			injected++
			anew()
			where := fmt.Sprintf("%v, %s at write %d of %d", c.args, fault, at, writes)
			_ = process(t, path, []string{strace, "-f", "-qq", "-e", "trace=pwrite64", "-e", fmt.Sprintf("inject=pwrite64:%s:when=%d", fault, at), "-o", "/dev/null"}, c.args...).Run()
			if f := faultsOf(t, path); len(f) > 0 && !c.stale {
				t.Errorf("%s: %q", where, f)
				continue
			}
			got := says()
			done := len(apart(after, got)) == 0
			if c.whole && !done && len(apart(before, got)) > 0 {
				t.Errorf("%s: half done: %q", where, apart(after, got))
			}
			if !c.again {
				continue
			}
			if out, err := process(t, path, nil, c.args...).CombinedOutput(); err != nil && !done { // what is done can't always be done twice
				t.Errorf("%s, again: %v\n%s", where, err, out)
			}
			if got := says(); len(apart(after, got)) > 0 {
				t.Errorf("%s, again: apart in %q", where, apart(after, got))
			}
			if c.stale {
				if f := faultsOf(t, path); len(f) > 0 {
					t.Errorf("%s, again: %q", where, f)
				}
			}
		}
	}
	return injected, writes
}
