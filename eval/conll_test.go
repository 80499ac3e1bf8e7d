// SPDX-License-Identifier: Apache-2.0

package eval

import (
	"testing"

	"dragoman"
)

func span(a, b int32) dragoman.Span { return dragoman.Span{Start: a, End: b} }

func TestSpans(t *testing.T) {
	got := Spans([]dragoman.Span{span(0, 3), span(4, 9), span(10, 12)}, []dragoman.Span{span(0, 3), span(4, 12)})
	if want := (Counts{1, 3, 2}); got != want {
		t.Errorf("counts %v, want %v", got, want)
	}
	if f := got.F1(); f != 0.4 { // 2*1/(3+2)
		t.Errorf("F1 %v, want 0.4", f)
	}
}

func TestWords(t *testing.T) {
	text := "I don't know it"
	gold := []Piece{{span(0, 1), ""}, {span(2, 7), "do"}, {span(2, 7), "n't"}, {span(8, 12), ""}, {span(13, 15), ""}}
	for _, c := range []struct {
		system []dragoman.Span
		want   Counts
	}{
		{[]dragoman.Span{span(0, 1), span(2, 4), span(4, 7), span(8, 12), span(13, 15)}, Counts{5, 5, 5}},
		{[]dragoman.Span{span(0, 1), span(2, 7), span(8, 12), span(13, 15)}, Counts{3, 5, 4}},
		{[]dragoman.Span{span(0, 1), span(2, 4), span(4, 12), span(13, 15)}, Counts{3, 5, 4}}, // n't glued to know
		{nil, Counts{0, 5, 0}},
	} {
		if got := Words(gold, c.system, text); got != c.want {
			t.Errorf("system %v: counts %v, want %v", c.system, got, c.want)
		}
	}
}

func TestTrees(t *testing.T) {
	tok := func(p dragoman.UPOS, h int32, r dragoman.Rel) dragoman.Token {
		return dragoman.Token{UPOS: p, Head: h, Rel: r}
	}
	gold := &dragoman.Reading{Tokens: []dragoman.Token{
		tok(dragoman.PRON, 1, dragoman.Nsubj), tok(dragoman.VERB, dragoman.Root, dragoman.RootRel), tok(dragoman.NOUN, 1, dragoman.Obj)}}
	sys := &dragoman.Reading{Tokens: []dragoman.Token{
		tok(dragoman.PRON, 1, dragoman.Obj), tok(dragoman.VERB, dragoman.Root, dragoman.RootRel), tok(dragoman.VERB, 0, dragoman.Obj)}}
	if u, a, l, n := Trees(gold, sys); u != 2 || a != 2 || l != 1 || n != 3 {
		t.Errorf("upos %d uas %d las %d of %d, want 2 2 1 of 3", u, a, l, n)
	}
}
