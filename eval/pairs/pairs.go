// SPDX-License-Identifier: Apache-2.0

// Package pairs scores the typing of the relation between a given source and
// target.
package pairs

import "sort"

// Answer is a type and its quad.
type Answer struct {
	PLOVER string
	Quad   int // 1 to 4
}

// Scores are macro-averaged F1: the mean over the classes that gold holds.
type Scores struct {
	Binary float64 // cooperation (quads 1, 2) against conflict (3, 4)
	Quad   float64
	Type   float64
	ByType map[string]float64
}

// Score compares answers with gold, pairwise. Where gold says YIELD, CONCEDE
// and RETREAT count as YIELD.
func Score(gold, got []Answer) Scores {
	merge := false
	for _, g := range gold {
		merge = merge || g.PLOVER == "YIELD"
	}
	typ := func(a Answer) string {
		if merge && (a.PLOVER == "CONCEDE" || a.PLOVER == "RETREAT") {
			return "YIELD"
		}
		return a.PLOVER
	}
	var s Scores
	s.Binary, _ = macro(gold, got, func(a Answer) string { return string(rune('0' + (a.Quad+1)/2)) })
	s.Quad, _ = macro(gold, got, func(a Answer) string { return string(rune('0' + a.Quad)) })
	s.Type, s.ByType = macro(gold, got, typ)
	return s
}

func macro(gold, got []Answer, class func(Answer) string) (float64, map[string]float64) {
	hit, said, is := map[string]int{}, map[string]int{}, map[string]int{}
	for i := range gold {
		g, a := class(gold[i]), class(got[i])
		is[g]++
		said[a]++
		if g == a {
			hit[g]++
		}
	}
	var names []string
	for n := range is {
		names = append(names, n)
	}
	sort.Strings(names)
	by := map[string]float64{}
	sum := 0.0
	for _, n := range names {
		by[n] = 2 * float64(hit[n]) / float64(said[n]+is[n])
		sum += by[n]
	}
	if len(names) == 0 {
		return 0, by
	}
	return sum / float64(len(names)), by
}
