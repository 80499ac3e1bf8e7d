// SPDX-License-Identifier: Apache-2.0

package who

import (
	"dragoman"
	"dragoman/internal/maxent"
	"dragoman/read/do/propose"
	"dragoman/read/do/scene"
)

// Chooser says who did it, and to whom. Read-only.
type Chooser struct{ Actor, Recipient *maxent.Model }

// Nobody is the probability a party must pass to be told at all; of a sentence
// alone, which was picked for what it tells, nobodyAlone.
const (
	Nobody      = 0.20
	nobodyAlone = 0.12
)

// also is the probability past which a phrase joined with the chosen one is a
// party too.
const also = 0.35

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

// Choose picks the best pair: the sum of the two probabilities is greatest,
// no one is both, and nobody counts as much as Nobody.
func (m *Chooser) Choose(s *scene.Scene, f *Finder, k *propose.Candidate, typ string) (out Parties) {
	spots := f.Spots(k)
	pa, pr := make([]float64, len(spots)), make([]float64, len(spots))
	var x bag
	for i, p := range spots {
		x = features(x[:0], s, k, typ, p)
		pa[i], pr[i] = m.Actor.Yes(x), m.Recipient.Yes(x)
	}
	nobody := Nobody
	if s.Single {
		nobody = nobodyAlone
	}
	a, r := best(spots, pa, pr, nobody)
	out.Actors, out.OtherActor = gather(spots, pa, a, r)
	out.Recipients, out.OtherRecipient = gather(spots, pr, r, a)
	return out
}

func best(spots []Spot, pa, pr []float64, nobody float64) (a, r int) {
	a, r = -1, -1
	top := 2 * nobody
	for x := -1; x < len(spots); x++ {
		sx := nobody
		if x >= 0 {
			sx = pa[x]
		}
		for y := -1; y < len(spots); y++ {
			if y >= 0 && x >= 0 && (x == y || same(spots[x], spots[y]) || nested(spots[x], spots[y]) || nested(spots[y], spots[x])) {
				continue
			}
			sy := nobody
			if y >= 0 {
				sy = pr[y]
			}
			if sx+sy > top {
				a, r, top = x, y, sx+sy
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

// gather is the chosen spot with those joined to it.
func gather(spots []Spot, p []float64, at, other int) (list []Choice, next Choice) {
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
		if i != at && i != other && s.From == Here && spots[at].From == Here && p[i] > also && joined(spots[at], s) {
			list = append(list, Choice{s, p[i]})
		}
	}
	return
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
