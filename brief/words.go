// SPDX-License-Identifier: Apache-2.0

package brief

import (
	_ "embed"
	"fmt"
	"strings"
	"sync"

	"dragoman"
)

//go:embed words/en.txt
var wordFile string

// words is words/en.txt: kind → key → text.
var words = sync.OnceValue(func() map[string]map[string]string {
	out := map[string]map[string]string{}
	for _, line := range strings.Split(wordFile, "\n") {
		f := strings.Split(line, "\t")
		if len(f) != 3 || line[0] == '#' {
			continue
		}
		if out[f[0]] == nil {
			out[f[0]] = map[string]string{}
		}
		out[f[0]][f[1]] = f[2]
	}
	return out
})

// leaning is the set of words that point back from the head of a sentence.
var leaning = sync.OnceValue(func() map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.Fields(words()["lean"]["first"]) {
		out[w] = true
	}
	return out
})

// say is the text of a kind and key with what fills it; what alone where there
// is no text.
func say(kind, key, what string) string {
	t, ok := words()[kind][key]
	switch {
	case !ok:
		return what
	case strings.Contains(t, "%s"):
		return fmt.Sprintf(t, what)
	}
	return t
}

// holder says in words who holds a cell, and how.
func holder(c dragoman.Cell, outlet string) string {
	who := c.Holder
	if who == "" {
		who = "outlet"
	}
	named := words()["holder"][who] == ""
	who = say("holder", who, outlet)
	if c.Holder == "" {
		who = say("holder", "outlet", outlet)
	} else if named {
		who = c.Holder
	}
	var how []string
	if t := words()["stance"][string(c.Stance)]; t != "" && named {
		how = append(how, t)
	}
	if t := words()["status"][string(c.Status)]; t != "" && c.Stance != dragoman.Denies {
		how = append(how, t)
	}
	if len(how) > 0 {
		who += " (" + strings.Join(how, "; ") + ")"
	}
	return who
}
