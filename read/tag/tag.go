// SPDX-License-Identifier: Apache-2.0

// Package tag gives tokens their part of speech (universal and Penn, as one
// class) and their lemma. A greedy averaged perceptron tags from left to right.
package tag

import (
	"fmt"
	"strings"

	"dragoman"
	"dragoman/internal/clusters"
	"dragoman/internal/linear"
	"dragoman/internal/look"
	"dragoman/lang"
)

// Tagger tags sentences. It is safe for concurrent use.
type Tagger struct {
	scorer linear.Scorer
	see    *clusters.Clusters
	pos    []dragoman.UPOS
	penn   []string
	lemmas *Lemmas
	fixed  Fixed
}

// Fixed gives the class of words that have but one, by look.Word.Form. They
// are not scored.
type Fixed map[uint32]int

// New loads the models "tag" and "clusters", and words/fixed-tags.txt, words/lemmas.txt and
// words/lemma-exceptions.txt.
func New(pack *lang.Pack) (*Tagger, error) {
	m, err := lang.Open(pack, "tag", linear.Open)
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
	see, err := lang.Open(pack, "clusters", clusters.Open)
	if err != nil {
		return nil, err
	}
	lemmas.known = func(word string) bool { return see.Of(word) != 0 }
	if lines, err = pack.Words("fixed-tags"); err != nil {
		return nil, err
	}
	fixed := make(Fixed, len(lines))
	for _, l := range lines {
		c := -1
		if len(l.Columns) == 2 {
			c = m.Class(l.Columns[1])
		}
		if c < 0 {
			return nil, l.Errorf("want a word and a class of the tagger")
		}
		fixed[look.Of(l.Columns[0]).Form] = c
	}
	return With(m, see, m.Classes(), fixed, lemmas)
}

// With makes a tagger of a scorer over classes such as "NOUN NNS". lemmas may
// be nil: then no lemma is set.
func With(s linear.Scorer, see *clusters.Clusters, classes []string, fixed Fixed, lemmas *Lemmas) (*Tagger, error) {
	t := &Tagger{scorer: s, see: see, fixed: fixed, lemmas: lemmas}
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
	all := See(t.see, r)
	var features []uint32
	scores := make([]int32, len(t.pos))
	for _, s := range r.Sentences {
		tokens := r.Tokens[s.First:s.Last]
		words := all[s.First:s.Last]
		before, before2 := -1, -1
		for i := range tokens {
			c, ok := t.fixed[words[i].Form]
			if !ok {
				features = Features(words, i, before, before2, features[:0])
				clear(scores)
				t.scorer.Score(features, scores)
				c = linear.Best(scores)
			}
			before2, before = before, c
			tokens[i].UPOS, tokens[i].XPOS = t.pos[c], t.penn[c]
			if t.lemmas != nil {
				tokens[i].Lemma = t.lemmas.Of(tokens[i].Of(r.Text), t.penn[c])
			}
		}
	}
}
