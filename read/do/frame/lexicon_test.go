// SPDX-License-Identifier: Apache-2.0

package frame

import (
	"testing"

	"dragoman/know/ontology"
	"dragoman/lang/en"
)

// TestLexicon holds the frame lexicon to the ontology: every row has a known
// type, mode and CAMEO code, and every type has verbs and nouns of its own.
func TestLexicon(t *testing.T) {
	o, err := ontology.Load()
	if err != nil {
		t.Fatal(err)
	}
	f, err := New(en.Pack())
	if err != nil {
		t.Fatal(err)
	}
	verbs, nouns := map[string]int{}, map[string]int{}
	for _, fs := range f.verbs {
		for _, fr := range fs {
			verbs[fr.Type]++
		}
	}
	for _, fs := range f.nouns {
		for _, fr := range fs {
			nouns[fr.Type]++
		}
	}
	for _, typ := range o.Types {
		if verbs[typ.Name] == 0 || nouns[typ.Name] == 0 {
			t.Errorf("%s has %d verb frames and %d noun frames, want some of both", typ.Name, verbs[typ.Name], nouns[typ.Name])
		}
	}
}
