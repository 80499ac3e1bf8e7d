// SPDX-License-Identifier: Apache-2.0

package refer

import (
	"strings"

	"dragoman"
)

// families are the surnames of the people with full names, in lower case.
func (d *document) families() map[string]bool {
	out := map[string]bool{}
	for _, m := range d.Mentions {
		if m.Kind == dragoman.Person && m.Form == dragoman.Name && m.Last-m.First > 1 && m.Last <= int32(len(d.Tokens)) && m.First >= 0 {
			out[strings.ToLower(d.text(m.Last-1))] = true
		}
	}
	return out
}

// family says whether a mention is of a family and not of a person or a body:
// "the Holms". A body needs that the report names somebody so.
func (d *document) family(m dragoman.Mention, surnames map[string]bool) bool {
	if m.Kind != dragoman.Person && m.Kind != dragoman.Organisation || m.Last-m.First != 1 || m.First < 1 || m.Last > int32(len(d.Tokens)) {
		return false
	}
	w := strings.ToLower(d.text(m.First))
	stem, plural := strings.CutSuffix(w, "s")
	if !plural || len(stem) < 3 || surnames[w] || !strings.EqualFold(d.text(m.First-1), "the") {
		return false
	}
	if last := m.Last; last < int32(len(d.Tokens)) && d.nominal(last) && d.sentence[last] == d.sentence[m.First] {
		return false // "the Clintons letter": whatever it is, no family by itself
	}
	return m.Kind == dragoman.Person && !strings.HasSuffix(stem, "s") || surnames[stem] || surnames[strings.TrimSuffix(stem, "e")]
}

// calling is an office or rank and a word of the name behind it.
type calling struct{ title, word string }

// titled finds who is named in full with an office or rank before the name:
// by that title and surname, where only one person is; -1 where two are.
func (r *Resolver) titled(d *document) map[calling]int32 {
	out := map[calling]int32{}
	for i := range d.mentions {
		m := &d.mentions[i]
		if m.Kind != dragoman.Person || m.entity < 0 || len(m.words) < 2 {
			continue
		}
		if t := r.titleBefore(d, m); t != "" {
			k := calling{t, m.words[len(m.words)-1]}
			if e, ok := out[k]; ok && e != m.entity {
				out[k] = -1
				continue
			}
			out[k] = m.entity
		}
	}
	return out
}

// byTitle finds the person a title and a surname mean, of namesakes.
func (r *Resolver) byTitle(d *document, m *mention, with map[calling]int32) (int32, bool) {
	t := r.titleBefore(d, m)
	if t == "" {
		return -1, false
	}
	e, ok := with[calling{t, m.words[0]}]
	return e, ok && e >= 0
}

// titleBefore is the office or rank right before a name or taken off it, in
// lower case; "" for none.
func (r *Resolver) titleBefore(d *document, m *mention) string {
	w := ""
	if n := len(m.taken); n > 0 {
		w = m.taken[n-1]
	} else if m.First > 0 && d.sentence[m.First-1] == m.sentence {
		w = strings.ToLower(d.text(m.First - 1))
	}
	if k := r.titles[w].sort; k != "office" && k != "rank" {
		return ""
	}
	return w
}
