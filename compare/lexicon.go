// SPDX-License-Identifier: Apache-2.0

package compare

import (
	_ "embed"
	"strings"
	"sync"
)

//go:embed words.txt
var wordFile string

// lexicon is words.txt: kind → word → name.
type lexicon map[string]map[string]string

var words = sync.OnceValue(func() lexicon {
	out := lexicon{}
	for _, line := range strings.Split(wordFile, "\n") {
		f := strings.Split(line, "\t")
		if len(f) != 3 || line[0] == '#' {
			continue
		}
		if out[f[0]] == nil {
			out[f[0]] = map[string]string{}
		}
		for _, w := range strings.Fields(f[2]) {
			out[f[0]][w] = f[1]
		}
	}
	return out
})

// is reports whether a word is of a kind.
func (l lexicon) is(kind, word string) bool { _, ok := l[kind][word]; return ok }

// concept folds a lemma to the name of its concept, or itself.
func (l lexicon) concept(lemma string) string {
	if c, ok := l["concept"][lemma]; ok {
		return c
	}
	return lemma
}
