// SPDX-License-Identifier: Apache-2.0

package read_test

import (
	"testing"

	"dragoman"
	"dragoman/lang/en"
	"dragoman/read"
)

// "I" in direct speech is its speaker; in the report's own voice it is nobody.
func TestSpeakerSaysI(t *testing.T) {
	reader, err := read.English(en.Pack())
	if err != nil {
		t.Fatal(err)
	}
	text := "“I will not go to my office,” said Kari Holm.\n\nI asked why."
	r := reader.Read(dragoman.Report{ID: "r1", Text: text})
	var got []string
	for _, m := range r.Mentions {
		if a := r.Actor(m.Actor); a != nil && a.Name == "Kari Holm" {
			got = append(got, m.Of(text))
		}
	}
	if len(got) != 3 || got[0] != "I" || got[1] != "my" || got[2] != "Kari Holm" {
		t.Errorf("Kari Holm is %q, want I, my and the name", got)
	}
}
