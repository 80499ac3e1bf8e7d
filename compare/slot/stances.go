// SPDX-License-Identifier: Apache-2.0

package slot

import "dragoman/compare/window"

// Probabilities from which the words that set sides apart count.
const (
	denyFrom  = .30
	doubtFrom = .50
	planFrom  = .90
)

// denials finds a word of denial, or a holder who is nobody, that one sentence
// has and the other has not.
func denials(p *Pair) []Difference {
	if p.Shared < denyFrom {
		return nil
	}
	for _, m := range []window.Mark{window.Nobody, window.Deny} {
		if d, ok := p.marked(m); ok {
			d.Kind = "denied"
			return []Difference{d}
		}
	}
	return nil
}

// doubts finds a word that leaves open what the other sentence tells.
func doubts(p *Pair) []Difference {
	if p.Shared < doubtFrom {
		return nil
	}
	if d, ok := p.marked(window.Unsure); ok {
		d.Kind = "differs"
		return []Difference{d}
	}
	return nil
}

// plans finds a word that makes a plan of what the other sentence tells as done.
func plans(p *Pair) []Difference {
	if p.Shared < planFrom {
		return nil
	}
	d, ok := p.marked(window.Plan)
	if !ok {
		return nil
	}
	d.Kind = "differs"
	if differ, _ := p.later(); differ {
		d.Kind = "update"
	}
	return []Difference{d}
}

// marked is the difference of a mark that one side has and the other has not.
func (p *Pair) marked(m window.Mark) (Difference, bool) {
	x, y := p.A.Marks[m], p.B.Marks[m]
	if (x.Len() > 0) == (y.Len() > 0) {
		return Difference{}, false
	}
	d := Difference{Why: "status", Sure: p.Shared}
	if x.Len() > 0 {
		d.A = at(p.A.Report, x)
	} else {
		d.B = at(p.B.Report, y)
	}
	return d, true
}
