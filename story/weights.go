// SPDX-License-Identifier: Apache-2.0

package story

import (
	_ "embed"
	"encoding/json"
	"fmt"
	"math"
	"sync"

	"dragoman/internal/boost"
)

//go:embed weights.json
var weightFile []byte

// Weights say how likely a report belongs to a story: log odds = sum of weight
// times feature, and what the trees add. It joins from Threshold on. Fitted by
// cmd/train stories; see weights.card.md.
type Weights struct {
	Names     []string     `json:"names"`
	Weights   []float64    `json:"weights"`
	Threshold float64      `json:"threshold"`
	Ease      float64      `json:"ease,omitempty"` // how far below it two stories may fit that are put together
	Trees     []boost.Tree `json:"trees,omitempty"`
}

// The features of a report against a story, in the order of featureNames.
const (
	xBias  = iota
	xTitle // cosine with the sum of the story's titles; likewise the next four
	xLead
	xBody
	xNames
	xPairs
	xNearest    // highest lead cosine with one member
	xBest       // highest of the five cosines
	xLead2      // square of xLead
	xBody2      // square of xBody
	xTitleNames // product
	xAbove      // xLead over its mean among the other stories near
	xAboveTitle
	xAboveNames
	xLeadInside // lead cosine with a member, over that of two members, on average
	xBodyInside
	xGap      // log of 1 + days between the report and the story's last
	xLate     // 1 where that is two days or more
	xSize     // log of 1 + reports of the story, at most 4 counted
	xSmoothed // 1 - 1/reports: a sum of many is nearer to everything
	xCrowd    // log of 1 + open stories that share heavy words
	xQuotes   // log of 1 + quoted triples of words in common with one member, the most
	features
)

var featureNames = [features]string{"bias", "title", "lead", "body", "names", "word pairs",
	"nearest member", "best field", "lead squared", "body squared", "title x names",
	"lead above others", "title above others", "names above others", "lead inside", "body inside",
	"log days", "two days", "log size", "smoothed", "log crowd", "quotes"}

// Shipped returns the weights of the release. They are read once.
var Shipped = sync.OnceValues(func() (*Weights, error) { return ParseWeights(weightFile) })

// ParseWeights reads weights and checks that they are those of this program.
func ParseWeights(b []byte) (*Weights, error) {
	var w Weights
	if err := json.Unmarshal(b, &w); err != nil {
		return nil, fmt.Errorf("story weights: %w", err)
	}
	if len(w.Weights) != features || len(w.Names) != features {
		return nil, fmt.Errorf("story weights: %d weights, want %d", len(w.Weights), features)
	}
	for i, n := range w.Names {
		if n != featureNames[i] {
			return nil, fmt.Errorf("story weights: weight %d is for %q, want %q", i, n, featureNames[i])
		}
	}
	for i, t := range w.Trees {
		if err := t.Check(features); err != nil {
			return nil, fmt.Errorf("story weights: tree %d: %w", i, err)
		}
	}
	return &w, nil
}

func (w *Weights) score(x *[features]float64) float64 {
	s := 0.0
	for i, v := range x {
		s += w.Weights[i] * v
	}
	for _, t := range w.Trees {
		s += t.Score(x[:])
	}
	return s
}

func log1(x float64) float64 { return math.Log1p(max(0, x)) }
