// SPDX-License-Identifier: Apache-2.0

package main

import (
	"math"
	"slices"

	"dragoman"
	"dragoman/compare/near"
	"dragoman/compare/sense"
	"dragoman/compare/window"
	"dragoman/internal/thesaurus"
)

// pair makes the pairs of a story's mentions and what is known of each.
func (c *chainer) pair(s *chained) {
	often := map[uint64]int{}
	for _, m := range s.mentions {
		often[m.r.Term(m.head)]++
	}
	shared := map[[2]*window.Window]float64{}
	words := map[[2]*window.Report]*near.Words{}
	senses := map[[2]*window.Report]*sense.Pair{}
	of := map[*window.Report]*sense.Words{}
	for i, a := range s.mentions {
		for j := i + 1; j < len(s.mentions); j++ {
			b := s.mentions[j]
			k := [2]*window.Report{a.r, b.r}
			if words[k] == nil {
				words[k] = near.NewWords(a.r, b.r)
				for _, r := range k {
					if of[r] == nil {
						of[r] = c.lexicon.Of(r)
					}
				}
				senses[k] = sense.Beside(of[a.r], of[b.r])
			}
			at := [2]*window.Window{a.w, b.w}
			if _, ok := shared[at]; !ok && a.w != nil && b.w != nil && a.w != b.w {
				v := c.model.Judge(a.w, b.w).Shared
				shared[at] = math.Log((v + .01) / (1.01 - v))
			}
			rare := math.Log(float64(len(s.mentions)+1) / float64(often[a.r.Term(a.head)]+1))
			s.pairs = append(s.pairs, [2]int{i, j})
			s.x = append(s.x, oneHappening(a, b, senses[k].Relation(a.head, b.head), float64(words[k].Near(a.head, b.head)), shared[at], rare))
		}
	}
}

// oneHappening are the features of two mentions: how their words stand to one
// another, what the verifier says of their sentences (log odds, 0 for one
// sentence), whether what hangs on them is the same, how rare the word is in the
// story, and these taken together. The first is 1.
func oneHappening(a, b *mention, rel thesaurus.Relation, vector, sentences, rare float64) []float64 {
	same := flagOf(a.r.Term(a.head) == b.r.Term(b.head))
	unlike := 1 - same
	cosine := 0.0
	if a.w != nil && b.w != nil && a.w != b.w {
		cosine = near.Cosine(a.w, b.w)
	}
	like := unlike * flagOf(rel == thesaurus.Same || rel == thesaurus.Narrower || rel == thesaurus.Broader)
	words := 0.0
	for _, i := range a.tokens {
		if a.r.Content(i) && slices.ContainsFunc(b.tokens, func(j int32) bool { return a.r.Term(i) == b.r.Term(j) }) {
			words++
		}
	}
	words /= float64(max(len(a.tokens), len(b.tokens)))
	by, notBy := beside(a, b, dragoman.Nsubj, dragoman.Nmod)
	to, notTo := beside(a, b, dragoman.Obj, dragoman.Iobj, dragoman.Obl)
	with, without := beside(a, b, dragoman.Nsubj, dragoman.Nmod, dragoman.Obj, dragoman.Obl, dragoman.Compound, dragoman.Amod)
	cue := flagOf(a.r.Cued(a.head) != nil && b.r.Cued(b.head) != nil)
	oneSentence, oneReport := flagOf(a.w == b.w), flagOf(a.r == b.r && a.w != b.w)
	mixed := flagOf((a.r.Tokens[a.head].UPOS == dragoman.VERB) != (b.r.Tokens[b.head].UPOS == dragoman.VERB))
	return []float64{1, same, like, unlike * flagOf(rel == thesaurus.Sister), unlike * flagOf(rel == thesaurus.Same), flagOf(rel == thesaurus.Opposite), unlike * vector,
		cosine, sentences, oneSentence, oneReport, words, unlike * words, by, notBy, to, notTo, with, without, cue, mixed, float64(len(a.tokens)+len(b.tokens)) / 4,
		same * cue, same * cosine, same * sentences, like * sentences, like * cosine, unlike * vector * cosine, unlike * vector * sentences,
		same * notBy, same * notTo, same * without, same * with, like * with, unlike * vector * with, same * rare, same * oneSentence, same * oneReport, unlike * oneSentence, same * mixed}
}

// beside reports whether what hangs on two mentions in some roles is the same,
// or all of it another; neither where one has nothing there.
func beside(a, b *mention, roles ...dragoman.Rel) (same, other float64) {
	x, y := a.under(roles), b.under(roles)
	if len(x) == 0 || len(y) == 0 {
		return 0, 0
	}
	for _, i := range x {
		for _, j := range y {
			if a.r.Term(i) == b.r.Term(j) || a.r.Actor(i) != 0 && a.r.Actor(i) == b.r.Actor(j) {
				return 1, 0
			}
		}
	}
	return 0, 1
}

// under lists the tokens that hang on a mention in some roles.
func (m *mention) under(roles []dragoman.Rel) (out []int32) {
	if m.w == nil {
		return nil
	}
	for i := m.w.First; i < m.w.Last; i++ {
		if t := &m.r.Tokens[i]; t.Head == m.head && slices.Contains(roles, t.Rel) {
			out = append(out, i)
		}
	}
	return out
}

func flagOf(b bool) float64 {
	if b {
		return 1
	}
	return 0
}
