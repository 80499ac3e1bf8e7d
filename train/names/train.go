// SPDX-License-Identifier: Apache-2.0

package names

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"os"
	"sort"

	"dragoman/eval/names"
	"dragoman/internal/corpus"
	"dragoman/internal/linear"
	"dragoman/know/actors"
	"dragoman/lang"
	"dragoman/read/name"
	"dragoman/train/card"
)

// sets loads the training documents, and the world news kept apart.
func sets() (train, apart []document, err error) {
	all := func(string) bool { return true }
	var world, others []document
	for _, s := range []struct {
		file   string
		scheme scheme
		weight float32
		keep   func(string) bool
		into   *[]document
	}{
		{"worldnews-train.tsv.gz", worldScheme, 1, func(id string) bool { return !corpus.KeptApart(id) }, &world},
		{"worldnews-train.tsv.gz", worldScheme, 1, corpus.KeptApart, &apart},
		{"wikigold.conll", wikiScheme, 1, all, &others},
		{"crossner-politics-train.conll", crossScheme, 1, all, &others},
		{"uner-ewt-dev.iob2", unerScheme, 1, all, &others},
	} {
		path, err := corpus.Path("names", s.file)
		if err != nil {
			return nil, nil, err
		}
		docs, err := load(path, s.scheme, s.weight, s.keep)
		if err != nil {
			return nil, nil, err
		}
		*s.into = append(*s.into, docs...)
	}
	known, err := actors.Known()
	if err != nil {
		return nil, nil, err
	}
	regroup(others, world, known)
	return append(world, others...), apart, nil
}

// fit trains on documents.
func fit(n *name.Namer, docs []document, c *crf, log func(string)) error {
	var runs []name.Run
	var gold [][]span
	var weights []float32
	inRuns, all := 0, 0
	for _, d := range docs {
		for _, r := range n.Runs(d.tokens) {
			var g []span
			for _, x := range d.gold[r.Sentence] {
				if x.first >= r.First && x.last <= r.First+len(r.Tokens) {
					g = append(g, span{x.first - r.First, x.last - r.First, x.label})
				}
			}
			inRuns += len(g)
			runs, gold, weights = append(runs, r), append(gold, g), append(weights, d.weight)
		}
		for _, g := range d.gold {
			all += len(g)
		}
	}
	examples, lost := c.examples(runs, gold, weights)
	log(fmt.Sprintf("%d documents, %d runs, %d names, %d out of reach, %d features", len(docs), len(runs), all, all-inRuns+lost, len(c.tokens.keys)+len(c.wholes.keys)))
	c.train(examples, 7)
	return nil
}

// Score counts the names a Namer finds in documents.
func score(n *name.Namer, docs []document) names.Scores {
	kinds := [name.Labels]string{"PER", "ORG", "LOC", "LOC", "GRP", "OTH"}
	s := names.Scores{}
	for _, d := range docs {
		found := n.Find(d.tokens)
		for i := range d.tokens {
			var g, f []names.Name
			for _, x := range d.gold[i] {
				g = append(g, names.Name{First: x.first, Last: x.last, Kind: kinds[x.label]})
			}
			for _, x := range found[i] {
				f = append(f, names.Name{First: x.First, Last: x.Last, Kind: kinds[x.Label]})
			}
			s.Add(g, f)
		}
	}
	return s
}

func show(s names.Scores) string {
	out := fmt.Sprintf("f1 %.4f", s.Micro().F1())
	keys := []string{}
	for k := range s {
		keys = append(keys, k)
	}
	sort.Strings(keys)
	for _, k := range keys {
		out += fmt.Sprintf("  %s %.3f/%.3f/%.3f", k, s[k].Precision(), s[k].Recall(), s[k].F1())
	}
	return out
}

// Train writes lang/en/model/names.bin and its card.
func Train(pack *lang.Pack) error {
	model, scores, err := build(pack)
	if err != nil {
		return err
	}
	notes, err := tables("know/actors/actors.bin", "know/gaz/places.bin", "lang/en/model/clusters.bin")
	if err != nil {
		return err
	}
	return card.Write("lang/en", card.Card{
		Notes: notes,
		Name:  "names",
		Title: "Finds names: persons, organisations, places, facilities, groups and others (read/name).",
		Data: []string{
			"world news names (stanfordnlp/en-worldwide-newswire, arXiv 2404.13465; no licence stated), less the fifth of its documents kept apart (corpus.KeptApart: FNV-1a of the id modulo 5 is 0)",
			"WikiGold (CC-BY 4.0)",
			"CrossNER politics, train part (repository MIT, text of Wikipedia CC BY-SA)",
			"UNER EWT, dev part (CC BY-SA 4.0)",
			"word classes (clusters.card.md)",
		},
		Command: "go run ./cmd/train names",
		Seed:    "7",
		Scores:  []string{"world news kept apart, exact spans (precision/recall/F1; LOC holds facilities): " + scores},
	}, model)
}

// tables says which tables the features looked things up in: with other ones
// the same command makes other bytes.
func tables(paths ...string) (notes []string, err error) {
	for _, p := range paths {
		b, err := os.ReadFile(p)
		if err != nil {
			return nil, err
		}
		notes = append(notes, fmt.Sprintf("trained with `%s`, sha256 %x", p, sha256.Sum256(b)))
	}
	return notes, nil
}

// build trains the model and scores it on the world news kept apart.
func build(pack *lang.Pack) (model []byte, scores string, err error) {
	docs, apart, err := sets()
	if err != nil {
		return nil, "", err
	}
	n, err := name.Untrained(pack)
	if err != nil {
		return nil, "", err
	}
	c := newCRF()
	if err := fit(n, docs, c, func(s string) { fmt.Fprintln(os.Stderr, s) }); err != nil {
		return nil, "", err
	}
	var b bytes.Buffer
	if err := linear.WriteRows(&b, name.ClassNames(), c.rows(0.02, 0.1), 0); err != nil {
		return nil, "", err
	}
	m, err := linear.Open(b.Bytes())
	if err != nil {
		return nil, "", err
	}
	n.SetModel(m)
	return b.Bytes(), show(score(n, apart)), nil
}
