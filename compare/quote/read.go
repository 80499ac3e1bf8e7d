// SPDX-License-Identifier: Apache-2.0

package quote

import (
	"strings"

	"dragoman"
	"dragoman/internal/quote"
)

// Quotation is a stretch of a report in quotation marks, or (Marked false) a
// sentence of its prose that may stand in another report's marks.
type Quotation struct {
	Report  *dragoman.Reading
	Span    dragoman.Span // without the marks
	Words   []string      // lemmas in lower case, without punctuation
	Marked  bool
	Speaker Speaker
	tokens  []int32 // of each word
	content []bool  // of each word: a noun, verb, adjective, number or name
	names   []bool  // of each word: part of a name
}

// most is how many words of a quotation are looked at.
const most = 400

// Read finds the quotations of a report in text order, those of its headlines
// too; other furniture is left out. Quotations inside quotations are not told
// apart from the words round them.
func Read(r *dragoman.Reading) []Quotation {
	found, _ := quote.Pair(r.Text)
	var out []Quotation
	for _, f := range found {
		if f.Depth > 0 {
			continue
		}
		if k, in := r.InFurniture(f.Inner.Start); in && k != dragoman.Headline {
			continue
		}
		q := of(r, f.Inner)
		if q.Marked = true; len(q.Words) == 0 {
			continue
		}
		q.Span = f.Inner
		for q.Span.Len() > 0 && r.Text[q.Span.End-1] <= ' ' {
			q.Span.End--
		}
		out = append(out, q)
	}
	speakers(r, out)
	return out
}

// prose is the sentences of a report that hold words outside its quotations,
// each as if it were one.
func prose(r *dragoman.Reading, marked []Quotation) []Quotation {
	var out []Quotation
	for i := range r.Sentences {
		s := &r.Sentences[i]
		if s.Furniture != "" {
			continue
		}
		q := of(r, s.Span)
		for _, m := range marked {
			if m.Span.Overlaps(s.Span) {
				q = without(q, m.Span)
			}
		}
		if len(q.Words) >= told {
			out = append(out, q)
		}
	}
	return out
}

// without blanks the words of a quotation that lie in a span: they stay in
// their places and match nothing.
func without(q Quotation, at dragoman.Span) Quotation {
	for i, t := range q.tokens {
		if q.Report.Tokens[t].Overlaps(at) {
			q.Words[i] = ""
		}
	}
	return q
}

// of reads the words of a span.
func of(r *dragoman.Reading, at dragoman.Span) Quotation {
	q := Quotation{Report: r, Span: at}
	for i := r.TokenAt(at.Start); i < len(r.Tokens) && r.Tokens[i].Start < at.End && len(q.Words) < most; i++ {
		t := &r.Tokens[i]
		if t.UPOS == dragoman.PUNCT || t.UPOS == dragoman.SYM {
			continue
		}
		w := fold(t.Of(r.Text))
		if w == "" {
			continue
		}
		if t.Lemma != "" {
			w = fold(t.Lemma)
		}
		q.Words = append(q.Words, w)
		q.tokens = append(q.tokens, int32(i))
		q.content = append(q.content, isContent(t.UPOS))
		q.names = append(q.names, t.UPOS == dragoman.PROPN)
	}
	return q
}

// fold is a word in lower case, without points and with plain apostrophes.
func fold(w string) string {
	w = strings.ReplaceAll(strings.ToLower(w), "’", "'")
	w = strings.ReplaceAll(w, "ʼ", "'")
	return strings.Trim(strings.ReplaceAll(w, ".", ""), "[]()\"“”‘'*")
}

func isContent(p dragoman.UPOS) bool {
	switch p {
	case dragoman.NOUN, dragoman.PROPN, dragoman.VERB, dragoman.ADJ, dragoman.NUM:
		return true
	}
	return false
}

// wide is how long a passage may be that is shown for a shorter stretch, in
// bytes.
const wide = 240

// span is the text of words [i, j) of a quotation, widened to whole sentences
// where they stand in it and are not long.
func (q *Quotation) span(i, j int) dragoman.Span {
	at := dragoman.Span{Start: q.Report.Tokens[q.tokens[i]].Start, End: q.Report.Tokens[q.tokens[j-1]].End}
	out, r := at, q.Report
	for k := r.SentenceAt(at.Start); k >= 0 && k < len(r.Sentences) && r.Sentences[k].Start < at.End; k++ {
		if s := r.Sentences[k].Span; s.Overlaps(at) {
			out.Start, out.End = min(out.Start, max(s.Start, q.Span.Start)), max(out.End, min(s.End, q.Span.End))
		}
	}
	if out.Len() > max(wide, 2*at.Len()) {
		return at
	}
	return out
}

// surface is words [i, j) as written but for case.
func (q *Quotation) surface(i, j int) string {
	var b strings.Builder
	for _, t := range q.tokens[i:j] {
		b.WriteString(fold(q.Report.Tokens[t].Of(q.Report.Text)) + " ")
	}
	return b.String()
}
