// SPDX-License-Identifier: Apache-2.0

package extract

import (
	"errors"
	"fmt"
	"regexp"
	"regexp/syntax"
	"strings"
	"unicode"
	"unicode/utf8"

	"dragoman"
	"dragoman/lang"
)

// mark is one rule of rules/furniture.txt: a line, or the head or tail of one,
// is furniture of a kind. Rules are tried in order.
type mark struct {
	kind   dragoman.FurnitureKind
	zone   string // "" anywhere, "top" in the first lines, "foot" in the last
	where  string // starts, ends, has, whole, like, head, lead, tail
	phrase string // matched without case, unless exact
	exact  bool
	like   *regexp.Regexp // of like, head, lead and tail
	needs  []string       // of which every match of like holds one; none where that is not known
	most   int            // longest line it may match, in bytes
}

// top and foot are how many lines the zones of those names take.
const (
	top  = 8
	foot = 5
)

// loadMarks reads the rules and runs their own examples.
func loadMarks(pack *lang.Pack) ([]mark, error) {
	lines, err := pack.Rules("furniture")
	if err != nil {
		return nil, err
	}
	var out []mark
	var named []string // "{Name}", expression, ...
	var faults []error // all of them, so that an author sees them at once
	for _, l := range lines {
		if name, ok := strings.CutPrefix(l.Columns[0], "="); ok && len(l.Columns) == 2 {
			named = append(named, "{"+name+"}", strings.NewReplacer(named...).Replace(l.Columns[1]))
			continue
		}
		m, err := parseMark(l, strings.NewReplacer(named...))
		if err != nil {
			faults = append(faults, err)
			continue
		}
		if _, ok := m.match(lineOf(l.Columns[4])); !ok {
			faults = append(faults, l.Errorf("does not match its own yes %q", l.Columns[4]))
		}
		if _, ok := m.match(lineOf(l.Columns[5])); ok {
			faults = append(faults, l.Errorf("matches its own no %q", l.Columns[5]))
		}
		out = append(out, m)
	}
	return out, errors.Join(faults...)
}

func parseMark(l lang.Line, named *strings.Replacer) (mark, error) {
	if len(l.Columns) != 6 {
		return mark{}, l.Errorf("%d columns, want 6: kind, where, phrase, longest, yes, no", len(l.Columns))
	}
	m := mark{kind: dragoman.FurnitureKind(l.Columns[0]), where: l.Columns[1], phrase: l.Columns[2]}
	if zone, where, ok := strings.Cut(m.where, " "); ok {
		if zone != "top" && zone != "foot" {
			return mark{}, l.Errorf("%q is no zone, want top or foot", zone)
		}
		m.zone, m.where = zone, where
	}
	if _, err := fmt.Sscan(l.Columns[3], &m.most); err != nil {
		return mark{}, l.Errorf("longest: %v", err)
	}
	before, after := "", ""
	switch m.where {
	case "starts", "ends", "has", "whole":
		if m.exact = strings.HasPrefix(m.phrase, "="); m.exact {
			m.phrase = m.phrase[1:]
		} else {
			m.phrase = small(m.phrase)
		}
		return m, nil
	case "like":
	case "head", "lead":
		before = "^"
	case "tail":
		after = "$"
	default:
		return mark{}, l.Errorf("where is %q, want starts, ends, has, whole, like, head, lead or tail", m.where)
	}
	expr := before + "(?:" + named.Replace(m.phrase) + ")" + after
	var err error
	if m.like, err = regexp.Compile(expr); err != nil {
		return mark{}, l.Errorf("%v", err)
	}
	tree, err := syntax.Parse(expr, syntax.Perl)
	if err != nil {
		return mark{}, l.Errorf("%v", err)
	}
	m.needs = needs(tree)
	return m, nil
}

// part reports whether the rule marks a part of a line and not the whole.
func (m *mark) part() bool { return m.where == "head" || m.where == "lead" || m.where == "tail" }

// line is a line of text, and the same in small letters.
type line struct{ text, small string }

func lineOf(text string) line { return line{text, small(text)} }

// match returns the part of a line the rule speaks of: what it marks, or the
// name within a byline. For rules that mark whole lines it is the whole line
// where there is no group.
func (m *mark) match(l line) (dragoman.Span, bool) {
	whole := dragoman.Span{End: int32(len(l.text))}
	if len(l.text) > m.most {
		return whole, false
	}
	if m.like != nil {
		return m.matchLike(l, whole)
	}
	text := l.small
	if m.exact {
		text = l.text
	}
	switch m.where {
	case "starts":
		return whole, strings.HasPrefix(text, m.phrase) && edge(text[len(m.phrase):], m.phrase, false)
	case "ends":
		return whole, strings.HasSuffix(text, m.phrase) && edge(text[:len(text)-len(m.phrase)], m.phrase, true)
	case "whole":
		return whole, text == m.phrase
	}
	i := strings.Index(text, m.phrase)
	return whole, i >= 0 && edge(text[i+len(m.phrase):], m.phrase, false) && edge(text[:i], m.phrase, true)
}

func (m *mark) matchLike(l line, whole dragoman.Span) (dragoman.Span, bool) {
	if m.needs != nil && !holds(l.small, m.needs) {
		return whole, false
	}
	at := m.like.FindStringSubmatchIndex(l.text)
	switch {
	case at == nil:
		return whole, false
	case len(at) > 2 && at[2] >= 0:
		return dragoman.Span{Start: int32(at[2]), End: int32(at[3])}, at[3] > at[2]
	case m.part():
		return dragoman.Span{Start: int32(at[0]), End: int32(at[1])}, at[1] > at[0]
	}
	return whole, true
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

// place says where a line stands in its text.
type place struct {
	i, n int
	lead bool // no prose before it
}

func (m *mark) in(p place) bool {
	switch {
	case m.zone == "top" && p.i >= top, m.zone == "foot" && p.i < p.n-foot:
		return false
	case m.where == "lead":
		return p.lead
	}
	return true
}
