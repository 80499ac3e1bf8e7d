// SPDX-License-Identifier: Apache-2.0

package main

import (
	"dragoman"
	"dragoman/eval"
	"dragoman/internal/corpus"
	"dragoman/lang/en"
	"dragoman/read/sent"
	"dragoman/read/token"
)

// tokens scores sentence and word boundaries on the raw text of treebanks
// (.conllu), rebuilt with an empty line between paragraphs.
func tokens(gold []string, _ int, started func()) (int, map[string]any, error) {
	docs, err := treebanks(gold)
	if err != nil {
		return 0, nil, err
	}
	cut, err := token.New(en.Pack())
	if err != nil {
		return 0, nil, err
	}
	split, err := sent.New(en.Pack())
	if err != nil {
		return 0, nil, err
	}
	started()
	var words, sentences eval.Counts
	n := 0
	for _, d := range docs {
		text, spans := d.RawText()
		r := &dragoman.Reading{}
		r.Text = text
		cut.Do(r)
		split.Do(r)
		var pieces []eval.Piece
		var want, got, system []dragoman.Span
		for i, s := range spans {
			from := len(pieces)
			for _, w := range s {
				pieces = append(pieces, eval.Piece{Span: w})
			}
			for _, m := range d.Trees[i].Multis {
				whole := dragoman.Span{Start: s[m.First].Start, End: s[m.Last-1].End}
				for k := m.First; k < m.Last; k++ {
					pieces[from+k] = eval.Piece{Span: whole, Form: d.Trees[i].Words[k].Form}
				}
			}
			want = append(want, dragoman.Span{Start: s[0].Start, End: s[len(s)-1].End})
		}
		for _, s := range r.Sentences {
			got = append(got, s.Span)
		}
		for _, t := range r.Tokens {
			system = append(system, t.Span)
		}
		words = words.Plus(eval.Words(pieces, system, text))
		sentences = sentences.Plus(eval.Spans(want, got))
		n += len(pieces)
	}
	return n, map[string]any{
		"sentence_f1": sentences.F1(), "word_f1": words.F1(),
		"sentence_precision": sentences.Precision(), "sentence_recall": sentences.Recall(),
	}, nil
}

// treebanks loads CoNLL-U files.
func treebanks(paths []string) (docs []corpus.Doc, err error) {
	for _, p := range paths {
		d, err := corpus.CoNLLU(p)
		if err != nil {
			return nil, err
		}
		docs = append(docs, d...)
	}
	return docs, nil
}
