// SPDX-License-Identifier: Apache-2.0

package main

import (
	"strings"

	"dragoman"
	score "dragoman/eval/events"
	"dragoman/internal/corpus"
	"dragoman/lang/en"
	"dragoman/read"
	"dragoman/read/do"
	"dragoman/train/events"
)

// benchEvents finds the parties and the quad of a sentence's main event over
// gold tokens. With folds, the models are trained on the other folds.
func benchEvents(gold []string, folds int, started func()) (int, map[string]any, error) {
	pack := en.Pack()
	reader, err := read.English(pack)
	if err != nil {
		return 0, nil, err
	}
	var rows []events.Row
	for _, path := range gold {
		raw, err := corpus.JSONL[corpus.EventRow](path)
		if err != nil {
			return 0, nil, err
		}
		r, err := events.Rows(reader, raw)
		if err != nil {
			return 0, nil, err
		}
		rows = append(rows, r...)
	}
	p, err := do.NewPairsModel(pack, nil, nil)
	if err != nil {
		return 0, nil, err
	}
	var want, got []score.Answer
	answer := func(m *do.Main, x events.Row) {
		t, quad := m.Do(x.Reading, 0)
		a := spanAnswer(x.Reading, t)
		a.Quad = quad
		got = append(got, a)
		g := spanAnswer(x.Reading, do.Ranges(x.Tags))
		g.Quad, g.HasSpans, g.HasQuad = x.Quad, x.Spans, x.Quads
		want = append(want, g)
	}
	if folds == 0 {
		m, err := do.LoadMain(pack)
		if err != nil {
			return 0, nil, err
		}
		started()
		for _, x := range rows {
			answer(m, x)
		}
	}
	var more []events.Row
	if folds > 0 {
		if more, err = plvRows(reader); err != nil {
			return 0, nil, err
		}
	}
	for k := range folds {
		var train []events.Row
		for _, x := range more {
			if events.Fold(x.Text, folds) != k {
				train = append(train, x)
			}
		}
		for _, x := range rows {
			if events.Fold(x.Text, folds) != k {
				train = append(train, x)
			}
		}
		spans, quad, err := events.TrainMain(p, train)
		if err != nil {
			return 0, nil, err
		}
		m, err := do.OpenMain(pack, spans, quad)
		if err != nil {
			return 0, nil, err
		}
		for _, x := range rows {
			if events.Fold(x.Text, folds) == k {
				answer(m, x)
			}
		}
	}
	s := score.Score(want, got)
	return len(want), map[string]any{"actor_f1": s.Actor, "recipient_f1": s.Recipient, "triple_f1": s.Triple, "quad_f1": s.Quad}, nil
}

// plvRows are the relations of PLV train, which every fold may learn from but
// for the sentences it is tested on.
func plvRows(reader *read.Reader) ([]events.Row, error) {
	path, err := corpus.Path("events", "plv-train.jsonl")
	if err != nil {
		return nil, err
	}
	raw, err := corpus.JSONL[corpus.EventRow](path)
	if err != nil {
		return nil, err
	}
	pairs, err := events.Pairs(reader, raw)
	return events.PairRows(pairs), err
}

// spanAnswer turns token ranges of a one-sentence reading into strings.
func spanAnswer(r *dragoman.Reading, t do.Tagged) (a score.Answer) {
	words := func(x [2]int) string {
		var w []string
		for _, k := range r.Tokens[x[0]:x[1]] {
			w = append(w, k.Of(r.Text))
		}
		return strings.Join(w, " ")
	}
	for _, x := range t.Source {
		a.Actors = append(a.Actors, words(x))
	}
	for _, x := range t.Mutual {
		a.Actors = append(a.Actors, words(x))
	}
	for _, x := range t.Target {
		a.Recipients = append(a.Recipients, words(x))
	}
	a.Mutual = len(t.Mutual) > 0
	return a
}
