// SPDX-License-Identifier: Apache-2.0

package frame

import (
	"dragoman"
	"strings"

	"dragoman/know/ontology"
)

// Compose applies PLOVER's precedence to a deed of a type under operators: a
// future meeting, support, cooperation or aid is AGREE, a future retreat
// CONCEDE, a future deed of conflict THREATEN; what is asked for is REQUEST,
// what is refused REJECT, what one is accused of ACCUSE.
func Compose(o *ontology.Ontology, ops, typ string) string {
	has := func(s string) bool { return strings.Contains(ops, s) }
	quad := o.Quad(typ)
	switch {
	case typ == "" || quad == 0:
		return typ
	case has("acc"):
		return "ACCUSE"
	case has("ref"):
		return "REJECT"
	case has("thr"):
		return "THREATEN"
	case has("req"):
		return "REQUEST"
	case has("end"):
		switch quad {
		case ontology.MaterialConflict:
			return "RETREAT"
		case ontology.MaterialCooperation:
			return "SANCTION"
		case ontology.VerbalCooperation:
			return "REJECT"
		}
		return typ
	case has("neg") && has("fut") || has("neg") && has("vow"):
		if quad <= ontology.MaterialCooperation {
			return "REJECT"
		}
		return "AGREE"
	case has("neg"):
		if quad <= ontology.MaterialCooperation {
			return "REJECT"
		}
		return typ
	case has("fut") || has("vow"):
		switch {
		case typ == "RETREAT":
			return "CONCEDE"
		case quad <= ontology.MaterialCooperation:
			if typ == "CONCEDE" {
				return typ
			}
			return "AGREE"
		case quad == ontology.MaterialConflict:
			return "THREATEN"
		}
	}
	return typ
}

// Operator is the mark of a word, "" for none.
func (f *Lexicon) Operator(lemma string) string { return f.operators[lemma] }

// Operators are the marks of what token i stands under: its auxiliaries and
// negations, and the operator verbs above it, up to three clauses up.
func (c *Clause) Operators(i int) string {
	out := ""
	put := func(w string) {
		if m := c.Lex.operators[w]; m != "" {
			out += m
		}
	}
	for _, k := range c.Kids[i] {
		switch c.Rel[k] {
		case dragoman.Aux, dragoman.Advmod, dragoman.Mark, dragoman.Det:
			put(c.Lemmas[k])
			if k > 0 {
				put(c.Lemmas[k-1] + " " + c.Lemmas[k]) // "would no longer defend"
			}
		}
	}
	for g, n := i, 0; n < 3; n++ {
		h := c.Head[g]
		if h < 0 {
			break
		}
		if c.Rel[g] == dragoman.Nsubj && c.Passive[h] && n == 0 {
			put(c.Lemmas[h]) // "the visit was postponed"
			return out
		}
		switch c.Rel[g] {
		case dragoman.Xcomp, dragoman.Ccomp, dragoman.Obj:
			put(c.Lemmas[h])
		case dragoman.Obl, dragoman.Nmod:
			if c.Lex.operators[c.Lemmas[h]] != "end" { // "met to ease tension": the talks are not eased
				put(c.Lemmas[h])
			}
		case dragoman.Acl:
			put(c.Lemmas[h])
			return out
		case dragoman.Conj, dragoman.Advcl:
		default:
			return out
		}
		for _, k := range c.Kids[h] {
			if c.Rel[k] == dragoman.Aux && c.Rel[g] != dragoman.Advcl && c.Rel[g] != dragoman.Ccomp {
				put(c.Lemmas[k])
			}
		}
		g = h
	}
	return out
}
