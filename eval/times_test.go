// SPDX-License-Identifier: Apache-2.0

package eval

import (
	"testing"

	"dragoman"
)

func TestTimesByHand(t *testing.T) {
	at := func(a, b int32, kind, value string) dragoman.Time {
		return dragoman.Time{Span: dragoman.Span{Start: a, End: b}, Type: kind, Value: value}
	}
	var s Times
	// Gold 3, found 4: one exact with its value, one overlapping with a wrong
	// value, one gold missed, two found for nothing.
	s.Add(
		[]dragoman.Time{at(0, 4, "DATE", "2014"), at(10, 20, "DURATION", "P2Y"), at(30, 35, "DATE", "2015")},
		[]dragoman.Time{at(0, 4, "DATE", "2014"), at(12, 20, "DATE", "P2Y"), at(18, 25, "DATE", "x"), at(50, 55, "DATE", "2016")},
	)
	m := s.Metrics()
	for key, want := range map[string]float64{"strict_f1": 2.0 / 7, "relaxed_f1": 4.0 / 7, "value_f1": 4.0 / 7, "type_f1": 2.0 / 7, "relaxed_p": 0.5, "relaxed_r": 2.0 / 3} {
		if got := m[key].(float64); got != want {
			t.Errorf("%s = %v, want %v", key, got, want)
		}
	}
}
