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

// The mean of two trainings scores as the two together do.
func TestJoin(t *testing.T) {
	train := func(order []int) (*Perceptron, *TableTrainer) {
		p, q := NewPerceptron(names), NewTableTrainer(10)
		for range 5 {
			for _, i := range order {
				e := toy()[i]
				a, b := make([]int32, 3), make([]int32, Width)
				p.Score(e.Features, a)
				q.Score(e.Features, b)
				p.Tick()
				q.Tick()
				p.Update(e.Features, e.Class, Best(a))
				q.Update(e.Features, e.Class, Best(b[:3]))
			}
		}
		return p, q
	}
	p, q := train([]int{0, 1, 2, 3, 4, 5})
	p2, q2 := train([]int{5, 3, 1, 4, 2, 0})
	p.Join(p2)
	q.Join(q2)
	var b, c bytes.Buffer
	if err := p.Write(&b, 0, 0, 0); err != nil {
		t.Fatal(err)
	}
	if err := q.Write(&c, 4); err != nil {
		t.Fatal(err)
	}
	m, err := Open(b.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	n, err := OpenTable(c.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	for i, e := range toy() {
		x, y := make([]int32, 3), make([]int32, Width)
		m.Score(e.Features, x)
		n.Score(e.Features, y)
		if Best(x) != e.Class || Best(y) != e.Class {
			t.Errorf("example %d: classes %d and %d, want %d", i, Best(x), Best(y), e.Class)
		}
	}
}

// However many features there are, each class gets the sum of its weights.
func TestTableScoreIsTheSum(t *testing.T) {
	rows := []byte{127, 0x80, 0, 1, 0x81, 127, 0xFF, 0x80}
	m, err := OpenTable(append([]byte("DLT1\x01"), rows...))
	if err != nil {
		t.Fatal(err)
	}
	for _, n := range []int{0, 1, 257, 258, 1000} {
		features := make([]uint32, n)
		var want [Width]int32
		for i := range features {
			features[i] = uint32(i * i)
			for c := range want {
				want[c] += int32(int8(rows[int(features[i]&1)*Width+c]))
			}
		}
		var got [Width]int32
		if m.Score(features, got[:]); got != want {
			t.Errorf("%d features: %v, want %v", n, got, want)
		}
	}
}
