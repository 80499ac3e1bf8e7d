// SPDX-License-Identifier: Apache-2.0

package when

import (
	"strings"
	"testing"
	"time"

	"dragoman"
	"dragoman/lang/en"
	"dragoman/read/when/quantity"
)

// hostile texts repeat what a matcher might scan again and again.
var hostile = []string{
	"1,234,", "12,34,", "1 234 ", "one hundred and ", "million ", "the last ", "two years and ", "May ", "1-", "2014-", "from 3 to ", "about ", "every other ", "1e-", "' ", "a ", "Monday, ", "of the first half of ", "the end of ", "early ", "the morning of ", "week of ", "late in the ",
}

// TestTimeIsLinear reads texts eight times as long and allows forty times the
// time; a quadratic matcher would take sixty-four.
func TestTimeIsLinear(t *testing.T) {
	q, err := quantity.New(en.Pack())
	if err != nil {
		t.Fatal(err)
	}
	for _, o := range []Options{{}, {Dialogue: true, Vague: true}} {
		w, err := New(en.Pack(), o)
		if err != nil {
			t.Fatal(err)
		}
		for _, h := range hostile {
			took := func(n int) time.Duration {
				best := time.Hour
				for range 2 {
					start := time.Now()
					r := &dragoman.Reading{Report: dragoman.Report{Text: strings.Repeat(h, n), Published: dragoman.Date{Value: "2025-10-16"}}}
					w.Do(r)
					q.Do(r)
					best = min(best, time.Since(start))
				}
				return best
			}
			short, long := took(400), took(3200)
			t.Logf("%v %q: %v, %v", o.Dialogue, h, short, long)
			if long > 40*short && long > 100*time.Millisecond {
				t.Errorf("%q: %v for 400 copies, %v for 3,200", h, short, long)
			}
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
