// SPDX-License-Identifier: Apache-2.0

package pattern

import (
	"fmt"
	"slices"
	"strings"

	"dragoman"
	"dragoman/read/do/frame"
)

// path is a way over a tree: alternatives, each a list of steps. It leads to
// the tokens of the first alternative that leads anywhere.
type path [][]step

// step goes from a token to some of its neighbours.
type step struct {
	kind stepKind
	rel  dragoman.Rel
	prep string // of obl and nmod: the preposition asked for, "" any
}

type stepKind uint8

const (
	kid       stepKind = iota // a relation, downwards
	subject                   // the subject, shared ones and agents of passives included
	object                    // the object, or the subject of a passive
	possessor                 // "the army's"
	head                      // what it hangs on
	prepared                  // a phrase with a preposition, on the word or on its object
)

// special are the steps that are no relation of the tree.
var special = map[string]stepKind{"subj": subject, "obj": object, "poss": possessor, "head": head}

// parsePath reads "subj | obl:against > poss".
func parsePath(s string) (path, error) {
	if s == "-" {
		return nil, nil
	}
	var out path
	for _, alt := range strings.Split(s, "|") {
		var way []step
		for _, w := range strings.Split(alt, ">") {
			x, err := parseStep(strings.TrimSpace(w))
			if err != nil {
				return nil, err
			}
			way = append(way, x)
		}
		out = append(out, way)
	}
	return out, nil
}

func parseStep(w string) (step, error) {
	if k, ok := special[w]; ok {
		return step{kind: k}, nil
	}
	name, prep, _ := strings.Cut(w, ":")
	if name == "prep" && prep != "" {
		return step{kind: prepared, prep: prep}, nil
	}
	r, err := dragoman.ParseRel(name)
	if err != nil || r == dragoman.NoRel {
		return step{}, fmt.Errorf("no step %q: want subj, obj, poss, head, prep:WORD or a universal relation", w)
	}
	return step{rel: r, prep: prep}, nil
}

// from are the tokens a path leads to from token i.
func (p path) from(c *frame.Clause, i int) []int {
	for _, way := range p {
		at := []int{i}
		for _, s := range way {
			var next []int
			for _, x := range at {
				next = append(next, s.from(c, x)...)
			}
			at = next
		}
		if len(at) > 0 {
			return at
		}
	}
	return nil
}

func (s step) from(c *frame.Clause, i int) (out []int) {
	switch s.kind {
	case subject:
		a := arguments(c, i)
		if a.Passive {
			return slices.Clone(a.By)
		}
		return slices.Clone(a.Subject)
	case object:
		return slices.Clone(arguments(c, i).Object)
	case prepared:
		return arguments(c, i).In(s.prep)
	case head:
		if h := c.Head[i]; h >= 0 {
			return []int{h}
		}
		return nil
	}
	for _, k := range c.Kids[i] {
		switch {
		case s.kind == possessor:
			if c.Rel[k] == dragoman.Nmod && (c.Lex.Words.Is("possessive", c.Prep(k)) || c.Prep(k) == "" && k < i) {
				out = append(out, k)
			}
		case c.Rel[k] == s.rel && (s.prep == "" || c.Prep(k) == s.prep || s.rel == dragoman.Advcl && c.Lemmas[c.Left[k]] == s.prep):
			out = append(out, k)
		}
	}
	return
}

func arguments(c *frame.Clause, i int) *frame.Arguments {
	if c.UPOS[i] == dragoman.NOUN {
		return c.NounArguments(i)
	}
	return c.Arguments(i)
}
