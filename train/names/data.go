// SPDX-License-Identifier: Apache-2.0

// Package names trains the model of read/name: a semi-Markov conditional
// random field with AdaGrad.
package names

import (
	"cmp"
	"slices"
	"strings"

	"dragoman/internal/corpus"
	"dragoman/know/actors"
)

// Labels of read/name, by number.
const (
	person = iota
	organisation
	place
	facility
	group
	other
	drop = -1
)

// scheme says what the types of a set are to us. A type not named is dropped:
// it counts as no name.
type scheme map[string]int

// The schemes. Titles are outside persons in all of these sets. Demonyms,
// religions and parties' members are groups: world news calls them NORP; in
// WikiGold and CrossNER they stand among MISC, in UNER they are not marked: see
// regroup.
var (
	worldScheme = scheme{"Person": person, "Organization": organisation, "Location": place, "Facility": facility, "NORP": group, "Misc": other, "Product": other}
	wikiScheme  = scheme{"PER": person, "ORG": organisation, "LOC": place, "MISC": other}
	crossScheme = scheme{"politician": person, "person": person, "organisation": organisation, "politicalparty": organisation, "country": place, "location": place, "event": other, "election": other, "misc": other}
	unerScheme  = scheme{"PER": person, "ORG": organisation, "LOC": place}
)

// document is a training document with gold names.
type document struct {
	tokens [][]string
	gold   [][]span
	weight float32
}

type span struct{ first, last, label int }

// load reads a set. keep chooses documents by id.
func load(path string, s scheme, weight float32, keep func(id string) bool) ([]document, error) {
	docs, err := corpus.Names(path)
	if err != nil {
		return nil, err
	}
	var out []document
	for _, d := range docs {
		if !keep(d.ID) {
			continue
		}
		x := document{weight: weight}
		for _, sent := range d.Sentences {
			var g []span
			for _, n := range sent.Names {
				label, ok := s[n.Type]
				if ok && sound(sent.Tokens[n.First:n.Last], label) {
					g = append(g, span{n.First, n.Last, label})
				}
			}
			x.tokens, x.gold = append(x.tokens, sent.Tokens), append(x.gold, g)
		}
		out = append(out, x)
	}
	return out, nil
}

// sound leaves out what the annotators surely did not mean: weekdays and bare
// marks as names.
func sound(tokens []string, label int) bool {
	if label == other && len(tokens) == 1 {
		switch tokens[0] {
		case "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", ",", "(", ")", ".":
			return false
		}
	}
	return true
}

// regroup makes groups of the "other" names that are demonyms in the actor
// file, or that the world news calls groups; and of demonyms the set leaves
// unmarked, as UNER does.
func regroup(docs, world []document, known *actors.Table) {
	count := map[string]int{}
	for _, d := range world {
		for i, g := range d.gold {
			for _, n := range g {
				if n.label == group {
					count[strings.Join(d.tokens[i][n.first:n.last], " ")]++
				}
			}
		}
	}
	demonym := func(w string) bool {
		return w[0] >= 'A' && w[0] <= 'Z' && known.Probe(actors.AppendFold(nil, w))&(1<<actors.AsDemonym|1<<actors.AsPeople) != 0
	}
	for _, d := range docs {
		for i, g := range d.gold {
			taken := make([]bool, len(d.tokens[i]))
			for j, n := range g {
				name := strings.Join(d.tokens[i][n.first:n.last], " ")
				if n.label == other && (count[name] > 1 || n.last == n.first+1 && demonym(name)) {
					g[j].label = group
				}
				for t := n.first; t < n.last; t++ {
					taken[t] = true
				}
			}
			for t, w := range d.tokens[i] {
				if !taken[t] && demonym(w) {
					g = append(g, span{t, t + 1, group})
				}
			}
			slices.SortFunc(g, func(a, b span) int { return cmp.Compare(a.first, b.first) })
			d.gold[i] = g
		}
	}
}
