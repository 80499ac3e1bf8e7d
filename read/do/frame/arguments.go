// SPDX-License-Identifier: Apache-2.0

package frame

import (
	"slices"

	"dragoman"
)

// Arguments are the phrases around a predicate, by the tokens that head them,
// coordinated ones included. For a passive, object holds the grammatical
// subject and by the agent.
type Arguments struct {
	Subject, Object, By []int
	Kept                []int // the object a passive keeps: "was granted asylum"
	Preps               []Oblique
	Passive             bool
	particle            string // that the tree took for a preposition
}

// Oblique is a phrase with a preposition, those of the object's own phrase
// included.
type Oblique struct {
	Prep string
	Head int
}

// In are the heads of phrases with a preposition.
func (a *Arguments) In(prep string) (out []int) {
	for _, o := range a.Preps {
		if o.Prep == prep {
			out = append(out, o.Head)
		}
	}
	return
}

func (a *Arguments) add(prep string, heads ...int) {
	for _, h := range heads {
		a.Preps = append(a.Preps, Oblique{prep, h})
	}
}

// deepest is how many clauses up a missing subject is looked for.
const deepest = 4

// Arguments gathers the phrases around predicate i.
func (c *Clause) Arguments(i int) *Arguments {
	a := &Arguments{Passive: c.Passive[i]}
	if !a.Passive && (c.Rel[i] == dragoman.Acl && c.bareParticiple(i) || c.takenHostage(i)) {
		a.Passive = true // "the man arrested on Friday"
	}
	if !a.Passive && c.Rel[i] == dragoman.Advcl && c.bareParticiple(i) && c.R.Tokens[c.First+i].XPOS == "VBN" && c.is("whenever", c.Left[i]) {
		a.Passive = true // "when pressed by reporters"
	}
	if h := c.Head[i]; !a.Passive && c.Rel[i] == dragoman.Conj && h >= 0 && c.Passive[h] && c.R.Tokens[c.First+i].XPOS == "VBN" && c.bareParticiple(i) {
		a.Passive = true // "were attacked or killed"
	}
	for _, k := range c.Kids[i] {
		switch c.Rel[k] {
		case dragoman.Nsubj:
			a.Subject = c.Conjoined(k)
		case dragoman.Obj, dragoman.Iobj:
			switch {
			case len(a.Object) == 0:
				a.Object = c.Conjoined(k)
			case c.Rel[k] == dragoman.Iobj:
				a.Kept, a.Object = a.Object, c.Conjoined(k)
			default:
				a.Kept = c.Conjoined(k)
			}
			c.nounPreps(k, a)
		case dragoman.Obl:
			p, n := c.Prep(k), c.nameOn(k)
			switch {
			case p != "" && n >= 0:
				a.add(p, n)
			case p != "":
				a.add(p, c.Conjoined(k)...)
			case n >= 0 && len(a.Object) == 0:
				a.Object = []int{n}
			case k > i && len(a.Object) == 0 && !a.Passive && !c.Timed(k) && c.Mention(k) != nil:
				a.Object = c.Conjoined(k) // a name without a preposition is no oblique
			}
			if p != "" && k > i && len(a.Object) == 0 && !a.Passive && i+1 < len(c.Lemmas) && c.Head[i+1] == k && c.Lemmas[i+1] == p && c.Lex.Words.Is("particle", p) && c.Lex.phrasal(c.Lemmas[i], p) {
				a.Object, a.particle = c.Conjoined(k), p // "hand over the general"
				a.Preps = slices.DeleteFunc(a.Preps, func(o Oblique) bool { return o.Prep == p })
			}
		}
	}
	if len(a.Subject) == 0 {
		if a.Subject = c.onTime(i); a.Subject == nil {
			a.Subject = c.control(i, 0)
		}
	} else if h := c.Head[i]; len(a.Object) == 0 && !a.Passive && c.reduced(i, a.Subject[0]) {
		a.Object = []int{h}
	}
	for n, s := range a.Subject {
		a.Subject[n] = c.speaker(i, c.antecedent(i, s))
	}
	for n, s := range a.Object {
		a.Object[n] = c.antecedent(i, s)
	}
	if a.Passive {
		for _, o := range a.Preps {
			if c.Lex.Words.Is("agent", o.Prep) {
				a.By = append(a.By, o.Head)
			}
		}
		if len(a.Object) > 0 {
			a.Kept = a.Object
		}
		a.Object, a.Subject = a.Subject, nil
	}
	return a
}

// onTime is the subject that the tree hung on the time before it ("On
// Wednesday, Syria's president met ..."), or nil.
func (c *Clause) onTime(i int) []int {
	if c.Rel[i] != dragoman.RootRel && c.Rel[i] != dragoman.Ccomp || c.Passive[i] && !c.auxiliary(i) {
		return nil
	}
	for _, k := range c.Kids[i] {
		if k > i || c.Rel[k] != dragoman.Obl || !c.Timed(k) {
			continue
		}
		for _, q := range c.Kids[k] {
			if q > k && c.Rel[q] == dragoman.Appos && !c.Timed(q) && (c.Mention(q) != nil || c.Acts(c.Lemmas[q])) {
				return c.Conjoined(q)
			}
		}
	}
	return nil
}

// reduced reports whether verb i, with a subject of its own, stands in a
// relative clause whose noun is its object: "a claim the Kremlin has denied",
// "the offer that Iran rejected".
func (c *Clause) reduced(i, subject int) bool {
	h := c.Head[i]
	if c.Rel[i] != dragoman.Acl || h < 0 || h > subject || c.UPOS[h] != dragoman.NOUN && c.UPOS[h] != dragoman.PROPN {
		return false
	}
	if c.is("relative", subject) {
		return false
	}
	for _, k := range c.Kids[i] {
		switch c.Rel[k] {
		case dragoman.Ccomp, dragoman.Xcomp:
			return false
		case dragoman.Mark:
			if !c.is("that", k) || c.Lex.Words.Is("telling", c.Lemmas[h]) {
				return false
			}
		case dragoman.Advmod, dragoman.Obl:
			if k < subject && c.is("interrogative", k) {
				return false
			}
		}
	}
	return true
}

// nameOn is a name that the tree hung on the time after it ("met Putin next
// week"), or -1.
func (c *Clause) nameOn(k int) int {
	if !c.Timed(k) {
		return -1
	}
	for _, q := range c.Kids[k] {
		switch c.Rel[q] {
		case dragoman.Compound, dragoman.Nmod, dragoman.Nsubj, dragoman.Flat:
			if !c.Timed(q) && c.Mention(q) != nil {
				return q
			}
		}
	}
	return -1
}

// takenHostage reports whether a participle keeps an object that says what its
// noun was made: "ministers taken hostage".
func (c *Clause) takenHostage(i int) bool {
	if c.R.Tokens[c.First+i].XPOS != "VBN" {
		return false
	}
	kept := false
	for _, k := range c.Kids[i] {
		switch c.Rel[k] {
		case dragoman.Nsubj, dragoman.Aux:
			return false
		case dragoman.Obj, dragoman.Xcomp:
			kept = c.Lex.Words.Is("hostage", c.Lemmas[k])
		}
	}
	return kept
}

// bareParticiple reports whether a verb is a past participle without subject,
// object or auxiliary.
func (c *Clause) bareParticiple(i int) bool {
	if x := c.R.Tokens[c.First+i].XPOS; x != "VBN" && x != "VBD" {
		return false
	}
	return !slices.ContainsFunc(c.Kids[i], func(k int) bool {
		return c.Rel[k] == dragoman.Nsubj || c.Rel[k] == dragoman.Obj || c.Rel[k] == dragoman.Aux
	})
}

// nounPreps adds the prepositional phrases inside a noun phrase: in "imposed
// sanctions on Iran" the tree may hang Iran on the sanctions.
func (c *Clause) nounPreps(n int, a *Arguments) {
	for _, k := range c.Kids[n] {
		if c.Rel[k] == dragoman.Nmod {
			if p := c.Prep(k); p != "" {
				a.add(p, c.Conjoined(k)...)
			}
		}
	}
}

// Conjoined are a phrase head and those coordinated with it.
func (c *Clause) Conjoined(n int) []int {
	out := []int{n}
	for _, k := range c.Kids[n] {
		if c.Rel[k] == dragoman.Conj && (c.UPOS[k] == dragoman.NOUN || c.UPOS[k] == dragoman.PROPN || c.UPOS[k] == dragoman.PRON) {
			out = append(out, c.possessed(k))
		}
	}
	return out
}

// possessed is the head of the phrase that the tree gave a possessor for head:
// in "Putin and Syria's President Ahmed" it is Ahmed, not Syria.
func (c *Clause) possessed(n int) int {
	m := c.Mention(n)
	i := n + 1
	if m != nil {
		i = int(m.Last) - c.First
	}
	if i <= n || i >= len(c.Lemmas) || !c.is("possessive", i) {
		return n
	}
	best := n
	for i++; i < len(c.Lemmas) && i < n+9; i++ {
		switch c.UPOS[i] {
		case dragoman.NOUN, dragoman.PROPN:
			best = i
			if m := c.Mention(i); m != nil && m.Form == dragoman.Name {
				return max(i, min(int(m.Last)-1-c.First, len(c.Lemmas)-1))
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
func (c *Clause) control(i, depth int) []int {
	h := c.Head[i]
	if h < 0 || depth > deepest {
		return nil
	}
	switch c.Rel[i] {
	case dragoman.Conj, dragoman.Xcomp, dragoman.Advcl, dragoman.Parataxis:
		if c.Rel[i] == dragoman.Advcl && i > h && c.is("charged", c.Left[i]) {
			if fr, _ := c.VerbFrame(h, &Arguments{}); fr != nil && laid(fr.Type) { // "accused Chad of arming them", "jailed him for killing"
				if a := c.Arguments(h); len(a.Object) > 0 {
					return a.Object
				}
			}
		}
		if c.Rel[i] == dragoman.Parataxis && depth == 0 {
			return nil
		}
		for _, k := range c.Kids[h] {
			if c.Rel[i] == dragoman.Xcomp && (c.Rel[k] == dragoman.Obj || c.Rel[k] == dragoman.Iobj) && c.UPOS[h] == dragoman.VERB && k < i {
				return c.Conjoined(k)
			}
		}
		if c.Passive[h] && c.Rel[i] == dragoman.Conj && !c.Passive[i] && c.auxiliary(i) {
			return nil
		}
		for _, k := range c.Kids[h] {
			if c.Rel[k] == dragoman.Nsubj {
				return c.Conjoined(k)
			}
		}
		return c.control(h, depth+1)
	case dragoman.Acl:
		if !slices.ContainsFunc(c.Kids[i], func(k int) bool { return c.Rel[k] == dragoman.Nsubj }) && c.predicate(h) {
			for _, k := range c.Kids[h] { // "was an ally of Assad, providing arms"
				if c.Rel[k] == dragoman.Nsubj && k < h {
					return c.Conjoined(k)
				}
			}
		}
		if c.UPOS[h] == dragoman.NOUN || c.UPOS[h] == dragoman.PROPN || c.UPOS[h] == dragoman.PRON {
			return c.Conjoined(h)
		}
	}
	return nil
}

// predicate reports whether a noun is said of a subject: "was an ally".
func (c *Clause) predicate(n int) bool {
	return slices.ContainsFunc(c.Kids[n], func(k int) bool { return c.Rel[k] == dragoman.Cop })
}

// auxiliary reports whether a verb has an auxiliary of its own.
func (c *Clause) auxiliary(i int) bool {
	return slices.ContainsFunc(c.Kids[i], func(k int) bool { return c.Rel[k] == dragoman.Aux })
}

// speaker is who says what verb i tells, where its subject is a pronoun that
// nothing else has settled: "the army said it will withdraw".
func (c *Clause) speaker(i, s int) int {
	if !c.is("pronoun", s) {
		return s
	}
	if m := c.Mention(s); m != nil && m.Actor != "" || c.Rel[s] != dragoman.Nsubj {
		return s
	}
	v := c.Head[s]
	h := c.Head[v]
	if h >= 0 && c.Rel[v] == dragoman.Acl && c.Lex.Words.Is("telling", c.Lemmas[h]) && c.Rel[h] == dragoman.Obj {
		h = c.Head[h] // "rejected claims that it had sent arms"
	} else if c.Rel[v] != dragoman.Ccomp {
		return s
	}
	if h >= 0 && c.UPOS[h] == dragoman.VERB {
		for _, k := range c.Kids[h] {
			if c.Rel[k] == dragoman.Nsubj && k < s {
				return c.antecedent(h, k)
			}
		}
	}
	return s
}

// antecedent is the noun a relative pronoun stands for.
func (c *Clause) antecedent(verb, s int) int {
	if c.is("relative", s) {
		for v, d := verb, 0; v >= 0 && d < deepest; v, d = c.Head[v], d+1 {
			if c.Rel[v] == dragoman.Acl && c.Head[v] >= 0 && c.Head[v] < s {
				return c.Head[v]
			}
			if c.Rel[v] != dragoman.Conj && c.Rel[v] != dragoman.Xcomp {
				break
			}
		}
	}
	return s
}

// VerbFrame is the frame of a verb with its arguments: the most special of
// those that fit. noun is the object that the frame asked for, or -1.
func (c *Clause) VerbFrame(i int, a *Arguments) (best *Frame, noun int) {
	noun = -1
	score := -1
	for _, fr := range c.Lex.verbs[c.Lemmas[i]] {
		s, n := c.fitsFrame(fr, i, a)
		if s > score {
			best, noun, score = fr, n, s
		}
	}
	return
}

// fitsFrame scores how special a fitting frame is; -1 does not fit.
func (c *Clause) fitsFrame(fr *Frame, i int, a *Arguments) (score, noun int) {
	score, noun = 0, -1
	if fr.Subjects != nil {
		if !slices.ContainsFunc(a.Subject, func(n int) bool { return fr.Subjects[c.Lemmas[n]] }) {
			return -1, -1
		}
		score += 3
	}
	for _, p := range fr.Parts {
		if !c.hasPart(fr, i, p, a) {
			return -1, -1
		}
		score += 2
	}
	if p := c.particle(i, a); p != "" && !slices.Contains(fr.Parts, p) {
		return -1, -1
	}
	switch {
	case fr.Objects != nil:
		if noun = c.objectIn(fr, i, a); noun < 0 {
			if fr.Bare && len(a.Object) == 0 && !a.Passive {
				return score + 1, -1
			}
			return -1, -1
		}
		score += 3
	case fr.Bare:
		if len(a.Object) > 0 || slices.ContainsFunc(c.Kids[i], func(k int) bool { return c.Rel[k] == dragoman.Ccomp }) {
			return -1, -1
		}
		score++
	case fr.Clausal:
		ok := slices.ContainsFunc(c.Kids[i], func(k int) bool {
			return c.Rel[k] == dragoman.Xcomp || c.Rel[k] == dragoman.Advcl && k > i && len(fr.Parts) > 0 && c.is("infinitive", c.Left[k]) || fr.Type != "REQUEST" && (c.Rel[k] == dragoman.Ccomp || c.Rel[k] == dragoman.Advcl && k > i)
		})
		if !ok {
			return -1, -1
		}
		score += 2
	}
	return
}

// particle is the particle that makes another verb of verb i, "" for none.
func (c *Clause) particle(i int, a *Arguments) string {
	if a.particle != "" {
		return a.particle
	}
	for _, k := range c.Kids[i] {
		if c.Rel[k] == dragoman.Compound && k > i && c.Lex.Words.Is("particle", c.Lemmas[k]) {
			return c.Lemmas[k]
		}
	}
	if i+1 < len(c.Lemmas) && c.is("away", i+1) && c.Rel[i+1] == dragoman.Case {
		return c.Lemmas[i+1] // "kick off the push", that the tree took for a preposition
	}
	return ""
}

// hasPart reports whether a particle or a preposition goes with verb i.
func (c *Clause) hasPart(fr *Frame, i int, p string, a *Arguments) bool {
	if a.particle == p {
		return true
	}
	slot := slices.ContainsFunc(fr.Slots, func(s Slot) bool { return s.Word == p })
	if (slot || fr.Type == "" || !c.Lex.Words.Is("particle", p)) && slices.ContainsFunc(a.In(p), func(n int) bool { return !c.Timed(n) && (n > i || c.Rel[i] == dragoman.Acl) }) {
		return true
	}
	for _, k := range c.Kids[i] {
		if c.Lemmas[k] == p && (c.Rel[k] == dragoman.Compound || c.Rel[k] == dragoman.Advmod || c.Rel[k] == dragoman.Xcomp || c.Rel[k] == dragoman.Obj) {
			return true
		}
		if c.Lex.Words.Is("gerund", p) && c.Rel[k] == dragoman.Advcl && c.Lemmas[c.Left[k]] == p {
			return true
		}
	}
	return i+1 < len(c.Lemmas) && c.Lemmas[i+1] == p && (c.Rel[i+1] != dragoman.Case || c.Lex.Words.Is("away", p)) && c.Rel[i+1] != dragoman.Mark
}

// objectIn is the head that fits what the frame asks of its object: the object
// itself, a word compounded with it, or a complement.
func (c *Clause) objectIn(fr *Frame, i int, a *Arguments) int {
	for _, n := range append(a.Object[:len(a.Object):len(a.Object)], a.Kept...) {
		if m := c.Mention(n); fr.Objects[c.Lemmas[n]] || fr.Objects[anybody] && m != nil && m.Kind == dragoman.Person && m.Form == dragoman.Name {
			return n
		}
		for _, k := range c.Kids[n] {
			if (c.Rel[k] == dragoman.Compound || c.Rel[k] == dragoman.Amod || c.Rel[k] == dragoman.Nmod && c.Lex.Words.Is("of", c.Prep(k))) && fr.Objects[c.Lemmas[k]] {
				return n
			}
		}
	}
	for _, k := range c.Kids[i] {
		switch c.Rel[k] {
		case dragoman.Xcomp, dragoman.Ccomp, dragoman.Advmod, dragoman.Compound:
			if fr.Objects[c.Lemmas[k]] && k > i {
				return k
			}
		case dragoman.Obl:
			if fr.Objects[c.Lemmas[k]] && k > i && len(a.Object) == 0 && !slices.ContainsFunc(fr.Slots, func(s Slot) bool { return s.Word == Direct }) {
				return k
			}
		}
	}
	return -1
}

// anybody is the class of objects that any named person is of.
const anybody = "person"

// laid reports whether a deed under one of a type is laid on its recipient: what
// one is accused of or punished for.
func laid(typ string) bool { return typ == "ACCUSE" || typ == "SANCTION" || typ == "COERCE" }
