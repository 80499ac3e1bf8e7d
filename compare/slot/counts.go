// SPDX-License-Identifier: Apache-2.0

package slot

import (
	"math"
	"strings"
	"time"

	"dragoman"
	"dragoman/compare/window"
)

const (
	countFrom = .35 // probability from which counts of one thing are compared
	dayFrom   = .50 // the same of dates
)

// agree says how two numbers of one thing stand: same, more_specific (one is
// rounder, or a bound the other meets), or differs.
func agree(a, b *dragoman.Quantity) string {
	if a.Value == b.Value && a.Max == b.Max {
		return "same"
	}
	lo, hi := a, b
	if lo.Value > hi.Value {
		lo, hi = hi, lo
	}
	gap := hi.Value - lo.Value
	bound := func(q *dragoman.Quantity, x, y string) bool { return q.Approx == x || q.Approx == y }
	switch {
	case a.Max > 0 && a.Value <= b.Value && b.Value <= a.Max, b.Max > 0 && b.Value <= a.Value && a.Value <= b.Max,
		bound(lo, "at-least", "more-than") && hi.Value <= 1.25*lo.Value, bound(hi, "at-most", "less-than") && hi.Value <= 1.25*lo.Value,
		(bound(a, "about", "dozens") || bound(b, "about", "dozens")) && gap <= .1*hi.Value,
		gap < 1 && gap <= .02*hi.Value && (a.Value == math.Trunc(a.Value)) != (b.Value == math.Trunc(b.Value)),
		a.Approx == "" && b.Approx == "" && hi.Value >= 1e4 && gap <= .005*hi.Value:
		return "more_specific"
	}
	return "differs"
}

// counts sets against one another the numbers two sentences give of one thing,
// where each gives one.
func counts(p *Pair) (out []Difference) {
	if p.Shared < countFrom {
		return nil
	}
	if len(p.A.Places) > 0 && len(p.B.Places) > 0 && p.A.Places.Shared(p.B.Places) == 0 {
		return nil // of another place
	}
	a, b := p.PA.Numbers, p.PB.Numbers
	if len(a) == 0 || len(b) == 0 {
		a, b = p.A.Numbers, p.B.Numbers
	}
	for _, x := range a {
		y := only(b, x.Noun)
		if x.Noun == 0 || x.Unit == "percent" || y == nil || only(a, x.Noun) == nil || x.Unit != y.Unit || far(x.Value, y.Value) || p.B.Values.Has(bits(x.Value)) || p.A.Values.Has(bits(y.Value)) || !p.comparable(&x, y) {
			continue
		}
		if k := agree(&x.Quantity, &y.Quantity); k != "same" {
			out = append(out, p.rise(Difference{Why: "number", Kind: k, A: at(p.A.Report, x.Span), B: at(p.B.Report, y.Span), Sure: p.Shared}, &x.Quantity, &y.Quantity, x.Toll && y.Toll))
		}
	}
	return out
}

// comparable reports whether two numbers may count one thing: neither some out
// of others nor what comes on top of them, both or neither a rate, and not the
// heads of two unlike phrases ("two Navy boats", "ten Navy sailors").
func (p *Pair) comparable(x, y *window.Number) bool {
	a, b := p.A.Report, p.B.Report
	if p.partial(a, x.Tok) || p.partial(b, y.Tok) || p.rate(p.A, x.Tok) != p.rate(p.B, y.Tok) {
		return false
	}
	if i, j := head(p.A, x.Tok), head(p.B, y.Tok); i >= 0 && j >= 0 && a.Content(i) && b.Content(j) && a.Term(i) != b.Term(j) && p.near(p.A, i, j) < alikeNouns {
		return false
	}
	if x.Toll != y.Toll || !x.Toll && (x.Value == 1 || y.Value == 1) {
		return false // "one" is an article as often as a count
	}
	return x.Toll || p.Shared >= surelyOne || p.alikeUnder(verbAbove(p.A, x.Tok), verbAbove(p.B, y.Tok)) || p.alikeUnder(governor(p.A, x.Tok), governor(p.B, y.Tok))
}

// alikeUnder reports whether two words may name one deed, or one is not known.
func (p *Pair) alikeUnder(i, j int32) bool {
	return i < 0 || j < 0 || p.A.Report.Term(i) == p.B.Report.Term(j) || p.near(p.A, i, j) >= alikeVerbs
}

// governor is the word that what a number counts hangs on, the number's own verb
// where it counts no noun.
func governor(w *window.Window, i int32) int32 {
	h := head(w, i)
	if h < 0 {
		return verbAbove(w, i)
	}
	if g := w.Report.Tokens[h].Head; g >= w.First && g < w.Last && w.Report.Content(g) {
		return g
	}
	return verbAbove(w, h)
}

// partial reports whether a number counts some out of others or what comes on top
// of them.
func (p *Pair) partial(r *window.Report, i int32) bool {
	return p.some(r, i) || p.further(r, i) || i > 0 && p.Words.Is("within", r.Word(i-1))
}

// surelyOne is the probability from which two sentences tell one thing whatever
// their verbs, alikeVerbs how near the vectors of two verbs are that may name one
// deed.
const (
	surelyOne  = .80
	alikeVerbs = .40
)

// alikeNouns is how near the vectors of two counted nouns are that may name one
// thing.
const alikeNouns = .35

// head is the noun a number counts by the parse, -1 where it hangs on none.
func head(w *window.Window, i int32) int32 {
	h := w.Report.Tokens[i].Head
	if h < w.First || h >= w.Last || w.Report.Tokens[i].Rel != dragoman.Nummod {
		return -1
	}
	return h
}

// further reports whether a number counts what comes on top of others: "two
// more", "two other".
func (p *Pair) further(r *window.Report, i int32) bool {
	q := r.Quantity(i)
	for k := max(0, i-1); k < i+3 && int(k) < len(r.Tokens); k++ {
		if q != nil && q.Overlaps(r.Tokens[k].Span) {
			continue // "more than 300"
		}
		if p.Words.Is("further", r.Word(k)) {
			return true
		}
	}
	return false
}

// rate reports whether a number is so many in a span of time, or on average.
func (p *Pair) rate(w *window.Window, i int32) bool {
	for k := max(w.First, i-4); k < min(w.Last, i+4); k++ {
		if k != i && p.Words.Is("rate", w.Report.Word(k)) {
			return true
		}
	}
	return false
}

// times is how many times as much one number may be as another of one thing.
const times = 20

func far(x, y float64) bool { return min(x, y) > 0 && max(x, y) > times*min(x, y) }

// some reports whether a number counts some out of others: "five of the wounded".
func (p *Pair) some(r *window.Report, i int32) bool {
	return int(i)+1 < len(r.Tokens) && r.Tokens[i+1].UPOS == dragoman.ADP && p.Words.Is("outof", r.Word(i+1))
}

func bits(v float64) uint64 { return math.Float64bits(v) }

// only is the one number of a thing, nil where there is none or several.
func only(ns []window.Number, noun uint64) (out *window.Number) {
	for i := range ns {
		if ns[i].Noun != noun {
			continue
		}
		if out != nil {
			return nil
		}
		out = &ns[i]
	}
	return out
}

// tolled reports whether a number of a sentence counts the dead or the hurt.
func tolled(w *window.Window, q *dragoman.Quantity) bool {
	for i := range w.Numbers {
		if w.Numbers[i].Span == q.Span {
			return w.Numbers[i].Toll
		}
	}
	return false
}

// rise makes a toll that a later report gives higher an update.
func (p *Pair) rise(d Difference, x, y *dragoman.Quantity, toll bool) Difference {
	if differ, b := p.later(); d.Kind == "differs" && toll && differ && (y.Value > x.Value) == b {
		d.Kind = "update"
	}
	return d
}

// days sets against one another the dates of two sentences that share a verb,
// where each has one and both are of one deed.
func days(p *Pair) (out []Difference) {
	a, b := theTime(p.PA, p.A), theTime(p.PB, p.B)
	if p.Shared < dayFrom || a == nil || b == nil {
		return nil
	}
	x, y := a.Time, b.Time
	if !p.oneDeed(x.Span, y.Span) {
		return nil
	}
	if n, _ := window.SharedTerms(p.PA.Verbs, p.PB.Verbs); n == 0 {
		return nil
	}
	if x.Vague || y.Vague || periods(x, y) != "differs" || strings.EqualFold(x.Of(p.A.Report.Text), y.Of(p.B.Report.Text)) {
		return nil
	}
	return []Difference{{Why: "date", Kind: "differs", A: at(p.A.Report, x.Span), B: at(p.B.Report, y.Span), Sure: p.Shared}}
}

// oneDeed reports whether two dates hang on one word: the verbs or nouns that they
// say the time of.
func (p *Pair) oneDeed(x, y dragoman.Span) bool {
	a, b := p.A.Report, p.B.Report
	i, j := hangsOn(p.A, x), hangsOn(p.B, y)
	if i >= p.A.First && j >= p.B.First && i < p.A.Last && j < p.B.Last && a.Content(i) && a.Term(i) == b.Term(j) {
		return true
	}
	i, j = verbAbove(p.A, int32(a.TokenAt(x.Start))), verbAbove(p.B, int32(b.TokenAt(y.Start)))
	return i >= 0 && j >= 0 && (a.Term(i) == b.Term(j) || p.near(p.A, i, j) >= alikeDeeds)
}

// alikeDeeds is how near the vectors of two verbs are that tell one deed.
const alikeDeeds = .60

// theTime is the one time of a part, else of its sentence; nil where there is none
// or several.
func theTime(part, whole *window.Window) *window.Period {
	for _, w := range []*window.Window{part, whole} {
		if len(w.Times) == 1 {
			return &w.Times[0]
		}
	}
	return nil
}

// periods compares two dates by the days they may mean.
func periods(x, y *dragoman.Time) string {
	xa, xb, ya, yb := day(x.Earliest), day(x.Latest), day(y.Earliest), day(y.Latest)
	if xa == "" || ya == "" || xb == "" || yb == "" {
		if x.Value != "" && x.Value == y.Value || xa != ya {
			return "same"
		}
		return "differs"
	}
	switch {
	case xa == ya && xb == yb:
		return "same"
	case xb < ya || yb < xa:
		if week(xa, xb) != week(ya, yb) && min(apart(xb, ya), apart(yb, xa)) < 7 {
			return "same" // a week may begin on another day than the one taken
		}
		return "differs"
	case xa <= ya && yb <= xb || ya <= xa && xb <= yb:
		return "more_specific"
	}
	return "same"
}

// week reports whether two days are the ends of a week.
func week(from, to string) bool { return apart(from, to) == 6 }

// apart is how many days lie from one day to another, either way; large where
// one is no day.
func apart(from, to string) int {
	x, err := time.Parse(time.DateOnly, from)
	y, err2 := time.Parse(time.DateOnly, to)
	if err != nil || err2 != nil {
		return math.MaxInt
	}
	return int(math.Abs(y.Sub(x).Hours()) / 24)
}

// Clash reports whether two sentences both give shares or sums of one unit and
// none that one gives fits one that the other gives.
func Clash(a, b *window.Window) bool {
	both := false
	for i := range a.Numbers {
		for j := range b.Numbers {
			x, y := &a.Numbers[i].Quantity, &b.Numbers[j].Quantity
			if x.Unit == "" || x.Unit != y.Unit {
				continue
			}
			if agree(x, y) != "differs" {
				return false
			}
			both = true
		}
	}
	return both
}
