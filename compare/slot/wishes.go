// SPDX-License-Identifier: Apache-2.0

package slot

import (
	"dragoman"
	"dragoman/compare/window"
)

const (
	wishFrom = .20 // probability from which it is asked who wishes a thing
	wishNear = .30 // how near the verbs of what is wished must be
)

// wishes sets those who wish one thing side by side, where two sentences name
// two: neither denies the other, and they do not agree.
func wishes(p *Pair) []Difference {
	if p.Shared < wishFrom {
		return nil
	}
	for _, x := range p.wished(p.A) {
		for _, y := range p.wished(p.B) {
			a, b := p.A.Report, p.B.Report
			if a.Term(x.who) == b.Term(y.who) || a.Actor(x.who) != 0 && a.Actor(x.who) == b.Actor(y.who) || a.Place(x.who) != 0 && a.Place(x.who) == b.Place(y.who) {
				continue
			}
			if a.Term(x.what) == b.Term(y.what) && float64(p.near(p.A, x.verb, y.verb)) >= wishNear {
				return []Difference{{Why: "name", Kind: "incomplete", A: value(a, x.who, x.who+1), B: value(b, y.who, y.who+1), Sure: p.Shared}}
			}
		}
	}
	return nil
}

// wish is who wishes to do what with what: tokens.
type wish struct{ who, verb, what int32 }

// wished lists the wishes of named parties in a sentence.
func (p *Pair) wished(w *window.Window) (out []wish) {
	r := w.Report
	for i := w.First; i < w.Last; i++ {
		if !p.Words.Is("wish", r.Tokens[i].Lemma) && !p.Words.Is("wish", r.Word(i)) {
			continue
		}
		who, verb := int32(-1), int32(-1)
		for k := w.First; k < w.Last; k++ {
			switch t := &r.Tokens[k]; {
			case t.Head == i && t.Rel == dragoman.Nsubj && r.IsName(k):
				who = k
			case k > i && k < i+4 && verb < 0 && t.UPOS == dragoman.VERB:
				verb = k
			}
		}
		for k := verb + 1; who >= 0 && verb >= 0 && k < w.Last; k++ {
			if r.Tokens[k].Head == verb && r.Tokens[k].Rel == dragoman.Obj {
				out = append(out, wish{who, verb, k})
				break
			}
		}
	}
	return out
}
