// SPDX-License-Identifier: Apache-2.0

// Package names scores names: exact spans of equal kind.
package names

import "dragoman/eval"

// Name is a name in one sentence: tokens [First, Last) and its kind, PER, LOC
// or ORG.
type Name struct {
	First, Last int
	Kind        string
}

// Kinds are the kinds that count.
var Kinds = []string{"PER", "LOC", "ORG"}

// Gold maps the type a set gives a name to the kind that counts, or "".
func Gold(typ string) string {
	switch typ {
	case "Person", "politician", "person", "PER", "PERSON":
		return "PER"
	case "Location", "Facility", "country", "location", "LOC", "place", "facility":
		return "LOC"
	case "Organization", "organisation", "politicalparty", "ORG":
		return "ORG"
	}
	return ""
}

// Scores are the counts by kind.
type Scores map[string]eval.Counts

// Add compares the names of one sentence. A name counts once.
func (s Scores) Add(gold, system []Name) {
	want := map[Name]bool{}
	count := func(kind string, d eval.Counts) { s[kind] = s[kind].Plus(d) }
	for _, g := range gold {
		if !want[g] {
			want[g] = true
			count(g.Kind, eval.Counts{Gold: 1})
		}
	}
	for _, x := range system {
		c := eval.Counts{System: 1}
		if want[x] {
			delete(want, x)
			c.Match = 1
		}
		count(x.Kind, c)
	}
}

// Micro is the sum over the kinds.
func (s Scores) Micro() (all eval.Counts) {
	for _, k := range Kinds {
		all = all.Plus(s[k])
	}
	return all
}
