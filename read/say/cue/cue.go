// SPDX-License-Identifier: Apache-2.0

// Package cue finds the words that say that somebody says: one linear tagger
// marks the source, the cue and the content of statements in a paragraph.
// Where spans nest, a cue goes before a source and a source before a content,
// so that a cue inside another's content is still found.
package cue

import (
	"fmt"

	"dragoman/internal/linear"
	"dragoman/read/say/page"
)

// Label is what the tagger says of a token.
type Label = uint8

// The labels: outside, and beginning and inside of source, cue and content.
const (
	O Label = iota
	SourceB
	SourceI
	CueB
	CueI
	ContentB
	ContentI
	labels
)

// Names are the labels' names in the model file, in order. The seven rows
// after them hold the transition into each label.
var Names = []string{"O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content"}

// Start is the label that stands before a paragraph's first token.
const Start = O

// Transition gives the features of the label before. There are several that
// share the weight, as a model file clips weights that are far above the rest.
func Transition(before Label) []uint32 {
	out := make([]uint32, 16)
	for i := range out {
		out[i] = linear.Mix(linear.Hash(99, Names[before]), uint32(i))
	}
	return out
}

// Tagger labels tokens. It is safe for concurrent use.
type Tagger struct {
	score linear.Scorer
	step  [labels][labels]int32
}

// New makes a tagger of a model whose classes are Names.
func New(m *linear.Model) (*Tagger, error) {
	for i, n := range Names {
		if c := m.Classes(); len(c) != len(Names) || c[i] != n {
			return nil, fmt.Errorf("cue: the model's classes are %v, want %v", c, Names)
		}
	}
	t := &Tagger{score: m}
	for b := range labels {
		m.Score(Transition(b), t.step[b][:])
	}
	return t, nil
}

// Allowed reports whether label b may stand before label a: an inside needs
// its own beginning or inside before it.
func Allowed(b, a Label) bool {
	return a == O || a&1 == 1 || b == a || b == a-1
}

// Label tags every token of a page. Cost: one feature set a token, 49 steps.
func (t *Tagger) Label(p *page.Page) []Label {
	out := make([]Label, len(p.Words))
	var buf []uint32
	var back [][labels]Label
	for _, para := range p.Paras {
		n := int(para.Last - para.First)
		if cap(back) < n {
			back = make([][labels]Label, n)
		}
		back = back[:n]
		best := [labels]int32{}
		for k := range n {
			buf = Features(p, int(para.First)+k, buf[:0])
			var s [labels]int32
			t.score.Score(buf, s[:])
			best = Step(k == 0, best, s, &t.step, &back[k])
		}
		Trace(best, back, out[para.First:para.Last])
	}
	return out
}

const never = -1 << 29

// Step is one step of Viterbi: from the best scores up to the token before
// (ignored for the first) and the token's own scores to its best scores.
func Step(first bool, best, own [labels]int32, step *[labels][labels]int32, back *[labels]Label) (next [labels]int32) {
	for a := range labels {
		next[a] = never
		for b := range labels {
			if !Allowed(b, a) || first && b != Start {
				continue
			}
			s := step[b][a]
			if !first {
				s += best[b]
			}
			if s > next[a] {
				next[a], back[a] = s, b
			}
		}
		next[a] = max(never, next[a]+own[a])
	}
	return next
}

// Trace writes the best path that ends with the scores of the last token.
func Trace(best [labels]int32, back [][labels]Label, out []Label) {
	if len(out) == 0 {
		return
	}
	l := Label(linear.Best(best[:]))
	for k := len(out) - 1; k >= 0; k-- {
		out[k] = l
		l = back[k][l]
	}
}
