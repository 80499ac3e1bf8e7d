// SPDX-License-Identifier: Apache-2.0

package brief

import (
	"slices"
	"strings"

	"dragoman"
)

// Options of a brief.
type Options struct {
	Sentences int // passages chosen; 0 is 6
}

// Make chooses the passages of a brief: those that most independent origins
// stand behind, early in their report, each adding what the ones before did not
// say (maximal marginal relevance). Disagreements, additions and agreements are
// taken over whole.
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
	for _, r := range c.Reports {
		if b.Title == "" {
			b.Title = r.Title
		}
	}
	n := o.Sentences
	if n <= 0 {
		n = 6
	}
	b.Sentences = choose(candidates(c, from), n)
	return b
}

// candidate is a passage that may stand in a brief.
type candidate struct {
	dragoman.BriefSentence
	words  map[string]bool
	claims []string // ids of the agreements it stands in
	place  int      // how many passages of its report come before it
	weight float64
}

// candidates are the sentences of the reports that are no copies, with the
// support each has.
func candidates(c *dragoman.Comparison, from Sources) []candidate {
	origin := map[string]string{}
	for _, r := range c.Reports {
		origin[r.ID] = r.ID
	}
	for _, x := range c.Copies {
		origin[x.Report] = x.Of
	}
	var out []candidate
	for _, rep := range c.Reports {
		r := from[rep.ID]
		if r == nil || origin[rep.ID] != rep.ID {
			continue
		}
		place := 0
		for _, s := range r.Sentences {
			text := from.Passage(r.ID, s.Span)
			words := strings.Fields(text)
			if s.Furniture != "" || len(words) < 8 || len(words) > 60 || !strings.ContainsAny(text[len(text)-3:], ".!?") || !tells(r, s) {
				continue
			}
			k := candidate{BriefSentence: dragoman.BriefSentence{Text: text, Kind: "addition", Cites: []dragoman.Receipt{{Report: r.ID, Span: s.Span}}}, words: map[string]bool{}, place: place}
			for _, w := range words {
				if w = strings.Trim(strings.ToLower(w), ".,;:!?\"'()“”‘’"); len(w) > 3 {
					k.words[w] = true
				}
			}
			k.weight = 1 / (1 + .5*float64(place))
			if strings.ContainsAny(text, "\"“") {
				k.weight *= .7
			}
			k.support(c, from, r.ID, s.Span, origin)
			if leans(words[0]) || bare(text) {
				k.weight *= leaning
			}
			out = append(out, k)
			place++
		}
	}
	return out
}

// leaning is what a passage weighs that leans on the one before it.
const leaning = .4

// leans reports whether a first word points back: alone, its sentence would
// leave the reader asking who or what.
func leans(word string) bool {
	switch strings.Trim(strings.ToLower(word), ".,;:!?\"'()“”‘’") {
	case "he", "she", "it", "they", "we", "i", "you", "his", "her", "its", "their", "our", "my", "this", "that", "these", "those", "such",
		"and", "but", "so", "or", "yet", "meanwhile", "however", "instead", "still", "also", "then", "there", "here", "nor", "if", "asked", "no":
		return true
	}
	return false
}

// bare reports whether a passage is a quotation without a word on who says it.
func bare(text string) bool {
	for _, q := range []string{"\"", "“"} {
		if rest, ok := strings.CutPrefix(text, q); ok {
			i := strings.LastIndexAny(rest, "\"”")
			return i < 0 || i >= len(rest)-5
		}
	}
	return false
}

// tells reports whether a sentence has a verb.
func tells(r *dragoman.Reading, s dragoman.Sentence) bool {
	for i := s.First; i < s.Last && int(i) < len(r.Tokens); i++ {
		if p := r.Tokens[i].UPOS; p == dragoman.VERB || p == dragoman.AUX {
			return true
		}
	}
	return len(r.Tokens) == 0
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

// choose takes n passages by weight less likeness to those taken, and puts them
// in order: the lead, what several origins hold, then the rest.
func choose(cs []candidate, n int) []dragoman.BriefSentence {
	out := []dragoman.BriefSentence{}
	var taken []candidate
	used := make([]bool, len(cs))
	for range n {
		best, score := -1, 0.0
		for i, c := range cs {
			if used[i] || len(taken) == 0 && c.place > 2 { // the lead opens a report
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
	slices.SortStableFunc(taken[1:], func(a, b candidate) int { return rank(a.Kind) - rank(b.Kind) })
	for _, c := range taken {
		out = append(out, c.BriefSentence)
	}
	return out
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
