// SPDX-License-Identifier: Apache-2.0

package names

import (
	"math"
	"math/rand/v2"

	"dragoman/internal/linear"
	"dragoman/read/name"
)

// example is one run with its features as indexes, and its gold names.
type example struct {
	tokens [][]int32
	wholes []whole
	lefts  []int
	gold   []span // tokens of the run
	weight float32
}

type whole struct {
	first, last int
	features    []int32
}

// crf trains a semi-Markov model. Token features have weights for all classes
// but the whole-name ones, whole-name features for those only.
type crf struct {
	rate, l2 float32
	drop     float64 // share of the features left out of a run, anew each time
	minSeen  int
	epochs   int

	tokens, wholes table
	join           [name.States][name.Lefts][]int32
	rng            *rand.Rand
	step           float32
}

// table is a set of weights with AdaGrad's sums.
type table struct {
	k     int // classes
	index map[uint32]int32
	keys  []uint32
	w, g  []float32
}

const tokenClasses = name.Classes - name.Labels

// examples turns runs into examples; features seen fewer than minSeen times
// are left out. Gold names that no run can hold are lost and counted.
func (c *crf) examples(runs []name.Run, gold [][]span, weights []float32) (out []example, lost int) {
	seen := map[uint32]int{}
	for _, r := range runs {
		for _, f := range r.Tokens {
			for _, x := range f {
				seen[x]++
			}
		}
		for _, w := range r.Wholes {
			for _, x := range w.Features {
				seen[x] += 1
			}
		}
	}
	for i, r := range runs {
		e := example{lefts: r.Lefts, weight: weights[i]}
		for _, f := range r.Tokens {
			e.tokens = append(e.tokens, c.tokens.list(f, seen, c.minSeen))
		}
		usable := map[[2]int]bool{}
		for _, w := range r.Wholes {
			e.wholes = append(e.wholes, whole{w.First, w.Last, c.wholes.list(w.Features, seen, c.minSeen)})
			usable[[2]int{w.First, w.Last}] = true
		}
		for _, g := range gold[i] {
			if usable[[2]int{g.first, g.last}] {
				e.gold = append(e.gold, g)
			} else {
				lost++
			}
		}
		out = append(out, e)
	}
	for s := range name.States {
		for l := range name.Lefts {
			c.join[s][l] = c.wholes.list(name.Join(s, l), nil, 0)
		}
	}
	return out, lost
}

func (t *table) list(f []uint32, seen map[uint32]int, least int) []int32 {
	out := make([]int32, 0, len(f))
	for _, x := range f {
		if seen[x] < least {
			continue
		}
		i, ok := t.index[x]
		if !ok {
			i = int32(len(t.keys))
			t.index[x] = i
			t.keys = append(t.keys, x)
		}
		out = append(out, i)
	}
	return out
}

// train fits the weights to the examples; a fixed seed fixes the result.
func (c *crf) train(examples []example, seed uint64) {
	for _, t := range []*table{&c.tokens, &c.wholes} {
		t.w, t.g = make([]float32, len(t.keys)*t.k), make([]float32, len(t.keys)*t.k)
	}
	c.rng = rand.New(rand.NewPCG(seed, 3))
	order := make([]int, len(examples))
	for i := range order {
		order[i] = i
	}
	var l chain
	for e := range c.epochs {
		c.step = c.rate * float32(math.Sqrt(1-0.9*float64(e)/float64(c.epochs)))
		c.rng.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		for _, i := range order {
			l.learn(c, &examples[i])
		}
	}
}

func newCRF() *crf {
	return &crf{rate: 0.03, l2: 1e-5, drop: 0.2, minSeen: 3, epochs: 14,
		tokens: table{k: tokenClasses, index: map[uint32]int32{}},
		wholes: table{k: name.Labels, index: map[uint32]int32{}}}
}

// score adds the weights of features to out.
func (t *table) score(features []int32, out []float32) {
	for _, f := range features {
		row := t.w[int(f)*t.k : int(f+1)*t.k]
		for c, w := range row {
			out[c] += w
		}
	}
}

// update moves the weights of features against a gradient.
func (t *table) update(features []int32, grad []float32, rate, l2 float32) {
	for _, f := range features {
		a := int(f) * t.k
		w, g := t.w[a:a+t.k], t.g[a:a+t.k]
		for c, d := range grad {
			if d < 1e-4 && d > -1e-4 {
				continue
			}
			d += l2 * w[c]
			g[c] += d * d
			w[c] -= rate * d / float32(math.Sqrt(float64(g[c])+1e-6))
		}
	}
}

// rows are the weights for the flat form: those under least left out, and
// features without one of row at least.
func (c *crf) rows(least, row float32) []linear.Row {
	var out []linear.Row
	for _, p := range []struct {
		t  *table
		at int
	}{{&c.tokens, 0}, {&c.wholes, tokenClasses}} {
		for i, key := range p.t.keys {
			r := linear.Row{Key: key, Weights: make([]float32, name.Classes)}
			any := false
			for k, w := range p.t.w[i*p.t.k : (i+1)*p.t.k] {
				if w >= least || w <= -least {
					r.Weights[p.at+k] = w
					any = any || w >= row || w <= -row
				}
			}
			if any {
				out = append(out, r)
			}
		}
	}
	return out
}
