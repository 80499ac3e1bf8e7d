// SPDX-License-Identifier: Apache-2.0

package near

import (
	"math"

	"dragoman/compare/window"
)

// Bounds below which the parts of two sentences are not looked at.
const (
	partCosine = .05
	partSoft   = .25
)

// Pair is two sentences that may tell one thing, and the two parts of them that
// are nearest (the sentences themselves where none is nearer).
type Pair struct {
	A, B    *window.Window
	PA, PB  *window.Window
	Context Context
}

// Between is what two reports have near one another.
type Between struct {
	Words *Words
	Local map[uint64]float64 // term → how rare among the sentences of both, 0 to 1
	Pairs []Pair             // in text order of the first, then of the second
}

// Finder proposes pairs, report pair after report pair, in the same memory. It
// is not safe for concurrent use; what Find returned last is good until the
// next.
type Finder struct {
	// Brisk looks at the nearest sentences only: for stories of many reports,
	// where what one pair of reports misses another shows.
	Brisk bool
	words Words
}

// Bounds of a brisk finder.
const (
	briskTop    = 1
	briskCosine = .18
	briskSoft   = .38
	briskPart   = .5
)

// Find proposes the pairs of two reports. Cost: the pairs of places at which
// they share a term; where it is not brisk, the product of their sentences.
func (f *Finder) Find(a, b *window.Report) Between {
	out := Between{Words: f.words.over(a, b)}
	n, m := len(a.Sentences), len(b.Sentences)
	if n == 0 || m == 0 {
		return out
	}
	cos, soft, part := cosines(a, b), newGrid(n, m), newGrid(n, m)
	look := make([]bool, n*m)
	if f.Brisk {
		cos.tops(look, briskTop)
	}
	best := make([][2]*window.Window, n*m)
	for i, s := range a.Sentences {
		for j, t := range b.Sentences {
			c := cos.get(i, j)
			if f.Brisk && (!look[i*m+j] || c < briskCosine) {
				continue
			}
			x, y := out.Words.Soft(s, t)
			soft.set(i, j, (x+y)/2)
			if c > partCosine || (x+y)/2 > partSoft {
				v, p, q := nearestParts(s, t)
				part.set(i, j, v)
				best[i*m+j] = [2]*window.Window{p, q}
			}
		}
	}
	take := make([]bool, n*m)
	for _, g := range []*grid{cos, soft, part} {
		g.tops(take, Top)
	}
	for i, s := range a.Sentences {
		for j, t := range b.Sentences {
			k := i*m + j
			if !take[k] || f.Brisk && soft.at[k] < briskSoft && part.at[k] < briskPart {
				continue
			}
			p := Pair{A: s, B: t, PA: s, PB: t, Context: context(cos, soft, i, j)}
			if w := best[k]; w[0] != nil {
				p.PA, p.PB = w[0], w[1]
			}
			out.Pairs = append(out.Pairs, p)
		}
	}
	if len(out.Pairs) > 0 {
		out.Local = local(a, b)
	}
	return out
}

// Find proposes the pairs of two reports by a finder of its own.
func Find(a, b *window.Report) Between { return new(Finder).Find(a, b) }

// cosines is that of all sentences of two reports, from the terms they share.
func cosines(a, b *window.Report) *grid {
	g := newGrid(len(a.Sentences), len(b.Sentences))
	x, y := a.Postings, b.Postings
	for i, j := 0, 0; i < len(x) && j < len(y); {
		switch {
		case x[i].Term < y[j].Term:
			i++
		case x[i].Term > y[j].Term:
			j++
		default:
			t := x[i].Term
			end := j
			for end < len(y) && y[end].Term == t {
				end++
			}
			for ; i < len(x) && x[i].Term == t; i++ {
				row := g.row(int(x[i].Sentence))
				for k := j; k < end; k++ {
					row[y[k].Sentence] += x[i].Weight * y[k].Weight
				}
			}
			j = end
		}
	}
	return g
}

// nearestParts is the pair of parts of two sentences with the greatest cosine;
// parts of few words count less.
func nearestParts(s, t *window.Window) (v float64, p, q *window.Window) {
	v = -1
	for _, x := range s.Parts {
		for _, y := range t.Parts {
			if c := Cosine(x, y) * math.Min(1, .5+.1*float64(min(len(x.Content), len(y.Content)))); c > v {
				v, p, q = c, x, y
			}
		}
	}
	return v, p, q
}

// Parts is the pair of parts of two windows that is nearest; a window without
// parts is its own.
func Parts(a, b *window.Window) (p, q *window.Window) {
	if len(a.Parts) == 0 || len(b.Parts) == 0 {
		return a, b
	}
	_, p, q = nearestParts(a, b)
	return p, q
}

// fewest is the number of sentences that two reports are taken to have at least
// when their terms are weighed: of two sentences nothing is rare.
const fewest = 40

// local weighs terms by how rare they are among the sentences of both reports.
func local(a, b *window.Report) map[uint64]float64 {
	x, y := a.Postings, b.Postings
	n := max(len(a.Sentences)+len(b.Sentences), fewest)
	out := make(map[uint64]float64, (len(x)+len(y))/2)
	var known []float64 // by in how many sentences
	rare := func(k int) float64 {
		for len(known) <= k {
			known = append(known, math.Log(float64(n+1)/(float64(len(known))+.5))/math.Log(float64(n+1)))
		}
		return known[k]
	}
	for len(x) > 0 || len(y) > 0 {
		var t uint64
		switch {
		case len(y) == 0 || len(x) > 0 && x[0].Term <= y[0].Term:
			t = x[0].Term
		default:
			t = y[0].Term
		}
		i, j := run(x, t), run(y, t)
		out[t] = rare(i + j)
		x, y = x[i:], y[j:]
	}
	return out
}

// run is how many postings at the head are of a term.
func run(p []window.Posting, t uint64) int {
	n := 0
	for n < len(p) && p[n].Term == t {
		n++
	}
	return n
}
