// SPDX-License-Identifier: Apache-2.0

package window

import (
	"strings"

	"dragoman/lang"
)

// titleWords reads words/titles.txt: word in lower case → sort.
func titleWords(pack *lang.Pack) (map[string]string, error) {
	lines, err := pack.Words("titles")
	if err != nil {
		return nil, err
	}
	out := map[string]string{}
	for _, l := range lines {
		if len(l.Columns) < 2 {
			return nil, l.Errorf("want a word, a tab and its sort")
		}
		w := strings.ToLower(l.Columns[0])
		if out[w] == "" {
			out[w] = l.Columns[1]
		}
	}
	return out, nil
}

// Title reports whether a word in lower case is a title of any sort.
func (r *Reader) Title(word string) bool { return r.titles[word] != "" }

// Office reports whether a word in lower case names an office or rank.
func (r *Reader) Office(word string) bool {
	s := r.titles[word]
	return s == "office" || s == "rank"
}
