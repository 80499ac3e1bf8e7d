// SPDX-License-Identifier: Apache-2.0

package names

import (
	"bytes"
	"strings"
	"testing"

	"dragoman/internal/linear"
	"dragoman/internal/marked"
	"dragoman/lang/en"
	"dragoman/read/name"
)

// Training on the same documents makes the same bytes, and a model that finds
// what it was shown.
func TestTrainingRepeats(t *testing.T) {
	labels := map[string]int{"per": person, "org": organisation, "loc": place}
	var d document
	d.weight = 1
	for _, s := range []string{
		"{per|Kari~Holm} met {per|Samuel~Otieno} in {loc|Oslo} on Monday .",
		"The {org|World~Bank} sent {per|Ada~Obi} to {loc|Lagos} .",
		"{per|Holm} said the {org|Nile~Bank} would leave {loc|Chad} .",
		"In {loc|Nairobi} the {org|Port~Authority} thanked {per|Obi} .",
	} {
		text, marks, err := marked.Parse(s)
		if err != nil {
			t.Fatal(err)
		}
		var tokens []string
		var gold []span
		for _, chunk := range strings.Fields(text) {
			at := strings.Index(text, chunk)
			words := strings.Split(chunk, "~")
			for _, m := range marks {
				if m.Start == at {
					gold = append(gold, span{len(tokens), len(tokens) + len(words), labels[m.Label]})
				}
			}
			tokens = append(tokens, words...)
		}
		d.tokens, d.gold = append(d.tokens, tokens), append(d.gold, gold)
	}
	n, err := name.Untrained(en.Pack())
	if err != nil {
		t.Fatal(err)
	}
	var first []byte
	for i := range 3 {
		c := newCRF()
		if err := fit(n, []document{d, d, d, d}, c, func(string) {}); err != nil {
			t.Fatal(err)
		}
		var b bytes.Buffer
		if err := linear.WriteRows(&b, name.ClassNames(), c.rows(0.001, 0.001), 0); err != nil {
			t.Fatal(err)
		}
		if i == 0 {
			first = b.Bytes()
		} else if !bytes.Equal(first, b.Bytes()) {
			t.Fatalf("training %d made other bytes", i+1)
		}
	}
	m, err := linear.Open(first)
	if err != nil {
		t.Fatal(err)
	}
	n.SetModel(m)
	if f1 := score(n, []document{d}).Micro().F1(); f1 < .9 {
		t.Errorf("F1 %.2f on what it was trained on", f1)
	}
}
