// SPDX-License-Identifier: Apache-2.0

package actors

import (
	"strings"
	"unicode"

	"dragoman"
)

// Find returns every reading of a whole name, however it is capitalised,
// transliterated or hyphenated. A possessive 's is dropped. Names of two words
// or more that no alias equals are looked up by their spelling class, and are
// then marked Near. The order is the table's; an overlay's readings hide the
// embedded ones.
func (t *Table) Find(name string) []Hit {
	name = strings.TrimSuffix(strings.TrimSuffix(name, "'s"), "’s")
	f := Fold(name)
	if f == "" {
		return nil
	}
	for u := t; u != nil; u = u.under {
		if hits := t.hits(u, find(u, secAlias, f), f, ""); len(hits) > 0 {
			return hits
		}
	}
	return t.near(f)
}

// near looks a folded name up by its spelling class.
func (t *Table) near(f string) []Hit {
	k := skeleton(f, t.class)
	if k == "" {
		return nil
	}
	for u := t; u != nil; u = u.under {
		hits := t.hits(u, find(u, secNear, k), f, "")
		for i := range hits {
			hits[i].Near = true
		}
		if len(hits) > 0 {
			return hits
		}
	}
	return nil
}

// hits decodes postings. Where surface is given, the readings that it is
// capitalised wrongly for are left out.
func (t *Table) hits(u *Table, l list32, alias, surface string) []Hit {
	var out []Hit
	for i := range l.n {
		p := l.get(i)
		if surface != "" && !written(surface, p) {
			continue
		}
		e := u.entity(p & indexMask)
		if u != t { // an overlay may have replaced or dropped it
			var ok bool
			if e, ok = t.Key(e.Key); !ok {
				continue
			}
		}
		h := Hit{Entity: e, Alias: alias, As: Sense(p >> 20 & senseMask), Local: p&flagLocal != 0}
		if h.As == AsSeat && strings.HasPrefix(e.Key, "seat:") {
			g, ok := t.Key(e.Capital)
			if !ok {
				continue
			}
			h.Entity = g
		}
		out = append(out, h)
	}
	return out
}

// written says whether the surface has the capitals the alias needs.
func written(surface string, p uint32) bool {
	if p&(flagCap|flagUpper) == 0 {
		return true
	}
	for _, r := range surface {
		if unicode.IsLetter(r) {
			if !unicode.IsUpper(r) && p&flagUpper != 0 {
				return false
			}
			if p&flagCap != 0 {
				return unicode.IsUpper(r) || strings.HasPrefix(surface, "al-") || strings.HasPrefix(surface, "al ")
			}
		}
	}
	return true
}

// Match finds the longest known name that begins at token i and ends with a
// token: n is its length in tokens, 0 if there is none. Capitals count: "US"
// is not "us", "Turkey" not "turkey". Nothing is matched inside a token.
func (t *Table) Match(text string, tokens []dragoman.Token, i int) (n int, hits []Hit) {
	var buf [96]byte
	first := AppendFold(buf[:0], tokens[i].Of(text))
	if len(first) == 0 {
		return 0, nil
	}
	most := t.longest(first)
	if most == 0 {
		return 0, nil
	}
	// A hyphen or an apostrophe may be a token of its own, so that a name of m
	// words can have 2m tokens.
	for j := min(i+2*most, len(tokens)); j > i; j-- {
		start, end := tokens[i].Start, tokens[j-1].End
		if int(end-start) > 120 {
			continue
		}
		surface := text[start:end]
		f := AppendFold(buf[:0], surface)
		if last := tokens[j-1].Of(text); len(f) == 0 || j-1 > i && len(Fold(last)) == 0 && last != "." {
			continue // a mark at the end is no part of a name
		}
		for u := t; u != nil; u = u.under {
			if l := find(u, secAlias, f); l.n > 0 {
				if hits = t.hits(u, l, string(f), surface); len(hits) > 0 {
					return j - i, hits
				}
			}
		}
	}
	return 0, nil
}

// longest is the length in words of the longest alias that begins with a
// folded token's first word.
func (t *Table) longest(first []byte) int {
	for i, c := range first {
		if c == ' ' {
			first = first[:i]
			break
		}
	}
	n := uint32(0)
	for u := t; u != nil; u = u.under {
		if l := find(u, secFirst, first); l.n > 0 {
			n = max(n, l.get(0))
		}
	}
	return int(n)
}

// Country finds a country by name, code, demonym, people, capital or known
// city. how is the sense that matched.
func (t *Table) Country(name string) (e Entity, how Sense, ok bool) {
	for _, h := range t.Find(name) {
		switch h.As {
		case AsName, AsDemonym, AsPeople, AsCapital, AsCity:
			if h.Kind == dragoman.Country && !h.Near {
				return h.Entity, h.As, true
			}
			if h.As == AsCity && h.Country != "" {
				if c, found := t.Key(h.Entity.Country); found {
					return c, h.As, true
				}
			}
		}
	}
	if len(name) == 3 && strings.ToUpper(name) == name {
		if e, ok = t.Key(name); ok && e.Kind == dragoman.Country {
			return e, AsName, true
		}
	}
	return Entity{}, 0, false
}

// Agent gives the PLOVER sector of an agent noun, singular or plural ("",
// true for a noun that is known to tell none). weak says that what the noun
// goes with decides first.
func (t *Table) Agent(noun string) (sector string, weak, ok bool) {
	f := Fold(noun)
	for u := t; u != nil; u = u.under {
		l := find(u, secAlias, f)
		for i := range l.n {
			if p := l.get(i); Sense(p>>20&senseMask) == AsAgent {
				e := u.entity(p & indexMask)
				return e.Sector, e.Weak, true
			}
		}
	}
	return "", false, false
}

// Holders are all roles of an office of a country or organisation (by key),
// current and former, in the order of the file.
func (t *Table) Holders(body, title string) []Role {
	var out []Role
	key := body + "|" + t.titleClass(Fold(title))
	for u := t; u != nil; u = u.under {
		l := find(u, secOffice, key)
		for i := range l.n {
			r := u.role(l.get(i))
			if e, ok := t.Key(r.Holder); ok && e.table == u { // else the overlay has its own entry
				out = append(out, r)
			}
		}
	}
	return out
}

// Holder says who held an office of a country or organisation (by key) on a
// day ("2025-10-15", "2025-10"): only one whose dates are sure, and only if it
// is the only one. An unknown day, or one after the file is sure, finds none.
func (t *Table) Holder(body, title, on string) (Entity, Role, bool) {
	d, err := ParseDay(on)
	if err != nil {
		return Entity{}, Role{}, false
	}
	var found Role
	n := 0
	for _, r := range t.Holders(body, title) {
		if r.On(d) == Yes && (n == 0 || r.Holder != found.Holder) {
			found, n = r, n+1
		}
	}
	if n != 1 {
		return Entity{}, Role{}, false
	}
	e, ok := t.Key(found.Holder)
	return e, found, ok
}
