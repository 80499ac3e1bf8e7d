// SPDX-License-Identifier: Apache-2.0

package main

import (
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"dragoman"
	"dragoman/extract"
	"dragoman/ingest"
)

// expected is what is planted in an example story.
type expected struct {
	Reports map[string]struct{ Outlet, Published string }
	// Findings may name a claim (kind, why), a copy, or a quote (why is its flag).
	Findings []struct {
		Kind, Why      string
		Reports, Words []string
	}
}

// example reads one example story.
func example(t *testing.T, e *engine, dir string) (want expected, readings []*dragoman.Reading, file map[string]string) {
	t.Helper()
	b, err := os.ReadFile(filepath.Join(dir, "expected.json"))
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(b, &want); err != nil {
		t.Fatal(err)
	}
	file = map[string]string{}
	names := []string{}
	for name := range want.Reports {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		path, key, _ := strings.Cut(name, "#")
		src := ingest.Files([]string{filepath.Join(dir, path)}, ingest.Options{Published: want.Reports[name].Published, Outlet: want.Reports[name].Outlet})
		for {
			raw, err := src.Next(context.Background())
			if err != nil {
				break
			}
			o := e.outcome(raw, nil, true)
			if o.reading == nil {
				t.Fatalf("%s was not read: %v", name, o.faults)
			}
			if key == "" || o.reading.Key == key {
				readings = append(readings, o.reading)
				file[o.reading.ID] = name
			}
		}
	}
	return want, readings, file
}

// planted is the least share of the planted findings that must be found, over
// all examples, and per kind where one is listed. A fall fails.
const planted = 0.68

// TestExamples reads every story of examples/ as the command line would and
// looks for what was planted in it.
func TestExamples(t *testing.T) {
	e, err := newEngine(extract.Options{}, "")
	if err != nil {
		t.Fatal(err)
	}
	dirs, err := filepath.Glob("../../examples/*/expected.json")
	if err != nil || len(dirs) < 8 {
		t.Fatalf("%d example stories (%v), want 8 or more", len(dirs), err)
	}
	found, total := 0, 0
	for _, d := range dirs {
		want, readings, file := example(t, e, filepath.Dir(d))
		c, err := compared(readings)
		if err != nil {
			t.Fatal(err)
		}
		text := map[string]string{}
		for _, r := range readings {
			text[r.ID] = r.Text
		}
		for _, f := range want.Findings {
			total++
			if shows(c, f.Kind, f.Why, f.Reports, f.Words, file, text) {
				found++
			} else {
				t.Logf("%s: not found: %s %s %v %v", filepath.Base(filepath.Dir(d)), f.Kind, f.Why, f.Reports, f.Words)
			}
		}
	}
	t.Logf("found %d of %d planted findings", found, total)
	if float64(found) < planted*float64(total) {
		t.Errorf("found %d of %d planted findings, want a share of %.2f", found, total, planted)
	}
}

// shows reports whether a comparison holds a finding: a claim, copy or quote of
// the kind and slot, in all the reports, whose passages show all the words.
func shows(c dragoman.Comparison, kind, why string, reports, words []string, file, text map[string]string) bool {
	has := func(in map[string]bool, shown string) bool {
		for _, r := range reports {
			if !in[r] {
				return false
			}
		}
		for _, w := range words {
			if !strings.Contains(strings.ToLower(shown), strings.ToLower(w)) {
				return false
			}
		}
		return true
	}
	switch kind {
	case "copy":
		for _, x := range c.Copies {
			if has(map[string]bool{file[x.Report]: true, file[x.Of]: true}, "") {
				return true
			}
		}
		return false
	case "quote":
		for _, q := range c.Quotes {
			in, shown := map[string]bool{}, ""
			for _, v := range q.Variants {
				in[file[v.Report]] = true
				shown += v.Of(text[v.Report]) + " "
			}
			if (why == "" || q.Flag == why) && has(in, shown) {
				return true
			}
		}
		return false
	}
	for _, x := range c.Claims {
		if x.Kind != kind || x.Why != why {
			continue
		}
		in, shown := map[string]bool{}, x.Label+" "
		for _, cell := range x.Cells {
			in[file[cell.Report]] = true
			shown += cell.Holder + " " + cell.Value + " "
			for _, s := range cell.Spans {
				shown += s.Of(text[cell.Report]) + " "
			}
		}
		if has(in, shown) {
			return true
		}
	}
	return false
}
