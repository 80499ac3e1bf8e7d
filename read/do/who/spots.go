// SPDX-License-Identifier: Apache-2.0

// Package who chooses actor and recipient of an event among all who could be
// one: the phrases of its sentence, the subjects before it, the actors the
// report is about and those a statement is made by or to.
package who

import (
	"slices"

	"dragoman"
	"dragoman/read/do/frame"
	"dragoman/read/do/propose"
	"dragoman/read/do/scene"
)

// Spot is a phrase that could be a party, by its head.
type Spot struct {
	Sentence int
	Clause   *frame.Clause
	At       int             // token of the clause
	From     Reach           // where it was looked for
	Actor    *dragoman.Actor // nil where the phrase is no known actor
	Form     dragoman.Form
}

// Reach says where a party stands.
type Reach uint8

const (
	Here   Reach = iota // in the sentence of the event
	Before              // a subject of the two sentences before
	Topic               // an actor the report is about
	Said                // who makes or is told the statement it stands in
)

func (r Reach) String() string { return [...]string{"here", "before", "topic", "said"}[r] }

// leaders is about how many actors come from beyond the sentence.
const leaders = 8

// furthest is how many sentences before are looked at for subjects.
const furthest = 2

// Finder lists spots. It keeps those of each sentence; use one for a report.
type Finder struct {
	s     *scene.Scene
	heads [][]Spot // by sentence
	done  []bool
	spots map[string][]Spot // actor → its spots outside any sentence in question, in text order
	x     bag
	owned map[phraseOf][2]float64 // margins of what a phrase is by itself
	nouns map[int][2]float64      // token → margins of its noun
}

// phraseOf is a phrase, by token of the reading, as a party of a deed of a type.
type phraseOf struct {
	token int
	typ   string
}

// own are the margins, as actor and as recipient, of what a phrase is by itself,
// wherever the deed stands. A finder serves one chooser.
func (f *Finder) own(m *Chooser, typ string, p Spot) [2]float64 {
	key := phraseOf{p.Clause.First + p.At, typ}
	margins, ok := f.owned[key]
	if !ok {
		if margins, ok = f.nouns[key.token]; !ok {
			f.x = f.x[:0]
			f.x.noun(f.s, p)
			m.both.Score(f.x, margins[:])
			f.nouns[key.token] = margins
		}
		f.x = f.x[:0]
		f.x.actor(f.s, typ, p)
		m.both.Score(f.x, margins[:])
		f.owned[key] = margins
	}
	return margins
}

// NewFinder makes a finder for a scene.
func NewFinder(s *scene.Scene) *Finder {
	return &Finder{s: s, heads: make([][]Spot, len(s.Clauses)), done: make([]bool, len(s.Clauses)), owned: map[phraseOf][2]float64{}, nouns: map[int][2]float64{}}
}

// Spots are the possible parties of an event.
func (f *Finder) Spots(k *propose.Candidate) []Spot {
	n := k.Sentence
	here := f.in(n)
	out, seen := make([]Spot, 0, len(here)+leaders), make(actors, 0, leaders)
	for _, p := range here {
		if p.At == k.At {
			continue
		}
		out = append(out, p)
		if p.Actor != nil {
			seen = append(seen, p.Actor)
		}
	}
	for b := n - 1; b >= max(0, n-furthest); b-- {
		for _, p := range f.in(b) {
			if p.Actor != nil && !seen.has(p.Actor) && p.Clause.Rel[p.At] == dragoman.Nsubj {
				seen = append(seen, p.Actor)
				p.From = Before
				out = append(out, p)
			}
		}
	}
	if f.s.Single {
		return out
	}
	for _, t := range []*dragoman.Statement{f.s.Cue(k.Clause, k.At), f.s.Held(k.Clause, k.At)} {
		if t == nil {
			continue
		}
		for _, id := range []string{t.Speaker.Actor, t.Addressee} {
			out, seen = f.far(out, seen, f.s.Actor(id), k, Said)
		}
	}
	for _, a := range f.s.Leaders() {
		out, seen = f.far(out, seen, a, k, Topic)
	}
	return out
}

// actors are few: a list is faster than a map.
type actors []*dragoman.Actor

func (l actors) has(a *dragoman.Actor) bool { return slices.Contains(l, a) }

// far adds the mention of an actor that stands last before the event, or first
// after it.
func (f *Finder) far(out []Spot, seen actors, a *dragoman.Actor, k *propose.Candidate, from Reach) ([]Spot, actors) {
	if a == nil || seen.has(a) {
		return out, seen
	}
	var best *Spot
	list := f.of(a)
	for i := range list {
		p := &list[i]
		if best == nil || p.Sentence <= k.Sentence {
			best = p
		}
	}
	if best == nil {
		return out, seen
	}
	p := *best
	p.From = from
	return append(out, p), append(seen, a)
}

// of are the spots of an actor in the report, by name before others.
func (f *Finder) of(a *dragoman.Actor) []Spot {
	if f.spots == nil {
		f.spots = map[string][]Spot{}
		for n := range f.s.Clauses {
			for _, p := range f.in(n) {
				if p.Actor != nil && p.Form != dragoman.Pronoun {
					f.spots[p.Actor.ID] = append(f.spots[p.Actor.ID], p)
				}
			}
		}
	}
	return f.spots[a.ID]
}

// in are the heads of the phrases of sentence n that could be parties.
func (f *Finder) in(n int) []Spot {
	if f.done[n] {
		return f.heads[n]
	}
	f.done[n] = true
	c := f.s.Clauses[n]
	if c == nil {
		return nil
	}
	for j := range c.Lemmas {
		if f.head(c, j) {
			a, form := f.s.ActorAt(c, j)
			f.heads[n] = append(f.heads[n], Spot{Sentence: n, Clause: c, At: j, Actor: a, Form: form})
		}
	}
	return f.heads[n]
}

// modifies reports whether token j says whose a noun of people is, that stands
// behind it.
func (f *Finder) modifies(c *frame.Clause, j int) bool {
	h := c.Head[j]
	return h > j && (c.Rel[j] == dragoman.Amod || c.Rel[j] == dragoman.Compound) && c.UPOS[h] == dragoman.NOUN &&
		(c.Acts(c.Lemmas[h]) || c.Lex.Words.Is("person", c.Lemmas[h]) || c.Lex.Words.Is("arms", c.Lemmas[h]))
}

// head reports whether token j heads a phrase that could be a party.
func (f *Finder) head(c *frame.Clause, j int) bool {
	u := c.UPOS[j]
	if c.Lex.Words.Is("reflexive", c.Lemmas[j]) || c.Timed(j) || u == dragoman.PUNCT || u == dragoman.ADP || u == dragoman.DET {
		return false
	}
	if m := c.Mention(j); m != nil {
		if h := c.Head[j]; h >= 0 && c.Mention(h) == m {
			return false // inside a mention
		}
		if f.modifies(c, j) && m.Kind != dragoman.Person {
			return false // "Chadian envoys": the envoys are it
		}
		return m.Kind != dragoman.EventKind && m.Kind != dragoman.Work && u != dragoman.VERB
	}
	if u == dragoman.NOUN && !c.Acts(c.Lemmas[j]) {
		if fr := c.NounFrame(j); fr != nil && fr.Type != "" || c.Lex.Words.Is("weapon", c.Lemmas[j]) {
			return false // a deed, or what it is done with, is nobody
		}
	}
	switch u {
	case dragoman.NOUN, dragoman.PROPN:
		return c.Rel[j] != dragoman.Compound && c.Rel[j] != dragoman.Flat
	case dragoman.PRON:
		return c.Lex.Words.Is("somebody", c.Lemmas[j])
	}
	return false
}
