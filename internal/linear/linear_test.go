// SPDX-License-Identifier: Apache-2.0

package linear

import (
	"bytes"
	"testing"
)

func toy() []Example {
	f := func(words ...string) (out []uint32) {
		for _, w := range words {
			out = append(out, Hash(1, w))
		}
		return
	}
	return []Example{
		{Features: f("met", "talks"), Class: 0}, {Features: f("met", "visit"), Class: 0},
		{Features: f("shelled", "talks"), Class: 1}, {Features: f("shelled", "raid"), Class: 1},
		{Features: f("praised"), Class: 2}, {Features: f("praised", "visit"), Class: 2},
	}
}

var names = []string{"CONSULT", "ASSAULT", "SUPPORT"}

func TestTrainersLearnAndSurviveTheFile(t *testing.T) {
	p := NewPerceptron(names)
	for range 5 {
		for _, e := range toy() {
			out := make([]int32, 3)
			p.Score(e.Features, out)
			p.Tick()
			p.Update(e.Features, e.Class, Best(out))
		}
	}
	s := &Softmax{Classes: names, Epochs: 30, Seed: 7}
	s.Train(toy())
	for name, write := range map[string]func(*bytes.Buffer) error{
		"perceptron": func(b *bytes.Buffer) error { return p.Write(b, 0, 0, 0) },
		"softmax":    func(b *bytes.Buffer) error { return s.Write(b, 0, 0) },
	} {
		var b bytes.Buffer
		if err := write(&b); err != nil {
			t.Fatal(name, err)
		}
		m, err := Open(b.Bytes())
		if err != nil {
			t.Fatal(name, err)
		}
		for i, e := range toy() {
			out := make([]int32, 3)
			m.Score(e.Features, out)
			if got := Best(out); got != e.Class {
				t.Errorf("%s: example %d: class %s, want %s", name, i, names[got], names[e.Class])
			}
		}
		shelf := Shelved(b.Bytes())
		again, err := Open(shelf)
		if err != nil {
			t.Fatal(name, err)
		}
		for i, e := range toy() {
			x, y := make([]int32, 3), make([]int32, 3)
			m.Score(e.Features, x)
			again.Score(e.Features, y)
			if x[0] != y[0] || x[1] != y[1] || x[2] != y[2] {
				t.Errorf("%s: example %d: %v from the file, %v from the shelf", name, i, x, y)
			}
		}
		for n := range shelf {
			if _, err := Open(shelf[:n]); err == nil {
				t.Errorf("%s: a shelf cut at byte %d of %d opened without an error", name, n, len(shelf))
			}
		}
		for n := range b.Len() {
			if _, err := Open(b.Bytes()[:n]); err == nil {
				t.Errorf("%s: a file cut at byte %d of %d opened without an error", name, n, b.Len())
			}
		}
	}
}

func TestSameSeedSameBytes(t *testing.T) {
	write := func() []byte {
		s := &Softmax{Classes: names, Seed: 3}
		s.Train(toy())
		var b bytes.Buffer
		if err := s.Write(&b, 0, 0); err != nil {
			t.Fatal(err)
		}
		return b.Bytes()
	}
	if !bytes.Equal(write(), write()) {
		t.Error("two trainings with one seed wrote different bytes")
	}
}

func FuzzOpen(f *testing.F) {
	s := &Softmax{Classes: names, Seed: 3}
	s.Train(toy())
	var b bytes.Buffer
	_ = s.Write(&b, 0, 0)
	f.Add(b.Bytes())
	f.Add(Shelved(b.Bytes()))
	f.Fuzz(func(t *testing.T, data []byte) {
		if m, err := Open(data); err == nil {
			m.Score([]uint32{0, 1, Hash(1, "met")}, make([]int32, 256))
		}
	})
}

// TestAgainTakesTheMeanOfRuns trains one weight in two runs: 1 through two
// steps, then 3 in the second of two.
func TestAgainTakesTheMeanOfRuns(t *testing.T) {
	w := NewWeights([]string{"a"})
	w.Learn([]uint32{7})
	w.Grow()
	rows := w.Rows([]uint32{7}, nil)
	w.Tick()
	w.Add(rows, 0, 2)
	w.Tick()
	w.Again()
	w.Tick()
	w.Tick()
	w.Add(rows, 0, 6)
	w.Average()
	var out [1]float32
	w.Score(rows, out[:])
	// Weights are averaged as w - late/steps: 2 - 2/2 = 1 and 6 - 12/2 = 0.
	if out[0] != 0.5 {
		t.Errorf("mean %v, want 0.5", out[0])
	}
}
