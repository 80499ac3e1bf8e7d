// SPDX-License-Identifier: Apache-2.0

package main

import (
	"dragoman/internal/corpus"
	"dragoman/lang/en"
	"dragoman/read"
	"dragoman/read/do"
	"dragoman/train/events"
)

const (
	plvData       = "PLV train (snowood1/Zero-Shot-PLOVER): 1,049 relations"
	copedData     = "CoPED clean train (eventdata/ConfliBERT): 1,111 sentences"
	eventsLicence = "PLV: none stated; CoPED: from a GPL-3 repository whose authors do not own the copyrights. Weights only, no text. Lexicon features: own data, and a table derived of CAMEO.2.0 (MIT, see NOTICE)"
)

func eventRows(name string) ([]corpus.EventRow, error) {
	path, err := corpus.Path("events", name)
	if err != nil {
		return nil, err
	}
	return corpus.JSONL[corpus.EventRow](path)
}

func trainPairs() error {
	rows, err := eventRows("plv-train.jsonl")
	if err != nil {
		return err
	}
	pack := en.Pack()
	reader, err := read.English(pack)
	if err != nil {
		return err
	}
	pairs, err := events.Pairs(reader, rows)
	if err != nil {
		return err
	}
	weak, err := events.Weak(reader)
	if err != nil {
		return err
	}
	p, err := do.NewPairsModel(pack, nil)
	if err != nil {
		return err
	}
	b, err := events.TrainPairs(p, append(weak, pairs...))
	if err != nil {
		return err
	}
	return save("pairs", b, card{
		"The PLOVER type of the relation between a given source and target: 15 types, CONCEDE and RETREAT merged as YIELD. Softmax.",
		plvData + "; up to 100 weak examples each of COOPERATE, MOBILIZE and PROTEST, which the frame lexicon found in the news sets (outlets' texts)", eventsLicence, "6", "`go run ./cmd/bench --folds 5 pairs`, docs/events.md",
	})
}

// trainMain trains the models of a sentence's main event: who (spans) and
// which quad.
func trainMain() error {
	coped, err := eventRows("coped-train-clean.jsonl")
	if err != nil {
		return err
	}
	plv, err := eventRows("plv-train.jsonl")
	if err != nil {
		return err
	}
	pack := en.Pack()
	reader, err := read.English(pack)
	if err != nil {
		return err
	}
	rows, err := events.Rows(reader, coped)
	if err != nil {
		return err
	}
	pairs, err := events.Pairs(reader, plv)
	if err != nil {
		return err
	}
	p, err := do.NewPairsModel(pack, nil)
	if err != nil {
		return err
	}
	spans, quad, err := events.TrainMain(p, append(events.PairRows(pairs), rows...))
	if err != nil {
		return err
	}
	c := card{
		"Who takes part in the main event of a sentence: source, target and mutual parties as B/I tags. Structured averaged perceptron, decoded by Viterbi.",
		copedData, eventsLicence, "6", "`go run ./cmd/bench --folds 5 events`, docs/events.md",
	}
	if err := save("spans", spans, c); err != nil {
		return err
	}
	c.what = "The quad of a sentence's main event, 0 for none, reduced relations as 3. Softmax over the features of the pair typer."
	c.data += "; " + plvData
	return save("quad", quad, c)
}
