// SPDX-License-Identifier: Apache-2.0

package tag

import "testing"

// A rule for every form of a tag that would cut a character in two leaves it.
func TestLemmaCutsNoCharacter(t *testing.T) {
	l := &Lemmas{rules: map[lemmaKey]edit{{"NNS", ""}: {cut: 1}}}
	for form, want := range map[string]string{"boats": "boat", "café": "café", "市": "市"} {
		if got := l.Of(form, "NNS"); got != want {
			t.Errorf("%s: %q, want %q", form, got, want)
		}
	}
}
