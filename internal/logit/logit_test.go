// SPDX-License-Identifier: Apache-2.0

package logit

import (
	"math"
	"testing"
)

// With one binary feature the fit is known: the log odds in each group.
func TestFitMatchesGroupOdds(t *testing.T) {
	var rows []Example
	add := func(x float64, yes bool, n int) {
		for range n {
			rows = append(rows, Example{X: []float64{1, x}, Yes: yes})
		}
	}
	add(0, true, 10)
	add(0, false, 30)
	add(1, true, 40)
	add(1, false, 20)
	w := Fit(rows, 0)
	if math.Abs(w[0]-math.Log(10.0/30)) > 1e-4 || math.Abs(w[0]+w[1]-math.Log(2)) > 1e-4 {
		t.Errorf("weights %v, want %.4f and %.4f", w, math.Log(10.0/30), math.Log(2)-math.Log(10.0/30))
	}
	if p := Probability(w, []float64{1, 1}); math.Abs(p-2.0/3) > 1e-4 {
		t.Errorf("probability %.4f, want .6667", p)
	}
}

func TestPenaltyShrinksAndSeparableDataEnd(t *testing.T) {
	rows := []Example{{X: []float64{1, 0}}, {X: []float64{1, 1}, Yes: true}}
	loose, tight := Fit(rows, .01), Fit(rows, 1)
	if !(tight[1] < loose[1]) || math.IsNaN(loose[1]) {
		t.Errorf("weights %v under a light penalty, %v under a heavy one", loose, tight)
	}
}
