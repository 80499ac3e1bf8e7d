// SPDX-License-Identifier: Apache-2.0

// Package names trains the model of read/name: a semi-Markov conditional
// random field with AdaGrad.
package names

import (
	"strings"

	"dragoman/internal/corpus"
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
// WikiGold and CrossNER they stand among MISC, and are groups where the world
// news calls the same words so (see regroup).
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

// regroup makes group of the "other" names that the world news calls groups.
func regroup(docs, world []document) {
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
	for _, d := range docs {
		for i, g := range d.gold {
			for j, n := range g {
				if n.label == other && count[strings.Join(d.tokens[i][n.first:n.last], " ")] > 1 {
					d.gold[i][j].label = group
				}
			}
		}
	}
}
