// SPDX-License-Identifier: Apache-2.0

package main

import (
	"path/filepath"
	"slices"

	"dragoman/eval/names"
	"dragoman/internal/corpus"
	"dragoman/lang/en"
	"dragoman/read/name"
)

// benchNames scores the names found in gold tokens. n counts tokens. Of the
// world news set, on four fifths of which the model is trained, only the fifth
// kept apart is scored.
func benchNames(gold []string, _ int, started func()) (int, map[string]any, error) {
	namer, err := name.New(en.Pack())
	if err != nil {
		return 0, nil, err
	}
	var docs []corpus.NamedDoc
	for _, path := range gold {
		d, err := corpus.Names(path)
		if err != nil {
			return 0, nil, err
		}
		if filepath.Base(path) == "worldnews-train.tsv.gz" {
			d = slices.DeleteFunc(d, func(x corpus.NamedDoc) bool { return !corpus.KeptApart(x.ID) })
		}
		docs = append(docs, d...)
	}
	started()
	scores, tokens := names.Scores{}, 0
	for _, d := range docs {
		sentences := make([][]string, len(d.Sentences))
		for i, s := range d.Sentences {
			sentences[i] = s.Tokens
			tokens += len(s.Tokens)
		}
		for i, found := range namer.Find(sentences) {
			var want, got []names.Name
			for _, g := range d.Sentences[i].Names {
				if k := names.Gold(g.Type); k != "" {
					want = append(want, names.Name{First: g.First, Last: g.Last, Kind: k})
				}
			}
			for _, f := range found {
				if k := names.Gold(name.LabelNames[f.Label]); k != "" {
					got = append(got, names.Name{First: f.First, Last: f.Last, Kind: k})
				}
			}
			scores.Add(want, got)
		}
	}
	kinds := map[string]any{}
	for _, k := range names.Kinds {
		c := scores[k]
		kinds[k] = map[string]float64{"f1": c.F1(), "precision": c.Precision(), "recall": c.Recall()}
	}
	return tokens, map[string]any{"f1": scores.Micro().F1(), "by_kind": kinds}, nil
}
