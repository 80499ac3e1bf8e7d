// SPDX-License-Identifier: Apache-2.0

package where

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"dragoman"
	"dragoman/know/gaz"
)

// around is how many words a hyphened name may reach to either side of its
// hyphen.
const around = 3

// hyphened is the whole name a mention is a part of where a hyphen joins it to
// another: "North Rhine-Westphalia" for "Westphalia". A name the gazetteer has is
// taken at its longest. One it has not is taken whole with the mention right
// behind the hyphen where one of the two is no place by itself; else they are two
// ("the Paris-Brussels train"). ok is false where no hyphen joins it.
func (t *T) hyphened(text string, m, next dragoman.Span) (whole dragoman.Span, ok bool) {
	h := joint(text, m)
	if h < 0 {
		return m, false
	}
	lefts, rights := edges(text, h)
	if len(lefts) == 0 || len(rights) == 0 {
		return m, false
	}
	for i := len(lefts) - 1; i >= 0; i-- {
		for j := len(rights) - 1; j >= 0; j-- {
			s := dragoman.Span{Start: lefts[i], End: rights[j]}
			if s.Overlaps(m) && t.area(s.Of(text)) {
				return s, true
			}
		}
	}
	if next.Start != m.End+1 || int(m.End) != h {
		return m, false
	}
	if t.gaz.Probe(m.Of(text)).Known && t.gaz.Probe(next.Of(text)).Known {
		return m, false
	}
	return dragoman.Span{Start: m.Start, End: next.End}, true
}

// area reports whether a name can mean a country, a unit or a place of our own
// list.
func (t *T) area(name string) bool {
	if _, ok := t.aliases[gaz.Fold(name)]; ok {
		return true
	}
	hit := t.gaz.Probe(name)
	return hit.Admin || hit.Own || hit.Country
}

// joint is the hyphen before two capitals that stands in or at the edge of a
// span, -1 without one.
func joint(text string, m dragoman.Span) int {
	for i := max(0, int(m.Start)-1); i <= int(m.End) && i+1 < len(text); i++ {
		if text[i] == '-' && i > 0 && text[i-1] != ' ' {
			if c, _ := utf8.DecodeRuneInString(text[i+1:]); unicode.IsUpper(c) {
				return i
			}
		}
	}
	return -1
}

// edges are where a name round a hyphen may begin and end, nearest first: at
// words that begin with a capital on the left, behind any word on the right.
func edges(text string, h int) (lefts, rights []int32) {
	for i, n := h, 0; i > 0 && n < around; n++ {
		j := strings.LastIndexAny(text[:i], " -\n(\"“[") + 1
		c, _ := utf8.DecodeRuneInString(text[j:])
		if j >= i || !unicode.IsUpper(c) {
			break
		}
		lefts = append(lefts, int32(j))
		if i = j - 1; i < 0 || text[i] != ' ' && text[i] != '-' {
			break
		}
	}
	for i, n := h+1, 0; i < len(text) && n < around; n++ {
		k := strings.IndexAny(text[i:], " -\n,.;:)]\"”!?")
		if k < 0 {
			k = len(text) - i
		}
		if k == 0 {
			break
		}
		rights = append(rights, int32(i+k))
		if i += k + 1; i > len(text) || text[i-1] != ' ' && text[i-1] != '-' {
			break
		}
	}
	return lefts, rights
}
