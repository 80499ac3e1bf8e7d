// SPDX-License-Identifier: Apache-2.0

// Package sense says how the words of two reports stand to one another: one
// means the other, is a kind of it, its opposite. Nouns of deeds are compared by
// the verbs they are derived of. Senses are not told apart.
package sense

import (
	"slices"
	"strings"

	"dragoman"
	"dragoman/compare/window"
	"dragoman/internal/thesaurus"
	"dragoman/lang"
)

// Lexicon knows how words stand to one another: the model "thesaurus", and
// words/derived-nouns.txt for nouns of deeds.
type Lexicon struct {
	net   *thesaurus.Table
	verbs map[string][]string // noun → the verbs it is derived of
	doers []thesaurus.Entry   // what persons and bodies of persons are kinds of
}

// Doer reports whether a noun may name a person or a body of persons; one that
// is not known may.
func (x *Lexicon) Doer(lemma string) bool {
	e, ok := x.net.Find(strings.ToLower(lemma), thesaurus.Noun)
	return !ok || slices.ContainsFunc(x.doers, func(d thesaurus.Entry) bool { return x.net.Under(e, d) })
}

// New makes a lexicon of a language pack: the model "thesaurus" and
// words/derived-nouns.txt. doers are nouns of which persons and bodies of persons
// are kinds.
func New(pack *lang.Pack, doers []string) (*Lexicon, error) {
	net, err := lang.Open(pack, "thesaurus", thesaurus.Open)
	if err != nil {
		return nil, err
	}
	lines, err := pack.Words("derived-nouns")
	if err != nil {
		return nil, err
	}
	x := &Lexicon{net: net, verbs: map[string][]string{}}
	for _, l := range lines {
		if len(l.Columns) != 2 {
			return nil, l.Errorf("want a noun, a tab and its verbs")
		}
		x.verbs[l.Columns[0]] = strings.Split(l.Columns[1], ",")
	}
	for _, w := range doers {
		if e, ok := net.Find(w, thesaurus.Noun); ok {
			x.doers = append(x.doers, e)
		}
	}
	return x, nil
}

// meaning is the entries a token may have: its own, and those of the verbs a
// noun is derived of.
type meaning struct {
	of   []thesaurus.Entry
	verb []thesaurus.Entry
	noun bool
}

// Words is the meanings of a report's tokens, read once each. It is not safe for
// concurrent use.
type Words struct {
	r    *window.Report
	x    *Lexicon
	id   []int32 // by token: place in all, -1 not looked up
	all  []meaning
	seen map[string]int32
}

// Of reads the words of a report.
func (x *Lexicon) Of(r *window.Report) *Words {
	return &Words{r, x, slices.Repeat([]int32{-1}, len(r.Tokens)), nil, map[string]int32{}}
}

// classes of the parts of speech that have senses.
var classes = map[dragoman.UPOS]thesaurus.Class{dragoman.NOUN: thesaurus.Noun, dragoman.VERB: thesaurus.Verb, dragoman.ADJ: thesaurus.Adjective, dragoman.ADV: thesaurus.Adverb}

// at is the number of a token's meaning.
func (s *Words) at(i int32) int32 {
	if s.id[i] >= 0 {
		return s.id[i]
	}
	t := &s.r.Tokens[i]
	c := classes[t.UPOS]
	lemma := strings.ToLower(t.Lemma)
	key := string(rune(c)) + lemma
	if c == thesaurus.Verb {
		key += "_" + particle(s.r, i)
	}
	k, ok := s.seen[key]
	if !ok {
		k = int32(len(s.all))
		s.seen[key] = k
		s.all = append(s.all, s.x.meaning(lemma, particle(s.r, i), c))
	}
	s.id[i] = k
	return k
}

// particle is the word that makes one verb with a verb, "" where none does.
func particle(r *window.Report, v int32) string {
	for i := v + 1; int(i) < len(r.Tokens) && i < v+6; i++ {
		if t := &r.Tokens[i]; t.Head == v && t.Rel == dragoman.Compound && t.UPOS != dragoman.NOUN {
			return r.Word(i)
		}
	}
	return ""
}

func (x *Lexicon) meaning(lemma, particle string, c thesaurus.Class) (m meaning) {
	if c == 0 {
		return m
	}
	m.noun = c == thesaurus.Noun
	if c == thesaurus.Verb && particle != "" {
		if e, ok := x.net.Find(lemma+"_"+particle, c); ok {
			m.of = append(m.of, e)
			m.verb = m.of
			return m
		}
	}
	if e, ok := x.net.Find(lemma, c); ok {
		m.of = append(m.of, e)
	}
	if c == thesaurus.Verb {
		m.verb = m.of
	}
	if m.noun {
		for _, v := range x.verbs[lemma] {
			if e, ok := x.net.Find(v, thesaurus.Verb); ok {
				m.verb = append(m.verb, e)
			}
		}
	}
	return m
}

// relation is how b stands to a: by their own class, and where one is a noun of
// a deed and the other a verb, by their verbs.
func (x *Lexicon) relation(a, b *meaning) thesaurus.Relation {
	best := thesaurus.None
	over := func(p, q []thesaurus.Entry) {
		for _, e := range p {
			for _, f := range q {
				if e.Class == f.Class {
					best = max(best, x.net.Relation(e, f))
				}
			}
		}
	}
	over(a.of, b.of)
	over(a.verb, b.verb)
	return best
}

// Pair sets the words of two reports side by side. It is not safe for concurrent
// use.
type Pair struct {
	a, b *Words
	rel  map[[2]int32]thesaurus.Relation
}

// Beside sets the words of two reports side by side.
func Beside(a, b *Words) *Pair { return &Pair{a, b, map[[2]int32]thesaurus.Relation{}} }

// Relation is how token j of the second report stands to token i of the first.
func (s *Pair) Relation(i, j int32) thesaurus.Relation {
	k := [2]int32{s.a.at(i), s.b.at(j)}
	v, ok := s.rel[k]
	if !ok {
		v = s.a.x.relation(&s.a.all[k[0]], &s.b.all[k[1]])
		s.rel[k] = v
	}
	return v
}

// Has reports whether a noun is in the thesaurus.
func (x *Lexicon) Has(noun string) bool {
	_, ok := x.net.Find(noun, thesaurus.Noun)
	return ok
}
