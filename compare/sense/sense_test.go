// SPDX-License-Identifier: Apache-2.0

package sense_test

import (
	"testing"

	"dragoman"
	"dragoman/compare/sense"
	"dragoman/compare/window"
	"dragoman/internal/thesaurus"
	"dragoman/lang/en"
	"dragoman/read"
)

// How the last words of two sentences stand to one another.
func TestRelation(t *testing.T) {
	rd, err := read.English(en.Pack())
	if err != nil {
		t.Fatal(err)
	}
	w, err := window.New(en.Pack())
	if err != nil {
		t.Fatal(err)
	}
	x, err := sense.New(en.Pack(), []string{"person", "organization"})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name, a, b, wordA, wordB string
		want                     thesaurus.Relation
	}{
		{"synonyms", "The council banned the ferry.", "The council prohibited the ferry.", "banned", "prohibited", thesaurus.Narrower},
		{"a noun and its verb", "The invasion of the island shocked the council.", "The army invaded the island.", "invasion", "invaded", thesaurus.Same},
		{"opposites", "Prices rose in Malby.", "Prices fell in Malby.", "rose", "fell", thesaurus.Opposite},
		{"opposites in nouns", "The selling of bonds pleased the bank.", "The buying of bonds pleased the bank.", "selling", "buying", thesaurus.Opposite},
	} {
		a, b := w.Read(rd.Read(dragoman.Report{Text: c.a, Language: "en"})), w.Read(rd.Read(dragoman.Report{Text: c.b, Language: "en"}))
		got := sense.Beside(x.Of(a), x.Of(b)).Relation(at(t, a, c.wordA), at(t, b, c.wordB))
		if got != c.want && !(c.want == thesaurus.Narrower && got == thesaurus.Broader) {
			t.Errorf("%s: %d, want %d", c.name, got, c.want)
		}
	}
	if !x.Doer("teacher") || !x.Doer("council") || x.Doer("bridge") || !x.Doer("zorblax") {
		t.Error("a teacher and a council act, a bridge does not, what is unknown may")
	}
}

func at(t *testing.T, r *window.Report, word string) int32 {
	t.Helper()
	for i := range r.Tokens {
		if r.Word(int32(i)) == word {
			return int32(i)
		}
	}
	t.Fatalf("no %q", word)
	return -1
}
