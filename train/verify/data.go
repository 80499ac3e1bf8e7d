// SPDX-License-Identifier: Apache-2.0

// Package verify trains the model that judges whether two sentences tell one
// thing.
package verify

import (
	"cmp"
	"slices"

	"dragoman"
	"dragoman/compare/near"
	"dragoman/compare/slot"
	"dragoman/compare/verify"
	"dragoman/compare/window"
	"dragoman/internal/corpus"
)

// Story is a gold story and its reports cut into windows, by key.
type Story struct {
	*corpus.GoldStory
	Reports map[string]*window.Report
}

// Row is a proposed pair of sentences and what the gold says of it.
type Row struct {
	Story   int
	X       []float64 // in context
	Alone   []float64
	Same    bool // a strong thing shared, or a quotation
	Part    bool // a weak thing shared
	Opposed bool
	A, B    dragoman.Span
	KeyA    string
	KeyB    string

	MarksOnly     bool   // nothing is said of whether the two tell one thing
	Marks         []Mark // that one of the two has and that were judged
	Parts, Slight bool   // of the row of one mark
}

// Mark is a mark and what a reader says of it; the probabilities among its
// features are filled in later.
type Mark struct {
	slot.Evidence
	Parts  bool // it sets the two sentences apart
	Slight bool // arguably so
}

// Rows proposes the pairs of each two reports of a story and labels them.
func Rows(n int, s *Story) []Row {
	keys := make([]string, 0, len(s.Reports))
	upto := map[string]int32{}
	for _, r := range s.GoldStory.Reports {
		if s.Reports[r.Key] != nil {
			keys = append(keys, r.Key)
			upto[r.Key] = r.Upto
		}
	}
	slices.SortFunc(keys, cmp.Compare[string])
	var out []Row
	for i, a := range keys {
		for _, b := range keys[i+1:] {
			found := near.Find(s.Reports[a], s.Reports[b])
			for k := range found.Pairs {
				p := &found.Pairs[k]
				if p.A.Start >= upto[a] || p.B.Start >= upto[b] {
					continue
				}
				r := Row{Story: n, KeyA: a, KeyB: b, A: p.A.Span, B: p.B.Span, X: verify.Features(&found, p)}
				r.Alone = verify.AloneFeatures(&near.Between{Words: found.Words}, p.A, p.B)
				s.label(&r)
				out = append(out, r)
			}
		}
	}
	return out
}

// label lays the gold on a pair.
func (s *Story) label(r *Row) {
	has := func(list []corpus.GoldItem, is func(*corpus.GoldItem) bool) bool {
		return slices.ContainsFunc(list, func(x corpus.GoldItem) bool {
			return is(&x) && within(r.A, x.Spans[r.KeyA]) && within(r.B, x.Spans[r.KeyB])
		})
	}
	all := func(*corpus.GoldItem) bool { return true }
	r.Same = has(s.Both, func(x *corpus.GoldItem) bool { return x.Strength != "weak" }) || has(s.Quotes, all)
	r.Part = has(s.Both, func(x *corpus.GoldItem) bool { return x.Strength == "weak" })
	r.Opposed = has(s.Tension, func(x *corpus.GoldItem) bool {
		return len(x.Pairs) == 0 || slices.ContainsFunc(x.Pairs, func(p [2]string) bool {
			return p[0] == r.KeyA && p[1] == r.KeyB || p[0] == r.KeyB && p[1] == r.KeyA
		})
	})
}

// within reports whether a sentence holds most of a passage of the gold, or
// lies mostly in one.
func within(u dragoman.Span, gold [][2]int32) bool {
	return slices.ContainsFunc(gold, func(g [2]int32) bool {
		o := min(u.End, g[1]) - max(u.Start, g[0])
		return o > 0 && (2*o >= g[1]-g[0] || 10*o >= 6*(u.End-u.Start))
	})
}
