// SPDX-License-Identifier: Apache-2.0

package extract

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"dragoman"
	"dragoman/lang"
)

// mark is one rule of rules/furniture.txt: a line that starts with, ends with
// or has a phrase is furniture of a kind. Rules are tried in order.
type mark struct {
	kind   dragoman.FurnitureKind
	where  string // starts, ends, has, whole
	phrase string // matched without case, unless it has a capital of its own after "="
	exact  bool
	most   int // longest line it may match, in bytes
}

// loadMarks reads the rules and runs their own examples.
func loadMarks(pack *lang.Pack) ([]mark, error) {
	lines, err := pack.Rules("furniture")
	if err != nil {
		return nil, err
	}
	var out []mark
	for _, l := range lines {
		if len(l.Columns) != 6 {
			return nil, l.Errorf("%d columns, want 6: kind, where, phrase, longest, yes, no", len(l.Columns))
		}
		m := mark{kind: dragoman.FurnitureKind(l.Columns[0]), where: l.Columns[1], phrase: l.Columns[2]}
		if m.exact = strings.HasPrefix(m.phrase, "="); m.exact {
			m.phrase = m.phrase[1:]
		} else {
			m.phrase = strings.ToLower(m.phrase)
		}
		if _, err := fmt.Sscan(l.Columns[3], &m.most); err != nil {
			return nil, l.Errorf("longest: %v", err)
		}
		switch m.where {
		case "starts", "ends", "has", "whole":
		default:
			return nil, l.Errorf("where is %q, want starts, ends, has or whole", m.where)
		}
		if !m.matches(l.Columns[4]) {
			return nil, l.Errorf("does not match its own yes %q", l.Columns[4])
		}
		if m.matches(l.Columns[5]) {
			return nil, l.Errorf("matches its own no %q", l.Columns[5])
		}
		out = append(out, m)
	}
	return out, nil
}

func (m mark) matches(line string) bool {
	if len(line) > m.most {
		return false
	}
	if !m.exact {
		line = strings.ToLower(line)
	}
	switch m.where {
	case "starts":
		return strings.HasPrefix(line, m.phrase) && edge(line[len(m.phrase):], m.phrase, false)
	case "ends":
		return strings.HasSuffix(line, m.phrase) && edge(line[:len(line)-len(m.phrase)], m.phrase, true)
	case "whole":
		return line == m.phrase
	}
	i := strings.Index(line, m.phrase)
	return i >= 0 && edge(line[i+len(m.phrase):], m.phrase, false) && edge(line[:i], m.phrase, true)
}

// edge reports whether a phrase stands apart from the rest of its line, so
// that "photo" does not match inside "photon".
func edge(rest, phrase string, before bool) bool {
	var in, out rune
	if before {
		out, _ = utf8.DecodeLastRuneInString(rest)
		in, _ = utf8.DecodeRuneInString(phrase)
	} else {
		out, _ = utf8.DecodeRuneInString(rest)
		in, _ = utf8.DecodeLastRuneInString(phrase)
	}
	return rest == "" || !unicode.IsLetter(in) || !unicode.IsLetter(out)
}

// plain marks the furniture of a plain text from byte `from` on.
func (x *Extractor) plain(rep *dragoman.Report, from int32) {
	blocks := blocksOf(rep.Text, from)
	for i, b := range blocks {
		line := b.Of(rep.Text)
		kind, ok := x.markOf(line)
		switch {
		case ok:
		case i == 0 && isHeadline(rep, blocks):
			kind = dragoman.Headline
		case isByline(line) && i < 6:
			kind = dragoman.Byline
		case i > 0 && isHeading(rep.Text, blocks, i):
			kind = dragoman.CrossHeading
		default:
			if end := dateline(line); end > 0 && i < 8 {
				rep.Furniture = append(rep.Furniture, dragoman.Furniture{Span: dragoman.Span{Start: b.Start, End: b.Start + int32(end)}, Kind: dragoman.Dateline})
			}
			continue
		}
		if kind == dragoman.Headline && rep.Title == "" {
			rep.Title = line
		}
		if kind == dragoman.Byline && rep.Byline == "" {
			rep.Byline = strings.TrimSpace(strings.TrimPrefix(strings.TrimPrefix(line, "By "), "by "))
		}
		rep.Furniture = append(rep.Furniture, dragoman.Furniture{Span: b, Kind: kind})
	}
}

func (x *Extractor) markOf(line string) (dragoman.FurnitureKind, bool) {
	for _, m := range x.marks {
		if m.matches(line) {
			return m.kind, true
		}
	}
	return "", false
}

// isHeadline: the first block is the title if it is the title given, or short,
// without a full stop at its end, and something longer follows.
func isHeadline(rep *dragoman.Report, blocks []dragoman.Span) bool {
	line := blocks[0].Of(rep.Text)
	if rep.Title != "" && strings.TrimSuffix(line, ".") == strings.TrimSuffix(rep.Title, ".") {
		return true
	}
	if len(blocks) < 2 || len(line) > 200 || !startsUpper(line) {
		return false
	}
	longer := false
	for _, b := range blocks[1:] {
		longer = longer || b.Len() > len(line)
	}
	return longer && !endsSentence(line) && dateline(line) == 0
}

// isHeading: a short line of its own, capitalised, without a full stop,
// between longer ones. A question is a heading when it stands so.
func isHeading(text string, blocks []dragoman.Span, i int) bool {
	line := blocks[i].Of(text)
	if len(line) > 90 || len(strings.Fields(line)) > 12 || !startsUpper(line) || i+1 >= len(blocks) {
		return false
	}
	if last := line[len(line)-1]; endsSentence(line) && last != '?' || strings.ContainsRune(",;:", rune(last)) {
		return false
	}
	if strings.HasPrefix(line, `"`) || strings.HasPrefix(line, "“") || strings.HasPrefix(line, "‘") {
		return false
	}
	return blocks[i+1].Len() > len(line)
}

// isByline: "By" and then names.
func isByline(line string) bool {
	rest, ok := strings.CutPrefix(line, "By ")
	if !ok {
		if rest, ok = strings.CutPrefix(line, "BY "); !ok {
			return false
		}
	}
	if len(rest) > 120 || endsSentence(rest) && !strings.HasSuffix(rest, "Jr.") {
		return false
	}
	names := 0
	for _, w := range strings.FieldsFunc(rest, func(r rune) bool { return r == ' ' || r == ',' || r == '|' }) {
		if startsUpper(w) {
			names++
		} else if !strings.Contains(" and in for with at of the de al bin von van & ", " "+strings.ToLower(w)+" ") {
			return false
		}
	}
	return names > 0
}

// dateline returns the length of "CITY, Oct 15 (Agency) —" at the start of a
// line, its dash and blank included, or 0. The place is in capitals, or an
// agency in brackets follows.
func dateline(line string) int {
	head := line[:min(len(line), 100)]
	for _, dash := range []string{" — ", " – ", " - ", " -- ", "— ", "– "} {
		i := strings.Index(head, dash)
		if i <= 0 {
			continue
		}
		before := head[:i]
		place := before
		if j := strings.IndexAny(before, ",(/"); j > 0 {
			place = before[:j]
		}
		place = strings.TrimSpace(place)
		agency := strings.Contains(before, "(") && strings.HasSuffix(strings.TrimSpace(before), ")")
		if place == "" || len(strings.Fields(place)) > 4 || !startsUpper(place) {
			continue
		}
		if place == strings.ToUpper(place) && len(place) > 2 && strings.IndexFunc(place, unicode.IsDigit) < 0 || agency {
			return i + len(dash)
		}
	}
	if i := strings.Index(head, ") "); i > 0 && strings.Contains(head[:i], " (") {
		place, _, _ := strings.Cut(head[:i], ",")
		place, _, _ = strings.Cut(place, " (")
		if place == strings.ToUpper(place) && len(place) > 2 && startsUpper(place) {
			return i + 2
		}
	}
	return 0
}

func startsUpper(s string) bool {
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(s, "\"'“‘(["))
	return unicode.IsUpper(r) || unicode.IsDigit(r)
}

func endsSentence(s string) bool {
	s = strings.TrimRight(s, " \"'”’)]")
	return strings.HasSuffix(s, ".") || strings.HasSuffix(s, "!") || strings.HasSuffix(s, "?") || strings.HasSuffix(s, "…")
}
