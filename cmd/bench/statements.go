// SPDX-License-Identifier: Apache-2.0

package main

import (
	"dragoman"
	"dragoman/eval/statements"
	"dragoman/internal/corpus"
	"dragoman/lang/en"
	"dragoman/read"
)

// attributions loads files of PolNeAR's form.
func attributions(gold []string) (all []corpus.Attributed, err error) {
	for _, g := range gold {
		r, err := corpus.PolNeAR(g)
		if err != nil {
			return nil, err
		}
		all = append(all, r...)
	}
	return all, nil
}

// said scores statements; n is reports.
func said(gold []string, _ int, started func()) (int, map[string]any, error) {
	reports, err := attributions(gold)
	if err != nil {
		return 0, nil, err
	}
	reader, err := read.English(en.Pack())
	if err != nil {
		return 0, nil, err
	}
	started()
	var score statements.Score
	for _, g := range reports {
		r := reader.Read(dragoman.Report{Title: g.Title, Text: g.Text, Outlet: g.Outlet, Published: dragoman.Date{Value: g.Published}})
		score.Add(g, r.Statements)
	}
	return len(reports), score.Metrics(), nil
}

// saidByPeople scores every annotator of a report against every other: what a
// person reaches on the same task. n is ordered pairs.
func saidByPeople(gold []string, _ int, started func()) (int, map[string]any, error) {
	reports, err := attributions(gold)
	if err != nil {
		return 0, nil, err
	}
	started()
	var score statements.Score
	n := 0
	for i, g := range reports {
		for j, other := range reports {
			if i != j && g.ID == other.ID {
				score.Add(g, statements.Gold(other))
				n++
			}
		}
	}
	return n, score.Metrics(), nil
}
