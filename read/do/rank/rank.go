// SPDX-License-Identifier: Apache-2.0

// Package rank says of each candidate how likely it is to be an event of
// public affairs, and of which PLOVER type: two logistic models over the same
// features, of which the frames and what the rules of old looked at are a part.
package rank

import (
	"dragoman/internal/maxent"
	"dragoman/internal/vectors"
	"dragoman/read/do/propose"
	"dragoman/read/do/scene"
)

// Ranker scores candidates. Read-only.
type Ranker struct {
	Keep, Type            *maxent.Model
	keepDense, typesDense [3]maxent.Dense // the weights of the vectors of around
}

// New makes a ranker of the two models.
func New(keep, types *maxent.Model) Ranker {
	r := Ranker{Keep: keep, Type: types}
	for n, t := range vectorTemplates {
		id := func(d int) uint32 { return component(t, d) }
		r.keepDense[n], r.typesDense[n] = keep.Dense(vectors.MaxDim, id), types.Dense(vectors.MaxDim, id)
	}
	return r
}

// Scored is a candidate with what the models make of it.
type Scored struct {
	*propose.Candidate
	Keep   float64   // 0 to 1: how likely it is an event
	Type   int       // the type chosen, an index of the ontology's types
	Shares []float64 // of the types, which sum to 1; nil below the floor
}

// sure is the share under which the type of a frame, as its operators make it,
// goes before the model's choice.
const sure = 0.6

// Score scores a report's candidates. Those under the floor are left out; the
// order stays.
func (m *Ranker) Score(s *scene.Scene, list []*propose.Candidate, floor float64) (out []Scored) {
	var f Bag
	for _, k := range list {
		f = sparse(f[:0], s, k)
		words := around(s, k)
		margin := m.Keep.Margin(f)
		for n, w := range words {
			margin += m.keepDense[n].Margin(w.Vec.V, w.Vec.Scale)
		}
		p := maxent.Logistic(margin)
		if p < floor {
			continue
		}
		x := Scored{Candidate: k, Keep: p, Shares: make([]float64, m.Type.Classes())}
		m.Type.Score(f, x.Shares)
		for n, w := range words {
			m.typesDense[n].Score(w.Vec.V, w.Vec.Scale, x.Shares)
		}
		maxent.Softmax(x.Shares)
		x.Type = Choose(s, k, x.Shares)
		out = append(out, x)
	}
	return
}

// Choose is the likeliest type, or the frame's where the model is not sure.
func Choose(s *scene.Scene, k *propose.Candidate, shares []float64) int {
	best := 0
	for c, p := range shares {
		if p > shares[best] {
			best = c
		}
	}
	if shares[best] < sure && k.Told() != "" {
		for c, t := range s.Lex.Ontology.Types {
			if t.Name == k.Type {
				return c
			}
		}
	}
	return best
}
