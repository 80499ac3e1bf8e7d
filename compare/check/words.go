// SPDX-License-Identifier: Apache-2.0

package check

import (
	"strings"

	"dragoman/lang"
)

// rivals is words/check.txt: word → the sides it stands on, as line and side.
type rivals map[string][]int

func newRivals(pack *lang.Pack) (rivals, error) {
	lines, err := pack.Words("check")
	if err != nil {
		return nil, err
	}
	out := rivals{}
	for i, l := range lines {
		if len(l.Columns) != 3 || l.Columns[0] != "rival" {
			return nil, l.Errorf("want rival, a tab, words, a tab, words")
		}
		for side, ws := range l.Columns[1:] {
			for _, w := range strings.Fields(ws) {
				out[w] = append(out[w], 2*i+side)
			}
		}
	}
	return out, nil
}

// apart reports whether two lemmas exclude one another.
func (r rivals) apart(a, b string) bool {
	for _, x := range r[a] {
		for _, y := range r[b] {
			if x^1 == y {
				return true
			}
		}
	}
	return false
}
