// SPDX-License-Identifier: Apache-2.0

// Package parse trains the parser and its labeller.
package parse

import (
	"math/rand/v2"

	"dragoman"
	"dragoman/internal/clusters"
	"dragoman/internal/linear"
	"dragoman/read/parse"
)

// Clip is the averaged weight that becomes the largest in the table.
const Clip = 160

// Options of the training; the zero value is what ships.
type Options struct {
	Epochs int  // 0 is 10
	Bits   uint // log2 of the rows of the table; 0 is 20
	Seed   uint64
	See    *clusters.Clusters
}

// Models is what is trained: transitions, relations as arcs are made, and
// relations of the finished tree.
type Models struct {
	Moves        *linear.TableTrainer
	Arcs, Labels *linear.Perceptron
	Classes      []string // of Arcs and Labels
	see          *clusters.Clusters
}

// sentence is a gold tree over tokens with predicted tags.
type sentence struct {
	tokens []dragoman.Token // heads are sentence-internal, the root is len(tokens)
	head   []int32
	text   string
}

// Train learns from readings with gold trees and predicted tags.
func Train(readings []*dragoman.Reading, o Options) *Models {
	if o.Epochs == 0 {
		o.Epochs = 10
	}
	if o.Bits == 0 {
		o.Bits = 20
	}
	all := sentences(readings)
	rng := rand.New(rand.NewPCG(o.Seed, 3))
	m := &Models{Moves: linear.NewTableTrainer(o.Bits), see: o.See}
	for r := dragoman.Acl; r <= dragoman.Xcomp; r++ {
		m.Classes = append(m.Classes, r.String())
	}
	m.Arcs, m.Labels = linear.NewPerceptron(m.Classes), linear.NewPerceptron(m.Classes)
	var s parse.State
	for epoch := range o.Epochs {
		rng.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
		for _, x := range all {
			m.learn(&s, x, func() bool { return epoch > 0 && rng.IntN(10) > 0 })
		}
	}
	for range max(2, o.Epochs/2) {
		rng.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
		for _, x := range all {
			m.label(&s, x)
		}
	}
	return m
}

// Join adds another training: what is written afterwards is the mean of both.
func (m *Models) Join(o *Models) {
	m.Moves.Join(o.Moves)
	m.Arcs.Join(o.Arcs)
	m.Labels.Join(o.Labels)
}

func sentences(readings []*dragoman.Reading) (out []sentence) {
	for _, r := range readings {
		for _, s := range r.Sentences {
			x := sentence{tokens: r.Tokens[s.First:s.Last], text: r.Text}
			for _, t := range x.tokens {
				h := t.Head - s.First
				if t.Head == dragoman.Root {
					h = int32(len(x.tokens))
				}
				x.head = append(x.head, h)
			}
			out = append(out, x)
		}
	}
	return out
}

// learn runs one sentence: where the best transition costs gold arcs, the best
// free one is learnt; explore says whether to go on with the mistake.
func (m *Models) learn(s *parse.State, x sentence, explore func() bool) {
	o := newOracle(x.head)
	s.Reset(m.see, x.tokens, x.text)
	var features []uint32
	rels := make([]int32, len(m.Classes))
	for !s.Done() {
		costs := o.costs(s)
		features = s.Features(features[:0])
		var scores [linear.Width]int32
		m.Moves.Score(features, scores[:])
		guess, gold, least := -1, -1, 1<<30
		for _, c := range costs {
			if c >= 0 {
				least = min(least, c)
			}
		}
		for t, c := range costs {
			if c < 0 {
				continue
			}
			if guess < 0 || scores[t] > scores[guess] {
				guess = t
			}
			if c == least && (gold < 0 || scores[t] > scores[gold]) {
				gold = t
			}
		}
		m.Moves.Tick()
		if costs[guess] > least {
			m.Moves.Update(features, gold, guess)
			if !explore() {
				guess = gold
			}
		}
		d := s.Do(guess)
		if d < 0 || int(s.Head[d]) == s.N {
			continue
		}
		features = s.ArcFeatures(d, features[:0])
		clear(rels)
		m.Arcs.Score(features, rels)
		r := linear.Best(rels)
		if s.Head[d] == x.head[d] {
			m.Arcs.Tick()
			m.Arcs.Update(features, int(x.tokens[d].Rel)-1, r)
		}
		s.Name(d, uint8(r))
	}
}

// label learns the relations of a gold tree.
func (m *Models) label(s *parse.State, x sentence) {
	s.Reset(m.see, x.tokens, x.text)
	s.Build(x.head)
	scores := make([]int32, len(m.Classes))
	var features []uint32
	for i, t := range x.tokens {
		if t.Rel == dragoman.RootRel {
			continue
		}
		features = s.LabelFeatures(int32(i), features[:0])
		clear(scores)
		m.Labels.Score(features, scores)
		m.Labels.Tick()
		m.Labels.Update(features, int(t.Rel)-1, linear.Best(scores))
	}
}
