// SPDX-License-Identifier: Apache-2.0

package main

import (
	"maps"
	"path/filepath"
	"strings"

	"dragoman/eval"
	"dragoman/internal/corpus"
	"dragoman/lang/en"
	"dragoman/read/hold"
	"dragoman/read/parse"
	"dragoman/read/tag"
)

// factuality scores the model of read/hold on its own tags and trees; with
// several files all targets are pooled, and each file stands under its name.
func factuality(gold []string, _ int, started func()) (int, map[string]any, error) {
	pack := en.Pack()
	tags, err := tag.New(pack)
	if err != nil {
		return 0, nil, err
	}
	trees, err := parse.New(pack)
	if err != nil {
		return 0, nil, err
	}
	h, err := hold.New(pack)
	if err != nil {
		return 0, nil, err
	}
	sets := make([][]corpus.Factuality, len(gold))
	for i, path := range gold {
		if sets[i], err = corpus.Factualities(path); err != nil {
			return 0, nil, err
		}
	}
	started()
	var all eval.Factuality
	n, out := 0, map[string]any{}
	for i, rows := range sets {
		var one eval.Factuality
		for k := range rows {
			r := rows[k].Reading()
			tags.Do(r)
			trees.Do(r)
			for _, t := range rows[k].Targets {
				score, classes := h.Score(r, t.Span[0])
				class := hold.Class(classes)
				all.Add(t.Label, score, class)
				one.Add(t.Label, score, class)
				n++
			}
		}
		if len(gold) > 1 {
			name, _, _ := strings.Cut(filepath.Base(gold[i]), ".")
			out[name] = one.Metrics()
		}
	}
	maps.Copy(out, all.Metrics())
	return n, out, nil
}
