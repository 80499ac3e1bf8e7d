// SPDX-License-Identifier: Apache-2.0

package quote

import (
	"cmp"
	"fmt"
	"hash/fnv"
	"slices"
	"strings"

	"dragoman"
)

// Bounds of the search for shared words.
const (
	posted = 48 // places of one pair of words that are looked at
	tried  = 24 // quotations one quotation is set against, at most, for each of its words
)

// Join groups the words that two or more reports give to somebody, in order of
// their first place. It never fails. Cost: near-linear in the words quoted; of
// words that many reports carry each is set against the first few of them.
func Join(readings []*dragoman.Reading) []dragoman.Quote {
	j := joiner{pairs: map[string][]place{}, ones: map[string][]place{}, of: map[int][]int{}}
	for _, r := range readings {
		marked := Read(r)
		j.all = append(j.all, marked...)
		j.prose = append(j.prose, prose(r, marked)...)
	}
	j.marked = len(j.all)
	j.all = append(j.all, j.prose...)
	j.search()
	return j.quotes()
}

// place is a word of a quotation.
type place struct{ q, i int }

// part is words [i, j) of a quotation that another report shares.
type part struct{ q, i, j int }

type joiner struct {
	all    []Quotation // those in marks, then prose
	prose  []Quotation
	marked int
	pairs  map[string][]place // two words in a row → where
	ones   map[string][]place // content word → where, in marks
	parts  []part
	of     map[int][]int // quotation → its parts
	group  []int         // of each part: the index of its first
	weak   [][2]int      // parts a fragment joins
	seen   map[[2]int][]stretch
}

// search sets quotations against those before them that share two words in a
// row, and short ones against those that have their rarest word. Prose is set
// against marks only.
func (j *joiner) search() {
	for q := range j.marked {
		ws := j.all[q].Words
		for i, w := range ws {
			if j.all[q].content[i] {
				j.ones[w] = post(j.ones[w], place{q, i}, 4*posted)
			}
		}
	}
	for q := range j.all {
		j.seen = map[[2]int][]stretch{}
		a := &j.all[q]
		for i := range a.Words {
			if i+1 >= len(a.Words) || a.Words[i] == "" || a.Words[i+1] == "" || !a.content[i] && !a.content[i+1] {
				continue
			}
			key := a.Words[i] + " " + a.Words[i+1]
			for _, p := range j.pairs[key] {
				j.try(place{q, i}, p)
			}
			if q < j.marked {
				j.pairs[key] = post(j.pairs[key], place{q, i}, posted)
			}
		}
		if q < j.marked && len(a.Words) <= 3 {
			if i := j.rarest(a); i >= 0 {
				for _, p := range j.ones[a.Words[i]] {
					j.try(place{q, i}, p)
				}
			}
		}
	}
}

func post(ps []place, p place, most int) []place {
	if len(ps) < most {
		ps = append(ps, p)
	}
	return ps
}

// rarest is the content word of a quotation with the fewest places, -1 for
// none.
func (j *joiner) rarest(q *Quotation) int {
	best := -1
	for i, w := range q.Words {
		if q.content[i] && (best < 0 || len(j.ones[w]) < len(j.ones[q.Words[best]])) {
			best = i
		}
	}
	return best
}

// try joins what two quotations share round one word.
func (j *joiner) try(a, b place) {
	x, y := &j.all[a.q], &j.all[b.q]
	if x.Report == y.Report {
		return
	}
	key := [2]int{a.q, b.q}
	for _, s := range j.seen[key] {
		if s.i <= a.i && a.i < s.j && s.k <= b.i && b.i < s.l {
			return
		}
	}
	if len(j.seen[key]) >= tried {
		return
	}
	s := align(x, y, a.i, b.i)
	j.seen[key] = append(j.seen[key], s)
	switch {
	case s.joins(x, y):
		j.unite(j.add(part{a.q, s.i, s.j}), j.add(part{b.q, s.k, s.l}))
	case s.fragment(x, y):
		j.weak = append(j.weak, [2]int{j.add(part{a.q, s.i, s.j}), j.add(part{b.q, s.k, s.l})})
	}
}

// add enters a part, or finds the one that is half of it or more.
func (j *joiner) add(p part) int {
	for _, i := range j.of[p.q] {
		o := &j.parts[i]
		if in := min(o.j, p.j) - max(o.i, p.i); 2*in > min(o.j-o.i, p.j-p.i) {
			return i
		}
	}
	j.of[p.q] = append(j.of[p.q], len(j.parts))
	j.parts = append(j.parts, p)
	j.group = append(j.group, len(j.parts)-1)
	return len(j.parts) - 1
}

func (j *joiner) unite(a, b int) {
	x, y := min(j.group[a], j.group[b]), max(j.group[a], j.group[b])
	for i := range j.group {
		if j.group[i] == y {
			j.group[i] = x
		}
	}
}

// fragments joins the fragments: like ones first, then each of those to the
// first longer quotation that holds it, so that two words in marks draw no two
// utterances together.
func (j *joiner) fragments() {
	whole := func(i int) bool { p := j.parts[i]; return p.j-p.i == len(j.all[p.q].Words) }
	for _, w := range j.weak {
		if whole(w[0]) && whole(w[1]) {
			j.unite(w[0], w[1])
		}
	}
	taken := map[int]bool{}
	for _, w := range j.weak {
		f := w[0]
		if !whole(f) {
			f = w[1]
		}
		if g := j.group[f]; !(whole(w[0]) && whole(w[1])) && !taken[g] {
			j.unite(w[0], w[1])
			taken[j.group[f]] = true
		}
	}
}

// split unites what one report prints in one sentence and another splits by a
// cue: parts that follow in a sentence here and stand in neighbouring
// quotations there.
func (j *joiner) split() {
	members := map[int][]int{}
	for i, g := range j.group {
		members[g] = append(members[g], i)
	}
	neighbours := func(g, h int) bool {
		for _, a := range members[g] {
			p := j.parts[a]
			for _, b := range members[h] {
				if o := j.parts[b]; o.q == p.q+1 && j.all[p.q].Report == j.all[o.q].Report && o.q < j.marked &&
					paragraph(j.all[p.q].Report, j.all[p.q].Span) == paragraph(j.all[o.q].Report, j.all[o.q].Span) {
					return true
				}
			}
		}
		return false
	}
	for a, p := range j.parts {
		for _, b := range j.of[p.q] {
			o := j.parts[b]
			if o.i < p.j || o.i > p.j+1 || j.group[a] == j.group[b] || !j.all[p.q].span(p.i, p.j).Overlaps(j.all[o.q].span(o.i, o.j)) {
				continue
			}
			if g, h := j.group[a], j.group[b]; neighbours(g, h) {
				j.unite(a, b)
				to := j.group[a]
				all := append(members[g], members[h]...)
				delete(members, g)
				delete(members, h)
				members[to] = all
			}
		}
	}
}

// quotes makes a quote of each group, its variants by report and place.
func (j *joiner) quotes() []dragoman.Quote {
	j.fragments()
	j.split()
	members := map[int][]part{}
	for i, p := range j.parts {
		members[j.group[i]] = append(members[j.group[i]], p)
	}
	var out []dragoman.Quote
	first := map[string]place{}
	for _, ps := range members {
		if len(ps) < 2 {
			continue // a fragment that was left alone
		}
		slices.SortFunc(ps, func(a, b part) int { return cmp.Or(cmp.Compare(a.q, b.q), cmp.Compare(a.i, b.i)) })
		ps = j.merged(ps)
		q := j.quote(ps)
		first[q.ID] = place{ps[0].q, ps[0].i}
		out = append(out, q)
	}
	slices.SortFunc(out, func(a, b dragoman.Quote) int {
		x, y := first[a.ID], first[b.ID]
		return cmp.Or(cmp.Compare(x.q, y.q), cmp.Compare(x.i, y.i), cmp.Compare(a.ID, b.ID))
	})
	return out
}

// merged joins parts of one quotation that meet in the same sentence.
func (j *joiner) merged(ps []part) []part {
	var out []part
	for _, p := range ps {
		if n := len(out) - 1; n >= 0 && out[n].q == p.q && j.all[p.q].span(p.i, p.j).Overlaps(j.all[p.q].span(out[n].i, out[n].j)) {
			out[n].j = max(out[n].j, p.j)
			continue
		}
		out = append(out, p)
	}
	return out
}

func (j *joiner) quote(ps []part) dragoman.Quote {
	var q dragoman.Quote
	h := fnv.New64a()
	var who []Speaker
	words := false
	for _, p := range ps {
		m := &j.all[p.q]
		at := m.span(p.i, p.j)
		s := m.Speaker
		if !m.Marked {
			s = stated(m.Report, at)
			s.Sure = false
		}
		who = append(who, s)
		q.Variants = append(q.Variants, dragoman.Variant{Report: m.Report.ID, Span: at, Speaker: s.Name, Cue: s.Cue})
		fmt.Fprint(h, m.Report.ID, at)
		words = words || !alike(m.surface(p.i, p.j), j.all[ps[0].q].surface(ps[0].i, ps[0].j))
	}
	q.ID = fmt.Sprintf("q%016x", h.Sum64())
	settle(&q, who)
	if q.Flag == "" && words {
		q.Flag = "words-differ"
	}
	return q
}

// alike reports whether one text is part of the other.
func alike(a, b string) bool { return strings.Contains(a, b) || strings.Contains(b, a) }
