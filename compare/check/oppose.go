// SPDX-License-Identifier: Apache-2.0

package check

import (
	"math"
	"slices"

	"dragoman"
	"dragoman/compare/window"
)

// opposes names the slot in which the passage stands against the sentence, ""
// where it does not: it must tell of the same thing, with the names of the
// draft.
func (a *answer) opposes() string {
	answered := 0
	for _, h := range a.how {
		if h > 0 {
			answered++
		}
	}
	if a.cover < holdsMost || answered < 3 || a.holders() == other || a.verb >= 0 && !a.actedBy() || a.n.main >= 0 && a.verb < 0 && !a.opposites() {
		return ""
	}
	why := a.opposed()
	if k := slices.Index(a.n.items, a.n.main); why == "status" && k >= 0 && a.how[k] < 1 {
		return "" // another verb: what is not said of it is not said of this
	}
	d := a.n.s.Report
	for k, i := range a.n.items {
		if a.how[k] < 1 && a.n.named(i) && d.Tokens[i].UPOS != dragoman.NUM && d.Quantity(i) == nil && d.Date(i) == nil {
			return ""
		}
	}
	return why
}

// opposed names what stands against the sentence: a number of the same thing, a
// date, a "not", a word's opposite, a plan told as done.
func (a *answer) opposed() string {
	switch {
	case a.numbersPart():
		return "number"
	case a.datesPart():
		return "date"
	case a.turned():
		return "status"
	case a.opposites():
		return "word"
	case a.firmer():
		return "status"
	}
	return ""
}

// numbersPart reports whether the passage gives another number of what the
// draft counts, where each gives one.
func (a *answer) numbersPart() bool {
	for _, x := range a.n.s.Numbers {
		if x.Noun == 0 || a.t.Values.Has(bits(x.Value)) || a.n.s.Report.Date(x.Tok) != nil {
			continue
		}
		k := slices.IndexFunc(a.t.Numbers, func(y window.Number) bool { return y.Noun == x.Noun && y.Unit == x.Unit })
		if k >= 0 && alone(a.n.s.Numbers, x.Noun) && alone(a.t.Numbers, x.Noun) && !fits(&x.Quantity, &a.t.Numbers[k].Quantity) {
			return true
		}
	}
	return false
}

// alone reports whether there is one number of a thing.
func alone(ns []window.Number, noun uint64) bool {
	n := 0
	for _, x := range ns {
		if x.Noun == noun {
			n++
		}
	}
	return n == 1
}

// datesPart reports whether both have one date and these exclude one another.
func (a *answer) datesPart() bool {
	if len(a.n.s.Times) != 1 || len(a.t.Times) != 1 {
		return false
	}
	x, y := a.n.s.Times[0], a.t.Times[0]
	return !x.Time.Vague && !y.Time.Vague && (x.To < y.From || y.To < x.From)
}

// opposites reports whether a word of the draft without an answer has its
// opposite in its place in the passage: under the word that answers the one it
// hangs on, or for the main verb a verb with the same subject.
func (a *answer) opposites() bool {
	d, r := a.n.s.Report, a.t.Report
	for k, i := range a.n.items {
		if a.how[k] == 1 {
			continue
		}
		for j := a.t.First; j < a.t.Last; j++ {
			if slices.Contains(a.by, j) || !a.c.rivals.against(d.Tokens[i].Lemma, r.Tokens[j].Lemma) {
				continue
			}
			if i == a.n.main && r.Tokens[j].UPOS == dragoman.VERB {
				b := *a
				if b.verb = j; b.actedBy() {
					return true
				}
			}
			if h := slices.Index(a.n.items, d.Tokens[i].Head); h >= 0 && a.by[h] >= 0 && a.by[h] == r.Tokens[j].Head {
				return true
			}
		}
	}
	return false
}

func bits(v float64) uint64 { return math.Float64bits(v) }

// fits reports whether two numbers of one thing may both hold: one bounds or
// rounds the other.
func fits(a, b *dragoman.Quantity) bool {
	lo, hi := a, b
	if lo.Value > hi.Value {
		lo, hi = hi, lo
	}
	switch {
	case a.Value == b.Value, a.Max > 0 && a.Value <= b.Value && b.Value <= a.Max, b.Max > 0 && b.Value <= a.Value && a.Value <= b.Max:
		return true
	case a.Approx != "" || b.Approx != "":
		return hi.Value <= 1.25*lo.Value
	}
	return false
}

// looser are the ways of telling a number that another way, or the bare number,
// bears out; each bears out itself.
var looser = map[string][]string{"about": {"", "at-least", "at-most", "more-than", "less-than"}, "at-least": {"", "more-than"}, "at-most": {"", "less-than"}, "": {"about"}}

// bears reports whether a number told as the passage does bears it out as the
// draft does: "at least nine" is not "more than nine".
func bears(draft, passage *dragoman.Quantity) bool {
	return draft.Approx == passage.Approx || slices.Contains(looser[draft.Approx], passage.Approx)
}

// step is the preposition a number stands under, "" where there is none: what
// rises by nine does not rise to nine.
func step(w *window.Window, tok int32) string {
	r := w.Report
	if h := r.Tokens[tok].Head; r.Tokens[tok].Rel == dragoman.Nummod && h >= w.First && h < w.Last {
		tok = h
	}
	for i := w.First; i < w.Last; i++ {
		if r.Tokens[i].Head == tok && r.Tokens[i].Rel == dragoman.Case {
			return r.Word(i)
		}
	}
	return ""
}
