// SPDX-License-Identifier: Apache-2.0

// Package propose finds every word of a report that could tell an event, and
// what stands around it. It chooses nothing: of some twenty words proposed, a
// model keeps one.
package propose

import (
	"dragoman"
	"dragoman/read/do/frame"
	"dragoman/read/do/pattern"
	"dragoman/read/do/scene"
)

// Candidate is a word that could tell an event.
type Candidate struct {
	Sentence int
	Clause   *frame.Clause
	At       int          // token of the clause
	Frame    *frame.Frame // that fires without any gate, nil for none
	Args     *frame.Arguments
	Ops      string // marks of what it stands under, see frame.Compose
	Type     string // the frame's type as the operators make it, "" for none
}

// All are the candidates of a report, in text order.
func All(s *scene.Scene) (out []*Candidate) {
	for n, c := range s.Clauses {
		if c == nil {
			continue
		}
		for i := range c.Lemmas {
			m := s.Patterns.At(c, i)
			if m != nil || could(s, c, i) {
				out = append(out, look(n, c, i, m))
			}
		}
	}
	return
}

// could reports whether a token may tell an event: a verb that has a frame or
// stands in the CAMEO dictionary, a participle, a noun with a frame, or one
// derived of such a verb.
func could(s *scene.Scene, c *frame.Clause, i int) bool {
	switch c.UPOS[i] {
	case dragoman.VERB:
		return c.Rel[i] != dragoman.Aux && s.Verbal(c, i)
	case dragoman.NOUN:
		return s.Nominal(c, i)
	case dragoman.ADJ:
		x := c.Token(i).XPOS
		return (x == "VBN" || x == "VBG") && s.Verbal(c, i)
	}
	return false
}

// look gathers what stands around a word. A pattern that matches goes before
// a frame: it saw more.
func look(n int, c *frame.Clause, i int, m *pattern.Match) *Candidate {
	k := &Candidate{Sentence: n, Clause: c, At: i, Ops: c.Operators(i)}
	if c.UPOS[i] == dragoman.NOUN {
		k.Frame, k.Args = c.NounFrame(i), c.NounArguments(i)
	} else {
		k.Args = c.Arguments(i)
		k.Frame, _ = c.VerbFrame(i, k.Args)
	}
	if m != nil {
		k.Frame = m.Frame
		if len(m.Actors) > 0 {
			k.Args.Subject = m.Actors
		}
		if len(m.Recipients) > 0 {
			k.Args.Object = m.Recipients
		}
		if k.Args.Passive && len(m.Actors) > 0 {
			k.Args.By = m.Actors
		}
	}
	if k.Frame != nil {
		k.Type = frame.Compose(c.Lex.Ontology, k.Ops, k.Frame.Type)
	}
	return k
}

// Span is the word of the text.
func (k *Candidate) Span() dragoman.Span { return k.Clause.Token(k.At).Span }

// Lemma is the word's lemma.
func (k *Candidate) Lemma() string { return k.Clause.Lemmas[k.At] }

// Told is the frame's own type, "" where there is none or it says there is no
// event.
func (k *Candidate) Told() string {
	if k.Frame == nil {
		return ""
	}
	return k.Frame.Type
}

// Denied reports whether a frame says that there is no event.
func (k *Candidate) Denied() bool { return k.Frame != nil && k.Frame.Type == "" }
