// SPDX-License-Identifier: Apache-2.0

package do

import (
	"slices"

	"dragoman"
)

// arguments are the phrases around a predicate, by the tokens that head them,
// coordinated ones included. For a passive, object holds the grammatical
// subject and by the agent.
type arguments struct {
	subject, object, by []int
	preps               map[string][]int // by preposition, those of the object's own phrase included
	passive             bool
}

// deepest is how many clauses up a missing subject is looked for.
const deepest = 4

func (x *coding) arguments(i int) *arguments {
	c := x.c
	a := &arguments{preps: map[string][]int{}, passive: c.passive[i]}
	if !a.passive && c.rel[i] == dragoman.Acl && c.bareParticiple(i) {
		a.passive = true // "the man arrested on Friday"
	}
	for _, k := range c.kids[i] {
		switch c.rel[k] {
		case dragoman.Nsubj:
			a.subject = x.conjoined(k)
		case dragoman.Obj, dragoman.Iobj:
			if len(a.object) == 0 || c.rel[k] == dragoman.Iobj {
				a.object = x.conjoined(k)
			}
			x.nounPreps(k, a)
		case dragoman.Obl:
			p, n := c.prep(k), x.nameOn(k)
			switch {
			case p != "" && n >= 0:
				a.preps[p] = append(a.preps[p], n)
			case p != "":
				a.preps[p] = append(a.preps[p], x.conjoined(k)...)
			case n >= 0 && len(a.object) == 0:
				a.object = []int{n}
			case k > i && len(a.object) == 0 && !a.passive && !x.inTime(k) && x.mention(k) != nil:
				a.object = x.conjoined(k) // a name without a preposition is no oblique
			}
		}
	}
	if len(a.subject) == 0 {
		a.subject = x.control(i, 0)
	}
	for n, s := range a.subject {
		a.subject[n] = x.antecedent(i, s)
	}
	if a.passive {
		a.by = a.preps["by"]
		a.object, a.subject = a.subject, nil
	}
	return a
}

// nameOn is a name that the tree hung on the time after it ("met Putin next
// week"), or -1.
func (x *coding) nameOn(k int) int {
	c := x.c
	if !x.inTime(k) {
		return -1
	}
	for _, q := range c.kids[k] {
		switch c.rel[q] {
		case dragoman.Compound, dragoman.Nmod, dragoman.Nsubj, dragoman.Flat:
			if !x.inTime(q) && x.mention(q) != nil {
				return q
			}
		}
	}
	return -1
}

// bareParticiple reports whether a verb is a past participle without subject,
// object or auxiliary.
func (c *clause) bareParticiple(i int) bool {
	if x := c.r.Tokens[c.first+i].XPOS; x != "VBN" && x != "VBD" {
		return false
	}
	return !slices.ContainsFunc(c.kids[i], func(k int) bool {
		return c.rel[k] == dragoman.Nsubj || c.rel[k] == dragoman.Obj || c.rel[k] == dragoman.Aux
	})
}

// nounPreps adds the prepositional phrases inside a noun phrase: in "imposed
// sanctions on Iran" the tree may hang Iran on the sanctions.
func (x *coding) nounPreps(n int, a *arguments) {
	c := x.c
	for _, k := range c.kids[n] {
		if c.rel[k] == dragoman.Nmod {
			if p := c.prep(k); p != "" {
				a.preps[p] = append(a.preps[p], x.conjoined(k)...)
			}
		}
	}
}

// conjoined are a phrase head and those coordinated with it.
func (x *coding) conjoined(n int) []int {
	out := []int{n}
	for _, k := range x.c.kids[n] {
		if x.c.rel[k] == dragoman.Conj && (x.c.upos[k] == dragoman.NOUN || x.c.upos[k] == dragoman.PROPN || x.c.upos[k] == dragoman.PRON) {
			out = append(out, k)
		}
	}
	return out
}

// control finds the subject a predicate without one shares: that of the verb
// it is coordinated with or complements, the object where that verb has one
// ("urged them to leave"), the noun a participle stands with.
func (x *coding) control(i, depth int) []int {
	c := x.c
	h := c.head[i]
	if h < 0 || depth > deepest {
		return nil
	}
	switch c.rel[i] {
	case dragoman.Conj, dragoman.Xcomp, dragoman.Advcl, dragoman.Parataxis:
		if c.rel[i] == dragoman.Parataxis && depth == 0 {
			return nil
		}
		for _, k := range c.kids[h] {
			if c.rel[i] == dragoman.Xcomp && (c.rel[k] == dragoman.Obj || c.rel[k] == dragoman.Iobj) && c.upos[h] == dragoman.VERB && k < i {
				return x.conjoined(k)
			}
		}
		if c.passive[h] && c.rel[i] == dragoman.Conj && !c.passive[i] && c.auxiliary(i) {
			return nil
		}
		for _, k := range c.kids[h] {
			if c.rel[k] == dragoman.Nsubj {
				return x.conjoined(k)
			}
		}
		return x.control(h, depth+1)
	case dragoman.Acl:
		if c.upos[h] == dragoman.NOUN || c.upos[h] == dragoman.PROPN || c.upos[h] == dragoman.PRON {
			return x.conjoined(h)
		}
	}
	return nil
}

// auxiliary reports whether a verb has an auxiliary of its own.
func (c *clause) auxiliary(i int) bool {
	return slices.ContainsFunc(c.kids[i], func(k int) bool { return c.rel[k] == dragoman.Aux })
}

// antecedent is the noun a relative pronoun stands for.
func (x *coding) antecedent(verb, s int) int {
	c := x.c
	switch c.lemmas[s] {
	case "who", "which", "that", "whom":
		if c.rel[verb] == dragoman.Acl && c.head[verb] >= 0 {
			return c.head[verb]
		}
	}
	return s
}

// verbFrame is the frame of a verb with its arguments: the most special of
// those that fit. noun is the object that the frame asked for, or -1.
func (x *coding) verbFrame(i int, a *arguments) (best *frame, noun int) {
	c := x.c
	noun = -1
	score := -1
	for _, fr := range c.frames.verbs[c.lemmas[i]] {
		s, n := x.fitsFrame(fr, i, a)
		if s > score {
			best, noun, score = fr, n, s
		}
	}
	return
}

// fitsFrame scores how special a fitting frame is; -1 does not fit.
func (x *coding) fitsFrame(fr *frame, i int, a *arguments) (score, noun int) {
	c := x.c
	score, noun = 0, -1
	for _, p := range fr.parts {
		if !x.hasPart(fr, i, p, a) {
			return -1, -1
		}
		score += 2
	}
	if p := x.particle(i); p != "" && !slices.Contains(fr.parts, p) {
		return -1, -1
	}
	switch {
	case fr.objects != nil:
		if noun = x.objectIn(fr, i, a); noun < 0 {
			if fr.bare && len(a.object) == 0 && !a.passive {
				return score + 1, -1
			}
			return -1, -1
		}
		score += 3
	case fr.bare:
		if len(a.object) > 0 || slices.ContainsFunc(c.kids[i], func(k int) bool { return c.rel[k] == dragoman.Ccomp }) {
			return -1, -1
		}
		score++
	case fr.clause:
		ok := slices.ContainsFunc(c.kids[i], func(k int) bool {
			return c.rel[k] == dragoman.Xcomp || fr.typ != "REQUEST" && (c.rel[k] == dragoman.Ccomp || c.rel[k] == dragoman.Advcl && k > i)
		})
		if !ok {
			return -1, -1
		}
		score += 2
	}
	return
}

// particle is the particle that makes another verb of verb i, "" for none.
func (x *coding) particle(i int) string {
	c := x.c
	for _, k := range c.kids[i] {
		if c.rel[k] == dragoman.Compound && k > i && x.words.is("particle", c.lemmas[k]) {
			return c.lemmas[k]
		}
	}
	return ""
}

// hasPart reports whether a particle goes with verb i, or, where the frame
// has its recipient there, a preposition.
func (x *coding) hasPart(fr *frame, i int, p string, a *arguments) bool {
	c := x.c
	for _, s := range fr.slots {
		if s.word == p && len(a.preps[p]) > 0 {
			return true
		}
	}
	for _, k := range c.kids[i] {
		if c.lemmas[k] == p && (c.rel[k] == dragoman.Compound || c.rel[k] == dragoman.Advmod || c.rel[k] == dragoman.Xcomp || c.rel[k] == dragoman.Obj) {
			return true
		}
		if p == "from" && c.rel[k] == dragoman.Advcl && c.lemmas[c.left[k]] == p {
			return true
		}
	}
	return i+1 < len(c.lemmas) && c.lemmas[i+1] == p && c.rel[i+1] != dragoman.Case && c.rel[i+1] != dragoman.Mark
}

// objectIn is the head that fits what the frame asks of its object: the object
// itself, a word compounded with it, or a complement.
func (x *coding) objectIn(fr *frame, i int, a *arguments) int {
	c := x.c
	for _, n := range a.object {
		if fr.objects[c.lemmas[n]] {
			return n
		}
		for _, k := range c.kids[n] {
			if (c.rel[k] == dragoman.Compound || c.rel[k] == dragoman.Amod || c.rel[k] == dragoman.Nmod && c.prep(k) == "of") && fr.objects[c.lemmas[k]] {
				return n
			}
		}
	}
	for _, k := range c.kids[i] {
		switch c.rel[k] {
		case dragoman.Xcomp, dragoman.Ccomp, dragoman.Advmod, dragoman.Compound:
			if fr.objects[c.lemmas[k]] && k > i {
				return k
			}
		case dragoman.Obl:
			if fr.objects[c.lemmas[k]] && k > i && len(a.object) == 0 && !slices.ContainsFunc(fr.slots, func(s slot) bool { return s.word == "obj" }) {
				return k
			}
		}
	}
	return -1
}
