// SPDX-License-Identifier: Apache-2.0

package when

import (
	"fmt"
	"strings"
	"testing"

	"dragoman"
	"dragoman/lang/en"
	"dragoman/read/when/quantity"
)

// hostile texts repeat what a matcher might scan again and again.
var hostile = []string{
	"1,234,", "12,34,", "1 234 ", "one hundred and ", "million ", "the last ", "two years and ", "May ", "1-", "2014-", "from 3 to ", "about ", "every other ", "1e-", "' ", "a ", "Monday, ", "of the first half of ", "the end of ", "early ", "the morning of ", "week of ", "late in the ",
}

// BenchmarkHostileText shows that eight times the text takes eight times as long.
func BenchmarkHostileText(b *testing.B) {
	q, err := quantity.New(en.Pack())
	if err != nil {
		b.Fatal(err)
	}
	w, err := New(en.Pack(), Options{Dialogue: true, Vague: true})
	if err != nil {
		b.Fatal(err)
	}
	for _, h := range hostile {
		for _, n := range []int{400, 3200} {
			b.Run(fmt.Sprintf("%q/%d", h, n), func(b *testing.B) {
				text := strings.Repeat(h, n)
				for b.Loop() {
					r := &dragoman.Reading{Report: dragoman.Report{Text: text, Published: dragoman.Date{Value: "2025-10-16"}}}
					w.Do(r)
					q.Do(r)
				}
			})
		}
	}
}

func FuzzTimes(f *testing.F) {
	w, err := New(en.Pack(), Options{Vague: true})
	if err != nil {
		f.Fatal(err)
	}
	d, err := New(en.Pack(), Options{Vague: true, Dialogue: true})
	if err != nil {
		f.Fatal(err)
	}
	for _, h := range hostile {
		f.Add(h)
	}
	f.Add("\xff\xfe 10:30 p.m. on 3 März 2014 \u2013 \u00bd")
	f.Fuzz(func(t *testing.T, text string) {
		for _, x := range []*T{w, d} {
			r := &dragoman.Reading{Report: dragoman.Report{Text: text, Published: dragoman.Date{Value: "2025-10-16"}}}
			x.Do(r)
			last := int32(-1)
			for _, m := range r.Times {
				if m.Start < last || m.End <= m.Start || int(m.End) > len(text) {
					t.Fatalf("%q: span [%d,%d) after %d", text, m.Start, m.End, last)
				}
				last = m.End
			}
		}
	})
}
