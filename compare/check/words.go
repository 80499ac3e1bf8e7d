// SPDX-License-Identifier: Apache-2.0

package check

import (
	"strings"

	"dragoman/lang"
)

// rivals is words/check.txt: of each word the places it stands in.
// Two words exclude one another where they stand on one line on different
// sides; on a line of kind one or apart each word is a side of its own. Both of
// a line of kind apart may be true.
type rivals struct {
	of       map[string][]place
	prefixes []string         // that turn a word round
	grave    map[string]bool  // lemmas that are answered by themselves or a synonym only
	must     map[string][]int // words that must be answered by one of their line
	limits   map[string][]int // words that take something off what is told, by their lines
	carries  map[string]bool  // verbs of which what hangs on them is done
	doers    []string         // nouns of which those of persons and bodies are kinds
	persons  map[string]bool  // pronouns of persons
}

type place struct {
	line, side int
	both       bool // two of the line may be true
}

func newRivals(pack *lang.Pack) (*rivals, error) {
	lines, err := pack.Words("check")
	if err != nil {
		return nil, err
	}
	out := &rivals{of: map[string][]place{}, grave: map[string]bool{}, must: map[string][]int{}, limits: map[string][]int{}, carries: map[string]bool{}, persons: map[string]bool{}}
	byLine := map[string]map[string][]int{"must": out.must, "limit": out.limits}
	sets := map[string]map[string]bool{"grave": out.grave, "person": out.persons, "carries": out.carries}
	for i, l := range lines {
		switch {
		case len(l.Columns) == 3 && l.Columns[0] == "rival":
			for side, ws := range l.Columns[1:] {
				for _, w := range strings.Fields(ws) {
					out.of[w] = append(out.of[w], place{i, side, false})
				}
			}
		case len(l.Columns) == 2 && (l.Columns[0] == "one" || l.Columns[0] == "apart"):
			for side, w := range strings.Fields(l.Columns[1]) {
				out.of[w] = append(out.of[w], place{i, side, l.Columns[0] == "apart"})
			}
		case len(l.Columns) == 2 && l.Columns[0] == "doer":
			out.doers = append(out.doers, strings.Fields(l.Columns[1])...)
		case len(l.Columns) == 2 && byLine[l.Columns[0]] != nil:
			for _, w := range strings.Fields(l.Columns[1]) {
				byLine[l.Columns[0]][w] = append(byLine[l.Columns[0]][w], i)
			}
		case len(l.Columns) == 2 && sets[l.Columns[0]] != nil:
			for _, w := range strings.Fields(l.Columns[1]) {
				sets[l.Columns[0]][w] = true
			}
		case len(l.Columns) == 2 && l.Columns[0] == "prefix":
			out.prefixes = append(out.prefixes, strings.Fields(l.Columns[1])...)
		default:
			return nil, l.Errorf("want rival, a tab, words, a tab, words; or one, apart, carries, doer, grave, limit, must, person or prefix, a tab, words")
		}
	}
	return out, nil
}

// apart reports whether two lemmas exclude one another, so that neither stands
// for the other.
func (r *rivals) apart(a, b string) bool { return r.exclude(a, b, true) }

// against reports whether two lemmas can't both be true of one thing.
func (r *rivals) against(a, b string) bool { return r.exclude(a, b, false) }

func (r *rivals) exclude(a, b string, both bool) bool {
	a, b = strings.ToLower(a), strings.ToLower(b)
	for _, p := range r.prefixes {
		if a == p+b || b == p+a {
			return true
		}
	}
	for _, x := range r.of[a] {
		for _, y := range r.of[b] {
			if x.line == y.line && x.side != y.side && (both || !x.both) {
				return true
			}
		}
	}
	return false
}
