// SPDX-License-Identifier: Apache-2.0

package actors

import (
	"cmp"
	"strings"

	"dragoman"
)

// Names gathers the names of actors over reports and gives each actor the one
// that is best for all: of a linked actor the actor file's; of another the
// fullest name that most of its reports have. It is not safe for concurrent use.
type Names struct {
	known  map[string]string // link → the actor file's name
	counts map[string]map[string]int
}

// NewNames makes an empty gathering over an actor table.
func NewNames(known *Table) *Names {
	n := &Names{map[string]string{}, map[string]map[string]int{}}
	for _, e := range known.Entities() {
		n.known[e.Link()] = e.Name
	}
	return n
}

// file is the name the actor file has of an actor, "" where it has none. One
// whom people merged into a known actor has that actor's id, and no link.
func (n *Names) file(a *dragoman.Actor) string {
	return cmp.Or(n.known[a.Link], n.known[a.ID])
}

// Add counts the names of an actor of one report.
func (n *Names) Add(a *dragoman.Actor) {
	if n.file(a) != "" {
		return
	}
	c := n.counts[a.ID]
	if c == nil {
		c = map[string]int{}
		n.counts[a.ID] = c
	}
	c[a.Name]++
}

// Canonical is the best name of an actor over the reports added so far: its name
// in the actor file; else the name most reports have, of two the longer one, of
// two of a length the first in the alphabet; else the one it has. A name wholly
// in capitals goes behind all others.
func (n *Names) Canonical(a *dragoman.Actor) string {
	if known := n.file(a); known != "" {
		return known
	}
	best := a.Name
	for name, k := range n.counts[a.ID] { // a total order: the same in any order of the map
		if better(name, k, best, n.counts[a.ID][best]) {
			best = name
		}
	}
	return best
}

func better(a string, n int, b string, m int) bool {
	if x, y := shouted(a), shouted(b); x != y {
		return y
	}
	if n != m {
		return n > m
	}
	if len(a) != len(b) {
		return len(a) > len(b)
	}
	return a < b
}

// shouted says whether a name of several words is all in capitals.
func shouted(s string) bool { return strings.ContainsRune(s, ' ') && s == strings.ToUpper(s) }
