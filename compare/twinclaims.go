// SPDX-License-Identifier: Apache-2.0

package compare

import (
	"slices"

	"dragoman"
)

// twins aligns the nearly equal sentences of every two reports, each sentence
// with its best twin in the other, and enters what they agree on and where
// they part.
func (l *ledger) twins() {
	for j := range l.rs {
		for i := range j {
			l.twinsOf(l.rs[i], l.rs[j])
		}
	}
}

func (l *ledger) twinsOf(a, b *report) {
	index := map[string][]*sentence{}
	for _, s := range b.sentences {
		for t := range s.masked {
			index[t] = append(index[t], s)
		}
	}
	used := map[*sentence]bool{}
	for _, s := range a.sentences {
		hits := map[*sentence]int{}
		for t := range s.masked {
			for _, o := range index[t] {
				hits[o]++
			}
		}
		var best *sentence
		score := 0.0
		for _, o := range b.sentences {
			if hits[o] < min(twinWords, len(s.masked)) || used[o] || len(s.masked) < 3 {
				continue
			}
			if d := dice(s.masked, o.masked); d >= twinShare && d > score {
				best, score = o, d
			}
		}
		if best == nil {
			continue
		}
		used[best] = true
		l.twin(s, best)
	}
}

// twin enters one pair of twins.
func (l *ledger) twin(a, b *sentence) {
	ds := part(a, b)
	whole := true
	for _, d := range ds {
		if d.why == "name" && d.va == d.vb {
			continue // a name cut short alike in both
		}
		if d.kind == "more_specific" {
			l.add("more_specific", d.why, label(a.r.Text, a.span), a.cell(d.va, d.sa), b.cell(d.vb, d.sb))
			whole = false
			continue
		}
		kind, why := d.kind, d.why
		if why == "status" && kind == "differs" && later(a.r, b.r) {
			kind = "update"
		}
		l.add(kind, why, label(a.r.Text, a.span), a.cell(d.va, d.sa), b.cell(d.vb, d.sb))
		whole = false
	}
	a.matched, b.matched = true, true
	a.twins, b.twins = append(a.twins, b), append(b.twins, a)
	if d, ok := denies(a, b); ok {
		l.add("denied", "status", label(a.r.Text, a.span), d...)
		whole = false
	} else if a.negations()%2 != b.negations()%2 {
		whole = false
	}
	if whole && len(a.facts) > 0 {
		l.add("same", "", label(a.r.Text, a.span), a.cell("", a.span), b.cell("", b.span))
	}
}

// denies gives the cells of two twins of which one only denies what the other
// tells: "officials believe X", "the ministry dismissed a report that X".
func denies(a, b *sentence) ([]dragoman.Cell, bool) {
	x, ok1 := a.denier()
	y, ok2 := b.denier()
	if ok1 == ok2 {
		return nil, false
	}
	ca, cb := a.cell("", a.span), b.cell("", b.span)
	if ok1 {
		ca.Holder, ca.Stance = x, dragoman.Denies
	} else {
		cb.Holder, cb.Stance = y, dragoman.Denies
	}
	return []dragoman.Cell{ca, cb}, true
}

// denier is who denies what a sentence tells, where its main verb does.
func (s *sentence) denier() (string, bool) {
	for i := s.first; i < s.last; i++ {
		if s.r.Tokens[i].Head >= 0 || !words().is("deny", s.r.words[i]) {
			continue
		}
		for k := i + 1; k < s.last; k++ { // "dismissed a report that", "denied that"
			if s.r.words[k] == "that" {
				name, at := s.r.subjectText(i)
				if known, _ := s.r.named(at); known != "" {
					name = known
				}
				return name, name != ""
			}
		}
	}
	return "", false
}

// later reports whether one of two reports was published on a later day.
func later(a, b *report) bool {
	x, y := day(a.Published.Value), day(b.Published.Value)
	return x != "" && y != "" && x != y
}

// byDate orders two facts by the publication of their reports, as given where
// that does not tell.
func byDate(fs []*fact) []*fact {
	out := slices.Clone(fs)
	slices.SortStableFunc(out, func(a, b *fact) int {
		x, y := day(a.s.r.Published.Value), day(b.s.r.Published.Value)
		if x == "" || y == "" || x == y {
			return a.s.r.n - b.s.r.n
		}
		if x < y {
			return -1
		}
		return 1
	})
	return out
}
