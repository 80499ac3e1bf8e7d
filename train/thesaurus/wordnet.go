// SPDX-License-Identifier: Apache-2.0

// Package thesaurus makes the table of internal/thesaurus of the files of
// WordNet 3.0 (data.* and index.*, of which wndb(5WN) tells).
package thesaurus

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"dragoman/internal/thesaurus"
)

// senses of a word that are kept; rarer ones are seldom meant in news.
const kept = 8

// files are the parts of speech as WordNet names its files.
var files = []struct {
	name  string
	class thesaurus.Class
}{{"noun", thesaurus.Noun}, {"verb", thesaurus.Verb}, {"adj", thesaurus.Adjective}, {"adv", thesaurus.Adverb}}

// synset is a set of synonyms as a data file has it.
type synset struct {
	words    []string
	parents  []string    // offsets
	antonyms [][3]string // offset and class of the other set, the two words by number: "0102"
}

// Make makes the table of the words that want wants; words of two parts it is
// asked for by both parts, and of these only verbs and particles are kept
// ("shut_down").
func Make(folder string, want func(word string) bool) ([]byte, error) {
	keep := func(w string, c thesaurus.Class) bool {
		a, b, two := strings.Cut(w, "_")
		if two {
			return c == thesaurus.Verb && !strings.Contains(b, "_") && want(a) && want(b)
		}
		return want(w)
	}
	var senses []thesaurus.Sense
	words := map[string][]int{}
	var antonyms [][2]string
	for _, f := range files {
		sets, order, err := data(filepath.Join(folder, "data."+f.name))
		if err != nil {
			return nil, err
		}
		ranks, err := index(filepath.Join(folder, "index."+f.name))
		if err != nil {
			return nil, err
		}
		place := keptSets(sets, order, ranks, func(w string) bool { return keep(w, f.class) }, len(senses))
		for _, at := range order {
			if _, ok := place[at]; !ok {
				continue
			}
			s := thesaurus.Sense{Class: f.class}
			for _, p := range sets[at].parents {
				if k, ok := place[p]; ok && !slices.Contains(s.Parents, k) {
					s.Parents = append(s.Parents, k)
				}
			}
			senses = append(senses, s)
		}
		for _, w := range sortedKeys(ranks) {
			if !keep(w, f.class) {
				continue
			}
			for k, at := range ranks[w] {
				if k < kept {
					words[w] = append(words[w], place[at])
				}
			}
		}
		for _, at := range order {
			for _, p := range opposites(sets, at) {
				if len(words[p[0]]) > 0 && len(words[p[1]]) > 0 {
					antonyms = append(antonyms, p)
				}
			}
		}
	}
	return thesaurus.Make(senses, words, antonyms)
}

// keptSets gives the sets that a kept word has among its first senses, and
// all they are kinds of, their places.
func keptSets(sets map[string]*synset, order []string, ranks map[string][]string, keep func(string) bool, from int) map[string]int {
	use := map[string]bool{}
	for w, at := range ranks {
		if keep(w) {
			for _, a := range at[:min(kept, len(at))] {
				reach(sets, a, use)
			}
		}
	}
	place := map[string]int{}
	for _, at := range order {
		if use[at] {
			place[at] = from + len(place)
		}
	}
	return place
}

// reach marks a set and all it is a kind of.
func reach(sets map[string]*synset, at string, use map[string]bool) {
	if s := sets[at]; s != nil && !use[at] {
		use[at] = true
		for _, p := range s.parents {
			reach(sets, p, use)
		}
	}
}

// opposites are the pairs of antonyms that a set names, of its own class.
func opposites(sets map[string]*synset, at string) (out [][2]string) {
	s := sets[at]
	for _, l := range s.antonyms {
		t := sets[l[0]]
		a, errA := strconv.ParseUint(l[2][:2], 16, 8)
		b, errB := strconv.ParseUint(l[2][2:], 16, 8)
		if t == nil || errA != nil || errB != nil || a == 0 || b == 0 || int(a) > len(s.words) || int(b) > len(t.words) {
			continue
		}
		out = append(out, [2]string{s.words[a-1], t.words[b-1]})
	}
	return out
}

// data reads a data file: its sets by offset, and the offsets in order.
func data(path string) (sets map[string]*synset, order []string, err error) {
	b, err := os.ReadFile(path)
	if err != nil {
		return nil, nil, fmt.Errorf("%w (WORDNET names the folder of WordNet 3.0)", err)
	}
	sets = map[string]*synset{}
	for n, line := range strings.Split(string(b), "\n") {
		if line == "" || line[0] == ' ' {
			continue
		}
		f := strings.Fields(line)
		s, err := parse(f)
		if err != nil {
			return nil, nil, fmt.Errorf("%s:%d: %w", path, n+1, err)
		}
		sets[f[0]] = s
		order = append(order, f[0])
	}
	return sets, order, nil
}

// parse reads the fields of a line of a data file.
func parse(f []string) (*synset, error) {
	bad := fmt.Errorf("no synset of WordNet 3")
	if len(f) < 6 {
		return nil, bad
	}
	count, err := strconv.ParseUint(f[3], 16, 8)
	at := 4 + 2*int(count)
	if err != nil || len(f) <= at {
		return nil, bad
	}
	s := &synset{}
	for i := range int(count) {
		w, _, _ := strings.Cut(f[4+2*i], "(") // "(p)": where an adjective may stand
		s.words = append(s.words, w)
	}
	links, err := strconv.Atoi(f[at])
	if err != nil || len(f) < at+1+4*links {
		return nil, bad
	}
	for i := range links {
		l := f[at+1+4*i : at+5+4*i]
		switch l[0] {
		case "@", "&": // a kind of, like
			if f[2] != "a" { // the head of adjectives alike is no kind of them
				s.parents = append(s.parents, l[1])
			}
		case "!":
			s.antonyms = append(s.antonyms, [3]string{l[1], l[2], l[3]})
		}
	}
	return s, nil
}

// index reads an index file: of each word in lower case the offsets of its
// sets, the most frequent first.
func index(path string) (map[string][]string, error) {
	b, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	out := map[string][]string{}
	for n, line := range strings.Split(string(b), "\n") {
		if line == "" || line[0] == ' ' {
			continue
		}
		f := strings.Fields(line)
		bad := fmt.Errorf("%s:%d: no index line of WordNet 3", path, n+1)
		if len(f) < 6 {
			return nil, bad
		}
		pointers, err := strconv.Atoi(f[3])
		if err != nil || len(f) < 7+pointers {
			return nil, bad
		}
		out[f[0]] = f[6+pointers:]
	}
	return out, nil
}

func sortedKeys(m map[string][]string) []string {
	out := make([]string, 0, len(m))
	for k := range m {
		out = append(out, k)
	}
	slices.Sort(out)
	return out
}
