// SPDX-License-Identifier: Apache-2.0

// Package tag trains the tagger and learns the lemma rules.
package tag

import (
	"io"
	"math/rand/v2"
	"slices"

	"dragoman"
	"dragoman/internal/corpus"
	"dragoman/internal/linear"
	"dragoman/internal/look"
	"dragoman/read/tag"
)

// Options of the training; the zero value is what ships.
type Options struct {
	Epochs int // 0 is 8
	Seed   uint64
}

// Perceptron is a trained tagger before it is packed.
type Perceptron struct {
	*linear.Perceptron
	Classes []string
}

// Train learns from gold documents.
func Train(docs []corpus.Doc, o Options) *Perceptron {
	if o.Epochs == 0 {
		o.Epochs = 8
	}
	classes, number := classesOf(docs)
	p := linear.NewPerceptron(classes)
	type sentence struct {
		words []look.Word
		gold  []int
	}
	var all []sentence
	for _, d := range docs {
		for _, t := range d.Trees {
			var s sentence
			for _, w := range t.Words {
				s.words = append(s.words, look.Of(w.Form))
				s.gold = append(s.gold, number[w.UPOS.String()+" "+w.XPOS])
			}
			all = append(all, s)
		}
	}
	rng := rand.New(rand.NewPCG(o.Seed, 2))
	scores := make([]int32, len(classes))
	var features []uint32
	for range o.Epochs {
		rng.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
		for _, s := range all {
			before, before2 := -1, -1
			for i := range s.words {
				features = tag.Features(s.words, i, before, before2, features[:0])
				clear(scores)
				p.Score(features, scores)
				c := linear.Best(scores)
				p.Tick()
				p.Update(features, s.gold[i], c)
				before2, before = before, c
			}
		}
	}
	return &Perceptron{p, classes}
}

// Write packs the model, dropping rare features and small weights.
func (p *Perceptron) Write(w io.Writer) error { return p.Perceptron.Write(w, 5, 0.5, 0) }

// classesOf lists the classes of the documents in order of their names.
func classesOf(docs []corpus.Doc) ([]string, map[string]int) {
	count := map[string]int{}
	for _, d := range docs {
		for _, t := range d.Trees {
			for _, w := range t.Words {
				count[w.UPOS.String()+" "+w.XPOS]++
			}
		}
	}
	var classes []string
	for c := range count {
		classes = append(classes, c)
	}
	slices.Sort(classes)
	number := map[string]int{}
	for i, c := range classes {
		number[c] = i
	}
	return classes, number
}

// Fold tags documents by taggers that did not see them: those of fold f are
// tagged by one trained on the others. It returns gold readings whose tags are
// the predicted ones, in the order of the documents.
func Fold(docs []corpus.Doc, folds int, o Options) ([]*dragoman.Reading, error) {
	out := make([]*dragoman.Reading, len(docs))
	for f := range folds {
		var rest []corpus.Doc
		for i, d := range docs {
			if i%folds != f {
				rest = append(rest, d)
			}
		}
		t, err := Train(rest, o).Tagger()
		if err != nil {
			return nil, err
		}
		for i := f; i < len(docs); i += folds {
			out[i] = docs[i].Gold()
			t.Do(out[i])
		}
	}
	return out, nil
}
