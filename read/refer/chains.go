// SPDX-License-Identifier: Apache-2.0

package refer

import (
	"cmp"
	"slices"
	"strings"

	"dragoman"
)

// slot is a person mentioned before, for a pronoun to look back to. Its entity
// is -1 where a person without a name is meant ("a woman"): a pronoun that
// means her has no actor.
type slot struct {
	entity   int32
	token    int32
	sentence int32
	gender   string
	subject  bool
	pronoun  bool
	inner    bool  // named in the description of another ("an aide to Holm")
	quote    int32 // number of the quotation it stands in, 0 is none
}

// How far a pronoun looks back.
const (
	backSlots     = 24
	backSentences = 4
)

// chains reads the text once more, in order, and resolves pronouns and
// definite nouns.
func (r *Resolver) chains(d *document) {
	for i := range d.entities {
		d.entities[i].last = -1
		d.entities[i].names, d.entities[i].count = d.entities[i].count, 0
	}
	inRole := make([]bool, len(d.Tokens))
	for i := range d.entities {
		for _, x := range d.entities[i].roles {
			for t := x.first; t < x.last; t++ {
				inRole[t] = true
			}
		}
	}
	var slots, things []slot // things are the organisations and places of the sentence
	push := func(s slot) {
		if len(slots) >= 4*backSlots {
			slots = slots[:copy(slots, slots[len(slots)-backSlots:])]
		}
		slots = append(slots, s)
	}
	next := 0
	r.governments(d)
	var q quotes
	for i := int32(0); i < int32(len(d.Tokens)); i++ {
		for ; next < len(d.mentions) && d.mentions[next].First <= i; next++ {
			x := &d.mentions[next]
			e := &d.entities[x.entity]
			e.last, e.count = int32(next), e.count+1
			switch x.Kind {
			case dragoman.Person:
				push(slot{x.entity, i, x.sentence, e.gender, d.subject(x.First, x.Last), false, inRole[i], q.at})
			case dragoman.Organisation, dragoman.Country, dragoman.PlaceKind:
				if len(things) > 0 && things[0].sentence != x.sentence {
					things = things[:0]
				}
				if len(things) < backSlots {
					things = append(things, slot{entity: x.entity, token: i, sentence: x.sentence, subject: d.subject(x.First, x.Last)})
				}
			}
		}
		if d.of[i] >= 0 {
			continue
		}
		q.see(d, i)
		s := d.sentence[i]
		if s < 0 {
			continue
		}
		w := d.text(i)
		if d.is("its", i) {
			if e := d.possessor(things, i, s); e >= 0 {
				d.add(i, i+1, e, d.entities[e].kind, dragoman.Pronoun)
			}
			continue
		}
		if len(w) <= 8 {
			if g, object := d.pronoun(i); g != "" && !d.addressed(i+1) {
				e := d.ahead(i, g)
				if e < 0 {
					e = r.antecedent(d, slots, slot{-1, i, s, g, d.subject(i, i+1), true, false, q.at}, object, q.sentence)
				}
				if e >= 0 {
					d.add(i, i+1, e, dragoman.Person, dragoman.Pronoun)
					x := &d.entities[e]
					x.count++
					if !x.sure {
						x.gender, x.sure = g, true
					}
				}
				push(slot{e, i, s, g, d.subject(i, i+1), true, false, q.at})
				continue
			}
		}
		if inRole[i] || d.Tokens[i].UPOS != dragoman.NOUN && (d.Tokens[i].UPOS != dragoman.PROPN || i == 0 || !d.is("the", i-1)) {
			continue
		}
		if d.Tokens[i].XPOS == "NNS" {
			r.thing(d, i)
			continue
		}
		if len(d.nouns) > 0 {
			if n, ok := slices.BinarySearchFunc(d.nouns, i, func(x noun, t int32) int { return cmp.Compare(x.token, t) }); ok {
				e := r.person(d, i)
				if e < 0 {
					e = d.nameless(&d.nouns[n])
				}
				push(slot{e, i, s, d.entities[e].gender, d.subject(i, i+1), false, false, q.at})
			}
			continue
		}
		if k, ok := r.titles[strings.ToLower(w)]; ok && k.sort != "honorific" && !d.before(i, dragoman.NOUN) {
			e := r.person(d, i)
			push(slot{e, i, s, k.gender, d.subject(i, i+1), false, false, q.at})
			continue
		}
		if g, ok := d.unnamed(i); ok {
			push(slot{-1, i, s, g, d.subject(i, i+1), false, false, q.at})
			continue
		}
		r.thing(d, i)
	}
}

// unnamed says whether the noun at t is of somebody without a name, whom a
// pronoun can mean ("a fifth inmate"), and his or her gender where it tells.
func (d *document) unnamed(t int32) (gender string, ok bool) {
	switch {
	case d.before(t, dragoman.NOUN) || d.before(t, dragoman.PROPN):
		return "", false
	case d.is("somebody m", t):
		return "m", true
	case d.is("somebody f", t):
		return "f", true
	}
	return "", d.is("somebody", t)
}

// nameless makes an actor of a noun that was given.
func (d *document) nameless(n *noun) int32 {
	e := int32(len(d.entities))
	m := mention{Mention: n.Mention, words: []string{strings.ToLower(d.text(n.token))}, entity: e, sentence: d.sentence[n.token]}
	d.entities = append(d.entities, entity{kind: dragoman.Person, words: m.words, best: -1, noun: m, first: int32(len(d.mentions)), last: -1, count: 1, gender: n.gender, sure: n.gender != "", merged: -1})
	d.extra = append(d.extra, m)
	return e
}

// before says whether the word after t is of a part of speech, in its sentence.
func (d *document) before(t int32, p dragoman.UPOS) bool {
	return t+1 < int32(len(d.Tokens)) && d.sentence[t+1] == d.sentence[t] && d.Tokens[t+1].UPOS == p
}

// add appends a mention that is no name.
func (d *document) add(a, b, e int32, kind dragoman.Kind, form dragoman.Form) {
	d.extra = append(d.extra, mention{Mention: dragoman.Mention{
		Span: dragoman.Span{Start: d.Tokens[a].Start, End: d.Tokens[b-1].End}, First: a, Last: b, Kind: kind, Form: form,
	}, entity: e, sentence: d.sentence[a]})
}

// subject says whether tokens [a,b) are a subject: by the tree where there is
// one, else by what follows.
func (d *document) subject(a, b int32) bool {
	for t := a; t < b; t++ {
		x := &d.Tokens[t]
		if x.Head == dragoman.Unparsed {
			break
		}
		if x.Head == dragoman.Root || x.Head < a || x.Head >= b {
			return x.Rel == dragoman.Nsubj || x.Rel == dragoman.Csubj
		}
	}
	if b < int32(len(d.Tokens)) {
		switch d.Tokens[b].UPOS {
		case dragoman.VERB, dragoman.AUX:
			return true
		}
	}
	return false
}
