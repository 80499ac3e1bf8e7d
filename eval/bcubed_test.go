// SPDX-License-Identifier: Apache-2.0

package eval

import (
	"math"
	"testing"
)

// By hand: classes {a b c} {d}; clusters {a b} {c d}. Precision: 1 1 1/2 1/2;
// recall: 2/3 2/3 1/3 1.
func TestClustering(t *testing.T) {
	gold := map[string]string{"a": "x", "b": "x", "c": "x", "d": "y"}
	p, r, f := Clustering(gold, map[string]string{"a": "1", "b": "1", "c": "2", "d": "2", "unlabelled": "2"})
	if p != .75 || math.Abs(r-2.0/3) > 1e-12 || math.Abs(f-2*.75*(2.0/3)/(.75+2.0/3)) > 1e-12 {
		t.Errorf("p %v r %v f %v", p, r, f)
	}
	if p, r, _ := Clustering(gold, nil); p != 1 || math.Abs(r-.5) > 1e-12 {
		t.Errorf("all missing: p %v r %v, want 1 and .5", p, r)
	}
}
