// SPDX-License-Identifier: Apache-2.0

package quantity

import (
	"fmt"
	"testing"

	"dragoman"
	"dragoman/internal/marked"
	"dragoman/lang/en"
)

// Each marked span must be found with its value, written value[-max][unit][/approx],
// and nothing else may be.
var cases = []string{
	`{=40/at-least|At least 40} soldiers died.`,
	`{=24/dozens|Dozens} of people fled.`,
	`The deal is worth {=2500000USD|US$2.5 million} a year.`,
	`{=30-40|Between 30 and 40} villages burnt, {=12percent|12 percent} of all.`,
	`It lies {=20km/about|about 20 km} north.`,
	`The fine was {=5000000EUR|€5m}.`,
	`They hold {=1200/more-than|more than 1,200} men and {=3|three} women.`,
	`Flight 370 landed; resolution 2254 passed; they won 3:2.`,
	`It rose from {=3|three} in {=2|two} towns.`,
	`{=200000/about|Some 200,000} of {=2000000|two million} left.`,
	`Nobody knows the one who did it.`,
	`Rates stay {=1-2percent|between 1 percent and 2 percent} there.`,
	`A {=500lb|500-pound} bomb with {=40lb|40 pounds} of nails; the fine was {=25pound|25 pounds}.`,
	`He paid into a 401(k), called 911 and flew in Air Force One.`,
	`They won by a 73-17 margin in round two, a two-to-one lead.`,
	`The girls were between 16 and 18 years old, give or take plus or minus {=9|nine} days.`,
	`The address 192.168.1.2 has {=40000|40 000} visitors and {=3000000000000rupee|three lakh crore rupees}.`,
	`A {=5-10|five- to 10}-year plan of {=350000000000-500000000000dollar|$350 to 500 billion} for {=8-10|eight or 10} towns.`,
	`Nour Haddad, 28, left building 197, and 4) the court sat.`,
	`The F-16 and the T-72 were hit.`,
}

func TestQuantities(t *testing.T) {
	q, err := New(en.Pack())
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range cases {
		text, marks, err := marked.Parse(c)
		if err != nil {
			t.Fatal(err)
		}
		r := &dragoman.Reading{Report: dragoman.Report{Text: text}}
		q.Do(r)
		want := map[string]string{}
		for _, m := range marks {
			want[text[m.Start:m.End]] = m.Value
		}
		for _, x := range r.Quantities {
			got := fmt.Sprint(int64(x.Value))
			if x.Max > 0 {
				got += fmt.Sprint("-", int64(x.Max))
			}
			got += x.Unit
			if x.Approx != "" {
				got += "/" + x.Approx
			}
			s := x.Span.Of(text)
			if want[s] != got {
				t.Errorf("%q: found %q as %s, want %q", text, s, got, want[s])
			}
			delete(want, s)
		}
		for s, v := range want {
			t.Errorf("%q: missed %q as %s", text, s, v)
		}
	}
}
