// SPDX-License-Identifier: Apache-2.0

package brief

import (
	"strings"

	"dragoman"
	"dragoman/internal/quote"
)

// Lengths of a passage of a brief, in words.
const (
	fewest = 8
	most   = 55
)

// reader judges which sentences of a report can stand alone.
type reader struct {
	r      *dragoman.Reading
	quotes []quote.Quotation
}

func newReader(r *dragoman.Reading) *reader {
	found, _ := quote.Pair(r.Text)
	return &reader{r, found}
}

// fits reports whether a sentence can stand alone: prose with a subject and a
// verb, begun and ended as a sentence, that leans on nothing before it, names
// whom it speaks of, and cuts no quotation.
func (x *reader) fits(s dragoman.Sentence) bool {
	text := strings.TrimSpace(s.Of(x.r.Text))
	ws := strings.Fields(text)
	if s.Furniture != "" || len(ws) < fewest || len(ws) > most || strings.Contains(text, "\n") {
		return false
	}
	if tail := text[len(text)-min(4, len(text)):]; !strings.ContainsAny(tail, ".!") {
		return false
	}
	if c := text[0]; c >= 'a' && c <= 'z' || leans(ws[0]) {
		return false
	}
	return x.whole(s.Span) && x.tells(s) && x.named(s)
}

// leans reports whether a first word points back.
func leans(word string) bool {
	return leaning()[strings.Trim(strings.ToLower(word), ".,;:!?\"'()“”‘’")]
}

// whole reports whether a span cuts no quotation and is not all quotation.
func (x *reader) whole(at dragoman.Span) bool {
	in := 0
	for _, q := range x.quotes {
		if !q.Outer.Overlaps(at) || q.Depth > 0 {
			continue
		}
		if q.Open || !at.Has(q.Outer) {
			return false
		}
		in += q.Outer.Len()
	}
	return in < at.Len()*3/4
}

// tells reports whether a sentence has a verb and, where it was parsed, its
// subject.
func (x *reader) tells(s dragoman.Sentence) bool {
	verb, subject, parsed := false, false, false
	for i := s.First; i < s.Last && int(i) < len(x.r.Tokens); i++ {
		t := &x.r.Tokens[i]
		verb = verb || t.UPOS == dragoman.VERB || t.UPOS == dragoman.AUX
		subject = subject || t.Rel == dragoman.Nsubj
		parsed = parsed || t.Rel != dragoman.NoRel
	}
	return len(x.r.Tokens) == 0 || verb && (subject || !parsed)
}

// named reports whether each person a pronoun stands for is named before it in
// the sentence; pronouns inside quotations are the speaker's own.
func (x *reader) named(s dragoman.Sentence) bool {
	seen := map[string]bool{}
	for _, m := range x.r.Mentions {
		if m.Start < s.Start || m.End > s.End || x.quoted(m.Span) {
			continue
		}
		switch {
		case m.Form != dragoman.Pronoun:
			seen[m.Actor] = true
		case m.Kind == dragoman.Person && !seen[m.Actor]:
			return false
		}
	}
	for i := s.First; i < s.Last && int(i) < len(x.r.Tokens); i++ {
		// a pronoun that nobody was found for, before any name
		if t := &x.r.Tokens[i]; t.UPOS == dragoman.PRON && t.XPOS == "PRP" && len(seen) == 0 && !x.quoted(t.Span) {
			return false
		}
	}
	return true
}

func (x *reader) quoted(at dragoman.Span) bool {
	for _, q := range x.quotes {
		if q.Outer.Overlaps(at) {
			return true
		}
	}
	return false
}
