// SPDX-License-Identifier: Apache-2.0

// Package refer scores reference: names grouped by actor, pronouns and nouns
// resolved to the right one.
package refer

import "dragoman/eval"

// Item is a mention with its gold group and the actor it was given.
type Item struct {
	Gold   string
	System string // "" is none
}

// BCubed compares the grouping of mentions (Bagga & Baldwin 1998): for every
// mention, the share of its system group that is of its gold group, and of its
// gold group that is in its system group. A mention without an actor is a
// group of its own. The sums are returned, to be divided by n.
func BCubed(items []Item) (precision, recall float64, n int) {
	both, gold, system := map[Item]int{}, map[string]int{}, map[string]int{}
	for _, x := range items {
		gold[x.Gold]++
		if x.System != "" {
			both[x]++
			system[x.System]++
		}
	}
	for _, x := range items {
		if x.System == "" {
			precision++
			recall += 1 / float64(gold[x.Gold])
			continue
		}
		b := float64(both[x])
		precision += b / float64(system[x.System])
		recall += b / float64(gold[x.Gold])
	}
	return precision, recall, len(items)
}

// Owner says which gold group an actor stands for: that of most of its names,
// the first of equals. names are in text order.
func Owner(names []Item) map[string]string {
	count := map[Item]int{}
	owner := map[string]string{}
	for _, x := range names {
		if x.System == "" {
			continue
		}
		count[x]++
	}
	for _, x := range names {
		if x.System == "" {
			continue
		}
		o, ok := owner[x.System]
		if !ok || count[x] > count[Item{o, x.System}] {
			owner[x.System] = x.Gold
		}
	}
	return owner
}

// Share is hits out of n, 0 where n is 0.
func Share(hits, n int) float64 { return eval.Counts{Match: hits, System: n}.Precision() }
