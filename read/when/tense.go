// SPDX-License-Identifier: Apache-2.0

package when

import (
	"dragoman"
	"dragoman/read/when/scan"
)

// tenseAt is the tense of the clause around word i: from the parse where there
// is one, else from the words near it.
func (c *context) tenseAt(i int) tense {
	if len(c.r.Tokens) > 0 {
		k := c.r.TokenAt(c.At(i).Start)
		if c.Any(i-1, "from", "for", "starting", "beginning", "effective") && announced(c.r, k) {
			return future
		}
		for n := 0; n < 2 && k+1 < len(c.r.Tokens) && int(c.r.Tokens[k].Head) == k+1; n++ {
			k++ // "Tuesday morning"
		}
		if t := clauseTense(c.r, k); t != noTense {
			return t
		}
		if k < len(c.r.Tokens) && c.r.Tokens[k].Head >= 0 && c.r.Tokens[c.r.Tokens[k].Head].UPOS == dragoman.NOUN {
			if c.Has(i, scan.Month) {
				return noTense
			}
			return past
		}
	}
	for k, n := i-1, 0; k >= 0 && n < 14; k, n = k-1, n+1 {
		w := c.At(k)
		if w.Kind == scan.Break || w.Kind == scan.Mark && (w.Mark == '.' || w.Mark == ';') && !c.At(k+1).Glued && c.At(k-1).Len() > 2 {
			break
		}
		if c.futureWord(k) {
			return future
		}
	}
	for k, n := i+1, 0; n < 10; k, n = k+1, n+1 {
		w := c.At(k)
		if w.Kind == scan.Break || w.Kind == scan.Mark && (w.Mark == '.' || w.Mark == ';' || w.Mark == ',' && n > 3) {
			break
		}
		if c.futureWord(k) {
			return future
		}
		if c.Any(k, "was", "were", "said", "had", "that", "which", "who", "when", "after", "before", "because") {
			break
		}
	}
	if c.Any(i-1, "until", "till") {
		return noTense
	}
	return past
}

// announced reports whether the time at token k places what is announced,
// called or planned before it: "called a strike from Monday", "set elections
// for June".
func announced(r *dragoman.Reading, k int) bool {
	v := clauseHead(r, k)
	for n := 0; n < 3 && v >= 0 && v < k; n++ {
		switch r.Tokens[v].Lemma {
		case "announce", "call", "declare", "plan", "schedule", "propose", "set", "order", "fix", "impose", "invite", "summon", "book", "slate":
			return true
		case "start", "begin":
			v = int(r.Tokens[v].Head)
			if v >= 0 && r.Tokens[v].UPOS == dragoman.NOUN {
				v = clauseHead(r, v)
			}
		default:
			return false
		}
	}
	return false
}

// futureWord reports whether word k speaks of what is to come.
func (c *context) futureWord(k int) bool {
	return c.Any(k, "will", "shall", "upcoming", "scheduled", "tomorrow") || c.Is(k, "ll") && c.Mark(k-1, '\'') ||
		c.Any(k, "expected", "due", "set", "planned", "plans", "expects", "slated", "hopes", "going", "intends", "about") && c.Is(k+1, "to") ||
		c.Any(k, "is", "are") && c.Is(k+1, "to") || c.Is(k, "due") && c.Any(k+1, "on", "in", "for", "by") || c.Any(k, "would", "should", "could", "may") && c.Is(k+1, "be")
}

// clauseTense reads the tense of the verb that governs a token.
func clauseTense(r *dragoman.Reading, i int) tense {
	if i >= len(r.Tokens) || r.Tokens[i].Head == dragoman.Unparsed {
		return noTense
	}
	v := clauseHead(r, i)
	if v < 0 {
		return noTense
	}
	if before := i - 1; before >= 0 {
		if r.Tokens[before].Lemma == "on" && before > 0 {
			before--
		}
		if r.Tokens[before].XPOS == "VBD" {
			return past
		}
	}
	if h := int(r.Tokens[i].Head); h >= 0 && r.Tokens[h].UPOS == dragoman.NOUN && h != v {
		switch r.Tokens[h].Rel {
		case dragoman.Obj, dragoman.Nsubj, dragoman.RootRel:
		default:
			return noTense // under a noun that is no part of the clause's act
		}
	}
	return verbTense(r, v, 0)
}

// clauseHead is the verb, or the predicate with a copula, over a token.
func clauseHead(r *dragoman.Reading, i int) int {
	for n := 0; n < 40 && i >= 0; n++ {
		t := &r.Tokens[i]
		if t.UPOS == dragoman.VERB || t.UPOS == dragoman.AUX && t.Rel != dragoman.Aux && t.Rel != dragoman.Cop {
			return i
		}
		switch t.Rel {
		case dragoman.RootRel, dragoman.Ccomp, dragoman.Advcl, dragoman.Parataxis, dragoman.Xcomp, dragoman.Acl:
			return i
		}
		i = int(t.Head)
	}
	return -1
}

// verbTense reads the tense of a predicate from its tag and auxiliaries; an
// infinitive takes it from the verb over it.
func verbTense(r *dragoman.Reading, v, depth int) tense {
	t := &r.Tokens[v]
	s := r.SentenceAt(t.Start)
	if s < 0 || depth > 4 {
		return noTense
	}
	have, to, modal, be := false, false, false, false
	tag := t.XPOS
	for k := r.Sentences[s].First; k < r.Sentences[s].Last; k++ {
		a := &r.Tokens[k]
		if int(a.Head) != v {
			continue
		}
		switch {
		case a.UPOS == dragoman.AUX && (a.Rel == dragoman.Aux || a.Rel == dragoman.Cop):
			switch a.Lemma {
			case "will", "shall", "'ll", "wo":
				return future
			case "would", "may", "might", "can", "could", "should", "must":
				modal = true
			case "have":
				have = true
			case "be":
				if tag == "VBG" || tag == "VBN" || a.Rel == dragoman.Cop {
					if a.XPOS == "VBD" {
						return past
					}
					if tag == "VBN" && (a.XPOS == "VBZ" || a.XPOS == "VBP") {
						be = true
					}
				}
			}
			if a.XPOS == "VBD" {
				have = true
			}
		case a.Lemma == "to" && a.Rel == dragoman.Mark:
			to = true
		}
	}
	switch {
	case have, tag == "VBD":
		return past
	case modal:
		return future
	case to || t.Rel == dragoman.Xcomp:
		if t.Head >= 0 {
			h := &r.Tokens[t.Head]
			switch h.Lemma {
			case "expect", "plan", "schedule", "set", "due", "hope", "intend", "want", "prepare", "slate", "vow", "pledge", "agree", "promise", "ready", "likely", "plans", "decide", "choose", "opt", "threaten", "offer", "propose", "vote":
				return future
			}
			return verbTense(r, int(t.Head), depth+1)
		}
		return future
	case tag == "VBN" && be:
		return present
	case tag == "VBN" && (t.Rel == dragoman.Acl || t.Rel == dragoman.Amod):
		return noTense
	case tag == "VBN":
		return past
	case tag == "VBZ" || tag == "VBP":
		switch t.Lemma {
		case "say", "tell", "report", "show", "have", "mark", "note", "add", "write", "see", "find", "mean", "come", "suggest":
			return noTense
		}
		return present
	case tag == "VBG" && (t.Rel == dragoman.Acl || t.Rel == dragoman.Advcl) && t.Head >= 0 && r.Tokens[t.Head].UPOS == dragoman.NOUN:
		return noTense
	case tag == "VBG" && t.Head >= 0:
		return verbTense(r, int(t.Head), depth+1)
	}
	return noTense
}
