// SPDX-License-Identifier: Apache-2.0

package read_test

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"dragoman"
	"dragoman/lang/en"
	"dragoman/read/parse"
	"dragoman/read/sent"
	"dragoman/read/tag"
	"dragoman/read/token"
)

// core makes the stages from token to parse.
func core(t testing.TB) []func(*dragoman.Reading) {
	t.Helper()
	cut, err := token.New(en.Pack())
	if err != nil {
		t.Fatal(err)
	}
	split, err := sent.New(en.Pack())
	if err != nil {
		t.Fatal(err)
	}
	tagger, err := tag.New(en.Pack())
	if err != nil {
		t.Fatal(err)
	}
	parser, err := parse.New(en.Pack())
	if err != nil {
		t.Fatal(err)
	}
	return []func(*dragoman.Reading){cut.Do, split.Do, tagger.Do, parser.Do}
}

// checkCore holds a reading to what later stages rely on.
func checkCore(t *testing.T, r *dragoman.Reading) {
	t.Helper()
	next := int32(0)
	for i, s := range r.Sentences {
		if s.First != next || s.Last <= s.First || s.Start != r.Tokens[s.First].Start || s.End != r.Tokens[s.Last-1].End {
			t.Fatalf("sentence %d is tokens [%d,%d) at [%d,%d), want to begin at token %d", i, s.First, s.Last, s.Start, s.End, next)
		}
		next = s.Last
		roots := 0
		for k := s.First; k < s.Last; k++ {
			x := r.Tokens[k]
			if x.UPOS == dragoman.NoPOS || x.XPOS == "" {
				t.Fatalf("token %d has no tag", k)
			}
			if x.Head == dragoman.Root {
				roots++
			} else if x.Head < s.First || x.Head >= s.Last || x.Head == k {
				t.Fatalf("token %d has head %d outside [%d,%d)", k, x.Head, s.First, s.Last)
			}
		}
		if roots != 1 {
			t.Fatalf("sentence %d has %d roots", i, roots)
		}
	}
	if next != int32(len(r.Tokens)) {
		t.Fatalf("%d tokens are in no sentence", int32(len(r.Tokens))-next)
	}
}

func FuzzCore(f *testing.F) {
	stages := core(f)
	for _, s := range []string{
		"The army left. It was late.\n\n• One\n• Two", strings.Repeat("\"", 500), strings.Repeat("word ", 400), "\xff\xfe. A\x00b",
		"Привет! 日本語。 العربية", "“No,” he said. “I” … [Ann] Hale (A) \n\r\n\u2028x", strings.Repeat("(", 200) + strings.Repeat(")", 200),
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		r := &dragoman.Reading{}
		r.Text = text
		for _, do := range stages {
			do(r)
		}
		checkCore(t, r)
		if utf8.ValidString(text) {
			for i, x := range r.Tokens {
				if !utf8.ValidString(x.Of(text)) {
					t.Fatalf("token %d cuts a letter in two", i)
				}
			}
		}
	})
}

// BenchmarkCore shows that time is linear also on hostile text: MB/s hardly
// changes with size.
func BenchmarkCore(b *testing.B) {
	stages := core(b)
	for _, x := range [][2]string{{"prose", "The army left the town on Sunday, a spokesman said. "}, {"quotes", "\""}, {"one-sentence", "and the "}, {"brackets", "(( "}} {
		for _, size := range []int{1 << 14, 1 << 17, 1 << 20} {
			text := strings.Repeat(x[1], size/len(x[1]))
			b.Run(fmt.Sprintf("%s-%dk", x[0], size>>10), func(b *testing.B) {
				b.SetBytes(int64(len(text)))
				b.ReportAllocs()
				for b.Loop() {
					r := &dragoman.Reading{}
					r.Text = text
					for _, do := range stages {
						do(r)
					}
				}
			})
		}
	}
}
