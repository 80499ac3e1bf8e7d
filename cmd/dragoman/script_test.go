// SPDX-License-Identifier: Apache-2.0

package main

import (
	"bytes"
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){
		"dragoman": func() {
			os.Exit(run(context.Background(), os.Args[1:], terminal(os.Stdin, os.Stdout, os.Stderr)))
		},
	})
}

// The scripts under testdata/script run the command line as a user would.
func TestScripts(t *testing.T) {
	os.Setenv("XDG_DATA_HOME", t.TempDir()) // "exit" runs in this process: the user's own record is none of ours
	testscript.Run(t, testscript.Params{
		Dir: "testdata/script",
		Setup: func(e *testscript.Env) error {
			root, err := filepath.Abs("../..")
			e.Setenv("EXAMPLES", filepath.Join(root, "examples"))
			return err
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){"bytes": writeBytes, "repeat": writeRepeat, "exit": exitIs},
	})
}

// writeBytes writes a file from a Go string literal's escapes: bytes FILE "\xff\x00".
func writeBytes(ts *testscript.TestScript, _ bool, args []string) {
	s := strings.NewReplacer(`\xff`, "\xff", `\x00`, "\x00", `\xe9`, "\xe9").Replace(args[1])
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(s), 0o666))
}

// writeRepeat writes a text over and over until it has so many bytes.
func writeRepeat(ts *testscript.TestScript, _ bool, args []string) {
	n := 0
	for _, c := range args[1] {
		n = n*10 + int(c-'0')
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(strings.Repeat(args[2], n/len(args[2])+1)), 0o666))
}

// exitIs runs dragoman, in the script's own environment, and wants one exit
// code: exit 1 read missing.txt
func exitIs(ts *testscript.TestScript, _ bool, args []string) {
	got := 0
	var failed *exec.ExitError
	if err := ts.Exec("dragoman", args[1:]...); errors.As(err, &failed) {
		got = failed.ExitCode()
	} else {
		ts.Check(err)
	}
	if strconv.Itoa(got) != args[0] {
		ts.Fatalf("dragoman %s: exit code %d, want %s", strings.Join(args[1:], " "), got, args[0])
	}
}

// Reading is deterministic: the examples, twice, with one worker and eight.
func TestSameBytesWithAnyWorkers(t *testing.T) {
	read := func(workers string) []byte {
		var out, errs bytes.Buffer
		code := run(context.Background(), []string{"read", "--json", "--layers", "tokens", "--workers", workers, "--published", "2025-10-16", "../../examples"}, streams{out: &out, err: &errs})
		if code != exitOK {
			t.Fatalf("exit code %d: %s", code, errs.String())
		}
		return out.Bytes()
	}
	first := read("1")
	if len(first) < 1000 {
		t.Fatalf("only %d bytes were written", len(first))
	}
	for _, w := range []string{"1", "8", "8"} {
		if !bytes.Equal(first, read(w)) {
			t.Errorf("with %s workers the bytes differ", w)
		}
	}
}
