// SPDX-License-Identifier: Apache-2.0

package verify

import (
	"math"
	"slices"

	"dragoman/compare/near"
	"dragoman/compare/window"
)

// names of what of gives, in order.
var names = []string{
	"cosine", "cover-least", "cover-most", "jaccard", "soft-least", "soft-most", "local-cosine", "local-least", "local-most", "rarest1", "rarest2", "rarest3", "terms",
	"bigrams", "run", "trigrams", "names", "names-share", "actors", "actors-share", "actors-one", "subjects", "objects", "crossed", "subjects-clash",
	"values", "values-share", "number-clash", "number-one", "dates", "dates-share", "date-clash", "places-share", "place-clash",
	"negation-gap", "negations", "refusal-gap", "hedge-gap", "verbs", "verbs-soft", "verbs-weight", "nouns", "quoted-least", "quoted-most", "spoken", "spoken-words",
	"speaker", "speaker-clash", "speaker-one", "stance", "status", "cues", "form", "events", "event-status", "short", "long", "ratio", "first", "question", "passive",
}

// contextNames are those of context.
var contextNames = []string{
	"row-cosine", "column-cosine", "row-soft", "column-soft", "gap-most", "gap-least", "soft-gap-most", "soft-gap-least", "place-first", "place-last", "place-apart", "lead", "beside1", "beside2", "headline",
}

// Names of all features of a pair in its context: of the sentences, of their
// nearest parts, of the context.
func Names() []string {
	var out []string
	for _, n := range names {
		out = append(out, "sentence "+n)
	}
	for _, n := range names {
		out = append(out, "part "+n)
	}
	return append(out, contextNames...)
}

// Features of a proposed pair, as Names lists them.
func Features(b *near.Between, p *near.Pair) []float64 {
	x := make([]float64, 0, 2*len(names)+len(contextNames))
	x = of(x, b, p.A, p.B)
	x = of(x, b, p.PA, p.PB)
	return context(x, p)
}

// of appends the features of two windows. They do not depend on which of the
// two comes first.
func of(x []float64, n *near.Between, a, b *window.Window) []float64 {
	shared, weight := window.SharedTerms(a.Terms, b.Terms)
	ca, cb := ratio(weight, a.Sum), ratio(weight, b.Sum)
	sa, sb := n.Words.Soft(a, b)
	l := localOf(n.Local, a, b)
	x = append(x, near.Cosine(a, b), min(ca, cb), max(ca, cb), ratio(weight, a.Sum+b.Sum-weight), min(sa, sb), max(sa, sb),
		l.cosine, min(l.a, l.b), max(l.a, l.b), l.top[0], l.top[1], l.top[2], float64(shared))
	x = append(x, count(a.Bigrams, b.Bigrams), run(a, b), count(a.Trigrams, b.Trigrams), count(a.Names, b.Names), share(a.Names, b.Names),
		count(a.Actors, b.Actors), share(a.Actors, b.Actors), float64(len(a.Actors)+len(b.Actors)-2*a.Actors.Shared(b.Actors)),
		count(a.Subjects, b.Subjects), count(a.Objects, b.Objects), count(a.Subjects, b.Objects)+count(a.Objects, b.Subjects), clash(a.Subjects, b.Subjects))
	d, dates := periods(a.Times, b.Times)
	x = append(x, count(a.Values, b.Values), share(a.Values, b.Values), numberClash(a.Numbers, b.Numbers), flag((len(a.Values) > 0) != (len(b.Values) > 0)),
		float64(d), dates, flag(len(a.Times) > 0 && len(b.Times) > 0 && d == 0), share(a.Places, b.Places), clash(a.Places, b.Places))
	vn, vw := window.SharedTerms(a.Verbs, b.Verbs)
	x = append(x, gap(a.Negations, b.Negations), float64(a.Negations+b.Negations), gap(a.Refusals, b.Refusals), gap(a.Hedges, b.Hedges),
		float64(vn), verbsSoft(n.Words, a, b), vw, count(a.Nouns, b.Nouns), min(a.Quoted, b.Quoted), max(a.Quoted, b.Quoted), count(a.Spoken, b.Spoken), count(a.SpokenOne, b.SpokenOne))
	x = spoken(x, a, b)
	la, lb := float64(len(a.Content)), float64(len(b.Content))
	return append(x, math.Log1p(min(la, lb)), math.Log1p(max(la, lb)), math.Abs(math.Log((1+la)/(1+lb))),
		flag(a.First1)+flag(b.First1), flag(a.Question)+flag(b.Question), flag(a.Passive != b.Passive))
}

// spoken appends what the holders of two windows share.
func spoken(x []float64, a, b *window.Window) []float64 {
	both := a.Statement != nil && b.Statement != nil
	one := (a.Statement != nil) != (b.Statement != nil)
	same := both && a.Speaker == b.Speaker
	x = append(x, flag(same), flag(both && !same), flag(one))
	if both {
		x = append(x, flag(a.Statement.Stance == b.Statement.Stance), flag(a.Statement.Status == b.Statement.Status))
	} else {
		x = append(x, 0, 0)
	}
	return append(x, count(a.Cues, b.Cues), flag(both && a.Statement.Form == b.Statement.Form), count(a.Classes, b.Classes), clash(a.Stati, b.Stati))
}

// context appends how a pair stands among the others.
func context(x []float64, p *near.Pair) []float64 {
	c := &p.Context
	least, most := func(a, b int) float64 { return float64(min(a, b)) }, func(a, b int) float64 { return float64(max(a, b)) }
	return append(x, least(c.RowCosine, c.ColumnCosine), most(c.RowCosine, c.ColumnCosine), least(c.RowSoft, c.ColumnSoft), most(c.RowSoft, c.ColumnSoft),
		max(c.RowGap, c.ColumnGap), min(c.RowGap, c.ColumnGap), max(c.RowSoftGap, c.ColumnSoftGap), min(c.RowSoftGap, c.ColumnSoftGap),
		min(c.PlaceA, c.PlaceB), max(c.PlaceA, c.PlaceB), math.Abs(c.PlaceA-c.PlaceB), float64(c.Lead), c.Beside[0], c.Beside[1], flag(p.A.Headline)+flag(p.B.Headline))
}

// locals are the shares of two windows' weight by how rare a term is in both
// reports.
type locals struct {
	cosine, a, b float64
	top          [3]float64 // the rarest terms shared
}

func localOf(local map[uint64]float64, a, b *window.Window) locals {
	weigh := func(t window.Term) float64 {
		if l, ok := local[t.ID]; ok {
			return t.Weight * l
		}
		return t.Weight
	}
	var out locals
	var shared, dot, sa, sb, na, nb float64
	var tops []float64
	j := 0
	for _, t := range a.Terms {
		w := weigh(t)
		sa += w
		na += w * w
		for j < len(b.Terms) && b.Terms[j].ID < t.ID {
			j++
		}
		if j < len(b.Terms) && b.Terms[j].ID == t.ID {
			shared += w
			dot += w * weigh(b.Terms[j])
			tops = append(tops, w)
		}
	}
	for _, t := range b.Terms {
		w := weigh(t)
		sb += w
		nb += w * w
	}
	slices.SortFunc(tops, func(x, y float64) int {
		if x > y {
			return -1
		} else if x < y {
			return 1
		}
		return 0
	})
	copy(out.top[:], tops)
	out.cosine, out.a, out.b = ratio(dot, math.Sqrt(na*nb)), ratio(shared, sa), ratio(shared, sb)
	return out
}

// verbsSoft is how near the verbs of two windows are, both ways, 0 to 1.
func verbsSoft(w *near.Words, a, b *window.Window) float64 {
	if len(a.VerbToks) == 0 || len(b.VerbToks) == 0 {
		return 0
	}
	var there, back float64
	for _, i := range a.VerbToks {
		best := float32(0)
		for _, j := range b.VerbToks {
			best = max(best, w.Near(i, j))
		}
		there += float64(best)
	}
	for _, j := range b.VerbToks {
		best := float32(0)
		for _, i := range a.VerbToks {
			best = max(best, w.Near(i, j))
		}
		back += float64(best)
	}
	return (there/float64(len(a.VerbToks)) + back/float64(len(b.VerbToks))) / 2
}

// run is the longest run of content words two windows share.
func run(a, b *window.Window) float64 {
	best := 0
	prev, cur := make([]int, len(b.Content)+1), make([]int, len(b.Content)+1)
	for _, i := range a.Content {
		t := a.Report.Term(i)
		for k, j := range b.Content {
			cur[k+1] = 0
			if b.Report.Term(j) == t {
				cur[k+1] = prev[k] + 1
				best = max(best, cur[k+1])
			}
		}
		prev, cur = cur, prev
	}
	return float64(best)
}

// periods counts the pairs of dates that meet, and gives the share of exactly
// equal ones.
func periods(a, b []window.Period) (meet int, same float64) {
	eq := 0
	for _, x := range a {
		for _, y := range b {
			if x.From <= y.To && y.From <= x.To {
				meet++
			}
			if x.From == y.From && x.To == y.To {
				eq++
			}
		}
	}
	return meet, portion(eq, len(a), len(b))
}

// numberClash counts the things that both windows count without one count in
// common.
func numberClash(a, b []window.Number) float64 {
	n := 0
	var seen []uint64
	for _, x := range a {
		if x.Noun == 0 || slices.Contains(seen, x.Noun) {
			continue
		}
		seen = append(seen, x.Noun)
		counted, met := false, false
		for _, y := range b {
			if y.Noun != x.Noun {
				continue
			}
			counted = true
			for _, z := range a {
				met = met || z.Noun == y.Noun && z.Value == y.Value
			}
		}
		if counted && !met {
			n++
		}
	}
	return float64(n)
}

func count(a, b window.Set) float64 { return float64(a.Shared(b)) }

// share is the part of the smaller set that is in the other; 0 where both are
// empty, -.2 where one is.
func share(a, b window.Set) float64 { return portion(a.Shared(b), len(a), len(b)) }

func portion(n, a, b int) float64 {
	switch {
	case a > 0 && b > 0:
		return float64(n) / float64(min(a, b))
	case a+b > 0:
		return -.2
	}
	return 0
}

func clash(a, b window.Set) float64 { return flag(len(a) > 0 && len(b) > 0 && a.Shared(b) == 0) }

func gap(a, b int) float64 { return math.Abs(float64(a - b)) }

func ratio(a, b float64) float64 {
	if b <= 0 {
		return 0
	}
	return a / b
}

func flag(b bool) float64 {
	if b {
		return 1
	}
	return 0
}
