// SPDX-License-Identifier: Apache-2.0

package maxent

import (
	"bytes"
	"math"
	"testing"
)

// With one feature that is there or not, and next to no penalty, the weights
// are the log odds of the groups.
func TestTrainMatchesGroupOdds(t *testing.T) {
	var rows []Example
	add := func(with bool, class, n int) {
		for range n {
			e := Example{Features: []Feature{{1, 1}}, Class: class, Weight: 1}
			if with {
				e.Features = append(e.Features, Feature{2, 1})
			}
			rows = append(rows, e)
		}
	}
	add(false, 1, 10)
	add(false, 0, 30)
	add(true, 1, 40)
	add(true, 0, 20)
	b := Trainer{Classes: 1, C: 1e6, Seen: 1}.Train(rows)
	m, err := Open(b)
	if err != nil {
		t.Fatal(err)
	}
	if p := m.Yes([]Feature{{1, 1}}); math.Abs(p-.25) > .005 {
		t.Errorf("without the feature %.3f, want .25", p)
	}
	if p := m.Yes([]Feature{{1, 1}, {2, 1}, {99, 5}}); math.Abs(p-2.0/3) > .005 {
		t.Errorf("with the feature %.3f, want .667", p)
	}
	if !bytes.Equal(b, Trainer{Classes: 1, C: 1e6, Seen: 1}.Train(rows)) {
		t.Error("the same rows gave other bytes")
	}
}

func TestSharesLearnThreeClasses(t *testing.T) {
	var rows []Example
	for i := range 60 {
		rows = append(rows, Example{Features: []Feature{{uint32(10 + i%3), 1}, {uint32(100 + i), 1}}, Class: i % 3, Weight: 1})
	}
	m, err := Open(Trainer{Classes: 3, C: 10, Seen: 2}.Train(rows))
	if err != nil {
		t.Fatal(err)
	}
	p := make([]float64, 3)
	for c := range 3 {
		m.Shares([]Feature{{uint32(10 + c), 1}}, p)
		if math.Abs(p[0]+p[1]+p[2]-1) > 1e-9 || p[c] < .9 {
			t.Errorf("class %d has shares %.3f", c, p)
		}
	}
}

// Of a choice the row that is right gets most of the share, whatever the margins
// of the others; of two that are right, both together.
func TestChoice(t *testing.T) {
	var rows []Example
	for g := 1; g <= 20; g++ {
		for f := uint32(1); f <= 4; f++ {
			right := 0
			if f <= 2 && g%2 == 0 || f == 3 && g%2 == 1 {
				right = 1
			}
			rows = append(rows, Example{Features: []Feature{{f, 1}, {10*f + uint32(g%2), 1}}, Class: right, Weight: 1, Group: g})
		}
	}
	m, err := Open(Trainer{Classes: 1, C: 10, Seen: 1}.Train(rows))
	if err != nil {
		t.Fatal(err)
	}
	for odd := range uint32(2) {
		p := make([]float64, 4)
		for i := range p {
			f := uint32(i + 1)
			p[i] = m.Margin([]Feature{{f, 1}, {10*f + odd, 1}})
		}
		Softmax(p)
		if odd == 0 && p[0]+p[1] < .9 || odd == 1 && p[2] < .9 {
			t.Errorf("odd %d: %.3f", odd, p)
		}
	}
}

// Two models joined, and weights that are not looked up, score as the models do
// feature by feature, components past the last known one included.
func TestJoinAndDense(t *testing.T) {
	a, b := lay(1, []uint32{3, 11, 13}, []float32{.5, -2, 3}), lay(1, []uint32{11, 12, 40}, []float32{4, .25, 7})
	f := []Feature{{3, 1}, {11, -4 * .5}, {12, 6 * .5}, {13, 2 * .5}, {14, 9 * .5}, {40, 1}}
	both := make([]float64, 2)
	Join(a, b).Score(f, both)
	if both[0] != a.Margin(f) || both[1] != b.Margin(f) || both[0] == 0 || both[1] == 0 {
		t.Errorf("joined %v, want %v and %v", both, a.Margin(f), b.Margin(f))
	}
	v := []byte{0xfc, 6, 2, 9} // -4, 6, 2, 9
	for _, m := range []*Model{a, b} {
		d := m.Dense(100, func(i int) uint32 { return uint32(11 + i) })
		want := m.Margin(f[1:5])
		if got := d.Margin(v, .5); got != want {
			t.Errorf("dense %v, want %v", got, want)
		}
		out := []float64{1}
		if d.Score(v, .5, out); out[0] != 1+want {
			t.Errorf("dense score %v, want %v", out[0], 1+want)
		}
	}
}

func FuzzOpen(f *testing.F) {
	f.Add(Trainer{Classes: 1, C: 1, Seen: 1}.Train([]Example{{Features: []Feature{{7, 1}}, Class: 1, Weight: 1}}))
	f.Add([]byte("DMX1\x01\xff\xff\xff\x7f\x00\x00\x00\x00"))
	f.Fuzz(func(t *testing.T, b []byte) {
		if m, err := Open(b); err == nil {
			m.Score([]Feature{{7, 1}}, make([]float64, m.Classes()))
		}
	})
}
