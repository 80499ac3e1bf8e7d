// SPDX-License-Identifier: Apache-2.0

package events

import (
	"bytes"
	"fmt"
	"hash/fnv"
	"math/rand/v2"
	"slices"
	"unicode"
	"unicode/utf8"

	"dragoman"
	"dragoman/internal/corpus"
	"dragoman/internal/linear"
	"dragoman/internal/maxent"
	"dragoman/read"
	"dragoman/read/do"
)

// Pair is one training example of the pair typer.
type Pair struct {
	Reading        *dragoman.Reading
	Source, Target dragoman.Span
	Type           string // one of do.PairTypes
	Quad           int    // as gold gives it
	Text           string
	Weak           bool // labelled by the frame lexicon, not by people
}

// Pairs reads the rows of a PLV-style file.
func Pairs(r *read.Reader, rows []corpus.EventRow) ([]Pair, error) {
	var out []Pair
	for _, row := range rows {
		if len(row.Gold) == 0 {
			return nil, fmt.Errorf("%s: no gold", row.ID)
		}
		text, s, t := row.Pair()
		g := row.Gold[0]
		typ := g.PLOVER
		if typ == "CONCEDE" || typ == "RETREAT" {
			typ = "YIELD"
		}
		if !slices.Contains(do.PairTypes, typ) {
			return nil, fmt.Errorf("%s: no type %q", row.ID, typ)
		}
		out = append(out, Pair{
			Reading: r.Read(dragoman.Report{Text: text}),
			Source:  dragoman.Span{Start: int32(s[0]), End: int32(s[1])},
			Target:  dragoman.Span{Start: int32(t[0]), End: int32(t[1])},
			Type:    typ, Quad: g.Quad, Text: text,
		})
	}
	return out, nil
}

// Fold gives a text its fold of n by its letters and digits, so that a
// sentence that stands twice, spaced or quoted differently, is in one fold.
func Fold(text string, n int) int {
	h := fnv.New32a()
	for _, r := range text {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			h.Write(utf8.AppendRune(nil, unicode.ToLower(r)))
		}
	}
	return int(linear.Mix(h.Sum32(), 1) % uint32(n))
}

// Each gold example is shown whole, and copies times with a random share of
// its features: with a thousand examples, no feature may be leant on alone.
const (
	copies = 3
	keep   = 0.6
)

// TrainPairs trains the pair typer and returns the bytes of the model file.
func TrainPairs(p *do.Pairs, pairs []Pair) ([]byte, error) {
	var examples []linear.Example
	rng := rand.New(rand.NewPCG(6, 2))
	for _, x := range pairs {
		all := p.Features(x.Reading, x.Source, x.Target)
		class := slices.Index(do.PairTypes, x.Type)
		n, weight := copies, float32(1)
		if x.Weak {
			n, weight = 1, weakWeight
		} else {
			examples = append(examples, linear.Example{Features: all, Class: class})
		}
		for range n {
			var some []uint32
			for _, f := range all {
				if rng.Float64() < keep {
					some = append(some, f)
				}
			}
			examples = append(examples, linear.Example{Features: some, Class: class, Weight: weight})
		}
	}
	s := &linear.Softmax{Classes: do.PairTypes, Epochs: 14, Rate: 0.03, L2: 1e-4, Seed: 6}
	s.Train(examples)
	var b bytes.Buffer
	if err := s.Write(&b, 0.04, 0); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

// TrainPairVectors trains the pair typer's model over word vectors and returns
// the bytes of the model file.
func TrainPairVectors(p *do.Pairs, pairs []Pair) []byte {
	var examples []maxent.Example
	for _, x := range pairs {
		w := 1.0
		if x.Weak {
			w = weakWeight
		}
		examples = append(examples, maxent.Example{Features: p.VectorFeatures(x.Reading, x.Source, x.Target), Class: slices.Index(do.PairTypes, x.Type), Weight: w})
	}
	return maxent.Trainer{Classes: len(do.PairTypes), C: 2, Seen: 2}.Train(examples)
}
