// SPDX-License-Identifier: Apache-2.0

package main

import (
	"slices"

	"dragoman"
	"dragoman/compare"
	"dragoman/eval"
	"dragoman/internal/corpus"
	"dragoman/internal/logit"
	"dragoman/lang/en"
	"dragoman/read"
)

// claimDiff reads the two claims of each pair, scores the pairs by how likely
// the second weakens the first, and returns the area under the ROC curve, from
// folds (5 where none are given) that never cut a topic.
func claimDiff(path string, folds int) (int, float64, error) {
	pairs, err := corpus.ClaimPairs(path)
	if err != nil {
		return 0, 0, err
	}
	reader, err := read.English(en.Pack())
	if err != nil {
		return 0, 0, err
	}
	seen := map[string]*dragoman.Reading{}
	reading := func(text string) *dragoman.Reading {
		if seen[text] == nil {
			seen[text] = reader.Read(dragoman.Report{Language: "en", Text: text})
		}
		return seen[text]
	}
	if folds < 2 {
		folds = 5
	}
	var topics []string
	for _, p := range pairs {
		if !slices.Contains(topics, p.Topic) {
			topics = append(topics, p.Topic)
		}
	}
	scores, yes := make([]float64, len(pairs)), make([]bool, len(pairs))
	rows := make([]logit.Example, len(pairs))
	fold := make([]int, len(pairs))
	for i, p := range pairs {
		yes[i] = p.Relation == 1
		rows[i] = logit.Example{X: compare.Tension(reading(p.A), reading(p.B)), Yes: yes[i]}
		fold[i] = slices.Index(topics, p.Topic) % folds
	}
	for f := range folds {
		var train []logit.Example
		for i, r := range rows {
			if fold[i] != f {
				train = append(train, r)
			}
		}
		w := logit.Fit(train, 60)
		for i, r := range rows {
			if fold[i] == f {
				scores[i] = logit.Probability(w, r.X)
			}
		}
	}
	return len(pairs), eval.AUC(scores, yes), nil
}
