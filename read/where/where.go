// SPDX-License-Identifier: Apache-2.0

// Package where finds the places of a report: what each place name means, and
// where events happened.
//
// Every name is looked up in the gazetteer (know/gaz); the candidates of all
// names of a report are ranked together by a linear softmax ranker, in three
// passes: each sees where the one before put the other names.
package where

import (
	"bytes"
	"slices"

	"dragoman"
	"dragoman/know/actors"
	"dragoman/know/gaz"
	"dragoman/lang"
)

// T is the stage. It is read-only and safe for concurrent use.
type T struct {
	gaz       *gaz.Table
	people    *actors.Table
	adjs      map[string]gaz.Ref // folded demonyms of no country: "european", "texan"
	places    map[string]bool    // folded words before which a name is a place: "in", "near"
	agents    map[string]bool    // prepositions whose country is an actor: "with", "by", "against"
	verbs     map[string]bool    // verbs whose object is an actor: "accuse", "urge"
	speech    map[string]bool    // verbs of saying
	plain     map[string]bool    // words that are names of places, and mostly plain words: "central", "union"
	buildings map[string]bool    // last words of names of buildings: "court", "hospital"
	ground    map[string]bool    // nouns for a place: "market", "border"
	aliases   map[string]gaz.Ref // folded English names of units that the gazetteer has by another
	officers  map[string]bool    // nouns before "of" and a unit's name: "governor"
	compass   map[string]bool    // words of direction: "southern"
	tails     map[string]bool    // words before which a name in an organisation's is a place: "police"
	weights   Weights
	passes    int // with soft features
}

// New loads the stage: the gazetteer, the demonyms and the ranker's weights.
func New(pack *lang.Pack) (*T, error) {
	b, err := pack.Model("where")
	if err != nil {
		return nil, err
	}
	t, err := Untrained(pack)
	if err != nil {
		return nil, err
	}
	t.weights, err = ReadWeights(bytes.NewReader(b))
	return t, err
}

// Untrained is New without the model: all weights are 0. Training starts here.
func Untrained(pack *lang.Pack) (*T, error) {
	t := &T{adjs: map[string]gaz.Ref{}, places: map[string]bool{}, agents: map[string]bool{}, verbs: map[string]bool{}, speech: map[string]bool{},
		plain: map[string]bool{}, buildings: map[string]bool{}, tails: map[string]bool{}, ground: map[string]bool{}, aliases: map[string]gaz.Ref{}, officers: map[string]bool{}, compass: map[string]bool{}, passes: Passes}
	var err error
	if t.gaz, err = gaz.Embedded(); err != nil {
		return nil, err
	}
	if t.people, err = actors.Known(); err != nil {
		return nil, err
	}
	lines, err := pack.Words("where")
	if err != nil {
		return nil, err
	}
	for _, l := range lines {
		if len(l.Columns) < 2 {
			return nil, l.Errorf("a kind and a word wanted")
		}
		switch w := l.Columns[1]; l.Columns[0] {
		case "demonym":
			if len(l.Columns) < 3 {
				return nil, l.Errorf("a demonym wants its place")
			}
			refs := t.gaz.Append(nil, gaz.KeyOf(l.Columns[2]))
			if len(refs) == 0 {
				return nil, l.Errorf("the gazetteer has no %q", l.Columns[2])
			}
			big := refs[0]
			for _, r := range refs {
				if t.gaz.Place(r).Population > t.gaz.Place(big).Population {
					big = r
				}
			}
			t.adjs[gaz.Fold(w)] = big
		case "alias":
			if len(l.Columns) < 3 {
				return nil, l.Errorf("an alias wants the gazetteer's name")
			}
			at := slices.IndexFunc(t.gaz.Lookup(l.Columns[2]), func(p gaz.Place) bool { return p.Code == "ADM1" })
			if at < 0 {
				return nil, l.Errorf("the gazetteer has no unit %q", l.Columns[2])
			}
			t.aliases[gaz.Fold(w)] = t.gaz.Lookup(l.Columns[2])[at].Ref
		case "officer":
			t.officers[w] = true
		case "compass":
			t.compass[w] = true
		case "literal":
			t.places[w] = true
		case "agent":
			t.agents[w] = true
		case "verb":
			t.verbs[w] = true
		case "speech":
			t.speech[w] = true
		case "plain":
			t.plain[w] = true
		case "site":
			t.buildings[w] = true
		case "ground":
			t.ground[w] = true
		case "tail":
			t.tails[w] = true
		default:
			return nil, l.Errorf("no kind %q", l.Columns[0])
		}
	}
	return t, nil
}

// With returns the stage with other weights, ranking in the given number of
// passes after the first.
func (t *T) With(w Weights, passes int) *T {
	u := *t
	u.weights, u.passes = w, passes
	return &u
}

// Passes is how often a report's names are ranked after the first time, when
// each time sees where the last put the other names.
const Passes = 2

// Name is a place name to resolve.
type Name struct{ dragoman.Span }

// Choice is what a name was resolved to.
type Choice struct {
	gaz.Place
	Known   bool      // false: the gazetteer has no candidate
	Demonym bool      // the name is of a people
	Score   float64   // probability of the choice, 0 to 1
	In      gaz.Place // of an unknown name: the unit or country it lies in, where the text shows it
}

// Resolve says what each name means. url is the report's address, "" if
// unknown. Names stand in text order; a result for each, in that order.
func (t *T) Resolve(text, url string, names []Name) []Choice {
	d := t.document(text, url, names)
	t.rank(d)
	return t.choices(d)
}

// choices are the best candidates of a ranked document's names.
func (t *T) choices(d *document) []Choice {
	main := t.mainCountry(d)
	out := make([]Choice, len(d.names))
	for i := range d.names {
		g := d.of[i]
		if len(g.cands) == 0 {
			out[i].In = t.within(d, i, main)
			continue
		}
		b := g.best()
		if s := t.seat(d, g, &g.cands[b]); s >= 0 {
			b = s
		}
		if in, no := t.elsewhere(d, g, &g.cands[b], main); no {
			out[i].In = in
			continue
		}
		out[i] = Choice{Place: g.cands[b].Place, Known: true, Demonym: g.demonym, Score: g.post[b]}
	}
	return out
}
