// SPDX-License-Identifier: Apache-2.0

package story

import (
	_ "embed"
	"encoding/json"
	"fmt"
	"sync"

	"dragoman/internal/boost"
)

//go:embed weights.json
var weightFile []byte

// Weights say how likely two reports tell of one happening, in log odds: what
// Full says, which also sees how near they are beside all others near them, but
// at least what Own says by their words alone, less Against. Stories are put together as long as the mean of their
// reports' pairs is above Threshold. Fitted by cmd/train stories; see
// weights.card.md.
type Weights struct {
	Threshold float64 `json:"threshold"`
	Against   float64 `json:"against"`
	Own       Scorer  `json:"own"`  // by the first features, those of the pair itself
	Full      Scorer  `json:"full"` // by all
}

// Scorer is a logistic with trees over it: log odds = sum of weight times
// feature, and what the trees add.
type Scorer struct {
	Names   []string     `json:"names"`
	Weights []float64    `json:"weights"`
	Trees   []boost.Tree `json:"trees,omitempty"`
}

// Features lists the names of the features of a pair; the first of them, as
// many as alone says, are its own.
func Features() (names []string, alone int) { return featureNames[:], own }

// Shipped returns the weights of the release. They are read once.
var Shipped = sync.OnceValues(func() (*Weights, error) { return ParseWeights(weightFile) })

// ParseWeights reads weights and checks that they are those of this program.
func ParseWeights(b []byte) (*Weights, error) {
	var w Weights
	if err := json.Unmarshal(b, &w); err != nil {
		return nil, fmt.Errorf("story weights: %w", err)
	}
	if err := w.Own.check(featureNames[:own]); err != nil {
		return nil, fmt.Errorf("story weights: own: %w", err)
	}
	if err := w.Full.check(featureNames[:]); err != nil {
		return nil, fmt.Errorf("story weights: full: %w", err)
	}
	return &w, nil
}

func (s *Scorer) check(names []string) error {
	if len(s.Weights) != len(names) || len(s.Names) != len(names) {
		return fmt.Errorf("%d weights, want %d", len(s.Weights), len(names))
	}
	for i, n := range s.Names {
		if n != names[i] {
			return fmt.Errorf("weight %d is for %q, want %q", i, n, names[i])
		}
	}
	for i, t := range s.Trees {
		if err := t.Check(len(names)); err != nil {
			return fmt.Errorf("tree %d: %w", i, err)
		}
	}
	return nil
}

// score is what weights say of features; 0 where there are none.
func (s *Scorer) score(x []float64) float64 {
	sum := 0.0
	for i, w := range s.Weights {
		sum += w * x[i]
	}
	for _, t := range s.Trees {
		sum += t.Score(x)
	}
	return sum
}
