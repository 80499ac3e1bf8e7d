// SPDX-License-Identifier: Apache-2.0

package slot

import (
	"dragoman"
	"dragoman/compare/near"
	"dragoman/compare/window"
)

// bounds are the least of which one must be reached for a mark to bear on what
// the other sentence tells: the verifier's probabilities, and the share of what
// the mark is of that the other tells.
type bounds struct{ shared, opposed, met float64 }

var bearing = bounds{shared: .05, opposed: .10, met: .40}

// plannedFrom is the probability of telling one thing from which a plan on one
// side is set against the deed on the other.
const plannedFrom = .30

// Bears reports whether a mark bears on what the other sentence tells. A denial
// stands against what it denies, not against whatever else is told of the same
// people.
func (e *Evidence) Bears(p *Pair) bool {
	if e.Mark == window.Plan && p.Shared < plannedFrom {
		return false
	}
	if e.Mark == window.Deny && p.Shared < turnedFrom && p.turns(e) {
		return false
	}
	return p.Shared >= bearing.shared || p.Opposed >= bearing.opposed || e.Met >= bearing.met
}

// turnedFrom is the probability of telling one thing from which who turns a thing
// down stands against who tells of it.
const turnedFrom = .30

// claimReach is how many tokens beside a mark a word for what is claimed may stand.
const claimReach = 6

// turns reports whether a mark only turns a thing down, a request, a motion, a
// person, and no claim: "rejected the request", not "rejected the accusation".
func (p *Pair) turns(e *Evidence) bool {
	w, v := p.A, e.A
	if v.Len() == 0 {
		w, v = p.B, e.B
	}
	r := w.Report
	i, last := int32(r.TokenAt(v.Start)), int32(r.TokenAt(v.End-1))
	if !p.Words.Is("turndown", r.Tokens[i].Lemma) {
		return false
	}
	for k := max(w.First, i-claimReach); k < min(w.Last, last+claimReach); k++ {
		if p.Words.Is("claimed", r.Tokens[k].Lemma) || r.Tokens[k].Rel == dragoman.Ccomp && r.Tokens[k].Head == i {
			return false
		}
	}
	return true
}

// fewestTerms is how many terms sentences of the same words have at least.
const fewestTerms = 3

// Twin reports whether two sentences say the same in the same words of content,
// with the same numbers and as many negations, whatever the model makes of words
// that are frequent in short reports.
func Twin(p *near.Pair) bool {
	a, b := p.A, p.B
	if len(a.Terms) < fewestTerms || len(a.Terms) != len(b.Terms) || a.Negations != b.Negations || len(a.Values) != a.Values.Shared(b.Values) || len(b.Values) != len(a.Values) {
		return false
	}
	for i := range a.Terms {
		if a.Terms[i].ID != b.Terms[i].ID {
			return false
		}
	}
	return true
}
