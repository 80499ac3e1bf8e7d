// SPDX-License-Identifier: Apache-2.0

package names

import (
	"math"

	"dragoman/read/name"
)

const (
	labels = name.Labels
	states = name.States
)

// chain computes the marginals of one run by the forward-backward algorithm,
// in logarithms, and moves the weights.
type chain struct {
	n       int
	token   [][tokenClasses]float32
	gToken  [][tokenClasses]float32
	whole   [][labels]float32
	gWhole  [][labels]float32
	join    [states][name.Lefts][labels]float32
	gJoin   [states][name.Lefts][labels]float32
	used    [states][name.Lefts]bool
	sum     [][labels]float32
	alpha   [][states]float64
	beta    [][states]float64
	enter   [][labels]float64 // log of the ways to begin a name of a kind at a boundary
	leave   [][labels]float64 // log of the ways to go on from having begun one
	starts  [][]int           // wholes by first token
	inspans [][labels]float32 // difference array of the inside gradient
	kept    [][]int32
	keptW   [][]int32
}

func grow[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n)
	}
	s = s[:n]
	clear(s)
	return s
}

var inf = math.Inf(-1)

func logAdd(a, b float64) float64 {
	if a < b {
		a, b = b, a
	}
	if b == inf || a-b > 30 {
		return a
	}
	return a + math.Log1p(math.Exp(b-a))
}

// learn takes one step on one run.
func (l *chain) learn(c *crf, e *example) {
	l.scores(c, e)
	z := l.forward(e)
	l.backward(e)
	l.gradients(e, z)
	l.gold(e)
	for i := range l.kept {
		for k := range l.gToken[i] {
			l.gToken[i][k] *= e.weight
		}
		c.tokens.update(l.kept[i], l.gToken[i][:], c.step, c.l2)
	}
	for i := range l.keptW {
		for k := range l.gWhole[i] {
			l.gWhole[i][k] *= e.weight
		}
		c.wholes.update(l.keptW[i], l.gWhole[i][:], c.step, c.l2)
	}
	for s := range states {
		for x := range name.Lefts {
			if l.used[s][x] {
				c.wholes.update(c.join[s][x], l.gJoin[s][x][:], c.step, c.l2)
				l.gJoin[s][x] = [labels]float32{}
				l.used[s][x] = false
			}
		}
	}
}

// thin leaves out features by chance (Wager et al. 2013: it works as an
// adaptive L2).
func (c *crf) thin(dst, f []int32) []int32 {
	for _, x := range f {
		if c.drop == 0 || c.rng.Float64() >= c.drop {
			dst = append(dst, x)
		}
	}
	return dst
}

func (l *chain) scores(c *crf, e *example) {
	n := len(e.tokens)
	l.n = n
	l.token, l.gToken = grow(l.token, n), grow(l.gToken, n)
	l.whole, l.gWhole = grow(l.whole, len(e.wholes)), grow(l.gWhole, len(e.wholes))
	l.sum = grow(l.sum, n+1)
	l.kept, l.keptW = l.kept[:0], l.keptW[:0]
	scale := float32(1 / (1 - c.drop))
	for i, f := range e.tokens {
		k := c.thin(nil, f)
		l.kept = append(l.kept, k)
		c.tokens.score(k, l.token[i][:])
		for x := range l.token[i] {
			l.token[i][x] *= scale
		}
	}
	for i, w := range e.wholes {
		k := c.thin(nil, w.features)
		l.keptW = append(l.keptW, k)
		c.wholes.score(k, l.whole[i][:])
		for x := range l.whole[i] {
			l.whole[i][x] *= scale
		}
	}
	for i := range n {
		for k := range labels {
			l.sum[i+1][k] = l.sum[i][k] + l.token[i][name.TokenClass(k, 1, 3)]
		}
		for s := range states {
			x := e.lefts[i]
			l.join[s][x] = [labels]float32{}
			c.wholes.score(c.join[s][x], l.join[s][x][:])
		}
	}
	for len(l.starts) < n+1 {
		l.starts = append(l.starts, nil)
	}
	for i := range n + 1 {
		l.starts[i] = l.starts[i][:0]
	}
	for i, w := range e.wholes {
		l.starts[w.first] = append(l.starts[w.first], i)
	}
}

func (l *chain) span(e *example, i, k int) float64 {
	w := &e.wholes[i]
	x := l.whole[i][k]
	if w.last-w.first == 1 {
		return float64(x + l.token[w.first][name.TokenClass(k, 0, 1)])
	}
	return float64(x + l.token[w.first][name.TokenClass(k, 0, 2)] + l.token[w.last-1][name.TokenClass(k, 1, 2)] + l.sum[w.last-1][k] - l.sum[w.first+1][k])
}

func (l *chain) forward(e *example) float64 {
	l.alpha, l.enter = grow(l.alpha, l.n+1), grow(l.enter, l.n+1)
	for i := range l.alpha {
		for s := range states {
			l.alpha[i][s] = inf
		}
	}
	l.alpha[0][0] = 0
	for i := range l.n {
		for k := range labels {
			l.enter[i][k] = inf
		}
		for s := range states {
			a := l.alpha[i][s]
			if a == inf {
				continue
			}
			t := name.After(s, -1)
			l.alpha[i+1][t] = logAdd(l.alpha[i+1][t], a+float64(l.token[i][0]))
			for k := range labels {
				l.enter[i][k] = logAdd(l.enter[i][k], a+float64(l.join[s][e.lefts[i]][k]))
			}
		}
		for _, w := range l.starts[i] {
			for k := range labels {
				x := l.enter[i][k] + l.span(e, w, k)
				b := &l.alpha[e.wholes[w].last][name.After(0, k)]
				*b = logAdd(*b, x)
			}
		}
	}
	z := inf
	for _, a := range l.alpha[l.n] {
		z = logAdd(z, a)
	}
	return z
}

func (l *chain) backward(e *example) {
	l.beta, l.leave = grow(l.beta, l.n+1), grow(l.leave, l.n+1)
	for i := l.n - 1; i >= 0; i-- {
		for k := range labels {
			l.leave[i][k] = inf
		}
		for _, w := range l.starts[i] {
			for k := range labels {
				l.leave[i][k] = logAdd(l.leave[i][k], l.span(e, w, k)+l.beta[e.wholes[w].last][name.After(0, k)])
			}
		}
		for s := range states {
			b := l.beta[i+1][name.After(s, -1)] + float64(l.token[i][0])
			for k := range labels {
				b = logAdd(b, float64(l.join[s][e.lefts[i]][k])+l.leave[i][k])
			}
			l.beta[i][s] = b
		}
	}
}

// gradients adds the expected counts.
func (l *chain) gradients(e *example, z float64) {
	l.inspans = grow(l.inspans, l.n+2)
	for i := range l.n {
		for s := range states {
			a := l.alpha[i][s]
			if a == inf {
				continue
			}
			l.gToken[i][0] += float32(math.Exp(a + float64(l.token[i][0]) + l.beta[i+1][name.After(s, -1)] - z))
			x := e.lefts[i]
			l.used[s][x] = true
			for k := range labels {
				l.gJoin[s][x][k] += float32(math.Exp(a + float64(l.join[s][x][k]) + l.leave[i][k] - z))
			}
		}
		for _, w := range l.starts[i] {
			for k := range labels {
				p := float32(math.Exp(l.enter[i][k] + l.span(e, w, k) + l.beta[e.wholes[w].last][name.After(0, k)] - z))
				l.name(e, w, k, p)
			}
		}
	}
	for i := range l.n {
		for k := range labels {
			if i > 0 {
				l.inspans[i][k] += l.inspans[i-1][k]
			}
			l.gToken[i][name.TokenClass(k, 1, 3)] += l.inspans[i][k]
		}
	}
}

// name adds p names of kind k at a whole.
func (l *chain) name(e *example, w, k int, p float32) {
	if p < 1e-6 && p > -1e-6 {
		return
	}
	l.gWhole[w][k] += p
	a, b := e.wholes[w].first, e.wholes[w].last
	if b-a == 1 {
		l.gToken[a][name.TokenClass(k, 0, 1)] += p
		return
	}
	l.gToken[a][name.TokenClass(k, 0, 2)] += p
	l.gToken[b-1][name.TokenClass(k, 1, 2)] += p
	l.inspans[a+1][k] += p
	l.inspans[b-1][k] -= p
}

// gold takes the counts of the right names away.
func (l *chain) gold(e *example) {
	s, i := 0, 0
	outside := func(to int) {
		for ; i < to; i++ {
			l.gToken[i][0]--
			s = name.After(s, -1)
		}
	}
	for _, g := range e.gold {
		outside(g.first)
		l.gJoin[s][e.lefts[g.first]][g.label]--
		l.used[s][e.lefts[g.first]] = true
		for _, w := range l.starts[g.first] {
			if e.wholes[w].last == g.last {
				l.gWhole[w][g.label]--
			}
		}
		for t := g.first; t < g.last; t++ {
			l.gToken[t][name.TokenClass(g.label, t-g.first, g.last-g.first)]--
		}
		i, s = g.last, name.After(s, g.label)
	}
	outside(l.n)
}
