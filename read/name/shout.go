// SPDX-License-Identifier: Apache-2.0

package name

import (
	"dragoman/internal/linear"
	"dragoman/know/actors"
)

// shouted says whether a sentence is all in capitals, so that they show no
// names: SYRIA TO OPEN BASE.
func shouted(s []word) bool {
	words := 0
	for i := range s {
		switch f := s[i].flags; {
		case f&isWord == 0 || f&isSingle != 0:
		case f&isCaps == 0:
			return false
		default:
			words++
		}
	}
	return words >= 3
}

// hear finds in a shouted sentence the names that the rest of the document has,
// and countries.
func (n *Namer) hear(s *scratch, x []word) {
	s.loud = s.loud[:0]
	for i := 0; i < len(x); {
		size := 0
		label := -1
		key := uint32(0)
		for m := 1; m <= maxKnown && i+m <= len(x); m++ {
			key = linear.Mix(key, x[i+m-1].low)
			if k, ok := s.heard[key]; ok {
				size, label = m, k
			}
		}
		if label < 0 && len(x[i].text) > 3 {
			var known [maxName]uint32
			n.knownFrom(s, x, i, min(i+3, len(x)), known[:])
			for m := range 3 {
				if known[m]&uint32(actors.NamesCountry) != 0 {
					size, label = m+1, place
				}
			}
		}
		if label < 0 {
			i++
			continue
		}
		s.loud = append(s.loud, Span{i, i + size, label})
		i += size
	}
}

// remember notes the names of a sentence for hear. The first label stays.
func (s *scratch) remember(x []word, found []Span) {
	for _, f := range found {
		key := uint32(0)
		for i := f.First; i < f.Last; i++ {
			key = linear.Mix(key, x[i].low)
		}
		if _, ok := s.heard[key]; !ok {
			s.heard[key] = f.Label
		}
	}
}
