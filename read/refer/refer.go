// SPDX-License-Identifier: Apache-2.0

// Package refer finds out which mentions are of one actor: the same name and
// its shorter forms, acronyms, titles and descriptions, pronouns, and those
// definite nouns that can be told with precision ("the minister" for the
// minister named last). What it is not sure of it leaves alone.
//
// It works in sieves, the surest first (Lee et al. 2013), each bounded in how
// far it looks back, so that time is linear in the text.
package refer

import (
	"cmp"
	"encoding/binary"
	"encoding/hex"
	"slices"
	"strings"
	"sync"

	"github.com/cespare/xxhash/v2"

	"dragoman"
	"dragoman/internal/look"
	"dragoman/know/actors"
	"dragoman/lang"
)

// Resolver makes actors of mentions. It is safe for concurrent use.
type Resolver struct {
	known   *actors.Table
	titles  map[string]title // by lower-case word
	given   map[string]string
	weights weights
	words   *lang.Sets
	short   map[string]string // short form of a name → full
	scratch sync.Pool
}

// title is what a word of words/titles.txt is.
type title struct {
	sort   string // honorific, dignity, rank, office, trade
	gender string
}

// honours says whether it stands before a name and makes no role.
func (t title) honours() bool { return t.sort == "honorific" || t.sort == "dignity" }

// New loads the word lists of a pack.
func New(pack *lang.Pack) (*Resolver, error) {
	known, err := actors.Known()
	if err != nil {
		return nil, err
	}
	r := &Resolver{known: known, titles: map[string]title{}, given: map[string]string{}, short: map[string]string{}, weights: tuned}
	lines, err := pack.Words("titles")
	if err != nil {
		return nil, err
	}
	for _, l := range lines {
		if len(l.Columns) < 2 {
			return nil, l.Errorf("want a word, its sort and maybe a gender")
		}
		t := title{sort: l.Columns[1]}
		if len(l.Columns) > 2 {
			t.gender = l.Columns[2]
		}
		word := strings.ToLower(l.Columns[0])
		if old, ok := r.titles[word]; ok { // the first sort stays
			t.sort = old.sort
			if old.gender != t.gender {
				t.gender = ""
			}
		}
		r.titles[word] = t
	}
	if lines, err = pack.Words("given-names"); err != nil {
		return nil, err
	}
	for _, l := range lines {
		if len(l.Columns) != 2 {
			return nil, l.Errorf("want a gender and names")
		}
		for _, w := range strings.Fields(l.Columns[1]) {
			w = strings.ToLower(w)
			g := l.Columns[0]
			if old, ok := r.given[w]; ok && old != g {
				g = "u"
			}
			r.given[w] = g
		}
	}
	if r.words, err = pack.Sets("refer", wordSets...); err != nil {
		return nil, err
	}
	if lines, err = pack.Words("short-names"); err != nil {
		return nil, err
	}
	for _, l := range lines {
		if len(l.Columns) != 2 {
			return nil, l.Errorf("want a short form and the full one")
		}
		r.short[l.Columns[0]] = l.Columns[1]
	}
	r.scratch.New = func() any { return &document{} }
	return r, nil
}

// wordSets are the sets of words/refer.txt.
var wordSets = []string{
	"the", "of", "of or for", "to", "and", "possessive", "preposition", "determiner", "another", "copula", "opens", "in office", "made", "after a role",
	"before a place", "vice", "its", "he", "him", "she", "i", "i or a thing", "address", "no name", "name article", "name ending", "linking", "firm", "house",
	"weak", "body noun", "any body", "country", "town", "government", "leader", "led by", "somebody", "somebody m", "somebody f", "same office", "kin",
}

// entity is an actor in the making.
type entity struct {
	kind    dragoman.Kind
	words   []string // of its fullest name, folded
	ending  string   // of its name: jr, sr, ii
	best    int32    // the mention that gives it; -1: the noun does
	noun    mention  // of an actor without a name
	first   int32    // its first mention
	last    int32    // its last one so far, while mentions are read in order
	count   int32    // mentions so far
	names   int32    // mentions by name, in all
	gender  string
	sure    bool // the gender is shown by a title or a pronoun, not by a given name
	roles   []role
	heads   []string // lower-case nouns the roles name ("minister")
	merged  int32    // the entity this one was merged into, or -1
	country bool
}

// role is a title or description: tokens [first, last).
type role struct{ first, last int32 }

// mention is a mention with what the sieves need.
type mention struct {
	dragoman.Mention
	words    []string // folded name, without titles in front
	ending   string   // what sets it apart from a namesake: jr, sr, ii
	entity   int32    // -1 while unresolved
	sentence int32
	gender   string   // shown by the title before it
	taken    []string // titles taken off its front, in lower case
	title    bool     // of a person, nothing but a title: "the Secretary"
}

// document is the state of one report.
type document struct {
	*dragoman.Reading
	words    *lang.Sets
	mentions []mention
	entities []entity
	byKey    map[string]int32   // exact folded name, by kind class
	byWord   map[string][]int32 // entities by any word of their name, the last few
	sentence []int32            // of each token
	of       []int32            // the mention a token lies in, or -1
	extra    []mention          // pronouns and nominals
	nouns    []noun             // nouns for persons that were given, by their last token
}

// noun is a noun for a person ("a woman") that an earlier stage, or a bench,
// found: it is an actor of its own unless it turns out to be a named one.
type noun struct {
	token  int32
	gender string
	dragoman.Mention
}

// Do fills Reading.Actors and sets the actor of each mention; it adds the
// mentions that are no names. It needs tags and mentions, and uses trees where
// there are any.
func (r *Resolver) Do(x *dragoman.Reading) {
	d := r.scratch.Get().(*document)
	defer r.scratch.Put(d)
	d.reset(x)
	d.words = r.words
	r.take(d)
	r.persons(d)
	r.others(d)
	r.roles(d)
	r.titleNames(d)
	r.chains(d)
	d.write()
}

func (d *document) reset(x *dragoman.Reading) {
	d.Reading = x
	d.mentions, d.entities, d.extra, d.nouns = d.mentions[:0], d.entities[:0], d.extra[:0], d.nouns[:0]
	d.byKey, d.byWord = map[string]int32{}, map[string][]int32{}
	d.sentence = slices.Grow(d.sentence[:0], len(x.Tokens))[:len(x.Tokens)]
	d.of = slices.Grow(d.of[:0], len(x.Tokens))[:len(x.Tokens)]
	for i := range d.of {
		d.of[i], d.sentence[i] = -1, -1
	}
	for i, s := range x.Sentences {
		for t := s.First; t < s.Last; t++ {
			d.sentence[t] = int32(i)
		}
	}
}

func (d *document) text(token int32) string { return d.Tokens[token].Of(d.Text) }

// is says whether a token is a word of a set of words/refer.txt.
func (d *document) is(set string, token int32) bool { return d.words.Has(set, d.text(token)) }

// find follows merges to the entity that is left.
func (d *document) find(e int32) int32 {
	for e >= 0 && d.entities[e].merged >= 0 {
		e = d.entities[e].merged
	}
	return e
}

// start makes an entity of a mention.
func (d *document) start(m int32) int32 {
	e := int32(len(d.entities))
	x := &d.mentions[m]
	d.entities = append(d.entities, entity{kind: x.Kind, words: x.words, ending: x.ending, best: m, first: m, last: m, merged: -1})
	for _, w := range x.words {
		if l := d.byWord[w]; len(l) < maxNamesakes {
			d.byWord[w] = append(l, e)
		} else if l[len(l)-1] != e {
			copy(l, l[1:])
			l[len(l)-1] = e
		}
	}
	d.join(m, e)
	return e
}

// maxNamesakes bounds how many actors that share a word are compared.
const maxNamesakes = 12

// join adds a mention to an entity.
func (d *document) join(m, e int32) {
	x, y := &d.mentions[m], &d.entities[e]
	x.entity = e
	y.count++
	y.first, y.last = min(y.first, m), max(y.last, m)
	if x.gender != "" {
		y.gender, y.sure = x.gender, true
	}
	if fuller(x.words, y.words) {
		y.words, y.best = x.words, m
	}
}

// fuller says whether a is the better name: more words, within reason.
func fuller(a, b []string) bool { return len(a) > len(b) && len(a) <= 6 }

// write puts actors and mentions into the reading.
func (d *document) write() {
	order := make([]int32, 0, len(d.entities))
	for e := range d.entities {
		if d.entities[e].merged < 0 && d.entities[e].count > 0 {
			order = append(order, int32(e))
		}
	}
	slices.SortFunc(order, func(a, b int32) int { return cmp.Compare(d.entities[a].first, d.entities[b].first) })
	all := append(slices.Clone(d.mentions), d.extra...)
	slices.SortStableFunc(all, func(a, b mention) int {
		return cmp.Or(cmp.Compare(a.First, b.First), cmp.Compare(b.Last, a.Last))
	})
	ids := make([]string, len(d.entities))
	at := make([]int, len(d.entities))
	used := map[string]bool{}
	d.Actors = make([]dragoman.Actor, 0, len(order))
	for _, e := range order {
		x := &d.entities[e]
		m := &x.noun
		if x.best >= 0 {
			m = &d.mentions[x.best]
		}
		a := dragoman.Actor{Kind: x.kind, Name: d.surface(m), Gender: x.gender, Mentions: []dragoman.ActorMention{}, Roles: []dragoman.Role{}}
		if a.Gender == "u" {
			a.Gender = ""
		}
		a.ID = actorID(d.ID, string(x.kind), strings.Join(x.words, " "), used)
		for _, r := range x.roles {
			s := dragoman.Span{Start: d.Tokens[r.first].Start, End: d.Tokens[r.last-1].End}
			a.Roles = append(a.Roles, dragoman.Role{Title: s.Of(d.Text), Span: s})
		}
		slices.SortStableFunc(a.Roles, func(a, b dragoman.Role) int { return cmp.Compare(a.Start, b.Start) })
		ids[e], at[e] = a.ID, len(d.Actors)
		d.Actors = append(d.Actors, a)
	}
	d.Mentions = make([]dragoman.Mention, 0, len(all))
	for i := range all {
		m := &all[i]
		if e := d.find(m.entity); e >= 0 {
			a := &d.Actors[at[e]]
			m.Actor = ids[e]
			if m.Form == dragoman.Name {
				m.Kind = a.Kind
				if v := d.surface(m); !slices.Contains(a.Variants, v) && len(a.Variants) < 50 {
					a.Variants = append(a.Variants, v)
				}
			}
			a.Mentions = append(a.Mentions, dragoman.ActorMention{Span: m.Span, Form: m.Form})
		}
		d.Mentions = append(d.Mentions, m.Mention)
	}
	for i := range d.Actors {
		d.Actors[i].Name = quiet(d.Actors[i].Name, d.Actors[i].Variants)
	}
}

// quiet is a name in capitals, as datelines and headings have it, as the rest
// of the report writes it.
func quiet(name string, variants []string) string {
	if strings.ToUpper(name) == name {
		for _, v := range variants {
			if v != name && strings.EqualFold(v, name) {
				return v
			}
		}
	}
	return name
}

// surface is a name as it is best shown: as written, but for a possessive and
// marks without width, and with line breaks as blanks.
func (d *document) surface(m *mention) string {
	s := m.Span.Of(d.Text)
	s = strings.TrimSuffix(strings.TrimSuffix(s, "'s"), "’s")
	if strings.ContainsAny(s, "\n\t\r") || strings.Contains(s, "  ") {
		s = strings.Join(strings.Fields(s), " ")
	}
	return look.Visible(s)
}

// actorID is made of the report's id and the name; a second actor of one kind
// and name gets another.
func actorID(report, kind, name string, used map[string]bool) string {
	for n := byte(0); ; n++ {
		var b [8]byte
		binary.BigEndian.PutUint64(b[:], xxhash.Sum64String(report+"\x00"+kind+"\x00"+name+"\x00"+string(rune('0'+n))))
		id := "a" + hex.EncodeToString(b[:])
		if !used[id] {
			used[id] = true
			return id
		}
	}
}
