// SPDX-License-Identifier: Apache-2.0

package ontology

import (
	"slices"
	"testing"
)

// TestLint holds the tables to what the manuals promise.
func TestLint(t *testing.T) {
	o, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	if len(o.Types) != 16 || len(o.Contexts) != 37 || len(o.Codes) != 312 {
		t.Errorf("%d types, %d contexts, %d codes; want 16, 37, 312", len(o.Types), len(o.Contexts), len(o.Codes))
	}
	perQuad := map[int]int{}
	for _, typ := range o.Types {
		perQuad[typ.Quad]++
		if (typ.Quad <= 2) != (typ.Score > 0) && typ.Name != "REQUEST" {
			t.Errorf("%s: score %g does not fit quad %d", typ.Name, typ.Score, typ.Quad)
		}
		for _, m := range append([]Mode{{"", typ.Score, typ.CAMEO}}, typ.Modes...) {
			if _, ok := o.Code(m.CAMEO); !ok {
				t.Errorf("%s %q: no CAMEO code %q", typ.Name, m.Name, m.CAMEO)
			}
			if typ.Score*m.Score < 0 {
				t.Errorf("%s %q: score %g against the type's %g", typ.Name, m.Name, m.Score, typ.Score)
			}
		}
	}
	for q, want := range map[int]int{1: 4, 2: 3, 3: 4, 4: 5} {
		if perQuad[q] != want {
			t.Errorf("quad %d has %d types, want %d", q, perQuad[q], want)
		}
	}
	for _, c := range o.Codes {
		m, ok := o.PLOVER(c.Code)
		if statement := c.Code[:2] == "01"; ok == statement {
			t.Errorf("CAMEO %s %s: mapped %v", c.Code, c.Name, ok)
		}
		if len(c.Code) > 2 {
			if _, ok := o.Code(c.Code[:2]); !ok {
				t.Errorf("CAMEO %s has no root", c.Code)
			}
		}
		for _, x := range m.Contexts {
			if !slices.Contains(o.Contexts, x) {
				t.Errorf("CAMEO %s: no context %q", c.Code, x)
			}
		}
	}
}

func TestDecisions(t *testing.T) {
	o, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	if q := o.Quad("SANCTION"); q != MaterialConflict {
		t.Errorf("SANCTION is quad %d, decided 4", q)
	}
	if s := o.Intensity("ACCUSE", ""); s != -3 {
		t.Errorf("ACCUSE scores %g, decided -3", s)
	}
	if s := o.Intensity("PROTEST", "vandalize"); s != -5 {
		t.Errorf("a mode without a score takes its type's: got %g, want -5", s)
	}
	if m, ok := o.PLOVER("1953"); !ok || m.Type != "ASSAULT" || m.Mode != "aerial" {
		t.Errorf("a code without a row goes with its parent: got %v %v", m, ok)
	}
}
