// SPDX-License-Identifier: Apache-2.0

package where_test

import (
	"strings"
	"testing"

	"dragoman"
	"dragoman/lang/en"
	"dragoman/read/where"
)

// capitals makes a reading whose words with capitals are mentions of places:
// what a reader may be told of hostile text.
func capitals(text string) *dragoman.Reading {
	r := &dragoman.Reading{Report: dragoman.Report{Text: text}}
	at := 0
	for _, w := range strings.Fields(text) {
		i := at + strings.Index(text[at:], w)
		at = i + len(w)
		n := int32(len(r.Tokens))
		s := dragoman.Span{Start: int32(i), End: int32(at)}
		r.Tokens = append(r.Tokens, dragoman.Token{Span: s, Head: dragoman.Unparsed})
		if w[0] >= 'A' && w[0] <= 'Z' {
			r.Mentions = append(r.Mentions, dragoman.Mention{Span: s, First: n, Last: n + 1, Kind: dragoman.PlaceKind, Form: dragoman.Name})
		}
	}
	r.Sentences = []dragoman.Sentence{{Span: dragoman.Span{End: int32(len(text))}, Last: int32(len(r.Tokens))}}
	return r
}

func FuzzDo(f *testing.F) {
	w, err := where.New(en.Pack())
	if err != nil {
		f.Fatal(err)
	}
	f.Add("Paris , Texas, and\xff Al- St. US (Ohio) of, X'S Co. Hama,")
	f.Fuzz(func(t *testing.T, text string) {
		r := capitals(text)
		w.Do(r)
		r.Events = []dragoman.Event{{Trigger: dragoman.Span{End: int32(min(3, len(text)))}}}
		w.Events(r)
		for _, p := range r.Places {
			if p.Start < 0 || p.End <= p.Start || int(p.End) > len(text) {
				t.Errorf("span %v of %d bytes", p.Span, len(text))
			}
			if p.Precision == "" && p.Lat != nil {
				t.Errorf("%q is unknown and has a point", p.Name)
			}
		}
	})
}

// A report of nothing but names must not cost more than names squared, bounded.
func TestHostileText(t *testing.T) {
	w := stage(t)
	var b strings.Builder
	for i := range 20_000 {
		b.WriteString([]string{"Springfield ", "San ", "Paris, ", "Georgia ", "X"}[i%5])
		if i%5 == 4 {
			b.WriteString(strings.Repeat("y", i%300) + " ")
		}
	}
	r := capitals(b.String())
	w.Do(r)
	if len(r.Places) < 10_000 {
		t.Errorf("%d places", len(r.Places))
	}
}

func BenchmarkDo(b *testing.B) {
	w, err := where.New(en.Pack())
	if err != nil {
		b.Fatal(err)
	}
	text := strings.Repeat("The envoy flew from Ankara to Damascus before talks in Geneva with Russia and the United States, while shelling went on near Idlib and Homs. ", 20)
	r := capitals(text)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		w.Do(r)
	}
}
