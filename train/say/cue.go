// SPDX-License-Identifier: Apache-2.0

package say

import (
	"math/rand/v2"

	"dragoman/internal/linear"
	"dragoman/read/say/cue"
)

const nLabels = 7

// tagger trains the labels by a structured averaged perceptron: decode a
// paragraph, move the weights from what was said to what should be.
type tagger struct {
	table *linear.Weights
	trans [nLabels][]int32 // rows of each label's transition features
	seqs  []sequence
	rows  []int32 // all features of all tokens, as rows
	buf   []uint32
	cost  float32
}

type sequence struct {
	gold  []cue.Label
	first []int32 // where each token's rows begin in rows; one more than tokens
}

// newTagger learns the features that occur at least twice.
func newTagger(ex []example, seen map[uint32]bool) *tagger {
	t := &tagger{table: linear.NewWeights(cue.Names)}
	var keep []uint32
	for b := range nLabels {
		keep = append(keep, cue.Transition(cue.Label(b))...)
	}
	t.table.Learn(keep)
	for b := range nLabels {
		t.trans[b] = t.table.Rows(cue.Transition(cue.Label(b)), nil)
	}
	for _, e := range ex {
		for _, para := range e.page.Paras {
			for i := para.First; i < para.Last; i++ {
				t.buf = cue.Features(e.page, int(i), t.buf[:0])
				keep = keep[:0]
				for _, f := range t.buf {
					if seen[f] {
						keep = append(keep, f)
					} else {
						seen[f] = true
					}
				}
				t.table.Learn(keep)
			}
		}
	}
	for _, e := range ex {
		for _, para := range e.page.Paras {
			s := sequence{gold: e.labels[para.First:para.Last]}
			for i := para.First; i < para.Last; i++ {
				s.first = append(s.first, int32(len(t.rows)))
				t.buf = cue.Features(e.page, int(i), t.buf[:0])
				t.rows = t.table.Rows(t.buf, t.rows)
			}
			s.first = append(s.first, int32(len(t.rows)))
			t.seqs = append(t.seqs, s)
		}
	}
	t.table.Grow()
	return t
}

// train makes several runs of epochs over the sequences, each in shuffled orders
// fixed by seed, and takes their mean.
func (t *tagger) train(runs, epochs int, seed uint64) {
	order := make([]int, len(t.seqs))
	for i := range order {
		order[i] = i
	}
	for run := range runs {
		if run > 0 {
			t.table.Again()
		}
		rng := rand.New(rand.NewPCG(seed+uint64(run), 2))
		for range epochs {
			rng.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
			for _, i := range order {
				t.learn(&t.seqs[i])
			}
		}
	}
	t.table.Average()
}

// learn decodes one sequence and updates where it went wrong.
func (t *tagger) learn(s *sequence) {
	n := len(s.gold)
	if n == 0 {
		return
	}
	t.table.Tick()
	guess := make([]cue.Label, n)
	var step [nLabels][nLabels]float32
	for b := range nLabels {
		t.table.Score(t.trans[b], step[b][:])
	}
	back := make([][nLabels]cue.Label, n)
	var best [nLabels]float32
	for k := range n {
		var own [nLabels]float32
		t.table.Score(t.rows[s.first[k]:s.first[k+1]], own[:])
		if t.cost != 0 {
			for a := range own {
				if s.gold[k] != cue.O && cue.Label(a) == cue.O {
					own[a] += t.cost
				}
			}
		}
		var next [nLabels]float32
		for a := range nLabels {
			next[a] = -1e30
			for b := range nLabels {
				if !cue.Allowed(cue.Label(b), cue.Label(a)) || k == 0 && cue.Label(b) != cue.Start {
					continue
				}
				if x := best[b] + step[b][a]; x > next[a] {
					next[a], back[k][a] = x, cue.Label(b)
				}
			}
			next[a] += own[a]
		}
		best = next
	}
	l := cue.Label(0)
	for a := range best {
		if best[a] > best[l] {
			l = cue.Label(a)
		}
	}
	for k := n - 1; k >= 0; k-- {
		guess[k] = l
		l = back[k][l]
	}
	gb, pb := cue.Start, cue.Start
	for k := range n {
		g, p := s.gold[k], guess[k]
		if g != p {
			rows := t.rows[s.first[k]:s.first[k+1]]
			t.table.Add(rows, int(g), 1)
			t.table.Add(rows, int(p), -1)
		}
		if g != p || gb != pb {
			share := 1 / float32(len(t.trans[gb]))
			t.table.Add(t.trans[gb], int(g), share)
			t.table.Add(t.trans[pb], int(p), -share)
		}
		gb, pb = g, p
	}
}
