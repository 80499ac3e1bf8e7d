// SPDX-License-Identifier: Apache-2.0

package ingest

import (
	"context"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// drain returns what a source gives: "path:record key bytes" a report, and the
// errors' texts.
func drain(t *testing.T, paths []string, o Options) (got, faults []string) {
	t.Helper()
	s := Files(paths, o)
	for {
		raw, err := s.Next(context.Background())
		switch {
		case err == io.EOF:
			return got, faults
		case err != nil:
			faults = append(faults, err.Error())
		default:
			got = append(got, filepath.Base(raw.Path)+" "+raw.Key+" "+raw.Media+" "+string(raw.Bytes)+" "+raw.Published)
		}
		if len(got)+len(faults) > 50 {
			t.Fatal("the source does not end")
		}
	}
}

func write(t *testing.T, dir, name, body string) string {
	t.Helper()
	p := filepath.Join(dir, name)
	if err := os.MkdirAll(filepath.Dir(p), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(p, []byte(body), 0o666); err != nil {
		t.Fatal(err)
	}
	return p
}

func TestFilesFoldersAndGlobs(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, "b/2.html", "two")
	write(t, dir, "b/1.txt", "one")
	write(t, dir, "b/.hidden/3.txt", "three")
	write(t, dir, "b/notes.pdf", "four")
	write(t, dir, "a.md", "five")
	got, faults := drain(t, []string{filepath.Join(dir, "b"), filepath.Join(dir, "missing.txt"), filepath.Join(dir, "*.md")}, Options{Published: "2025-10-16"})
	want := "1.txt  text/plain one 2025-10-16|2.html  text/html two 2025-10-16|a.md  text/markdown five 2025-10-16"
	if g := strings.Join(got, "|"); g != want {
		t.Errorf("got  %s\nwant %s", g, want)
	}
	if len(faults) != 1 || !strings.Contains(faults[0], "missing.txt: no such file") {
		t.Errorf("faults %q", faults)
	}
}

func TestRowsGoOnAfterABadLine(t *testing.T) {
	in := "\ufeff" + `{"id":"a","text":"one","published":"2025-01-02"}
{"id":"b","text":"two"
{"id":"c"}

{"id":"a","text":"again"}
{"id":"d","html":"<p>four"}
{"id":"e","text":["no"]}
` + "{\"id\":\"f\",\"text\":\"caf\xe9\"}\n" + `{"id":7,"text":"seven"}`
	got, faults := drain(t, []string{"-"}, Options{Stdin: strings.NewReader(in), Published: "2020-01-01"})
	want := "- a text/plain one 2025-01-02|- d text/html <p>four 2020-01-01|- 7 text/plain seven 2020-01-01"
	if g := strings.Join(got, "|"); g != want {
		t.Errorf("got  %s\nwant %s", g, want)
	}
	for i, part := range []string{"-:2: byte", "-:3: the row has neither", "-:5: id \"a\" stands on line 1", "-:7: field \"text\"", "-:8: byte 21: not UTF-8"} {
		if i >= len(faults) || !strings.Contains(faults[i], part) {
			t.Errorf("fault %d of %q: want %q", i, faults, part)
		}
	}
}

func TestFieldMapAndStdinText(t *testing.T) {
	got, faults := drain(t, []string{"-"}, Options{Stdin: strings.NewReader(`{"event_text":"x","date":"2025-01-01","nr":"9"}`), Map: map[string]string{"text": "event_text", "published": "date", "id": "nr"}})
	if len(faults) > 0 || len(got) != 1 || got[0] != "- 9 text/plain x 2025-01-01" {
		t.Errorf("%q %q", got, faults)
	}
	got, _ = drain(t, []string{"-"}, Options{Stdin: strings.NewReader("Plain words.")})
	if len(got) != 1 || got[0] != "-  text/plain Plain words. " {
		t.Errorf("%q", got)
	}
}

func TestTooLargeIsRefusedAndTheRestRead(t *testing.T) {
	dir := t.TempDir()
	big := write(t, dir, "big.txt", strings.Repeat("x", MaxReport+1))
	small := write(t, dir, "small.txt", "small")
	row := write(t, dir, "rows.jsonl", `{"text":"`+strings.Repeat("y", MaxReport)+"\"}\n"+`{"text":"last"}`)
	got, faults := drain(t, []string{big, small, row}, Options{})
	if len(got) != 2 || len(faults) != 2 || !strings.Contains(faults[0], "too large") || !strings.Contains(faults[1], "rows.jsonl:1: the line is longer") {
		t.Errorf("%d got, faults %q", len(got), faults)
	}
}
