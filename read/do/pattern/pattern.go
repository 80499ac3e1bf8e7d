// SPDX-License-Identifier: Apache-2.0

// Package pattern matches events told by more than one word: patterns over
// trees, written as data (lang/en/rules/event-patterns.txt), each with
// sentences it must and must not match. A trigger is a word with conditions;
// actor and recipient are paths from it. A match proposes; a model decides.
package pattern

import (
	"fmt"
	"slices"
	"strings"

	"dragoman"
	"dragoman/know/ontology"
	"dragoman/lang"
	"dragoman/read/do/frame"
)

// Pattern is one pattern.
type Pattern struct {
	Frame    *frame.Frame // type, mode, code, and the name as Why
	pos      dragoman.UPOS
	words    []string
	asks     []condition
	actor    path
	goal     path
	Line     lang.Line
	Examples []Example
}

// Example is a sentence a pattern must match, with the words that head its
// actors and recipients, or must not match.
type Example struct {
	Line  lang.Line
	Text  string
	Must  bool
	Heads string // "court > firm"; "-" nobody
}

// condition is what must, or must not, be at the end of a path.
type condition struct {
	at    path
	words []string // nil: anything
	not   bool
}

// Set is a list of patterns. Read-only.
type Set struct {
	Patterns []*Pattern
	byWord   map[string][]*Pattern
}

// Match is a pattern that matches at a token.
type Match struct {
	*Pattern
	Actors, Recipients []int
}

// Load reads the patterns of a language pack.
func Load(pack *lang.Pack, lex *frame.Lexicon) (*Set, error) {
	lines, err := pack.Rules("event-patterns")
	if err != nil {
		return nil, err
	}
	s := &Set{byWord: map[string][]*Pattern{}}
	for _, l := range lines {
		c := l.Columns
		if c[0] == "+" || c[0] == "-" {
			if err := s.example(l); err != nil {
				return nil, err
			}
			continue
		}
		p, err := Parse(c, lex)
		if err != nil {
			return nil, l.Errorf("%v", err)
		}
		p.Line = l
		s.Patterns = append(s.Patterns, p)
		for _, w := range p.words {
			s.byWord[w] = append(s.byWord[w], p)
		}
	}
	return s, nil
}

func (s *Set) example(l lang.Line) error {
	c := l.Columns
	must := c[0] == "+"
	if len(s.Patterns) == 0 || must && len(c) != 3 || !must && len(c) != 2 {
		return l.Errorf("want + a sentence and its parties, or - a sentence, below a pattern")
	}
	p := s.Patterns[len(s.Patterns)-1]
	e := Example{Line: l, Text: c[1], Must: must}
	if must {
		e.Heads = c[2]
	}
	p.Examples = append(p.Examples, e)
	return nil
}

// Parse reads the columns of a line: name, type, trigger, actor, recipient.
func Parse(c []string, lex *frame.Lexicon) (*Pattern, error) {
	if len(c) != 5 {
		return nil, fmt.Errorf("%d columns, want name, type, trigger, actor, recipient", len(c))
	}
	p := &Pattern{Frame: &frame.Frame{Why: "pattern " + c[0]}}
	if err := typed(p.Frame, c[1], lex.Ontology); err != nil {
		return nil, err
	}
	f := strings.Fields(c[2])
	if len(f) < 2 {
		return nil, fmt.Errorf("trigger %q: want a part of speech, words, conditions", c[2])
	}
	var err error
	if p.pos, err = dragoman.ParseUPOS(strings.ToUpper(f[0])); err != nil {
		return nil, err
	}
	if p.words, err = words(f[1], lex); err != nil {
		return nil, err
	}
	for _, s := range f[2:] {
		x, err := parseCondition(s, lex)
		if err != nil {
			return nil, err
		}
		p.asks = append(p.asks, x)
	}
	if p.actor, err = parsePath(c[3]); err != nil {
		return nil, err
	}
	p.goal, err = parsePath(c[4])
	return p, err
}

func typed(f *frame.Frame, s string, o *ontology.Ontology) error {
	f.Type, f.Mode, _ = strings.Cut(s, "/")
	if !o.HasMode(f.Type, f.Mode) {
		return fmt.Errorf("no type and mode %q", s)
	}
	f.CAMEO = o.CAMEO(f.Type, f.Mode)
	return nil
}

// parseCondition reads "obl:with=@sanction", "!cop", "obj": no blanks in it.
func parseCondition(s string, lex *frame.Lexicon) (c condition, err error) {
	s, c.not = strings.CutPrefix(s, "!")
	at, list, has := strings.Cut(s, "=")
	if c.at, err = parsePath(at); err != nil {
		return
	}
	if has {
		c.words, err = words(list, lex)
	}
	return
}

// words are lemmas, or the lemmas of an @class.
func words(s string, lex *frame.Lexicon) (out []string, err error) {
	for _, w := range strings.Split(s, ",") {
		name, class := strings.CutPrefix(w, "@")
		if !class {
			out = append(out, w)
			continue
		}
		list := lex.Class(name)
		if list == nil {
			return nil, fmt.Errorf("no class %q in event-classes.txt", w)
		}
		out = append(out, list...)
	}
	return
}

// At is the first pattern that matches at token i, nil for none.
func (s *Set) At(c *frame.Clause, i int) *Match {
	for _, p := range s.byWord[c.Lemmas[i]] {
		if m := p.At(c, i); m != nil {
			return m
		}
	}
	return nil
}

// At is the pattern's match at token i, nil for none.
func (p *Pattern) At(c *frame.Clause, i int) *Match {
	if !slices.Contains(p.words, c.Lemmas[i]) || !p.matches(c, i) {
		return nil
	}
	return &Match{p, p.actor.from(c, i), p.goal.from(c, i)}
}

// Has reports whether some pattern has a lemma for its trigger.
func (s *Set) Has(lemma string) bool { return len(s.byWord[lemma]) > 0 }

func (p *Pattern) matches(c *frame.Clause, i int) bool {
	if c.UPOS[i] != p.pos {
		return false
	}
	for _, x := range p.asks {
		found := slices.ContainsFunc(x.at.from(c, i), func(k int) bool { return x.words == nil || slices.Contains(x.words, c.Lemmas[k]) })
		if found == x.not {
			return false
		}
	}
	return true
}
