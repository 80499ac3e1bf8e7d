// SPDX-License-Identifier: Apache-2.0

package where

import "dragoman"

// apart reports whether a place in the trigger's clause is not where the
// act is: the doer before its verb, a preposition that names a party ("against
// the capital"), the owner of a thing, the end of a way, or, for what is only
// said or asked, a place inside what it is about.
func (t *T) apart(r *dragoman.Reading, e *dragoman.Event, p *dragoman.Place, tok, trigger int32) bool {
	prep := caseOf(r, firstConjunct(r, tok))
	about := e.Quad == 1 || e.Quad == 3
	switch {
	case t.goal(r, tok, trigger):
		return false
	case about && !beside(r, tok, trigger) && !(t.is("literal", prep) && (light(r, trigger, tok) || t.heldThere(r, tok, trigger))):
		return true // "denounced the raid in Homs": the raid was in Homs
	case t.is("protest", r.Tokens[trigger].Lemma) && inObject(r, tok, trigger):
		return true // "to protest the war in Ukraine"
	case t.is("agent", prep) && !t.is("for", prep), t.is("no-place", prep):
		return true
	case p.Precision != "point" && possessive(r, p.End):
		return true // "France's support for Mali", "Africa's food security"
	case t.is("toward", prep) && r.Tokens[tok].Head >= 0 && t.is("way", r.Tokens[r.Tokens[tok].Head].Lemma):
		return true // "held on the way to Lismore"
	}
	return !t.is("literal", prep) && !t.is("of", prep) && t.doer(r, p, trigger)
}

// inObject reports whether a place stands inside the object of a verb.
func inObject(r *dragoman.Reading, tok, trigger int32) bool {
	for i, n := tok, 0; n < 12 && r.Tokens[i].Head >= 0; n++ {
		if r.Tokens[i].Head == trigger {
			return r.Tokens[i].Rel == dragoman.Obj
		}
		i = r.Tokens[i].Head
	}
	return false
}

// goal reports whether a place is the object of a verb of coming there.
func (t *T) goal(r *dragoman.Reading, tok, trigger int32) bool {
	i := firstConjunct(r, tok)
	return r.Tokens[i].Head == trigger && r.Tokens[i].Rel == dragoman.Obj &&
		t.is("goal", r.Tokens[trigger].Lemma)
}

// heldThere reports whether a place hangs on a verb of holding that describes
// the trigger: "the talks held in Geneva".
func (t *T) heldThere(r *dragoman.Reading, tok, trigger int32) bool {
	v := r.Tokens[firstConjunct(r, tok)].Head
	return v >= 0 && r.Tokens[v].Head == trigger && r.Tokens[v].Rel == dragoman.Acl &&
		t.is("holding", r.Tokens[v].Lemma)
}

// doer reports whether a place stands right before an active finite verb, with
// at most adverbs and auxiliaries between: "before Russia invaded".
func (t *T) doer(r *dragoman.Reading, p *dragoman.Place, trigger int32) bool {
	x := &r.Tokens[trigger]
	if x.UPOS != dragoman.VERB || t.passive(r, trigger) || x.XPOS == "VBG" && r.Tokens[trigger].Rel != dragoman.RootRel {
		return false
	}
	for j := trigger - 1; j >= 0 && j > trigger-5; j-- {
		w := &r.Tokens[j]
		if p.Has(w.Span) {
			return x.XPOS != "VBN" || j < trigger-1
		}
		if w.UPOS != dragoman.ADV && w.UPOS != dragoman.AUX {
			return false
		}
	}
	return false
}
