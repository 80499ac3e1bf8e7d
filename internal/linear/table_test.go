// SPDX-License-Identifier: Apache-2.0

package linear

import (
	"bytes"
	"testing"
)

func TestTableLearnsAndSurvivesTheFile(t *testing.T) {
	p := NewTableTrainer(10)
	for range 5 {
		for _, e := range toy() {
			var out [Width]int32
			p.Score(e.Features, out[:])
			p.Tick()
			p.Update(e.Features, e.Class, Best(out[:]))
		}
	}
	var b bytes.Buffer
	if err := p.Write(&b, 4); err != nil {
		t.Fatal(err)
	}
	m, err := OpenTable(b.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	for i, e := range toy() {
		var out [Width]int32
		m.Score(e.Features, out[:])
		if got := Best(out[:]); got != e.Class {
			t.Errorf("example %d: class %d, want %d", i, got, e.Class)
		}
	}
	for _, cut := range []int{0, 4, 5, b.Len() - 1} {
		if _, err := OpenTable(b.Bytes()[:cut]); err == nil {
			t.Errorf("a file cut at byte %d opened without an error", cut)
		}
	}
}
