// SPDX-License-Identifier: Apache-2.0

package corpus

import (
	"encoding/json"
	"testing"
)

func TestPairSpans(t *testing.T) {
	for _, c := range []struct{ row, source, target string }{
		{`{"text":"x","marked":"On Monday <s>Syldavia</s> thanked <t>the Bordurian envoy</t>.","gold":[{"source":"Syldavia","target":"y"}]}`, "Syldavia", "the Bordurian envoy"},
		{`{"text":"Borduria said Borduria II thanked 5 < 6 men.","gold":[{"source":"Borduria","target":"Borduria"}]}`, "Borduria", "Borduria"},
		{`{"text":"Klow fell.","gold":[{"source":["Klow"],"target":[]}]}`, "Klow", ""},
		{`{"text":"Klow fell.","marked":"Klow fell in 3 <5 days.","gold":[{"source":"Zilep","target":"Klow"}]}`, "", ""},
	} {
		var r EventRow
		if err := json.Unmarshal([]byte(c.row), &r); err != nil {
			t.Fatal(err)
		}
		text, s, o := r.Pair()
		if got := text[s[0]:s[1]]; got != c.source {
			t.Errorf("%s: source %q, want %q", c.row, got, c.source)
		}
		if got := text[o[0]:o[1]]; got != c.target {
			t.Errorf("%s: target %q, want %q", c.row, got, c.target)
		}
		if s[1] > 0 && s == o {
			t.Errorf("%s: source and target are one place", c.row)
		}
	}
}
