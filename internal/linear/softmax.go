// SPDX-License-Identifier: Apache-2.0

package linear

import (
	"cmp"
	"io"
	"math"
	"math/rand/v2"
	"slices"
)

// Example is one training example of a softmax model.
type Example struct {
	Features []uint32
	Class    int
	Weight   float32 // 0 counts as 1
}

// Softmax trains multinomial logistic regression by AdaGrad with L2.
// Deterministic for a seed.
type Softmax struct {
	Classes []string
	Epochs  int     // passes over the examples; 0 is 20
	Rate    float32 // AdaGrad's step; 0 is 0.1
	L2      float32 // weight decay an example; 0 is none
	MinSeen int     // features in fewer examples are dropped; 0 is 1
	Seed    uint64

	index   map[uint32]int32
	keys    []uint32
	weights []float32
}

// Train fits the weights.
func (s *Softmax) Train(examples []Example) {
	k := len(s.Classes)
	epochs, rate, minSeen := s.Epochs, s.Rate, max(1, s.MinSeen)
	if epochs == 0 {
		epochs = 20
	}
	if rate == 0 {
		rate = 0.1
	}
	count := map[uint32]int{}
	for _, e := range examples {
		for _, f := range e.Features {
			count[f]++
		}
	}
	s.index, s.keys = map[uint32]int32{}, nil
	for _, e := range examples {
		for _, f := range e.Features {
			if _, ok := s.index[f]; !ok && count[f] >= minSeen {
				s.index[f] = int32(len(s.keys))
				s.keys = append(s.keys, f)
			}
		}
	}
	rows := make([][]int32, len(examples))
	for i, e := range examples {
		for _, f := range e.Features {
			if j, ok := s.index[f]; ok {
				rows[i] = append(rows[i], j)
			}
		}
	}
	s.weights = make([]float32, len(s.keys)*k)
	grad := make([]float32, len(s.keys)*k)
	order := make([]int, len(examples))
	for i := range order {
		order[i] = i
	}
	rng := rand.New(rand.NewPCG(s.Seed, 1))
	p := make([]float64, k)
	for range epochs {
		rng.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		for _, i := range order {
			s.probabilities(rows[i], p)
			w := examples[i].Weight
			if w == 0 {
				w = 1
			}
			for c := range p {
				g := float32(p[c])
				if c == examples[i].Class {
					g--
				}
				g *= w
				if g > -1e-4 && g < 1e-4 {
					continue
				}
				for _, j := range rows[i] {
					a := int(j)*k + c
					gj := g + s.L2*s.weights[a]
					grad[a] += gj * gj
					s.weights[a] -= rate * gj / float32(math.Sqrt(float64(grad[a])+1e-8))
				}
			}
		}
	}
}

func (s *Softmax) probabilities(row []int32, p []float64) {
	k := len(s.Classes)
	clear(p)
	for _, j := range row {
		for c := range p {
			p[c] += float64(s.weights[int(j)*k+c])
		}
	}
	top := slices.Max(p)
	sum := 0.0
	for c := range p {
		p[c] = math.Exp(p[c] - top)
		sum += p[c]
	}
	for c := range p {
		p[c] /= sum
	}
}

// Probabilities of the classes for features, into p (length K).
func (s *Softmax) Probabilities(features []uint32, p []float64) {
	var row []int32
	for _, f := range features {
		if j, ok := s.index[f]; ok {
			row = append(row, j)
		}
	}
	s.probabilities(row, p)
}

// Write writes the model in its flat form. Weights under minWeight are
// dropped; clip as in Perceptron.Write.
func (s *Softmax) Write(w io.Writer, minWeight, clip float32) error {
	k := len(s.Classes)
	rows := make([]row, 0, len(s.keys))
	for i, key := range s.keys {
		x := row{key, make([]float32, k)}
		any := false
		for c := range k {
			if v := s.weights[i*k+c]; v >= minWeight || -v >= minWeight {
				x.weights[c] = v
				any = true
			}
		}
		if any {
			rows = append(rows, x)
		}
	}
	slices.SortFunc(rows, func(a, b row) int { return cmp.Compare(a.key, b.key) })
	return pack(w, s.Classes, rows, clip)
}
