// SPDX-License-Identifier: Apache-2.0

package do

import (
	"slices"

	"dragoman"
	"dragoman/read/do/propose"
	"dragoman/read/do/rank"
	"dragoman/read/do/scene"
	"dragoman/read/do/who"
)

// Considered is a word that could tell an event, with what the models made of
// it and what was preferred to what.
type Considered struct {
	dragoman.Span             // the word
	Why           string      // the frame or pattern that fires, or the word alone
	Ops           string      // marks of what it stands under
	Keep          float64     // how likely it is an event, 0 to 1
	Types         []Liked     // the two likeliest types
	Least         float64     // what that must be
	Event         float64     // how likely its happening is an event; 0 where it is under the floor
	Coded         bool        // it is a mention of an event
	Actor         []LikedSpot // the parties chosen, and the runner-up, likeliest first
	Recipient     []LikedSpot
}

// Liked is a type with its share, 0 to 1.
type Liked struct {
	Type  string
	Share float64
}

// LikedSpot is a phrase with its probability of being a party.
type LikedSpot struct {
	dragoman.Span
	P      float64
	Chosen bool
	From   string // here, before, topic or said: see who.Reach
}

// Considered lists, in text order, the words of one sentence of a reading that
// could tell an event, 0 to len(Sentences)-1. The reading is not changed.
// reason says why no word was looked at, "" where words were.
func (k *Coder) Considered(r *dragoman.Reading, sentence int) (list []Considered, reason string) {
	s := k.Scene(r)
	if s.Clauses[sentence] == nil {
		return nil, k.skipped(r, sentence)
	}
	for _, c := range propose.All(s) {
		if c.Sentence == sentence {
			x := k.consider(s, c)
			x.Least = k.enough(s)
			list = append(list, x)
		}
	}
	for _, c := range k.models.Clusters(s) {
		for _, t := range c.Tellings {
			i := slices.IndexFunc(list, func(x Considered) bool { return x.Span == t.Span() })
			if i < 0 {
				continue
			}
			x := &list[i]
			x.Event, x.Coded = c.P, c.P >= k.enough(s)
			x.Actor = liked(s, t.Actors, t.OtherActor)
			x.Recipient = liked(s, t.Recipients, t.OtherRecipient)
		}
	}
	return list, ""
}

func (k *Coder) skipped(r *dragoman.Reading, n int) string {
	s := &r.Sentences[n]
	switch {
	case s.Furniture != "" && s.Furniture != dragoman.Headline:
		return "no events are read from furniture (" + string(s.Furniture) + ")"
	case s.Last-s.First < 3:
		return "shorter than three tokens"
	case s.Last-s.First > longest:
		return "longer than 250 tokens"
	case sporty(k.Knowledge, r):
		return "the report is about sport (one word in fifty is)"
	}
	if offTopic(k.Knowledge, r, s) {
		return "the sentence is about sport (two words of it) or markets (three)"
	}
	return "the sentence has no parse"
}

func (k *Coder) consider(s *scene.Scene, c *propose.Candidate) Considered {
	f := rank.Features(s, c)
	x := Considered{Span: c.Span(), Why: "word " + c.Lemma(), Ops: c.Ops, Keep: k.models.Keep.Yes(f)}
	if c.Frame != nil {
		x.Why = c.Frame.Why
	}
	shares := make([]float64, k.models.Type.Classes())
	k.models.Type.Shares(f, shares)
	for n, t := range s.Lex.Ontology.Types {
		x.Types = append(x.Types, Liked{t.Name, shares[n]})
	}
	slices.SortStableFunc(x.Types, func(a, b Liked) int {
		switch {
		case a.Share > b.Share:
			return -1
		case a.Share < b.Share:
			return 1
		}
		return 0
	})
	x.Types = x.Types[:2]
	return x
}

func liked(s *scene.Scene, chosen []who.Choice, other who.Choice) (out []LikedSpot) {
	add := func(c who.Choice, is bool) {
		out = append(out, LikedSpot{who.Participant(s, c.Spot).Span, c.P, is, c.From.String()})
	}
	for _, c := range chosen {
		add(c, true)
	}
	if other.Clause != nil {
		add(other, false)
	}
	return
}
