// SPDX-License-Identifier: Apache-2.0

package main

import (
	"bytes"

	"dragoman/internal/corpus"
	"dragoman/lang/en"
	"dragoman/read/where"
	"dragoman/train/card"
	fit "dragoman/train/where"
)

func trainWhere() error {
	var docs []corpus.PlacesDoc
	for _, n := range []string{"lgl", "geovirus"} {
		p, err := corpus.Path("places", n+".jsonl.gz")
		if err != nil {
			return err
		}
		d, err := corpus.Places(p)
		if err != nil {
			return err
		}
		docs = append(docs, d...)
	}
	t, err := where.Untrained(en.Pack())
	if err != nil {
		return err
	}
	var b bytes.Buffer
	if err := fit.Fit(t, docs).Write(&b); err != nil {
		return err
	}
	return save("where", b.Bytes(), card.Card{
		Title: "What does a place name mean? Three passes of a linear softmax ranker over gazetteer candidates; 69 weights, as text: pass, feature, weight.",
		Data: []string{
			"LGL, 586 local-news articles, 4,452 resolved names (annotations GPL-3, articles their publishers')",
			"GeoVirus, 229 Wikinews articles, 2,170 names (annotations GPL-3, articles CC BY 2.5)",
		},
		Command: "go run ./cmd/train where",
		Seed:    "1",
		Scores:  []string{"`go run ./cmd/bench -folds 5 places lgl geovirus`, docs/places.md; in-sample scores are labelled there"},
		Notes:   []string{"69 fitted numbers, which hold neither text nor annotation"},
	})
}
