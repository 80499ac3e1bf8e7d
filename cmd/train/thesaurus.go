// SPDX-License-Identifier: Apache-2.0

package main

import (
	"os"

	"dragoman/train/card"
	"dragoman/train/thesaurus"
)

// thesaurusWords is how many of the most frequent words the thesaurus has.
const thesaurusWords = 25000

// wordnet is the folder of the files of WordNet 3.0.
func wordnet() string {
	if folder := os.Getenv("WORDNET"); folder != "" {
		return folder
	}
	return "/usr/share/wordnet"
}

// trainThesaurus keeps the frequent words of WordNet and how they stand to one
// another.
func trainThesaurus() error {
	words, err := frequentWords(thesaurusWords)
	if err != nil {
		return err
	}
	frequent := map[string]bool{}
	for _, w := range words {
		frequent[w] = true
	}
	table, err := thesaurus.Make(wordnet(), func(w string) bool { return frequent[w] })
	if err != nil {
		return err
	}
	return save("thesaurus", table, card.Card{
		Title:   "How words stand to one another: synonyms, a kind of, opposites. The first senses of frequent English words and verbs with a particle.",
		Data:    []string{"WordNet 3.0 (Miller 1995; Copyright 2006 Princeton University, WordNet licence, see NOTICE): data.* and index.*, the first eight senses of each word; no glosses", "the 25,000 most frequent words of the table of vectors (vectors.card.md) choose which"},
		Command: "go run ./cmd/train thesaurus",
		Seed:    "none",
		Scores:  []string{"docs/check.md, with and without"},
		Notes:   []string{"the environment's WORDNET names the folder of WordNet's files, else /usr/share/wordnet", "senses are not told apart: what holds of one of a word's first senses is taken to hold of the word", "names are left out but for those that are words"},
	})
}
