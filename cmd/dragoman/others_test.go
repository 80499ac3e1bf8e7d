// SPDX-License-Identifier: Apache-2.0

package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"dragoman/export"
	"dragoman/export/table"
)

// exported is a folder with every noun of the examples in every format, a
// folder each, and their rows as the manifests have them.
func exported(t *testing.T) (dir string, rows map[string]int) {
	t.Helper()
	dir, rows = t.TempDir(), map[string]int{}
	record := filepath.Join(t.TempDir(), "record.db")
	stories, err := filepath.Glob("../../examples/*/expected.json")
	if err != nil || len(stories) == 0 {
		t.Fatal(err, stories)
	}
	var folders []string
	for _, s := range stories {
		folders = append(folders, filepath.Dir(s))
	}
	do := func(out io.Writer, args ...string) {
		var errs bytes.Buffer
		if code := run(context.Background(), args, streams{out: out, err: &errs}); code != exitOK {
			t.Fatalf("%s: exit code %d\n%s", strings.Join(args, " "), code, errs.String())
		}
	}
	// Published, for what asks for a date; an outlet with marks, an odd one inside,
	// for what takes marks at their word.
	do(io.Discard, append([]string{"ingest", "--record", record, "--published", "2025-06-01", "--outlet", `The 12" & "Tab" Gazette, 'Ltd'`}, folders...)...)
	for _, n := range export.Nouns {
		for _, f := range n.Formats {
			name := n.Name + "-" + f
			out := filepath.Join(dir, name)
			do(io.Discard, "export", n.Name, "--format", f, "--record", record, "--out", out)
			var m table.Manifest
			b, err := os.ReadFile(filepath.Join(out, "MANIFEST.json"))
			if err != nil || json.Unmarshal(b, &m) != nil {
				t.Fatal(name, err)
			}
			for _, x := range m.Files {
				rows[name+"/"+x.Name] = x.Rows
			}
		}
	}
	write := func(name string, args ...string) {
		var b bytes.Buffer
		do(&b, args...)
		var line bytes.Buffer
		if err := json.Compact(&line, b.Bytes()); err != nil { // a line an object, or one object
			line = b
		}
		if err := os.WriteFile(filepath.Join(dir, name), line.Bytes(), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	write("record.jsonl", append([]string{"read", "--format", "jsonl", "--layers", "tokens"}, folders[:2]...)...)
	write("comparison.jsonl", "compare", "--format", "json", folders[0])
	write("brief.jsonl", "brief", "--format", "json", folders[0])
	draft := filepath.Join(t.TempDir(), "draft.md")
	if err := os.WriteFile(draft, []byte("Soldiers opened fire at the border.\n\nThe king of Syldavia was arrested on the moon.\n"), 0o666); err != nil {
		t.Fatal(err)
	}
	for name, format := range map[string]string{"check.jsonl": "json", "check.sarif": "sarif"} {
		var b, errs bytes.Buffer
		run(context.Background(), []string{"check", draft, "--format", format, "--against", folders[0]}, streams{out: &b, err: &errs})
		var line bytes.Buffer
		if err := json.Compact(&line, b.Bytes()); err != nil {
			t.Fatalf("check as %s: %v\n%s%s", format, err, b.String(), errs.String())
		}
		if err := os.WriteFile(filepath.Join(dir, name), line.Bytes(), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	return dir, rows
}

// What others wrote reads every row that was written, with its default calls.
// tools/formats.sh fetches the tools; one that is not here is named and left
// out.
func TestOthersRead(t *testing.T) {
	dir, rows := exported(t)
	checkUD(t, filepath.Join(dir, "reports-conllu", "reports.conllu"), rows["reports-conllu/reports.conllu"])
	if os.Getenv("DRAGOMAN_FORMATS") == "" {
		t.Skip("the tools are run by tools/formats.sh, part of make test")
	}
	tools, err := filepath.Abs("../../tools/formats")
	if err != nil {
		t.Fatal(err)
	}
	// Each prints lines of tool, version, file and rows.
	said := func(t *testing.T, out []byte) (seen int) {
		files, all := map[string]int{}, map[string]int{}
		for _, l := range strings.Split(strings.TrimSpace(string(out)), "\n") {
			f := strings.Split(l, "\t")
			if len(f) != 4 {
				t.Fatalf("a line that is none: %q", l)
			}
			n, err := strconv.Atoi(f[3])
			if want, ok := rows[f[2]]; err != nil || ok && n != want {
				t.Errorf("%s %s: %d rows of %s, want %d", f[0], f[1], n, f[2], want)
			}
			files[f[0]+" "+f[1]]++
			all[f[0]+" "+f[1]] += n
			seen++
		}
		for _, tool := range sortedKeys(files) {
			t.Logf("%s: %s, %s", tool, number(files[tool], "file"), number(all[tool], "row"))
		}
		return seen
	}
	runs := func(name string, there func() bool, min int, args ...string) {
		t.Run(name, func(t *testing.T) {
			if !there() {
				t.Skip(name + " is not here; tools/formats.sh fetches it")
			}
			c := exec.Command(args[0], args[1:]...)
			var errs bytes.Buffer
			c.Stderr = &errs
			out, err := c.Output()
			if err != nil {
				t.Fatalf("%v\n%s", err, errs.String())
			}
			if seen := said(t, out); seen < min {
				t.Errorf("%d files read, want %d", seen, min)
			}
		})
	}
	has := func(program string, args ...string) func() bool {
		return func() bool { return exec.Command(program, args...).Run() == nil }
	}
	runs("node", func() bool {
		_, err := os.Stat(filepath.Join(tools, "node_modules", "ajv"))
		return err == nil && has("node", "--version")()
	}, 25, "node", filepath.Join(tools, "check.mjs"), dir, "../../docs/formats")
	runs("python", has("python3", "-c", ""), 20, "python3", filepath.Join(tools, "check.py"), dir)
	runs("R", has("Rscript", "--version"), 15, "Rscript", filepath.Join(tools, "check.R"), dir)
	for _, module := range []string{"pandas", "networkx", "pyarrow", "stix2validator", "followthemoney"} {
		t.Run(module, func(t *testing.T) {
			if has("python3", "-c", "import "+module)() {
				return // read above
			}
			if !has("/usr/bin/python3", "-c", "import "+module)() {
				t.Skip(module + " can't be had here")
			}
			out, err := exec.Command("/usr/bin/python3", filepath.Join(tools, "check.py"), dir, module).CombinedOutput()
			if err != nil {
				t.Fatalf("%v\n%s", err, out)
			}
			said(t, out)
		})
	}
	var tables []string
	for _, file := range sortedKeys(rows) {
		if slices.Contains([]string{".tsv", ".csv", ".parquet"}, filepath.Ext(file)) {
			tables = append(tables, file)
		}
	}
	t.Run("duckdb", func(t *testing.T) {
		var each []string
		for _, file := range tables {
			each = append(each, fmt.Sprintf("SELECT '%s' AS file, count(*) AS n FROM '%s'", file, file))
		}
		sum(t, dir, rows, tables, strings.Join(each, " UNION ALL ")+";", "duckdb")
	})
	t.Run("sqlite3", func(t *testing.T) {
		var each strings.Builder
		texts := slices.DeleteFunc(slices.Clone(tables), func(f string) bool { return filepath.Ext(f) == ".parquet" })
		for i, file := range texts {
			mode := map[string]string{".tsv": "tabs", ".csv": "csv"}[filepath.Ext(file)]
			fmt.Fprintf(&each, ".mode %s\n.import '%s' t%d\nSELECT '%s' AS file, count(*) FROM t%d;\n", mode, file, i, file, i)
		}
		sum(t, dir, rows, texts, each.String(), "sqlite3", ":memory:")
	})
}

// sum has a database count the rows of tables, in lines of file and number, and
// holds them against what was written. One that takes the first row of a GDELT
// file for a header is one row short.
func sum(t *testing.T, dir string, rows map[string]int, tables []string, query, program string, args ...string) {
	v, err := exec.Command(program, "-version").Output()
	if err != nil {
		t.Skip(program + " is not here; tools/formats.sh fetches it")
	}
	c := exec.Command(program, args...)
	c.Dir, c.Stdin = dir, strings.NewReader(query)
	var errs bytes.Buffer
	c.Stderr = &errs // remarks on the names it gives a table without a header
	out, err := c.Output()
	if err != nil {
		t.Fatalf("%v\n%s%s", err, out, errs.String())
	}
	all := 0
	for _, file := range tables {
		m := regexp.MustCompile(regexp.QuoteMeta(file) + `\D+(\d+)`).FindSubmatch(out)
		if m == nil {
			t.Errorf("%s: not counted", file)
			continue
		}
		n, err := strconv.Atoi(string(m[1]))
		short := strings.Contains(file, ".gdelt") && n == rows[file]-1
		if err != nil || n != rows[file] && !short {
			t.Errorf("%s: %d rows, want %d", file, n, rows[file])
		}
		all += n
	}
	t.Logf("%s %s: %s, %s", program, strings.Fields(string(v))[0], number(len(tables), "file"), number(all, "row"))
}

func sortedKeys(m map[string]int) (out []string) {
	for k := range m {
		out = append(out, k)
	}
	slices.Sort(out)
	return out
}
