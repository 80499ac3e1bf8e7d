// SPDX-License-Identifier: Apache-2.0

package parse

import "dragoman"

// Gate says which sentences are parsed. The others keep Head at Unparsed.
type Gate uint8

// The gates, each closing more than the one before. docs/models.md says what
// each saves and loses.
const (
	Every  Gate = iota // no sentence is skipped
	Prose              // furniture is skipped, but for headlines and captions
	Verbal             // so are sentences without a verb
)

// Gated returns a parser with another gate that shares the models.
func (p *Parser) Gated(g Gate) *Parser {
	q := *p
	q.gate = g
	return &q
}

// Skips says whether the gate is closed to a tagged sentence.
func (g Gate) Skips(s *dragoman.Sentence, tokens []dragoman.Token) bool {
	if g == Every {
		return false
	}
	switch s.Furniture {
	case dragoman.Byline, dragoman.Credit, dragoman.Boilerplate, dragoman.CrossHeading, dragoman.Dateline:
		return true
	}
	if g == Prose {
		return false
	}
	for i := range tokens {
		if u := tokens[i].UPOS; u == dragoman.VERB || u == dragoman.AUX {
			return false
		}
	}
	return true
}
