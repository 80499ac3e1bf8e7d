// SPDX-License-Identifier: Apache-2.0

package eval

import "testing"

func TestCodes(t *testing.T) {
	var c Codes
	for _, p := range [][2]string{{"SYR", "SYR"}, {"", ""}, {"SYR", ""}, {"", "SYR"}, {"SYR", "LBN"}} {
		c.Add(p[0], p[1])
	}
	if c != (Codes{N: 5, Right: 2, Missing: 1, Spurious: 1, Wrong: 1}) || c.Accuracy() != .4 {
		t.Errorf("%+v, accuracy %v", c, c.Accuracy())
	}
	if (Codes{}).Accuracy() != 0 {
		t.Error("nothing scored is not 0")
	}
}
