// SPDX-License-Identifier: Apache-2.0

package eval

import "testing"

// By hand: positives .9 and .4, negatives .5 and .4: of four pairs three are
// decided 1, 1, 0 and one tie counts half.
func TestAUC(t *testing.T) {
	if got := AUC([]float64{.9, .4, .5, .4}, []bool{true, true, false, false}); got != .625 {
		t.Errorf("AUC %v, want .625", got)
	}
	if AUC([]float64{1}, []bool{true}) != 0 {
		t.Error("AUC without negatives should be 0")
	}
}
