// SPDX-License-Identifier: Apache-2.0

// Package articles scores the events read in whole reports against events
// coded by hand: which were found, with the right type, parties, countries and
// status, and what was told that is none.
package articles

import (
	"sort"

	"dragoman"
)

// Event is an event coded by hand. Core ones count for recall and accuracy;
// optional ones only keep a prediction from being an error.
type Event struct {
	Core               bool
	Type               string
	Also               []string // types that are right as well
	Evidence           []dragoman.Span
	Actors, Recipients []Party
	Status             string
	AlsoStatus         []string
}

// Party is an actor or recipient coded by hand; what is not known is "".
type Party struct{ Text, Country string }

// Report is a report coded by hand. Lures are spans where no event is to be
// triggered.
type Report struct {
	Events []Event
	Lures  []dragoman.Span
}

// longestTrigger is how many bytes a mention may have to point at anything.
const longestTrigger = 40

// Telling is what of a prediction is compared: its type and its mentions, the
// trigger first.
type Telling struct {
	Type     string
	Mentions []dragoman.Span
}

// Pair pairs predictions with events one to one, and returns for each
// prediction the event it stands for, -1 for none. A prediction can stand for
// an event if a mention overlaps its evidence; the right type is preferred,
// then core events, then earlier evidence, then the closer fit.
func Pair(events []Event, told []Telling) []int {
	type pair struct {
		key  [3]int
		fit  float64
		p, e int
	}
	var all []pair
	for p, t := range told {
		for e := range events {
			n, fit := meets(events[e].Evidence, t.Mentions)
			if n < 0 {
				continue
			}
			all = append(all, pair{[3]int{btoi(!events[e].right(t.Type)), btoi(!events[e].Core), n}, fit, p, e})
		}
	}
	sort.SliceStable(all, func(i, j int) bool {
		a, b := all[i], all[j]
		if a.key != b.key {
			for k := range a.key {
				if a.key[k] != b.key[k] {
					return a.key[k] < b.key[k]
				}
			}
		}
		if a.fit != b.fit {
			return a.fit > b.fit
		}
		return a.p < b.p || a.p == b.p && a.e < b.e
	})
	out, taken := make([]int, len(told)), make([]bool, len(events))
	for i := range out {
		out[i] = -1
	}
	for _, x := range all {
		if out[x.p] < 0 && !taken[x.e] {
			out[x.p], taken[x.e] = x.e, true
		}
	}
	return out
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}

func (e *Event) right(typ string) bool {
	if typ == e.Type {
		return true
	}
	for _, t := range e.Also {
		if t == typ {
			return true
		}
	}
	return false
}

// meets is the first span of evidence that some mention overlaps, and how well
// the best of these fits it; -1 for none.
func meets(evidence, mentions []dragoman.Span) (n int, fit float64) {
	for n, v := range evidence {
		best := -1.0
		for _, m := range mentions {
			if m.Len() <= 0 || m.Len() > longestTrigger || !m.Overlaps(v) {
				continue
			}
			i := min(m.End, v.End) - max(m.Start, v.Start)
			best = max(best, float64(i)/float64(m.Len()+v.Len()-int(i)))
		}
		if best >= 0 {
			return n, best
		}
	}
	return -1, 0
}
