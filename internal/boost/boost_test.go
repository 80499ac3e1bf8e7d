// SPDX-License-Identifier: Apache-2.0

package boost

import (
	"math"
	"reflect"
	"testing"
)

// Rows whose outcome turns on two features together, which no sum of weights
// tells apart.
func crossed() []Row {
	var rows []Row
	for i := range 400 {
		a, b := float64(i%20)/20, float64(i/20)/20
		rows = append(rows, Row{X: []float64{a, b, 1}, Yes: (a < .4) != (b < .7)})
	}
	return rows
}

func TestFitTellsWhatNoSumTells(t *testing.T) {
	rows := crossed()
	trees := Fit(rows, Options{Trees: 60, Depth: 3, Rate: .3, L2: 1, Leaf: 1})
	wrong := 0
	for _, r := range rows {
		s := 0.0
		for _, tree := range trees {
			s += tree.Score(r.X)
		}
		if (s > 0) != r.Yes {
			wrong++
		}
	}
	if wrong > 8 {
		t.Errorf("%d of %d rows are told wrong", wrong, len(rows))
	}
	if again := Fit(crossed(), Options{Trees: 60, Depth: 3, Rate: .3, L2: 1, Leaf: 1}); !reflect.DeepEqual(trees, again) {
		t.Error("a second fit differs")
	}
}

func TestFitAddsToTheBase(t *testing.T) {
	var rows []Row
	for i := range 100 {
		rows = append(rows, Row{X: []float64{float64(i % 2)}, Yes: i%4 == 0, Base: -math.Log(3)}) // a quarter of all, as the base says
	}
	trees := Fit(rows, Options{Trees: 300, Depth: 1, Rate: .3, Leaf: 1})
	odds := func(x float64) float64 {
		s := -math.Log(3)
		for _, tree := range trees {
			s += tree.Score([]float64{x})
		}
		return s
	}
	if got := odds(0); math.Abs(got) > .05 { // half of these are yes
		t.Errorf("log odds %.3f where half are yes, want about 0", got)
	}
	if got := odds(1); got > -3 {
		t.Errorf("log odds %.3f where none is yes, want far below 0", got)
	}
}

func TestCheck(t *testing.T) {
	good := Tree{{Feature: 1, Below: .5, Low: 1, High: 2}, {Value: -1}, {Value: 1}}
	if err := good.Check(2); err != nil {
		t.Error(err)
	}
	for name, bad := range map[string]Tree{
		"no nodes":               {},
		"a feature out of range": {{Feature: 2, Low: 1, High: 2}, {}, {}},
		"a node below the tree":  {{Low: 1, High: 3}, {}, {}},
		"a node that goes back":  {{Low: 1, High: 2}, {Low: 0, High: 2}, {}},
		"one way only":           {{Low: 1}, {}},
	} {
		if bad.Check(2) == nil {
			t.Errorf("%s is taken", name)
		}
	}
}
