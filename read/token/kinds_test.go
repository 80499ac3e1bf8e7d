// SPDX-License-Identifier: Apache-2.0

package token_test

import (
	"strings"
	"testing"

	"dragoman"
	"dragoman/lang/en"
	"dragoman/read/token"
)

// TestKinds holds what is a word; "|" stands between two that touch.
func TestKinds(t *testing.T) {
	words, err := token.New(en.Pack())
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []string{
		// soft hyphens and spaces of no width stand inside a word
		"Sol\u00addiers shel\u00adled Ki\u00adsu\u00admu|.",
		"The Pre\u00adsi\u00addent|'s en\u00advoy was ex\u00adpel\u00adled|.",
		"On Wed\u00adnes\u00adday the U.S. sent 20,000 troops|.",
		"The for\u200beign min\u200bis\u200bter re\u200bsigned|.",
		// dotted abbreviations, and what belongs to a word
		"The U.S.|-|led raid hit the U.A.E.|'s port|.",
		"They wo|n't pay $|3.5 million|.",
		"The 25|-|year|-|old left at 5 p.m. on Jan. 4|.",
		"“|We|'ll go|,|” she said|.",
	} {
		text := strings.ReplaceAll(c, "|", "")
		r := &dragoman.Reading{Report: dragoman.Report{Text: text}}
		words.Do(r)
		var got strings.Builder
		for i, k := range r.Tokens {
			if i > 0 {
				if k.Start == r.Tokens[i-1].End {
					got.WriteString("|")
				} else {
					got.WriteString(" ")
				}
			}
			got.WriteString(k.Of(text))
		}
		if got.String() != c {
			t.Errorf("got  %q\nwant %q", got.String(), c)
		}
	}
}
