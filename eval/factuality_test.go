// SPDX-License-Identifier: Apache-2.0

package eval

import (
	"math"
	"testing"
)

func TestFactualityByHand(t *testing.T) {
	var f Factuality
	f.Add(3, 2, 2)
	f.Add(-3, -2, 0)
	f.Add(0, 0, 1)
	f.Add(2, 0, 1)
	m := f.Metrics()
	// r: gold mean 0.5, found mean 0; cov 12/4, var gold 21/4, var found 8/4.
	for key, want := range map[string]float64{"r": 12 / math.Sqrt(21*8), "mae": 1, "macro_f1": (1 + 2.0/3 + 2.0/3) / 3} {
		if got := m[key].(float64); math.Abs(got-want) > 1e-12 {
			t.Errorf("%s = %v, want %v", key, got, want)
		}
	}
}
