// SPDX-License-Identifier: Apache-2.0

package who

import (
	"math"
	"slices"

	"dragoman"
	"dragoman/internal/maxent"
	"dragoman/read/do/propose"
	"dragoman/read/do/scene"
)

// Chooser says who did it, and to whom. Read-only.
type Chooser struct{ both *maxent.Model } // classes: actor, recipient

// New makes a chooser of the models of actor and recipient.
func New(actor, recipient *maxent.Model) Chooser { return Chooser{maxent.Join(actor, recipient)} }

// unsaid is what the share of nobody counts for beside those of the spots: under
// 1, more is told.
const (
	unsaid      = 0.6
	unsaidAlone = 1.6 // of a sentence alone: there the models learn mostly from pairs, of which nobody is never one
)

// also is the share past which a phrase joined with the chosen one is a party
// too.
const also = 0.03

// Parties are those chosen, likeliest first, with the runner-up for explaining.
type Parties struct {
	Actors, Recipients []Choice
	// Other are the likeliest that were not chosen; P is 0 where there is none.
	OtherActor, OtherRecipient Choice
}

// Choice is a spot with its probability of being the actor, or the recipient.
type Choice struct {
	Spot
	P float64
}

// Choose picks the best pair: the product of the two shares is greatest, and no
// one is both. Nobody is a choice too, for each side.
func (m *Chooser) Choose(s *scene.Scene, f *Finder, k *propose.Candidate, typ string) (out Parties) {
	spots := f.Spots(k)
	n := len(spots)
	pa, pr := make([]float64, n+1), make([]float64, n+1)
	var x bag
	for i, p := range spots {
		margins := f.own(m, typ, p)
		x = place(x[:0], s, k, typ, p)
		x.said(s, k, typ, p)
		m.both.Score(x, margins[:])
		pa[i], pr[i] = margins[0], margins[1]
		if elsewhere(s, k, typ, p) {
			pa[i] = math.Inf(-1)
		}
	}
	x = nobody(x[:0], s, k, typ, spots)
	var none [2]float64
	m.both.Score(x, none[:])
	pa[n], pr[n] = none[0], none[1]
	maxent.Softmax(pa)
	maxent.Softmax(pr)
	if s.Single {
		pa[n], pr[n] = pa[n]*unsaidAlone, pr[n]*unsaidAlone
	} else {
		pa[n], pr[n] = pa[n]*unsaid, pr[n]*unsaid
	}
	a, r := best(spots, pooled(spots, pa), pooled(spots, pr))
	out.Actors, out.OtherActor = gather(k, spots, pa, a, r)
	out.Recipients, out.OtherRecipient = gather(k, spots, pr, r, a)
	if r >= 0 && among(out.Actors, spots[r]) {
		out.Recipients = nil
	}
	return out
}

// among reports whether those who do a deed leave no room for a spot as who it
// is done to: it is one of them or stands in one's name; or they are several,
// who do it among themselves, and it stands elsewhere.
func among(actors []Choice, p Spot) bool {
	return len(actors) > 1 && (p.From != Here || slices.ContainsFunc(actors, func(a Choice) bool { return same(a.Spot, p) || nested(p, a.Spot) }))
}

// pooled are the shares with those of one actor's phrases added up, each a hair
// more the likelier it is of them.
func pooled(spots []Spot, p []float64) []float64 {
	q := slices.Clone(p)
	for i := range spots {
		for j := range spots {
			if i != j && same(spots[i], spots[j]) {
				q[i] += p[j] * (1 - 1e-6)
			}
		}
	}
	return q
}

// best are the places of the pair, -1 for nobody, whose share stands last.
func best(spots []Spot, pa, pr []float64) (a, r int) {
	n := len(spots)
	a, r = -1, -1
	noA, noR := pa[n], pr[n]
	top := noA * noR
	for x := -1; x < n; x++ {
		sx := noA
		if x >= 0 {
			sx = pa[x]
		}
		for y := -1; y < n; y++ {
			if y >= 0 && x >= 0 && (x == y || same(spots[x], spots[y]) || nested(spots[x], spots[y]) || nested(spots[y], spots[x])) {
				continue
			}
			sy := noR
			if y >= 0 {
				sy = pr[y]
			}
			if sx*sy > top {
				a, r, top = x, y, sx*sy
			}
		}
	}
	return
}

// same reports whether two spots are one actor.
func same(p, q Spot) bool { return p.Actor != nil && p.Actor == q.Actor }

// nested reports whether p stands in the phrase that q heads: "leaders of both
// parties" are not sentenced by the parties.
func nested(p, q Spot) bool {
	if p.Clause != q.Clause {
		return false
	}
	c := p.Clause
	for i, n := p.At, 0; n < longest && c.Head[i] >= 0; n++ {
		switch c.Rel[i] {
		case dragoman.Nmod, dragoman.Amod, dragoman.Compound, dragoman.Appos, dragoman.Flat:
		default:
			return false
		}
		if i = c.Head[i]; i == q.At {
			return true
		}
	}
	return false
}

// gather is the chosen spot with those joined to it: known actors in the same
// place around the word, and others that are likely enough.
func gather(k *propose.Candidate, spots []Spot, p []float64, at, other int) (list []Choice, next Choice) {
	for i, s := range spots {
		if i == at || i == other || at >= 0 && same(s, spots[at]) || other >= 0 && same(s, spots[other]) {
			continue
		}
		if p[i] > next.P {
			next = Choice{s, p[i]}
		}
	}
	if at < 0 {
		return
	}
	list = []Choice{{spots[at], p[at]}}
	for i, s := range spots {
		if i != at && i != other && s.From == Here && spots[at].From == Here && (p[i] > also || s.Actor != nil && together(k, spots[at].At, s.At)) && joined(spots[at], s) {
			list = append(list, Choice{s, p[i]})
		}
	}
	return
}

// together reports whether two tokens are both subjects, objects or agents of
// the word.
func together(k *propose.Candidate, i, j int) bool {
	return slices.ContainsFunc([][]int{k.Args.Subject, k.Args.Object, k.Args.By}, func(l []int) bool {
		return slices.Contains(l, i) && slices.Contains(l, j)
	})
}

// joined reports whether two phrases are coordinated.
func joined(p, q Spot) bool {
	c := p.Clause
	root := func(i int) int {
		for _, h := range c.Conjoined(i)[1:] {
			if h == q.At || h == p.At {
				return i
			}
		}
		return -1
	}
	return root(p.At) >= 0 || root(q.At) >= 0
}
