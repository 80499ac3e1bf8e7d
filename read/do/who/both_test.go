// SPDX-License-Identifier: Apache-2.0

package who_test

import (
	"slices"
	"testing"

	"dragoman"
	"dragoman/lang/en"
	"dragoman/read"
	"dragoman/read/do"
	"dragoman/read/do/scene"
	"dragoman/read/do/who"
)

// "The two leaders" are the two people named last before, "both countries" the
// two countries; of three, or of one, nothing is said.
func TestBoth(t *testing.T) {
	reader, err := read.BeforeEvents(en.Pack())
	if err != nil {
		t.Fatal(err)
	}
	k, err := scene.Load(en.Pack())
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		text, phrase string
		want         []string
	}{
		{"President Ada Brandt met Prime Minister Jomo Otieno in Oslo. The two leaders condemned the raid.", "leaders", []string{"Ada Brandt", "Jomo Otieno"}},
		{"Norway and Kenya signed an accord on Monday. It was the first. Both countries condemned the raid.", "countries", []string{"Norway", "Kenya"}},
		{"Norway, Kenya and Peru signed an accord on Monday. The two countries condemned the raid.", "countries", nil},
		{"President Ada Brandt spoke in Oslo. The two leaders condemned the raid.", "leaders", nil},
		{"President Ada Brandt met Prime Minister Jomo Otieno in Oslo. The leaders condemned the raid.", "leaders", nil},
	} {
		r := reader.Read(dragoman.Report{ID: "r", Text: c.text})
		s := do.Scene(k, r)
		var got []string
		for n, cl := range s.Clauses {
			for i := range cl.Lemmas {
				if cl.Token(i).Of(c.text) == c.phrase {
					for _, id := range who.Both(s, who.Spot{Sentence: n, Clause: cl, At: i}) {
						got = append(got, r.Actor(id).Name)
					}
				}
			}
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: %q, want %q", c.text, got, c.want)
		}
	}
}
