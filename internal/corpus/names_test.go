// SPDX-License-Identifier: Apache-2.0

package corpus

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestNames(t *testing.T) {
	holm := []NamedDoc{{"d1", []Named{
		{[]string{"Kari", "Holm", "met", "#", "Oslo"}, []NameSpan{{0, 2, "PER"}, {4, 5, "LOC"}}},
		{[]string{"Yes"}, nil},
	}}}
	noID := []NamedDoc{{"", holm[0].Sentences}}
	for name, c := range map[string]struct {
		text string
		want []NamedDoc
	}{
		"a.conll": {"-DOCSTART- O\n\nKari I-PER\nHolm I-PER\nmet O\n# O\nOslo I-LOC\n\nYes O\n", noID},
		"b.conll": {"Kari\tB-PER\nHolm\tE-PER\nmet\tO\n#\tO\nOslo\tS-LOC\n\nYes\tO\n", noID},
		"c.iob2":  {"# newdoc id = d1\n# text = x\n1\tKari\tB-PER\t-\ta\n2\tHolm\tI-PER\t-\ta\n3\tmet\tO\t-\t-\n4\t#\tO\t-\t-\n5\tOslo\tB-LOC\t-\t-\n\n1\tYes\tO\t-\t-\n\n", holm},
		"d.tsv":   {"# doc = d1\nhttps://news.example/1\tO\n\nKari\tB-PER\tB-PER\nHolm I-PER\nmet\tO\n#\tO\nOslo\tB-LOC\n\nYes\tO\n", holm},
	} {
		path := filepath.Join(t.TempDir(), name)
		if err := os.WriteFile(path, []byte(c.text), 0o644); err != nil {
			t.Fatal(err)
		}
		got, err := Names(path)
		if err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if d := cmp.Diff(c.want, got); d != "" {
			t.Errorf("%s: %s", name, d)
		}
	}
}

func TestNameSpansPartNeighbours(t *testing.T) {
	got := nameSpans([]string{"B-PER", "B-PER", "I-PER", "I-ORG", "S-ORG", "E-ORG"})
	want := []NameSpan{{0, 1, "PER"}, {1, 3, "PER"}, {3, 4, "ORG"}, {4, 5, "ORG"}, {5, 6, "ORG"}}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}

func TestKeptApartIsAFifth(t *testing.T) {
	n := 0
	for i := range 10000 {
		if KeptApart(string(rune('a'+i%26)) + string(rune(1000+i))) {
			n++
		}
	}
	if n < 1800 || n > 2200 {
		t.Errorf("%d of 10000 are kept apart", n)
	}
}
