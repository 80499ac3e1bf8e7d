// SPDX-License-Identifier: Apache-2.0

package brief

import (
	"cmp"
	"slices"
	"strings"

	"dragoman"
)

// Options of a brief.
type Options struct {
	Sentences int // passages chosen, at most; 0 is 4
}

// Make chooses the passages of a brief: those that most independent origins
// stand behind, early in their report, each adding what the ones before did not
// say (maximal marginal relevance). Where origins agree on too little, the brief
// is filled with what one alone tells. Disagreements, additions and agreements
// are taken over whole.
func Make(c *dragoman.Comparison, from Sources, o Options) dragoman.Brief {
	b := dragoman.Brief{Sentences: []dragoman.BriefSentence{}, Agreements: []dragoman.Claim{}, Additions: []dragoman.Claim{}, Disagreements: []dragoman.Claim{},
		Quotes: c.Quotes, Timeline: c.Timeline, Counts: c.Counts, Reports: c.Reports}
	for _, x := range c.Claims {
		switch x.Kind {
		case "same", "more_specific":
			b.Agreements = append(b.Agreements, x)
		case "adds":
			b.Additions = append(b.Additions, x)
		default:
			b.Disagreements = append(b.Disagreements, x)
		}
	}
	origin := origins(c)
	name := names(c.Reports)
	b.Title = title(c, from, origin)
	n := o.Sentences
	if n <= 0 {
		n = 4
	}
	b.Sentences = choose(candidates(c, from, origin), n)
	doubtful := func(c dragoman.Claim) bool { return c.Doubtful }
	b.Disputes = disputes(slices.DeleteFunc(slices.Clone(b.Disagreements), doubtful), from, name)
	b.Perhaps = disputes(slices.DeleteFunc(slices.Clone(b.Disagreements), func(c dragoman.Claim) bool { return !c.Doubtful }), from, name)
	b.Figures = figures(c, from, name, origin)
	b.Note = note(c, &b, from, origin)
	return b
}

// origins gives the origin of each report: itself, or what it is a copy of in
// the end.
func origins(c *dragoman.Comparison) map[string]string {
	of, out := map[string]string{}, map[string]string{}
	for _, x := range c.Copies {
		of[x.Report] = x.Of
	}
	for _, r := range c.Reports {
		o := r.ID
		for range len(c.Copies) {
			next, ok := of[o]
			if !ok {
				break
			}
			o = next
		}
		out[r.ID] = o
	}
	return out
}

// note says what stands in the way of comparing, "" where nothing does.
func note(c *dragoman.Comparison, b *dragoman.Brief, from Sources, origin map[string]string) string {
	prose, roots := 0, map[string]bool{}
	for _, r := range c.Reports {
		roots[origin[r.ID]] = true
		if x := from[r.ID]; x != nil {
			for _, s := range x.Sentences {
				if s.Furniture == "" && len(strings.Fields(s.Of(x.Text))) >= fewest/2 {
					prose++
				}
			}
		}
	}
	switch {
	case prose == 0:
		return say("note", "short", "")
	case len(c.Reports) == 1:
		return say("note", "one", "")
	case len(roots) == 1:
		return say("note", "copies", "")
	case len(b.Agreements) == 0 && len(b.Disagreements) == 0 && len(b.Quotes) == 0:
		return say("note", "nothing", "")
	}
	return ""
}

// candidate is a passage that may stand in a brief.
type candidate struct {
	dragoman.BriefSentence
	words  map[string]bool
	claims []string // ids of the agreements it stands in
	place  int      // how many passages of its report come before it
	weight float64
}

// candidates are the sentences of the origins that can stand alone, with the
// support each has.
func candidates(c *dragoman.Comparison, from Sources, origin map[string]string) []candidate {
	var out []candidate
	for _, rep := range c.Reports {
		r := from[rep.ID]
		if r == nil || origin[rep.ID] != rep.ID {
			continue
		}
		x, place := newReader(r), 0
		for _, s := range r.Sentences {
			if s.Furniture == "" {
				place++
			}
			if !x.fits(s) {
				continue
			}
			text := from.Passage(r.ID, s.Span)
			k := candidate{BriefSentence: dragoman.BriefSentence{Text: text, Kind: "addition", Cites: []dragoman.Receipt{{Report: r.ID, Span: s.Span}}}, words: content(text), place: place - 1}
			k.weight = 1 / (1 + .5*float64(k.place))
			if strings.ContainsAny(text, "\"“") {
				k.weight *= .7
			}
			k.support(c, from, r.ID, s.Span, origin)
			out = append(out, k)
		}
	}
	return out
}

// behind is the origin of a passage: its report's, or, where its sentence says
// that it is from the outlet of another report, that report's.
func behind(c *dragoman.Comparison, from Sources, report string, at dragoman.Span, origin map[string]string) string {
	i := slices.IndexFunc(c.Reports, func(r dragoman.Compared) bool { return r.ID == report })
	r := from[report]
	if i < 0 || r == nil {
		return origin[report]
	}
	for _, x := range c.Reports[i].Cites {
		if s := r.SentenceAt(x.Start); x.Report != "" && s >= 0 && s == r.SentenceAt(at.Start) {
			return origin[x.Report]
		}
	}
	return origin[report]
}

// support adds the origins that stand behind a passage, and their receipts.
func (k *candidate) support(c *dragoman.Comparison, from Sources, report string, at dragoman.Span, origin map[string]string) {
	seen := map[string]bool{behind(c, from, report, at, origin): true}
	for _, x := range c.Claims {
		if x.Kind != "same" && x.Kind != "more_specific" || !slices.ContainsFunc(x.Cells, func(y dragoman.Cell) bool {
			return y.Report == report && at.Overlaps(y.Spans[0])
		}) {
			continue
		}
		k.claims = append(k.claims, x.ID)
		for _, y := range x.Cells {
			if o := behind(c, from, y.Report, y.Spans[0], origin); !seen[o] {
				seen[o] = true
				k.Cites = append(k.Cites, dragoman.Receipt{Report: y.Report, Span: y.Spans[0]})
			}
		}
	}
	if len(seen) > 1 {
		k.Kind = "agreement"
	}
	k.weight += float64(len(seen) - 1)
}

// choose takes n passages by weight less likeness to those taken: the lead, what
// several origins hold by how many, then the rest. What one origin alone tells
// stands there only where the others are fewer than the least of a brief.
func choose(cs []candidate, n int) []dragoman.BriefSentence {
	out := []dragoman.BriefSentence{}
	var taken []candidate
	used := make([]bool, len(cs))
	agreed := slices.ContainsFunc(cs, func(c candidate) bool { return c.Kind == "agreement" })
	for range n {
		best, score := -1, 0.0
		for i, c := range cs {
			if used[i] || len(taken) == 0 && (c.place > 4 || agreed && c.Kind != "agreement") && !lastHope(cs, agreed) {
				continue // the lead opens a report
			}
			if c.Kind != "agreement" && len(taken) >= least && agreed {
				continue
			}
			like := 0.0
			for _, t := range taken {
				like = max(like, alike(c.words, t.words))
				if slices.ContainsFunc(c.claims, func(id string) bool { return slices.Contains(t.claims, id) }) {
					like = 1 // it tells what is told already
				}
			}
			if s := c.weight * (1 - 1.4*like); best < 0 || s > score+1e-12 {
				best, score = i, s
			}
		}
		if best < 0 || score <= 0 {
			break
		}
		used[best] = true
		taken = append(taken, cs[best])
	}
	if len(taken) == 0 {
		return out
	}
	taken[0].Kind = "lead"
	slices.SortStableFunc(taken[1:], func(a, b candidate) int {
		return cmp.Or(rank(a.Kind)-rank(b.Kind), len(b.Cites)-len(a.Cites))
	})
	for _, c := range taken {
		out = append(out, c.BriefSentence)
	}
	return out
}

// least is how many passages a brief has, where there are so many.
const least = 3

// lastHope reports whether no passage opens a report as a lead should.
func lastHope(cs []candidate, agreed bool) bool {
	return !slices.ContainsFunc(cs, func(c candidate) bool { return c.place <= 4 && (!agreed || c.Kind == "agreement") })
}

func rank(kind string) int {
	if kind == "agreement" {
		return 0
	}
	return 1
}

// alike is the share of the smaller word set found in the other.
func alike(a, b map[string]bool) float64 {
	n := 0
	for w := range a {
		if b[w] {
			n++
		}
	}
	if m := min(len(a), len(b)); m > 0 {
		return float64(n) / float64(m)
	}
	return 0
}
