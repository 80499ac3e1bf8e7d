// SPDX-License-Identifier: Apache-2.0

package lang

import (
	"maps"
	"slices"
	"strings"
)

// Sets are named sets of words and word groups, in lower case: what a stage
// knows of single words of its language. The lines of their file that begin
// with "example" say what the stage must make of a text, and run as its tests.
type Sets struct {
	of       map[string]map[string]bool
	Examples []Line
}

// Sets reads words/NAME.txt as sets: SET, tab, words set apart by "; ". A set
// may have several lines. want are the sets the stage uses: a file that lacks
// one, or has another, is refused.
func (p *Pack) Sets(name string, want ...string) (*Sets, error) {
	lines, err := p.Words(name)
	if err != nil {
		return nil, err
	}
	s := &Sets{of: map[string]map[string]bool{}}
	for _, w := range want {
		s.of[w] = nil
	}
	for _, l := range lines {
		set := l.Columns[0]
		if set == "example" {
			s.Examples = append(s.Examples, l)
			continue
		}
		if _, ok := s.of[set]; !ok {
			return nil, l.Errorf("no set %q is used (%s)", set, strings.Join(want, ", "))
		}
		if len(l.Columns) != 2 {
			return nil, l.Errorf("want a set and its words")
		}
		if s.of[set] == nil {
			s.of[set] = map[string]bool{}
		}
		for _, w := range strings.Split(l.Columns[1], ";") {
			if w = strings.ToLower(strings.TrimSpace(w)); w != "" {
				s.of[set][w] = true
			}
		}
	}
	for _, w := range want {
		if s.of[w] == nil {
			return nil, (Line{File: p.Code + "/words/" + name + ".txt", Number: 1}).Errorf("lacks the set %q", w)
		}
	}
	return s, nil
}

// Words are the words of a set, sorted.
func (s *Sets) Words(set string) []string { return slices.Sorted(maps.Keys(s.of[set])) }

// Has says whether a word is in a set, in whatever case it is written. Cost: a
// look-up or two.
func (s *Sets) Has(set, word string) bool {
	m := s.of[set]
	return m[word] || m[strings.ToLower(word)]
}
