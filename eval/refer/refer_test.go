// SPDX-License-Identifier: Apache-2.0

package refer

import (
	"math"
	"testing"
)

// Gold {a,a,a,b}, system {1,1,2,2}: precision (1+1+.5+.5)/4, recall (2/3+2/3+1/3+1)/4.
func TestBCubed(t *testing.T) {
	p, r, n := BCubed([]Item{{"a", "1"}, {"a", "1"}, {"a", "2"}, {"b", "2"}})
	if n != 4 || math.Abs(p-3) > 1e-9 || math.Abs(r-8.0/3) > 1e-9 {
		t.Errorf("p %v r %v n %d", p, r, n)
	}
	p, r, _ = BCubed([]Item{{"a", ""}, {"a", ""}})
	if p != 2 || r != 1 {
		t.Errorf("mentions alone: p %v r %v", p, r)
	}
}

func TestOwner(t *testing.T) {
	o := Owner([]Item{{"a", "1"}, {"b", "1"}, {"b", "1"}, {"c", ""}, {"c", "2"}, {"d", "2"}})
	if o["1"] != "b" || o["2"] != "c" || len(o) != 2 {
		t.Errorf("%v", o)
	}
}
