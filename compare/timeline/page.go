// SPDX-License-Identifier: Apache-2.0

package timeline

import (
	"slices"
	"strings"
	"time"

	"dragoman"
)

// page is a reading with what the rows are made from.
type page struct {
	*dragoman.Reading
	lex       lexicon
	published time.Time
	dated     bool           // published is known to the day
	kids      [][]int32      // token → the tokens under it
	alias     map[int32]bool // tokens of names
	index     map[string]int32
}

func newPage(r *dragoman.Reading, lex lexicon, index map[string]int32) *page {
	p := &page{Reading: r, lex: lex, index: index, kids: make([][]int32, len(r.Tokens)), alias: map[int32]bool{}}
	p.published, p.dated = parse(r.Published.Value)
	for i := range r.Tokens {
		if h := r.Tokens[i].Head; h >= 0 && int(h) < len(r.Tokens) {
			p.kids[h] = append(p.kids[h], int32(i))
		}
	}
	for _, m := range r.Mentions {
		if m.Form == dragoman.Pronoun || m.Form == dragoman.Nominal {
			continue
		}
		for k := max(0, m.First); k < m.Last && int(k) < len(r.Tokens); k++ {
			p.alias[k] = true
		}
	}
	return p
}

// parse reads the day of an ISO 8601 date or date-time.
func parse(s string) (time.Time, bool) {
	if len(s) < len(time.DateOnly) {
		return time.Time{}, false
	}
	t, err := time.Parse(time.DateOnly, s[:len(time.DateOnly)])
	return t, err == nil
}

// word is a token as written, in lower case.
func (p *page) word(i int32) string { return strings.ToLower(p.Tokens[i].Of(p.Text)) }

// is reports whether a token is a word of a kind in words.txt.
func (p *page) is(kind string, i int32) bool {
	return i >= 0 && int(i) < len(p.Tokens) && p.lex[kind][p.word(i)]
}

// bag is the content words of a span without those of the time in it, sorted
// numbers, and those of them that are names. Names of one actor are one word.
func (p *page) bag(s, without dragoman.Span) (all, names []int32) {
	for i := int32(p.TokenAt(s.Start)); int(i) < len(p.Tokens) && p.Tokens[i].Start < s.End; i++ {
		t := &p.Tokens[i]
		if without.Overlaps(t.Span) {
			continue
		}
		switch t.UPOS {
		case dragoman.NOUN, dragoman.PROPN, dragoman.VERB, dragoman.ADJ, dragoman.NUM:
		default:
			continue
		}
		w := p.number(strings.ToLower(t.Lemma))
		all = append(all, w)
		if t.UPOS == dragoman.PROPN || p.alias[i] {
			names = append(names, w)
		}
	}
	slices.Sort(all)
	slices.Sort(names)
	return slices.Compact(all), slices.Compact(names)
}

// number numbers the words of all pages.
func (p *page) number(w string) int32 {
	n, ok := p.index[w]
	if !ok {
		n = int32(len(p.index))
		p.index[w] = n
	}
	return n
}
