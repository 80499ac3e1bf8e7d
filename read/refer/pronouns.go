// SPDX-License-Identifier: Apache-2.0

package refer

import (
	"math/bits"
	"strings"

	"dragoman"
)

// possessor is the actor "its" at token t means: the only organisation or place
// named before in the sentence, if it is a subject and no other noun is; -1 if
// that is not so.
func (d *document) possessor(things []slot, t, s int32) int32 {
	e, subject := int32(-1), false
	for _, x := range things {
		if x.sentence != s || x.token > t {
			return -1
		}
		if e >= 0 && x.entity != e {
			return -1
		}
		e, subject = x.entity, subject || x.subject
	}
	if !subject {
		return -1
	}
	for i := max(d.Sentences[s].First, t-40); i < t; i++ {
		if x := &d.Tokens[i]; d.of[i] < 0 && x.Rel == dragoman.Nsubj && (x.UPOS == dragoman.NOUN || x.UPOS == dragoman.PRON) {
			return -1
		}
	}
	return e
}

// pronoun gives the gender of a personal pronoun of the third person at t.
func (d *document) pronoun(t int32) (gender string, object bool) {
	switch {
	case d.is("he", t):
		return "m", false
	case d.is("him", t):
		return "m", true
	case d.is("she", t):
		return "f", false
	}
	return "", false
}

// addressed says whether the word at t makes a title of the pronoun before it:
// "His Majesty".
func (d *document) addressed(t int32) bool {
	if t >= int32(len(d.Tokens)) {
		return false
	}
	w := d.text(t)
	return w != strings.ToLower(w) && d.is("address", t)
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
		if p.quote > 0 && s.quote == 0 && s.subject && s.sentence >= quoted {
			continue // who says it does not mean himself
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
		if s.inner {
			score += w.inner
		}
		if object && back == 0 && s.subject {
			score += w.object
		}
		switch {
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

// ahead is the person a pronoun at t looks forward to, -1 for none: it stands in
// a clause that opens the sentence before the main clause, whose subject is a
// name ("Saying that he was ill, Holm left"), and nobody is named before it.
func (d *document) ahead(t int32, gender string) int32 {
	s := d.Sentences[d.sentence[t]]
	if t-s.First > 30 {
		return -1
	}
	for i := s.First; i < t; i++ {
		if m := d.of[i]; m >= 0 && d.mentions[m].Kind == dragoman.Person {
			return -1
		}
	}
	verb, clause := t, false
	for n := 0; n < 12 && !clause; n++ {
		x := &d.Tokens[verb]
		if x.Head < s.First || x.Head >= s.Last {
			return -1
		}
		clause = x.Rel == dragoman.Advcl && (x.XPOS == "VBG" || x.XPOS == "VBN") && !d.hasSubject(verb, s)
		verb = x.Head
	}
	if !clause || verb <= t {
		return -1
	}
	for i := t + 1; i < verb; i++ {
		if m := d.of[i]; m >= 0 && d.mentions[m].Kind == dragoman.Person && d.Tokens[i].Head == verb && d.Tokens[i].Rel == dragoman.Nsubj {
			e := d.mentions[m].entity
			if g := d.entities[e].gender; g == "" || g == "u" || g == gender {
				return e
			}
		}
	}
	return -1
}

// hasSubject says whether a verb has a subject of its own.
func (d *document) hasSubject(verb int32, s dragoman.Sentence) bool {
	for i := s.First; i < s.Last; i++ {
		if x := &d.Tokens[i]; x.Head == verb && (x.Rel == dragoman.Nsubj || x.Rel == dragoman.Csubj) {
			return true
		}
	}
	return false
}

// weights are what speaks for an antecedent and against it.
type weights struct {
	sentence, step, subject, parallel, pronoun, lostPronoun, nameless, count, gender, sure, object, outOfQuote, sameQuote, inner int
}

// tuned on the training half of GUM, without its conversations, hearings and
// videos.
var tuned = weights{sentence: -17, step: -1, subject: 5, parallel: 2, pronoun: -1, lostPronoun: -4, nameless: -3, count: 3, gender: 12, sure: 2, object: -10, outOfQuote: -12, sameQuote: 2, inner: -12}
