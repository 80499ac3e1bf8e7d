// SPDX-License-Identifier: Apache-2.0

package coder

import (
	_ "embed"
	"fmt"
	"strconv"
	"strings"

	"dragoman/internal/corpus"
)

// coded are reports of news at large coded whole for this project, as the gold
// is. They are learnt from beside it; what is learnt is judged on the gold alone.
//
//go:embed coded.txt
var coded string

// codedLine is what a line of coded.txt wants.
const codedLine = `want "= " and the SHA-1 of a text, or tier, types, words, actors, recipients and status, by tabs`

// codedReports reads coded.txt; text gives the text of a report by the beginning
// of its SHA-1.
func codedReports(text func(sha string) (string, bool)) (out []corpus.Coded, err error) {
	whole := ""
	for n, line := range strings.Split(strings.TrimSuffix(coded, "\n"), "\n") {
		bad := func(what string) error { return fmt.Errorf("train/coder/coded.txt:%d: %s", n+1, what) }
		if line == "" || line[0] == '#' {
			continue
		}
		if sha, ok := strings.CutPrefix(line, "= "); ok {
			if whole, ok = text(sha); !ok {
				return nil, bad("no report of news/worldnews has the text")
			}
			out = append(out, corpus.Coded{ID: sha, SHA1: sha})
			continue
		}
		f := strings.Split(line, "\t")
		if len(f) != 6 || len(out) == 0 {
			return nil, bad(codedLine)
		}
		r := &out[len(out)-1]
		types, status := strings.Split(f[1], ","), strings.Split(f[5], ",")
		e := corpus.CodedEvent{ID: r.ID + "-" + strconv.Itoa(len(r.Events)+1), Tier: f[0], PLOVER: types[0], Also: types[1:], Status: status[0], AlsoStatus: status[1:]}
		var okE, okA, okR bool
		e.Evidence, okE = ranges(f[2], len(whole))
		e.Actors, okA = partiesOf(f[3], whole)
		e.Recipients, okR = partiesOf(f[4], whole)
		if !okE || !okA || !okR {
			return nil, bad(codedLine)
		}
		r.Events = append(r.Events, e)
	}
	return out, nil
}

// ranges reads "start-end,start-end" within a text of a length.
func ranges(s string, length int) (out [][2]int, ok bool) {
	for _, x := range strings.Split(s, ",") {
		p, ok := span(x)
		if !ok || p.Start < 0 || p.Start >= p.End || int(p.End) > length {
			return nil, false
		}
		out = append(out, [2]int{int(p.Start), int(p.End)})
	}
	return out, true
}

// partiesOf reads "start-end/country/sector;..." with the words of the text, "-"
// for none.
func partiesOf(s, text string) (out []corpus.CodedParty, ok bool) {
	if s == nobody {
		return nil, true
	}
	for _, x := range strings.Split(s, ";") {
		f := strings.Split(x, "/")
		if len(f) != 3 {
			return nil, false
		}
		at, ok := ranges(f[0], len(text))
		if !ok {
			return nil, false
		}
		for i := range f {
			if f[i] == nobody {
				f[i] = ""
			}
		}
		out = append(out, corpus.CodedParty{Text: text[at[0][0]:at[0][1]], Country: f[1], Sector: f[2]})
	}
	return out, true
}
