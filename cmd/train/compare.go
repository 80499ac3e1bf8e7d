// SPDX-License-Identifier: Apache-2.0

package main

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"dragoman"
	"dragoman/compare/window"
	"dragoman/extract"
	"dragoman/internal/corpus"
	"dragoman/know/actors"
	"dragoman/know/gaz"
	"dragoman/lang/en"
	"dragoman/link"
	"dragoman/read"
	"dragoman/train/card"
	train "dragoman/train/verify"
)

// trainFrequency packs the document frequencies that weigh words when reports
// are compared.
func trainFrequency() error {
	path, err := corpus.Path("stories", "document-frequency-en-pre2016.tsv")
	if err != nil {
		return err
	}
	b, err := corpus.ReadFile(path)
	if err != nil {
		return err
	}
	count := map[string]int{}
	lines := strings.Split(strings.TrimSpace(string(b)), "\n")
	_, docs, _ := strings.Cut(lines[0], "\t")
	for _, l := range lines[1:] {
		w, n, _ := strings.Cut(l, "\t")
		c, err := strconv.Atoi(n)
		if err != nil {
			return fmt.Errorf("%s: %w", path, err)
		}
		count[strings.ToLower(w)] += c
	}
	words := make([]string, 0, len(count))
	for w := range count {
		words = append(words, w)
	}
	slices.Sort(words)
	var out strings.Builder
	fmt.Fprintf(&out, "#docs\t%s\n", docs)
	for _, w := range words {
		fmt.Fprintf(&out, "%s\t%d\n", w, count[w])
	}
	return save("frequency", []byte(out.String()), card.Card{
		Title:   "In how many of 12,799 reports each of 39,000 words stands: how rare a word is, for the comparison of reports.",
		Data:    []string{"counts over US political reports before 2016 (document-frequency-en-pre2016.tsv; counts only, no text)"},
		Command: "go run ./cmd/train frequency",
		Seed:    "none",
	})
}

// trainVerify fits the judge of pairs to the stories of the gold.
func trainVerify() error {
	path, err := corpus.Path("gold", "stories.json")
	if err != nil {
		return err
	}
	reader, err := reportReader()
	if err != nil {
		return err
	}
	w, err := window.New(en.Pack())
	if err != nil {
		return err
	}
	stories, err := train.Stories(path, reader, w)
	if err != nil {
		return err
	}
	more, err := train.Judged(len(stories), reader, w)
	if err != nil {
		return err
	}
	data, err := train.Bytes(train.Fit(append(train.All(stories), more...)))
	if err != nil {
		return err
	}
	return save("verify", data, card.Card{
		Title: "Do two sentences of two reports tell one thing? A logistic and boosted trees over 137 features of the two, of their nearest parts, and of how they stand among the others.",
		Data: []string{"72 stories of two or three reports, what they share marked by hand for this project (data/gold/stories.json; the texts are the outlets' and no word of them is in the model)",
			"3,781 judgements of pairs of sentences of 76 other stories of news/stream-2012-2018, by readers who saw no score (train/verify/judged.txt)"},
		Command: "go run ./cmd/train verify",
		Seed:    "none",
		Scores:  []string{"`go run ./cmd/bench --folds 5 agree data/gold/stories.json`, docs/compare.md"},
		Notes:   []string{"the model holds weights only, no text", "scored on the gold it was trained on it looks better than it is: use folds"},
	})
}

// reportReader reads a report as the program would.
func reportReader() (func(dragoman.Raw) (*dragoman.Reading, error), error) {
	x, err := extract.New(en.Pack(), extract.Options{Language: "en"})
	if err != nil {
		return nil, err
	}
	r, err := read.English(en.Pack())
	if err != nil {
		return nil, err
	}
	known, err := actors.Known()
	if err != nil {
		return nil, err
	}
	towns, err := gaz.Embedded()
	if err != nil {
		return nil, err
	}
	l, err := link.New(en.Pack(), known, link.Towns(towns))
	if err != nil {
		return nil, err
	}
	return func(raw dragoman.Raw) (*dragoman.Reading, error) {
		rep, _, err := x.Report(raw)
		if err != nil {
			return nil, err
		}
		out := r.Read(rep)
		l.Do(out)
		return out, nil
	}, nil
}
