// SPDX-License-Identifier: Apache-2.0

package main

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// The readers and the notebook of docs/readers run on what is exported.
func TestReaders(t *testing.T) {
	dir := t.TempDir()
	for name, args := range map[string][]string{
		"events.tsv": {"export", "events"}, "mentions.tsv": {"export", "mentions"}, "reports.jsonl": {"read", "--format", "jsonl"},
	} {
		var out bytes.Buffer
		if code := run(context.Background(), append(args, "../../examples/market-attack"), streams{out: &out, err: io.Discard}); code != exitOK {
			t.Fatalf("%v: exit code %d", args, code)
		}
		if err := os.WriteFile(filepath.Join(dir, name), out.Bytes(), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	for _, name := range []string{"dragoman.py", "dragoman.R"} {
		b, err := os.ReadFile("../../docs/readers/" + name)
		if err != nil {
			t.Fatal(err)
		}
		if n := strings.Count(strings.TrimSpace(string(b)), "\n") + 1; n > 14 {
			t.Errorf("%s has %d lines; it should be read at a glance", name, n)
		}
		if err := os.WriteFile(filepath.Join(dir, name), b, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	runs := func(name, program, source string, want ...string) {
		t.Run(name, func(t *testing.T) {
			if exec.Command(program, "--version").Run() != nil {
				t.Skip(program + " is not here; tools/formats.sh fetches it")
			}
			c := exec.Command(program, "-")
			c.Dir, c.Stdin = dir, strings.NewReader(source)
			out, err := c.CombinedOutput()
			if err != nil {
				t.Fatalf("%v\n%s", err, out)
			}
			for _, w := range want {
				if !strings.Contains(string(out), w) {
					t.Errorf("no %q in\n%s", w, out)
				}
			}
		})
	}
	runs("notebook", "python3", notebook(t), "3 reports, 3 origins: assault", "3 reports", "Adama Sawadogo asserts: ")
	runs("R", "Rscript", `
source("dragoman.R")
events <- table_of("events.tsv"); mentions <- table_of("mentions.tsv")
cat(nrow(events), "rows of events;", max(as.integer(mentions$reports)), "reports\n")
stopifnot(all(events$CAMEO == "" | nchar(events$CAMEO) > 1 | is.na(events$CAMEO)), !is.na(events$Status))
if (requireNamespace("jsonlite", quietly = TRUE)) {
  report <- lines_of("reports.jsonl")[[1]]
  cat(words(report, report$statements[[1]]$content[[1]]), "\n")
}
`, "rows of events; 3 reports")
}

// notebook is the code of docs/readers/record.ipynb. It holds no output: what it
// prints is what it is run on.
func notebook(t *testing.T) string {
	b, err := os.ReadFile("../../docs/readers/record.ipynb")
	if err != nil {
		t.Fatal(err)
	}
	var nb struct {
		Format int `json:"nbformat"`
		Cells  []struct {
			Type    string `json:"cell_type"`
			Source  []string
			Outputs []any
		}
	}
	if err := json.Unmarshal(b, &nb); err != nil || nb.Format != 4 {
		t.Fatalf("no notebook: format %d, %v", nb.Format, err)
	}
	var code strings.Builder
	for _, c := range nb.Cells {
		if len(c.Outputs) > 0 {
			t.Error("a cell of the notebook holds outputs")
		}
		if c.Type == "code" {
			code.WriteString(strings.Join(c.Source, "") + "\n")
		}
	}
	return code.String()
}
