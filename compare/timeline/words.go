// SPDX-License-Identifier: Apache-2.0

package timeline

import (
	_ "embed"
	"strings"
	"sync"
)

//go:embed words.txt
var wordFile string

// lexicon is words.txt: kind → words.
type lexicon map[string]map[string]bool

var words = sync.OnceValue(func() lexicon {
	out := lexicon{}
	for _, line := range strings.Split(wordFile, "\n") {
		kind, list, ok := strings.Cut(line, "\t")
		if !ok || line[0] == '#' {
			continue
		}
		if out[kind] == nil {
			out[kind] = map[string]bool{}
		}
		for _, w := range strings.Fields(list) {
			out[kind][w] = true
		}
	}
	return out
})
