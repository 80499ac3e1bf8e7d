// SPDX-License-Identifier: Apache-2.0

package page

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"dragoman"
	"dragoman/brief"
)

// Issue is a question the reports answer in more than one way.
type Issue struct {
	ID, Tag, Class string // claim; what it turns on, in a word; "no" for a denial
	Question       string
	Answers        []Answer
	More           int      // answers that are not shown
	Origins        int      // that answer it
	Silent         []string // outlets of origins that say nothing of it, the first few
	SilentMore     int      // and how many more
}

// Answer is one answer, with all who give it.
type Answer struct {
	Sign
	Head    string
	Holders []Holder
	Origins int
	More    int // holders that are not shown
}

// Holder is who gives an answer, and in whose words it stands where.
type Holder struct {
	Who, As string // a name in words; the office or description a report gives it
	Own     bool   // the outlet speaks for itself
	Said    string
	Cite    dragoman.Receipt
	Told    []Ref // the origins that tell it so, the first Cite's
	Copies  int
}

// Bounds of what is shown of one issue.
const (
	answersShown = 12
	holdersShown = 4
	silentShown  = 3
	saidLong     = 220 // bytes
	saidShort    = 4   // words, below which the sentence is shown
)

// heads names an answer that has no value of its own.
var heads = map[string]string{"yes": "Yes", "pass": "Yes, by somebody not named", "plan": "Planned or possible", "half": "Left open", "no": "No"}

// headOf is what an answer says: the value a point turns on, or how it stands.
// Where a denial is no part of it, what one report tells as a fact and another
// passes on are two answers.
func headOf(c dragoman.Claim, x dragoman.Cell, sign Sign) string {
	switch {
	case c.Kind == "denied":
		return heads[sign.Class]
	case c.Why == "status" && sign == Yes && x.Holder == "outlet":
		return "Told as a fact"
	case c.Why == "status" && sign == Yes:
		return "Said by somebody named"
	case x.Value == "" || c.Why == "status":
		return heads[sign.Class]
	}
	return x.Value
}

// issue turns a claim the reports part on into a question with its answers.
func (m *maker) issue(c dragoman.Claim) Issue {
	out := Issue{ID: c.ID, Tag: cmp.Or(c.Why, c.Kind), Question: asked(brief.Question(c))}
	if c.Kind == "denied" {
		out.Tag, out.Class = "denied", "no"
	}
	c.Cells = answering(c, m.from)
	shown, _ := brief.Shown(c)
	answered := map[string]bool{}
	for _, x := range shown.Cells {
		if len(x.Spans) == 0 || m.from[x.Report] == nil {
			continue
		}
		answered[m.out.Origin[x.Report]] = true
		m.disputed[dragoman.Receipt{Report: x.Report, Span: x.Spans[0]}] = c.ID
		sign := signOf(c, x)
		head := headOf(c, x, sign)
		i := slices.IndexFunc(out.Answers, func(a Answer) bool { return a.Class == sign.Class && a.Head == head })
		if i < 0 {
			i = len(out.Answers)
			out.Answers = append(out.Answers, Answer{Sign: sign, Head: head})
		}
		m.hold(&out.Answers[i], x)
	}
	for i := range out.Answers {
		m.settle(&out.Answers[i])
	}
	order := map[string]int{"yes": 0, "pass": 0, "no": 1, "plan": 2, "half": 3}
	slices.SortStableFunc(out.Answers, func(a, b Answer) int {
		return cmp.Or(order[a.Class]-order[b.Class], b.Origins-a.Origins)
	})
	out.Answers, out.More = some(out.Answers)
	out.Origins = len(answered)
	for _, r := range m.c.Reports {
		if m.out.Origin[r.ID] == r.ID && !answered[r.ID] {
			if len(out.Silent) < silentShown {
				out.Silent = append(out.Silent, m.out.Name[r.ID])
			} else {
				out.SilentMore++
			}
		}
	}
	return out
}

// some are the answers that are shown, of each sign one at least, and how many
// more there are.
func some(all []Answer) (shown []Answer, more int) {
	signs := map[string]bool{}
	for _, a := range all {
		if len(shown) < answersShown || !signs[a.Class] {
			shown = append(shown, a)
		}
		signs[a.Class] = true
	}
	return shown, len(all) - len(shown)
}

// hold adds who holds a cell to an answer.
func (m *maker) hold(a *Answer, x dragoman.Cell) {
	h := Holder{Who: x.Holder, Cite: dragoman.Receipt{Report: x.Report, Span: x.Spans[0]}}
	switch {
	case x.Holder == "" || x.Holder == "outlet":
		h.Who, h.Own = m.out.Name[x.Report], true
	case brief.Nameless(x.Holder):
		h.Who = unnamed[x.Holder]
	default:
		h.As = roleOf(m.from[x.Report], x.Holder)
	}
	h.Who = upper(h.Who)
	at := slices.IndexFunc(a.Holders, func(o Holder) bool {
		return o.Who == h.Who && o.Own == h.Own && (!h.Own || m.out.Origin[o.Cite.Report] == m.out.Origin[x.Report])
	})
	if at < 0 {
		h.Said = m.said(x.Report, x.Spans[0])
		at = len(a.Holders)
		a.Holders = append(a.Holders, h)
	}
	o := &a.Holders[at]
	o.As = cmp.Or(o.As, h.As)
	switch origin := m.out.Origin[x.Report]; {
	case slices.ContainsFunc(o.Told, func(r Ref) bool { return r.Report == x.Report }):
	case origin != x.Report && slices.ContainsFunc(o.Told, func(r Ref) bool { return m.out.Origin[r.Report] == origin }):
		o.Copies++
	default:
		o.Told = append(o.Told, m.ref[x.Report])
	}
}

// upper begins a text with a capital.
func upper(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	if n == 0 {
		return s
	}
	return string(unicode.ToUpper(r)) + s[n:]
}

// unnamed says in words who holds something without a name.
var unnamed = map[string]string{"anonymous": "Somebody not named", "generic": "People not named", "document": "A document", "unknown": "Somebody"}

// settle counts the origins of an answer and leaves out what there is no room for.
func (m *maker) settle(a *Answer) {
	seen := map[string]bool{}
	for _, h := range a.Holders {
		for _, r := range h.Told {
			seen[m.out.Origin[r.Report]] = true
		}
	}
	a.Origins = len(seen)
	slices.SortStableFunc(a.Holders, func(x, y Holder) int { return len(y.Told) - len(x.Told) })
	if n := len(a.Holders); n > holdersShown {
		a.Holders, a.More = a.Holders[:holdersShown], n-holdersShown
	}
}

// said is the words of a passage as an answer shows them: its own, or, where
// they are few, its sentence's.
func (m *maker) said(report string, at dragoman.Span) string {
	t := m.from.Passage(report, at)
	if len(strings.Fields(t)) < saidShort {
		t = m.from.Passage(report, m.from.Widened(report, at))
	}
	return clipped(strings.Trim(t, " ,;:“”\""), saidLong)
}

// clipped cuts a text at a word where it is longer than most bytes.
func clipped(t string, most int) string {
	if len(t) <= most {
		return t
	}
	for most > 0 && !utf8.RuneStart(t[most]) {
		most--
	}
	t = t[:most]
	if i := strings.LastIndexByte(t, ' '); i > 0 {
		t = t[:i]
	}
	return strings.TrimRight(t, " ,;:") + " …"
}

// roleOf is the first office or description a report gives a name.
func roleOf(r *dragoman.Reading, name string) string {
	for i := range r.Actors {
		a := &r.Actors[i]
		if a.Name != name && !slices.Contains(a.Variants, name) {
			continue
		}
		for _, x := range a.Roles {
			if t := strings.Join(strings.Fields(x.Title), " "); !strings.Contains(strings.ToLower(name), strings.ToLower(t)) {
				return clipped(t, 80)
			}
		}
	}
	return ""
}
