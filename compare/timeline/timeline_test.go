// SPDX-License-Identifier: Apache-2.0

package timeline_test

import (
	"strings"
	"testing"

	"dragoman"
	"dragoman/compare/timeline"
	"dragoman/lang/en"
	"dragoman/read"
)

// built is the timeline of texts published on 2021-03-10, a Wednesday.
func built(t *testing.T, texts ...string) []dragoman.Moment {
	t.Helper()
	rd, err := read.English(en.Pack())
	if err != nil {
		t.Fatal(err)
	}
	var rs []*dragoman.Reading
	for i, text := range texts {
		rs = append(rs, rd.Read(dragoman.Report{ID: "r" + string(rune('1'+i)), Text: text, Language: "en", Published: dragoman.Date{Value: "2021-03-10", Precision: "day"}}))
	}
	return timeline.Build(rs, nil)
}

func TestEachDateStandsWithWhatItDates(t *testing.T) {
	for _, c := range []struct {
		text string
		want []string // value, status and words of the label, a row each
	}{
		{"Officials in Lima said on Monday that they had arrested the mayor.", []string{"2021-03-08 occurred|Officials in Lima said on Monday"}},
		{"Ana Prado told reporters Tuesday night that the dam was safe.", []string{"2021-03-09TNI occurred|Ana Prado told reporters"}},
		{"Monday's attack on the barracks in Tacna was the worst of the war.", []string{"2021-03-08 occurred|attack"}},
		{"The poll was conducted from Feb. 15 to 18 in Quito.", []string{"2021-02-15/2021-02-18 occurred|The poll was conducted"}},
		{"Between 2011 and 2014 the firm sold the mines.", []string{"2011/2014 occurred|sold the mines"}},
		{"The council will vote on the plan on Thursday.", []string{"2021-03-11 planned|The council will vote"}},
		{"The minister did not visit Lima on Monday.", []string{"2021-03-08 negated|did not visit Lima"}},
		{"If the union agrees on Friday, the port will open.", []string{"2021-03-12 hypothetical|the union agrees"}},
		{"Police closed the bridge on Saturday, one day after a truck hit it.", []string{"2021-03-05 occurred|a truck hit it", "2021-03-06 occurred|Police closed the bridge"}},
		{"The remarks come a day after Chile expelled two envoys.", []string{"2021-03-09 occurred|Chile expelled two envoys"}},
		{"Rosa Lund joined the club last summer.", []string{"2020-06/2020-08 occurred|joined the club"}},
		{"He recently left the town for three days.", nil},
	} {
		got := built(t, c.text)
		if len(got) != len(c.want) {
			t.Errorf("%q: %d rows, want %d: %+v", c.text, len(got), len(c.want), got)
			continue
		}
		for i, w := range c.want {
			head, label, _ := strings.Cut(w, "|")
			if m := got[i]; m.Value+" "+string(m.Status) != head || !strings.Contains(m.Label, label) {
				t.Errorf("%q: row %q %s %q, want %q", c.text, m.Value, m.Status, m.Label, w)
			}
		}
	}
}

// One happening is one row, whoever tells it; two of one day are two.
func TestOneRowAHappening(t *testing.T) {
	got := built(t,
		"Ines Prado signed the water accord in Lima on Monday. A choir sang in Quito on Monday.",
		"The water accord was signed in Lima on Monday by Ines Prado.")
	if len(got) != 2 || len(got[0].Evidence) != 2 || len(got[1].Evidence) != 1 {
		t.Fatalf("want the signing told by two and the choir by one: %+v", got)
	}
	if got[0].Weight <= got[1].Weight {
		t.Errorf("what two tell weighs %v, what one tells %v", got[0].Weight, got[1].Weight)
	}
}

// What the claims say is the same joins the row of what is dated.
func TestUndatedPassagesJoin(t *testing.T) {
	rd, err := read.English(en.Pack())
	if err != nil {
		t.Fatal(err)
	}
	a := rd.Read(dragoman.Report{ID: "r1", Text: "Ines Prado signed the accord in Lima on Monday.", Language: "en", Published: dragoman.Date{Value: "2021-03-10", Precision: "day"}})
	b := rd.Read(dragoman.Report{ID: "r2", Text: "The pact was signed by Prado.", Language: "en", Published: dragoman.Date{Value: "2021-03-10", Precision: "day"}})
	claims := []dragoman.Claim{{Kind: "same", Cells: []dragoman.Cell{
		{Report: "r1", Spans: []dragoman.Span{{Start: 0, End: 46}}}, {Report: "r2", Spans: []dragoman.Span{{Start: 0, End: 28}}}}}}
	got := timeline.Build([]*dragoman.Reading{a, b}, claims)
	if len(got) != 1 || len(got[0].Evidence) != 2 || got[0].Evidence[1].Report != "r2" {
		t.Fatalf("want one row told by both: %+v", got)
	}
	if got := timeline.Build(nil, nil); got == nil || len(got) != 0 {
		t.Errorf("no reports: %v, want an empty list", got)
	}
}
