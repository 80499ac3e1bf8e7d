// SPDX-License-Identifier: Apache-2.0

package main

import (
	"dragoman"
	"dragoman/internal/corpus"
	"dragoman/lang/en"
	"dragoman/read/hold"
	"dragoman/read/parse"
	"dragoman/read/tag"
	"dragoman/train/card"
	train "dragoman/train/hold"
)

func trainHold() error {
	var rows []corpus.Factuality
	for _, name := range []string{"uds_ih2-train.jsonl.gz", "meantime-train.jsonl.gz"} {
		path, err := corpus.Path("factuality", name)
		if err != nil {
			return err
		}
		x, err := corpus.Factualities(path)
		if err != nil {
			return err
		}
		rows = append(rows, x...)
	}
	pack := en.Pack()
	tags, err := tag.New(pack)
	if err != nil {
		return err
	}
	trees, err := parse.New(pack)
	if err != nil {
		return err
	}
	f, err := hold.LoadFeatures(pack)
	if err != nil {
		return err
	}
	data, err := train.Train(rows, func(r *dragoman.Reading) { tags.Do(r); trees.Do(r) }, f)
	if err != nil {
		return err
	}
	return save("hold", data, card.Card{
		Title: "Did an event happen: softmax over eight bins of a score from -3 to +3, on words, parse and the state the rules of read/hold find.",
		Data: []string{
			"UDS-IH2 (It-Happened v2) train, 9,098 sentences, 22,108 targets, over the English Web Treebank (texts CC BY-SA 4.0)",
			"MEANTIME train, 293 sentences, 1,012 targets, Wikinews (texts CC BY 2.5)",
			"both from njjiang/factuality_bert (MIT; the licences of the labels were not seen)",
		},
		Command: "go run ./cmd/train hold",
		Seed:    "11",
		Scores:  []string{"`go run ./cmd/bench factuality`, docs/hold.md"},
		Notes:   []string{"the model holds weights only, no text"},
	})
}
