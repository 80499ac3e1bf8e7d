// SPDX-License-Identifier: Apache-2.0

package check

import (
	"strings"

	"dragoman/lang"
)

// rivals is words/check.txt: of each word the places it stands in.
// Two words exclude one another where they stand on one line on different
// sides; on a line of kind apart each word is a side of its own.
type rivals struct {
	of       map[string][]place
	prefixes []string // that turn a word round
}

type place struct{ line, side int }

func newRivals(pack *lang.Pack) (*rivals, error) {
	lines, err := pack.Words("check")
	if err != nil {
		return nil, err
	}
	out := &rivals{of: map[string][]place{}}
	for i, l := range lines {
		switch {
		case len(l.Columns) == 3 && l.Columns[0] == "rival":
			for side, ws := range l.Columns[1:] {
				for _, w := range strings.Fields(ws) {
					out.of[w] = append(out.of[w], place{i, side})
				}
			}
		case len(l.Columns) == 2 && l.Columns[0] == "apart":
			for side, w := range strings.Fields(l.Columns[1]) {
				out.of[w] = append(out.of[w], place{i, side})
			}
		case len(l.Columns) == 2 && l.Columns[0] == "prefix":
			out.prefixes = append(out.prefixes, strings.Fields(l.Columns[1])...)
		default:
			return nil, l.Errorf("want rival, a tab, words, a tab, words; or apart or prefix, a tab, words")
		}
	}
	return out, nil
}

// apart reports whether two lemmas exclude one another.
func (r *rivals) apart(a, b string) bool {
	a, b = strings.ToLower(a), strings.ToLower(b)
	for _, p := range r.prefixes {
		if a == p+b || b == p+a {
			return true
		}
	}
	for _, x := range r.of[a] {
		for _, y := range r.of[b] {
			if x.line == y.line && x.side != y.side {
				return true
			}
		}
	}
	return false
}
