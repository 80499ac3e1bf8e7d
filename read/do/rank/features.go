// SPDX-License-Identifier: Apache-2.0

package rank

import (
	"strconv"

	"dragoman"
	"dragoman/internal/linear"
	"dragoman/read/do/frame"
	"dragoman/read/do/propose"
	"dragoman/read/do/scene"
)

// Features of a candidate, for keeping and for typing it. The one function
// serves training and reading.
func Features(s *scene.Scene, k *propose.Candidate) Bag {
	return Append(make(Bag, 0, 480), s, k)
}

// Append is Features into a bag that may be used again.
func Append(b Bag, s *scene.Scene, k *propose.Candidate) Bag {
	b = sparse(b, s, k)
	for n, w := range around(s, k) {
		b.Vector(vectorTemplates[n], w.Vec)
	}
	return b
}

// sparse are the features but for the components of the word vectors.
func sparse(b Bag, s *scene.Scene, k *propose.Candidate) Bag {
	f := &features{Bag: b, s: s, k: k, c: k.Clause, i: k.At, lemma: k.Lemma()}
	f.Yes(tBias)
	f.word()
	f.lexicon()
	f.arguments()
	f.kids()
	f.above()
	f.statement()
	f.report()
	f.nearness()
	return f.Bag
}

type features struct {
	Bag
	s     *scene.Scene
	k     *propose.Candidate
	c     *frame.Clause
	i     int
	lemma string
}

// word is the word itself: lemma, part of speech, relation, class.
func (f *features) word() {
	c, i := f.c, f.i
	pos := c.UPOS[i].String()
	f.Yes(tLemma, pos[:1], f.lemma)
	f.Yes(tShape, "u", pos)
	f.Yes(tShape, "x", c.Token(i).XPOS)
	f.Yes(tShape, "r", c.Rel[i].String())
	f.Yes(tShape, "ur", pos, c.Rel[i].String())
	f.sets("l", f.i)
	if c.UPOS[i] == dragoman.NOUN && len(c.Lex.Nouns(f.lemma)) == 0 {
		for _, v := range c.Lex.Derived(f.lemma) {
			f.Value(.5, tLemma, "V", v)
		}
	}
	if m := c.Mention(i); m != nil {
		f.Yes(tShape, "in", string(m.Form))
	}
}

// sets are the word classes of event-words that the lemma of a token is in.
func (f *features) sets(where string, i int) {
	for _, n := range f.s.Word(f.c, i).Sets {
		f.Yes(tSet, where, strconv.Itoa(n))
	}
}

// lexicon is what the frames and the CAMEO dictionary say of the word.
func (f *features) lexicon() {
	lex := f.c.Lex
	if fr := f.k.Frame; fr != nil {
		t := fr.Type
		if t == "" {
			t = "none"
		}
		f.Yes(tFrame, "t", t)
		f.Yes(tFrame, "why", fr.Why)
		f.Yes(tFrame, "m", t, fr.Mode)
		f.Yes(tFrame, "c", f.k.Type)
		f.Yes(tFrame, "tc", t, f.k.Type)
	} else {
		f.Yes(tFrame, "t", "-")
	}
	f.Yes(tOps, f.k.Ops)
	if f.k.Ops != "" {
		f.Yes(tOps, f.k.Ops, f.c.UPOS[f.i].String())
	}
	if f.c.UPOS[f.i] == dragoman.NOUN {
		f.types("n", lex.Nouns(f.lemma))
		for _, v := range lex.Derived(f.lemma) {
			frames, _ := lex.Verbs(v)
			f.types("d", frames)
			if e, ok := lex.CAMEO.Verbs[v]; ok {
				f.Yes(tLexicon, "dcam", e[0])
			}
		}
		return
	}
	frames, hints := lex.Verbs(f.lemma)
	f.types("v", frames)
	f.types("h", hints)
	if e, ok := lex.CAMEO.Verbs[f.lemma]; ok {
		f.Yes(tLexicon, "cam", e[0])
		for _, o := range f.k.Args.Object {
			w := f.c.Lemmas[o]
			if t := lex.CAMEO.Pairs[e[1]+" "+w]; t != "" {
				f.Yes(tLexicon, "pair", t)
			}
			for _, set := range lex.CAMEO.Sets[w] {
				if t := lex.CAMEO.Pairs[e[1]+" "+set]; t != "" {
					f.Yes(tLexicon, "pair", t)
				}
			}
		}
	}
}

func (f *features) types(where string, list []*frame.Frame) {
	for n, fr := range list {
		seen := false
		for _, g := range list[:n] {
			seen = seen || g.Type == fr.Type
		}
		if !seen {
			f.Yes(tLexicon, where, fr.Type)
		}
	}
}

// arguments are who and what stands around the word.
func (f *features) arguments() {
	a := f.k.Args
	subject := a.Subject
	if a.Passive {
		f.Yes(tShape, "passive")
		subject = a.By
		if len(a.By) > 0 {
			f.Yes(tShape, "passive by")
		}
	}
	f.party("s", subject)
	f.party("o", a.Object)
	if len(a.Object) > 0 {
		o := f.c.Lemmas[a.Object[0]]
		f.Yes(tObject, "o", o)
		f.Yes(tObject, "lo", f.lemma, o)
	} else {
		f.Yes(tObject, "none")
		f.Yes(tObject, "none", f.lemma)
	}
	for n, p := range a.Preps {
		if n == 12 {
			break
		}
		f.Yes(tPrep, "p", p.Prep)
		f.Yes(tPrep, "lp", f.lemma, p.Prep)
		if x, _ := f.s.ActorAt(f.c, p.Head); x != nil {
			f.Yes(tPrep, "pa", p.Prep)
		}
		f.Yes(tPrep, "h", f.c.Lemmas[p.Head])
		f.Yes(tPrep, "ph", p.Prep, f.c.Lemmas[p.Head])
		for _, n := range f.s.Word(f.c, p.Head).Sets {
			set := strconv.Itoa(n)
			f.Yes(tPrep, "s", set)
			f.Yes(tPrep, "ps", p.Prep, set)
		}
	}
}

// party is what kind of actor stands in a place.
func (f *features) party(place string, heads []int) {
	if len(heads) == 0 {
		f.Yes(tActor, place, "none")
		return
	}
	a, at, form := f.actor(heads)
	if a == nil {
		l := f.c.Lemmas[heads[0]]
		f.Yes(tActor, place, "no actor")
		f.Yes(tActor, place, "l", l)
		f.sets(place, heads[0])
		if sector := f.s.Sector(f.c, heads[0]); sector != "" {
			f.Yes(tActor, place, "agent", sector)
		}
		for _, k := range f.c.Kids[heads[0]] {
			if b, _ := f.s.ActorAt(f.c, k); b != nil {
				f.Yes(tActor, place, "of an actor")
				break
			}
		}
		return
	}
	_ = at
	f.Yes(tActor, place, "kind", string(a.Kind))
	f.Yes(tActor, place, "sector", a.Sector)
	if scene.Public(a) {
		f.Yes(tActor, place, "public")
	}
	if form == dragoman.Pronoun {
		f.Yes(tActor, place, "pronoun")
	}
	if f.s.Leading(a) {
		f.Yes(tActor, place, "leading")
	}
}

// actor is the first actor among heads, else among what modifies them.
func (f *features) actor(heads []int) (*dragoman.Actor, int, dragoman.Form) {
	for _, h := range heads {
		if a, form := f.s.ActorAt(f.c, h); a != nil {
			return a, h, form
		}
	}
	for _, h := range heads {
		for _, k := range f.c.Kids[h] {
			switch f.c.Rel[k] {
			case dragoman.Compound, dragoman.Nmod, dragoman.Appos, dragoman.Flat, dragoman.Amod:
				if a, form := f.s.ActorAt(f.c, k); a != nil {
					return a, h, form
				}
			}
		}
	}
	return nil, -1, ""
}

// kids are the words that hang on the word.
func (f *features) kids() {
	c := f.c
	noun := c.UPOS[f.i] == dragoman.NOUN
	for n, k := range c.Kids[f.i] {
		if n == 24 {
			break
		}
		l := c.Lemmas[k]
		rel := c.Rel[k].String()
		f.Yes(tKid, "k", rel)
		switch c.Rel[k] {
		case dragoman.Compound:
			if !noun {
				f.Yes(tKid, "particle", f.lemma, l)
			} else {
				f.Yes(tKid, "m", l)
			}
		case dragoman.Aux, dragoman.Mark, dragoman.Case, dragoman.Advmod, dragoman.Det:
			f.Yes(tKid, rel, l)
		case dragoman.Advcl, dragoman.Acl:
			f.Yes(tKid, rel, l)
			for _, n := range f.s.Word(c, k).Sets {
				f.Yes(tKid, rel, "s", strconv.Itoa(n))
			}
			f.below(k, rel)
		case dragoman.Xcomp, dragoman.Ccomp:
			f.Yes(tKid, "lc", f.lemma, rel)
			f.Yes(tKid, "c", l)
			f.below(k, rel)
		case dragoman.Obj, dragoman.Obl, dragoman.Nmod:
			f.below(k, rel)
			if noun {
				f.Yes(tKid, "m", l)
			}
		case dragoman.Amod:
			f.Yes(tKid, "m", l)
		}
	}
}

// below is the frame of a word that hangs on the candidate.
func (f *features) below(k int, rel string) {
	if fr := f.c.Frame(k); fr != nil && fr.Type != "" {
		f.Yes(tKid, "frame", rel, fr.Type)
	}
}

// above is what the word stands under.
func (f *features) above() {
	c := f.c
	for j, hop := f.i, 0; hop < 4; hop++ {
		h := c.Head[j]
		if h < 0 {
			f.Yes(tUp, "root", strconv.Itoa(hop))
			break
		}
		switch c.Rel[j] {
		case dragoman.Xcomp, dragoman.Ccomp, dragoman.Advcl, dragoman.Acl, dragoman.Conj, dragoman.Csubj, dragoman.Parataxis, dragoman.Obj, dragoman.Nsubj:
			f.Yes(tUp, strconv.Itoa(hop), c.Rel[j].String())
		}
		if hop == 0 {
			f.Yes(tUp, "l", c.Lemmas[h])
			f.Yes(tUp, "r", c.Rel[j].String(), c.UPOS[h].String())
			f.Yes(tUp, "rl", c.Rel[j].String(), c.Lemmas[h])
			f.sets("h", h)
			if fr := c.Frame(h); fr != nil && fr.Type != "" {
				f.Yes(tUp, "frame", fr.Type)
				f.Yes(tUp, "frame", c.Rel[j].String(), fr.Type, f.k.Told())
			}
			if op := c.Lex.Operator(c.Lemmas[h]); op != "" {
				f.Yes(tUp, "op", op)
			}
		}
		j = h
	}
}

// statement is whose words the word stands in, or makes known.
func (f *features) statement() {
	if t := f.s.Cue(f.c, f.i); t != nil {
		f.Yes(tStatement, "cue")
		f.Yes(tStatement, "cue", string(t.Stance))
		f.Yes(tStatement, "cue", string(t.Stance), t.Form)
		if scene.Public(f.s.Speaker(t)) {
			f.Yes(tStatement, "cue public")
			f.Yes(tStatement, "cue public", string(t.Stance))
		}
		if t.Addressee != "" {
			f.Yes(tStatement, "cue addressed")
		}
	}
	if t := f.s.Held(f.c, f.i); t != nil {
		f.Yes(tStatement, "in")
		f.Yes(tStatement, "in", string(t.Stance))
		f.Yes(tStatement, "status", string(t.Status))
		f.Yes(tStatement, "form", t.Form)
		if scene.Public(f.s.Speaker(t)) {
			f.Yes(tStatement, "in public")
			f.Yes(tStatement, "in public", f.k.Ops)
		}
	}
}

// report is where in the report the word stands, and how often it does.
func (f *features) report() {
	s := f.s
	n := f.k.Sentence
	f.Value(float32(min(s.PublicUnder(f.c, f.i), 3))/3, tReport, "under")
	f.Value(float32(min(s.PublicIn(n), 4))/4, tReport, "public")
	f.Value(min(1, float32(len(f.c.Lemmas))/50), tReport, "long")
	for n, x := range s.Themed(n) {
		if set := scene.Themes[n]; x > 0 {
			f.Value(float32(min(x, 3))/3, tReport, set)
			f.Value(float32(min(x, 3))/3, tReport, set, f.k.Told())
		}
	}
	if s.Single {
		return
	}
	f.Value(float32(f.c.First+f.i)/float32(len(s.R.Tokens)), tReport, "at")
	where := "body"
	switch {
	case s.R.Sentences[n].Furniture != "":
		where = string(s.R.Sentences[n].Furniture)
	case n == 0:
		where = "first"
	case n < 3:
		where = "lead"
	}
	f.Yes(tReport, "where", where)
	w := s.Word(f.c, f.i)
	f.Value(float32(min(w.Count, 5))/5, tReport, "again")
	if w.Early {
		f.Yes(tReport, "early")
	}
	if w.Titled {
		f.Yes(tReport, "titled")
	}
}

// vectorTemplates are those of the vectors of the words of around.
var vectorTemplates = [3]uint32{tVector, tObjectVector, tSubjectVector}

// around are the word, its object and its subject.
func around(s *scene.Scene, k *propose.Candidate) [3]*scene.Word {
	at := func(heads []int) *scene.Word {
		if len(heads) == 0 {
			return &nothing
		}
		return s.Word(k.Clause, heads[0])
	}
	subject := k.Args.Subject
	if k.Args.Passive {
		subject = k.Args.By
	}
	return [3]*scene.Word{s.Word(k.Clause, k.At), at(k.Args.Object), at(subject)}
}

// nearness is how near the word and its object are to the words of each type
// and to what the report speaks of.
func (f *features) nearness() {
	words := around(f.s, f.k)
	word, object := words[0], words[1]
	var toObject []float32
	onTopic := float32(0)
	if object != &nothing {
		toObject, onTopic = f.s.ToCentres(object), f.s.ToTopic(object)
	}
	w, o := linear.Hash(tCentre, "w"), linear.Hash(tCentre, "o") // hashed once, not once a type
	for n, x := range f.s.ToCentres(word) {
		t := strconv.Itoa(n)
		f.Value(x, w, t)
		x = 0
		if toObject != nil {
			x = toObject[n]
		}
		f.Value(x, o, t)
	}
	f.Value(f.s.ToTopic(word), tTopic, "w")
	f.Value(onTopic, tTopic, "o")
	if !word.Known {
		f.Yes(tVector, "unknown")
	}
}

// nothing is the word of an object or subject that is not there. It is not
// written to.
var nothing scene.Word
