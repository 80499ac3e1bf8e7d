// SPDX-License-Identifier: Apache-2.0

package compare

import (
	"slices"

	"dragoman"
)

// rivals looks for acts that only one can have done (won, mediated, killed) and
// that two reports give to two different names: the rest of both facts is
// alike, and each names its subject.
func (l *ledger) rivals() {
	lex := words()
	by := map[string][]*fact{}
	for _, r := range l.rs {
		for _, f := range r.facts {
			if !f.subjName || f.negated || f.stance == dragoman.Denies || f.status != dragoman.Occurred || !lex.is("unique", f.pred) {
				continue
			}
			for _, o := range by[f.pred] {
				if o.s.r == r || subjectsFit(o, f) || apart(o, f) {
					continue
				}
				rest := func(x *fact) bag {
					b := bag{}
					for t, w := range x.masked {
						if t != x.pred && !slices.Contains(x.subj, t) {
							b[t] = w
						}
					}
					return b
				}
				x, y := rest(o), rest(f)
				if o.subjectShown() == f.subjectShown() || len(x) == 0 || len(y) == 0 || overlap(x, y) < .5*min(x.sum(), y.sum()) || overlap(x, y) < .5 {
					continue
				}
				o.s.matched, f.s.matched = true, true
				l.add("differs", "name", label(o.s.r.Text, o.span), o.cell(o.subjectShown()), f.cell(f.subjectShown()))
			}
			by[f.pred] = append(by[f.pred], f)
		}
	}
}

// subjectShown is the subject of a fact as written.
func (f *fact) subjectShown() string {
	s, _ := f.s.r.subjectText(f.head)
	return s
}

// where compares the places of facts that are otherwise much alike: one place
// on each side, under the same preposition, neither holding the other.
func (l *ledger) where(fs []*fact, text string) {
	for i, a := range fs {
		for _, b := range fs[i+1:] {
			if a.s.r == b.s.r || a.s.twin(b.s) || apart(a, b) {
				continue
			}
			x, ok1 := a.place()
			y, ok2 := b.place()
			if !ok1 || !ok2 {
				continue
			}
			ta, tb := a.s.r.terms[a.s.r.TokenAt(x.Start)], b.s.r.terms[b.s.r.TokenAt(y.Start)]
			if ta == tb || a.bag[tb] > 0 || b.bag[ta] > 0 || a.s.bag[tb] > 0 || b.s.bag[ta] > 0 || within(a.s.r, x, b.s.r, y) || !elsewhere(a, b, ta, tb) {
				continue
			}
			l.add("differs", "place", text, a.cell(x.Of(a.s.r.Text), a.span, x), b.cell(y.Of(b.s.r.Text), b.span, y))
			l.parted[[2]*fact{a, b}] = true
		}
	}
}

// elsewhere reports whether two facts are alike enough but for their places:
// half of both, or nearly all of the shorter.
func elsewhere(a, b *fact, ta, tb string) bool {
	if dice(a.masked, b.masked) >= .5 {
		return true
	}
	n := overlap(a.masked, b.masked)
	return n >= 2 && n >= .8*min(a.masked.sum()-a.masked[ta], b.masked.sum()-b.masked[tb])
}

// place is the one place a fact names after "in", "at" or "near".
func (f *fact) place() (dragoman.Span, bool) {
	r := f.s.r
	var out dragoman.Span
	n := 0
	for _, i := range f.toks {
		if i == 0 || !r.isName[i] || r.isName[i-1] || !r.place(i) {
			continue
		}
		if w := r.words[i-1]; w == "in" || w == "at" || w == "near" {
			j := i
			for int(j) < len(r.isName) && r.isName[j] {
				j++
			}
			_, out = r.textOf(i, j)
			n++
		}
	}
	return out, n == 1
}

// within reports whether one place is a country or a unit and the other lies
// in it, or nothing is known of either.
func within(a *report, x dragoman.Span, b *report, y dragoman.Span) bool {
	p, q := a.placeAt(x), b.placeAt(y)
	if p == nil || q == nil {
		return false
	}
	return p.Country == q.Country && p.Country != "" && (p.Precision != "point" || q.Precision != "point")
}

func (r *report) placeAt(s dragoman.Span) *dragoman.Place {
	for i := range r.Places {
		if r.Places[i].Overlaps(s) {
			return &r.Places[i]
		}
	}
	return nil
}
