// SPDX-License-Identifier: Apache-2.0

package cluster

import (
	"bytes"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// A made language: animals run, colours shine. The classes must part them.
func learnt() (class map[string]int32, path map[string]string) {
	c := NewCounts()
	animals, colours := []string{"cat", "dog", "fox", "hen"}, []string{"red", "blue", "green", "pink"}
	for i := range 60 {
		c.Add(bytes.Fields([]byte("the " + animals[i%4] + " runs")))
		c.Add(bytes.Fields([]byte("a " + colours[i%4] + " lamp shines")))
		c.Add(bytes.Fields([]byte("the " + animals[i/4%4] + " sees a " + colours[i%4] + " lamp")))
	}
	words, classes, paths := c.Learn(Options{Words: 100, Classes: 8, Rounds: 5, MinSeen: 1}, func(int, int) {})
	class, path = map[string]int32{}, map[string]string{}
	for i, w := range words {
		class[w], path[w] = classes[i], paths[classes[i]]
	}
	return class, path
}

func TestWordsOfOneUseShareAClass(t *testing.T) {
	class, path := learnt()
	if class["dog"] != class["cat"] || class["fox"] != class["hen"] || class["red"] != class["blue"] {
		t.Errorf("animals and colours: %v", class)
	}
	if class["dog"] == class["red"] {
		t.Error("animals and colours share a class")
	}
	if path[""] != "0" {
		t.Errorf("the sentence end has path %q", path[""])
	}
	seen := map[string]int32{}
	for w, p := range path {
		if c, ok := seen[p]; ok && c != class[w] {
			t.Errorf("two classes share path %q", p)
		}
		seen[p] = class[w]
		for _, q := range path {
			if p != q && strings.HasPrefix(q, p) {
				t.Errorf("path %q lies on the way to %q", p, q)
			}
		}
	}
}

func TestLearningRepeats(t *testing.T) {
	a, _ := learnt()
	b, _ := learnt()
	if d := cmp.Diff(a, b); d != "" {
		t.Error(d)
	}
}

func TestSentences(t *testing.T) {
	in := "Mr. Holm didn’t see the U.S. envoy (1987). A Nairobi-based “analyst” asked why?\nNo stop here"
	want := []string{
		"Mr. Holm did n't see the U.S. envoy ( 0000 ) .",
		"A Nairobi - based “ analyst ” asked why ?",
		"No stop here",
	}
	var got []string
	sentences([]byte(in), func(w [][]byte) { got = append(got, string(bytes.Join(w, []byte(" ")))) })
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}
