// SPDX-License-Identifier: Apache-2.0

package main

import (
	"testing"

	"dragoman/internal/corpus"
)

// The committed scores of the quick measurements are measured again; a fall
// beyond the tolerance fails.
func TestScoresHaveNotFallen(t *testing.T) {
	if dir, ok := corpus.Dir(); !ok {
		t.Skipf("the data sets are not at %s, so no score is measured", dir)
	}
	scores, err := readScores("../../" + scoresPath)
	if err != nil {
		t.Fatal(err)
	}
	quick := 0
	for _, s := range scores {
		if !s.Quick {
			continue
		}
		quick++
		now, err := s.measure()
		if err != nil {
			t.Errorf("%s %v: %v", s.Task, s.Gold, err)
			continue
		}
		for _, f := range s.fell(now) {
			t.Error(f)
		}
	}
	if quick < 5 {
		t.Errorf("only %d quick measurements are committed", quick)
	}
}

func TestAFallIsAFall(t *testing.T) {
	s := committed{Task: "x", Tolerance: 0.01, Lower: []string{"alarms"}, Metrics: map[string]float64{"f1": 0.8, "alarms": 0.2}}
	if f := s.fell(map[string]float64{"f1": 0.795, "alarms": 0.205}); len(f) != 0 {
		t.Errorf("within the tolerance: %v", f)
	}
	if f := s.fell(map[string]float64{"f1": 0.78, "alarms": 0.25}); len(f) != 2 {
		t.Errorf("both fell: %v", f)
	}
	if f := s.fell(map[string]float64{"f1": 0.9, "alarms": 0.1}); len(f) != 0 {
		t.Errorf("both rose: %v", f)
	}
}
