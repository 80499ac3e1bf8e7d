// SPDX-License-Identifier: Apache-2.0

package dragoman_test

import (
	"bytes"
	"encoding/json"
	"os/exec"
	"strings"
	"testing"
)

// floor is the floor of each top folder, as ARCHITECTURE.md draws it.
var floor = map[string]int{
	"": 0, "lang": 1, "examples": 1, "internal": 1, "know": 1,
	"ingest": 2, "extract": 2, "correct": 2, "read": 2, "link": 2, "story": 2, "compare": 2, "store": 2, "brief": 2, "export": 2,
	"eval": 2, "work": 3, "serve": 3, "train": 3, "cmd": 4,
}

type listed struct {
	ImportPath string
	Imports    []string
	Deps       []string
}

func packages(t *testing.T) []listed {
	t.Helper()
	out, err := exec.Command("go", "list", "-json=ImportPath,Imports,Deps", "./...").Output()
	if err != nil {
		t.Fatal(err)
	}
	var all []listed
	for d := json.NewDecoder(bytes.NewReader(out)); d.More(); {
		var p listed
		if err := d.Decode(&p); err != nil {
			t.Fatal(err)
		}
		all = append(all, p)
	}
	return all
}

// room is the top folder of one of our packages; ok is false for others'.
func room(path string) (name string, ok bool) {
	if path == "dragoman" {
		return "", true
	}
	rest, ok := strings.CutPrefix(path, "dragoman/")
	name, _, _ = strings.Cut(rest, "/")
	return name, ok
}

// stage is the stage of read a package belongs to, "" for others.
func stage(path string) string {
	rest, ok := strings.CutPrefix(path, "dragoman/read/")
	if !ok {
		return ""
	}
	name, _, _ := strings.Cut(rest, "/")
	return name
}

// A package imports only floors below its own, or packages of its own folder.
func TestFloors(t *testing.T) {
	all := packages(t)
	if len(all) < 5 {
		t.Fatalf("go list found %d packages", len(all))
	}
	for _, p := range all {
		from, _ := room(p.ImportPath)
		if _, ok := floor[from]; !ok {
			t.Errorf("%s: folder %q is on no floor; ARCHITECTURE.md and floors_test.go say which there are", p.ImportPath, from)
			continue
		}
		for _, i := range p.Imports {
			to, ours := room(i)
			if !ours || to == from || floor[to] < floor[from] {
				continue
			}
			if from == "read" || floor[to] == floor[from] || floor[to] > floor[from] {
				t.Errorf("%s (floor %d) imports %s (floor %d)", p.ImportPath, floor[from], i, floor[to])
			}
		}
		for _, i := range p.Imports {
			if a, b := stage(p.ImportPath), stage(i); a != "" && b != "" && a != b {
				t.Errorf("%s imports its sibling %s", p.ImportPath, i)
			}
		}
	}
}

// Only cmd chooses language packs and stores, and the shipped binary never
// reaches what trains and scores.
func TestOnlyCmdChooses(t *testing.T) {
	for _, p := range packages(t) {
		from, _ := room(p.ImportPath)
		for _, i := range p.Imports {
			pack := strings.HasPrefix(i, "dragoman/lang/")
			store := strings.HasPrefix(i, "dragoman/store/") && from != "store"
			if (pack || store) && from != "cmd" {
				t.Errorf("%s imports %s: only cmd chooses packs and stores", p.ImportPath, i)
			}
		}
		if p.ImportPath != "dragoman/cmd/dragoman" {
			continue
		}
		for _, d := range p.Deps {
			if r, ours := room(d); ours && (r == "train" || r == "eval" || d == "dragoman/internal/corpus") {
				t.Errorf("the shipped binary reaches %s", d)
			}
		}
	}
}

// The root holds nouns: the standard library only, 1,500 lines at most.
func TestRootIsNouns(t *testing.T) {
	for _, p := range packages(t) {
		if p.ImportPath != "dragoman" {
			continue
		}
		for _, d := range p.Deps {
			if strings.Contains(strings.SplitN(d, "/", 2)[0], ".") {
				t.Errorf("the root reaches %s", d)
			}
		}
	}
}
