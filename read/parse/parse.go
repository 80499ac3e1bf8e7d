// SPDX-License-Identifier: Apache-2.0

// Package parse gives every token its head and relation: an arc-eager
// transition parser with the root at the end of the buffer, greedy, trained
// with a dynamic oracle (Goldberg & Nivre 2013) on predicted tags; a second
// model names the relations of the finished tree. Time is linear in the text.
package parse

import (
	"fmt"

	"dragoman"
	"dragoman/internal/clusters"
	"dragoman/internal/linear"
	"dragoman/lang"
)

// Parser parses tagged sentences. It is safe for concurrent use.
type Parser struct {
	see    *clusters.Clusters
	moves  linear.Scorer // four transitions
	arcs   linear.Scorer // relations as arcs are made, for the features of later transitions
	labels linear.Scorer
	rels   []dragoman.Rel // of the label classes
	gate   Gate

	punct, det int // classes
}

// New loads the models "parse", "arc", "label" and "clusters".
func New(pack *lang.Pack) (*Parser, error) {
	moves, err := lang.Open(pack, "parse", linear.OpenTable)
	if err != nil {
		return nil, err
	}
	arcs, err := lang.Open(pack, "arc", linear.Open)
	if err != nil {
		return nil, err
	}
	labels, err := lang.Open(pack, "label", linear.Open)
	if err != nil {
		return nil, err
	}
	see, err := lang.Open(pack, "clusters", clusters.Open)
	if err != nil {
		return nil, err
	}
	return With(see, moves, arcs, labels, labels.Classes())
}

// With makes a parser of scorers; classes are the relations of arcs and labels.
func With(see *clusters.Clusters, moves, arcs, labels linear.Scorer, classes []string) (*Parser, error) {
	p := &Parser{see: see, moves: moves, arcs: arcs, labels: labels}
	for _, c := range classes {
		r, err := dragoman.ParseRel(c)
		if err != nil {
			return nil, fmt.Errorf("class %q of the labeller: %w", c, err)
		}
		switch r {
		case dragoman.Punct:
			p.punct = len(p.rels)
		case dragoman.Det:
			p.det = len(p.rels)
		}
		p.rels = append(p.rels, r)
	}
	return p, nil
}

// Do parses the sentences the gate lets through.
func (p *Parser) Do(r *dragoman.Reading) {
	w := &work{scores: make([]int32, max(linear.Width, len(p.rels)))}
	for i := range r.Sentences {
		s := &r.Sentences[i]
		if tokens := r.Tokens[s.First:s.Last]; !p.gate.Skips(s, tokens) {
			p.sentence(w, tokens, s.First, r.Text)
		}
	}
}

// work is the memory one run needs.
type work struct {
	state    State
	features []uint32
	scores   []int32
}

func (p *Parser) sentence(w *work, tokens []dragoman.Token, first int32, text string) {
	s := &w.state
	s.Reset(p.see, tokens, text)
	for !s.Done() {
		t := p.next(w)
		x := s.Do(t)
		if x >= 0 && int(s.Head[x]) < s.N {
			rel, ok := p.sure(tokens, x, s.Head[x])
			if !ok {
				w.features = s.ArcFeatures(x, w.features[:0])
				rel = p.relation(p.arcs, w)
			}
			s.Name(x, uint8(rel))
		}
	}
	s.OneRoot()
	for x := range tokens {
		h := s.Head[x]
		if int(h) == s.N {
			tokens[x].Head, tokens[x].Rel = dragoman.Root, dragoman.RootRel
			continue
		}
		tokens[x].Head = first + h
		rel, ok := p.sure(tokens, int32(x), h)
		if !ok {
			w.features = s.LabelFeatures(int32(x), w.features[:0])
			rel = p.relation(p.labels, w)
		}
		tokens[x].Rel = p.rels[rel]
	}
}

// sure returns the class of relations that hang on the tags alone: marks are
// punct, and a determiner before its noun is det. They need no scoring.
func (p *Parser) sure(tokens []dragoman.Token, x, h int32) (int, bool) {
	switch t := &tokens[x]; {
	case t.UPOS == dragoman.PUNCT:
		return p.punct, true
	case t.UPOS == dragoman.DET && t.XPOS == "DT" && h > x && (tokens[h].UPOS == dragoman.NOUN || tokens[h].UPOS == dragoman.PROPN):
		return p.det, true
	}
	return 0, false
}

// relation returns the class the features tell.
func (p *Parser) relation(m linear.Scorer, w *work) int {
	clear(w.scores)
	m.Score(w.features, w.scores)
	return linear.Best(w.scores[:len(p.rels)])
}

// Leads of the best transition over the second from which the features not
// looked at yet are not asked: chosen so that no tree of the dev files is worse
// (docs/models.md).
const (
	firstLead  = 85
	secondLead = 80
)

// next returns the allowed transition of the highest score.
func (p *Parser) next(w *work) int {
	s := &w.state
	only, n := 0, 0
	for t := range linear.Width {
		if s.Allowed(t) {
			only = t
			n++
		}
	}
	if n == 1 {
		return only
	}
	v := s.look()
	clear(w.scores)
	w.features = v.first(w.features[:0])
	p.moves.Score(w.features, w.scores)
	if t, lead := s.best(w.scores); lead >= firstLead {
		return t
	}
	w.features = v.second(w.features[:0])
	p.moves.Score(w.features, w.scores)
	if t, lead := s.best(w.scores); lead >= secondLead {
		return t
	}
	w.features = v.rest(w.features[:0])
	p.moves.Score(w.features, w.scores)
	t, _ := s.best(w.scores)
	return t
}

// best returns the allowed transition of the highest score, and how far it is
// ahead of the second.
func (s *State) best(scores []int32) (best int, lead int32) {
	const least = -1 << 30
	first, second := int32(least), int32(least)
	for t := range linear.Width {
		switch x := scores[t]; {
		case !s.Allowed(t):
		case x > first:
			best, first, second = t, x, first
		case x > second:
			second = x
		}
	}
	return best, first - second
}

// OneRoot leaves one word at the root: the first verb there, or else the
// first word that is no mark; the others hang on it.
func (s *State) OneRoot() {
	root, rank := int32(-1), 0
	for x := range int32(s.N) {
		if s.Head[x] != int32(s.N) {
			continue
		}
		k := 1
		switch dragoman.UPOS(s.nodes[x].u - 2) {
		case dragoman.VERB:
			k = 3
		case dragoman.PUNCT:
		default:
			k = 2
		}
		if k > rank {
			root, rank = x, k
		}
	}
	for x := range int32(s.N) {
		if s.Head[x] == int32(s.N) && x != root {
			s.Head[x] = root
		}
	}
}
