// SPDX-License-Identifier: Apache-2.0

package check

import (
	"slices"

	"dragoman"
	"dragoman/compare/window"
	"dragoman/internal/thesaurus"
)

// hole reports whether a name, a number or a person of the draft has no answer,
// or a word that must be in the passage itself.
func (a *answer) hole() bool {
	d := a.n.s.Report
	for k, i := range a.n.items {
		t := &d.Tokens[i]
		if a.how[k] < 1 && (a.n.named(i) || d.Quantity(i) != nil || t.UPOS == dragoman.NUM || t.UPOS == dragoman.PRON || d.Date(i) != nil || a.c.rivals.grave[t.Lemma]) {
			return true
		}
		if a.how[k] == 0 && t.Rel == dragoman.Appos {
			return true // who somebody is
		}
	}
	return false
}

// bound reports whether the draft has a word that binds its parts otherwise
// than the passage does: despite, because, instead.
func (a *answer) bound() bool {
	d, r := a.n.s.Report, a.t.Report
	for i := a.n.s.First; i < a.n.s.Last; i++ {
		for _, line := range a.c.rivals.must[d.Word(i)] {
			found := false
			for j := a.t.First; j < a.t.Last && !found; j++ {
				found = slices.Contains(a.c.rivals.must[r.Word(j)], line)
			}
			if !found {
				return true
			}
		}
	}
	return false
}

// clash reports whether a word of the draft that is not itself in the passage
// excludes one that is, or stands where the passage has another, or whether the
// draft has a "not" and the passage none.
func (a *answer) clash() bool {
	if a.excluded() || a.swapped() || a.counted() || a.owned() {
		return true
	}
	for _, m := range []window.Mark{window.Deny, window.Unsure, window.Nobody} {
		if x, y := a.t.Marks[m], a.n.s.Marks[m]; x.Last > x.First && y.Last == y.First {
			return true // somebody denies it, or leaves it open, in the same breath
		}
	}
	if a.t.Negations != a.n.s.Negations && slices.Contains(a.how, 0) {
		return true // a "not" that may be of the word without an answer
	}
	return a.n.negated() && a.t.Negations == 0 && a.t.Refusals == 0
}

// excluded reports whether a word without an answer to the letter has its
// opposite in the passage, where that answers no other word.
func (a *answer) excluded() bool {
	d, r := a.n.s.Report, a.t.Report
	for k, i := range a.n.items {
		for j := a.t.First; a.how[k] < 1 && j < a.t.Last; j++ {
			if a.c.rivals.apart(d.Tokens[i].Lemma, r.Tokens[j].Lemma) || !a.taken[j] && a.w.Relation(i, j) == thesaurus.Opposite {
				return true
			}
		}
	}
	return false
}

// supports reports whether the passage holds the whole sentence, and each of
// its clauses with the same doer.
func (a *answer) supports(clauses []*need) bool {
	if a.cover < holdsWhole || a.hole() || a.bound() || a.limited() || a.clash() || !a.holds() || !a.argued() || a.opposed() != "" {
		return false
	}
	for _, n := range clauses {
		if b := a.part(n); b.cover < holdsPart || !(b.holds() && b.argued()) && (n.main == a.n.main || a.c.acts(n) || b.byAnother()) {
			return false
		}
	}
	return true
}

// holds reports whether the passage tells that it was done, by the one the
// draft says, in the words of the same holder.
func (a *answer) holds() bool { return a.done() && a.holders() != other && a.standing() }

// done reports whether the passage tells that it was done, by whom the draft
// says: its main verb is answered, and the subject of that answers the draft's.
func (a *answer) done() bool {
	if a.n.main < 0 {
		return true
	}
	return a.verb >= 0 && a.actedBy() && a.doneTo()
}

// partly reports whether the passage holds a part of the sentence: what is told,
// and no other holder's words.
func (a *answer) partly() bool {
	return a.cover >= holdsPart && a.holds()
}

// missing lists the words of the draft without an answer, as written.
func (a *answer) missing() []string {
	out := []string{}
	d := a.n.s.Report
	for k, i := range a.n.items {
		if w := d.Tokens[i].Of(d.Text); a.how[k] == 0 && !slices.Contains(out, w) && len(out) < listed {
			out = append(out, w)
		}
	}
	return out
}
