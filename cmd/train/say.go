// SPDX-License-Identifier: Apache-2.0

package main

import (
	"fmt"
	"os"

	"dragoman"
	"dragoman/internal/corpus"
	"dragoman/lang/en"
	"dragoman/read/parse"
	"dragoman/read/say/page"
	"dragoman/read/sent"
	"dragoman/read/tag"
	"dragoman/read/token"
	"dragoman/train/card"
	"dragoman/train/say"
)

// trainSay trains both statement models, cue and bind, over the tags and trees
// the reader itself makes.
func trainSay() error {
	path, err := corpus.Path("statements", "polnear-train.jsonl.gz")
	if err != nil {
		return err
	}
	reports, err := corpus.PolNeAR(path)
	if err != nil {
		return err
	}
	pack := en.Pack()
	cut, err := token.New(pack)
	if err != nil {
		return err
	}
	split, err := sent.New(pack)
	if err != nil {
		return err
	}
	tags, err := tag.New(pack)
	if err != nil {
		return err
	}
	trees, err := parse.New(pack)
	if err != nil {
		return err
	}
	lex, err := page.NewLexicon(pack)
	if err != nil {
		return err
	}
	prepare := func(r dragoman.Report) *dragoman.Reading {
		x := &dragoman.Reading{Report: r}
		for _, do := range []func(*dragoman.Reading){cut.Do, split.Do, tags.Do, trees.Do} {
			do(x)
		}
		return x
	}
	cue, bind, err := say.Train(reports, prepare, lex, func(s string) { fmt.Fprintln(os.Stderr, s) })
	if err != nil {
		return err
	}
	c := card.Card{
		Data:    []string{"PolNeAR 1.0 train, 840 reports, 624,643 words, 19,868 attributions; seven outlets, one US campaign (no licence stated; the texts are the publishers')"},
		Command: "go run ./cmd/train say",
		Seed:    "5",
		Scores:  []string{"`go run ./cmd/bench statements`, docs/statements.md"},
		Notes:   []string{"the model holds weights only, no text", "cue and bind are trained together"},
	}
	c.Title = "Which tokens are the source, the cue and the content of a statement: structured averaged perceptron, 7 labels, Viterbi."
	if err := save("cue", cue, c); err != nil {
		return err
	}
	c.Title = "Which spans are the source and the content of a given cue: averaged perceptron over candidate spans."
	return save("bind", bind, c)
}
