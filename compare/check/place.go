// SPDX-License-Identifier: Apache-2.0

package check

import (
	"slices"
	"strings"

	"dragoman"
	"dragoman/compare/window"
	"dragoman/internal/thesaurus"
)

// swapped reports whether the passage has another thing in the place of one of
// the draft's: under the word that answers the one it hangs on, in the same
// role, a noun, adjective or number that answers nothing else.
func (a *answer) swapped() bool {
	d, r := a.n.s.Report, a.t.Report
	for k, i := range a.n.items {
		t := &d.Tokens[i]
		if a.how[k] == 1 || t.UPOS != dragoman.NOUN && t.UPOS != dragoman.ADJ && t.UPOS != dragoman.NUM && t.UPOS != dragoman.PROPN {
			continue
		}
		h := slices.Index(a.n.items, t.Head)
		if h < 0 || a.how[h] < 1 || !a.seated(h) {
			continue
		}
		for j := a.t.First; j < a.t.Last; j++ {
			u := &r.Tokens[j]
			if u.Head != a.by[h] || u.Rel != t.Rel || a.taken[j] || !r.Content(j) || slices.Contains(a.used, j) && a.by[k] != j {
				continue
			}
			if !a.licensed(i, j) {
				return true
			}
		}
	}
	return false
}

// owned reports whether something is in the passage another's: of a word that
// is in both, who it belongs to has an answer of its own kind that is another.
func (a *answer) owned() bool {
	d, r := a.n.s.Report, a.t.Report
	for i := a.n.s.First; i < a.n.s.Last; i++ {
		t := &d.Tokens[i]
		h := slices.Index(a.n.items, t.Head)
		if d.Actor(i) == 0 || t.Rel != dragoman.Nmod || h < 0 || a.how[h] < 1 || a.by[h] < 0 {
			continue
		}
		same, another := false, false
		for j := a.t.First; j < a.t.Last; j++ {
			if r.Tokens[j].Head == a.by[h] && r.Tokens[j].Rel == t.Rel && r.Actor(j) != 0 {
				same = same || r.Actor(j) == d.Actor(i)
				another = another || r.Actor(j) != d.Actor(i)
			}
		}
		if another && !same {
			return true
		}
	}
	return false
}

// seated reports whether what answers an item hangs on what answers the word
// the item hangs on.
func (a *answer) seated(k int) bool {
	d, r := a.n.s.Report, a.t.Report
	g := slices.Index(a.n.items, d.Tokens[a.n.items[k]].Head)
	return g < 0 || a.by[g] < 0 || a.by[g] == r.Tokens[a.by[k]].Head
}

// counted reports whether a number of the draft is in the passage the number of
// something else, while what it is of in the draft has another there.
func (a *answer) counted() bool {
	d, r := a.n.s.Report, a.t.Report
	for k, i := range a.n.items {
		if a.how[k] < 1 || d.Tokens[i].UPOS != dragoman.NUM || a.n.named(i) {
			continue
		}
		h := slices.Index(a.n.items, over(d, i))
		if h < 0 || a.how[h] < 1 || over(r, a.by[k]) == a.by[h] {
			continue
		}
		for j := a.t.First; j < a.t.Last; j++ {
			if r.Tokens[j].UPOS == dragoman.NUM && r.Content(j) && over(r, j) == a.by[h] && r.Term(j) != d.Term(i) && !a.oneNumber(a.by[k], j) {
				return true
			}
		}
	}
	return false
}

// oneNumber reports whether two tokens of the passage are of one number: sixty
// and three.
func (a *answer) oneNumber(i, j int32) bool {
	return slices.ContainsFunc(a.t.Numbers, func(x window.Number) bool {
		return x.Overlaps(a.t.Report.Tokens[i].Span) && x.Overlaps(a.t.Report.Tokens[j].Span)
	})
}

// over is the word with content a token hangs on, -1 where there is none.
func over(r *window.Report, i int32) int32 {
	for k := 0; k < 6 && i >= 0; k++ {
		if i = r.Tokens[i].Head; i >= 0 && r.Content(i) {
			return i
		}
	}
	return -1
}

func (a *answer) licensed(i, j int32) bool {
	switch a.w.Relation(i, j) {
	case thesaurus.Same, thesaurus.Narrower, thesaurus.Broader:
		return true
	case thesaurus.Sister, thesaurus.Opposite:
		return false
	}
	return a.w.Near(i, j) >= nearWord || a.compound(i, j)
}

// compound reports whether one of two words is the other with a word before or
// after it: cliff and clifftop.
func (a *answer) compound(i, j int32) bool {
	x, y := a.n.s.Report.Word(i), a.t.Report.Word(j)
	if len(x) > len(y) {
		x, y = y, x
	}
	rest, ok := strings.CutPrefix(y, x)
	if !ok || len(x) < 4 || len(rest) < 3 {
		return false
	}
	return a.c.words.Has(rest)
}
