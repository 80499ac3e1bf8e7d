// SPDX-License-Identifier: Apache-2.0

package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

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

// Each command that writes is stopped at its n-th write, by a kill, an error of
// the disk or a full disk. After each, the record verifies and is as it was
// before the command or after it, and the command done again leaves it as one
// that was not disturbed does. In `make soak` at every write; else at some.
func TestInjectedFaults(t *testing.T) {
	strace, err := exec.LookPath("strace")
	if err != nil {
		t.Skip("needs strace")
	}
	dir := t.TempDir()
	base, path := filepath.Join(dir, "base.db"), filepath.Join(dir, "r.db")
	filled(t, base)
	write := func(name, text string) string {
		p := filepath.Join(dir, name)
		if err := os.WriteFile(p, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		return p
	}
	one := write("one.txt", "The mayor of Lindenau said on Monday that the old bridge over the Marel was closed. Engineers found a crack in a pier, he said, and lorries must go round by Ostrava.")
	two := write("two.txt", "Lindenau closed its old bridge over the Marel on Monday after engineers found a crack in a pier. The mayor said that lorries must go round by Ostrava until spring.")
	db, err := sqlite.Open(t.Context(), base)
	if err != nil {
		t.Fatal(err)
	}
	stories, err := db.Stories(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	n := len(stories)
	fix := write("fix.jsonl", fmt.Sprintf(`{"seq":1,"kind":"merge-stories","target":%q,"value":{"into":%q},"author":"ben","at":"2025-10-18T00:00:00Z","reason":"one matter"}`+"\n", stories[n-1].ID, stories[n-2].ID))
	commands := []struct {
		args  []string
		whole bool // done in one act: as before, or as after
		every int  // writes, where not soaking
	}{
		{[]string{"ingest", "--published", "2025-10-17", "--outlet", "Post", one, two}, false, 11},
		{[]string{"corrections", "add", fix}, true, 9},
		{[]string{"examples", "drop"}, true, 31},
		{[]string{"feed", "add", "https://wire.example/feed"}, true, 3},
		{[]string{"feed", "remove", "https://post.example/feed"}, true, 3},
		{[]string{"verify", "--records", "--repair"}, false, 97},
	}
	faults := []string{"error=EIO", "error=ENOSPC", "signal=KILL"}
	injected := 0
	for _, c := range commands {
		gone(path)
		copyFile(t, base, path)
		before, err := said(path, false)
		if err != nil {
			t.Fatal(err)
		}
		count := filepath.Join(dir, "count")
		if out, err := process(t, path, []string{strace, "-f", "-qq", "-c", "-e", "trace=pwrite64", "-o", count}, c.args...).CombinedOutput(); err != nil {
			t.Fatalf("%v undisturbed: %v\n%s", c.args, err, out)
		}
		if f := faultsOf(t, path); len(f) > 0 {
			t.Fatalf("%v undisturbed: %q", c.args, f)
		}
		after, err := said(path, false)
		if err != nil {
			t.Fatal(err)
		}
		table, err := os.ReadFile(count)
		if err != nil {
			t.Fatal(err)
		}
		writes := callsOf(table, "pwrite64")
		if writes == 0 {
			t.Fatalf("%v writes nothing:\n%s", c.args, table)
		}
		step := c.every
		if soaking() {
			step = 1
		}
		for at, k := 1, 0; at <= writes; at, k = at+step, k+1 {
			for i, fault := range faults {
				if !soaking() && i != k%len(faults) {
					continue
				}
				injected++
				gone(path)
				copyFile(t, base, path)
				_ = process(t, path, []string{strace, "-f", "-qq", "-e", "trace=pwrite64", "-e", fmt.Sprintf("inject=pwrite64:%s:when=%d", fault, at), "-o", "/dev/null"}, c.args...).Run()
				if f := faultsOf(t, path); len(f) > 0 {
					t.Errorf("%v, %s at write %d of %d: %q", c.args, fault, at, writes, f)
					continue
				}
				got, err := said(path, false)
				if err != nil {
					t.Errorf("%v, %s at write %d of %d: %v", c.args, fault, at, writes, err)
					continue
				}
				if c.whole && len(apart(before, got)) > 0 && len(apart(after, got)) > 0 {
					t.Errorf("%v, %s at write %d of %d: half done: %q", c.args, fault, at, writes, apart(after, got))
				}
				if out, err := process(t, path, nil, c.args...).CombinedOutput(); err != nil && c.args[0] != "feed" {
					t.Errorf("%v, again after %s at write %d of %d: %v\n%s", c.args, fault, at, writes, err, out)
				}
				if got, err = said(path, false); err != nil || len(apart(after, got)) > 0 {
					t.Errorf("%v, again after %s at write %d of %d: apart in %q (%v)", c.args, fault, at, writes, apart(after, got), err)
				}
			}
		}
		t.Logf("%v: %d writes", c.args, writes)
	}
	t.Logf("%d faults injected", injected)
}
