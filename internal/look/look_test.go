// SPDX-License-Identifier: Apache-2.0

package look

import (
	"strings"
	"testing"
)

func TestOf(t *testing.T) {
	if a, b := Of("don’t"), Of("don't"); a != b {
		t.Error("a curly apostrophe looks unlike a straight one")
	}
	if a, b := Of("1999"), Of("2024"); a.Low != b.Low || a.Form == b.Form {
		t.Error("digits: Low must not tell years apart, Form must")
	}
	if a, b := Of("Troops"), Of("troops"); a.Low != b.Low || a.Shape == b.Shape {
		t.Error("case: Low must not tell, Shape must")
	}
	if a, b := Of("shelling"), Of("killing"); a.Suffix[3] != b.Suffix[3] || a.Prefix[0] == b.Prefix[0] {
		t.Error("shelling and killing share their last four letters, not their first")
	}
	for word, want := range map[string]Caps{"12": NoLetter, "army": Small, "Army": First, "É": First, "UN": All, "McAra": Mixed, "": NoLetter} {
		if got := Of(word).Caps; got != want {
			t.Errorf("%q: caps %d, want %d", word, got, want)
		}
	}
	if a, b := Of(strings.Repeat("x", 1000)), Of(strings.Repeat("x", 2000)); a != b {
		t.Error("a word is looked at beyond its bound")
	}
}
