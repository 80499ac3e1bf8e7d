// SPDX-License-Identifier: Apache-2.0

package token_test

import (
	"strings"
	"testing"

	"dragoman"
	"dragoman/lang/en"
	"dragoman/read/token"
)

func words(t testing.TB, text string) []string {
	cut, err := token.New(en.Pack())
	if err != nil {
		t.Fatal(err)
	}
	r := &dragoman.Reading{}
	r.Text = text
	cut.Do(r)
	var out []string
	for _, x := range r.Tokens {
		out = append(out, x.Of(text))
	}
	return out
}

// Each line is a text with its words parted by a bar; blanks go.
func TestWords(t *testing.T) {
	for _, want := range []string{
		`They |do|n't| deny| it|.`,
		`Syria|’s| envoy| said| “|no|”|.`,
		`The| states|'| ministers| can|not| meet|.`,
		`DAMASCUS|,| Oct| 15| (|Agency|)| —| Troops| left|.`,
		`Gen.| Karim| and| Mr.| J.| R.| Hale| met| at| 10:30| a.m.| in| Acme| Inc.| offices|.`,
		`Sana'a| and| al|-|Shara'a|'s| Qur’an`,
		`Samiʼa| spoke| of| Ma‘an`,
		`U.S.|-|led| forces| in| the| U.S`,
		`No| one| saw| No.| 10|.`,
		`No|.| Ten| left|.`,
		`a| non-aligned| pro-Western| state| well|-|known`,
		`$|3|bn|,| 2.5| million|,| 1,200|,| 45|%| and| US$|4.2`,
		`See| https://example.org/a?b=c|,| www.example.org/x| or| desk@example.org|.`,
		`example.com|'s| editor`,
		`Wait|...| what|?!| He| left|.|He| ran|.`,
		`the| 1990s|,| '99| and| the| 5th| at| 10|am`,
		`on| 2015-10-15| call| 555-123-4567| about| 3|-|2`,
		`and|/|or| 9/11| AT&T`,
		`''|Hello|''| ‘|Yes|,|’| he| said|.`,
		`@handle| wrote| #peace| and| #|5`,
		`Acme| Inc.|.`,
		`the| U.| S.| fleet| and| report.pdf`,
	} {
		text := strings.ReplaceAll(want, "|", "")
		got := words(t, text)
		var in []string
		for _, w := range strings.Split(want, "|") {
			in = append(in, strings.TrimSpace(w))
		}
		if a, b := strings.Join(got, "|"), strings.Join(in, "|"); a != b {
			t.Errorf("%s\n got %s\nwant %s", text, a, b)
		}
	}
}

func TestNoTokenCrossesFurniture(t *testing.T) {
	cut, err := token.New(en.Pack())
	if err != nil {
		t.Fatal(err)
	}
	r := &dragoman.Reading{}
	r.Text = "PhotoTroops left."
	r.Furniture = []dragoman.Furniture{{Span: dragoman.Span{Start: 0, End: 5}, Kind: dragoman.Credit}}
	cut.Do(r)
	if len(r.Tokens) != 4 || r.Tokens[0].Of(r.Text) != "Photo" {
		t.Errorf("tokens %v, want Photo apart from Troops", r.Tokens)
	}
}

// A run without a blank makes no more tokens than a bound, and loses nothing.
func TestRunsAreBounded(t *testing.T) {
	cut, err := token.New(en.Pack())
	if err != nil {
		t.Fatal(err)
	}
	for _, x := range []string{"\"", "\"(", "a,", "“", "-(", "1/", "x|y"} {
		text := strings.Repeat(x, 20_000/len(x)) + " Oslo."
		r := &dragoman.Reading{Report: dragoman.Report{Text: text}}
		cut.Do(r)
		if n := len(r.Tokens); n > 129*21 {
			t.Errorf("%q: %d tokens", x, n)
		}
		end := int32(0)
		for i, k := range r.Tokens {
			if k.Start != end && i < len(r.Tokens)-2 {
				t.Fatalf("%q: token %d begins at %d, the last ended at %d", x, i, k.Start, end)
			}
			end = k.End
		}
		if last := r.Tokens[len(r.Tokens)-2]; last.Of(text) != "Oslo" {
			t.Errorf("%q: the word behind it is %q", x, last.Of(text))
		}
	}
}
