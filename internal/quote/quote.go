// SPDX-License-Identifier: Apache-2.0

// Package quote pairs the quotation marks of a text: straight, curly and
// mixed marks, single marks told from apostrophes, quotations inside
// quotations and quotations that run over several paragraphs. It never gives
// up: an odd mark is reported and the rest is paired as if it were not there.
//
// Cost: one pass over the text, linear in its length whatever it holds.
package quote

import (
	"cmp"
	"slices"
	"unicode"
	"unicode/utf8"

	"dragoman"
)

// Quotation is one quoted stretch within one paragraph.
type Quotation struct {
	Outer dragoman.Span // with the marks that are there
	Inner dragoman.Span // without them
	Depth int32         // 0 outermost, 1 inside another quotation
	// Open reports that no mark closes it here: either the quotation goes on
	// in the next paragraph (then the next one says Continues), or the mark
	// is odd and the quotation was ended at the paragraph's end.
	Open bool
	// Continues reports that it carries on the quotation that the paragraph
	// before left open.
	Continues bool
}

// maxDepth is how deep quotations nest before marks are taken as odd.
const maxDepth = 4

type kind uint8

const (
	notMark kind = iota
	double       // ", “ ” „ ‟ « » `` ''
	single       // ', ‘ ’ ‚ ‹ › `
)

type side uint8

const (
	either side = iota
	opens
	closes
)

// mark is one quotation mark: what it is by its shape and its neighbours.
type mark struct {
	at, end int32
	kind    kind
	side    side
	loose   bool // a single mark that may be a plural possessive
}

// Pair finds the quotations of text in order of their start, and the marks
// that pair with none. Paragraphs end at a line feed.
func Pair(text string) (found []Quotation, odd []dragoman.Span) {
	p := pairer{text: text}
	carried := -1
	for start := 0; start < len(text); {
		end := start
		for end < len(text) && text[end] != '\n' {
			end++
		}
		if !blank(text[start:end]) {
			carried = p.paragraph(start, end, carried)
		}
		start = end + 1
	}
	p.drop(carried)
	slices.SortFunc(p.odd, func(a, b dragoman.Span) int { return cmp.Compare(a.Start, b.Start) })
	return p.found, p.odd
}

// drop reports the opening mark of quotation i, which nothing carries on.
func (p *pairer) drop(i int) {
	if i >= 0 {
		q := p.found[i]
		p.odd = append(p.odd, dragoman.Span{Start: q.Outer.Start, End: q.Inner.Start})
	}
}

func blank(s string) bool {
	for i := range len(s) {
		if s[i] > ' ' {
			return false
		}
	}
	return true
}

type pairer struct {
	text  string
	found []Quotation
	odd   []dragoman.Span
	marks []mark
	stack []int // indexes into found
	kinds []kind
	later []bool // for each mark: a closing single mark follows before the next opening one
}

// paragraph pairs the marks of text[start:end]. carried is the quotation the
// paragraph before left open, or -1; the result says the same of this one.
func (p *pairer) paragraph(start, end, carried int) int {
	p.scan(start, end)
	p.stack, p.kinds = p.stack[:0], p.kinds[:0]
	first := start
	for first < end && (p.text[first] == ' ' || p.text[first] == '\t') {
		first++
	}
	if carried >= 0 && (len(p.marks) == 0 || int(p.marks[0].at) != first || p.marks[0].kind != double || p.marks[0].side == closes) {
		p.drop(carried)
		carried = -1
	}
	for i := range p.marks {
		m := &p.marks[i]
		if p.closing(m, i) {
			p.close(m)
			continue
		}
		if m.side == closes {
			if m.kind == double {
				p.odd = append(p.odd, dragoman.Span{Start: m.at, End: m.end})
			}
			continue
		}
		if m.kind == single && !p.closesLater(i) {
			continue // an apostrophe
		}
		if len(p.stack) == maxDepth {
			p.odd = append(p.odd, dragoman.Span{Start: m.at, End: m.end})
			continue
		}
		p.open(m, carried >= 0 && i == 0)
	}
	return p.finish(end)
}

// closing reports whether the mark ends the innermost quotation of its kind.
func (p *pairer) closing(m *mark, i int) bool {
	at := -1
	for j := len(p.kinds) - 1; j >= 0; j-- {
		if p.kinds[j] == m.kind {
			at = j
			break
		}
	}
	if at < 0 || m.side == opens {
		return false
	}
	if m.kind == single && m.loose && p.closesLater(i) {
		return false // a possessive inside a single-quoted stretch
	}
	return true
}

// closesLater reports whether a closing single mark follows before the next
// one that can only open. next is filled by scan, so this is one look.
func (p *pairer) closesLater(i int) bool { return p.later[i] }

func (p *pairer) open(m *mark, continues bool) {
	p.stack = append(p.stack, len(p.found))
	p.kinds = append(p.kinds, m.kind)
	p.found = append(p.found, Quotation{
		Outer:     dragoman.Span{Start: m.at, End: m.end},
		Inner:     dragoman.Span{Start: m.end, End: m.end},
		Depth:     int32(len(p.stack) - 1),
		Continues: continues,
	})
}

// close ends the innermost quotation of the mark's kind; quotations opened
// inside it and not closed are odd, and are dropped down to it.
func (p *pairer) close(m *mark) {
	for n := len(p.stack) - 1; n >= 0; n-- {
		q := &p.found[p.stack[n]]
		if p.kinds[n] == m.kind {
			q.Inner.End, q.Outer.End = m.at, m.end
			p.stack, p.kinds = p.stack[:n], p.kinds[:n]
			return
		}
		p.odd = append(p.odd, dragoman.Span{Start: q.Outer.Start, End: q.Inner.Start})
		q.Inner.End, q.Outer.End = m.at, m.at
		q.Open = true
	}
}

// finish ends what the paragraph leaves open at its end.
func (p *pairer) finish(end int) int {
	for end > 0 && p.text[end-1] <= ' ' {
		end--
	}
	for n, i := range p.stack {
		q := &p.found[i]
		q.Inner.End, q.Outer.End, q.Open = int32(end), int32(end), true
		if n > 0 || p.kinds[0] == single {
			p.odd = append(p.odd, dragoman.Span{Start: q.Outer.Start, End: q.Inner.Start})
		}
	}
	if len(p.stack) == 0 || p.kinds[0] == single {
		return -1
	}
	if p.stray(p.stack[0]) {
		return -1
	}
	return p.stack[0]
}

// stray takes out an open quotation around whole ones in double marks: within
// double marks single ones are used, so that the outer mark is a slip.
func (p *pairer) stray(i int) bool {
	whole := false
	for _, q := range p.found[i+1:] {
		k, _, _ := shape(p.text[q.Outer.Start:])
		whole = whole || k == double && !q.Open && q.Depth == 1
	}
	if !whole {
		return false
	}
	p.drop(i)
	p.found = slices.Delete(p.found, i, i+1)
	for k := i; k < len(p.found); k++ {
		p.found[k].Depth--
	}
	return true
}

// scan fills marks and, for each, whether a closing single mark follows.
func (p *pairer) scan(start, end int) {
	p.marks = p.marks[:0]
	for i := start; i < end; {
		c := p.text[i]
		if c != '"' && c != '\'' && c != '`' && c < 0xC2 {
			i++
			continue
		}
		k, s, n := shape(p.text[i:end])
		if k == notMark {
			i += n
			continue
		}
		if m, ok := p.judge(i, i+n, start, end, k, s); ok {
			p.marks = append(p.marks, m)
		}
		i += n
	}
	p.later = append(p.later[:0], make([]bool, len(p.marks))...)
	later := false
	for i := len(p.marks) - 1; i >= 0; i-- {
		p.later[i] = later
		switch m := p.marks[i]; {
		case m.kind != single:
		case m.side == opens:
			later = false
		default:
			later = true
		}
	}
}

// shape names the mark at the start of s and its length in bytes; for other
// text it gives the length of one rune.
func shape(s string) (kind, side, int) {
	switch s[0] {
	case '"':
		return double, either, 1
	case '\'':
		if len(s) > 1 && s[1] == '\'' {
			return double, closes, 2
		}
		return single, either, 1
	case '`':
		if len(s) > 1 && s[1] == '`' {
			return double, opens, 2
		}
		return single, opens, 1
	}
	r, n := utf8.DecodeRuneInString(s)
	switch r {
	case '“', '«', '„', '‟':
		return double, opens, n
	case '”', '»':
		return double, closes, n
	case '‘', '‚', '‹', '‛':
		return single, opens, n
	case '’', '›':
		return single, closes, n
	}
	return notMark, either, n
}

// judge decides a mark's side by what stands beside it. ok is false for an
// apostrophe and for the signs of feet and inches.
func (p *pairer) judge(at, to, start, end int, k kind, s side) (m mark, ok bool) {
	m = mark{at: int32(at), end: int32(to), kind: k, side: s}
	before, after := ' ', ' '
	if at > start {
		before, _ = utf8.DecodeLastRuneInString(p.text[start:at])
	}
	if to < end {
		after, _ = utf8.DecodeRuneInString(p.text[to:end])
	}
	left, right := word(before), word(after)
	if k == single {
		return p.judgeSingle(m, before, after, left, right, end)
	}
	if p.text[at] == '"' && unicode.IsDigit(before) && at >= start+2 && (p.text[at-2] == '\'' || (at >= start+3 && p.text[at-3] == '\'')) {
		return m, false // 5'10"
	}
	free, bound := opener(before), closer(after)
	switch {
	case s == either && free && !bound:
		m.side = opens
	case s == either && bound && !free:
		m.side = closes
	case s == opens && !free && bound && (left || isEnd(before)):
		m.side = closes // „so“, and careless typing
	case s == closes && free && right:
		m.side = either // ”so” opens with the closing mark
	}
	return m, true
}

// judgeSingle tells a single mark from an apostrophe.
func (p *pairer) judgeSingle(m mark, before, after rune, left, right bool, end int) (mark, bool) {
	switch {
	case left && right:
		return m, false // don’t
	case opener(before) && right:
		if m.side == closes && !unicode.IsUpper(after) || elided(p.text[m.end:end]) {
			return m, false // ’90s, ’em
		}
		m.side = opens
		return m, true
	case !unicode.IsSpace(before) && closer(after):
		m.side = closes
		m.loose = (before == 's' || before == 'S') && after == ' '
		return m, true
	}
	return m, false
}

// elided reports whether s begins with a word that starts with an apostrophe.
func elided(s string) bool {
	n := 0
	for n < len(s) && n < 6 && (s[n] >= 'a' && s[n] <= 'z' || s[n] >= 'A' && s[n] <= 'Z') {
		n++
	}
	switch s[:n] {
	case "em", "til", "cause", "tis", "twas", "n", "bout", "round", "Twas", "Tis", "Cause", "cos":
		return true
	case "":
		return len(s) > 1 && s[0] >= '0' && s[0] <= '9' && s[1] >= '0' && s[1] <= '9'
	}
	return false
}

func word(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// opener reports whether a quotation can begin after r.
func opener(r rune) bool {
	switch r {
	case '(', '[', '{', '-', '–', '—', '/', '“', '‘', '"', '\'', '«', '„', '`', ':', '…', '>', '*':
		return true
	}
	return unicode.IsSpace(r)
}

// closer reports whether a quotation can end before r.
func closer(r rune) bool {
	return !word(r) && r != '$' && r != '£' && r != '€' && r != '#' && r != '@'
}

func isEnd(r rune) bool {
	switch r {
	case '.', ',', '!', '?', '…', ';', ')':
		return true
	}
	return false
}
