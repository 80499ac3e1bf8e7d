// SPDX-License-Identifier: Apache-2.0

// Package token cuts text into syntactic words as UD English does: clitics
// come off ("do n't", "Syria 's"), hyphens stand alone but after a prefix
// ("al - Ani", "non-avian"), web addresses stay whole. Tokens are byte ranges;
// the text is never changed.
package token

import (
	"slices"
	"strings"

	"dragoman"
	"dragoman/lang"
)

// Tokenizer cuts text into tokens. It is safe for concurrent use.
type Tokenizer struct {
	abbreviations map[string]follow
	prefixes      map[string]bool
	splits        map[string]int // lower-cased word -> bytes of its first part
	clitics       map[string]bool
	units         map[string]bool
	fronts        map[string]bool
	currencies    map[string]bool
	domains       map[string]bool
}

// follow is what must follow an abbreviation for its full stop to belong to it.
type follow uint8

const (
	anything follow = 1 + iota
	aName
	aNumber
)

// New reads words/abbreviations.txt and words/tokens.txt.
func New(pack *lang.Pack) (*Tokenizer, error) {
	t := &Tokenizer{
		map[string]follow{}, map[string]bool{}, map[string]int{}, map[string]bool{},
		map[string]bool{}, map[string]bool{}, map[string]bool{}, map[string]bool{},
	}
	lines, err := pack.Words("abbreviations")
	if err != nil {
		return nil, err
	}
	kinds := map[string]follow{"any": anything, "name": aName, "number": aNumber}
	for _, l := range lines {
		if len(l.Columns) != 2 || kinds[l.Columns[1]] == 0 {
			return nil, l.Errorf("want a word, a tab, and any, name or number")
		}
		t.abbreviations[l.Columns[0]] = kinds[l.Columns[1]]
	}
	if lines, err = pack.Words("tokens"); err != nil {
		return nil, err
	}
	sets := map[string]map[string]bool{
		"prefix": t.prefixes, "clitic": t.clitics, "unit": t.units,
		"front": t.fronts, "currency": t.currencies, "domain": t.domains,
	}
	for _, l := range lines {
		if len(l.Columns) != 2 {
			return nil, l.Errorf("want two columns")
		}
		words := strings.Fields(l.Columns[1])
		set, known := sets[l.Columns[0]]
		switch {
		case known:
			for _, w := range words {
				set[w] = true
			}
		case l.Columns[0] == "split" && len(words) == 2:
			t.splits[words[0]+words[1]] = len(words[0])
		default:
			return nil, l.Errorf("unknown kind %q", l.Columns[0])
		}
	}
	return t, nil
}

// Do fills Tokens with spans. No token crosses an edge of furniture. Time and
// space are linear in the text, whatever it holds.
func (t *Tokenizer) Do(r *dragoman.Reading) {
	s := scanner{t: t, text: r.Text, out: make([]dragoman.Token, 0, len(r.Text)/5+4)}
	at := 0
	for _, cut := range edges(&r.Report) {
		s.segment(at, cut)
		at = cut
	}
	r.Tokens = s.out
	notes(r)
}

// edges returns the offsets at which furniture begins or ends, and the end of
// the text, in order.
func edges(r *dragoman.Report) []int {
	out := []int{len(r.Text)}
	for _, f := range r.Furniture {
		for _, e := range [2]int32{f.Start, f.End} {
			if e > 0 && int(e) < len(r.Text) {
				out = append(out, int(e))
			}
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}
