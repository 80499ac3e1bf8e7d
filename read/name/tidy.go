// SPDX-License-Identifier: Apache-2.0

package name

import (
	"fmt"
	"slices"
	"strings"

	"dragoman/know/actors"
	"dragoman/lang"
)

// side is what a word of words/name-edges.txt is.
type side uint8

const (
	shout  side = iota + 1 // "WATCHED" before a name
	day                    // "Sunday" behind one
	month                  // "mid-November," before one
	before                 // "post-war" before a place
	party                  // "Democrats": the members of one
	storms                 // "Hurricane" before a name
	tag                    // "R" of "R-Tenn.", behind a name
)

// kinds are the names of the kinds of edge, in order.
var kinds = [...]string{"shout", "day", "month", "before", "party", "storm", "tag"}

// edges reads the words at the edges of names.
func edges(pack *lang.Pack) (map[string]side, error) {
	lines, err := pack.Words("name-edges")
	if err != nil {
		return nil, err
	}
	out := map[string]side{}
	for _, l := range lines {
		if len(l.Columns) != 2 {
			return nil, l.Errorf("want a word and its kind")
		}
		k := slices.Index(kinds[:], l.Columns[1])
		if k < 0 {
			return nil, l.Errorf("kind %q is none of %s", l.Columns[1], strings.Join(kinds[:], ", "))
		}
		w := strings.ToLower(l.Columns[0])
		if out[w] != 0 {
			return nil, fmt.Errorf("%s:%d: %q stands twice", l.File, l.Number, w)
		}
		out[w] = side(k + 1)
	}
	return out, nil
}

// tidy cuts from the names of a sentence what is plainly none of them: tags and handles, labels in capitals, days, and coinages that only
// begin like a name.
func (n *Namer) tidy(x []word, found []Span) []Span {
	out := found[:0]
	for _, f := range found {
		f = n.cut(x, f)
		if f.First < f.Last && !n.coined(x, f) && !n.offices(x, f) {
			out = append(out, f)
		}
	}
	return n.members(x, n.joined(x, doubled(x, n.hyphenedPlaces(x, nicked(x, out)))))
}

// offices says whether a name is but the plural of an office or the short form
// of one: "Premiers", "VP".
func (n *Namer) offices(x []word, f Span) bool {
	if f.Last-f.First != 1 || f.Label != organisation && f.Label != person {
		return false
	}
	w := x[f.First].text
	switch w {
	case "VP", "PM", "FM", "CEO", "CFO", "MP", "MPs", "MEP", "MEPs", "CEOs":
		return true
	}
	one, plural := strings.CutSuffix(w, "s")
	return plural && len(one) > 4 && n.lexicon[lowHash(one)]&isTitle != 0
}

// members cuts the members of a party from a body named with them: "Congress
// and Democrats" is two.
func (n *Namer) members(x []word, found []Span) []Span {
	for i := 0; i < len(found); i++ {
		f := &found[i]
		if f.Last-f.First > 2 && n.edges[lower(x[f.Last-1])] == party && x[f.Last-2].text == "and" && f.Label != group {
			m := Span{f.Last - 1, f.Last, group}
			f.Last -= 2
			found = slices.Insert(found, i+1, m)
			i++
		}
	}
	return found
}

// cut moves the ends of one name.
func (n *Namer) cut(x []word, f Span) Span {
	for i := f.First; i < f.Last; i++ {
		if c := x[i].text[0]; c == '#' || c == '@' {
			f.Last = i
		}
	}
	for f.Last-f.First > 1 && n.edges[lower(x[f.First])] == shout && loud(x[f.First]) && !loud(x[f.Last-1]) {
		f.First++
	}
	if f.Last-f.First > 3 && n.edges[lower(x[f.First])] == before && x[f.First+1].text == "-" && f.Label == place {
		f.First += 3
	}
	if w, _, ok := strings.Cut(x[f.First].text, "-"); ok && f.Last-f.First > 1 && n.edges[w] == before && f.Label == place {
		f.First++ // the same as one token
	}
	for i := f.First; i < f.First+3 && i+2 < f.Last; i++ { // "mid-November, Holm"
		if n.edges[lower(x[i])] == month && x[i+1].text == "," {
			f.First = i + 2
			break
		}
	}
	if f.Label == person && f.Last-f.First > 2 && n.edges[lower(x[f.Last-1])] == day && x[f.First].flags&(isGivenM|isGivenF) != 0 {
		f.Last--
	}
	if f.Label == person {
		f.First = n.office(x, f)
	}
	return f
}

func lower(w word) string { return strings.ToLower(w.text) }

// loud says whether a word of three letters or more is all in capitals.
func loud(w word) bool { return w.flags&isCaps != 0 && len(w.text) > 2 }

// office finds where a known person's full name begins that ends a longer
// one: the rest is of an office ("Director of National Affairs Kari Holm").
// A name with a given name in the part before is somebody else's.
func (n *Namer) office(x []word, f Span) int {
	if f.Last-f.First < 4 {
		return f.First
	}
	for i := f.First; i < f.Last-2; i++ {
		if i > f.First && n.full(x, i, f.Last) {
			return i
		}
		if i == f.First && n.full(x, i, f.Last) || x[i].flags&(isGivenM|isGivenF) != 0 {
			return f.First
		}
	}
	if i := f.Last - 2; x[i].flags&(isGivenM|isGivenF) != 0 && n.full(x, i, f.Last) {
		return i
	}
	return f.First
}

// full says whether tokens [a,b) are a known person's name.
func (n *Namer) full(x []word, a, b int) bool { return n.probe(x, a, b)&actors.NamesPerson != 0 }

// probe says what the actor file knows of tokens [a,b).
func (n *Namer) probe(x []word, a, b int) actors.Mask {
	var name []byte
	for i := a; i < b; i++ {
		if i > a {
			name = append(name, ' ')
		}
		name = append(name, x[i].text...)
		if len(name) > 90 {
			return 0
		}
	}
	var folded [128]byte
	return n.actors.Probe(actors.AppendFold(folded[:0], string(name)))
}

// coined says whether a name is one word made of a person's name and an
// ending for what is theirs, a policy or a creed, or a tag behind a name: no
// actor.
func (n *Namer) coined(x []word, f Span) bool {
	if m := f.Last - f.First; m >= 3 && m <= 5 && f.Label != place && x[f.First+1].text == "-" && strings.HasSuffix(x[f.Last-1].text, ".") {
		if w := x[f.First].text; len(w) == 1 && n.edges[strings.ToLower(w)] == tag { // "R-Tenn."
			return true
		}
	}
	if f.Last-f.First != 1 {
		return false
	}
	w := x[f.First].text
	if len(w) > 3 && w[1] == '-' && n.edges[strings.ToLower(w[:1])] == tag && w[2] >= 'A' && w[2] <= 'Z' {
		return true // "D-W.Va."
	}
	for _, end := range [...]string{"care", "nomics", "ism"} {
		stem, ok := strings.CutSuffix(w, end)
		if !ok || len(stem) < 4 {
			continue
		}
		var folded [128]byte
		for _, s := range [...]string{stem, stem + "n"} { // "Reaganomics"
			if len(s) < 90 && n.actors.Probe(actors.AppendFold(folded[:0], s))&(actors.NamesPerson|1<<actors.AsSurname) != 0 {
				return true
			}
		}
	}
	return false
}
