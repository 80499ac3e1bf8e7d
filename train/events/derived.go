// SPDX-License-Identifier: Apache-2.0

package events

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"dragoman/internal/corpus"
)

// nounFiles are the lexicographer files of WordNet whose nouns may name a deed:
// act, communication, event, process, relation, state.
var nounFiles = map[string]bool{"04": true, "10": true, "11": true, "22": true, "24": true, "26": true}

// synset is a set of synonyms: its words, and its derivations to other sets.
type synset struct {
	file  string
	words []string
	links [][2]string // other set, and the two words by number: "0102"
}

// Derived derives lang/en/words/derived-nouns.txt from WordNet 3.0: the verbs
// that a noun of a deed is derived of. folder holds data.verb and data.noun.
func Derived(folder string) error {
	verbs, err := synsets(filepath.Join(folder, "data.verb"), "n")
	if err != nil {
		return err
	}
	nouns, err := synsets(filepath.Join(folder, "data.noun"), "")
	if err != nil {
		return err
	}
	of := map[string][]string{}
	for _, v := range verbs {
		for _, l := range v.links {
			n, ok := nouns[l[0]]
			if !ok || !nounFiles[n.file] {
				continue
			}
			a, errA := strconv.ParseUint(l[1][:2], 16, 8)
			b, errB := strconv.ParseUint(l[1][2:], 16, 8)
			if errA != nil || errB != nil || a == 0 || b == 0 || int(a) > len(v.words) || int(b) > len(n.words) {
				continue
			}
			verb, noun := v.words[a-1], n.words[b-1]
			if strings.Contains(verb+noun, "_") || slices.Contains(of[noun], verb) {
				continue
			}
			of[noun] = append(of[noun], verb)
		}
	}
	var rows []string
	for n, v := range of {
		slices.Sort(v)
		rows = append(rows, n+"\t"+strings.Join(v, ","))
	}
	slices.Sort(rows)
	var b bytes.Buffer
	b.WriteString("# Nouns of deeds and the verbs they are derived of, from WordNet 3.0 (Copyright 2006 Princeton University, WordNet licence, see NOTICE), by \"go run ./cmd/train derived\".\n")
	for _, r := range rows {
		b.WriteString(r + "\n")
	}
	return os.WriteFile(filepath.Join(corpus.Root(), "lang/en/words/derived-nouns.txt"), b.Bytes(), 0o644)
}

// synsets reads a data file of WordNet: sets by their offset, with those
// derivations that lead to a part of speech.
func synsets(path, to string) (map[string]synset, error) {
	b, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	out := map[string]synset{}
	for n, line := range strings.Split(string(b), "\n") {
		if line == "" || line[0] == ' ' {
			continue
		}
		f := strings.Fields(line)
		bad := fmt.Errorf("%s:%d: no synset of WordNet 3", path, n+1)
		if len(f) < 6 {
			return nil, bad
		}
		count, err := strconv.ParseUint(f[3], 16, 8)
		at := 4 + 2*int(count)
		if err != nil || len(f) <= at {
			return nil, bad
		}
		s := synset{file: f[1]}
		for i := range int(count) {
			s.words = append(s.words, strings.ToLower(f[4+2*i]))
		}
		links, err := strconv.Atoi(f[at])
		if err != nil || len(f) < at+1+4*links {
			return nil, bad
		}
		for i := range links {
			l := f[at+1+4*i : at+5+4*i]
			if l[0] == "+" && l[2] == to && len(l[3]) == 4 {
				s.links = append(s.links, [2]string{l[1], l[3]})
			}
		}
		out[f[0]] = s
	}
	return out, nil
}
