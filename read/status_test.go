// SPDX-License-Identifier: Apache-2.0

package read_test

import (
	"testing"

	"dragoman"
	"dragoman/internal/marked"
	"dragoman/lang/en"
	"dragoman/read"
	"dragoman/read/hold"
)

// TestStatus runs the examples of rules/status.txt.
func TestStatus(t *testing.T) {
	pack := en.Pack()
	reader, err := read.English(pack)
	if err != nil {
		t.Fatal(err)
	}
	h, err := hold.New(pack)
	if err != nil {
		t.Fatal(err)
	}
	lines, err := pack.Rules("status")
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for _, l := range lines {
		text, marks, err := marked.Parse(l.Columns[0])
		if err != nil {
			t.Fatal(l.Errorf("%v", err))
		}
		r := reader.Read(dragoman.Report{Text: text})
		for _, m := range marks {
			n++
			got, score, why := h.Status(r, r.TokenAt(int32(m.Start)))
			if string(got) != m.Label {
				t.Error(l.Errorf("%q is %s (%.1f, %v), want %s", text[m.Start:m.End], got, score, why, m.Label))
			}
		}
	}
	if n < 60 {
		t.Errorf("%d cases, want at least 60", n)
	}
}

// TestStatementStatus holds the status of a statement's own content: asked for
// where it is demanded even if a condition stands in it, a fact where a definite
// noun takes it to be.
func TestStatementStatus(t *testing.T) {
	reader, err := read.English(en.Pack())
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		text string
		want dragoman.Status
	}{
		{"The minister called on the rebels to free prisoners if talks begin.", dragoman.Requested},
		{"Lawmakers doubted the pardon granted to the banker.", dragoman.Occurred},
		{"Lawmakers doubted that the banker would pay.", dragoman.Hypothetical},
		{"She wants the release of her son.", dragoman.Hypothetical},
	} {
		r := reader.Read(dragoman.Report{Text: c.text})
		if len(r.Statements) != 1 || r.Statements[0].Status != c.want {
			t.Errorf("%q: %+v, want one that is %s", c.text, r.Statements, c.want)
		}
	}
}
