// SPDX-License-Identifier: Apache-2.0

package compare

import (
	"slices"

	"dragoman"
)

// wishes sets side by side who is said to want one thing, and by whom: "X said
// Norway is keen to keep the port", "Y said Denmark is interested in keeping
// it". Where all name one, they agree; where not, each tells a part of who wants
// it, and the cell's value is whom.
func (l *ledger) wishes() {
	var all []*fact
	for _, r := range l.rs {
		for _, f := range r.facts {
			if f.wish && f.obj != "" && !f.conditional && !f.negated && f.stance != dragoman.Denies && !slices.Contains(light, f.pred) && len(f.subj) > 0 {
				all = append(all, f)
			}
		}
	}
	done := map[*fact]bool{}
	for _, a := range all {
		if done[a] {
			continue
		}
		one := []*fact{a}
		for _, b := range all {
			if b != a && !done[b] && b.pred == a.pred && b.obj == a.obj && !apart(a, b) && wanted(a, b) {
				one = append(one, b)
			}
		}
		if reportsOf(one) < 2 {
			continue
		}
		var cells []dragoman.Cell
		several := slices.ContainsFunc(one, func(f *fact) bool { return f.subj[0] != a.subj[0] })
		for _, f := range one {
			done[f], f.s.matched = true, true
			who := ""
			if several {
				who = f.subjectShown()
			}
			cells = append(cells, f.cell(who))
		}
		if several {
			l.add("incomplete", "name", a.label(), cells...)
		} else {
			l.add("same", "", a.label(), cells...)
		}
	}
}

// wanted reports whether two wishes share more than a verb and its object,
// leaving out who has them: another word, or a name of the sentences.
func wanted(a, b *fact) bool {
	for t := range a.bag {
		if b.bag[t] > 0 && t != a.pred && t != a.obj && !slices.Contains(a.subj, t) && !slices.Contains(b.subj, t) {
			return true
		}
	}
	n := 0
	for t := range a.s.bag {
		if b.s.bag[t] > 0 && t[0] == '~' {
			n++
		}
	}
	return n > 1
}
