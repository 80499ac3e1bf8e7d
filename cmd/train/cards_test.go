// SPDX-License-Identifier: Apache-2.0

package main

import (
	"crypto/sha256"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// Every model has a card that gives its true size and hash, and a command that
// trains it.
func TestCardsAreTrue(t *testing.T) {
	files, err := filepath.Glob("../../lang/en/model/*.bin")
	if err != nil || len(files) == 0 {
		t.Fatalf("no models: %v", err)
	}
	command := regexp.MustCompile("(?m)^- command: `go run ./cmd/train (\\w+)`$")
	for _, f := range files {
		data, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		b, err := os.ReadFile(strings.TrimSuffix(f, ".bin") + ".card.md")
		if err != nil {
			t.Error(err)
			continue
		}
		text := string(b)
		for _, want := range []string{
			fmt.Sprintf("\n- size: %d bytes\n", len(data)),
			fmt.Sprintf("\n- sha256: %x\n", sha256.Sum256(data)),
			"\n- seed: ", "\n## Data and licences\n",
		} {
			if !strings.Contains(text, want) {
				t.Errorf("the card of %s lacks %q", filepath.Base(f), want)
			}
		}
		m := command.FindStringSubmatch(text)
		if m == nil || !slices.ContainsFunc(models, func(x model) bool { return x.name == m[1] }) {
			t.Errorf("the card of %s names no command of cmd/train", filepath.Base(f))
		}
	}
}
