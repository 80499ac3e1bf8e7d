// SPDX-License-Identifier: Apache-2.0

package main

import (
	"bytes"
	"context"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"testing"

	"golang.org/x/tools/txtar"
)

var update = flag.Bool("update", false, "write the goldens again")

// Each golden is a report as it may come in and the whole JSON it becomes: a
// change of any layer shows in the diff. go test ./cmd/dragoman -run Golden -update
func TestGoldenReadings(t *testing.T) {
	files, err := filepath.Glob("testdata/golden/*.txtar")
	if err != nil || len(files) < 3 {
		t.Fatalf("%d goldens, %v", len(files), err)
	}
	for _, path := range files {
		t.Run(filepath.Base(path), func(t *testing.T) {
			a, err := txtar.ParseFile(path)
			if err != nil {
				t.Fatal(err)
			}
			in := a.Files[0]
			dir := t.TempDir()
			if err := os.WriteFile(filepath.Join(dir, in.Name), in.Data, 0o666); err != nil {
				t.Fatal(err)
			}
			t.Chdir(dir)
			var out, errs bytes.Buffer
			if code := run(context.Background(), []string{"read", "--json", "--published", "2025-10-16", "--outlet", "Harbour Post", in.Name}, streams{out: &out, err: &errs}); code != exitOK {
				t.Fatalf("exit code %d: %s", code, errs.String())
			}
			var got bytes.Buffer
			if err := json.Indent(&got, out.Bytes(), "", " "); err != nil {
				t.Fatal(err)
			}
			if *update {
				a.Files = []txtar.File{in, {Name: "reading.json", Data: got.Bytes()}}
				if err := os.WriteFile(filepath.Join(root, path), txtar.Format(a), 0o666); err != nil {
					t.Fatal(err)
				}
				return
			}
			if len(a.Files) != 2 || !bytes.Equal(a.Files[1].Data, got.Bytes()) {
				t.Errorf("the reading is not the golden: look at the difference, and if it is right, run with -update\n%s", firstDifference(a.Files[len(a.Files)-1].Data, got.Bytes()))
			}
		})
	}
}

// root is the folder of this package, before a test changes folders.
var root = func() string { d, _ := os.Getwd(); return d }()

// firstDifference shows the first lines that differ.
func firstDifference(want, got []byte) string {
	w, g := bytes.Split(want, []byte("\n")), bytes.Split(got, []byte("\n"))
	for i := range min(len(w), len(g)) {
		if !bytes.Equal(w[i], g[i]) {
			return "want " + string(bytes.Join(w[i:min(i+5, len(w))], []byte("\n"))) + "\ngot  " + string(bytes.Join(g[i:min(i+5, len(g))], []byte("\n")))
		}
	}
	return "one is longer than the other"
}
