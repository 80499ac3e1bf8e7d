// SPDX-License-Identifier: Apache-2.0

package page

import (
	"strings"
	"unicode"

	"dragoman"
	"dragoman/brief"
)

// against tells whether a cell stands against its claim: in a denial, the
// passages that mark it carry the words that do.
func against(c dragoman.Claim, x dragoman.Cell) bool {
	return x.Stance == dragoman.Denies || c.Kind == "denied" && x.Value != ""
}

// nearShare is the share of the words of the best passage, counted in what the
// denial's passages tell too, that another must reach to be shown as an answer.
const nearShare = 0.5

// answering leaves out of a denial the passages that only stand beside it in
// their reports: they share too little with what is denied to be an answer.
func answering(c dragoman.Claim, from brief.Sources) []dragoman.Cell {
	if c.Kind != "denied" {
		return c.Cells
	}
	denied := stems(c.Label)
	for _, x := range c.Cells {
		if against(c, x) && len(x.Spans) > 0 {
			for w := range stems(from.Passage(x.Report, from.Widened(x.Report, x.Spans[0]))) {
				denied[w] = true
			}
		}
	}
	near, best := make([]float64, len(c.Cells)), 0.0
	for i, x := range c.Cells {
		if against(c, x) || len(x.Spans) == 0 {
			continue
		}
		for w := range stems(from.Passage(x.Report, x.Spans[0])) {
			if denied[w] {
				near[i]++
			}
		}
		best = max(best, near[i])
	}
	var out []dragoman.Cell
	for i, x := range c.Cells {
		if against(c, x) || near[i] >= nearShare*best {
			out = append(out, x)
		}
	}
	return out
}

// stemLong is how many letters of a word tell it from others.
const stemLong = 5

// stems are the longer words of a text, cut so that plurals and tenses meet.
func stems(text string) map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		if r := []rune(w); len(r) >= stemLong-1 || unicode.IsDigit(r[0]) {
			out[string(r[:min(len(r), stemLong)])] = true
		}
	}
	return out
}

// asked is a question with the marks inside what it quotes made single.
func asked(q string) string {
	from, to := strings.Index(q, "“"), strings.LastIndex(q, "”")
	if from < 0 || to <= from {
		return q
	}
	from += len("“")
	in := q[from:to]
	if strings.Count(in, `"`)%2 == 1 || strings.Count(in, "“") != strings.Count(in, "”") {
		in = strings.NewReplacer(`"`, "", "“", "", "”", "").Replace(in)
	}
	open := false
	var b strings.Builder
	for _, r := range in {
		switch {
		case r == '"' && open, r == '”':
			r, open = '’', false
		case r == '"', r == '“':
			r, open = '‘', true
		}
		b.WriteRune(r)
	}
	return q[:from] + strings.TrimRight(b.String(), ",; ") + q[to:]
}
