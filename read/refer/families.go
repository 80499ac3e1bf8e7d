// SPDX-License-Identifier: Apache-2.0

package refer

import (
	"strings"

	"dragoman"
)

// families are the surnames of the people with full names, in lower case, and
// the token behind the first such name. "Madam Speaker" has none.
func (r *Resolver) families(d *document) map[string]int32 {
	out := map[string]int32{}
	for _, m := range d.Mentions {
		if m.Kind == dragoman.Person && m.Form == dragoman.Name && m.Last-m.First > 1 && m.Last <= int32(len(d.Tokens)) && m.First >= 0 && !(r.isTitle(d, m.Last-1) && r.isTitle(d, m.Last-2)) {
			if w := strings.ToLower(d.text(m.Last - 1)); out[w] == 0 {
				out[w] = m.Last
			}
		}
	}
	return out
}

// family says whether a mention is of a family and not of a person or a body:
// "the Holms". A body needs that the report names somebody so.
func (d *document) family(m dragoman.Mention, surnames map[string]int32) bool {
	if m.Kind != dragoman.Person && m.Kind != dragoman.Organisation || m.Last-m.First != 1 || m.First < 1 || m.Last > int32(len(d.Tokens)) {
		return false
	}
	w := strings.ToLower(d.text(m.First))
	stem, plural := strings.CutSuffix(w, "s")
	if !plural || len(stem) < 3 || surnames[w] > 0 || !d.is("the", m.First-1) {
		return false
	}
	if last := m.Last; last < int32(len(d.Tokens)) && d.nominal(last) && d.sentence[last] == d.sentence[m.First] {
		return false // "the Clintons letter": whatever it is, no family by itself
	}
	return m.Kind == dragoman.Person && !strings.HasSuffix(stem, "s") || surnames[stem] > 0 || surnames[strings.TrimSuffix(stem, "e")] > 0
}

// surname says whether what was taken for a place or a body is the bare
// surname of somebody the report has named in full before, and nothing the
// actor file knows: "Otieno" after "Samuel Otieno". Behind "in" it may well be
// a place, behind "the" anything.
func (r *Resolver) surname(d *document, m dragoman.Mention, surnames map[string]int32) bool {
	if m.Kind != dragoman.PlaceKind && m.Kind != dragoman.Organisation || m.Last-m.First != 1 || m.First < 0 || m.Last > int32(len(d.Tokens)) {
		return false
	}
	w := d.text(m.First)
	if after := surnames[strings.ToLower(w)]; len(w) < 4 || strings.Contains(w, ".") || after == 0 || after > m.First {
		return false
	}
	if m.First > 0 && d.sentence[m.First-1] == d.sentence[m.First] {
		if w := d.text(m.First - 1); w == "-" || w == "/" || d.is("before a place", m.First-1) {
			return false
		}
	}
	if next := m.Last; next < int32(len(d.Tokens)) && (d.Tokens[next].UPOS == dragoman.PROPN || d.text(next) == "-") {
		return false
	}
	for _, h := range r.known.Find(w) {
		if !h.Near && h.Kind != dragoman.Person {
			return false
		}
	}
	return true
}

// surnamed says whether a word that is also a title is used as the surname of
// somebody whom the report has named in full before: "King" after "Ann King",
// but not "the King".
func (d *document) surnamed(t int32, surnames map[string]int32) bool {
	after := surnames[strings.ToLower(d.text(t))]
	return after > 0 && after <= t && (t == 0 || !d.is("the", t-1))
}

// misspelt is the one person named in full whose surname differs from a bare
// one by a letter, -1 if there is none or more. Names of six letters or more.
func (d *document) misspelt(m *mention) int32 {
	found := int32(-1)
	w := m.words[0]
	if len(w) < 6 || len(m.words) != 1 {
		return -1
	}
	for e := range d.entities {
		x := &d.entities[e]
		if x.kind != dragoman.Person || len(x.words) < 2 || x.merged >= 0 || !agree(m.gender, x) || !nearly(x.words[len(x.words)-1], w) {
			continue
		}
		if found >= 0 {
			return -1
		}
		found = int32(e)
	}
	return found
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
