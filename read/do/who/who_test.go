// SPDX-License-Identifier: Apache-2.0

package who_test

import (
	"slices"
	"testing"

	"dragoman"
	"dragoman/lang/en"
	"dragoman/read"
	"dragoman/read/do"
	"dragoman/read/do/propose"
	"dragoman/read/do/scene"
	"dragoman/read/do/who"
)

// The phrases of the sentence and the subjects before it are looked at, none
// twice and none inside another; times and reflexive pronouns are nobody.
func TestSpots(t *testing.T) {
	reader, err := read.BeforeEvents(en.Pack())
	if err != nil {
		t.Fatal(err)
	}
	k, err := scene.Load(en.Pack())
	if err != nil {
		t.Fatal(err)
	}
	text := "Norway sent a team to Malta. The Chadian army freed two sailors on Monday. It rained. The mayor blamed himself."
	r := reader.Read(dragoman.Report{ID: "r", Text: text})
	s := do.Scene(k, r)
	f := who.NewFinder(s)
	for _, c := range propose.All(s) {
		if c.Lemma() != "free" {
			continue
		}
		var got []string
		for _, p := range f.Spots(c) {
			got = append(got, who.Participant(s, p).Of(text))
		}
		for _, want := range []string{"two sailors", "Norway"} {
			if !slices.Contains(got, want) {
				t.Errorf("%q is not among %q", want, got)
			}
		}
		for _, no := range []string{"Monday", "himself", "army"} {
			if slices.Contains(got, no) {
				t.Errorf("%q is among %q", no, got)
			}
		}
		return
	}
	t.Error("freed was not proposed")
}
