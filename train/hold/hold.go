// SPDX-License-Identifier: Apache-2.0

// Package hold trains the model of factuality.
package hold

import (
	"bytes"
	"math/rand/v2"
	"strings"

	"dragoman"
	"dragoman/internal/corpus"
	"dragoman/internal/linear"
	"dragoman/read/hold"
)

// Seed is the seed of the training and of the noise.
const Seed = 11

// noise is the share of words replaced in the second copy of the data. The
// tagger and the parser were trained on the same sentences and read them too
// well; a sentence with foreign words in it is parsed as badly as a new one.
const noise = .3

// Train fits the model on sentences that prepare tags and parses: each as it
// is, and once more with words replaced.
func Train(rows []corpus.Factuality, prepare func(*dragoman.Reading), f *hold.Features) ([]byte, error) {
	var examples []linear.Example
	add := func(rows []corpus.Factuality) {
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
	}
	add(rows)
	add(disturbed(rows))
	m := &linear.Softmax{Classes: hold.BinNames(), Epochs: 8, Rate: .02, L2: 3e-3, MinSeen: 4, Seed: Seed}
	m.Train(examples)
	var b bytes.Buffer
	err := m.Write(&b, .02, 0)
	return b.Bytes(), err
}

// disturbed is the data with longer lower-case words, but not the targets,
// replaced by others of the data.
func disturbed(rows []corpus.Factuality) []corpus.Factuality {
	plain := func(w string) bool { return len(w) > 4 && strings.ToLower(w) == w }
	var words []string
	for _, r := range rows {
		for _, w := range strings.Split(r.Text, " ") {
			if plain(w) {
				words = append(words, w)
			}
		}
	}
	rng := rand.New(rand.NewPCG(Seed, 2))
	out := make([]corpus.Factuality, len(rows))
	for i, r := range rows {
		target := map[int]bool{}
		for _, t := range r.Targets {
			target[t.Span[0]] = true
		}
		ws := strings.Split(r.Text, " ")
		for j, w := range ws {
			if plain(w) && !target[j] && rng.Float64() < noise {
				ws[j] = words[rng.IntN(len(words))]
			}
		}
		r.Text = strings.Join(ws, " ")
		out[i] = r
	}
	return out
}
