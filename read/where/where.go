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
	gaz     *gaz.Table
	people  *actors.Table
	adjs    map[string]gaz.Ref           // folded demonyms of no country: "european", "texan"
	aliases map[string]gaz.Ref           // folded English names of units that the gazetteer has by another
	words   map[string]map[string]string // kind → word → value, of words/where.txt
	weights Weights
	passes  int // with soft features
}

// kinds are the kinds of words/where.txt, each told there, with whether a word
// of it has a value.
var kinds = map[string]bool{
	"literal": false, "agent": false, "verb": false, "speech": false, "plain": false, "site": false, "ground": false, "tail": false,
	"officer": false, "compass": false, "quarter": false, "opening": true, "closing": true, "short-head": true, "short-tail": true,
	"unit-word": false, "unit-words": false, "town-word": false, "small-unit": false, "join": false, "linking": false, "power": false,
	"passive": false, "protest": false, "goal": false, "holding": false, "no-place": false, "toward": false, "origin": false, "way": false, "of": false, "for": false, "moment": false,
}

// is reports whether a word, in the case it is listed in, is of a kind.
func (t *T) is(kind, word string) bool { _, ok := t.words[kind][word]; return ok }

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
	t := &T{adjs: map[string]gaz.Ref{}, aliases: map[string]gaz.Ref{}, words: map[string]map[string]string{}, passes: Passes}
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
		default:
			if err := t.word(l); err != nil {
				return nil, err
			}
		}
	}
	return t, nil
}

// word adds a line of a kind that is nothing but words.
func (t *T) word(l lang.Line) error {
	kind, w := l.Columns[0], l.Columns[1]
	valued, ok := kinds[kind]
	switch {
	case !ok:
		return l.Errorf("no kind %q", kind)
	case valued && len(l.Columns) < 3:
		return l.Errorf("%q wants a value", kind)
	}
	if t.words[kind] == nil {
		t.words[kind] = map[string]string{}
	}
	value := ""
	if valued {
		value = l.Columns[2]
	}
	t.words[kind][w] = value
	return nil
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
	seats := map[*group]int{}
	for _, g := range d.groups {
		if len(g.cands) > 0 {
			seats[g] = t.seat(d, g, &g.cands[g.best()])
		}
	}
	out := make([]Choice, len(d.names))
	for i := range d.names {
		g := d.of[i]
		if len(g.cands) == 0 {
			out[i].In = t.within(d, i, main)
			continue
		}
		b := g.best()
		if s, ok := seats[g]; ok && s >= 0 {
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
