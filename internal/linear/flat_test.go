// SPDX-License-Identifier: Apache-2.0

package linear

import (
	"bytes"
	"testing"
)

func TestFlatLearnsAnOrder(t *testing.T) {
	good, bad := []uint32{Hash(1, "that"), Hash(1, "end")}, []uint32{Hash(1, "comma"), Hash(1, "end")}
	p := NewFlatTrainer(10)
	for range 4 {
		var g, b [1]int32
		p.Tick()
		p.Score(good, g[:])
		p.Score(bad, b[:])
		if g[0] <= b[0] {
			p.Add(good, 1)
			p.Add(bad, -1)
		}
	}
	var file bytes.Buffer
	if err := WriteFlat(&file, 4, p, p); err != nil {
		t.Fatal(err)
	}
	m, err := OpenFlat(file.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	var g, b [1]int32
	m.Score(good, g[:])
	m.Score(bad, b[:])
	if g[0] <= b[0] {
		t.Errorf("the right order scores %d, the wrong one %d", g[0], b[0])
	}
	// One update at step 1 of 4: the average is 1 - 1/4 = 0.75, times 127/4.
	if want := int32(2 * 24); g[0]-b[0] != want {
		t.Errorf("difference %d, want %d", g[0]-b[0], want)
	}
	for n := range file.Len() {
		if _, err := OpenFlat(file.Bytes()[:n]); err == nil {
			t.Fatalf("a file cut at byte %d opened", n)
		}
	}
}
