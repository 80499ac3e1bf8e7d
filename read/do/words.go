// SPDX-License-Identifier: Apache-2.0

package do

import (
	"strings"

	"dragoman/know/ontology"
	"dragoman/lang"
)

// words are the small word sets of the coder.
type words struct {
	sets     map[string]map[string]bool // set → lemmas
	contexts map[string][]string        // lemma → contexts
	order    map[string]int             // context → place in the manual's list
}

func loadWords(pack *lang.Pack, o *ontology.Ontology) (*words, error) {
	w := &words{map[string]map[string]bool{}, map[string][]string{}, map[string]int{}}
	lines, err := pack.Words("event-words")
	if err != nil {
		return nil, err
	}
	for _, l := range lines {
		if len(l.Columns) != 2 {
			return nil, l.Errorf("want a set and its lemmas")
		}
		set := map[string]bool{}
		for _, x := range strings.Split(l.Columns[1], ",") {
			set[x] = true
		}
		w.sets[l.Columns[0]] = set
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

// is reports whether a lemma is in a set.
func (w *words) is(set, lemma string) bool { return w.sets[set][lemma] }

// count is how many of the lemmas are in a set.
func (w *words) count(set string, lemmas []string) (n int) {
	s := w.sets[set]
	for _, l := range lemmas {
		if s[l] {
			n++
		}
	}
	return
}
