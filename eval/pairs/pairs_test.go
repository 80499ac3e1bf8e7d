// SPDX-License-Identifier: Apache-2.0

package pairs

import (
	"math"
	"testing"
)

func TestScoreByHand(t *testing.T) {
	gold := []Answer{{"AID", 2}, {"AID", 2}, {"YIELD", 2}, {"ACCUSE", 3}}
	got := []Answer{{"AID", 2}, {"ACCUSE", 3}, {"RETREAT", 2}, {"ACCUSE", 3}}
	s := Score(gold, got)
	// types: AID 1 of 1 said, 2 gold: 2/3; YIELD 1; ACCUSE 1 of 2 said: 2/3
	// quads: 2: 2 hits, 2 said, 3 gold: 4/5; 3: 2/3
	for name, pair := range map[string][2]float64{
		"type":   {s.Type, (2.0/3 + 1 + 2.0/3) / 3},
		"quad":   {s.Quad, (0.8 + 2.0/3) / 2},
		"binary": {s.Binary, (0.8 + 2.0/3) / 2},
	} {
		if math.Abs(pair[0]-pair[1]) > 1e-9 {
			t.Errorf("%s: %v, want %v", name, pair[0], pair[1])
		}
	}
}
