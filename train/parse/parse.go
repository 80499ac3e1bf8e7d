// SPDX-License-Identifier: Apache-2.0

// Package parse trains the parser and its labeller.
package parse

import (
	"math/rand/v2"

	"dragoman"
	"dragoman/internal/linear"
	"dragoman/read/parse"
)

// Clip is the averaged weight that becomes the largest in the table.
const Clip = 60

// Options of the training; the zero value is what ships.
type Options struct {
	Epochs int  // 0 is 12
	Bits   uint // log2 of the rows of the table; 0 is 21
	Seed   uint64
}

// sentence is a gold tree over tokens with predicted tags.
type sentence struct {
	tokens []dragoman.Token // heads are sentence-internal, the root is len(tokens)
	head   []int32
	text   string
}

// Train learns from readings with gold trees and predicted tags.
func Train(readings []*dragoman.Reading, o Options) (moves *linear.TableTrainer, labels *linear.Perceptron, classes []string) {
	if o.Epochs == 0 {
		o.Epochs = 12
	}
	if o.Bits == 0 {
		o.Bits = 21
	}
	all := sentences(readings)
	rng := rand.New(rand.NewPCG(o.Seed, 3))
	moves = linear.NewTableTrainer(o.Bits)
	var s parse.State
	for epoch := range o.Epochs {
		rng.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
		for _, x := range all {
			learn(moves, &s, x, func() bool { return epoch > 0 && rng.IntN(10) > 0 })
		}
	}
	for r := dragoman.Acl; r <= dragoman.Xcomp; r++ {
		classes = append(classes, r.String())
	}
	labels = linear.NewPerceptron(classes)
	for range max(2, o.Epochs/2) {
		rng.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
		for _, x := range all {
			label(labels, &s, x, len(classes))
		}
	}
	return moves, labels, classes
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
func learn(m *linear.TableTrainer, s *parse.State, x sentence, explore func() bool) {
	o := newOracle(x.head)
	s.Reset(x.tokens, x.text)
	var features []uint32
	for !s.Done() {
		costs := o.costs(s)
		features = s.Features(features[:0])
		var scores [linear.Width]int32
		m.Score(features, scores[:])
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
		m.Tick()
		if costs[guess] > least {
			m.Update(features, gold, guess)
			if !explore() {
				guess = gold
			}
		}
		s.Do(guess)
	}
}

// label learns the relations of a gold tree.
func label(m *linear.Perceptron, s *parse.State, x sentence, classes int) {
	s.Reset(x.tokens, x.text)
	s.Build(x.head)
	scores := make([]int32, classes)
	var features []uint32
	for i, t := range x.tokens {
		if t.Rel == dragoman.RootRel {
			continue
		}
		features = s.LabelFeatures(int32(i), features[:0])
		clear(scores)
		m.Score(features, scores)
		m.Tick()
		m.Update(features, int(t.Rel)-1, linear.Best(scores))
	}
}
