// SPDX-License-Identifier: Apache-2.0

package desk

import (
	"testing"

	"dragoman"
	"dragoman/internal/query"
)

// A misspelt word is near to a word of a name, and takes its place alone; a name
// in a field takes the place of the whole.
func TestMisspeltNames(t *testing.T) {
	for _, x := range []struct {
		word, name string
		near       bool
	}{
		{"brandtt", "lena brandt", true}, {"aunee", "liv aune", true}, {"villacorda", "rosa villacorta", true}, {"qispe", "julio quispe", true},
		{"brandt", "lena brandt", false}, {"ferry", "terry", false}, {"march", "marsh brook", true}, {"police", "polite", true}, {"bank", "bonn", false},
	} {
		if _, ok := farFrom(x.word, x.name); ok != x.near {
			t.Errorf("%s and %s: near %v", x.word, x.name, ok)
		}
	}
	for _, x := range [][4]string{
		{"Brandtt ferry", "Brandtt", "Brandt", "Brandt ferry"},
		{`speaker:"Lena Brandtt" stance:denies`, "Lena Brandtt", "Lena Brandt", `speaker:"Lena Brandt" stance:denies`},
		{`speaker:Brandtt`, "Brandtt", `"Lena Brandt"`, `speaker:"Lena Brandt"`},
	} {
		tree, err := query.Parse(x[0], dragoman.SearchFields)
		if err != nil {
			t.Fatal(err)
		}
		for _, n := range terms(tree) {
			if n.Text == x[1] {
				if got := replaced(x[0], n, x[2]); got != x[3] {
					t.Errorf("%s: %s, want %s", x[0], got, x[3])
				}
			}
		}
	}
	if c := closest("Brandtt", "Lena Brandt"); c != "Brandt" {
		t.Errorf("the closest word is %s", c)
	}
}
