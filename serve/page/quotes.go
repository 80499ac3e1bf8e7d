// SPDX-License-Identifier: Apache-2.0

package page

import (
	"slices"
	"strings"

	"dragoman"
)

// Quotation is words that several reports print, and what each made of them.
type Quotation struct {
	Text     string
	Variants []Variant
	Parts    bool // given to different speakers
}

// Variant is a quotation in one report, against the longest of them.
type Variant struct {
	Ref
	Speaker string
	Other   bool // not the speaker the longest is given to
	Whole   bool // no word differs
	Words   []Word
	Cite    dragoman.Receipt
	Copies  int // reports that repeat this one and print the same
}

// Word is a run of words: "-" left out, "+" put in, "" kept.
type Word struct{ Op, Text string }

// quotes are the quotations of several reports; copies stand under their origin.
func (m *maker) quotes() []Quotation {
	var out []Quotation
	for _, q := range m.c.Quotes {
		full, first := m.from.Fullest(q)
		if first < 0 {
			continue
		}
		x := Quotation{Text: strings.Trim(full, "“”\" "), Parts: q.Flag == "speakers-differ"}
		order := slices.Clone(q.Variants)
		order[0], order[first] = order[first], order[0]
		slices.SortStableFunc(order[1:], func(a, b dragoman.Variant) int {
			return strings.Compare(m.ref[a.Report].Published, m.ref[b.Report].Published)
		})
		for i, v := range order {
			if slices.ContainsFunc(order[:i], func(o dragoman.Variant) bool { return o.Report == v.Report && o.Speaker == v.Speaker }) {
				continue // a piece of what stands there already
			}
			y := Variant{Ref: m.ref[v.Report], Speaker: v.Speaker, Cite: dragoman.Receipt{Report: v.Report, Span: v.Span}}
			y.Words = changed(x.Text, m.pieced(order, v))
			y.Whole = len(y.Words) == 1 && y.Words[0].Op == ""
			y.Other = x.Parts && v.Speaker != order[0].Speaker && v.Speaker != ""
			same := slices.IndexFunc(x.Variants, func(o Variant) bool {
				return m.out.Origin[o.Report] == m.out.Origin[y.Report] && o.Speaker == y.Speaker && slices.Equal(o.Words, y.Words)
			})
			if same >= 0 {
				x.Variants[same].Copies++
				continue
			}
			x.Variants = append(x.Variants, y)
		}
		if len(x.Variants) > 1 {
			out = append(out, x)
		}
	}
	slices.SortStableFunc(out, func(a, b Quotation) int { return rank(b.Parts) - rank(a.Parts) })
	return out
}

// pieced is what a report prints of a quotation, in its order: it may break it by
// who said it, or print a part again, which is left out.
func (m *maker) pieced(all []dragoman.Variant, of dragoman.Variant) string {
	var own []dragoman.Variant
	for _, v := range all {
		if v.Report == of.Report && v.Speaker == of.Speaker {
			own = append(own, v)
		}
	}
	slices.SortStableFunc(own, func(a, b dragoman.Variant) int { return int(a.Span.Start) - int(b.Span.Start) })
	var out []string
	for _, v := range own {
		s := strings.Trim(m.from.Passage(v.Report, v.Span), "“”\", ")
		if slices.ContainsFunc(out, func(o string) bool { return within(s, o) }) {
			continue
		}
		out = slices.DeleteFunc(out, func(o string) bool { return within(o, s) })
		out = append(out, s)
	}
	return strings.Join(out, " ")
}

// within tells whether a text stands in another, but for the marks at its ends.
func within(part, whole string) bool {
	return strings.Contains(strings.ToLower(whole), strings.ToLower(strings.Trim(part, wordMarks+" ")))
}

// single counts the words in marks that stand in one report alone.
func (m *maker) single() int {
	n := 0
	for _, r := range m.from {
		for i := range r.Statements {
			if s := &r.Statements[i]; s.Form == "direct" && len(s.Content) > 0 && !m.shared(r.ID, s.Content[0]) {
				n++
			}
		}
	}
	return n
}

func (m *maker) shared(report string, at dragoman.Span) bool {
	return slices.ContainsFunc(m.c.Quotes, func(q dragoman.Quote) bool {
		return slices.ContainsFunc(q.Variants, func(v dragoman.Variant) bool { return v.Report == report && v.Span.Overlaps(at) })
	})
}

// mostWords bounds the square of what two quotations are compared by.
const mostWords = 120

// changed shows what a text left out of the full one and put in, word by word,
// by their longest common subsequence.
func changed(full, text string) []Word {
	a, b := strings.Fields(full), strings.Fields(text)
	if len(a) > mostWords || len(b) > mostWords {
		return []Word{{"", text}}
	}
	long := make([][]int, len(a)+1)
	for i := range long {
		long[i] = make([]int, len(b)+1)
	}
	for i := len(a) - 1; i >= 0; i-- {
		for j := len(b) - 1; j >= 0; j-- {
			if alike(a[i], b[j]) {
				long[i][j] = long[i+1][j+1] + 1
			} else {
				long[i][j] = max(long[i+1][j], long[i][j+1])
			}
		}
	}
	var out []Word
	put := func(op, w string) {
		if n := len(out); n > 0 && out[n-1].Op == op {
			out[n-1].Text += " " + w
			return
		}
		out = append(out, Word{op, w})
	}
	for i, j := 0, 0; i < len(a) || j < len(b); {
		switch {
		case i < len(a) && j < len(b) && alike(a[i], b[j]):
			put("", b[j])
			i, j = i+1, j+1
		case j == len(b) || i < len(a) && long[i+1][j] >= long[i][j+1]:
			put("-", a[i])
			i++
		default:
			put("+", b[j])
			j++
		}
	}
	return out
}

// wordMarks stand beside words.
const wordMarks = ".,;:!?“”\"‘’'"

// alike tells whether two words are one but for marks beside them, and how their
// apostrophe is drawn.
func alike(a, b string) bool {
	plain := func(s string) string { return strings.ReplaceAll(strings.Trim(s, wordMarks), "’", "'") }
	return strings.EqualFold(plain(a), plain(b))
}
