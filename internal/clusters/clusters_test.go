// SPDX-License-Identifier: Apache-2.0

package clusters

import (
	"bytes"
	"testing"
)

func table(t *testing.T) *Clusters {
	t.Helper()
	var b bytes.Buffer
	paths := []Path{{}, {0b0110 << 28, 4}, {0b0111 << 28, 4}, {1 << 31, 1}}
	words := []Word{{"Damascus", 1}, {"minister", 2}, {"0000", 3}, {"don't", 3}, {"Damascus", 2}}
	if err := Write(&b, paths, words); err != nil {
		t.Fatal(err)
	}
	c, err := Open(b.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestLookUp(t *testing.T) {
	c := table(t)
	for word, want := range map[string]ID{
		"Damascus": 1, "DAMASCUS": 1, "damascus": 0, "minister": 2, "Minister": 2, "MINISTER": 2,
		"1987": 3, "198": 0, "don’t": 3, "": 0, "Aleppo": 0,
	} {
		if got := c.Of(word); got != want {
			t.Errorf("Of(%q) = %d, want %d", word, got, want)
		}
		if got := c.OfBytes([]byte(word)); got != want {
			t.Errorf("OfBytes(%q) = %d, want %d", word, got, want)
		}
	}
}

func TestPrefixesAreCoarserClasses(t *testing.T) {
	c := table(t)
	if c.Prefix(1, 3) != c.Prefix(2, 3) || c.Prefix(1, 4) == c.Prefix(2, 4) {
		t.Error("classes 0110 and 0111 must share three bits and differ in the fourth")
	}
	if c.Prefix(3, 4) != c.Prefix(3, 1) || c.Prefix(1, 1) == c.Prefix(3, 1) || c.Prefix(0, 4) != 0 {
		t.Error("short paths are whole, the unknown class is 0")
	}
	if c.Path(1) != "0110" {
		t.Errorf("Path(1) = %q", c.Path(1))
	}
}

func TestLookUpDoesNotAllocate(t *testing.T) {
	c, w := table(t), []byte("DAMASCUS")
	if n := testing.AllocsPerRun(100, func() { c.OfBytes(w); c.Of("minister") }); n != 0 {
		t.Errorf("%v allocations a look-up", n)
	}
}

func TestOpenRefusesBadFiles(t *testing.T) {
	var b bytes.Buffer
	if err := Write(&b, []Path{{}, {0, 1}}, []Word{{"a", 1}}); err != nil {
		t.Fatal(err)
	}
	good := b.Bytes()
	for n := range good {
		if _, err := Open(good[:n]); err == nil {
			t.Errorf("the first %d bytes are taken for a table", n)
		}
	}
	bad := bytes.ReplaceAll(good, []byte{1, 0}, []byte{9, 0})
	if _, err := Open(bad); err == nil {
		t.Error("a class that is not there is taken")
	}
}
