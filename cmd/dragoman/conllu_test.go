// SPDX-License-Identifier: Apache-2.0

package main

import (
	"os"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"dragoman"
)

// checkUD holds a CoNLL-U file against the rules that Universal Dependencies
// publishes for it (universaldependencies.org/format.html, and levels 1 and 2 of
// its validator): lines and columns, the text against the forms, tags and
// relations of the universal lists, one root and no cycle.
func checkUD(t *testing.T, path string, sentences int) {
	t.Run("UD rules", func(t *testing.T) {
		b, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if !utf8.Valid(b) || strings.Contains(string(b), "\r") || !strings.HasSuffix(string(b), "\n\n") || strings.Contains(string(b), "\n\n\n") {
			t.Error("not UTF-8, or lines that do not end as they should")
		}
		ids := map[string]bool{}
		blocks := strings.Split(strings.TrimSuffix(string(b), "\n\n"), "\n\n")
		for _, block := range blocks {
			ud := udSentence{meta: map[string]string{}}
			ud.read(t, strings.Split(block, "\n"))
			ud.check(t)
			if id := ud.meta["sent_id"]; id == "" || ids[id] || strings.ContainsAny(id, " /") {
				t.Errorf("sent_id %q is empty, twice, or holds a blank or a slash", id)
			}
			ids[ud.meta["sent_id"]] = true
		}
		if len(blocks) != sentences {
			t.Errorf("%d sentences, want %d", len(blocks), sentences)
		}
		t.Logf("UD rules | levels 1 and 2 | %d sentences", len(blocks))
	})
}

type udSentence struct {
	meta map[string]string
	rows [][]string
}

func (u *udSentence) read(t *testing.T, lines []string) {
	for _, l := range lines {
		if name, value, ok := strings.Cut(strings.TrimPrefix(l, "# "), " = "); strings.HasPrefix(l, "#") {
			if len(u.rows) > 0 {
				t.Errorf("a comment inside a sentence: %q", l)
			}
			if ok {
				u.meta[name] = value
			}
			continue
		}
		f := strings.Split(l, "\t")
		if len(f) != 10 {
			t.Fatalf("%d columns, want 10: %q", len(f), l)
		}
		for i, x := range f {
			if x == "" || strings.TrimSpace(x) != x || strings.Contains(x, "  ") || strings.Contains(x, " ") && i > 2 && i < 9 {
				t.Errorf("column %d is empty or has blanks it may not have: %q", i+1, l)
			}
		}
		if f[0] != strconv.Itoa(len(u.rows)+1) {
			t.Errorf("id %s, want %d", f[0], len(u.rows)+1)
		}
		u.rows = append(u.rows, f)
	}
}

func (u *udSentence) check(t *testing.T) {
	text, roots := "", 0
	for i, f := range u.rows {
		text += f[1]
		if i+1 < len(u.rows) && !strings.Contains("|"+f[9]+"|", "|SpaceAfter=No|") {
			text += " "
		}
		if _, err := dragoman.ParseUPOS(f[3]); f[3] != "_" && err != nil {
			t.Errorf("%v: %q", err, f)
		}
		if f[6] == "_" {
			if f[7] != "_" {
				t.Errorf("a relation without a head: %q", f)
			}
			continue
		}
		if _, err := dragoman.ParseRel(f[7]); err != nil || (f[6] == "0") != (f[7] == "root") {
			t.Errorf("relation %q to head %s: %v", f[7], f[6], err)
		}
		if f[6] == "0" {
			roots++
		}
		u.climb(t, i)
	}
	if text != u.meta["text"] {
		t.Errorf("the forms are %q, the text is %q", text, u.meta["text"])
	}
	if len(u.rows) == 0 || u.rows[0][6] != "_" && roots != 1 {
		t.Errorf("%d roots in %q, want one", roots, u.meta["text"])
	}
}

// climb goes from a token to the root.
func (u *udSentence) climb(t *testing.T, i int) {
	for steps := 0; u.rows[i][6] != "0"; steps++ {
		h, err := strconv.Atoi(u.rows[i][6])
		if err != nil || h < 1 || h > len(u.rows) || steps > len(u.rows) {
			t.Errorf("head %s of %q: none, or a cycle", u.rows[i][6], u.meta["text"])
			return
		}
		i = h - 1
	}
}
