// SPDX-License-Identifier: Apache-2.0

package verify

import (
	"encoding/json"
	"errors"
	"fmt"
	"math"

	"dragoman/compare/near"
	"dragoman/compare/slot"
	"dragoman/compare/window"
	"dragoman/internal/boost"
	"dragoman/lang"
)

// Head is one question the model answers: a logistic over standardised
// features, and trees over the same features; the answer is the mean of both
// in log odds.
type Head struct {
	Mean    []float64    `json:"mean"`
	Scale   []float64    `json:"scale"` // one over the standard deviation
	Bias    float64      `json:"bias"`
	Weights []float64    `json:"weights"`
	Base    float64      `json:"base"` // log odds the trees add to
	Trees   []boost.Tree `json:"trees"`
}

// Model judges pairs. It is read-only and safe for concurrent use.
type Model struct {
	Names   []string `json:"names"`   // of the features, as the code that reads it must have them
	Shared  Head     `json:"shared"`  // do two sentences tell one thing, in whole or in part; in their context
	Opposed Head     `json:"opposed"` // do two sentences stand against one another; in their context
	Alone   Head     `json:"alone"`   // the same of two windows without context
	Apart   Head     `json:"apart"`   // does a mark that one of two sentences has set them apart (slot.EvidenceNames)
}

// Answer is what the model makes of a pair, each from 0 to 1.
type Answer struct {
	Shared  float64 // they tell one thing, in whole or in part
	Opposed float64 // they stand against one another; alone it decides nothing
}

// New loads the model "verify" of a language pack.
func New(pack *lang.Pack) (*Model, error) { return lang.Open(pack, "verify", Open) }

// Open reads a model and checks that it fits the features made here.
func Open(b []byte) (*Model, error) {
	m := &Model{}
	if err := json.Unmarshal(b, m); err != nil {
		return nil, err
	}
	want := Names()
	if len(m.Names) != len(want) {
		return nil, fmt.Errorf("a model of %d features, where %d are made (go run ./cmd/train verify)", len(m.Names), len(want))
	}
	for i, n := range want {
		if m.Names[i] != n {
			return nil, fmt.Errorf("feature %d of the model is %q, where %q is made (go run ./cmd/train verify)", i, m.Names[i], n)
		}
	}
	if err := m.Shared.check(len(want)); err != nil {
		return nil, err
	}
	if err := m.Opposed.check(len(want)); err != nil {
		return nil, err
	}
	if err := m.Apart.check(len(slot.EvidenceNames)); err != nil {
		return nil, err
	}
	return m, m.Alone.check(2 * len(names))
}

func (h *Head) check(n int) error {
	if len(h.Mean) != n || len(h.Scale) != n || len(h.Weights) != n {
		return errors.New("a head of the wrong length")
	}
	for _, t := range h.Trees {
		if err := t.Check(n); err != nil {
			return err
		}
	}
	return nil
}

// Of is the probability the head gives features.
func (h *Head) Of(x []float64) float64 {
	line, trees := h.Bias, h.Base
	for i, v := range x {
		line += h.Weights[i] * (v - h.Mean[i]) * h.Scale[i]
	}
	if len(h.Trees) == 0 {
		return 1 / (1 + math.Exp(-line))
	}
	for _, t := range h.Trees {
		trees += t.Score(x)
	}
	return 1 / (1 + math.Exp(-(line+trees)/2))
}

// Pair judges a proposed pair in its context.
func (m *Model) Pair(b *near.Between, p *near.Pair) Answer {
	x := Features(b, p)
	return Answer{Shared: m.Shared.Of(x), Opposed: m.Opposed.Of(x)}
}

// Judge judges two windows on their own.
func (m *Model) Judge(a, b *window.Window) Answer {
	n := &near.Between{Words: near.NewWords(a.Report, b.Report)}
	x := AloneFeatures(n, a, b)
	return Answer{Shared: m.Alone.Of(x)}
}

// AloneFeatures are those of two windows without context.
func AloneFeatures(n *near.Between, a, b *window.Window) []float64 {
	p, q := near.Parts(a, b)
	return of(of(nil, n, a, b), n, p, q)
}
