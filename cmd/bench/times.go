// SPDX-License-Identifier: Apache-2.0

package main

import (
	"maps"
	"path/filepath"
	"strings"

	"dragoman"
	"dragoman/eval"
	"dragoman/internal/corpus"
	"dragoman/lang/en"
	"dragoman/read/parse"
	"dragoman/read/sent"
	"dragoman/read/tag"
	"dragoman/read/token"
	"dragoman/read/when"
)

// benchTimes scores TIMEX3 sets (meantime, wikiwars) by eval.Times and
// Recognizers specifications by eval.Specs. With several files the metrics of
// each stand under its name; with one, at the top.
func benchTimes(gold []string, _ int, started func()) (int, map[string]any, error) {
	n, out := 0, map[string]any{}
	for _, path := range gold {
		var m map[string]any
		var k int
		var err error
		if strings.Contains(filepath.Base(path), "recognizers") {
			k, m, err = specs(path, started)
		} else {
			k, m, err = timex(path, started)
		}
		if err != nil {
			return 0, nil, err
		}
		n += k
		if len(gold) == 1 {
			return n, m, nil
		}
		name, _, _ := strings.Cut(filepath.Base(path), ".")
		out[name] = m
		for key, v := range m {
			if _, ok := out[key]; !ok {
				out[key] = v
			}
		}
	}
	return n, out, nil
}

func timex(path string, started func()) (int, map[string]any, error) {
	texts, err := corpus.Times(path)
	if err != nil {
		return 0, nil, err
	}
	t, err := when.New(en.Pack(), when.Options{Vague: true})
	if err != nil {
		return 0, nil, err
	}
	before, err := grammar()
	if err != nil {
		return 0, nil, err
	}
	started()
	var s eval.Times
	bytes := 0
	for _, x := range texts {
		r := &dragoman.Reading{Report: dragoman.Report{Text: x.Text, Published: dragoman.Date{Value: x.Published, Precision: "day", Basis: "given"}}}
		for _, do := range before {
			do(r)
		}
		t.Do(r)
		s.Add(x.Times, r.Times)
		bytes += len(x.Text)
	}
	m := s.Metrics()
	maps.Copy(m, map[string]any{"bytes": bytes})
	return s.Gold, m, nil
}

// grammar are the stages before the times, which tell tense.
func grammar() ([]func(*dragoman.Reading), error) {
	pack := en.Pack()
	cut, err := token.New(pack)
	if err != nil {
		return nil, err
	}
	split, err := sent.New(pack)
	if err != nil {
		return nil, err
	}
	tags, err := tag.New(pack)
	if err != nil {
		return nil, err
	}
	trees, err := parse.New(pack)
	if err != nil {
		return nil, err
	}
	return []func(*dragoman.Reading){cut.Do, split.Do, tags.Do, trees.Do}, nil
}
