// SPDX-License-Identifier: Apache-2.0

package say_test

import (
	"testing"

	"dragoman"
	"dragoman/lang/en"
	"dragoman/read"
)

// TestWhatIsNoStatement holds that deeds, things that cannot speak and empty
// words make no statement, and that their speaking likes do.
func TestWhatIsNoStatement(t *testing.T) {
	reader, err := read.English(en.Pack())
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		text string
		said bool
	}{
		{"The navy maintains two bases on the northern coast.", false},
		{"The navy maintains that it sank no boat.", true},
		{"The complexity of the situation underscores that the road is long.", false},
		{"The minister underscored that the road is long.", true},
		{"The old bridge was known as the Camel.", false},
		{"“The Camel is closed for good,” the mayor said.", true},
	} {
		r := reader.Read(dragoman.Report{Text: c.text})
		said := false
		for _, s := range r.Statements {
			said = said || s.Tier == "speech"
		}
		if said != c.said {
			t.Errorf("%q: said %v, want %v: %+v", c.text, said, c.said, r.Statements)
		}
	}
}
