// SPDX-License-Identifier: Apache-2.0

package compare

import (
	"testing"

	"dragoman"
)

// A denial of what another holds, and a name in both, must show as features; a
// claim set beside itself shares its holder.
func TestTensionSeesHoldersAndNames(t *testing.T) {
	reading := func(text, speaker string, stance dragoman.Stance, name dragoman.Span) *dragoman.Reading {
		r := &dragoman.Reading{Report: dragoman.Report{Text: text}}
		r.Statements = []dragoman.Statement{{Speaker: dragoman.Speaker{Name: speaker}, Stance: stance, Form: "indirect"}}
		r.Mentions = []dragoman.Mention{{Span: name, Form: dragoman.Name}}
		return r
	}
	a := reading("Ana Berg said the Orel dam is safe.", "Ana Berg", dragoman.Asserts, dragoman.Span{Start: 18, End: 22})
	b := reading("Tom Rask denied that the Orel dam is safe.", "Tom Rask", dragoman.Denies, dragoman.Span{Start: 25, End: 29})
	two, one := tensionOfStances(a, b), tensionOfStances(a, a)
	if len(two) != 18 || two[4] != 1 || two[12] != 1 || two[13] != 0 || two[14] != 1 {
		t.Errorf("a denial by another: %v", two)
	}
	if one[12] != 0 || one[13] != 1 || one[14] != 0 {
		t.Errorf("a claim and itself: %v", one)
	}
	if n := tensionOfNames(a, b); n[0] != 1 || n[1] == 0 {
		t.Errorf("both name Orel: %v", n)
	}
	if x, y := Tension(a, b), Tension(b, a); len(x) != len(y) || x[0] != 1 {
		t.Errorf("%d and %d features, first %v", len(x), len(y), x[0])
	}
}
