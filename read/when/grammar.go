// SPDX-License-Identifier: Apache-2.0

package when

import (
	"strings"

	"dragoman"
	"dragoman/lang"
)

// classes are the words of a pack's words/clauses.txt: class → lemmas.
type classes map[string]map[string]bool

func loadClasses(pack *lang.Pack) (classes, error) {
	lines, err := pack.Words("clauses")
	if err != nil {
		return nil, err
	}
	out := classes{}
	for _, l := range lines {
		if len(l.Columns) != 2 {
			return nil, l.Errorf("want class and lemmas")
		}
		if out[l.Columns[0]] == nil {
			out[l.Columns[0]] = map[string]bool{}
		}
		for _, w := range strings.Fields(l.Columns[1]) {
			out[l.Columns[0]][w] = true
		}
	}
	return out, nil
}

// grammar reads from the parse of a report where its clauses stand in time.
type grammar struct {
	r   *dragoman.Reading
	lex classes
}

// is reports whether the lemma of token k is of a class.
func (g grammar) is(class string, k int) bool {
	return k >= 0 && k < len(g.r.Tokens) && g.lex[class][g.r.Tokens[k].Lemma]
}

// announced reports whether the time at token k places what is announced,
// called or planned before it: "called a strike from Monday", "set elections
// for June".
func (g grammar) announced(k int) bool {
	v := clauseHead(g.r, k)
	for n := 0; n < 3 && v >= 0 && v < k; n++ {
		switch {
		case g.is("announce", v):
			return true
		case g.is("start", v):
			v = int(g.r.Tokens[v].Head)
			if v >= 0 && g.r.Tokens[v].UPOS == dragoman.NOUN {
				v = clauseHead(g.r, v)
			}
		default:
			return false
		}
	}
	return false
}

// clauseTense reads the tense of the verb that governs a token.
func (g grammar) clauseTense(i int) tense {
	r := g.r
	if i >= len(r.Tokens) || r.Tokens[i].Head == dragoman.Unparsed {
		return noTense
	}
	v := clauseHead(r, i)
	if v < 0 {
		return noTense
	}
	if i+1 < len(r.Tokens) && r.Tokens[i+1].UPOS == dragoman.VERB && r.Tokens[i+1].XPOS == "VBD" && i > 0 && g.is("on", i-1) {
		return past // "the firm on Tuesday sold its mine"
	}
	if g.behindPast(i) {
		return past
	}
	if h := int(r.Tokens[i].Head); h >= 0 && r.Tokens[i].Rel == dragoman.Nsubj && r.Tokens[h].UPOS == dragoman.VERB && (r.Tokens[h].XPOS == "VBZ" || r.Tokens[h].XPOS == "VBP") {
		return present // "Friday marks a year of war"
	}
	if h := int(r.Tokens[i].Head); h >= 0 && r.Tokens[h].UPOS == dragoman.NOUN && h != v {
		switch r.Tokens[h].Rel {
		case dragoman.Obj, dragoman.Nsubj, dragoman.RootRel:
		default:
			if g.slated(v, h) {
				return future
			}
			return noTense // under a noun that is no part of the clause's act
		}
	}
	return g.verbTense(v, 0)
}

// behindPast reports whether a verb in the past stands right before token i, or
// before the "on" there: "said Friday", "sold on Friday".
func (g grammar) behindPast(i int) bool {
	before := i - 1
	if g.is("on", before) && before > 0 {
		before--
	}
	return before >= 0 && g.r.Tokens[before].XPOS == "VBD"
}

// known reports whether noun k is the definite subject of what may be, and not of
// what will: "the Sunday rally might be seen as". Such a thing was held.
func (g grammar) known(k int) bool {
	if k < 0 || k >= len(g.r.Tokens) || g.r.Tokens[k].Rel != dragoman.Nsubj || g.r.Tokens[k].UPOS != dragoman.NOUN || !g.definite(k) {
		return false
	}
	v := int(g.r.Tokens[k].Head)
	if v < 0 {
		return false
	}
	a := g.helpers(v)
	return a.modal && !a.will
}

// slated reports whether noun h is what is set or planned by verb v: "is
// scheduled for a vote", "was set for a hearing".
func (g grammar) slated(v, h int) bool {
	if !g.is("slate", v) || g.r.Tokens[v].XPOS == "VBD" && !g.passive(v) {
		return false
	}
	for j := max(0, h-6); j < h; j++ {
		if int(g.r.Tokens[j].Head) == h && g.is("for", j) {
			return true
		}
	}
	return false
}

// passive reports whether a verb has an auxiliary before it.
func (g grammar) passive(v int) bool {
	for j := max(0, v-4); j < v; j++ {
		if int(g.r.Tokens[j].Head) == v && g.r.Tokens[j].UPOS == dragoman.AUX {
			return true
		}
	}
	return false
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

// verbOf is the verb of a token's clause, the token itself where it is
// one, and its tense; -1 and none where there is no verb.
func (g grammar) verbOf(k int) (verb int, tn tense) {
	verb = k
	if u := g.r.Tokens[k].UPOS; u != dragoman.VERB && u != dragoman.AUX {
		verb = clauseHead(g.r, k)
	}
	if verb < 0 {
		return verb, noTense
	}
	return verb, g.verbTense(verb, 0)
}

// definite reports whether a noun has "the", "this" or a possessive: what is
// taken as known.
func (g grammar) definite(k int) bool {
	r := g.r
	for j := max(0, k-4); j < k; j++ {
		if h := r.Tokens[j].Head; r.Tokens[j].XPOS == "POS" && h >= 0 && int(r.Tokens[h].Head) == k {
			return true // "the king's visit"
		}
		if int(r.Tokens[j].Head) == k && (r.Tokens[j].XPOS == "PRP$" || g.is("definite", j)) {
			return true
		}
	}
	return false
}

// auxiliaries are what stands before a predicate in its own clause.
type auxiliaries struct {
	will, modal, perfect, infinitive bool
	pluperfect                       bool
	bePast, bePresent                bool // a form of "be" in the past, in the present
}

// helpers reads the auxiliaries of predicate v.
func (g grammar) helpers(v int) (a auxiliaries) {
	s := g.r.SentenceAt(g.r.Tokens[v].Start)
	tag := g.r.Tokens[v].XPOS
	for k := g.r.Sentences[s].First; k < g.r.Sentences[s].Last; k++ {
		t := &g.r.Tokens[k]
		if int(t.Head) != v {
			continue
		}
		switch j := int(k); {
		case t.UPOS == dragoman.AUX && (t.Rel == dragoman.Aux || t.Rel == dragoman.Cop):
			a.will = a.will || g.is("will", j)
			a.modal = a.modal || g.is("modal", j)
			a.pluperfect = a.pluperfect || g.is("have", j) && t.XPOS == "VBD"
			a.perfect = a.perfect || g.is("have", j) || t.XPOS == "VBD"
			if g.is("be", j) && (tag == "VBG" || tag == "VBN" || t.Rel == dragoman.Cop) {
				a.bePast = a.bePast || t.XPOS == "VBD"
				a.bePresent = a.bePresent || (t.XPOS == "VBZ" || t.XPOS == "VBP") && (tag == "VBN" || t.Rel == dragoman.Cop)
			}
		case g.is("infinitive", j) && t.Rel == dragoman.Mark:
			a.infinitive = true
		}
	}
	return a
}

// verbTense reads the tense of a predicate from its tag and auxiliaries; an
// infinitive takes it from the verb over it, and so does a bare verb joined to
// another ("would export power in summer and import it in winter").
func (g grammar) verbTense(v, depth int) tense {
	r := g.r
	t := &r.Tokens[v]
	if r.SentenceAt(t.Start) < 0 || depth > 4 {
		return noTense
	}
	a, tag := g.helpers(v), t.XPOS
	over := int(t.Head)
	switch {
	case a.will:
		return future
	case a.bePast, a.perfect, tag == "VBD":
		return past
	case a.modal:
		return future
	case a.infinitive && t.Rel == dragoman.Acl && over >= 0 && r.Tokens[over].UPOS == dragoman.NOUN:
		// "a package to be voted on"; "the first to win" takes its time from there
		if h := clauseHead(r, over); h >= 0 && h != v && g.verbTense(h, depth+1) == past {
			return noTense
		}
		return future
	case a.infinitive || t.Rel == dragoman.Xcomp:
		if over < 0 {
			return future
		}
		if g.is("ahead", over) {
			if g.helpers(over).pluperfect {
				return noTense // "had threatened to block them in June": either
			}
			return future
		}
		return g.verbTense(over, depth+1)
	case tag == "VBN" && a.bePresent:
		return present
	case tag == "VBN" && (t.Rel == dragoman.Acl || t.Rel == dragoman.Amod):
		return noTense
	case tag == "VBN":
		return past
	case tag == "VBP" && g.lex["either"][strings.ToLower(t.Of(r.Text))]:
		return past
	case tag == "VBZ" || tag == "VBP":
		if g.is("timeless", v) {
			return noTense
		}
		return present
	case tag == "VBG" && (t.Rel == dragoman.Acl || t.Rel == dragoman.Advcl) && over >= 0 && r.Tokens[over].UPOS == dragoman.NOUN:
		return noTense
	case tag == "VBG" && over >= 0, tag == "VB" && t.Rel == dragoman.Conj && over >= 0:
		return g.verbTense(over, depth+1)
	case a.bePresent:
		return present // "the vote is on Tuesday"
	}
	return noTense
}
