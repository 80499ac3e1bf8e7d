// SPDX-License-Identifier: Apache-2.0

package check

import (
	"slices"

	"dragoman"
	"dragoman/compare/window"
)

// opener is the pronoun at the head of a passage that stands for several people
// of the sentence before, where these are all whom the draft names and no
// others; -1 where there is none.
func opener(t *window.Window, n *need) int32 {
	r := t.Report
	if t.Sentence == 0 || r.Tokens[t.First].UPOS != dragoman.PRON || r.Tokens[t.First].Rel != dragoman.Nsubj || r.Actor(t.First) != 0 {
		return -1
	}
	before := r.Sentences[t.Sentence-1]
	people := map[string]bool{}
	for _, m := range r.Mentions {
		if m.Kind != dragoman.Person || m.First < before.First || m.Last > before.Last || m.Form != dragoman.Name {
			continue
		}
		people[m.Actor] = true
		if !slices.ContainsFunc(n.items, func(i int32) bool { return n.s.Report.Term(i) == r.Term(m.Last-1) }) {
			return -1
		}
	}
	if len(people) < 2 {
		return -1
	}
	return t.First
}

// carried reports whether a token of the draft's subject stands in the sentence
// before the passage, which its opening pronoun takes up.
func (a *answer) carried(i int32) bool {
	d := a.n.s.Report
	for k := range a.n.items {
		s := a.n.items[k]
		if d.Tokens[s].Head == a.n.main && d.Tokens[s].Rel == dragoman.Nsubj && under(d, i, s) {
			b := *a
			b.t = a.t.Report.Sentences[a.t.Sentence-1]
			_, how := b.find(i)
			return how == 1
		}
	}
	return false
}

// land reports whether two tokens name a country or its people, the same: Norway
// and Norwegian.
func (a *answer) land(i, j int32) bool {
	x, y := country(a.n.s.Report, i), country(a.t.Report, j)
	return x != "" && x == y
}

func country(r *window.Report, i int32) string {
	if !r.IsName(i) {
		return ""
	}
	for _, m := range r.Mentions {
		if m.First > i || m.Last <= i || m.Kind != dragoman.Country && m.Kind != dragoman.Group {
			continue
		}
		if x := r.Reading.Actor(m.Actor); x != nil {
			return x.Country
		}
	}
	return ""
}

// certain reports whether a token surely stands for its actor: by a name, or by
// a pronoun where nobody else it could mean was named shortly before.
func (a *answer) certain(j int32) bool {
	r := a.t.Report
	if r.Tokens[j].UPOS != dragoman.PRON {
		return true
	}
	key, gender, who := r.Actor(j), "", map[string]bool{}
	for i := range r.Actors {
		if window.ActorKey(&r.Actors[i]) == key {
			gender = r.Actors[i].Gender
		}
	}
	from := r.Sentences[max(0, a.t.Sentence-1)].First
	for _, m := range r.Mentions {
		if m.Kind != dragoman.Person || m.Form == dragoman.Pronoun || m.Last <= from || m.First >= j {
			continue
		}
		x := r.Reading.Actor(m.Actor)
		if x != nil && x.Gender != "" && gender != "" && x.Gender != gender {
			continue
		}
		who[m.Actor] = true
	}
	return len(who) < 2
}

// who is the token that stands for whom a pronoun of the draft stands for;
// where that is unknown, the same pronoun of a passage that does not know it
// either.
func (a *answer) who(i int32) (int32, float64) {
	d, r := a.n.s.Report, a.t.Report
	for j := a.t.First; j < a.t.Last; j++ {
		if d.Actor(i) != 0 && d.Actor(i) == r.Actor(j) && a.certain(j) || d.Actor(i) == 0 && r.Actor(j) == 0 && d.Word(i) == r.Word(j) {
			return j, 1
		}
	}
	return -1, 0
}
