// SPDX-License-Identifier: Apache-2.0

package main

import (
	"math"
	"slices"
	"testing"

	"dragoman/eval"
)

// Four mentions; the first two are surely one, the third is near one of them
// only: in the mean .35 with the two.
func TestAverageLink(t *testing.T) {
	like := [][]float64{
		{0, .9, .6, .1},
		{.9, 0, .1, .1},
		{.6, .1, 0, .1},
		{.1, .1, .1, 0},
	}
	if got := averageLink(like, .4); !slices.Equal(got, []int{0, 0, 2, 3}) {
		t.Errorf("above .4: %v", got)
	}
	if got := averageLink(like, .3); !slices.Equal(got, []int{0, 0, 0, 3}) {
		t.Errorf("above .3: %v", got)
	}
}

// By hand: gold {a b c} {d}, found {a b} {c d}. Precision: a and b 1, c and d
// 1/2, mean 3/4. Recall: a and b 2/3, c 1/3, d 1, mean 2/3.
func TestChainsAreScoredByBCubed(t *testing.T) {
	p, r, f := eval.Clustering(map[string]string{"a": "1", "b": "1", "c": "1", "d": "2"}, map[string]string{"a": "x", "b": "x", "c": "y", "d": "y"})
	if math.Abs(p-.75) > 1e-9 || math.Abs(r-2./3) > 1e-9 || math.Abs(f-12./17) > 1e-9 {
		t.Errorf("%v %v %v, want 3/4, 2/3, 12/17", p, r, f)
	}
}
