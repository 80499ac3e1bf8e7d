// SPDX-License-Identifier: Apache-2.0

package linear

import (
	"cmp"
	"io"
	"slices"
)

// Perceptron trains an averaged perceptron (Freund & Schapire 1999; averaging
// as in Daumé 2006). It is deterministic: the caller fixes the order of the
// examples. It is a Scorer with its current, unaveraged weights.
type Perceptron struct {
	classes []string
	index   map[uint32]int32
	keys    []uint32
	rows    [][]cell
	seen    []int32 // updates that touched the feature
	now     int32
}

type cell struct {
	w, since int32
	class    uint8
	sum      int64
}

// NewPerceptron starts a model with all weights 0.
func NewPerceptron(classes []string) *Perceptron {
	return &Perceptron{classes: classes, index: map[uint32]int32{}}
}

// Score implements Scorer.
func (p *Perceptron) Score(features []uint32, out []int32) {
	for _, f := range features {
		if i, ok := p.index[f]; ok {
			for _, c := range p.rows[i] {
				out[c.class] += c.w
			}
		}
	}
}

// Tick counts one decision seen, right or wrong; call it once a decision.
func (p *Perceptron) Tick() { p.now++ }

// Update moves the features towards gold and away from guess.
func (p *Perceptron) Update(features []uint32, gold, guess int) {
	if gold == guess {
		return
	}
	p.Add(features, gold, 1)
	p.Add(features, guess, -1)
}

// Add adds d to the weight of every feature for one class.
func (p *Perceptron) Add(features []uint32, class int, d int32) {
	for _, f := range features {
		i, ok := p.index[f]
		if !ok {
			i = int32(len(p.rows))
			p.index[f] = i
			p.keys = append(p.keys, f)
			p.rows = append(p.rows, nil)
			p.seen = append(p.seen, 0)
		}
		p.seen[i]++
		r := p.rows[i]
		j := 0
		for j < len(r) && r[j].class != uint8(class) {
			j++
		}
		if j == len(r) {
			r = append(r, cell{class: uint8(class), since: p.now})
			p.rows[i] = r
		}
		c := &r[j]
		c.sum += int64(c.w) * int64(p.now-c.since)
		c.since = p.now
		c.w += d
	}
}

// Join adds another training with the same classes: what is written afterwards
// is the mean of both. Neither may be trained on.
func (p *Perceptron) Join(o *Perceptron) {
	for _, x := range []*Perceptron{p, o} {
		for _, r := range x.rows {
			for j := range r {
				r[j].sum += int64(r[j].w) * int64(x.now-r[j].since)
				r[j].w = 0
			}
		}
	}
	for k, f := range o.keys {
		i, ok := p.index[f]
		if !ok {
			i = int32(len(p.rows))
			p.index[f] = i
			p.keys, p.rows, p.seen = append(p.keys, f), append(p.rows, nil), append(p.seen, 0)
		}
		p.seen[i] += o.seen[k]
		for _, c := range o.rows[k] {
			j := 0
			for j < len(p.rows[i]) && p.rows[i][j].class != c.class {
				j++
			}
			if j == len(p.rows[i]) {
				p.rows[i] = append(p.rows[i], cell{class: c.class})
			}
			p.rows[i][j].sum += c.sum
		}
	}
	p.now += o.now
}

// Write averages, prunes and writes the model. Features touched by fewer than
// minSeen updates are dropped, and averaged weights under minWeight. clip is
// the weight that becomes 127, 0 for the largest.
func (p *Perceptron) Write(w io.Writer, minSeen int32, minWeight, clip float32) error {
	rows := make([]row, 0, len(p.rows))
	for i, r := range p.rows {
		if p.seen[i] < minSeen {
			continue
		}
		x := row{p.keys[i], make([]float32, len(p.classes))}
		any := false
		for _, c := range r {
			v := float32(float64(c.sum+int64(c.w)*int64(p.now-c.since)) / float64(max(1, p.now)))
			if v >= minWeight || -v >= minWeight {
				x.weights[c.class] = v
				any = true
			}
		}
		if any {
			rows = append(rows, x)
		}
	}
	slices.SortFunc(rows, func(a, b row) int { return cmp.Compare(a.key, b.key) })
	return pack(w, p.classes, rows, clip)
}
