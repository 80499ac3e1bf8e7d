// SPDX-License-Identifier: Apache-2.0

package events

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"

	"dragoman"
	"dragoman/internal/corpus"
	"dragoman/internal/linear"
	"dragoman/read"
	"dragoman/read/do"
)

// Row is a CoPED-style sentence, read.
type Row struct {
	Reading      *dragoman.Reading // one sentence over gold tokens
	Tags         []int             // of do.SpanTags; nil without spans
	Spans, Quads bool              // what gold holds
	Quad         int               // 0 to 4, as CAMEO counts: reduced relations are 3
	Text         string
	Pair         bool // made of a pair: its spans take no part in training the tagger
	Gold         corpus.EventGold
}

// Rows reads CoPED-style rows over their gold tokens, joined by blanks, with
// the stages after tokens and sentences.
func Rows(r *read.Reader, rows []corpus.EventRow) ([]Row, error) {
	var out []Row
	for _, row := range rows {
		x := Row{Spans: row.Spans(), Quads: row.Quads(), Text: row.Text}
		tokens := row.Tokens
		if len(tokens) == 0 {
			tokens = strings.Fields(row.Text)
		}
		x.Reading = Tokenised(r, tokens)
		if len(row.Gold) != 1 {
			return nil, fmt.Errorf("%s: %d gold relations, want 1", row.ID, len(row.Gold))
		}
		x.Gold, x.Quad = row.Gold[0], row.Gold[0].Quad
		for _, t := range row.Tags {
			c := slices.Index(do.SpanTags, t)
			if c < 0 {
				return nil, fmt.Errorf("%s: no tag %q", row.ID, t)
			}
			x.Tags = append(x.Tags, c)
		}
		if x.Spans && len(x.Tags) != len(tokens) {
			x.Spans = false
		}
		out = append(out, x)
	}
	return out, nil
}

// PairRows turns pairs into rows: source and target as spans, the quad as
// CAMEO counts it (SANCTION is 3). Only one-sentence texts with both.
func PairRows(pairs []Pair) (out []Row) {
	for _, p := range pairs {
		if p.Source.Len() == 0 || p.Target.Len() == 0 || len(p.Reading.Sentences) != 1 {
			continue
		}
		x := Row{Reading: p.Reading, Spans: true, Pair: true, Quads: true, Quad: p.Quad, Text: p.Text, Tags: make([]int, len(p.Reading.Tokens))}
		if p.Type == "SANCTION" {
			x.Quad = 3
		}
		for _, e := range []struct {
			span  dragoman.Span
			first int
		}{{p.Source, 1}, {p.Target, 3}} {
			tag := e.first
			for i, t := range p.Reading.Tokens {
				if t.Overlaps(e.span) {
					x.Tags[i] = tag
					tag = e.first + 1
				}
			}
		}
		out = append(out, x)
	}
	return out
}

// Tokenised reads given tokens as one sentence.
func Tokenised(r *read.Reader, tokens []string) *dragoman.Reading {
	out := &dragoman.Reading{Report: dragoman.Report{Text: strings.Join(tokens, " ")}}
	at := int32(0)
	for _, t := range tokens {
		out.Tokens = append(out.Tokens, dragoman.Token{Span: dragoman.Span{Start: at, End: at + int32(len(t))}, Head: dragoman.Unparsed})
		at += int32(len(t)) + 1
	}
	out.Sentences = []dragoman.Sentence{{Span: dragoman.Span{End: int32(len(out.Text))}, Last: int32(len(tokens))}}
	for _, s := range r.Stages() {
		if s.Name == "token" || s.Name == "sent" || s.Name == "do" || s.Name == "hold" {
			continue
		}
		s.Do(out)
	}
	return out
}

// TrainSpans trains the span tagger on rows that have spans and returns the
// bytes of the model file.
func TrainSpans(g *do.Spans, rows []Row, epochs int) ([]byte, error) {
	var features [][][]uint32
	var gold [][]int
	for _, x := range rows {
		if x.Spans && !x.Pair && len(x.Reading.Sentences) == 1 {
			features = append(features, g.Features(x.Reading, 0))
			gold = append(gold, x.Tags)
		}
	}
	p := linear.NewPerceptron(do.SpanTags)
	order := make([]int, len(gold))
	for i := range order {
		order[i] = i
	}
	rng := rand.New(rand.NewPCG(6, 1))
	for range epochs {
		rng.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		for _, i := range order {
			guess := do.Decode(features[i], p)
			p.Tick()
			if !slices.Equal(guess, gold[i]) {
				do.UpdateSpans(p, features[i], gold[i], guess)
			}
		}
	}
	var b bytes.Buffer
	if err := p.Write(&b, 2, 0.05, 0); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

// TrainQuad trains the quad model on rows that have a quad, with the spans
// gold gives or, where it has none, those the tagger finds.
func TrainQuad(m *do.Main, rows []Row) ([]byte, error) {
	var examples []linear.Example
	for _, x := range rows {
		if !x.Quads || len(x.Reading.Sentences) != 1 {
			continue
		}
		t := do.Ranges(x.Tags)
		if !x.Spans {
			t = m.Spans.Tag(x.Reading, 0)
		}
		examples = append(examples, linear.Example{Features: m.Features(x.Reading, 0, t), Class: x.Quad})
	}
	s := &linear.Softmax{Classes: do.QuadClasses, Epochs: 20, Rate: 0.05, L2: 1e-4, Seed: 6}
	s.Train(examples)
	var b bytes.Buffer
	if err := s.Write(&b, 0.06, 0); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

// TrainMain trains the span tagger and the quad model on rows, and returns the
// bytes of the two model files.
func TrainMain(p *do.Pairs, rows []Row) (spans, quad []byte, err error) {
	if spans, err = TrainSpans(do.NewSpans(p, nil), rows, 12); err != nil {
		return nil, nil, err
	}
	m, err := linear.Open(spans)
	if err != nil {
		return nil, nil, err
	}
	quad, err = TrainQuad(do.NewMain(p, do.NewSpans(p, m), nil), rows)
	return spans, quad, err
}
