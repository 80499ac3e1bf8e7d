// SPDX-License-Identifier: Apache-2.0

package do

import (
	"slices"

	"dragoman"
	"dragoman/internal/linear"
	"dragoman/internal/maxent"
	"dragoman/internal/vectors"
	"dragoman/know/ontology"
	"dragoman/lang"
	"dragoman/read/do/frame"
)

// PairTypes are the classes of the pair typer: PLOVER's types with CONCEDE and
// RETREAT merged as YIELD, because a pair's text often does not tell them apart.
var PairTypes = []string{"ACCUSE", "AGREE", "AID", "ASSAULT", "COERCE", "CONSULT", "COOPERATE", "MOBILIZE", "PROTEST", "REJECT", "REQUEST", "SANCTION", "SUPPORT", "THREATEN", "YIELD"}

// Pairs types the relation of a given source and target. Read-only after
// NewPairs, safe for concurrent use.
type Pairs struct {
	ontology *ontology.Ontology
	frames   *frame.Lexicon
	model    *linear.Model
	vectors  *vectors.Table
	near     *maxent.Model // over word vectors; nil leaves the word to the other
	quads    []int
}

// NewPairs loads the lexicon and the models pairs.bin and pairs-near.bin.
func NewPairs(pack *lang.Pack) (*Pairs, error) {
	m, err := lang.Open(pack, "pairs", linear.Open)
	if err != nil {
		return nil, err
	}
	near, err := lang.Open(pack, "pairs-near", maxent.Open)
	if err != nil {
		return nil, err
	}
	return NewPairsModel(pack, m, near)
}

// NewPairsModel is NewPairs with models of the caller's, over words and over
// word vectors, which may be nil for making features only.
func NewPairsModel(pack *lang.Pack, model *linear.Model, near *maxent.Model) (*Pairs, error) {
	o, err := ontology.Load()
	if err != nil {
		return nil, err
	}
	f, err := frame.New(pack)
	if err != nil {
		return nil, err
	}
	v, err := lang.Open(pack, "vectors", vectors.Open)
	if err != nil {
		return nil, err
	}
	p := &Pairs{ontology: o, frames: f, model: model, vectors: v, near: near}
	for _, t := range PairTypes {
		p.quads = append(p.quads, PairQuad(o, t))
	}
	return p, nil
}

// PairQuad is the quad of a pair type: YIELD is material cooperation.
func PairQuad(o *ontology.Ontology, typ string) int {
	if typ == "YIELD" {
		return ontology.MaterialCooperation
	}
	return o.Quad(typ)
}

// Features of a pair in a reading, hashed. source or target may be empty.
func (p *Pairs) Features(r *dragoman.Reading, source, target dragoman.Span) []uint32 {
	return p.features(newView(p.frames, r, source, target))
}

// Type returns the relation's type and quad: the likeliest quad, summed over
// its types, and the likeliest type of that quad.
func (p *Pairs) Type(r *dragoman.Reading, source, target dragoman.Span) (plover string, quad int) {
	var prob [16]float64
	p.Probabilities(r, source, target, prob[:])
	var sums [5]float64
	for c, q := range p.quads {
		sums[q] += prob[c]
	}
	quad = 1
	for q := range sums {
		if sums[q] > sums[quad] {
			quad = q
		}
	}
	best := -1
	for c, q := range p.quads {
		if q == quad && (best < 0 || prob[c] > prob[best]) {
			best = c
		}
	}
	return PairTypes[best], quad
}

// Probabilities of PairTypes, in their order, into prob.
func (p *Pairs) Probabilities(r *dragoman.Reading, source, target dragoman.Span, prob []float64) {
	var scores [16]int32
	p.model.Score(p.Features(r, source, target), scores[:len(PairTypes)])
	p.model.Probabilities(scores[:len(PairTypes)], prob)
	if p.near == nil {
		return
	}
	var by [16]float64
	p.near.Shares(p.VectorFeatures(r, source, target), by[:])
	for c := range PairTypes {
		prob[c] = (1-fused)*prob[c] + fused*by[c]
	}
}

// Opinion is what the typer makes of an event that the coder found: the
// likeliest type with its share, and the share of the event's own, 0 to 1. It
// sees the first actor and recipient (the second actor of a mutual deed) in
// their sentence; ok is false where there are not two.
func (p *Pairs) Opinion(r *dragoman.Reading, e *dragoman.Event) (typ string, share, own float64, ok bool) {
	if len(e.Actors) == 0 || len(e.Actors)+len(e.Recipients) < 2 {
		return "", 0, 0, false
	}
	source, target := e.Actors[0].Span, append(e.Recipients[:len(e.Recipients):len(e.Recipients)], e.Actors[1:]...)[0].Span
	n := r.SentenceAt(e.Trigger.Start)
	if n < 0 {
		return "", 0, 0, false
	}
	var prob [16]float64
	p.Probabilities(alone(r, n), source, target, prob[:])
	was := e.PLOVER
	if was == "CONCEDE" || was == "RETREAT" {
		was = "YIELD"
	}
	for c, t := range PairTypes {
		if prob[c] > share {
			typ, share = t, prob[c]
		}
		if t == was {
			own = prob[c]
		}
	}
	return typ, share, own, true
}

// alone is a reading of sentence n and nothing else, over the whole text.
func alone(r *dragoman.Reading, n int) *dragoman.Reading {
	s := r.Sentences[n]
	x := &dragoman.Reading{Report: dragoman.Report{Text: r.Text}, Tokens: slices.Clone(r.Tokens[s.First:s.Last])}
	for i := range x.Tokens {
		if x.Tokens[i].Head >= 0 {
			x.Tokens[i].Head -= s.First
		}
	}
	s.First, s.Last = 0, s.Last-s.First
	x.Sentences = []dragoman.Sentence{s}
	return x
}
