// SPDX-License-Identifier: Apache-2.0

package main

import (
	"fmt"
	"os"

	"dragoman"
	"dragoman/internal/corpus"
	"dragoman/lang/en"
	"dragoman/read/name"
	"dragoman/read/parse"
	"dragoman/read/refer"
	"dragoman/read/sent"
	"dragoman/read/tag"
	"dragoman/read/token"
	"dragoman/train/card"
	"dragoman/train/say"
)

// trainSay trains the statement models, cue, bind and said, over the tags,
// trees and mentions the reader itself makes.
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
	names, err := name.New(pack)
	if err != nil {
		return err
	}
	actors, err := refer.New(pack)
	if err != nil {
		return err
	}
	prepare := func(r dragoman.Report) *dragoman.Reading {
		x := &dragoman.Reading{Report: r}
		for _, do := range []func(*dragoman.Reading){cut.Do, split.Do, tags.Do, trees.Do, names.Do, actors.Do} {
			do(x)
		}
		return x
	}
	m, err := say.Train(reports, prepare, pack, func(s string) { fmt.Fprintln(os.Stderr, s) })
	if err != nil {
		return err
	}
	c := card.Card{
		Data:    []string{"PolNeAR 1.0 train, 840 reports, 624,643 words, 19,868 attributions; seven outlets, one US campaign (no licence stated; the texts are the publishers')"},
		Command: "go run ./cmd/train say",
		Seed:    "5",
		Scores:  []string{"`go run ./cmd/bench statements`, docs/statements.md"},
		Notes:   []string{"the model holds weights only, no text", "cue, bind and said are trained together"},
	}
	c.Title = "Which tokens are the source, the cue and the content of a statement: structured averaged perceptron, 7 labels, Viterbi."
	if err := save("cue", m.Cue, c); err != nil {
		return err
	}
	c.Title = "Which spans are the source and the content of a given cue: averaged perceptron over candidate spans."
	if err := save("bind", m.Bind, c); err != nil {
		return err
	}
	c.Title = "Is a draft of a statement something said: softmax of two classes over the cue, the parts, how it was found and what the rules of the sieve see."
	return save("said", m.Said, c)
}
