// SPDX-License-Identifier: Apache-2.0

// Package hold trains the model of factuality.
package hold

import (
	"bytes"

	"dragoman"
	"dragoman/internal/corpus"
	"dragoman/internal/linear"
	"dragoman/read/hold"
)

// Seed is the seed of the training.
const Seed = 11

// Train fits the model on sentences that prepare tags and parses.
func Train(rows []corpus.Factuality, prepare func(*dragoman.Reading), f *hold.Features) ([]byte, error) {
	var examples []linear.Example
	for i := range rows {
		r := rows[i].Reading()
		prepare(r)
		for _, t := range rows[i].Targets {
			examples = append(examples, linear.Example{
				Features: f.Of(r, &r.Sentences[0], t.Span[0], nil),
				Class:    hold.Bin(t.Label),
			})
		}
	}
	m := &linear.Softmax{Classes: hold.BinNames(), Epochs: 8, Rate: .03, L2: 3e-3, MinSeen: 2, Seed: Seed}
	m.Train(examples)
	var b bytes.Buffer
	err := m.Write(&b, .03, 0)
	return b.Bytes(), err
}
