// SPDX-License-Identifier: Apache-2.0

package tag_test

import (
	"testing"

	"dragoman"
	"dragoman/lang/en"
	"dragoman/read/sent"
	"dragoman/read/tag"
	"dragoman/read/token"
)

// tagged reads a text by the stages up to tag.
func tagged(t testing.TB, text string) *dragoman.Reading {
	t.Helper()
	cut, err := token.New(en.Pack())
	if err != nil {
		t.Fatal(err)
	}
	split, err := sent.New(en.Pack())
	if err != nil {
		t.Fatal(err)
	}
	tagger, err := tag.New(en.Pack())
	if err != nil {
		t.Fatal(err)
	}
	r := &dragoman.Reading{}
	r.Text = text
	cut.Do(r)
	split.Do(r)
	tagger.Do(r)
	return r
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

// Lemmas of words the treebanks do not hold, by rule and by the word classes.
func TestLemmasOfUnseenWords(t *testing.T) {
	r := tagged(t, "The Nigerian minister said the raids had provoked clashes and that troops were besieging bigger towns.")
	want := map[string]string{"Nigerian": "Nigerian", "provoked": "provoke", "clashes": "clash", "besieging": "besiege", "bigger": "big", "raids": "raid"}
	for _, x := range r.Tokens {
		if w := want[x.Of(r.Text)]; w != "" && x.Lemma != w {
			t.Errorf("lemma of %s is %s, want %s", x.Of(r.Text), x.Lemma, w)
		}
	}
}
