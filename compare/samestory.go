// SPDX-License-Identifier: Apache-2.0

package compare

import (
	"slices"

	"dragoman"
	"dragoman/compare/issue"
	"dragoman/compare/window"
)

// sameStory groups reports that share names and other words enough to be of
// one story.
func sameStory(ws []*window.Report) [][]string {
	group := make([]int, len(ws))
	for i := range ws {
		group[i] = i
	}
	bags := make([]vocabulary, len(ws))
	for i, w := range ws {
		bags[i] = vocabularyOf(w)
	}
	for j := range ws {
		for i := range j {
			if group[i] != group[j] && bags[i].related(bags[j]) {
				old, now := group[j], group[i]
				for k := range group {
					if group[k] == old {
						group[k] = now
					}
				}
			}
		}
	}
	out := [][]string{}
	for i := range ws {
		var ids []string
		for j := range ws {
			if group[j] == i {
				ids = append(ids, ws[j].ID)
			}
		}
		if len(ids) > 0 {
			out = append(out, ids)
		}
	}
	return out
}

// oneStory is the share of names plus that of all words from which two reports
// are taken for one story.
const oneStory = .55

// vocabulary is how often a report has each word of a name, and each word with
// content (counted three times at most).
type vocabulary struct{ names, all map[uint64]int }

func vocabularyOf(w *window.Report) vocabulary {
	v := vocabulary{map[uint64]int{}, map[uint64]int{}}
	for i := range int32(len(w.Tokens)) {
		if !w.Content(i) {
			continue
		}
		t := w.Term(i)
		v.all[t] = min(v.all[t]+1, 3)
		if w.IsName(i) {
			v.names[t]++
		}
	}
	return v
}

// related compares the names and the words of two whole reports.
func (v vocabulary) related(o vocabulary) bool {
	n, names := shares(v.names, o.names)
	_, all := shares(v.all, o.all)
	return n >= 2 && names+all >= oneStory
}

// shares is how many words two counts share, and the shared count's part of
// the smaller, 0 to 1.
func shares(x, y map[uint64]int) (n int, part float64) {
	var both, sx, sy int
	for t, c := range x {
		sx += c
		if d := y[t]; d > 0 {
			n++
			both += min(c, d)
		}
	}
	for _, c := range y {
		sy += c
	}
	if least := min(sx, sy); least > 0 {
		part = float64(both) / float64(least)
	}
	return n, part
}

func counts(readings []*dragoman.Reading, copies []dragoman.Copy, issues []*issue.Issue) dragoman.Counts {
	c := dragoman.Counts{Reports: len(readings), Origins: len(readings)}
	copied := map[string]bool{}
	for _, x := range copies {
		copied[x.Report] = true
	}
	events := 0
	for _, r := range readings {
		if copied[r.ID] {
			c.Origins--
		}
		c.Statements += len(r.Statements)
		events += len(r.Events)
	}
	c.Events = events - repeated(issues)
	return c
}

// repeated counts the events that the reports of an issue tell again: an event
// told by five reports is one.
func repeated(issues []*issue.Issue) int {
	n := 0
	for _, i := range issues {
		told := map[*window.Report]bool{}
		for _, r := range i.Rows {
			if slices.ContainsFunc(r.Sentence.Report.Events, func(e dragoman.Event) bool { return r.Part.Has(e.Trigger) }) {
				told[r.Sentence.Report] = true
			}
		}
		n += max(0, len(told)-1)
	}
	return n
}
