// SPDX-License-Identifier: Apache-2.0

package main

import (
	"bytes"
	"context"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"dragoman/export"
	"dragoman/export/flat"
	"dragoman/export/gdelt"
	"dragoman/export/icews"
	"dragoman/export/polecat"
	"dragoman/export/table"
)

const exportsPage = "../../docs/formats/exports.md"

// The loading snippets of docs/formats/exports.md run, where their tool is
// there.
func TestLoadingSnippets(t *testing.T) {
	page, err := os.ReadFile(exportsPage)
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	for _, x := range [][2]string{{"events", "tsv"}, {"events", "parquet"}, {"statements", "tsv"}} {
		var out bytes.Buffer
		code := run(context.Background(), []string{"export", x[0], "--format", x[1], "../../examples/market-attack"}, streams{out: &out, err: io.Discard})
		if code != exitOK {
			t.Fatalf("export %s %s: exit code %d", x[0], x[1], code)
		}
		if err := os.WriteFile(filepath.Join(dir, x[0]+"."+x[1]), out.Bytes(), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	for _, tool := range []struct {
		fence       string
		programs    []string // the first that answers the probe is taken
		args, probe []string
	}{
		{"python", []string{"python3"}, []string{"-"}, []string{"-c", ""}},
		{"pandas", []string{"python3", "/usr/bin/python3"}, []string{"-"}, []string{"-c", "import pandas"}},
		{"duckdb", []string{"duckdb"}, nil, []string{"-version"}},
		{"r", []string{"Rscript"}, []string{"-"}, []string{"--version"}},
	} {
		t.Run(tool.fence, func(t *testing.T) {
			_, code, ok := strings.Cut(string(page), "```"+tool.fence+"\n")
			if code, _, _ = strings.Cut(code, "```"); !ok || code == "" {
				t.Fatalf("no %s snippet in %s", tool.fence, exportsPage)
			}
			at := slices.IndexFunc(tool.programs, func(p string) bool { return exec.Command(p, tool.probe...).Run() == nil })
			if at < 0 {
				t.Skip(tool.fence + " is not here; tools/snippets.sh fetches it")
			}
			c := exec.Command(tool.programs[at], tool.args...)
			c.Dir, c.Stdin = dir, strings.NewReader(code)
			if out, err := c.CombinedOutput(); err != nil || len(out) == 0 {
				t.Errorf("%v\n%s", err, out)
			}
		})
	}
}

// The page names every column.
func TestExportsPageNamesEveryColumn(t *testing.T) {
	page, err := os.ReadFile(exportsPage)
	if err != nil {
		t.Fatal(err)
	}
	lists := map[string][]table.Column{"polecat": polecat.Columns(), "ours": polecat.OurColumns(), "gdelt": gdelt.Columns(), "icews": icews.Columns()}
	for _, noun := range export.Names() {
		lists[noun] = flat.Columns(noun)
	}
	for name, columns := range lists {
		for _, c := range columns {
			if !bytes.Contains(page, []byte("`"+c.Name+"`")) {
				t.Errorf("%s: column %q is not in %s", name, c.Name, exportsPage)
			}
		}
	}
}
