// SPDX-License-Identifier: Apache-2.0

package scene

import (
	"math"
	"strings"

	"dragoman/internal/vectors"
	"dragoman/lang"
	"dragoman/read/do/frame"
	"dragoman/read/do/pattern"
)

// Load makes the knowledge of a language pack: the lexicon, the word vectors,
// and the mean vector of the words of each type and of each small word class.
func Load(pack *lang.Pack) (*Knowledge, error) {
	lex, err := frame.New(pack)
	if err != nil {
		return nil, err
	}
	v, err := lang.Open(pack, "vectors", vectors.Open)
	if err != nil {
		return nil, err
	}
	p, err := pattern.Load(pack, lex)
	if err != nil {
		return nil, err
	}
	k := &Knowledge{Lex: lex, Vectors: v, Patterns: p}
	for _, t := range lex.Ontology.Types {
		k.centres = append(k.centres, k.mean(lex.WordsOf(t.Name)))
	}
	for n := range lex.Words.Len() {
		if name := lex.Words.Name(n); strings.HasPrefix(name, kindPrefix) {
			k.kinds = append(k.kinds, k.mean(lex.Words.Members(name)))
		}
	}
	return k, nil
}

// kindPrefix is what the names of the word sets begin with that stand for a
// kind of party.
const kindPrefix = "kind-"

// Kinds are the mean vectors of the words of each kind of party.
func (k *Knowledge) Kinds() [][]float32 { return k.kinds }

// mean is the mean vector of some words, of length one.
func (k *Knowledge) mean(words []string) []float32 {
	sum := make([]float32, k.Vectors.Dim())
	for _, w := range words {
		if v, ok := k.Vectors.Of(w); ok {
			for d := range sum {
				sum[d] += float32(int8(v.V[d])) * v.Scale
			}
		}
	}
	return unit(sum)
}

func unit(v []float32) []float32 {
	n := float32(0)
	for _, x := range v {
		n += x * x
	}
	if n > 0 {
		n = float32(1 / math.Sqrt(float64(n)))
		for i := range v {
			v[i] *= n
		}
	}
	return v
}

// Nearness is the cosine of a word's vector and a direction, 0 for words
// without one.
func Nearness(v vectors.Vec, to []float32) float32 {
	s := float32(0)
	for i, b := range v.V {
		s += float32(int8(b)) * to[i]
	}
	return s * v.Scale
}

// Centres are the mean vectors of the types' words, in the ontology's order.
func (k *Knowledge) Centres() [][]float32 { return k.centres }

// Topic is the mean vector of the report's words.
func (s *Scene) Topic() []float32 { return s.topic }
