// SPDX-License-Identifier: Apache-2.0

// Package agree scores what a comparison of reports says they share and where
// it says they part, against gold made by hand. It counts as score/stories.py
// does, which stays the judge.
package agree

import (
	"slices"

	"dragoman"
	"dragoman/internal/corpus"
)

const (
	short = 25 // bytes: a passage that long inside one of the gold says it
	wide  = 12 // a claim with more spans than this in one report says nothing in particular
	room  = 320
)

// Told is a claim or quotation to score: its spans by the gold's report keys.
type Told struct {
	Kind  string
	Spans map[string][]dragoman.Span
	Note  string
}

// Counts are what is summed over stories.
type Counts struct {
	Weight, Got                           int // of required tensions, and of those named
	Named, Right                          int // tensions named, and those in the gold
	Shared, Have                          int
	Agree, Agreed, Inversions             int
	Decoys, Taken                         int
	Missed, Wrong, FalseTension, Inverted []string
}

// Add sums.
func (c *Counts) Add(d Counts) {
	c.Weight += d.Weight
	c.Got += d.Got
	c.Named += d.Named
	c.Right += d.Right
	c.Shared += d.Shared
	c.Have += d.Have
	c.Agree += d.Agree
	c.Agreed += d.Agreed
	c.Inversions += d.Inversions
	c.Decoys += d.Decoys
	c.Taken += d.Taken
	c.Missed = append(c.Missed, d.Missed...)
	c.Wrong = append(c.Wrong, d.Wrong...)
	c.FalseTension = append(c.FalseTension, d.FalseTension...)
	c.Inverted = append(c.Inverted, d.Inverted...)
}

// Rate is a/b, 0 where b is.
func Rate(a, b int) float64 {
	if b == 0 {
		return 0
	}
	return float64(a) / float64(b)
}

// Metrics of the counts, as shares; inversions is a count.
func (c *Counts) Metrics() map[string]any {
	return map[string]any{
		"tension_recall": Rate(c.Got, c.Weight), "tension_precision": Rate(c.Right, c.Named),
		"shared_recall": Rate(c.Have, c.Shared), "agreed_precision": Rate(c.Agreed, c.Agree),
		"inversions": float64(c.Inversions), "decoys": Rate(c.Taken, c.Decoys),
	}
}

// Covers reports whether a passage says what one of the gold does: they
// overlap by three tenths of both, or one lies in the other and is not too wide.
func Covers(p dragoman.Span, g [2]int32) bool {
	i := max(0, min(p.End, g[1])-max(p.Start, g[0]))
	if union := p.End - p.Start + g[1] - g[0] - i; i > 0 && float64(i) >= .3*float64(union) {
		return true
	}
	if p.Start <= g[0] && p.End >= g[1] && p.End-p.Start <= max(4*(g[1]-g[0]), room) {
		return true
	}
	return g[0] <= p.Start && p.End <= g[1] && p.End-p.Start >= short
}

// touched are the reports in which a claim says a thing of the gold, sorted.
func touched(p map[string][]dragoman.Span, item *corpus.GoldItem) []string {
	var out []string
	for k, gs := range item.Spans {
		if slices.ContainsFunc(gs, func(g [2]int32) bool {
			return slices.ContainsFunc(p[k], func(s dragoman.Span) bool { return Covers(s, g) })
		}) {
			out = append(out, k)
		}
	}
	slices.Sort(out)
	return out
}

func narrow(p map[string][]dragoman.Span) bool {
	for _, s := range p {
		if len(s) > wide {
			return false
		}
	}
	return true
}

// HitShared reports whether a claim tells a thing shared of two reports.
func HitShared(p map[string][]dragoman.Span, item *corpus.GoldItem) bool {
	return narrow(p) && len(touched(p, item)) >= 2
}

// HitTension reports whether a claim sets the sides of a tension against one
// another.
func HitTension(p map[string][]dragoman.Span, item *corpus.GoldItem) bool {
	if !narrow(p) {
		return false
	}
	if len(item.Spans) == 1 {
		for k, gs := range item.Spans {
			n := 0
			for _, g := range gs {
				if slices.ContainsFunc(p[k], func(s dragoman.Span) bool { return Covers(s, g) }) {
					n++
				}
			}
			if len(p) == 1 {
				return n >= min(2, len(gs))
			}
			return n >= 1
		}
	}
	t := touched(p, item)
	if len(item.Pairs) == 0 {
		return len(t) >= 2
	}
	return slices.ContainsFunc(item.Pairs, func(q [2]string) bool { return slices.Contains(t, q[0]) && slices.Contains(t, q[1]) })
}

var parts = []string{"differs", "incomplete", "denied", "update"}

// Score counts the claims (and quotations, as same or differs) of one story.
func Score(s *corpus.GoldStory, told []Told) Counts {
	var c Counts
	used := make([]bool, len(told))
	for i := range s.Tension {
		t := &s.Tension[i]
		hit := false
		for k, p := range told {
			if slices.Contains(parts, p.Kind) && HitTension(p.Spans, t) {
				used[k], hit = true, true
			}
		}
		if t.Optional {
			continue
		}
		w := 1
		if t.Severity == "high" {
			w = 2
		}
		c.Weight += w
		if hit {
			c.Got += w
		}
	}
	for k, p := range told {
		if !slices.Contains(parts, p.Kind) || len(p.Spans) == 0 {
			continue
		}
		c.Named++
		if used[k] {
			c.Right++
		} else {
			c.FalseTension = append(c.FalseTension, s.ID+" "+p.Note)
		}
	}
	c.shared(s, told)
	c.agreed(s, told)
	for i := range s.Decoys {
		d := &s.Decoys[i]
		c.Decoys++
		if slices.ContainsFunc(told, func(p Told) bool { return len(touched(p.Spans, d)) == len(d.Spans) }) {
			c.Taken++
		}
	}
	return c
}

func (c *Counts) shared(s *corpus.GoldStory, told []Told) {
	for i := range s.Both {
		b := &s.Both[i]
		if b.Strength == "weak" {
			continue
		}
		c.Shared++
		if slices.ContainsFunc(told, func(p Told) bool { return HitShared(p.Spans, b) }) {
			c.Have++
		} else {
			c.Missed = append(c.Missed, s.ID+" "+b.ID+" "+b.Says)
		}
	}
}

func (c *Counts) agreed(s *corpus.GoldStory, told []Told) {
	var items []*corpus.GoldItem
	for _, list := range [][]corpus.GoldItem{s.Both, s.Quotes} {
		for i := range list {
			items = append(items, &list[i])
		}
	}
	for i := range s.Tension {
		switch s.Tension[i].Kind {
		case "label", "title", "name", "scope":
			items = append(items, &s.Tension[i])
		}
	}
	for _, p := range told {
		if p.Kind != "same" && p.Kind != "more_specific" || len(p.Spans) < 2 {
			continue
		}
		c.Agree++
		if slices.ContainsFunc(items, func(x *corpus.GoldItem) bool { return len(touched(p.Spans, x)) >= 2 }) {
			c.Agreed++
			continue
		}
		parted := slices.ContainsFunc(s.Tension, func(t corpus.GoldItem) bool {
			return !t.Optional && len(t.Spans) > 1 && HitTension(p.Spans, &t)
		})
		if parted {
			c.Inversions++
			c.Inverted = append(c.Inverted, s.ID+" "+p.Note)
		} else {
			c.Wrong = append(c.Wrong, s.ID+" "+p.Note)
		}
	}
}
