// SPDX-License-Identifier: Apache-2.0

package do

import "dragoman"

// Drop is a word that could have told an event and was not coded, and why.
type Drop struct {
	dragoman.Span        // the word; the whole sentence where none of it was looked at
	PLOVER        string // the type it would have had; "" for a sentence
	Why           string // the frame
	Reason        string
}

// Dropped codes one sentence of a reading again, 0 to len(Sentences)-1, and
// returns what it drops, in the order of looking. The reading is not changed.
func (k *Coder) Dropped(r *dragoman.Reading, sentence int) []Drop {
	s := &r.Sentences[sentence]
	whole := func(reason string) []Drop { return []Drop{{s.Span, "", "", reason}} }
	switch {
	case s.Furniture != "":
		return whole("no events are read from furniture (" + string(s.Furniture) + ")")
	case s.Last-s.First < 3:
		return whole("shorter than three tokens")
	case s.Last-s.First > longest:
		return whole("longer than 250 tokens")
	}
	c := newClause(k.frames, r, int(s.First), int(s.Last))
	switch {
	case !c.parsed:
		return whole("the sentence has no parse")
	case k.offTopic(c, k.sporty(r)):
		return whole("the sentence is about sport (two words of it; or a report of which one word in fifty is) or markets (three words)")
	}
	byID := make(map[string]*dragoman.Actor, len(r.Actors))
	for i := range r.Actors {
		byID[r.Actors[i].ID] = &r.Actors[i]
	}
	var times []dragoman.Time
	for _, t := range r.Times {
		if s.Start < t.End && t.Start < s.End {
			times = append(times, t)
		}
	}
	var out []Drop
	x := coding{k, c, make([]bool, len(c.lemmas)), times, byID, &out}
	x.deeds()
	return out
}

// dropped notes why a deed was dropped, where somebody asks. It returns nil.
func (x *coding) dropped(d *deed, reason string) *deed {
	if x.drops != nil {
		*x.drops = append(*x.drops, Drop{x.c.r.Tokens[x.c.first+d.trigger].Span, d.typ, d.why, reason})
	}
	return nil
}

// lacks says what holds missed.
func (x *coding) lacks(d *deed, hadActor bool) string {
	t, _ := x.ontology.Type(d.typ)
	switch {
	case len(d.actors)+len(d.recipients) == 0:
		return "nobody who could act is named with it"
	case hadActor && len(d.actors) == 0:
		return "what did it is no actor"
	case t.RecipientRequired && len(d.recipients) == 0 && len(d.actors) < 2:
		return d.typ + " needs a recipient"
	}
	return "the words around it do not make it " + d.typ + " (an accident, sport, a figure of speech, or parties that are not public)"
}
