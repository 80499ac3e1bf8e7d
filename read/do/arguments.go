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
	kept                []int            // the object a passive keeps: "was granted asylum"
	preps               map[string][]int // by preposition, those of the object's own phrase included
	particle            string           // that the tree took for a preposition
	passive             bool
}

// whenever are the words that open a clause cut down to a participle.
var whenever = map[string]bool{"when": true, "if": true, "once": true, "until": true, "unless": true, "as": true, "though": true, "although": true, "while": true}

// deepest is how many clauses up a missing subject is looked for.
const deepest = 4

func (x *coding) arguments(i int) *arguments {
	c := x.c
	a := &arguments{preps: map[string][]int{}, passive: c.passive[i]}
	if !a.passive && (c.rel[i] == dragoman.Acl && c.bareParticiple(i) || x.takenHostage(i)) {
		a.passive = true // "the man arrested on Friday"
	}
	if !a.passive && c.rel[i] == dragoman.Advcl && c.bareParticiple(i) && c.r.Tokens[c.first+i].XPOS == "VBN" && whenever[c.lemmas[c.left[i]]] {
		a.passive = true // "when pressed by reporters"
	}
	if h := c.head[i]; !a.passive && c.rel[i] == dragoman.Conj && h >= 0 && c.passive[h] && c.r.Tokens[c.first+i].XPOS == "VBN" && c.bareParticiple(i) {
		a.passive = true // "were attacked or killed"
	}
	for _, k := range c.kids[i] {
		switch c.rel[k] {
		case dragoman.Nsubj:
			a.subject = x.conjoined(k)
		case dragoman.Obj, dragoman.Iobj:
			switch {
			case len(a.object) == 0:
				a.object = x.conjoined(k)
			case c.rel[k] == dragoman.Iobj:
				a.kept, a.object = a.object, x.conjoined(k)
			default:
				a.kept = x.conjoined(k)
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
			if p != "" && k > i && len(a.object) == 0 && !a.passive && i+1 < len(c.lemmas) && c.head[i+1] == k && c.lemmas[i+1] == p && x.words.is("particle", p) && c.frames.phrasal(c.lemmas[i], p) {
				a.object, a.particle = x.conjoined(k), p // "hand over the general"
				delete(a.preps, p)
			}
		}
	}
	if len(a.subject) == 0 {
		if a.subject = x.onTime(i); a.subject == nil {
			a.subject = x.control(i, 0)
		}
	} else if h := c.head[i]; len(a.object) == 0 && !a.passive && x.reduced(i, a.subject[0]) {
		a.object = []int{h}
	}
	for n, s := range a.subject {
		a.subject[n] = x.speaker(i, x.antecedent(i, s))
	}
	for n, s := range a.object {
		a.object[n] = x.antecedent(i, s)
	}
	if a.passive {
		a.by = a.preps["by"]
		if len(a.object) > 0 {
			a.kept = a.object
		}
		a.object, a.subject = a.subject, nil
	}
	return a
}

// onTime is the subject that the tree hung on the time before it ("On
// Wednesday, Syria's president met ..."), or nil.
func (x *coding) onTime(i int) []int {
	c := x.c
	if c.rel[i] != dragoman.RootRel && c.rel[i] != dragoman.Ccomp || c.passive[i] && !c.auxiliary(i) {
		return nil
	}
	for _, k := range c.kids[i] {
		if k > i || c.rel[k] != dragoman.Obl || !x.inTime(k) {
			continue
		}
		for _, q := range c.kids[k] {
			if q > k && c.rel[q] == dragoman.Appos && !x.inTime(q) && (x.mention(q) != nil || x.agent(c.lemmas[q])) {
				return x.conjoined(q)
			}
		}
	}
	return nil
}

// reduced reports whether verb i, with a subject of its own, stands in a
// relative clause whose noun is its object: "a claim the Kremlin has denied",
// "the offer that Iran rejected".
func (x *coding) reduced(i, subject int) bool {
	c := x.c
	h := c.head[i]
	if c.rel[i] != dragoman.Acl || h < 0 || h > subject || c.upos[h] != dragoman.NOUN && c.upos[h] != dragoman.PROPN {
		return false
	}
	switch c.lemmas[subject] {
	case "who", "which", "that", "whom":
		return false
	}
	for _, k := range c.kids[i] {
		switch c.rel[k] {
		case dragoman.Ccomp, dragoman.Xcomp:
			return false
		case dragoman.Mark:
			if c.lemmas[k] != "that" || x.words.is("telling", c.lemmas[h]) {
				return false
			}
		case dragoman.Advmod, dragoman.Obl:
			if l := c.lemmas[k]; k < subject && (l == "where" || l == "when" || l == "why" || l == "how" || l == "which" || l == "whom") {
				return false
			}
		}
	}
	return true
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

// takenHostage reports whether a participle keeps an object that says what its
// noun was made: "ministers taken hostage".
func (x *coding) takenHostage(i int) bool {
	c := x.c
	if c.r.Tokens[c.first+i].XPOS != "VBN" {
		return false
	}
	kept := false
	for _, k := range c.kids[i] {
		switch c.rel[k] {
		case dragoman.Nsubj, dragoman.Aux:
			return false
		case dragoman.Obj, dragoman.Xcomp:
			kept = x.words.is("hostage", c.lemmas[k])
		}
	}
	return kept
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
			out = append(out, x.possessed(k))
		}
	}
	return out
}

// possessed is the head of the phrase that the tree gave a possessor for head:
// in "Putin and Syria's President Ahmed" it is Ahmed, not Syria.
func (x *coding) possessed(n int) int {
	c := x.c
	m := x.mention(n)
	i := n + 1
	if m != nil {
		i = int(m.Last) - c.first
	}
	if i <= n || i >= len(c.lemmas) || c.lemmas[i] != "'s" && c.lemmas[i] != "’s" {
		return n
	}
	best := n
	for i++; i < len(c.lemmas) && i < n+9; i++ {
		switch c.upos[i] {
		case dragoman.NOUN, dragoman.PROPN:
			best = i
			if m := x.mention(i); m != nil && m.Form == dragoman.Name {
				return max(i, min(int(m.Last)-1-c.first, len(c.lemmas)-1))
			}
		case dragoman.ADJ, dragoman.NUM:
		default:
			return best
		}
	}
	return best
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
		if c.rel[i] == dragoman.Advcl && i > h && (c.lemmas[c.left[i]] == "of" || c.lemmas[c.left[i]] == "for") {
			if fr, _ := x.verbFrame(h, &arguments{preps: map[string][]int{}}); fr != nil && fr.typ == "ACCUSE" { // "accused Chad of arming them"
				if a := x.arguments(h); len(a.object) > 0 {
					return a.object
				}
			}
		}
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
		if !slices.ContainsFunc(c.kids[i], func(k int) bool { return c.rel[k] == dragoman.Nsubj }) && c.predicate(h) {
			for _, k := range c.kids[h] { // "was an ally of Assad, providing arms"
				if c.rel[k] == dragoman.Nsubj && k < h {
					return x.conjoined(k)
				}
			}
		}
		if c.upos[h] == dragoman.NOUN || c.upos[h] == dragoman.PROPN || c.upos[h] == dragoman.PRON {
			return x.conjoined(h)
		}
	}
	return nil
}

// predicate reports whether a noun is said of a subject: "was an ally".
func (c *clause) predicate(n int) bool {
	return slices.ContainsFunc(c.kids[n], func(k int) bool { return c.rel[k] == dragoman.Cop })
}

// auxiliary reports whether a verb has an auxiliary of its own.
func (c *clause) auxiliary(i int) bool {
	return slices.ContainsFunc(c.kids[i], func(k int) bool { return c.rel[k] == dragoman.Aux })
}

// speaker is who says what verb i tells, where its subject is a pronoun that
// nothing else has settled: "the army said it will withdraw".
func (x *coding) speaker(i, s int) int {
	c := x.c
	switch c.lemmas[s] {
	case "it", "they", "he", "she":
	default:
		return s
	}
	if m := x.mention(s); m != nil && m.Actor != "" || c.rel[s] != dragoman.Nsubj {
		return s
	}
	v := c.head[s]
	h := c.head[v]
	if h >= 0 && c.rel[v] == dragoman.Acl && x.words.is("telling", c.lemmas[h]) && c.rel[h] == dragoman.Obj {
		h = c.head[h] // "rejected claims that it had sent arms"
	} else if c.rel[v] != dragoman.Ccomp {
		return s
	}
	if h >= 0 && c.upos[h] == dragoman.VERB {
		for _, k := range c.kids[h] {
			if c.rel[k] == dragoman.Nsubj && k < s {
				return x.antecedent(h, k)
			}
		}
	}
	return s
}

// antecedent is the noun a relative pronoun stands for.
func (x *coding) antecedent(verb, s int) int {
	c := x.c
	switch c.lemmas[s] {
	case "who", "which", "that", "whom":
		for v, d := verb, 0; v >= 0 && d < deepest; v, d = c.head[v], d+1 {
			if c.rel[v] == dragoman.Acl && c.head[v] >= 0 && c.head[v] < s {
				return c.head[v]
			}
			if c.rel[v] != dragoman.Conj && c.rel[v] != dragoman.Xcomp {
				break
			}
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
	if fr.subjects != nil {
		if !slices.ContainsFunc(a.subject, func(n int) bool { return fr.subjects[c.lemmas[n]] }) {
			return -1, -1
		}
		score += 3
	}
	for _, p := range fr.parts {
		if !x.hasPart(fr, i, p, a) {
			return -1, -1
		}
		score += 2
	}
	if p := x.particle(i, a); p != "" && !slices.Contains(fr.parts, p) {
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
			return c.rel[k] == dragoman.Xcomp || c.rel[k] == dragoman.Advcl && k > i && len(fr.parts) > 0 && c.lemmas[c.left[k]] == "to" || fr.typ != "REQUEST" && (c.rel[k] == dragoman.Ccomp || c.rel[k] == dragoman.Advcl && k > i)
		})
		if !ok {
			return -1, -1
		}
		score += 2
	}
	return
}

// particle is the particle that makes another verb of verb i, "" for none.
func (x *coding) particle(i int, a *arguments) string {
	c := x.c
	if a.particle != "" {
		return a.particle
	}
	for _, k := range c.kids[i] {
		if c.rel[k] == dragoman.Compound && k > i && x.words.is("particle", c.lemmas[k]) {
			return c.lemmas[k]
		}
	}
	if i+1 < len(c.lemmas) && away[c.lemmas[i+1]] && c.rel[i+1] == dragoman.Case {
		return c.lemmas[i+1] // "kick off the push", that the tree took for a preposition
	}
	return ""
}

// away are particles that are seldom prepositions right behind a verb.
var away = map[string]bool{"off": true, "up": true, "out": true, "down": true, "back": true, "away": true, "ahead": true}

// hasPart reports whether a particle or a preposition goes with verb i.
func (x *coding) hasPart(fr *frame, i int, p string, a *arguments) bool {
	c := x.c
	if a.particle == p {
		return true
	}
	slot := slices.ContainsFunc(fr.slots, func(s slot) bool { return s.word == p })
	if (slot || fr.typ == "" || !x.words.is("particle", p)) && slices.ContainsFunc(a.preps[p], func(n int) bool { return !x.inTime(n) && (n > i || c.rel[i] == dragoman.Acl) }) {
		return true
	}
	for _, k := range c.kids[i] {
		if c.lemmas[k] == p && (c.rel[k] == dragoman.Compound || c.rel[k] == dragoman.Advmod || c.rel[k] == dragoman.Xcomp || c.rel[k] == dragoman.Obj) {
			return true
		}
		if p == "from" && c.rel[k] == dragoman.Advcl && c.lemmas[c.left[k]] == p {
			return true
		}
	}
	return i+1 < len(c.lemmas) && c.lemmas[i+1] == p && (c.rel[i+1] != dragoman.Case || away[p]) && c.rel[i+1] != dragoman.Mark
}

// objectIn is the head that fits what the frame asks of its object: the object
// itself, a word compounded with it, or a complement.
func (x *coding) objectIn(fr *frame, i int, a *arguments) int {
	c := x.c
	for _, n := range append(a.object[:len(a.object):len(a.object)], a.kept...) {
		if m := x.mention(n); fr.objects[c.lemmas[n]] || fr.objects["person"] && m != nil && m.Kind == dragoman.Person && m.Form == dragoman.Name {
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
