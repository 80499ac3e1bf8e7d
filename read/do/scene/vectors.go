// SPDX-License-Identifier: Apache-2.0

package scene

import (
	"math"
	"slices"
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
	k.themes = make([]int, lex.Words.Len())
	for n := range lex.Words.Len() {
		k.themes[n] = 1 + slices.Index(Themes[:], lex.Words.Name(n))
		if name := lex.Words.Name(n); strings.HasPrefix(name, kindPrefix) {
			k.kinds = append(k.kinds, k.mean(lex.Words.Members(name)))
		}
	}
	return k, nil
}

// kindPrefix is what the names of the word sets begin with that stand for a
// kind of party.
const kindPrefix = "kind-"

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

// near is the cosine of a word's vector and a direction, 0 for words without
// one.
func near(v vectors.Vec, to []float32) float32 {
	s := float32(0)
	for i, b := range v.V {
		s += float32(int8(b)) * to[i]
	}
	return s * v.Scale
}

// nearness is near for several directions. Four sums run side by side, each in
// the order of near, so that none waits for the one before it.
func nearness(v vectors.Vec, to [][]float32) []float32 {
	out := make([]float32, len(to))
	n := 0
	for ; n+4 <= len(to); n += 4 {
		t0, t1, t2, t3 := to[n][:len(v.V)], to[n+1][:len(v.V)], to[n+2][:len(v.V)], to[n+3][:len(v.V)]
		var s0, s1, s2, s3 float32
		for i, b := range v.V {
			x := float32(int8(b))
			s0 += x * t0[i]
			s1 += x * t1[i]
			s2 += x * t2[i]
			s3 += x * t3[i]
		}
		out[n], out[n+1], out[n+2], out[n+3] = s0*v.Scale, s1*v.Scale, s2*v.Scale, s3*v.Scale
	}
	for ; n < len(to); n++ {
		out[n] = near(v, to[n])
	}
	return out
}
