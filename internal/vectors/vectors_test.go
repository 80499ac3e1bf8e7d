// SPDX-License-Identifier: Apache-2.0

package vectors_test

import (
	"math"
	"slices"
	"testing"

	"dragoman/internal/vectors"
	"dragoman/lang"
	"dragoman/lang/en"
)

func small(t testing.TB) []byte {
	t.Helper()
	neg := func(x int8) byte { return byte(x) }
	data, err := vectors.Make([]string{"the", "peace", "truce", "axe"}, 2, []byte{1, 1, 3, 4, 6, 8, neg(-4), 3})
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func TestLookUp(t *testing.T) {
	v, err := vectors.Open(small(t))
	if err != nil {
		t.Fatal(err)
	}
	for i, w := range []string{"the", "peace", "truce", "axe"} {
		if row, ok := v.Row(w); !ok || row != i {
			t.Errorf("%s stands in row %d, %v", w, row, ok)
		}
	}
	if _, ok := v.Of("peac"); ok {
		t.Error("a part of a word was found")
	}
	for _, c := range []struct {
		a, b string
		want float64
	}{{"peace", "truce", 1}, {"peace", "axe", 0}, {"the", "peace", 7 / (5 * math.Sqrt2)}, {"peace", "nowhere", 0}, {"nowhere", "nowhere", 1}} {
		if got := v.Cosine(c.a, c.b); math.Abs(got-c.want) > 1e-6 {
			t.Errorf("%s and %s: cosine %f, want %f", c.a, c.b, got, c.want)
		}
	}
}

func TestMakeRefuses(t *testing.T) {
	for name, err := range map[string]error{
		"a word twice": second(vectors.Make([]string{"a", "a"}, 1, []byte{1, 1})),
		"no length":    second(vectors.Make([]string{"a"}, 2, []byte{0, 0})),
		"a row short":  second(vectors.Make([]string{"a", "b"}, 2, []byte{1, 1})),
	} {
		if err == nil {
			t.Errorf("%s was taken", name)
		}
	}
}

func second(_ []byte, err error) error { return err }

// Whatever the bytes, Open refuses them or gives a table whose look-ups end.
func FuzzOpen(f *testing.F) {
	f.Add(small(f), "peace")
	f.Fuzz(func(t *testing.T, data []byte, word string) {
		v, err := vectors.Open(data)
		if err != nil {
			return
		}
		v.Cosine(word, "the")
	})
}

func TestCutFilesAreRefused(t *testing.T) {
	data := small(t)
	for n := range data {
		if _, err := vectors.Open(slices.Clone(data[:n])); err == nil {
			t.Fatalf("the first %d of %d bytes were taken for a table", n, len(data))
		}
	}
}

// The table of the English pack: related words are nearer than others.
func TestEnglish(t *testing.T) {
	v, err := lang.Open(en.Pack(), "vectors", vectors.Open)
	if err != nil {
		t.Fatal(err)
	}
	if v.Len() != 30000 || v.Dim() != 100 {
		t.Errorf("%d words of %d dimensions", v.Len(), v.Dim())
	}
	for _, c := range [][3]string{{"troops", "soldiers", "bread"}, {"said", "told", "river"}, {"truce", "ceasefire", "minister"}} {
		if near, far := v.Cosine(c[0], c[1]), v.Cosine(c[0], c[2]); near < far+.2 {
			t.Errorf("%s is as near to %s (%.2f) as to %s (%.2f)", c[0], c[1], near, c[2], far)
		}
	}
}

func BenchmarkDot(b *testing.B) {
	v, err := lang.Open(en.Pack(), "vectors", vectors.Open)
	if err != nil {
		b.Fatal(err)
	}
	x, y := v.At(100), v.At(200)
	for b.Loop() {
		x.Dot(y)
	}
}
