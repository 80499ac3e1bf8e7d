// SPDX-License-Identifier: Apache-2.0

package lang

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

func TestSets(t *testing.T) {
	pack := func(text string) *Pack { return New("xx", fstest.MapFS{"words/toy.txt": {Data: []byte(text)}}) }
	s, err := pack("# a toy\nred\tScarlet; deep red\nred\truby\nblue\tnavy\nexample\ta text\tan answer\n").Sets("toy", "red", "blue")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		set, word string
		want      bool
	}{{"red", "Scarlet", true}, {"red", "DEEP RED", true}, {"red", "ruby", true}, {"red", "navy", false}, {"blue", "Navy", true}, {"green", "navy", false}} {
		if got := s.Has(c.set, c.word); got != c.want {
			t.Errorf("%s has %q: %v", c.set, c.word, got)
		}
	}
	if w := s.Words("red"); !slices.Equal(w, []string{"deep red", "ruby", "scarlet"}) {
		t.Errorf("the words of red are %q", w)
	}
	if len(s.Examples) != 1 || s.Examples[0].Columns[2] != "an answer" {
		t.Errorf("examples: %v", s.Examples)
	}
	for text, want := range map[string]string{
		"green\tlime\n": "xx/words/toy.txt:1: no set \"green\"", "red\truby\n": "lacks the set \"blue\"", "red\n": "want a set and its words",
	} {
		if _, err := pack(text).Sets("toy", "red", "blue"); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, want %q", text, err, want)
		}
	}
}
