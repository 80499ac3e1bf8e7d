// SPDX-License-Identifier: Apache-2.0

// Package eval scores readings against gold. It sees nouns and loaded gold
// only; every scorer is tested on cases worked out by hand.
package eval

import "dragoman"

// Counts are matches out of gold and system items.
type Counts struct{ Match, Gold, System int }

// F1 is the harmonic mean of precision and recall, 0 where nothing matches.
func (c Counts) F1() float64 {
	if c.Match == 0 {
		return 0
	}
	return 2 * float64(c.Match) / float64(c.Gold+c.System)
}

// Precision is 0 where the system gave nothing.
func (c Counts) Precision() float64 {
	if c.System == 0 {
		return 0
	}
	return float64(c.Match) / float64(c.System)
}

// Recall is 0 where the gold holds nothing.
func (c Counts) Recall() float64 {
	if c.Gold == 0 {
		return 0
	}
	return float64(c.Match) / float64(c.Gold)
}

// Plus adds counts.
func (c Counts) Plus(d Counts) Counts {
	return Counts{c.Match + d.Match, c.Gold + d.Gold, c.System + d.System}
}

// Piece is a word for scoring tokens: the span of its surface token and, where
// the token holds several words, its own form ("" otherwise).
type Piece struct {
	dragoman.Span
	Form string
}

// Spans counts equal spans in two lists that are in text order.
func Spans(gold, system []dragoman.Span) Counts {
	c := Counts{Gold: len(gold), System: len(system)}
	for i, j := 0, 0; i < len(gold) && j < len(system); {
		switch g, s := gold[i], system[j]; {
		case g == s:
			c.Match++
			i++
			j++
		case g.End < s.End || g.End == s.End && g.Start < s.Start:
			i++
		default:
			j++
		}
	}
	return c
}

// Words counts words as the CoNLL 2018 shared task does: outside multiword
// tokens by equal spans, inside the stretch of a gold multiword token by the
// longest common subsequence of the forms. The system's words are spans of the
// text (its clitics are parts of the surface). Forms compare in lower case.
func Words(gold []Piece, system []dragoman.Span, text string) Counts {
	c := Counts{Gold: len(gold), System: len(system)}
	for i, j := 0, 0; i < len(gold) && j < len(system); {
		if gold[i].Form == "" {
			switch g, s := gold[i].Span, system[j]; {
			case g == s:
				c.Match++
				i++
				j++
			case g.Start <= s.Start && (g.Start < s.Start || g.End <= s.End):
				i++
			default:
				j++
			}
			continue
		}
		if system[j].End <= gold[i].Start {
			j++
			continue
		}
		end, gi, sj := gold[i].End, i, j
		for moved := true; moved; { // the stretch covered by either side
			moved = false
			for gi < len(gold) && gold[gi].Start < end {
				end, moved = max(end, gold[gi].End), true
				gi++
			}
			for sj < len(system) && system[sj].Start < end {
				end, moved = max(end, system[sj].End), true
				sj++
			}
		}
		var a, b []string
		for _, g := range gold[i:gi] {
			if g.Form == "" {
				g.Form = g.Of(text)
			}
			a = append(a, g.Form)
		}
		for _, s := range system[j:sj] {
			b = append(b, s.Of(text))
		}
		c.Match += common(a, b)
		i, j = gi, sj
	}
	return c
}

// Trees counts attachments on gold tokens. The readings hold the same tokens.
// It returns correct universal tags, heads, and heads with the universal
// relation, punctuation included, out of the number of tokens.
func Trees(gold, system *dragoman.Reading) (upos, uas, las, n int) {
	for i, g := range gold.Tokens {
		s := system.Tokens[i]
		if g.UPOS == s.UPOS {
			upos++
		}
		if g.Head == s.Head {
			uas++
			if g.Rel == s.Rel {
				las++
			}
		}
	}
	return upos, uas, las, len(gold.Tokens)
}
