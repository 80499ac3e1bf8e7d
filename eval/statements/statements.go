// SPDX-License-Identifier: Apache-2.0

// Package statements scores who said what against gold attributions.
package statements

import (
	"slices"
	"unicode"
	"unicode/utf8"

	"dragoman"
	"dragoman/eval"
	"dragoman/internal/corpus"
)

// Score counts how well statements match the gold attributions of many
// reports. Spans are compared after trimming outer blanks, punctuation and
// quotation marks; each distinct span of a report counts once, and each piece
// of a divided content is a span of its own.
type Score struct {
	Source, Cue, Content eval.Counts // exact spans
	Overlap              [3]eval.Counts
	Words                eval.Counts    // words inside any content
	Whole                eval.Counts    // source, cue and all pieces of the content right at once
	ByForm               map[string]Hit // gold content spans found exactly, by form
	Joined               Hit            // direct ones, pieces of one content joined where only blanks and marks part them
}

// Hit is how many of all were found.
type Hit struct{ Right, All int }

// Share is Right/All, 0 of nothing.
func (h Hit) Share() float64 {
	if h.All == 0 {
		return 0
	}
	return float64(h.Right) / float64(h.All)
}

func add(c *eval.Counts, right, found, gold int) {
	*c = c.Plus(eval.Counts{Match: right, System: found, Gold: gold})
}

// Add scores one report. found are spans of gold.Text.
func (s *Score) Add(gold corpus.Attributed, found []dragoman.Statement) {
	if s.ByForm == nil {
		s.ByForm = map[string]Hit{}
	}
	text := gold.Text
	var g, f [3][]dragoman.Span
	var wholeGold, wholeFound []string
	for _, a := range gold.Attributions {
		parts := [3][]dragoman.Span{spans(text, a.Source), spans(text, a.Cue), spans(text, a.Content)}
		for i := range parts {
			g[i] = append(g[i], parts[i]...)
		}
		wholeGold = append(wholeGold, key(parts))
	}
	for _, a := range found {
		parts := [3][]dragoman.Span{trimAll(text, a.Source), trimAll(text, a.Cue), trimAll(text, a.Content)}
		for i := range parts {
			f[i] = append(f[i], parts[i]...)
		}
		wholeFound = append(wholeFound, key(parts))
	}
	for i, c := range []*eval.Counts{&s.Source, &s.Cue, &s.Content} {
		g[i], f[i] = distinct(g[i]), distinct(f[i])
		add(c, common(g[i], f[i]), len(f[i]), len(g[i]))
		// Overlap: precision counts found spans that touch gold, recall the
		// other way; kept as their sum, so that F1 stays 2*right/(found+gold).
		o := &s.Overlap[i]
		add(o, (touching(f[i], g[i])+touching(g[i], f[i]))/2, len(f[i]), len(g[i]))
	}
	slices.Sort(wholeGold)
	slices.Sort(wholeFound)
	wholeGold, wholeFound = slices.Compact(wholeGold), slices.Compact(wholeFound)
	right := 0
	for _, k := range wholeFound {
		if _, ok := slices.BinarySearch(wholeGold, k); ok {
			right++
		}
	}
	add(&s.Whole, right, len(wholeFound), len(wholeGold))
	for _, a := range gold.Attributions {
		h := s.ByForm[a.Form]
		for _, x := range spans(text, a.Content) {
			h.All++
			if slices.Contains(f[2], x) {
				h.Right++
			}
		}
		s.ByForm[a.Form] = h
		if a.Form == "direct" {
			for _, x := range joined(text, spans(text, a.Content)) {
				s.Joined.All++
				if slices.Contains(f[2], x) {
					s.Joined.Right++
				}
			}
		}
	}
	words(text, func(w dragoman.Span) {
		in, out := touches(g[2], w), touches(f[2], w)
		add(&s.Words, one(in && out), one(out), one(in))
	})
}

// Metrics are the figures under the names of the bench.
func (s *Score) Metrics() map[string]any {
	return map[string]any{
		"source_exact_f1":       s.Source.F1(),
		"cue_exact_f1":          s.Cue.F1(),
		"content_exact_f1":      s.Content.F1(),
		"content_token_f1":      s.Words.F1(),
		"direct_content_recall": s.ByForm["direct"].Share(),
		"direct_joined_recall":  s.Joined.Share(),
		"mixed_content_recall":  s.ByForm["mixed"].Share(),
		"indirect_recall":       s.ByForm["indirect"].Share(),
		"source_overlap_f1":     s.Overlap[0].F1(),
		"cue_overlap_f1":        s.Overlap[1].F1(),
		"content_overlap_f1":    s.Overlap[2].F1(),
		"whole_exact_f1":        s.Whole.F1(),
	}
}

func spans(text string, list [][2]int32) []dragoman.Span {
	out := make([]dragoman.Span, 0, len(list))
	for _, s := range list {
		out = append(out, dragoman.Span{Start: s[0], End: s[1]})
	}
	return trimAll(text, out)
}

func trimAll(text string, list []dragoman.Span) []dragoman.Span {
	out := make([]dragoman.Span, 0, len(list))
	for _, s := range list {
		out = append(out, Trim(text, s))
	}
	return out
}

// joined joins neighbouring pieces between which no word stands. Some reports
// of the gold have one piece a sentence, which no reader can know.
func joined(text string, list []dragoman.Span) (out []dragoman.Span) {
	for _, s := range list {
		if n := len(out); n > 0 && out[n-1].End <= s.Start {
			between := dragoman.Span{Start: out[n-1].End, End: s.Start}
			none := true
			words(text[between.Start:between.End], func(dragoman.Span) { none = false })
			if none {
				out[n-1].End = s.End
				continue
			}
		}
		out = append(out, s)
	}
	return out
}

// Trim takes outer blanks, punctuation and quotation marks off a span. A span
// of nothing else (the colon as a cue) only loses its blanks.
func Trim(text string, s dragoman.Span) dragoman.Span {
	soft := func(r rune) bool { return unicode.IsSpace(r) || unicode.IsPunct(r) || r == '`' || r == '´' }
	if t := trim(text, s, soft); t.Start < t.End {
		return t
	}
	return trim(text, s, unicode.IsSpace)
}

func trim(text string, s dragoman.Span, drop func(rune) bool) dragoman.Span {
	for s.Start < s.End {
		r, n := utf8.DecodeRuneInString(text[s.Start:s.End])
		if !drop(r) {
			break
		}
		s.Start += int32(n)
	}
	for s.Start < s.End {
		r, n := utf8.DecodeLastRuneInString(text[s.Start:s.End])
		if !drop(r) {
			break
		}
		s.End -= int32(n)
	}
	return s
}

func key(parts [3][]dragoman.Span) string {
	var b []byte
	for _, p := range parts {
		for _, s := range p {
			b = append(b, byte(s.Start>>24), byte(s.Start>>16), byte(s.Start>>8), byte(s.Start), byte(s.End>>24), byte(s.End>>16), byte(s.End>>8), byte(s.End))
		}
		b = append(b, '|')
	}
	return string(b)
}

func order(a, b dragoman.Span) int {
	if a.Start != b.Start {
		return int(a.Start - b.Start)
	}
	return int(a.End - b.End)
}

func distinct(list []dragoman.Span) []dragoman.Span {
	slices.SortFunc(list, order)
	return slices.Compact(list)
}

// common counts the spans two distinct lists share.
func common(a, b []dragoman.Span) int {
	n := 0
	for _, s := range a {
		if _, ok := slices.BinarySearchFunc(b, s, order); ok {
			n++
		}
	}
	return n
}

func touching(a, b []dragoman.Span) int {
	n := 0
	for _, s := range a {
		n += one(touches(b, s))
	}
	return n
}

func touches(list []dragoman.Span, s dragoman.Span) bool {
	return slices.ContainsFunc(list, s.Overlaps)
}

func one(b bool) int {
	if b {
		return 1
	}
	return 0
}

// words calls f for every run of letters and digits, apostrophes inside kept.
func words(text string, f func(dragoman.Span)) {
	start := -1
	for i, r := range text {
		in := unicode.IsLetter(r) || unicode.IsDigit(r) || start >= 0 && (r == '\'' || r == '’')
		if in && start < 0 {
			start = i
		} else if !in && start >= 0 {
			f(dragoman.Span{Start: int32(start), End: int32(i)})
			start = -1
		}
	}
	if start >= 0 {
		f(dragoman.Span{Start: int32(start), End: int32(len(text))})
	}
}

// Gold gives an annotator's attributions as statements, to score one person
// against another.
func Gold(r corpus.Attributed) []dragoman.Statement {
	plain := func(list [][2]int32) (out []dragoman.Span) {
		for _, s := range list {
			out = append(out, dragoman.Span{Start: s[0], End: s[1]})
		}
		return out
	}
	var out []dragoman.Statement
	for _, a := range r.Attributions {
		out = append(out, dragoman.Statement{Source: plain(a.Source), Cue: plain(a.Cue), Content: plain(a.Content), Form: a.Form})
	}
	return out
}
