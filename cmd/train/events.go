// SPDX-License-Identifier: Apache-2.0

package main

import (
	"dragoman/internal/corpus"
	"dragoman/lang/en"
	"dragoman/read"
	"dragoman/read/do"
	"dragoman/train/card"
	"dragoman/train/coder"
	"dragoman/train/events"
)

const (
	plvData    = "PLV train (snowood1/Zero-Shot-PLOVER), 1,049 relations (no licence stated)"
	copedData  = "CoPED clean train (eventdata/ConfliBERT), 1,111 sentences (from a GPL-3 repository whose authors do not own the copyrights)"
	codedData  = "gold/articles.json: the events of 90 reports of news/worldnews, coded by hand for this project"
	judgedData = "train/coder/coded.txt: reports of news/worldnews coded whole for this project, ids and ranges; train/coder/judged.txt: words of reports of news/worldnews, judged by hand for this project"
	lexData    = "frames of our own; features from CAMEO.2.0 (MIT, see NOTICE)"
	noText     = "the model holds weights only, no text"
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
	linker, err := coder.Linker(pack)
	if err != nil {
		return err
	}
	reader, err := read.English(pack, linker)
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
	p, err := do.NewPairsModel(pack, nil, nil)
	if err != nil {
		return err
	}
	b, err := events.TrainPairs(p, append(weak, pairs...))
	if err != nil {
		return err
	}
	c := card.Card{
		Title: "The PLOVER type of the relation between a given source and target: 15 types, CONCEDE and RETREAT merged as YIELD. Softmax.",
		Data: []string{
			plvData, lexData,
			"up to 50 weak examples each of COOPERATE, MOBILIZE and PROTEST, which the frame lexicon found in the news sets (outlets' texts)",
		},
		Command: "go run ./cmd/train pairs",
		Seed:    "6",
		Scores:  []string{"`go run ./cmd/bench --folds 5 pairs`, docs/events.md"},
		Notes:   []string{noText},
	}
	if err := save("pairs", b, c); err != nil {
		return err
	}
	c.Title = "The same, over word vectors; its share is three in ten. Softmax."
	c.Data = append(c.Data, "word vectors (see vectors.card.md)")
	c.Seed = "none: L-BFGS from nought"
	return save("pairs-near", events.TrainPairVectors(p, append(weak, pairs...)), c)
}

// derive makes the list of nouns derived of verbs. WORDNET names the folder of
// data.verb and data.noun; without it, the one Debian's wordnet-base has.
func derive() error {
	return events.Derived(wordnet())
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
	p, err := do.NewPairsModel(pack, nil, nil)
	if err != nil {
		return err
	}
	spans, quad, err := events.TrainMain(p, append(events.PairRows(pairs), rows...))
	if err != nil {
		return err
	}
	c := card.Card{
		Title:   "Who takes part in the main event of a sentence: source, target and mutual parties as B/I tags. Structured averaged perceptron, decoded by Viterbi.",
		Data:    []string{copedData, plvData, lexData},
		Command: "go run ./cmd/train spans",
		Seed:    "6",
		Scores:  []string{"`go run ./cmd/bench --folds 5 events`, docs/events.md"},
		Notes:   []string{noText},
	}
	if err := save("spans", spans, c); err != nil {
		return err
	}
	c.Title = "The quad of a sentence's main event, 0 for none, reduced relations as 3. Softmax over the features of the pair typer."
	return save("quad", quad, c)
}

// trainCoder trains the models of the event coder.
func trainCoder() error {
	d, err := coder.Open(en.Pack())
	if err != nil {
		return err
	}
	files, err := d.Train(coder.None, nil)
	if err != nil {
		return err
	}
	titles := [...]string{
		"How likely a word of a report is to tell an event of public affairs. Logistic regression.",
		"The PLOVER type of a word that tells an event. Softmax.",
		"How likely a phrase is to be the actor of an event. Logistic regression.",
		"How likely a phrase is to be the recipient of an event. Logistic regression.",
		"How likely two words of a report are to tell one happening. Logistic regression.",
		"How likely the tellings of a happening, taken together, are an event of their own. Logistic regression.",
	}
	for i, name := range do.ModelNames {
		err := save(name, files[i], card.Card{
			Title:   titles[i],
			Data:    []string{codedData, judgedData, plvData, copedData, lexData, "word vectors (see vectors.card.md)"},
			Command: "go run ./cmd/train coder",
			Seed:    "none: L-BFGS from nought, parts by a hash of the report's id",
			Scores:  []string{"`go run ./cmd/bench --folds 5 articles`, docs/events.md"},
			Notes:   []string{noText},
		})
		if err != nil {
			return err
		}
	}
	return nil
}
