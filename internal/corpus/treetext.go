// SPDX-License-Identifier: Apache-2.0

package corpus

import (
	"strings"

	"dragoman"
)

// RawText rebuilds a document's text: SpaceAfter between tokens, a blank line
// between paragraphs. It also returns, sentence by sentence, the spans of the
// words; a word of a multiword token whose form is no part of the surface gets
// the whole token's span.
func (d Doc) RawText() (string, [][]dragoman.Span) {
	var b strings.Builder
	var out [][]dragoman.Span
	for i, t := range d.Trees {
		if i > 0 && t.NewPar {
			s := strings.TrimRight(b.String(), " ")
			b.Reset()
			b.WriteString(s + "\n\n")
		}
		spans := make([]dragoman.Span, len(t.Words))
		m := 0
		for j := 0; j < len(t.Words); {
			form, next, space := t.Words[j].Form, j+1, t.Words[j].SpaceAfter
			if m < len(t.Multis) && t.Multis[m].First == j {
				form, next, space = t.Multis[m].Form, t.Multis[m].Last, t.Multis[m].SpaceAfter
				m++
			}
			start := int32(b.Len())
			b.WriteString(form)
			end := int32(b.Len())
			at := start
			for k := j; k < next; k++ {
				spans[k] = dragoman.Span{Start: start, End: end}
				if f := t.Words[k].Form; next > j+1 && strings.HasPrefix(form[at-start:], f) {
					spans[k] = dragoman.Span{Start: at, End: at + int32(len(f))}
					at += int32(len(f))
				}
			}
			if space {
				b.WriteByte(' ')
			}
			j = next
		}
		out = append(out, spans)
	}
	return b.String(), out
}

// Gold makes a reading of a document with gold tokens, tags, lemmas and trees.
// Its text is the words' forms, so that every token is its word even where a
// multiword token is written otherwise.
func (d Doc) Gold() *dragoman.Reading {
	r := &dragoman.Reading{}
	r.ID = d.ID
	var b strings.Builder
	para := int32(0)
	for i, t := range d.Trees {
		if i > 0 && t.NewPar {
			b.WriteString("\n\n")
			para++
		}
		glued := make([]bool, len(t.Words)) // no space after, being inside a multiword token
		for _, m := range t.Multis {
			for k := m.First; k < m.Last-1; k++ {
				glued[k] = true
			}
			if !m.SpaceAfter {
				glued[m.Last-1] = true
			}
		}
		first := int32(len(r.Tokens))
		start := int32(b.Len())
		for k, w := range t.Words {
			at := int32(b.Len())
			b.WriteString(w.Form)
			head := dragoman.Root
			if w.Head > 0 {
				head = first + int32(w.Head) - 1
			}
			r.Tokens = append(r.Tokens, dragoman.Token{
				Span:  dragoman.Span{Start: at, End: int32(b.Len())},
				Lemma: w.Lemma, UPOS: w.UPOS, XPOS: w.XPOS, Head: head, Rel: w.Rel,
			})
			if w.SpaceAfter && !glued[k] {
				b.WriteByte(' ')
			}
		}
		last := int32(len(r.Tokens))
		r.Sentences = append(r.Sentences, dragoman.Sentence{
			Span:  dragoman.Span{Start: start, End: r.Tokens[last-1].End},
			First: first, Last: last, Para: para,
		})
	}
	r.Text = b.String()
	return r
}
