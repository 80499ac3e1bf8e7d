// SPDX-License-Identifier: Apache-2.0

// Package tag trains the tagger and learns the lemma rules.
package tag

import (
	"fmt"
	"io"
	"math/rand/v2"
	"slices"
	"strings"

	"dragoman"
	"dragoman/internal/clusters"
	"dragoman/internal/corpus"
	"dragoman/internal/linear"
	"dragoman/internal/look"
	"dragoman/read/tag"
)

// Options of the training.
type Options struct {
	Epochs    int // 0 is 8
	Seed      uint64
	See       *clusters.Clusters // word classes
	MinCount  uint8              // features rarer than this are not learnt; 0 is 2
	MinSeen   int32              // features updated more rarely are dropped; 0 is 2
	MinWeight float32            // smaller averaged weights are dropped; 0 is 0.6
}

// Perceptron is a trained tagger before it is packed.
type Perceptron struct {
	*linear.Perceptron
	Classes []string
	Words   map[string]int // words with one class only
	o       Options
}

// fixed keys the words as the tagger looks them up.
func (p *Perceptron) fixed() tag.Fixed {
	f := tag.Fixed{}
	for w, c := range p.Words {
		f[look.Of(w).Form] = c
	}
	return f
}

// sure lists the words that have one class nearly always: seen 40 times or
// more, with at most one other reading in 500.
func sure(docs []corpus.Doc, number map[string]int) map[string]int {
	count := map[string]map[int]int{}
	for _, d := range docs {
		for _, t := range d.Trees {
			for _, w := range t.Words {
				if count[w.Form] == nil {
					count[w.Form] = map[int]int{}
				}
				count[w.Form][number[w.UPOS.String()+" "+w.XPOS]]++
			}
		}
	}
	out := map[string]int{}
	for w, classes := range count {
		n, best := 0, 0
		for _, k := range classes {
			n += k
			best = max(best, k)
		}
		if n < 40 || (n-best)*500 > n || strings.ContainsAny(w, "0123456789#") || !ascii(w) {
			continue
		}
		for c, k := range classes {
			if k == best {
				out[w] = c
			}
		}
	}
	return out
}

// Train learns from gold documents.
func Train(docs []corpus.Doc, o Options) *Perceptron {
	if o.Epochs == 0 {
		o.Epochs = 8
	}
	if o.MinSeen == 0 {
		o.MinSeen = 2
	}
	if o.MinWeight == 0 {
		o.MinWeight = 0.6
	}
	if o.MinCount == 0 {
		o.MinCount = 2
	}
	classes, number := classesOf(docs)
	p := linear.NewPerceptron(classes)
	out := &Perceptron{p, classes, sure(docs, number), o}
	fixed := out.fixed()
	type sentence struct {
		words []look.Word
		gold  []int
	}
	var all []sentence
	for _, d := range docs {
		r := d.Gold()
		words := tag.See(o.See, r)
		for _, t := range r.Sentences {
			s := sentence{words: words[t.First:t.Last]}
			for _, w := range r.Tokens[t.First:t.Last] {
				s.gold = append(s.gold, number[w.UPOS.String()+" "+w.XPOS])
			}
			all = append(all, s)
		}
	}
	count := map[uint32]uint8{}
	for _, s := range all {
		before, before2 := -1, -1
		for i := range s.words {
			for _, f := range tag.Features(s.words, i, before, before2, nil) {
				count[f] = min(count[f], 254) + 1
			}
			before2, before = before, s.gold[i]
		}
	}
	cut := func(features []uint32) []uint32 {
		return slices.DeleteFunc(features, func(f uint32) bool { return count[f] < o.MinCount })
	}
	rng := rand.New(rand.NewPCG(o.Seed, 2))
	scores := make([]int32, len(classes))
	var features []uint32
	for range o.Epochs {
		rng.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
		for _, s := range all {
			before, before2 := -1, -1
			for i := range s.words {
				c, ok := fixed[s.words[i].Form]
				if !ok {
					features = cut(tag.Features(s.words, i, before, before2, features[:0]))
					clear(scores)
					p.Score(features, scores)
					c = linear.Best(scores)
					p.Tick()
					p.Update(features, s.gold[i], c)
				}
				before2, before = before, c
			}
		}
	}
	return out
}

// Write packs the model, dropping rare features and small weights.
func (p *Perceptron) Write(w io.Writer) error {
	return p.Perceptron.Write(w, p.o.MinSeen, p.o.MinWeight, 50)
}

// WriteWords writes the words with one class, for words/fixed-tags.txt.
func (p *Perceptron) WriteWords(w io.Writer) error {
	words := make([]string, 0, len(p.Words))
	for x := range p.Words {
		words = append(words, x)
	}
	slices.Sort(words)
	for _, x := range words {
		if _, err := fmt.Fprintf(w, "%s\t%s\n", x, p.Classes[p.Words[x]]); err != nil {
			return err
		}
	}
	return nil
}

// ascii words look like no other word, so the list does not depend on order.
func ascii(w string) bool {
	return strings.IndexFunc(w, func(r rune) bool { return r >= 128 || r == '`' }) < 0
}

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
