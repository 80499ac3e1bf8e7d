// SPDX-License-Identifier: Apache-2.0

package read_test

import (
	"strings"
	"testing"

	"dragoman"
	"dragoman/lang/en"
	"dragoman/read"
)

// Soft hyphens are ignored in what is looked up, and stay in the text: with
// them a report reads as without, and every span covers the same words.
func TestSoftHyphens(t *testing.T) {
	rd, err := read.English(en.Pack())
	if err != nil {
		t.Fatal(err)
	}
	for _, broken := range []string{
		"Po\u00adlice at\u00adtacked the camp near Li\u00adma on Mon\u00adday.",
		"\u00adRe\u00adbels shelled the town of Tac\u00adna on Tues\u00adday, the gov\u00adern\u00adment said.",
		"Pe\u00adru and Chi\u00adle signed a trade agree\u00adment in San\u00adti\u00adago on Fri\u00adday.\u00ad",
		"“We will not leave,” Ana Pra\u00addo said on Sun\u00adday.",
	} {
		read := func(text string) *dragoman.Reading {
			return rd.Read(dragoman.Report{ID: "r1", Text: text, Language: "en", Published: dragoman.Date{Value: "2025-10-16", Precision: "day"}})
		}
		plain := strings.ReplaceAll(broken, "\u00ad", "")
		got, want := read(broken), read(plain)
		if got.Text != broken {
			t.Fatalf("the text was changed: %q", got.Text)
		}
		if len(got.Tokens) != len(want.Tokens) || len(got.Times) != len(want.Times) || len(got.Events) != len(want.Events) || len(got.Statements) != len(want.Statements) || len(got.Places) != len(want.Places) {
			t.Fatalf("%q reads otherwise than %q", broken, plain)
		}
		same := func(a, b dragoman.Span) {
			if x, y := strings.ReplaceAll(a.Of(broken), "\u00ad", ""), b.Of(plain); x != y {
				t.Errorf("%q: %q stands for %q", broken, x, y)
			}
		}
		for i := range want.Tokens {
			same(got.Tokens[i].Span, want.Tokens[i].Span)
		}
		for i := range want.Times {
			same(got.Times[i].Span, want.Times[i].Span)
		}
		for i, e := range want.Events {
			same(got.Events[i].Trigger, e.Trigger)
			if e.When.Time != nil {
				same(*got.Events[i].When.Time, *e.When.Time)
			}
			if e.Where.Span != nil {
				same(*got.Events[i].Where.Span, *e.Where.Span)
			}
		}
		for i, p := range want.Places {
			same(got.Places[i].Span, p.Span)
			if got.Places[i].Name != p.Name {
				t.Errorf("%q: place %q, want %q", broken, got.Places[i].Name, p.Name)
			}
		}
		if len(want.Times) == 0 {
			t.Errorf("%q: no time read", plain)
		}
	}
}
