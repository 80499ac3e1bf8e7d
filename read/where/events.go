// SPDX-License-Identifier: Apache-2.0

package where

import (
	"strings"

	"dragoman"
)

// The bases of Where: how the place of an event is known, best first.
const (
	ByClause   = "clause"   // a place attached to the trigger, its object or its subject
	BySentence = "sentence" // the only other place of the sentence, hung on its main verb by "in" or "near", not the speaker's
	ByActor    = "actor"    // the recipient is a country: what was done to it was done there
	ByDateline = "dateline" // nothing better: where the report was written
)

// site is a literal place with where it hangs in the tree.
type site struct {
	place int   // in Reading.Places
	tok   int32 // its head token
}

// Events gives each event without a place the place of its act: a literal
// place attached to the trigger's own clause, never the place of a speaker.
// It needs events, places and parses, and runs once they are there.
func (t *T) Events(r *dragoman.Reading) {
	if len(r.Events) == 0 || len(r.Places) == 0 {
		return
	}
	line, lead := dateline(r)
	sites := t.sites(r, lead)
	for i := range r.Events {
		e := &r.Events[i]
		if e.Where.Place != "" {
			continue
		}
		if p, basis := t.where(r, e, sites, line); p >= 0 {
			e.Where = asWhere(&r.Places[p], basis)
		}
	}
}

// dateline is the place a report is written from ("CAIRO (Agency) —", "GOMA,
// June 3 -"): in furniture of the kind, or at the head of one of the first
// paragraphs and before a dash; -1 without one. lead is where the dateline ends.
func dateline(r *dragoman.Reading) (place int, lead int32) {
	for i := range r.Places {
		p := &r.Places[i]
		if k, ok := r.InFurniture(p.Start); ok && k == dragoman.Dateline {
			for _, f := range r.Furniture {
				if f.Has(p.Span) {
					return i, f.End
				}
			}
		}
		s := r.SentenceAt(p.Start)
		if s < 0 || r.Sentences[s].Para > 2 {
			break
		}
		if p.Start != r.Sentences[s].Start || p.Use == Demonym || p.Use == InName {
			continue
		}
		tail := after(r.Text, p.Span, 50)
		for _, dash := range [...]string{" — ", " – ", " -- ", " - ", "—"} {
			if k := strings.Index(tail, dash); k >= 0 && !strings.ContainsAny(tail[:k], "\n;:?!") && (k < 4 || strings.ContainsAny(tail[:k], "(,0123456789")) {
				return i, p.End + int32(k)
			}
		}
		if name := p.Of(r.Text); name == strings.ToUpper(name) && len(name) > 3 && (strings.HasPrefix(tail, " (") || strings.HasPrefix(tail, ", ")) {
			return i, p.End
		}
	}
	return -1, 0
}

// sites are the literal places of each sentence; what stands before lead, in
// the dateline, is left out.
func (t *T) sites(r *dragoman.Reading, lead int32) map[int][]site {
	out := map[int][]site{}
	for i := range r.Places {
		p := &r.Places[i]
		if p.Use != Literal || p.Start < lead && r.SentenceAt(p.Start) == r.SentenceAt(lead) {
			continue
		}
		if s := r.SentenceAt(p.Start); s >= 0 {
			if h := spanHead(r, p.Span); h >= 0 {
				out[s] = append(out[s], site{i, h})
			}
		}
	}
	return out
}

// spanHead is the token of a span whose head lies outside it.
func spanHead(r *dragoman.Reading, s dragoman.Span) int32 {
	first := int32(r.TokenAt(s.Start))
	last := first
	for int(last) < len(r.Tokens) && r.Tokens[last].Start < s.End {
		last++
	}
	for i := first; i < last; i++ {
		if h := r.Tokens[i].Head; h < first || h >= last {
			return i
		}
	}
	return -1
}

func (t *T) where(r *dragoman.Reading, e *dragoman.Event, sites map[int][]site, line int) (place int, basis string) {
	trigger := spanHead(r, e.Trigger)
	s := r.SentenceAt(e.Trigger.Start)
	if trigger < 0 || s < 0 {
		return -1, ""
	}
	best, score := -1, 0
	free, others := -1, 0 // places elsewhere in the sentence
	for _, at := range sites[s] {
		if acts(e, r.Places[at.place].Span) {
			continue
		}
		v := t.attached(r, at.tok, trigger)
		if v == 0 && t.heldThere(r, at.tok, trigger) {
			v = 3
		}
		if v > 0 && t.apart(r, e, &r.Places[at.place], at.tok, trigger) {
			v = -1
		}
		switch {
		case v > score || v == score && v > 0 && finer(&r.Places[at.place], &r.Places[best]):
			best, score = at.place, v
		case v == 0:
			others++
			c := firstConjunct(r, at.tok)
			if h := r.Tokens[c].Head; h < 0 || r.Tokens[h].Head != dragoman.Root {
				continue
			}
			if w := caseOf(r, c); t.is("literal", w) && !t.is("origin", w) && !t.is("toward", w) {
				free = at.place
			}
		}
	}
	switch {
	case best >= 0:
		return best, ByClause
	case others == 1 && free >= 0 && e.Quad != 1 && e.Quad != 3:
		return free, BySentence
	}
	if p := t.struck(r, e); p >= 0 {
		return p, ByActor
	}
	if line >= 0 && !t.named(r, s, line) && r.Sentences[s].Para <= r.Sentences[r.SentenceAt(r.Places[line].Start)].Para+2 && happened(e) {
		return line, ByDateline
	}
	return -1, ""
}

// named reports whether a sentence names a place beside the dateline.
func (t *T) named(r *dragoman.Reading, sentence, line int) bool {
	for i := range r.Places {
		p := &r.Places[i]
		if p.Start >= r.Sentences[sentence].End {
			break
		}
		if p.Start >= r.Sentences[sentence].Start && i != line && (p.Use == Literal || p.Use == Metonym) && p.GeoNames != r.Places[line].GeoNames {
			return true
		}
	}
	return false
}

// happened reports whether an event is told as done or under way.
func happened(e *dragoman.Event) bool {
	return e.Status == dragoman.Occurred || e.Status == dragoman.Ongoing
}

// acts reports whether a span names an actor of an event.
func acts(e *dragoman.Event, s dragoman.Span) bool {
	for _, a := range e.Actors {
		if a.Span == s {
			return true
		}
	}
	return false
}

// beside reports whether a place is an adjunct of the trigger itself.
func beside(r *dragoman.Reading, tok, trigger int32) bool {
	x := &r.Tokens[firstConjunct(r, tok)]
	if x.Head >= 0 && x.Rel == dragoman.Nmod {
		for _, w := range r.Times {
			if w.Has(r.Tokens[x.Head].Span) {
				x = &r.Tokens[x.Head] // "meet on Friday in Washington"
				break
			}
		}
	}
	return x.Head == trigger && x.Rel != dragoman.Nsubj && x.Rel != dragoman.Obj
}

// possessive reports whether "'s" stands at byte i.
func possessive(r *dragoman.Reading, i int32) bool {
	return strings.HasPrefix(r.Text[i:], "'s") || strings.HasPrefix(r.Text[i:], "’s")
}

// finer reports whether place a says more of where than b.
func finer(a, b *dragoman.Place) bool {
	rank := func(p *dragoman.Place) int {
		switch p.Precision {
		case "point":
			return 3
		case "country":
			return 1
		}
		return 2
	}
	return rank(a) > rank(b)
}

// attached says how a place hangs on a trigger: 4 an adjunct of place, 3 inside
// an object, 2 inside the subject or by a preposition of origin, 1 beside the
// verb it is joined to or in a clause of the same moment, 0 not in its clause, -1 with a speaker or another act.
func (t *T) attached(r *dragoman.Reading, tok, trigger int32) int {
	through := dragoman.NoRel
	i := tok
	deep := 0 // phrases between the place and the trigger
	prep := caseOf(r, firstConjunct(r, tok))
	for range 12 {
		if i == trigger {
			return t.worth(through, prep, deep)
		}
		x := &r.Tokens[i]
		if x.Head < 0 {
			break
		}
		switch x.Rel {
		case dragoman.Nsubj, dragoman.Obj, dragoman.Iobj, dragoman.Obl, dragoman.Nmod, dragoman.Advmod, dragoman.Compound:
			deep++
			if through == dragoman.NoRel || x.Rel == dragoman.Nsubj || x.Rel == dragoman.Obj {
				through = x.Rel
			}
		case dragoman.Acl, dragoman.Advcl, dragoman.Ccomp, dragoman.Parataxis, dragoman.Csubj:
			if i != tok {
				return t.crossed(r, i, trigger)
			}
		case dragoman.Conj:
			if x.UPOS == dragoman.VERB {
				return -1 // another act: "freed near A and flown to B"
			}
		}
		i = x.Head
	}
	// The trigger may be a noun or a verb below the word the place hangs on:
	// "carried out an attack in Homs".
	if light(r, trigger, tok) {
		return 3
	}
	// "stopped the car near Tera and killed the driver"
	if x := &r.Tokens[trigger]; x.Rel == dragoman.Conj && x.Head >= 0 && beside(r, tok, x.Head) && t.is("literal", prep) && !t.is("toward", prep) && !t.is("origin", prep) {
		return 1
	}
	if t.bySpeaker(r, tok, trigger) {
		return -1
	}
	return 0
}

// worth ranks the way a place hangs on a trigger.
func (t *T) worth(through dragoman.Rel, prep string, deep int) int {
	switch {
	case t.is("origin", prep) || through == dragoman.Nsubj:
		return 2
	case deep > 1 || through == dragoman.Obj || through == dragoman.Iobj:
		return 3
	}
	return 4
}

// crossed is for a place inside another clause than the trigger's: it belongs
// to another act, unless the clause tells the same moment of the trigger
// ("killed when gunmen attacked a market in Titao").
func (t *T) crossed(r *dragoman.Reading, clause, trigger int32) int {
	x := &r.Tokens[clause]
	if x.Head != trigger {
		return -1
	}
	if x.Rel == dragoman.Advcl {
		for j := max(0, clause-8); j < clause; j++ {
			if c := &r.Tokens[j]; c.Head == clause && t.is("moment", c.Lemma) {
				return 1
			}
		}
	}
	return 0
}

// light reports whether trigger is the object of the verb the place hangs on.
func light(r *dragoman.Reading, trigger, tok int32) bool {
	x := &r.Tokens[trigger]
	if x.Rel != dragoman.Obj && x.Rel != dragoman.Nsubj && x.Rel != dragoman.Obl || x.Head < 0 {
		return false
	}
	verb := x.Head
	i := firstConjunct(r, tok)
	return r.Tokens[i].Head == verb && (r.Tokens[i].Rel == dragoman.Obl || r.Tokens[i].Rel == dragoman.Advmod)
}

// bySpeaker reports whether a place hangs on the verb that governs the
// trigger's clause, or on its subject: "officials in Ankara said".
func (t *T) bySpeaker(r *dragoman.Reading, tok, trigger int32) bool {
	governor := int32(-1)
	for i, n := trigger, 0; n < 12; n++ {
		x := &r.Tokens[i]
		if x.Head < 0 {
			// A clause beside the main one may be the speech: "X, officials in Y said".
			break
		}
		if x.Rel == dragoman.Ccomp || x.Rel == dragoman.Parataxis || x.Rel == dragoman.Xcomp {
			governor = x.Head
			break
		}
		i = x.Head
	}
	for i, n := tok, 0; n < 12; n++ {
		x := &r.Tokens[i]
		if i == governor || x.UPOS == dragoman.VERB && t.is("speech", strings.ToLower(x.Lemma)) {
			return true
		}
		if x.Head < 0 {
			return false
		}
		i = x.Head
	}
	return false
}

// struck is the country, used as an actor, that an act of material conflict
// was done to.
func (t *T) struck(r *dragoman.Reading, e *dragoman.Event) int {
	if e.Quad != 4 {
		return -1
	}
	for _, p := range e.Recipients {
		for i := range r.Places {
			if l := &r.Places[i]; p.Span == l.Span && (l.Use == Metonym || l.Use == Literal) && l.Precision == "country" {
				return i
			}
		}
	}
	return -1
}

func asWhere(p *dragoman.Place, basis string) dragoman.Where {
	span := p.Span
	return dragoman.Where{Place: p.Name, GeoNames: p.GeoNames, Lat: p.Lat, Lon: p.Lon, Country: p.Country, Basis: basis, Span: &span}
}
