// SPDX-License-Identifier: Apache-2.0

package where

import (
	"strings"

	"dragoman"
)

// use tells whether a country, a capital or a seat of government stands for
// those who govern from it. Other places are always literal.
func (t *T) use(r *dragoman.Reading, head int32, c Choice) string {
	if !c.Known || head < 0 || c.Precision != "country" && c.Code != "PPLC" && c.Code != "GOVL" {
		return Literal
	}
	tok := firstConjunct(r, head)
	if rel := r.Tokens[head].Rel; rel == dragoman.Compound && r.Tokens[head].Head > head && t.is("power", r.Tokens[r.Tokens[head].Head].Lemma) {
		return Metonym // "the Managua government"
	}
	if rel := r.Tokens[head].Rel; (rel == dragoman.Compound || rel == dragoman.Amod) && r.Tokens[head].Head > head && c.Code != "PPLC" {
		if noun := r.Tokens[head].Head; t.is("ground", strings.ToLower(r.Tokens[noun].Lemma)) {
			return Literal // "at a Mali market"
		}
		return Metonym // "US troops", "Kremlin spokesman"
	}
	if w := caseOf(r, tok); w != "" {
		if t.is("agent", w) {
			return Metonym
		}
		return Literal
	}
	switch r.Tokens[tok].Rel {
	case dragoman.Nsubj:
		verb := r.Tokens[tok].Head
		if verb >= 0 && r.Tokens[verb].UPOS == dragoman.VERB && !t.passive(r, verb) {
			return Metonym
		}
	case dragoman.Obj, dragoman.Iobj:
		if verb := r.Tokens[tok].Head; verb >= 0 && t.is("verb", strings.ToLower(r.Tokens[verb].Lemma)) {
			return Metonym
		}
	}
	return Literal
}

// firstConjunct climbs from a later conjunct to the first.
func firstConjunct(r *dragoman.Reading, i int32) int32 {
	for range 6 {
		h := r.Tokens[i].Head
		if r.Tokens[i].Rel != dragoman.Conj || h < 0 {
			return i
		}
		i = h
	}
	return i
}

// caseOf is the preposition of a token, in lower case, "" without one.
func caseOf(r *dragoman.Reading, i int32) string {
	for j := i - 1; j >= 0 && j >= i-6; j-- {
		if t := &r.Tokens[j]; t.Rel == dragoman.Case && t.Head == i {
			return strings.ToLower(t.Of(r.Text))
		}
	}
	return ""
}

// passive reports whether a verb is in the passive.
func (x *T) passive(r *dragoman.Reading, verb int32) bool {
	if tag := r.Tokens[verb].XPOS; tag != "VBN" && tag != "" {
		return false
	}
	for j := verb - 1; j >= 0 && j >= verb-6; j-- {
		if t := &r.Tokens[j]; t.Rel == dragoman.Aux && t.Head == verb && x.is("passive", t.Lemma) {
			return true
		}
	}
	return false
}
