// SPDX-License-Identifier: Apache-2.0

package refer

import (
	"slices"
	"strings"

	"dragoman"
)

// maxRole is how many tokens a title or description may have.
const maxRole = 14

// roles reads the titles and descriptions of the persons by a grammar of its
// own over tags and names:
//
//	Russian Foreign Minister Kari Holm
//	Kari Holm, a Nairobi-based analyst,
//	The head of the bank, Kari Holm, said
//	Kari Holm is a lawyer
func (r *Resolver) roles(d *document) {
	for i := range d.mentions {
		m := &d.mentions[i]
		if m.Kind != dragoman.Person {
			continue
		}
		if m.entity < 0 {
			continue
		}
		r.dignity(d, m)
		if a, b, ok := r.before(d, m.First); ok {
			r.give(d, m, a, b)
		} else if a, b, ok := r.frontApposition(d, m); ok {
			r.give(d, m, a, b)
		}
		if a, b, ok := r.behind(d, m); ok {
			r.give(d, m, a, b)
		}
	}
}

// dignity notes the dignity before a name, by which its bearer goes alone: "King
// Abdullah" is "the King".
func (r *Resolver) dignity(d *document, m *mention) {
	t := m.First - 1
	if t < 0 || d.sentence[t] != m.sentence {
		return
	}
	w, e := strings.ToLower(d.text(t)), &d.entities[m.entity]
	if r.titles[w].sort == "dignity" && !slices.Contains(e.heads, w) {
		e.heads = append(e.heads, w)
	}
}

// give adds tokens [a,b) as a role of the mention's actor.
func (r *Resolver) give(d *document, m *mention, a, b int32) {
	e := &d.entities[m.entity]
	if len(e.roles) >= 40 {
		return
	}
	again := false
	for _, x := range e.roles {
		again = again || strings.EqualFold(d.phraseText(x.first, x.last), d.phraseText(a, b))
	}
	if !again {
		e.roles = append(e.roles, role{a, b})
	}
	for t := a; t < b; t++ {
		w := strings.ToLower(d.text(t))
		k, ok := r.titles[w]
		if !ok || k.honours() {
			continue
		}
		if !slices.Contains(e.heads, w) {
			e.heads = append(e.heads, w)
		}
		if last := t+1 == b || !d.nominal(t+1); last && k.gender != "" && !e.sure {
			e.gender, e.sure = k.gender, true
		}
	}
}

func (d *document) phraseText(a, b int32) string {
	return d.Text[d.Tokens[a].Start:d.Tokens[b-1].End]
}

func (d *document) nominal(t int32) bool {
	switch d.Tokens[t].UPOS {
	case dragoman.NOUN, dragoman.PROPN, dragoman.ADJ:
		return true
	}
	return false
}

// isRole says whether a token is a title that makes a role; honorifics are none.
func (r *Resolver) isRole(d *document, t int32) bool {
	k, ok := r.titles[strings.ToLower(d.text(t))]
	return ok && !k.honours()
}

// before finds the title that ends before token end: its last word is a title
// noun, or it has one with "of" behind it.
func (r *Resolver) before(d *document, end int32) (a, b int32, ok bool) {
	s := d.sentence[max(0, end-1)]
	if end == 0 || s < 0 || s != d.sentence[end] {
		return 0, 0, false
	}
	head := int32(-1)
	a = end
	adjacent := r.isRole(d, end-1) // then "of" before it begins another phrase: "members of President"
	for t := end - 1; t >= 0 && d.sentence[t] == s && end-t <= maxRole; t-- {
		if m := d.of[t]; m >= 0 && d.mentions[m].Kind == dragoman.Person {
			break
		}
		w := strings.ToLower(d.text(t))
		switch {
		case d.of[t] < 0 && d.is("opens", t): // "After President Holm"
			t = -1
		case r.isRole(d, t):
			head = t
		case d.of[t] >= 0 || d.nominal(t) && d.Tokens[t].UPOS != dragoman.NOUN:
		case d.Tokens[t].UPOS == dragoman.NOUN && (head >= 0 || t == end-1):
		case d.is("the", t) && head < 0 && t > 0 && d.is("of or for", t-1): // "Minister of the Interior"
		case (d.is("of or for", t) || d.is("to", t) && t > 0 && r.isRole(d, t-1)) && !adjacent, w == "-" && t > 0 && t+1 < end && d.hyphen(t), d.is("in office", t), d.is("and", t) && head < 0 && t < end-1, d.is("possessive", t):
		case w == "." && t > 0 && r.isRole(d, t-1): // "Gen ."
		default:
			t = -1
		}
		if t < 0 {
			break
		}
		a = t
	}
	if head < 0 {
		return 0, 0, false
	}
	for a < head && d.of[a] < 0 && !d.nominal(a) && !r.isRole(d, a) {
		a++
	}
	if last := end - 1; !r.isRole(d, last) && d.text(last) != "." { // "Minister of Defence Kari Holm"
		of := false
		for t := head; t < last; t++ {
			of = of || d.is("of or for", t) || d.is("to", t)
		}
		if !of {
			return 0, 0, false
		}
	}
	return a, end, true
}

// hyphen says whether the mark at t joins the words beside it.
func (d *document) hyphen(t int32) bool {
	return d.Tokens[t-1].End == d.Tokens[t].Start && d.Tokens[t].End == d.Tokens[t+1].Start
}

// behind finds ", a Nairobi-based analyst," or "is a lawyer" after a name.
func (r *Resolver) behind(d *document, m *mention) (a, b int32, ok bool) {
	t, s := m.Last, m.sentence
	if t+1 >= int32(len(d.Tokens)) || d.sentence[t] != s {
		return 0, 0, false
	}
	copula := false
	switch d.text(t) {
	case ",", "(", "—", "–":
	default:
		if copula = d.is("copula", t); !copula {
			return 0, 0, false
		}
	}
	t++
	if d.Tokens[t].UPOS == dragoman.NUM && t+2 < int32(len(d.Tokens)) && d.text(t+1) == "," { // ", 45, a ..."
		t += 2
	}
	if d.is("determiner", t) || d.is("another", t) {
		t++
	} else if copula {
		return 0, 0, false
	}
	b, ok = r.phrase(d, t, s)
	if !ok {
		return 0, 0, false
	}
	if !copula && b < int32(len(d.Tokens)) && d.sentence[b] == s {
		switch d.text(b) {
		case ",", ".", "(", ")", ";", "—", "–", "”", "\"":
		default:
			if d.is("after a role", b) {
				break
			}
			if !d.is("and", b) || b+1 >= int32(len(d.Tokens)) || d.Tokens[b+1].XPOS != "PRP$" && (d.of[b+1] < 0 || d.mentions[d.of[b+1]].Kind != dragoman.Person) {
				return 0, 0, false
			}
		}
	}
	return t, b, true
}

// phrase reads a description from token t: a noun phrase whose head is a
// title, and what follows it with "of", "at", "for", "in", "with".
func (r *Resolver) phrase(d *document, t, s int32) (end int32, ok bool) {
	head, prep := int32(-1), false
	limit := min(int32(len(d.Tokens)), t+maxRole)
	i := t
	for ; i < limit && d.sentence[i] == s; i++ {
		if m := d.of[i]; m >= 0 {
			if d.mentions[m].Kind == dragoman.Person && !prep { // a list, unless "spokesman for Kari Holm"
				return 0, false
			}
			if d.mentions[m].Kind == dragoman.Person && d.is("and", i-1) && d.of[i-1] < 0 { // "resident of Oslo and Kari Holm"
				break
			}
			continue
		}
		w := strings.ToLower(d.text(i))
		if !prep && r.isRole(d, i) && (i+1 == limit || !d.nominal(i+1) || d.sentence[i+1] != s) {
			head = i
			continue
		}
		if d.nominal(i) || w == "-" || d.is("possessive", i) || d.is("made", i) || d.is("and", i) {
			continue
		}
		if d.is("preposition", i) {
			if head < 0 {
				return 0, false
			}
			prep = true
			continue
		}
		if d.is("determiner", i) && prep && !d.is("and", i-1) { // "commander of the fleet and his men"
			continue
		}
		break
	}
	if head < 0 {
		return 0, false
	}
	for i > head+1 { // marks, "and" and prepositions at the end are no part of it
		if d.of[i-1] >= 0 || d.nominal(i-1) {
			break
		}
		i--
	}
	return i, true
}

// honorific says whether a token is an honorific, or the stop behind one.
func (r *Resolver) honorific(d *document, t int32) bool {
	w := strings.ToLower(d.text(t))
	if w == "." && t > 0 {
		w = strings.ToLower(d.text(t - 1))
	}
	return r.titles[w].honours()
}

// frontApposition finds "The head of the bank, Kari Holm, said".
func (r *Resolver) frontApposition(d *document, m *mention) (a, b int32, ok bool) {
	f := m.First
	for f > 2 && d.sentence[f-1] == m.sentence && r.honorific(d, f-1) { // "the attorney general, Mr Kari Holm,"
		f--
	}
	if f > 1 && d.text(f-1) == "," && d.sentence[f-1] == m.sentence && d.Tokens[f-2].UPOS == dragoman.PROPN {
		if a, b, ok := r.before(d, f-1); ok { // "Finance Minister, Kari Holm"
			return a, b, true
		}
	}
	if f < 3 || d.text(f-1) != "," || d.sentence[f-1] != m.sentence || m.Last >= int32(len(d.Tokens)) || d.text(m.Last) != "," {
		return 0, 0, false
	}
	for t := f - 2; t >= 0 && f-t <= maxRole && d.sentence[t] == m.sentence; t-- {
		switch d.text(t) {
		case ",", ";", ":", "(", ")", "“", "”", "\"":
			return 0, 0, false
		}
		if d.is("determiner", t) {
			if end, found := r.phrase(d, t+1, m.sentence); found && end == f-1 {
				return t + 1, end, true
			}
		}
	}
	return 0, 0, false
}
