// SPDX-License-Identifier: Apache-2.0

package main

import (
	"bytes"
	"os"

	"dragoman/internal/clusters"
	"dragoman/internal/corpus"
	"dragoman/lang"
	"dragoman/lang/en"
	"dragoman/train/card"
	"dragoman/train/parse"
	"dragoman/train/sent"
	"dragoman/train/tag"
)

// save writes a model and its card into the English pack.
func save(name string, model []byte, c card.Card) error {
	c.Name = name
	return card.Write("lang/en", c, model)
}

// The training halves of the treebanks, and what their cards say.
var treeData = []string{
	"UD English EWT 2.15 train, 540 documents, 204,577 words (CC BY-SA 4.0)",
	"UD English GUM 2.15 train without its non-commercial genres, 127 documents, 127,468 words (annotations CC BY 4.0; texts by genre CC BY 2.5, CC BY 4.0, CC BY-SA 3.0, public domain)",
}

// treeNotes are the notes of what is learnt from treebanks.
var treeNotes = []string{"the model is shared under CC BY-SA 4.0, as the treebank is"}

const withClasses = "word classes (clusters.card.md)"

func trees(names ...string) (docs []corpus.Doc, err error) {
	for _, n := range names {
		p, err := corpus.Path("treebank", n+".conllu.gz")
		if err != nil {
			return nil, err
		}
		d, err := corpus.CoNLLU(p)
		if err != nil {
			return nil, err
		}
		docs = append(docs, d...)
	}
	return docs, nil
}

// wordClasses opens the model "clusters".
func wordClasses() (*clusters.Clusters, error) {
	return lang.Open(en.Pack(), "clusters", clusters.Open)
}

func trainSent() error {
	docs, err := trees("ewt-train", "gum-train")
	if err != nil {
		return err
	}
	var b bytes.Buffer
	if err := sent.Train(&b, en.Pack(), docs); err != nil {
		return err
	}
	return save("sent", b.Bytes(), card.Card{
		Title:   "Does a sentence begin at this gap between two tokens? Softmax over 24 templates, classes no and yes.",
		Data:    treeData,
		Command: "go run ./cmd/train sent",
		Seed:    "1",
		Scores:  []string{"`go run ./cmd/bench tokens`, docs/models.md"},
		Notes:   treeNotes,
	})
}

func trainTag() error {
	docs, err := trees("ewt-train", "gum-train")
	if err != nil {
		return err
	}
	see, err := wordClasses()
	if err != nil {
		return err
	}
	var words bytes.Buffer
	words.WriteString("# Lemma rules, learnt from UD English EWT and GUM (CC BY-SA 4.0) by go run ./cmd/train tag.\n" +
		"# Penn tag, end of the form (^ before a whole form, - every form), bytes to cut, what to add.\n")
	if err := tag.Lemmas(&words, docs); err != nil {
		return err
	}
	if err := os.WriteFile("lang/en/words/lemmas.txt", words.Bytes(), 0o644); err != nil {
		return err
	}
	p := tag.Train(docs, tag.Options{Seed: 1, See: see})
	for seed := uint64(2); seed <= 3; seed++ {
		p.Join(tag.Train(docs, tag.Options{Seed: seed, See: see}).Perceptron)
	}
	words.Reset()
	words.WriteString("# Words that always have one class of the tagger, learnt from UD English EWT and GUM (CC BY-SA 4.0)\n" +
		"# by go run ./cmd/train tag. They are not scored.\n")
	if err := p.WriteWords(&words); err != nil {
		return err
	}
	if err := os.WriteFile("lang/en/words/fixed-tags.txt", words.Bytes(), 0o644); err != nil {
		return err
	}
	var b bytes.Buffer
	if err := p.Write(&b); err != nil {
		return err
	}
	return save("tag", b.Bytes(), card.Card{
		Title:   "Universal and Penn part of speech as one class. Averaged perceptron, greedy from left to right, the mean of three trainings.",
		Data:    append(treeData, withClasses),
		Command: "go run ./cmd/train tag",
		Seed:    "1, 2, 3",
		Scores:  []string{"`go run ./cmd/bench parse` (upos), docs/models.md"},
		Notes:   treeNotes,
	})
}

// trainParse trains the parser and the labeller on tags predicted by taggers
// that did not see the sentence.
func trainParse() error {
	docs, err := trees("ewt-train", "gum-train")
	if err != nil {
		return err
	}
	see, err := wordClasses()
	if err != nil {
		return err
	}
	readings, err := tag.Fold(docs, 5, tag.Options{Seed: 1, See: see, Epochs: 5})
	if err != nil {
		return err
	}
	m := parse.Train(readings, parse.Options{Seed: 1, See: see})
	m.Join(parse.Train(readings, parse.Options{Seed: 2, See: see}))
	var b bytes.Buffer
	if err := m.Moves.Write(&b, parse.Clip); err != nil {
		return err
	}
	c := card.Card{
		Title:   "The four transitions of an arc-eager parser with the root at the end. Averaged perceptron, dynamic oracle, tags jack-knifed five times, the mean of two trainings.",
		Data:    append(treeData, withClasses),
		Command: "go run ./cmd/train parse",
		Seed:    "1, 2",
		Scores:  []string{"`go run ./cmd/bench parse` (uas, las), docs/models.md"},
		Notes:   treeNotes,
	}
	if err := save("parse", b.Bytes(), c); err != nil {
		return err
	}
	b.Reset()
	if err := m.Arcs.Write(&b, 10, 1, 0); err != nil {
		return err
	}
	c.Title = "The relation of a word to its head as the arc is made, seen by later transitions. Averaged perceptron."
	if err := save("arc", b.Bytes(), c); err != nil {
		return err
	}
	b.Reset()
	if err := m.Labels.Write(&b, 10, 1, 0); err != nil {
		return err
	}
	c.Title = "The relation of a word to its head in a finished tree. Averaged perceptron over the 37 universal relations."
	return save("label", b.Bytes(), c)
}
