// SPDX-License-Identifier: Apache-2.0

package frame

import (
	"maps"
	"slices"
	"strings"

	"dragoman/know/ontology"
	"dragoman/lang"
)

// Sets are the small word sets of the coder.
type Sets struct {
	sets     map[string]map[string]bool // set → lemmas
	of       map[string][]int           // lemma → numbers of sets it is in, ascending
	names    []string                   // of the sets, in the file's order
	contexts map[string][]string        // lemma → contexts
	order    map[string]int             // context → place in the manual's list
}

func loadSets(pack *lang.Pack, o *ontology.Ontology) (*Sets, error) {
	w := &Sets{sets: map[string]map[string]bool{}, of: map[string][]int{}, contexts: map[string][]string{}, order: map[string]int{}}
	lines, err := pack.Words("event-words")
	if err != nil {
		return nil, err
	}
	for _, l := range lines {
		if len(l.Columns) != 2 {
			return nil, l.Errorf("want a set and its lemmas")
		}
		set := map[string]bool{}
		if w.sets[l.Columns[0]] != nil {
			return nil, l.Errorf("set %q stands twice", l.Columns[0])
		}
		for _, x := range strings.Split(l.Columns[1], ",") {
			if !set[x] {
				w.of[x] = append(w.of[x], len(w.names))
			}
			set[x] = true
		}
		w.sets[l.Columns[0]] = set
		w.names = append(w.names, l.Columns[0])
	}
	for i, c := range o.Contexts {
		w.order[c] = i
	}
	if lines, err = pack.Words("event-contexts"); err != nil {
		return nil, err
	}
	for _, l := range lines {
		if len(l.Columns) != 2 {
			return nil, l.Errorf("want a context and its lemmas")
		}
		if _, ok := w.order[l.Columns[0]]; !ok {
			return nil, l.Errorf("no context %q", l.Columns[0])
		}
		for _, x := range strings.Split(l.Columns[1], ",") {
			w.contexts[x] = append(w.contexts[x], l.Columns[0])
		}
	}
	return w, nil
}

// Is reports whether a lemma is in a set. Most lemmas are in none, so one
// look-up tells.
func (w *Sets) Is(set, lemma string) bool {
	for _, n := range w.of[lemma] {
		if w.names[n] == set {
			return true
		}
	}
	return false
}

// Of are the numbers of the sets a lemma is in, ascending.
func (w *Sets) Of(lemma string) []int { return w.of[lemma] }

// Len is how many sets there are.
func (w *Sets) Len() int { return len(w.names) }

// Contexts are the contexts a lemma speaks of.
func (w *Sets) Contexts(lemma string) []string { return w.contexts[lemma] }

// ContextOrder is a context's place in the manual's list.
func (w *Sets) ContextOrder(context string) int { return w.order[context] }

// Name is the name of set n.
func (w *Sets) Name(n int) string { return w.names[n] }

// Members are the lemmas of a set, sorted.
func (w *Sets) Members(set string) []string {
	return slices.Sorted(maps.Keys(w.sets[set]))
}
