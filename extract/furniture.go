// SPDX-License-Identifier: Apache-2.0

package extract

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"dragoman"
)

// plain marks the furniture of a plain text from byte `from` on.
func (x *Extractor) plain(rep *dragoman.Report, from int32) {
	blocks := blocksOf(rep.Text, from)
	p := place{n: len(blocks), lead: true}
	prose := true // the block before was prose, or furniture: no item of a list
	for i, b := range blocks {
		p.i = i
		line := b.Of(rep.Text)
		l := lineOf(line)
		m, part := x.whole(l, p)
		kind := dragoman.FurnitureKind("")
		switch {
		case m != nil:
			kind = m.kind
		case i == 0 && isHeadline(rep, blocks):
			kind = dragoman.Headline
		case i < top && nameLine(rep.Title, line):
			kind = dragoman.Byline
		case i > 0 && isHeading(rep.Text, blocks, i, prose):
			kind = dragoman.CrossHeading
		}
		if kind == "" {
			x.ends(rep, b, l, p)
			p.lead = p.lead && len(line) < leadAtLeast
			prose = endsSentence(line) || len(line) > longLine
			continue
		}
		prose = true
		if kind == dragoman.Headline && rep.Title == "" {
			rep.Title = line
		}
		if kind == dragoman.Byline && rep.Byline == "" {
			rep.Byline = strings.TrimSpace(part.Of(line))
		}
		rep.Furniture = append(rep.Furniture, dragoman.Furniture{Span: b, Kind: kind})
	}
}

// leadAtLeast is the least length of a line of prose, in bytes, that can open
// a report.
const leadAtLeast = 40

// longLine is the length in bytes from which a line without an end is prose cut
// off or a quotation with its source, no item of a list.
const longLine = 140

// whole finds the rule by which a whole line is furniture, and the part of the
// line that it names.
func (x *Extractor) whole(l line, p place) (*mark, dragoman.Span) {
	for i := range x.marks {
		m := &x.marks[i]
		if m.part() || !m.in(p) {
			continue
		}
		if part, ok := m.match(l); ok {
			return m, part
		}
	}
	return nil, dragoman.Span{End: int32(len(l.text))}
}

// ends marks the head and the tail of a line of prose: a dateline, an agency.
func (x *Extractor) ends(rep *dragoman.Report, b dragoman.Span, l line, p place) {
	head, tail := false, false
	for i := range x.marks {
		m := &x.marks[i]
		done := &head
		if m.where == "tail" {
			done = &tail
		}
		if *done || !m.part() || !m.in(p) {
			continue
		}
		part, ok := m.match(l)
		if !ok || part.Len() == len(l.text) {
			continue
		}
		*done = true
		rep.Furniture = append(rep.Furniture, dragoman.Furniture{Span: dragoman.Span{Start: b.Start + part.Start, End: b.Start + part.End}, Kind: m.kind})
	}
}

// isHeadline: the first block is the title if it is the title given, or short,
// without a full stop at its end, and something longer follows.
func isHeadline(rep *dragoman.Report, blocks []dragoman.Span) bool {
	line := blocks[0].Of(rep.Text)
	if rep.Title != "" && strings.TrimSuffix(line, ".") == strings.TrimSuffix(rep.Title, ".") {
		return true
	}
	if len(blocks) < 2 || len(line) > 200 || !startsUpper(line) || nameLine(rep.Title, line) {
		return false
	}
	longer := false
	for _, b := range blocks[1:min(len(blocks), 1+top)] {
		longer = longer || b.Len() > len(line)
	}
	return longer && !endsSentence(line) && !strings.HasSuffix(line, ":") && !strings.HasSuffix(line, ",")
}

// nameLine: where the title is known, a first line of two to four capitalised
// words that is not the title is its writer's or outlet's name.
func nameLine(title, line string) bool {
	words := strings.Fields(line)
	if title == "" || len(words) < 2 || len(words) > 4 || len(line) > 40 || strings.HasPrefix(title, line) {
		return false
	}
	for _, w := range words {
		if strings.IndexFunc(w, func(r rune) bool { return !unicode.IsLetter(r) && !strings.ContainsRune(".-'’", r) }) >= 0 || !startsUpper(w) {
			return false
		}
	}
	return true
}

// isHeading: a short line of its own, capitalised, without a full stop, before
// longer prose and after prose; a question is a heading when it stands so. A
// line in capitals is one wherever it stands: those come in lists of links too.
// What stands after a line without an end is an item of a list.
func isHeading(text string, blocks []dragoman.Span, i int, afterProse bool) bool {
	line := blocks[i].Of(text)
	if len(line) > 120 || !startsUpper(line) {
		return false
	}
	last, _ := utf8.DecodeLastRuneInString(line)
	if allCapitals(line) && last != '.' && last != ',' && last != ';' {
		return true
	}
	if len(line) > 90 || len(strings.Fields(line)) > 12 || i+1 >= len(blocks) || !afterProse {
		return false
	}
	if endsSentence(line) && last != '?' || strings.ContainsRune(",;:", last) {
		return false
	}
	if strings.HasPrefix(line, `"`) || strings.HasPrefix(line, "“") || strings.HasPrefix(line, "‘") {
		return false
	}
	next := blocks[i+1].Of(text)
	return len(next) > len(line) && (endsSentence(next) || len(next) > 120)
}

// allCapitals: two words or more of letters that are all capitals.
func allCapitals(line string) bool {
	words := 0
	for _, w := range strings.Fields(line) {
		if strings.IndexFunc(w, unicode.IsLower) >= 0 {
			return false
		}
		if strings.IndexFunc(w, unicode.IsUpper) >= 0 {
			words++
		}
	}
	return words > 1
}

func startsUpper(s string) bool {
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(s, "\"'“‘(["))
	return unicode.IsUpper(r) || unicode.IsDigit(r)
}

func endsSentence(s string) bool {
	s = strings.TrimRight(s, " \"'”’)]")
	return strings.HasSuffix(s, ".") || strings.HasSuffix(s, "!") || strings.HasSuffix(s, "?") || strings.HasSuffix(s, "…")
}
