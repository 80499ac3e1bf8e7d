// SPDX-License-Identifier: Apache-2.0

package where

import "dragoman/know/gaz"

// Sure are the features whose weights are given and not fitted.
var Sure = [...]struct {
	Feature int
	Weight  float64
}{{fComma, 4}, {fCommaNot, -4}, {fTLD, 2.5}}

// Example is one name of a report with its candidates, for training.
type Example struct {
	First  [][]float64 // features of the first pass, a row a candidate
	Second [][]float64 // features of the second pass, as the present first weights make them
	Gold   int         // the right candidate
	Weight float64     // times the name stands in the report
}

// Examples returns the names of a report that have two candidates or more, one
// of them right. gold gives the error of a candidate of a name in kilometres,
// negative where the candidate is the place itself.
func (t *T) Examples(text, url string, names []Name, gold func(name int, p gaz.Place) float64) []Example {
	d := t.document(text, url, names)
	t.rank(d)
	var out []Example
	for _, g := range d.groups {
		if len(g.cands) < 2 {
			continue
		}
		// The sense most mentions have; each votes for its nearest candidate.
		votes := make([]float64, len(g.cands))
		for _, m := range g.mentions {
			best, at := 161.0, -1
			for i, c := range g.cands {
				if e := gold(m, c.Place); e <= best {
					best, at = e, i
				}
			}
			if at >= 0 {
				votes[at]++
			}
		}
		e := Example{Gold: -1}
		for i, v := range votes {
			if v > e.Weight {
				e.Gold, e.Weight = i, v
			}
		}
		if e.Gold < 0 {
			continue
		}
		for i := range g.cands {
			c := &g.cands[i]
			e.First = append(e.First, c.local[:])
			e.Second = append(e.Second, append(append([]float64{}, c.local[:]...), c.soft[:]...))
		}
		out = append(out, e)
	}
	return out
}

// Candidates are the places a name can mean, best known first.
func (t *T) Candidates(name string) (out []gaz.Place) {
	g := &group{name: name, key: gaz.Fold(trimName(name))}
	t.candidates(g)
	for _, c := range g.cands {
		out = append(out, c.Place)
	}
	return out
}
