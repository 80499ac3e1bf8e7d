// SPDX-License-Identifier: Apache-2.0

package main

import (
	"dragoman/eval/pairs"
	"dragoman/internal/corpus"
	"dragoman/internal/linear"
	"dragoman/internal/maxent"
	"dragoman/lang/en"
	"dragoman/read"
	"dragoman/read/do"
	"dragoman/train/coder"
	"dragoman/train/events"
)

// benchPairs types the relation of given pairs. With folds, the model is
// trained on the other folds; folds are split by sentence.
func benchPairs(gold []string, folds int, started func()) (int, map[string]any, error) {
	pack := en.Pack()
	linker, err := coder.Linker(pack)
	if err != nil {
		return 0, nil, err
	}
	reader, err := read.English(pack, linker)
	if err != nil {
		return 0, nil, err
	}
	var rows []corpus.EventRow
	for _, path := range gold {
		r, err := corpus.JSONL[corpus.EventRow](path)
		if err != nil {
			return 0, nil, err
		}
		rows = append(rows, r...)
	}
	all, err := events.Pairs(reader, rows)
	if err != nil {
		return 0, nil, err
	}
	var want, got []pairs.Answer
	answer := func(p *do.Pairs, x events.Pair) {
		typ, quad := p.Type(x.Reading, x.Source, x.Target)
		got = append(got, pairs.Answer{PLOVER: typ, Quad: quad})
		want = append(want, pairs.Answer{PLOVER: x.Type, Quad: x.Quad})
	}
	if folds == 0 {
		p, err := do.NewPairs(pack)
		if err != nil {
			return 0, nil, err
		}
		started()
		for _, x := range all {
			answer(p, x)
		}
	}
	var weak []events.Pair
	if folds > 0 {
		if weak, err = events.Weak(reader); err != nil {
			return 0, nil, err
		}
	}
	for k := range folds {
		p, err := trainPairs(append(weak[:len(weak):len(weak)], all...), func(x events.Pair) bool { return events.Fold(x.Text, folds) != k })
		if err != nil {
			return 0, nil, err
		}
		for _, x := range all {
			if events.Fold(x.Text, folds) == k {
				answer(p, x)
			}
		}
	}
	s := pairs.Score(want, got)
	return len(want), map[string]any{"binary_f1": s.Binary, "quad_f1": s.Quad, "type_f1": s.Type, "by_type": s.ByType}, nil
}

func trainPairs(all []events.Pair, use func(events.Pair) bool) (*do.Pairs, error) {
	pack := en.Pack()
	p, err := do.NewPairsModel(pack, nil, nil)
	if err != nil {
		return nil, err
	}
	var train []events.Pair
	for _, x := range all {
		if use(x) {
			train = append(train, x)
		}
	}
	b, err := events.TrainPairs(p, train)
	if err != nil {
		return nil, err
	}
	m, err := linear.Open(b)
	if err != nil {
		return nil, err
	}
	near, err := maxent.Open(events.TrainPairVectors(p, train))
	if err != nil {
		return nil, err
	}
	return do.NewPairsModel(pack, m, near)
}
