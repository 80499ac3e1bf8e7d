// SPDX-License-Identifier: Apache-2.0

package tag_test

import (
	"testing"

	"dragoman"
	"dragoman/lang/en"
	"dragoman/read"
)

// tagged reads a text by the stages up to tag.
func tagged(t testing.TB, text string) *dragoman.Reading {
	reader, err := read.English(en.Pack())
	if err != nil {
		t.Fatal(err)
	}
	return reader.Read(dragoman.Report{Text: text})
}

func TestTagsAndLemmas(t *testing.T) {
	r := tagged(t, "Rebels’ leaders didn’t say which cities were shelled by the army’s biggest guns.")
	want := []struct {
		word, lemma, penn string
		pos               dragoman.UPOS
	}{
		{"Rebels", "rebel", "NNS", dragoman.NOUN}, {"’", "'s", "POS", dragoman.PART}, {"leaders", "leader", "NNS", dragoman.NOUN},
		{"did", "do", "VBD", dragoman.AUX}, {"n’t", "not", "RB", dragoman.PART}, {"say", "say", "VB", dragoman.VERB},
		{"which", "which", "WDT", dragoman.DET}, {"cities", "city", "NNS", dragoman.NOUN}, {"were", "be", "VBD", dragoman.AUX},
		{"shelled", "shell", "VBN", dragoman.VERB}, {"by", "by", "IN", dragoman.ADP}, {"the", "the", "DT", dragoman.DET},
		{"army", "army", "NN", dragoman.NOUN}, {"’s", "'s", "POS", dragoman.PART}, {"biggest", "big", "JJS", dragoman.ADJ},
		{"guns", "gun", "NNS", dragoman.NOUN}, {".", ".", ".", dragoman.PUNCT},
	}
	if len(r.Tokens) != len(want) {
		t.Fatalf("%d tokens, want %d", len(r.Tokens), len(want))
	}
	for i, w := range want {
		x := r.Tokens[i]
		if x.Of(r.Text) != w.word || x.Lemma != w.lemma || x.XPOS != w.penn || x.UPOS != w.pos {
			t.Errorf("token %d: %s %s %s %s, want %v", i, x.Of(r.Text), x.Lemma, x.UPOS, x.XPOS, w)
		}
	}
}
