// SPDX-License-Identifier: Apache-2.0

package read_test

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"dragoman"
	"dragoman/lang"
	"dragoman/lang/en"
	"dragoman/read"
)

// hostile are texts no newsroom writes, to be repeated: what opens and is never
// closed, one endless sentence, other scripts, letters without width.
var hostile = [][2]string{
	{"prose", "The army left the town on Sunday, a spokesman for the ministry said. "},
	{"marks", "\""}, {"open quotations", "“I said “no "}, {"quoted", "\"No,\" he said. "},
	{"one sentence", "the man that saw the dog said that "}, {"Arabic", "قال الوزير إن الجيش غادر "},
	{"Japanese", "政府は軍を送ると言った"}, {"no width", "The\u200b ar\u200dmy le\u2060ft\u200b. "},
	{"names", "Ann Hale Oslo Ministry of "}, {"figures", "12 3.4 5% on 4 May 2012 "}, {"paragraphs", "He.\n\n"},
}

func english(t testing.TB) *read.Reader {
	t.Helper()
	reader, err := read.English(en.Pack())
	if err != nil {
		t.Fatal(err)
	}
	return reader
}

// Every stage takes hostile text, and the core keeps its promises on it.
func TestHostile(t *testing.T) {
	reader := english(t)
	for _, x := range hostile {
		r := reader.Read(dragoman.Report{Text: strings.Repeat(x[1], 10_000/len(x[1])), Language: "en"})
		if len(r.Tokens) == 0 {
			t.Errorf("%s: no tokens", x[0])
		}
		checkCore(t, r)
	}
}

// A source whose head stands before it, in another part of the sentence, is a
// source without a name of its own, and no fault.
func TestHeadBeforeItsSource(t *testing.T) {
	const text = "I'll leave you with this odd note from Brandt's campaign manager, who (along with Ivo Lind and Rosa Pell) insisted in the press room that yes, Brandt will sign."
	if r := english(t).Read(dragoman.Report{Text: text, Language: "en"}); len(r.Statements) == 0 {
		t.Error("nobody insists")
	}
}

// BenchmarkEnglish reads by all the stages. Time is linear also on hostile
// text: MB/s hardly changes from one size to the next.
func BenchmarkEnglish(b *testing.B) {
	reader := english(b)
	for _, x := range hostile {
		for _, size := range []int{1 << 14, 1 << 17} {
			text := strings.Repeat(x[1], size/len(x[1]))
			b.Run(fmt.Sprintf("%s/%dk", x[0], size>>10), func(b *testing.B) {
				b.SetBytes(int64(len(text)))
				b.ReportAllocs()
				for b.Loop() {
					reader.Read(dragoman.Report{Text: text, Language: "en"})
				}
			})
		}
	}
}

// BenchmarkLoad is what a cold start spends on the models and words.
func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		if _, err := read.English(lang.New("en", os.DirFS("../lang/en"))); err != nil { // a pack not opened before
			b.Fatal(err)
		}
	}
}
