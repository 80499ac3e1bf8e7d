// SPDX-License-Identifier: Apache-2.0

package story

import (
	"cmp"
	"fmt"
	"slices"

	"dragoman"
)

// Limits of what counts as a copy, in shares of three-word shingles outside
// quotation marks (two reports that quote the same speech are no copies).
const (
	shareCopy    = 0.20 // containment, either way, from which two texts are linked where much is shared
	sharedMuch   = 60   // shingles; two short texts need sameOrigin, for a few stock sentences are much of them
	sameOrigin   = 0.50 // containment from which two texts count as one origin
	shareNear    = 0.80 // Jaccard from which a link is called a copy, not a rewriting
	sampleRate   = 4    // one shingle in this many stands in the index
	commonLimit  = 40   // a shingle in more texts than this is a stock phrase and links nothing
	hitsNeeded   = 3    // sampled shingles two texts must share to be checked
	shortText    = 60   // words; shorter texts have every shingle in the index
	houseHalf    = 0.50 // Jaccard from which a report repeats another of its own outlet
	houseWhole   = 0.80 // or containment: less is the outlet's background and furniture
	quotesAsText = 40   // with fewer words outside quotation marks, quoted words count too
	copyWords    = 8000 // words of a text that are looked at
)

// sketch is what is kept of a text: its shingles, sorted, without repeats.
type sketch struct {
	shingles []uint32
	whole    uint64 // hash of all words
	n        int    // words
}

// sketchOf makes the sketch of a report's own prose; furniture is left out, and
// quotations too unless quotes is set or little else is there.
func sketchOf(r *dragoman.Report, quotes bool) sketch {
	all := words(r.Text, copyWords)
	ws := all[:0:0]
	own := 0
	for _, w := range all {
		if k, in := r.InFurniture(w.start); in && k != dragoman.Headline {
			continue
		}
		ws = append(ws, w)
		if !w.quoted {
			own++
		}
	}
	s := sketch{n: len(ws)}
	h := uint64(14695981039346656037)
	for _, w := range ws {
		h = (h ^ uint64(w.hash)) * 1099511628211
	}
	s.whole = h
	for i := 0; i+2 < len(ws); i++ {
		a, b, c := ws[i], ws[i+1], ws[i+2]
		if !quotes && own >= quotesAsText && (a.quoted || b.quoted || c.quoted) {
			continue
		}
		s.shingles = append(s.shingles, shingle(a.hash, b.hash, c.hash))
	}
	slices.Sort(s.shingles)
	s.shingles = slices.Compact(s.shingles)
	return s
}

func shingle(a, b, c uint32) uint32 {
	h := a*0x9E3779B1 ^ b*0x85EBCA6B>>1 ^ c*0xC2B2AE35<<1
	h = (h ^ h>>15) * 0x2C1B3C6D
	return h ^ h>>13
}

// shared counts the shingles two sketches have in common.
func shared(a, b []uint32) int {
	n := 0
	for i, j := 0, 0; i < len(a) && j < len(b); { // without a branch to guess
		x, y := a[i], b[j]
		if x == y {
			n++
		}
		if x <= y {
			i++
		}
		if y <= x {
			j++
		}
	}
	return n
}

// Index finds copies among the texts added to it. The zero value is ready.
// Memory: four bytes a word, and eight a sampled shingle.
type Index struct {
	sketches []sketch
	reports  []*dragoman.Report
	posts    map[uint32][]int32
}

// Match is one earlier text of an Index and how much is shared with it.
type Match struct {
	Other     int     // number of the other text, in order of Add
	Contained float64 // share of the added text's shingles found in the other, 0 to 1
	Contains  float64 // share of the other's shingles found in the added text
	Jaccard   float64
	Identical bool // the same words in the same order
}

// Add enters a report and returns the earlier ones it shares text with, most
// first. Cost: linear in the text and in the matches of its rarer shingles.
func (x *Index) Add(r *dragoman.Report) []Match {
	if x.posts == nil {
		x.posts = map[uint32][]int32{}
	}
	s := sketchOf(r, false)
	id := int32(len(x.sketches))
	hits := map[int32]int{}
	need := hitsNeeded
	if s.n < shortText {
		need = 2
	}
	for _, g := range s.shingles {
		if g%sampleRate != 0 && s.n >= shortText {
			continue
		}
		p := x.posts[g]
		if len(p) <= commonLimit {
			for _, o := range p {
				hits[o]++
			}
			x.posts[g] = append(p, id)
		}
	}
	var out []Match
	for o, n := range hits {
		other := &x.sketches[o]
		if n < need && other.whole != s.whole {
			continue
		}
		both := shared(s.shingles, other.shingles)
		m := Match{Other: int(o), Identical: other.whole == s.whole,
			Contained: share(both, len(s.shingles)), Contains: share(both, len(other.shingles)),
			Jaccard: share(both, len(s.shingles)+len(other.shingles)-both)}
		if m.Identical || max(m.Contained, m.Contains) >= sameOrigin && both >= 8 || max(m.Contained, m.Contains) >= shareCopy && both >= sharedMuch {
			out = append(out, m)
		}
	}
	slices.SortFunc(out, func(a, b Match) int {
		if c := cmp.Compare(max(b.Contained, b.Contains), max(a.Contained, a.Contains)); c != 0 {
			return c
		}
		return cmp.Compare(a.Other, b.Other)
	})
	x.sketches = append(x.sketches, s)
	x.reports = append(x.reports, r)
	return out
}

func share(n, of int) float64 {
	if of == 0 {
		return 0
	}
	return float64(n) / float64(of)
}

// Copies says which reports repeat the text of which others. Each report is
// linked to at most one, the one it shares most with among those that can be
// its origin; see Origin for how the direction is told. The order of the
// result is that of the reports.
func Copies(reports []*dragoman.Report) []dragoman.Copy {
	var x Index
	best := map[int]dragoman.Copy{} // by number of the copy
	place := map[string]int{}
	for i, r := range reports {
		place[r.ID] = i
		for _, m := range x.Add(r) {
			if ofOneHouse(m, reports[m.Other], r) {
				continue
			}
			from, to, in, contains := m.Other, i, m.Contained, m.Contains
			why, reversed := Origin(reports[from], r)
			if reversed {
				from, to, in, contains = i, m.Other, m.Contains, m.Contained
			}
			c := dragoman.Copy{Report: reports[to].ID, Of: reports[from].ID, Share: round2(in), Why: kindOf(m, in, contains) + "; " + why}
			if old, ok := best[to]; !ok || c.Share > old.Share {
				best[to] = c
			}
		}
	}
	var out []dragoman.Copy
	for i := range reports {
		c, ok := best[i]
		if !ok || loops(best, place, i) {
			continue
		}
		out = append(out, c)
	}
	return out
}

// ofOneHouse reports whether what two reports of one outlet share is only what
// the outlet prints again: its background paragraphs, its boxes and its links.
// An update that keeps most of the first report is more than that.
func ofOneHouse(m Match, a, b *dragoman.Report) bool {
	return a.Outlet != "" && a.Outlet == b.Outlet && m.Jaccard < houseHalf && max(m.Contained, m.Contains) < houseWhole
}

// loops reports whether following the links from i comes back to i and i is
// the first of that loop, whose link is then dropped.
func loops(best map[int]dragoman.Copy, place map[string]int, i int) bool {
	low := i
	j := i
	for range len(best) + 1 {
		c, ok := best[j]
		if !ok {
			return false
		}
		if j = place[c.Of]; j == i {
			return low == i
		}
		low = min(low, j)
	}
	return false
}

func kindOf(m Match, in, contains float64) string {
	switch {
	case m.Identical:
		return "the same text"
	case m.Jaccard >= shareNear:
		return "a copy with small changes"
	case in >= .8:
		return "an excerpt"
	case contains >= .8:
		return "the whole text with additions"
	case in >= .5:
		return "a rewriting"
	}
	return "shared passages"
}

func round2(x float64) float64 { return float64(int(x*100+.5)) / 100 }

// Origin tells which of two reports that share text is the origin: the one the
// other credits, else the one published first, else the longer one, else the
// one given first. reversed means that b is the origin.
func Origin(a, b *dragoman.Report) (why string, reversed bool) {
	ab, ba := Credits(b, a.Outlet), Credits(a, b.Outlet)
	switch {
	case ab && !ba:
		return "credits " + a.Outlet, false
	case ba && !ab:
		return "credits " + b.Outlet, true
	}
	if x, y := a.Published.Value, b.Published.Value; x != "" && y != "" {
		n := min(len(x), len(y))
		if c := cmp.Compare(x[:n], y[:n]); c != 0 {
			return "published later", c > 0
		}
	}
	if la, lb := len(a.Text), len(b.Text); la != lb {
		if float64(min(la, lb)) < .95*float64(max(la, lb)) {
			return fmt.Sprintf("shorter (%d of %d bytes); dates do not tell", min(la, lb), max(la, lb)), lb > la
		}
	}
	return "order as given; dates do not tell", false
}
