// SPDX-License-Identifier: Apache-2.0

package where

import (
	"cmp"
	"slices"
	"strings"

	"dragoman"
	"dragoman/know/actors"
	"dragoman/know/gaz"
)

// their kind ("" where it must be read), and their head tokens.
func (t *T) gather(r *dragoman.Reading) (names []Name, uses []string, heads []int32) {
	add := func(s dragoman.Span, use string, head int32) {
		names = append(names, Name{Span: s})
		uses = append(uses, use)
		heads = append(heads, head)
	}
	persons := surnames(r)
	whole := dragoman.Span{} // the hyphened name added last
	for i := range r.Mentions {
		m := &r.Mentions[i]
		if m.Form != dragoman.Name && m.Form != dragoman.Metonym {
			continue
		}
		s := m.Of(r.Text)
		switch m.Kind {
		case dragoman.PlaceKind, dragoman.Country:
			if t.actor(s) || persons[s] && !t.large(s) {
				continue // "Assad" after "Bashar al-Assad" is no place
			}
			var next dragoman.Span
			if i+1 < len(r.Mentions) {
				next = r.Mentions[i+1].Span
			}
			if whole.Overlaps(m.Span) {
				continue
			}
			if s, ok := t.hyphened(r.Text, m.Span, next); ok {
				add(s, "", spanHead(r, s))
				whole = s
				continue
			}
			t.parts(r, i, add)
		case dragoman.Group:
			if _, ok := t.demonym(trimName(s)); ok {
				add(m.Span, Demonym, headOf(r, m))
			}
		case dragoman.Facility:
			if t.gaz.Probe(trimName(s)).Own {
				add(m.Span, "", headOf(r, m))
				continue
			}
			fallthrough
		case dragoman.Organisation, dragoman.EventKind, dragoman.Work:
			for _, in := range t.inside(r, m) {
				add(in, InName, -1)
			}
		}
	}
	order := make([]int, len(names))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(names[a].Start, names[b].Start) })
	return pick(names, order), pick(uses, order), pick(heads, order)
}

func pick[E any](l []E, order []int) []E {
	out := make([]E, len(order))
	for i, k := range order {
		out[i] = l[k]
	}
	return out
}

// inside finds the places in an organisation's or facility's name: countries,
// demonyms, and larger towns and units that begin it or follow "of" or "in".
func (t *T) inside(r *dragoman.Reading, m *dragoman.Mention) (out []dragoman.Span) {
	first, last := int(m.First), min(int(m.Last), int(m.First)+12)
	for i := first; i < last; i++ {
		for j := min(i+4, last); j > i; j-- {
			s := dragoman.Span{Start: r.Tokens[i].Start, End: r.Tokens[j-1].End}
			name := s.Of(r.Text)
			if name[0] < 'A' || name[0] > 'Z' || len(name) < 4 || int(s.End-s.Start) == m.Len() {
				continue
			}
			h := t.gaz.Probe(name)
			_, adjective := t.demonym(name)
			if h.Country || adjective || h.Known && (i > first && t.is("linking", strings.ToLower(r.Tokens[i-1].Of(r.Text))) && t.main(name, 100_000) || i == first && t.leads(r, name, j, last)) {
				out = append(out, s)
				i = j - 1
				break
			}
		}
	}
	return out
}

// no place: "al-Qaeda" and "U.N." are none, whatever they were taken for.
func (t *T) actor(name string) bool {
	h := t.gaz.Probe(trimName(name))
	if h.Known && (h.Country || h.Admin || h.Own || name != strings.ToUpper(name)) {
		return false // but "U.N." is not the town Un
	}
	for _, h := range t.people.Find(name) {
		if k := h.Entity.Kind; !h.Near && h.As == actors.AsName && (k == dragoman.Organisation || k == dragoman.Group) {
			return true
		}
	}
	return false
}

// surnames are the last words of the persons' names of a report.
func surnames(r *dragoman.Reading) map[string]bool {
	out := map[string]bool{}
	for i := range r.Mentions {
		if m := &r.Mentions[i]; m.Kind == dragoman.Person {
			s := m.Of(r.Text)
			if k := strings.LastIndexAny(s, " -"); k >= 0 {
				out[s[k+1:]] = true
			}
		}
	}
	return out
}

// large reports whether a name can mean a country, a place of our own list or
// a large town or unit.
func (t *T) large(name string) bool {
	h := t.gaz.Probe(name)
	return h.Country || h.Own || h.Population >= stray
}

// parts adds a mention of a place: "Homs, Syria" and "Bihar's Patna" as two.
func (t *T) parts(r *dragoman.Reading, at int, add func(dragoman.Span, string, int32)) {
	m := &r.Mentions[at]
	s := m.Of(r.Text)
	for first, rest, ok := strings.Cut(s, " "); ok && first != "" && first[0] >= 'a' && (t.is("plain", first) || strings.Contains(first, "-")); first, rest, ok = strings.Cut(s, " ") {
		s = rest // "southern Italy" is of Italy; "South Africa" is a name
	}
	end := m.End - int32(len(s))
	s = t.stem(s)
	m = &dragoman.Mention{Span: dragoman.Span{Start: end, End: end + int32(len(s))}, First: m.First, Last: m.Last}
	i, j := strings.Index(s, ", "), 0
	for _, cut := range [...]string{", ", "'s ", "’s ", " and "} {
		if k := strings.Index(s, cut); k > 0 && (cut != " and " || t.both(s[:k], s[k+len(cut):])) {
			i, j = k, k+len(cut)
			break
		}
	}
	if i < 0 || j == len(s) || t.gaz.Probe(s).Known {
		if w := strings.ToLower(s[strings.LastIndexByte(s, ' ')+1:]); !t.is("site", w) || t.gaz.Probe(s).Known {
			add(m.Span, "", spanHead(r, m.Span))
			t.behind(r, at, add)
		}
		return
	}
	first := dragoman.Span{Start: m.Start, End: m.Start + int32(i)}
	add(first, "", spanHead(r, first))
	if second := (dragoman.Span{Start: m.Start + int32(j), End: m.End}); second.Len() > 0 {
		add(second, "", spanHead(r, second))
	}
}

// both reports whether two names are places each: "the Middle East and North
// Africa", but not "Central and South America".
func (t *T) both(a, b string) bool {
	return !t.is("plain", strings.ToLower(a)) && t.gaz.Probe(a).Known && t.gaz.Probe(b).Known
}

// stem drops what a name of a place carries and is no part of it: the word for
// its kind in small letters ("Anbar province"), and what stands in a county
// ("Walker County Fairgrounds").
func (t *T) stem(s string) string {
	if t.gaz.Probe(s).Known {
		return s
	}
	if k := strings.LastIndexByte(s, ' '); k > 0 && t.is("small-unit", s[k+1:]) {
		return s[:k]
	}
	for _, unit := range [...]string{" County ", " Parish "} {
		if k := strings.Index(s, unit); k > 0 {
			if name := s[:k+len(unit)-1]; t.gaz.Probe(name).Known {
				return name
			}
		}
	}
	return s
}

// behind adds the unit named behind a place and a comma where no mention stands
// there: "Lumpkin, Ga."
func (t *T) behind(r *dragoman.Reading, at int, add func(dragoman.Span, string, int32)) {
	end := r.Mentions[at].End
	rest, ok := strings.CutPrefix(after(r.Text, dragoman.Span{End: end}, 24), ", ")
	if !ok {
		return
	}
	n := strings.IndexAny(rest, " ,;)\n-")
	if n < 0 {
		n = len(rest)
	}
	s := dragoman.Span{Start: end + 2, End: end + 2 + int32(n)}
	name := strings.TrimRight(s.Of(r.Text), ":")
	if !strings.HasSuffix(name, ".") || !strings.Contains(name, ".") || len(t.container(name)) == 0 {
		return
	}
	s.End = s.Start + int32(len(name))
	if at+1 < len(r.Mentions) && r.Mentions[at+1].Start < s.End {
		return
	}
	add(s, "", spanHead(r, s))
}

// a town of a million, a large unit, or any before "Police" or "University".
func (t *T) leads(r *dragoman.Reading, name string, next, last int) bool {
	if t.is("plain", strings.ToLower(name)) {
		return false // "Central", "Union"
	}
	tail := next < last && t.is("tail", strings.ToLower(r.Tokens[next].Of(r.Text)))
	for _, p := range t.gaz.Lookup(name) {
		if gaz.Fold(p.Name) == gaz.Fold(name) && (tail || p.Population >= 1_000_000 && (p.Class == 'P' || p.Code == "ADM1")) {
			return true
		}
	}
	return false
}

// main reports whether a name is the main name of a town, unit or region of so
// many inhabitants.
func (t *T) main(name string, inhabitants int) bool {
	for _, p := range t.gaz.Lookup(name) {
		if p.Population >= inhabitants && gaz.Fold(p.Name) == gaz.Fold(name) {
			return true
		}
	}
	return false
}

// mention has no tokens.
func headOf(r *dragoman.Reading, m *dragoman.Mention) int32 {
	for i := m.First; i < m.Last && int(i) < len(r.Tokens); i++ {
		if h := r.Tokens[i].Head; h < m.First || h >= m.Last {
			return i
		}
	}
	return -1
}
