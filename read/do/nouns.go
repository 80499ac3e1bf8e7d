// SPDX-License-Identifier: Apache-2.0

package do

import "dragoman"

// noun codes the event a noun names, where the sentence shows somebody in it:
// "Moscow's attack on Kyiv", "talks between A and B", "the visit of A to B".
func (x *coding) noun(i int) *deed {
	c := x.c
	if c.rel[i] == dragoman.Compound || c.rel[i] == dragoman.Flat || x.inName(i) {
		return nil
	}
	fr := x.nounFrame(i)
	if fr == nil || fr.typ == "" || fr.typ == "ASSAULT" && x.wordy(i) {
		return nil
	}
	if h := c.head[i]; c.lemmas[i] == "appeal" && h >= 0 && x.words.is("plea", c.lemmas[h]) {
		return nil // an appeal to a court
	}
	actors := x.nounActors(fr, i)
	recipients := x.nounSlots(fr, i)
	d := &deed{trigger: i, typ: fr.typ, mode: fr.mode, cameo: fr.cameo, why: fr.why}
	light := x.light(i, &actors, &recipients)
	if light {
		d.why += " with " + c.lemmas[c.head[i]]
	}
	// A bare noun needs both sides, or one side and a verb that says it happened.
	strong := light || x.happens(i)
	victim := (fr.typ == "ASSAULT" || fr.typ == "COERCE" && fr.mode == "arrest") && len(recipients) > 0 && x.person(recipients[0])
	if victim {
		strong = true // "the killing of Ann Lee"
	}
	if len(actors)+len(recipients) < 2 && !(strong && len(actors)+len(recipients) > 0) {
		return nil
	}
	both := false
	for _, s := range fr.slots {
		both = both || s.mutual
	}
	if len(actors) == 0 && !strong && !(both && len(recipients) > 1) {
		return nil
	}
	if both {
		actors, recipients = append(actors[:len(actors):len(actors)], recipients...), nil
	}
	d = x.finish(d, actors, recipients)
	if d != nil && (d.typ == "REQUEST" || d.typ == "AGREE" || d.typ == "REJECT" || d.typ == "THREATEN") {
		for _, k := range c.kids[i] { // "a plea to talk", "a threat to attack"
			if c.rel[k] == dragoman.Acl && c.lemmas[c.left[k]] == "to" {
				x.takeUp(k)
			}
		}
	}
	if d != nil && x.happens(i) {
		if v := x.frameOf(c.head[i]); v != nil && v.typ == d.typ { // "the attack killed ten"
			d.more = append(d.more, c.head[i])
			x.used[c.head[i]] = true
		}
	}
	return d
}

// nounFrame is the frame of noun i: one that asks what the noun is of
// ("supply of weapons", "arms deliveries") before one that does not; nil for
// none.
func (x *coding) nounFrame(i int) *frame {
	c := x.c
	for _, fr := range c.frames.nouns[c.lemmas[i]] {
		if fr.objects != nil && x.ofWhat(fr, i) >= 0 {
			return fr
		}
	}
	return c.frames.flatNoun(c.lemmas, i)
}

// ofWhat is the word that says what noun i is of, where it is one its frame
// asks for, or -1.
func (x *coding) ofWhat(fr *frame, i int) int {
	c := x.c
	for _, k := range c.kids[i] {
		switch c.rel[k] {
		case dragoman.Nmod:
			if c.prep(k) != "of" {
				continue
			}
		case dragoman.Compound, dragoman.Amod:
		default:
			continue
		}
		if fr.objects[c.lemmas[k]] {
			return k
		}
	}
	return -1
}

// person reports whether a phrase names a person.
func (x *coding) person(n int) bool {
	m := x.mention(n)
	if m == nil {
		m = x.titled(n)
	}
	return m != nil && m.Kind == dragoman.Person && m.Form == dragoman.Name
}

// wordy reports whether an attack is one of words, of the heart, of prices.
func (x *coding) wordy(i int) bool {
	for _, k := range x.c.kids[i] {
		if (x.c.rel[k] == dragoman.Amod || x.c.rel[k] == dragoman.Compound) && x.words.is("wordy", x.c.lemmas[k]) {
			return true
		}
	}
	return false
}

// inName reports whether a token is part of a name.
func (x *coding) inName(i int) bool {
	m := x.mention(i)
	return m != nil && m.Form == dragoman.Name
}

// nounActors are the possessor, the agent in "by", and adjectives of nations.
func (x *coding) nounActors(fr *frame, i int) (out []int) {
	c := x.c
	for _, k := range c.kids[i] {
		switch c.rel[k] {
		case dragoman.Nmod:
			if p := c.prep(k); p == "by" || p == "'s" || p == "’s" || p == "'" || p == "" && k < i {
				out = append(out, x.conjoined(k)...)
			}
		case dragoman.Amod, dragoman.Compound:
			if x.mention(k) != nil && k < i {
				out = append(out, k)
			}
		}
	}
	return
}

// nounSlots are the phrases in the frame's recipient slots. "of" is the
// recipient only where the frame names it.
func (x *coding) nounSlots(fr *frame, i int) []int {
	c := x.c
	for _, s := range fr.slots {
		var out []int
		for _, k := range c.kids[i] {
			if (c.rel[k] == dragoman.Nmod || c.rel[k] == dragoman.Obl) && c.prep(k) == s.word {
				out = append(out, x.given(fr, x.conjoined(k))...)
			}
		}
		if n := x.ofWhat(fr, i); len(out) == 0 && n >= 0 { // "supply of weapons to the rebels"
			for _, k := range c.kids[n] {
				if c.rel[k] == dragoman.Nmod && c.prep(k) == s.word {
					out = append(out, x.conjoined(k)...)
				}
			}
		}
		if len(out) > 0 {
			return out
		}
	}
	return nil
}

// given are, of the aid, trade or visas that a sanction ends, those who had
// them: Egypt in "a suspension of aid to Egypt".
func (x *coding) given(fr *frame, list []int) []int {
	if fr.typ != "SANCTION" || len(list) != 1 {
		return list
	}
	var out []int
	for _, k := range x.c.kids[list[0]] {
		if p := x.c.prep(k); x.c.rel[k] == dragoman.Nmod && (p == "to" || p == "with") {
			out = append(out, x.conjoined(k)...)
		}
	}
	if out == nil {
		return list
	}
	return out
}

// light adds what a light verb lends its object: its subject as actor, or, of
// a verb of suffering, as recipient.
func (x *coding) light(i int, actors, recipients *[]int) bool {
	c := x.c
	v := c.head[i]
	if v < 0 || c.upos[v] != dragoman.VERB {
		return false
	}
	lit, suf := x.words.is("light", c.lemmas[v]), x.words.is("suffer", c.lemmas[v])
	if fr := x.nounFrame(i); fr != nil && fr.typ == "CONSULT" && (c.lemmas[v] == "give" || c.lemmas[v] == "deliver" || c.lemmas[v] == "do") {
		return false // to give a talk is no talks
	}
	if !lit && !suf {
		return false
	}
	a := x.arguments(v)
	switch {
	case c.rel[i] == dragoman.Obj && suf:
		if len(*recipients) == 0 {
			*recipients = a.subject
		}
		if len(*actors) == 0 {
			*actors = a.preps["from"]
		}
	case c.rel[i] == dragoman.Obj:
		if len(*actors) == 0 {
			*actors = a.subject
		}
		if len(*recipients) == 0 {
			for _, p := range [...]string{"on", "against", "to", "with", "at"} {
				if len(a.preps[p]) > 0 {
					*recipients = a.preps[p]
					break
				}
			}
		}
	case c.rel[i] == dragoman.Nsubj && a.passive && suf:
		if len(*recipients) == 0 {
			*recipients = a.by
		}
	case c.rel[i] == dragoman.Nsubj && a.passive:
		if len(*actors) == 0 {
			*actors = a.by
		}
	default:
		return false
	}
	return true
}

// frameOf is the frame of verb v with its own arguments, or nil.
func (x *coding) frameOf(v int) *frame {
	fr, _ := x.verbFrame(v, x.arguments(v))
	return fr
}

// happens reports whether noun i is the subject of a verb of happening.
func (x *coding) happens(i int) bool {
	c := x.c
	v := c.head[i]
	return v >= 0 && c.rel[i] == dragoman.Nsubj && x.words.is("happen", c.lemmas[v])
}
