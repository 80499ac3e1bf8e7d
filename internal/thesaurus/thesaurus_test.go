// SPDX-License-Identifier: Apache-2.0

package thesaurus

import (
	"bytes"
	"testing"
)

// A net of ten senses: 0 thing; 1 vessel and 2 shed are things, 3 boat a vessel,
// 4 ferry a boat; 5 to move, 6 to sail and 7 to sink ways to move; 8 big, 9 small.
func made(t *testing.T) []byte {
	t.Helper()
	b, err := Make([]Sense{{Noun, nil}, {Noun, []int{0}}, {Noun, []int{0}}, {Noun, []int{1}}, {Noun, []int{3}}, {Verb, nil}, {Verb, []int{5}}, {Verb, []int{5}}, {Adjective, nil}, {Adjective, nil}},
		map[string][]int{"thing": {0}, "vessel": {1}, "shed": {2}, "barn": {2}, "boat": {3}, "ferry": {4}, "move": {5}, "sail": {6, 3}, "sink": {7}, "big": {8}, "large": {8}, "small": {9}},
		[][2]string{{"big", "small"}, {"small", "big"}})
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestRelations(t *testing.T) {
	x, err := Open(made(t))
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		a, b string
		c    Class
		want Relation
	}{
		{"shed", "barn", Noun, Same},
		{"boat", "ferry", Noun, Narrower},
		{"ferry", "boat", Noun, Broader},
		{"ferry", "vessel", Noun, Broader},
		{"ferry", "thing", Noun, None}, // too many steps
		{"vessel", "shed", Noun, Sister},
		{"sail", "sink", Verb, Sister},
		{"sail", "boat", Noun, Same}, // by the noun's sense
		{"big", "small", Adjective, Opposite},
		{"small", "large", Adjective, Opposite}, // of a synonym
		{"big", "large", Adjective, Same},
	} {
		a, okA := x.Find(c.a, c.c)
		b, okB := x.Find(c.b, c.c)
		if !okA || !okB || x.Relation(a, b) != c.want {
			t.Errorf("%s, %s (%c): %d, want %d", c.a, c.b, c.c, x.Relation(a, b), c.want)
		}
	}
	if _, ok := x.Find("sink", Noun); ok {
		t.Error("sink has no sense as a noun here")
	}
	ferry, _ := x.Find("ferry", Noun)
	thing, _ := x.Find("thing", Noun)
	barn, _ := x.Find("barn", Noun)
	if !x.Under(ferry, thing) || x.Under(barn, ferry) {
		t.Error("a ferry is a thing, a barn no ferry")
	}
}

func TestSameBytesAndDamage(t *testing.T) {
	b := made(t)
	if !bytes.Equal(b, made(t)) {
		t.Error("two makings differ")
	}
	for n := range b {
		if _, err := Open(b[:n]); err == nil {
			t.Fatalf("cut after %d bytes it opens", n)
		}
		bad := bytes.Clone(b)
		bad[n] ^= 0xff
		Open(bad) // must end, without panic
	}
}
