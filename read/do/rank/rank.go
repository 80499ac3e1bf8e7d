// SPDX-License-Identifier: Apache-2.0

// Package rank says of each candidate how likely it is to be an event of
// public affairs, and of which PLOVER type: two logistic models over the same
// features, of which the frames and what the rules of old looked at are a part.
package rank

import (
	"dragoman/internal/maxent"
	"dragoman/read/do/propose"
	"dragoman/read/do/scene"
)

// Ranker scores candidates. Read-only.
type Ranker struct{ Keep, Type *maxent.Model }

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
		f = Append(f[:0], s, k)
		p := m.Keep.Yes(f)
		if p < floor {
			continue
		}
		x := Scored{Candidate: k, Keep: p, Shares: make([]float64, m.Type.Classes())}
		m.Type.Shares(f, x.Shares)
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
