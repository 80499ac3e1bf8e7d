// SPDX-License-Identifier: Apache-2.0

package token_test

import (
	"fmt"
	"strings"
	"testing"
	"unicode"

	"dragoman"
	"dragoman/lang/en"
	"dragoman/read/token"
)

// hostile texts are short enough to seed a fuzzer and long enough to bite.
var hostile = []string{
	"", " ", "\x00\xff\xfe", "a\xc3", "'", "''''''", "’’’’", strings.Repeat("\"", 300), strings.Repeat("a.", 300),
	strings.Repeat("a-", 300), strings.Repeat("x'y", 300), strings.Repeat("@", 300), strings.Repeat("www.", 100), "://", "a://", "@a", "a@",
	"U.S.", "U.S", "Inc..", "No. 5", "'99", "can't've", "\u200b\u200ba\u200db", "\u202eevil\u202c", "Привет, мир!", "العربية، نص.", "日本語。中国語",
	"a\u0301\u0301\u0301", "10:30:", "1,2,3,", "$$$", "US$", "#", "#tag", "-", "--", "e-", "non-", "n't", "AT&", "&T", ".com", "a.com", "…..", "?!?!",
}

// check holds the tokens to what all stages rely on: in order, not empty, not
// overlapping, inside the text, and nothing left out but blanks.
func check(t *testing.T, r *dragoman.Reading) {
	t.Helper()
	at := int32(0)
	for i, x := range append(r.Tokens, dragoman.Token{Span: dragoman.Span{Start: int32(len(r.Text)), End: int32(len(r.Text)) + 1}}) {
		if x.Start < at || x.End <= x.Start {
			t.Fatalf("token %d is [%d,%d), the one before ends at %d", i, x.Start, x.End, at)
		}
		for _, c := range r.Text[at:x.Start] {
			if unicode.IsLetter(c) || unicode.IsDigit(c) {
				t.Fatalf("%q at %d is in no token of %q", c, at, r.Text)
			}
		}
		at = x.End
	}
}

func FuzzTokens(f *testing.F) {
	cut, err := token.New(en.Pack())
	if err != nil {
		f.Fatal(err)
	}
	for i, s := range hostile {
		f.Add(s, i%7)
	}
	f.Fuzz(func(t *testing.T, text string, edge int) {
		r := &dragoman.Reading{}
		r.Text = text
		if edge > 0 && edge < len(text) {
			r.Furniture = []dragoman.Furniture{{Span: dragoman.Span{Start: int32(edge), End: int32(len(text))}, Kind: dragoman.Boilerplate}}
		}
		cut.Do(r)
		check(t, r)
		for _, x := range r.Tokens {
			if edge > 0 && edge < len(text) && int(x.Start) < edge && int(x.End) > edge {
				t.Fatalf("token [%d,%d) crosses the edge of furniture at %d", x.Start, x.End, edge)
			}
		}
	})
}

// BenchmarkHostile shows that time is linear: MB/s hardly changes with size.
func BenchmarkHostile(b *testing.B) {
	cut, err := token.New(en.Pack())
	if err != nil {
		b.Fatal(err)
	}
	for name, unit := range map[string]string{"quotes": "\"", "initials": "a.", "hyphens": "a-", "one-word": "a", "apostrophes": "x'y"} {
		for _, size := range []int{1 << 14, 1 << 17, 1 << 20} {
			text := strings.Repeat(unit, size/len(unit))
			b.Run(fmt.Sprintf("%s-%dk", name, size>>10), func(b *testing.B) {
				b.SetBytes(int64(len(text)))
				for b.Loop() {
					r := &dragoman.Reading{}
					r.Text = text
					cut.Do(r)
				}
			})
		}
	}
}
