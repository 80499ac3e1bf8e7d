// SPDX-License-Identifier: Apache-2.0

package ui

import "testing"

func TestMapIsDrawnInOnItsPlaces(t *testing.T) {
	for want, points := range map[string][]point{
		"-180.0 -84.0 360.0 142.0":  nil,
		"15.0 -67.5 110.0 55.0":     {{Name: "Batken", X: 70, Y: -40}},
		"70.0 3.0 110.0 55.0":       {{Name: "Far South", X: 179, Y: 80}},
		"-180.0 -84.0 360.0 142.0 ": {{Name: "West", X: -170, Y: 0}, {Name: "East", X: 170, Y: 0}},
	} {
		if got := viewOf(points).Box; got != want && got+" " != want {
			t.Errorf("%v: box %q, want %q", points, got, want)
		}
	}
	v := viewOf([]point{{Name: "Batken", X: 70, Y: -40}, {Name: "Beside Batken", X: 70.1, Y: -40}, {Name: "Bishkek", X: 74.6, Y: -44.9}})
	if len(v.Labels) != 2 || v.Labels[1].Name != "Bishkek" {
		t.Errorf("labels %+v: one that would run into another is left out", v.Labels)
	}
}
