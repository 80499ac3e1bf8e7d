// SPDX-License-Identifier: Apache-2.0

package do

import (
	"dragoman"
	"dragoman/internal/linear"
	"dragoman/lang"
)

// QuadClasses are the classes of the quad model: 0 is neutral or no event.
// Reduced relations are 3 here, as CAMEO counts them.
var QuadClasses = []string{"0", "1", "2", "3", "4"}

// Main reads the main event of a sentence without a lexicon of its own: who
// (the span tagger), and which quad (a softmax over the pair features).
type Main struct {
	Spans *Spans
	pairs *Pairs
	quad  linear.Scorer
}

// NewMain joins a span tagger and a quad model, which may be nil for making
// features only.
func NewMain(p *Pairs, spans *Spans, quad linear.Scorer) *Main { return &Main{spans, p, quad} }

// Features of the quad model for sentence n with the spans given.
func (m *Main) Features(r *dragoman.Reading, n int, t Tagged) []uint32 {
	first := int(r.Sentences[n].First)
	span := func(x [2]int) dragoman.Span {
		return dragoman.Span{Start: r.Tokens[first+x[0]].Start, End: r.Tokens[first+x[1]-1].End}
	}
	var s, o dragoman.Span
	if len(t.Source) > 0 {
		s = span(t.Source[0])
	}
	if len(t.Target) > 0 {
		o = span(t.Target[0])
	}
	if len(t.Mutual) > 0 && s.Len() == 0 {
		s = span(t.Mutual[0])
	}
	if len(t.Mutual) > 1 && o.Len() == 0 {
		o = span(t.Mutual[1])
	}
	out := m.pairs.Features(r, s, o)
	for i, c := range []int{len(t.Source), len(t.Target), len(t.Mutual)} {
		out = append(out, linear.Mix(linear.Hash(tEnds, "count"), uint32(8*i+min(c, 3))))
	}
	return out
}

// Do returns the parties and the quad (0 to 4) of sentence n.
func (m *Main) Do(r *dragoman.Reading, n int) (Tagged, int) {
	t := m.Spans.Tag(r, n)
	var scores [5]int32
	m.quad.Score(m.Features(r, n, t), scores[:])
	return t, linear.Best(scores[:])
}

// LoadMain loads the models spans.bin and quad.bin.
func LoadMain(pack *lang.Pack) (*Main, error) {
	spans, err := pack.Model("spans")
	if err != nil {
		return nil, err
	}
	quad, err := pack.Model("quad")
	if err != nil {
		return nil, err
	}
	return OpenMain(pack, spans, quad)
}

// OpenMain is LoadMain with the bytes of the two model files.
func OpenMain(pack *lang.Pack, spans, quad []byte) (*Main, error) {
	p, err := NewPairsModel(pack, nil, nil)
	if err != nil {
		return nil, err
	}
	s, err := linear.Open(spans)
	if err != nil {
		return nil, err
	}
	q, err := linear.Open(quad)
	if err != nil {
		return nil, err
	}
	return NewMain(p, NewSpans(p, s), q), nil
}
