// SPDX-License-Identifier: Apache-2.0

// Package tag gives tokens their part of speech (universal and Penn, as one
// class) and their lemma. A greedy averaged perceptron tags from left to right.
package tag

import (
	"fmt"
	"strings"

	"dragoman"
	"dragoman/internal/linear"
	"dragoman/internal/look"
	"dragoman/lang"
)

// Tagger tags sentences. It is safe for concurrent use.
type Tagger struct {
	scorer linear.Scorer
	pos    []dragoman.UPOS
	penn   []string
	lemmas *Lemmas
}

// New loads the model "tag" and words/lemmas.txt with
// words/lemma-exceptions.txt.
func New(pack *lang.Pack) (*Tagger, error) {
	data, err := pack.Model("tag")
	if err != nil {
		return nil, err
	}
	m, err := linear.Open(data)
	if err != nil {
		return nil, err
	}
	lines, err := pack.Words("lemmas")
	if err != nil {
		return nil, err
	}
	lemmas, err := NewLemmas(lines)
	if err != nil {
		return nil, err
	}
	if lines, err = pack.Words("lemma-exceptions"); err != nil {
		return nil, err
	}
	if err := lemmas.Except(lines); err != nil {
		return nil, err
	}
	return With(m, m.Classes(), lemmas)
}

// With makes a tagger of a scorer over classes such as "NOUN NNS". lemmas may
// be nil: then no lemma is set.
func With(s linear.Scorer, classes []string, lemmas *Lemmas) (*Tagger, error) {
	t := &Tagger{scorer: s, lemmas: lemmas}
	for _, c := range classes {
		u, x, _ := strings.Cut(c, " ")
		p, err := dragoman.ParseUPOS(u)
		if err != nil {
			return nil, fmt.Errorf("class %q of the tagger: %w", c, err)
		}
		t.pos, t.penn = append(t.pos, p), append(t.penn, x)
	}
	return t, nil
}

// Do tags the tokens of every sentence.
func (t *Tagger) Do(r *dragoman.Reading) {
	var words []look.Word
	var features []uint32
	scores := make([]int32, len(t.pos))
	for _, s := range r.Sentences {
		tokens := r.Tokens[s.First:s.Last]
		words = words[:0]
		for _, x := range tokens {
			words = append(words, look.Of(x.Of(r.Text)))
		}
		before, before2 := -1, -1
		for i := range tokens {
			features = Features(words, i, before, before2, features[:0])
			clear(scores)
			t.scorer.Score(features, scores)
			c := linear.Best(scores)
			before2, before = before, c
			tokens[i].UPOS, tokens[i].XPOS = t.pos[c], t.penn[c]
			if t.lemmas != nil {
				tokens[i].Lemma = t.lemmas.Of(tokens[i].Of(r.Text), t.penn[c])
			}
		}
	}
}
