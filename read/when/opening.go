// SPDX-License-Identifier: Apache-2.0

package when

import "dragoman"

// opening is the time that opens sentence s, where it holds for what token k of
// verb tells, whatever the parse hangs it on: "In May the army seized power", "On
// Monday, ten years after the war began, they met". No other verb stands between
// the two, or the verb is the sentence's own; and no other day is told between.
// -1 is none.
func (c *dater) opening(k, verb, s int) int {
	i, last := c.timesIn(s)
	if i == last || c.r.Times[i].Type != "DATE" && c.r.Times[i].Type != "TIME" || c.r.Times[i].Basis == "anchored" || c.r.Times[i].Earliest == "" || c.cued(i) >= 0 {
		return -1
	}
	first, after := int(c.r.Sentences[s].First), c.r.TokenAt(c.r.Times[i].End-1)+1
	at := k
	if verb >= 0 {
		at = min(k, verb)
	}
	if at < after {
		return -1
	}
	for j := first; c.r.Tokens[j].Start < c.r.Times[i].Start; j++ {
		if !c.is("placing", j) && !c.is("early", j) && !c.is("definite", j) {
			return -1 // something else opens it
		}
	}
	for n := i + 1; n < last && c.r.Times[n].Start < c.r.Tokens[at].Start; n++ {
		if x := &c.r.Times[n]; x.Type == "DATE" || x.Type == "TIME" {
			return -1
		}
	}
	own := verb >= 0 && c.r.Tokens[verb].Rel == dragoman.RootRel && (k == verb || c.core(k))
	for j := after; j < at && !own; j++ {
		if u := c.r.Tokens[j].UPOS; u == dragoman.VERB || u == dragoman.AUX && c.r.Tokens[j].Rel != dragoman.Aux || c.is("condition", j) || c.is("apart", j) {
			return -1
		}
	}
	return i
}
