// SPDX-License-Identifier: Apache-2.0

package main

import (
	"slices"

	"dragoman"
	"dragoman/compare/near"
	"dragoman/compare/verify"
	"dragoman/compare/window"
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
	windows, err := window.New(en.Pack())
	if err != nil {
		return 0, 0, err
	}
	model, err := verify.New(en.Pack())
	if err != nil {
		return 0, 0, err
	}
	seen := map[string]*window.Report{}
	reading := func(text string) *window.Report {
		if seen[text] == nil {
			seen[text] = windows.Read(reader.Read(dragoman.Report{Language: "en", Text: text}))
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
		rows[i] = logit.Example{X: tension(model, reading(p.A), reading(p.B)), Yes: yes[i]}
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

// tension is what the verifier makes of two claims: its two answers for the
// pair of sentences it holds most likely shared, in log odds, and what it saw
// there and in each claim. The first feature is 1; where no pair is proposed
// the pair's are 0.
func tension(m *verify.Model, a, b *window.Report) []float64 {
	found := near.Find(a, b)
	pair := make([]float64, 3+len(verify.Names()))
	for i := range found.Pairs {
		p := &found.Pairs[i]
		if v := m.Pair(&found, p); i == 0 || v.Shared > pair[1] {
			copy(pair, append([]float64{1, v.Shared, v.Opposed}, verify.Features(&found, p)...))
		}
	}
	return append(append([]float64{1}, pair...), append(manner(a), manner(b)...)...)
}

// manner is how a claim is made: how many of its sentences are quoted, held by
// another, refusing, hedging, negating, in the first person, and its length.
func manner(r *window.Report) []float64 {
	x := make([]float64, 12+int(window.Marks))
	for _, w := range r.Sentences {
		for i, v := range []float64{1, w.Quoted, float64(w.Negations), float64(w.Refusals), float64(w.Hedges), float64(len(w.Names)), float64(len(w.Numbers)), float64(len(w.Content)) / 10, float64(len(w.Cues))} {
			x[i] += v
		}
		for i, yes := range []bool{w.First1, w.Passive, w.Statement != nil} {
			if yes {
				x[9+i]++
			}
		}
		for i, k := range w.Marks {
			if k.Last > 0 {
				x[12+i]++
			}
		}
	}
	return x
}
