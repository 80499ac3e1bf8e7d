// SPDX-License-Identifier: Apache-2.0

package events

import (
	"strings"
	"testing"

	"dragoman"
	"dragoman/know/ontology"
)

// A sentence that two sets space and quote differently is in one fold.
func TestFoldHeedsLettersOnly(t *testing.T) {
	a, b := "Klow's mayor, on Monday, met them.", "Klow ’ s mayor , on Monday , met them ."
	if Fold(a, 1000) != Fold(b, 1000) {
		t.Error("one sentence, spaced differently, fell into two folds")
	}
	if Fold(a, 1000) == Fold("Zilep's mayor met us.", 1000) {
		t.Error("two sentences fell into one of a thousand folds")
	}
}

// The patterns of a dictionary block become its table.
func TestCameoTable(t *testing.T) {
	o, err := ontology.Load()
	if err != nil {
		t.Fatal(err)
	}
	d := cameo{o: o, verbs: map[string]string{}, pairs: map[[2]string]map[string]int{}, sets: map[string][]string{}}
	for _, l := range []string{"&TRUCE", "+CEASEFIRE_", "---  MAKE   [---]  ---", "MAKE {MADE} # x", "- * VISIT [042:043] # MAKE", "- * &TRUCE (WITH +) [0871]", "- * TEA [010]", "---  GREET  [040] ---", "+BOW_TO {+BOWS_TO}"} {
		d.line(l)
	}
	got := string(d.table())
	for _, want := range []string{"v\tmake\t-\tmake\n", "p\tmake\tvisit\tCONSULT\n", "p\tmake\t&truce\tRETREAT\n", "s\t&truce\tceasefire\n", "v\tbow+to\tCONSULT\tgreet\n"} {
		if !strings.Contains(got, want) {
			t.Errorf("the table lacks %q:\n%s", want, got)
		}
	}
	if strings.Contains(got, "tea") {
		t.Error("a public statement (01) became a row")
	}
}

func TestPairRowsMarkSpans(t *testing.T) {
	r := &dragoman.Reading{Report: dragoman.Report{Text: "A hit B C"}}
	for i := int32(0); i < 9; i += 2 {
		end := i + 1
		if i == 2 {
			end = 5
		}
		if i == 4 {
			continue
		}
		r.Tokens = append(r.Tokens, dragoman.Token{Span: dragoman.Span{Start: i, End: end}})
	}
	r.Sentences = []dragoman.Sentence{{Span: dragoman.Span{End: 9}, Last: 4}}
	rows := PairRows([]Pair{{Reading: r, Source: dragoman.Span{Start: 0, End: 1}, Target: dragoman.Span{Start: 6, End: 9}, Type: "SANCTION", Quad: 4}})
	if len(rows) != 1 || rows[0].Quad != 3 {
		t.Fatalf("%d rows, want 1 with the quad CAMEO gives, 3", len(rows))
	}
	for i, want := range []int{1, 0, 3, 4} {
		if rows[0].Tags[i] != want {
			t.Errorf("tags %v, want [1 0 3 4]", rows[0].Tags)
			break
		}
	}
}
