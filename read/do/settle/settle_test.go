// SPDX-License-Identifier: Apache-2.0

package settle

import (
	"reflect"
	"testing"
)

// Three that are alike come together, by their mean; one that must stay apart
// from a member stays apart from all.
func TestAverage(t *testing.T) {
	const x = never
	for _, c := range []struct {
		p    [][]float64
		want [][]int
	}{
		{[][]float64{{0, .9, .5}, {.9, 0, .2}, {.5, .2, 0}}, [][]int{{0, 1, 2}}},
		{[][]float64{{0, .9, .5}, {.9, 0, .05}, {.5, .05, 0}}, [][]int{{0, 1}, {2}}},
		{[][]float64{{0, .9, .9}, {.9, 0, x}, {.9, x, 0}}, [][]int{{0, 1}, {2}}},
		{[][]float64{{0}}, [][]int{{0}}},
		{nil, [][]int{}},
	} {
		if got := average(c.p, link); !reflect.DeepEqual(got, c.want) {
			t.Errorf("%v: %v, want %v", c.p, got, c.want)
		}
	}
}
