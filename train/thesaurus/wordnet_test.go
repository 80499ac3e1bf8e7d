// SPDX-License-Identifier: Apache-2.0

package thesaurus

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"dragoman/internal/thesaurus"
)

// Files of the form of WordNet's, with words of our own.
var small = map[string]string{
	"data.noun":  "  1 header\n00000010 03 n 01 vessel 0 000 | a\n00000020 06 n 02 boat 0 skiff 1 001 @ 00000010 n 0000 | b\n",
	"index.noun": "  1 header\nboat n 1 1 @ 1 0 00000020  \nskiff n 1 1 @ 1 0 00000020  \nvessel n 1 0 1 0 00000010  \n",
	"data.verb":  "00000030 38 v 02 close 0 shut_down 1 001 ! 00000040 v 0101 01 + 08 00 | c\n00000040 38 v 01 open 0 001 ! 00000030 v 0101 01 + 08 00 | d\n",
	"index.verb": "close v 1 1 ! 1 0 00000030  \nopen v 1 1 ! 1 0 00000040  \nshut_down v 1 1 ! 1 0 00000030  \n",
	"data.adj":   "", "index.adj": "", "data.adv": "", "index.adv": "",
}

func TestMake(t *testing.T) {
	dir := t.TempDir()
	for name, text := range small {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	b, err := Make(dir, func(w string) bool { return w != "skiff" })
	if err != nil {
		t.Fatal(err)
	}
	x, err := thesaurus.Open(b)
	if err != nil {
		t.Fatal(err)
	}
	relation := func(a, b string, c thesaurus.Class) thesaurus.Relation {
		p, okP := x.Find(a, c)
		q, okQ := x.Find(b, c)
		if !okP || !okQ {
			t.Fatalf("%s or %s is not there", a, b)
		}
		return x.Relation(p, q)
	}
	if got := relation("boat", "vessel", thesaurus.Noun); got != thesaurus.Broader {
		t.Errorf("boat, vessel: %d", got)
	}
	if got := relation("shut_down", "close", thesaurus.Verb); got != thesaurus.Same {
		t.Errorf("shut_down, close: %d", got)
	}
	if got := relation("shut_down", "open", thesaurus.Verb); got != thesaurus.Opposite {
		t.Errorf("shut_down, open: %d", got)
	}
	if _, ok := x.Find("skiff", thesaurus.Noun); ok {
		t.Error("a word that was not wanted")
	}
}

func TestDamagedFilesAreNamed(t *testing.T) {
	dir := t.TempDir()
	if _, err := Make(dir, nil); err == nil || !strings.Contains(err.Error(), "WORDNET") {
		t.Errorf("without files: %v", err)
	}
	if err := os.WriteFile(filepath.Join(dir, "data.noun"), []byte("00000010 03 n zz\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := Make(dir, nil); err == nil || !strings.Contains(err.Error(), "data.noun:1") {
		t.Errorf("a damaged line: %v", err)
	}
}
