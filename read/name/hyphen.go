// SPDX-License-Identifier: Apache-2.0

package name

import (
	"slices"
	"strings"

	"dragoman/know/actors"
)

// hyphenedPlaces puts in the places whose names are tied by hyphens and small
// words, where the tables know the whole: "Port-au-Prince", "Deir ez-Zor". Parts
// of one that were taken for names of their own go.
func (n *Namer) hyphenedPlaces(x []word, found []Span) []Span {
	for i := 1; i+1 < len(x); i++ {
		if x[i].text != "-" || x[i+1].flags&isCapital == 0 {
			continue
		}
		for _, first := range starts(x, i) {
			p := Span{first, i + 2, place}
			if slices.Contains(found, p) || !n.land(x, p) || slices.ContainsFunc(found, func(f Span) bool {
				return f.First < p.Last && p.First < f.Last && (f.First < p.First || f.Last > p.Last)
			}) {
				continue
			}
			found = slices.DeleteFunc(found, func(f Span) bool { return f.First < p.Last && p.First < f.Last })
			at, _ := slices.BinarySearchFunc(found, p.First, func(f Span, first int) int { return f.First - first })
			found = slices.Insert(found, at, p)
			break
		}
	}
	return found
}

// starts are where a name may begin whose last hyphen is token i, the longest
// first: at words with a capital, with a small word between at most.
func starts(x []word, i int) (out []int) {
	for _, k := range [...]int{i - 3, i - 2} { // "Port-au-Prince", "Deir ez-Zor"
		if k >= 0 && x[k].flags&isCapital != 0 && hyphened(x, k, i+1) {
			out = append(out, k)
		}
	}
	return
}

// land reports whether the tables know a name as one of a place.
func (n *Namer) land(x []word, f Span) bool {
	var b strings.Builder
	for i := f.First; i < f.Last; i++ {
		if i > f.First && x[i].text != "-" && x[i-1].text != "-" {
			b.WriteByte(' ')
		}
		b.WriteString(x[i].text)
	}
	if b.Len() > 90 {
		return false
	}
	var folded [128]byte
	const lands = actors.NamesCountry | 1<<actors.AsCapital | 1<<actors.AsCity | 1<<actors.AsSeat
	return n.actors.Probe(actors.AppendFold(folded[:0], b.String()))&lands != 0 || n.places.Probe(b.String()).Known
}

// doubled gives a person the first half of a given name with a hyphen: "Ann" of
// "Ann-Marie Lind".
func doubled(x []word, found []Span) []Span {
	for i := range found {
		f := &found[i]
		if k := f.First - 2; f.Label == person && k >= 0 && x[k+1].text == "-" && x[k].flags&isCapital != 0 && x[k].flags&(isGivenM|isGivenF) != 0 &&
			(i == 0 || found[i-1].Last <= k) {
			f.First = k
		}
	}
	return found
}
