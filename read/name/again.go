// SPDX-License-Identifier: Apache-2.0

package name

import (
	"slices"
	"strings"

	"dragoman"
	"dragoman/internal/look"
)

// leastAgain is the fewest letters of a surname looked for by itself.
const leastAgain = 4

// again adds the surnames that stand alone of people named in full elsewhere in
// the report, where the model did not see them: "Kari Holm leads the union. Holm
// of the union ...". A word that is also written small, or begins or ends a
// longer name, is left alone.
func (n *Namer) again(r *dragoman.Reading) {
	surname, small := map[string]bool{}, map[string]bool{} // small: by its small letters, whether the report has it so
	taken := make([]bool, len(r.Tokens))
	for i := range r.Mentions {
		m := &r.Mentions[i]
		for t := m.First; t < m.Last; t++ {
			taken[t] = true
		}
		if m.Kind == dragoman.Person && m.Last-m.First > 1 {
			if w := shown(r, m.Last-1); len(w) >= leastAgain {
				surname[w], small[strings.ToLower(w)] = true, false
			}
		}
	}
	if len(surname) == 0 {
		return
	}
	for i := range r.Tokens {
		if w := shown(r, int32(i)); len(w) >= leastAgain {
			if _, ok := small[w]; ok {
				small[w] = true
			}
		}
	}
	capital := func(t int) bool {
		if t < 0 || t >= len(r.Tokens) {
			return false
		}
		w := shown(r, int32(t))
		return w != "" && w != strings.ToLower(w)
	}
	before := len(r.Mentions)
	for i := range r.Sentences {
		s := &r.Sentences[i]
		for t := int(s.First); t < int(s.Last); t++ {
			w := shown(r, int32(t))
			if taken[t] || !surname[w] || small[strings.ToLower(w)] || !n.named(r.Tokens[t].UPOS, w, t == int(s.First)) || t > int(s.First) && capital(t-1) || t+1 < int(s.Last) && (capital(t+1) || shown(r, int32(t+1)) == "-") {
				continue
			}
			r.Mentions = append(r.Mentions, dragoman.Mention{Span: r.Tokens[t].Span, First: int32(t), Last: int32(t) + 1, Kind: dragoman.Person, Form: dragoman.Name})
		}
	}
	if len(r.Mentions) > before {
		slices.SortStableFunc(r.Mentions, func(a, b dragoman.Mention) int { return int(a.First - b.First) })
	}
}

// partisans adds the members of parties, "Republicans", where the model did not
// see them.
func (n *Namer) partisans(r *dragoman.Reading) {
	taken := make([]bool, len(r.Tokens))
	for i := range r.Mentions {
		for t := r.Mentions[i].First; t < r.Mentions[i].Last; t++ {
			taken[t] = true
		}
	}
	before := len(r.Mentions)
	for t := range r.Tokens {
		if w := shown(r, int32(t)); !taken[t] && w != "" && w[0] >= 'A' && w[0] <= 'Z' && n.edges[strings.ToLower(w)] == party {
			r.Mentions = append(r.Mentions, dragoman.Mention{Span: r.Tokens[t].Span, First: int32(t), Last: int32(t) + 1, Kind: dragoman.Group, Form: dragoman.Name})
		}
	}
	if len(r.Mentions) > before {
		slices.SortStableFunc(r.Mentions, func(a, b dragoman.Mention) int { return int(a.First - b.First) })
	}
}

// named says whether a word with a capital is a name by its tag; a noun, or what
// opens a sentence, is one only if it is never written small.
func (n *Namer) named(tag dragoman.UPOS, w string, opens bool) bool {
	switch tag {
	case dragoman.PROPN:
		return !opens || n.clusters.Of(strings.ToLower(w)) == 0
	case dragoman.NOUN:
		return n.clusters.Of(strings.ToLower(w)) == 0
	}
	return false
}

// shown is a token as it is looked up.
func shown(r *dragoman.Reading, t int32) string { return look.Visible(r.Tokens[t].Of(r.Text)) }
