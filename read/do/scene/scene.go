// SPDX-License-Identifier: Apache-2.0

// Package scene lays out what the coder knows of a whole report: its clauses,
// who acts in it, which statement a word stands in, what it speaks of most.
package scene

import (
	"slices"
	"sort"

	"dragoman"
	"dragoman/internal/vectors"
	"dragoman/read/do/frame"
	"dragoman/read/do/pattern"
)

// Knowledge is what scenes are made with. Read-only.
type Knowledge struct {
	Lex      *frame.Lexicon
	Vectors  *vectors.Table
	Patterns *pattern.Set
	centres  [][]float32 // mean vector of the words of each type, of length one
	kinds    [][]float32 // mean vector of the words of each kind of party
	themes   []int       // word set → 1 + its place in Themes, 0 for none
}

// Scene is one report as the coder sees it.
type Scene struct {
	*Knowledge
	R       *dragoman.Reading
	Clauses []*frame.Clause // by sentence; nil where no events are read from it
	Single  bool            // a sentence alone, whose place in a report says nothing

	actors  map[string]*dragoman.Actor
	acting  []*dragoman.Actor   // token → the actor it names or speaks of
	leading []*dragoman.Actor   // of most mentions, first
	cues    []int32             // token → 1 + the statement whose cue it is in
	held    []int32             // token → 1 + the first statement whose content it is in
	words   []*Word             // token → its word, nil outside the clauses
	topic   []float32           // mean vector of its words, of length one
	public  []int               // by sentence: how many public actors it names
	themed  []*[len(Themes)]int // by sentence, lazily
}

// leaders is how many actors are taken to be what a report is about.
const leaders = 5

// New lays out a reading. Sentences for which skip is true get no clause.
func (k *Knowledge) New(r *dragoman.Reading, skip func(n int) bool) *Scene {
	s := &Scene{Knowledge: k, R: r, Clauses: make([]*frame.Clause, len(r.Sentences)),
		actors: make(map[string]*dragoman.Actor, len(r.Actors)),
		acting: make([]*dragoman.Actor, len(r.Tokens)), words: make([]*Word, len(r.Tokens)),
		cues: make([]int32, len(r.Tokens)), held: make([]int32, len(r.Tokens)),
		public: make([]int, len(r.Sentences)), themed: make([]*[len(Themes)]int, len(r.Sentences))}
	for i := range r.Actors {
		s.actors[r.Actors[i].ID] = &r.Actors[i]
	}
	s.lead()
	s.said()
	for n := range r.Sentences {
		t := &r.Sentences[n]
		if skip(n) {
			continue
		}
		c := frame.NewClause(k.Lex, r, int(t.First), int(t.Last))
		if !c.Parsed {
			continue
		}
		c.See()
		s.Clauses[n] = c
		s.act(c)
		s.public[n] = s.publicIn(c, 0, len(c.Lemmas))
	}
	s.count()
	return s
}

// act notes whom each token of a clause names or speaks of.
func (s *Scene) act(c *frame.Clause) {
	var last *dragoman.Mention
	var a *dragoman.Actor
	for i := range c.Lemmas {
		m := c.Mention(i)
		if m == nil || m.Actor == "" {
			continue
		}
		if m != last {
			last, a = m, s.actors[m.Actor]
		}
		s.acting[c.First+i] = a
	}
}

func (s *Scene) lead() {
	order := make([]int, len(s.R.Actors))
	for i := range order {
		order[i] = i
	}
	sort.SliceStable(order, func(a, b int) bool {
		return len(s.R.Actors[order[a]].Mentions) > len(s.R.Actors[order[b]].Mentions)
	})
	for _, i := range order[:min(leaders, len(order))] {
		s.leading = append(s.leading, &s.R.Actors[i])
	}
}

// said notes which statement each token is a cue or content of.
func (s *Scene) said() {
	mark := func(on []int32, list []dragoman.Span, n int, over bool) {
		for _, x := range list {
			for t := s.R.TokenAt(x.Start); t < len(on) && s.R.Tokens[t].Start < x.End; t++ {
				if t >= 0 && (over || on[t] == 0) {
					on[t] = int32(n + 1)
				}
			}
		}
	}
	for n := range s.R.Statements {
		mark(s.cues, s.R.Statements[n].Cue, n, true)
		mark(s.held, s.R.Statements[n].Content, n, false)
	}
}

// Actor is the actor of an id, nil for none.
func (s *Scene) Actor(id string) *dragoman.Actor { return s.actors[id] }

// ActorAt is the actor that token i of a clause names or speaks of, and how;
// nil for none.
func (s *Scene) ActorAt(c *frame.Clause, i int) (*dragoman.Actor, dragoman.Form) {
	m := c.Mention(i)
	if m == nil || m.Actor == "" {
		return nil, ""
	}
	return s.acting[c.First+i], m.Form
}

// Cue is the statement whose cue holds token i of a clause, nil for none.
func (s *Scene) Cue(c *frame.Clause, i int) *dragoman.Statement {
	return s.statement(s.cues[c.First+i])
}

// Held is the statement whose content holds token i, nil for none.
func (s *Scene) Held(c *frame.Clause, i int) *dragoman.Statement {
	return s.statement(s.held[c.First+i])
}

func (s *Scene) statement(n int32) *dragoman.Statement {
	if n == 0 {
		return nil
	}
	return &s.R.Statements[n-1]
}

// Speaker is the actor of a statement, nil for none.
func (s *Scene) Speaker(t *dragoman.Statement) *dragoman.Actor {
	if t == nil {
		return nil
	}
	return s.actors[t.Speaker.Actor]
}

// Leading reports whether an actor is one of those the report names most.
func (s *Scene) Leading(a *dragoman.Actor) bool { return a != nil && slices.Contains(s.leading, a) }

// Leaders are the actors the report names most, at most five.
func (s *Scene) Leaders() []*dragoman.Actor { return s.leading }

// PublicIn is how many public actors sentence n names.
func (s *Scene) PublicIn(n int) int { return s.public[n] }

// PublicUnder is how many public actors the subtree of token i names.
func (s *Scene) PublicUnder(c *frame.Clause, i int) int {
	return s.publicIn(c, c.Left[i], c.Right[i]+1)
}

func (s *Scene) publicIn(c *frame.Clause, from, to int) int {
	var seen [8]*dragoman.Actor
	n := 0
next:
	for i := from; i < to && n < len(seen); i++ {
		a, _ := s.ActorAt(c, i)
		if a == nil || !Public(a) {
			continue
		}
		for _, b := range seen[:n] {
			if a == b {
				continue next
			}
		}
		seen[n] = a
		n++
	}
	return n
}

// publicSectors act in public affairs.
var publicSectors = map[string]bool{"GOV": true, "MIL": true, "REB": true, "LEG": true, "JUD": true, "COP": true, "PTY": true, "SPY": true, "UAF": true, "PRM": true, "OPP": true, "ELI": true, "IGO": true, "SEP": true}

// Public reports whether an actor acts in public affairs as far as the report
// shows: a country, somebody with a country of his own, a sector or an office.
func Public(a *dragoman.Actor) bool {
	return a != nil && (publicSectors[a.Sector] || a.Kind == dragoman.Country || a.Country != "" && a.CountryBasis != dragoman.BySetting || a.Sector != "" || len(a.Roles) > 0)
}
