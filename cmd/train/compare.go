// SPDX-License-Identifier: Apache-2.0

package main

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"dragoman/internal/corpus"
	"dragoman/train/card"
)

// trainFrequency packs the document frequencies that weigh words when reports
// are compared.
func trainFrequency() error {
	path, err := corpus.Path("stories", "document-frequency-en-pre2016.tsv")
	if err != nil {
		return err
	}
	b, err := corpus.ReadFile(path)
	if err != nil {
		return err
	}
	count := map[string]int{}
	lines := strings.Split(strings.TrimSpace(string(b)), "\n")
	_, docs, _ := strings.Cut(lines[0], "\t")
	for _, l := range lines[1:] {
		w, n, _ := strings.Cut(l, "\t")
		c, err := strconv.Atoi(n)
		if err != nil {
			return fmt.Errorf("%s: %w", path, err)
		}
		count[strings.ToLower(w)] += c
	}
	words := make([]string, 0, len(count))
	for w := range count {
		words = append(words, w)
	}
	slices.Sort(words)
	var out strings.Builder
	fmt.Fprintf(&out, "#docs\t%s\n", docs)
	for _, w := range words {
		fmt.Fprintf(&out, "%s\t%d\n", w, count[w])
	}
	return save("frequency", []byte(out.String()), card.Card{
		Title:   "In how many of 12,799 reports each of 39,000 words stands: how rare a word is, for the comparison of reports.",
		Data:    []string{"counts over US political reports before 2016 (document-frequency-en-pre2016.tsv; counts only, no text)"},
		Command: "go run ./cmd/train frequency",
		Seed:    "none",
	})
}
