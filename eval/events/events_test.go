// SPDX-License-Identifier: Apache-2.0

package events

import (
	"math"
	"testing"
)

func TestScoreByHand(t *testing.T) {
	gold := []Answer{
		{Actors: []string{"Ruritania"}, Recipients: []string{"Syldavia", "Borduria"}, Quad: 3, HasSpans: true, HasQuad: true},
		{Actors: []string{"A", "B", "C"}, Mutual: true, Quad: 1, HasSpans: true, HasQuad: true},
		{Actors: []string{"the king"}, Recipients: []string{"us"}, Quad: 0, HasSpans: true, HasQuad: true},
		{Quad: 4, HasQuad: true},
	}
	got := []Answer{
		{Actors: []string{"Ruritania"}, Recipients: []string{"Syldavia"}, Quad: 3},
		{Actors: []string{"A", "B"}, Mutual: true, Quad: 1},
		{Actors: []string{"the king"}, Recipients: []string{"us"}, Quad: 2},
		{Actors: []string{"X"}, Quad: 4},
	}
	s := Score(gold, got)
	// actors: 4 hits of 4 said, 5 gold; recipients: 2 of 2 said, 3 gold;
	// triples: said 1+1+1, gold 2+3+0, hits 1+1;
	// quads: 3, 1 and 4 right, 0 taken for 2: F1 1, 1, 1, 0 over four classes
	for name, pair := range map[string][2]float64{
		"actor": {s.Actor, 8.0 / 9}, "recipient": {s.Recipient, 4.0 / 5}, "triple": {s.Triple, 4.0 / 8}, "quad": {s.Quad, 3.0 / 4},
	} {
		if math.Abs(pair[0]-pair[1]) > 1e-9 {
			t.Errorf("%s: %v, want %v", name, pair[0], pair[1])
		}
	}
}
