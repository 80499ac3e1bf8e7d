// SPDX-License-Identifier: Apache-2.0

package card

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestWrite(t *testing.T) {
	dir := t.TempDir()
	if err := os.Mkdir(filepath.Join(dir, "model"), 0o755); err != nil {
		t.Fatal(err)
	}
	c := Card{Name: "toy", Title: "Tells toys apart.", Data: []string{"toys (CC0)"}, Command: "go run ./cmd/train toy", Seed: "7"}
	if err := Write(dir, c, []byte("abc")); err != nil {
		t.Fatal(err)
	}
	b, err := os.ReadFile(filepath.Join(dir, "model", "toy.card.md"))
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"# toy\n", "- seed: 7\n", "- size: 3 bytes\n", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", "\n- toys (CC0)\n"} {
		if !strings.Contains(string(b), want) {
			t.Errorf("the card lacks %q:\n%s", want, b)
		}
	}
	if strings.Contains(string(b), "## Scores") {
		t.Error("an empty section is printed")
	}
}
