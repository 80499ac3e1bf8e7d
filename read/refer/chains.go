// SPDX-License-Identifier: Apache-2.0

package refer

import (
	"cmp"
	"math/bits"
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
	var slots []slot
	push := func(s slot) {
		if len(slots) >= 4*backSlots {
			slots = slots[:copy(slots, slots[len(slots)-backSlots:])]
		}
		slots = append(slots, s)
	}
	next := 0
	var q quotes
	for i := int32(0); i < int32(len(d.Tokens)); i++ {
		for ; next < len(d.mentions) && d.mentions[next].First <= i; next++ {
			x := &d.mentions[next]
			e := &d.entities[x.entity]
			e.last, e.count = int32(next), e.count+1
			if x.Kind == dragoman.Person {
				push(slot{x.entity, i, x.sentence, e.gender, d.subject(x.First, x.Last), false, q.at})
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
		if len(w) <= 8 {
			if g, object := pronoun(w); g != "" {
				e := r.antecedent(d, slots, slot{-1, i, s, g, d.subject(i, i+1), true, q.at}, object, q.sentence)
				if e >= 0 {
					d.add(i, i+1, e, dragoman.Person, dragoman.Pronoun)
					x := &d.entities[e]
					x.count++
					if !x.sure {
						x.gender, x.sure = g, true
					}
				}
				push(slot{e, i, s, g, d.subject(i, i+1), true, q.at})
				continue
			}
		}
		if inRole[i] || d.Tokens[i].UPOS != dragoman.NOUN && (d.Tokens[i].UPOS != dragoman.PROPN || i == 0 || !strings.EqualFold(d.text(i-1), "the")) {
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
				push(slot{e, i, s, d.entities[e].gender, d.subject(i, i+1), false, q.at})
			}
			continue
		}
		if k, ok := r.titles[strings.ToLower(w)]; ok && k.sort != "honorific" && !d.before(i, dragoman.NOUN) {
			e := r.person(d, i)
			push(slot{e, i, s, k.gender, d.subject(i, i+1), false, q.at})
			continue
		}
		r.thing(d, i)
	}
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

// pronoun gives the gender of a personal pronoun of the third person.
func pronoun(w string) (gender string, object bool) {
	switch w {
	case "he", "He", "his", "His", "himself", "HE":
		return "m", false
	case "him":
		return "m", true
	case "she", "She", "her", "Her", "hers", "herself", "SHE":
		return "f", false
	}
	return "", false
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

// quotes follows the quotations of a text. A quotation ends with its paragraph.
type quotes struct {
	at, count int32 // the one at hand, or 0
	sentence  int32 // the sentence in which it began
	para      int32
}

func (q *quotes) see(d *document, t int32) {
	s := d.sentence[t]
	if p := d.Sentences[s].Para; p != q.para {
		q.para, q.at = p, 0
	}
	switch d.text(t) {
	case "“", "``":
		q.count++
		q.at, q.sentence = q.count, s
	case "”", "''":
		q.at = 0
	case "\"":
		if q.at > 0 {
			q.at = 0
		} else {
			q.count++
			q.at, q.sentence = q.count, s
		}
	}
}

// antecedent weighs the persons before pronoun p; -1 if none fits or the one
// that fits best has no name. quoted is the sentence in which the quotation p
// stands in began.
func (r *Resolver) antecedent(d *document, slots []slot, p slot, object bool, quoted int32) int32 {
	w := &r.weights
	best, top := int32(-1), -1<<30
	for k := len(slots) - 1; k >= 0 && k >= len(slots)-backSlots; k-- {
		s := &slots[k]
		back := p.sentence - s.sentence
		if back > backSentences {
			break
		}
		g := s.gender
		sure := s.entity < 0
		if s.entity >= 0 {
			g, sure = d.entities[s.entity].gender, d.entities[s.entity].sure
		}
		if g != "" && g != p.gender && (sure || g == "m" || g == "f") {
			continue
		}
		score := w.sentence*int(back) + w.step*(len(slots)-1-k)
		if s.subject {
			score += w.subject
			if p.subject {
				score += w.parallel
			}
		}
		if s.pronoun {
			score += w.pronoun
		}
		switch {
		case s.entity < 0 && s.pronoun:
			score += w.lostPronoun
		case s.entity < 0 || d.entities[s.entity].best < 0:
			score += w.nameless
		default:
			score += w.count * bits.Len32(uint32(d.entities[s.entity].names))
		}
		if g == p.gender {
			score += w.gender
			if sure {
				score += w.sure
			}
		}
		if object && back == 0 && s.subject {
			score += w.object
		}
		switch {
		case p.quote > 0 && s.quote == 0 && s.subject && s.sentence >= quoted: // who says it does not mean himself
			score += w.speaker
		case p.quote == 0 && s.quote > 0:
			score += w.outOfQuote
		case p.quote > 0 && s.quote == p.quote:
			score += w.sameQuote
		}
		if score > top {
			best, top = s.entity, score
		}
	}
	return best
}

// weights are what speaks for an antecedent and against it.
type weights struct {
	sentence, step, subject, parallel, pronoun, lostPronoun, nameless, count, gender, sure, object, speaker, outOfQuote, sameQuote int
}

// tuned on the training half of GUM.
var tuned = weights{sentence: -14, step: -1, subject: 4, parallel: -2, pronoun: -2, lostPronoun: -4, nameless: -4, count: 3, gender: 8, sure: 2, object: -10, speaker: -12, outOfQuote: -12, sameQuote: 2}

// person resolves a noun for a person, at token t, to the actor whose role has
// it: "the minister". -1 if that is not sure.
func (r *Resolver) person(d *document, t int32) int32 {
	start, ok := d.definite(t)
	if !ok {
		return -1
	}
	if t+1 < int32(len(d.Tokens)) && d.sentence[t+1] == d.sentence[t] {
		if d.nominal(t+1) || d.text(t+1) == "of" || d.text(t+1) == "-" {
			return -1
		}
	}
	head := strings.ToLower(d.text(t))
	best := int32(-1)
	for _, e := range d.recent(t) {
		x := &d.entities[e]
		if x.kind == dragoman.Person && (slices.Contains(x.heads, head) || head == "judge" && slices.Contains(x.heads, "justice")) && d.modifiersFit(start+1, t, x) {
			best = e
			break
		}
	}
	if best < 0 {
		return -1
	}
	d.add(start, t+1, best, dragoman.Person, dragoman.Nominal)
	d.entities[best].count++
	return best
}

// recent lists the actors mentioned by name before token t, the last first, at
// most backNames of them.
func (d *document) recent(t int32) []int32 {
	const backNames = 30
	var out []int32
	hi := len(d.mentions)
	lo := 0
	for lo < hi {
		m := (lo + hi) / 2
		if d.mentions[m].First < t {
			lo = m + 1
		} else {
			hi = m
		}
	}
	for k := lo - 1; k >= 0 && k > lo-120 && len(out) < backNames; k-- {
		if e := d.mentions[k].entity; !slices.Contains(out, e) {
			out = append(out, e)
		}
	}
	return out
}

// definite finds "the" before the noun at t, over adjectives and nouns.
func (d *document) definite(t int32) (start int32, ok bool) {
	for i := t - 1; i >= 0 && i >= t-5 && d.sentence[i] == d.sentence[t]; i-- {
		switch strings.ToLower(d.text(i)) {
		case "the":
			return i, true
		case "-":
			continue
		}
		if !d.nominal(i) && d.of[i] < 0 {
			return 0, false
		}
	}
	return 0, false
}

// modifiersFit says whether every word between "the" and the noun stands in
// some role of the actor.
func (d *document) modifiersFit(a, b int32, e *entity) bool {
	for t := a; t < b; t++ {
		w := d.text(t)
		found := false
		for _, x := range e.roles {
			for i := x.first; i < x.last && !found; i++ {
				found = strings.EqualFold(d.text(i), w)
			}
		}
		if !found {
			return false
		}
	}
	return true
}

// thing resolves a noun for an organisation or place to the actor last named
// whose name has the noun in it: "the ministry", "the party", "the river".
func (r *Resolver) thing(d *document, t int32) {
	w := strings.ToLower(d.text(t))
	if !headNouns[w] {
		return
	}
	start, ok := d.definite(t)
	if !ok || start != t-1 {
		return
	}
	if t+1 < int32(len(d.Tokens)) && d.sentence[t+1] == d.sentence[t] && (d.nominal(t+1) || d.text(t+1) == "of" || d.text(t+1) == "-") {
		return
	}
	for _, e := range d.recent(t) {
		x := &d.entities[e]
		if x.kind == dragoman.Person || x.kind == dragoman.Group || d.sentence[t]-d.mentions[x.last].sentence > 12 {
			continue
		}
		if headOf(x, w) {
			d.add(start, t+1, e, x.kind, dragoman.Nominal)
			return
		}
	}
}

// headOf says whether w is the noun of an actor's name: "ministry" of Ministry
// of Fisheries, "river" of River Tana, "party" of Blue Party.
func headOf(x *entity, w string) bool {
	n := len(x.words)
	if n < 2 {
		return false
	}
	return x.words[n-1] == w || x.words[0] == w && (x.kind == dragoman.PlaceKind || x.words[1] == "of" || x.words[1] == "for")
}

var headNouns = map[string]bool{
	"ministry": true, "party": true, "commission": true, "committee": true, "council": true, "court": true, "bank": true, "university": true, "union": true,
	"department": true, "agency": true, "institute": true, "association": true, "federation": true, "foundation": true, "museum": true, "college": true, "school": true,
	"river": true, "island": true, "islands": true, "province": true, "city": true, "lake": true, "bridge": true, "airport": true, "hospital": true, "church": true, "park": true,
	"congress": true, "parliament": true, "senate": true, "assembly": true, "army": true, "navy": true, "police": true, "authority": true, "office": true, "centre": true, "center": true,
	"festival": true, "summit": true, "conference": true, "treaty": true, "agreement": true, "act": true, "war": true, "olympics": true, "games": true, "republic": true, "kingdom": true, "empire": true,
	"league": true, "club": true, "company": true, "corporation": true, "group": true, "movement": true, "front": true, "alliance": true, "coalition": true, "fund": true, "organisation": true, "organization": true,
}
