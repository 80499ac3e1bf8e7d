// SPDX-License-Identifier: Apache-2.0

package page

import (
	"strings"
	"testing"

	"dragoman"
)

func TestDatesInWords(t *testing.T) {
	for _, x := range [][5]string{
		{"2025-SU", "2025-06-21", "2025-09-22", "2025-10-01", "summer 2025"},
		{"2025-Q1", "2025-01-01", "2025-03-31", "2025-10-01", "first quarter of 2025"},
		{"2025-09", "2025-09-01", "2025-09-30", "2025-10-01", "September 2025"},
		{"2025-03-10", "2025-03-10", "2025-03-10", "2025-10-01", "Mon 10 March"},
		{"2024-03-10", "2024-03-10", "2024-03-10", "2025-10-01", "10 March 2024"},
		{"2025-W34", "2025-08-18", "2025-08-24", "2025-10-01", "week of 18 August"},
		{"2028", "2028-01-01", "2028-12-31", "2025-10-01", "2028"},
		{"199", "1990-01-01", "1999-12-31", "2025-10-01", "the 1990s"},
		{"2025-03-10T09:15", "2025-03-10T09:15", "2025-03-10T09:15", "2025-10-01", "Mon 10 March, 09:15"},
		{"PAST_REF", "", "", "2025-10-01", ""},
	} {
		if got := InWords(x[0], x[1], x[2], x[3]); got != x[4] {
			t.Errorf("%s: %q, want %q", x[0], got, x[4])
		}
	}
	for in, want := range map[string]string{"2025-03-14T09:15:00Z": "14 Mar, 09:15", "2024-03-14": "14 Mar 2024", "2025-03-14T00:00:00Z": "14 Mar", "": "undated", "x": "undated"} {
		if got := Told(in, "2025-12-31"); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

// report is a reading of sentences of the test's making.
func report(id, outlet, published string, sentences ...string) *dragoman.Reading {
	r := &dragoman.Reading{Report: dragoman.Report{ID: id, Outlet: outlet, Published: dragoman.Date{Value: published}}}
	for _, s := range sentences {
		at := int32(len(r.Text))
		r.Text += s + " "
		r.Sentences = append(r.Sentences, dragoman.Sentence{Span: dragoman.Span{Start: at, End: at + int32(len(s))}})
	}
	return r
}

func at(r *dragoman.Reading, words string) []dragoman.Span {
	i := int32(strings.Index(r.Text, words))
	return []dragoman.Span{{Start: i, End: i + int32(len(words))}}
}

// A denial is a question with its answers: what only stands beside it in a
// report is none, copies count with their origin, the silent are named.
func TestDenialAsQuestion(t *testing.T) {
	a := report("a", "Lake Wire", "2025-05-01", "The mayor sold the ferry Albatross to a bank, two clerks said.", "Forty people came to the harbour to look at the new lamps.")
	b := report("b", "Quay Daily", "2025-05-01", "The mayor sold the ferry Albatross to a bank, two clerks said.")
	c := report("c", "Hill Post", "2025-05-02", "Mayor Liv Aune denied that she had sold the ferry to a bank.")
	d := report("d", "Moor Times", "2025-05-03", "It rained.")
	cell := func(r *dragoman.Reading, holder string, stance dragoman.Stance, value, words string) dragoman.Cell {
		return dragoman.Cell{Report: r.ID, Holder: holder, Stance: stance, Status: dragoman.Occurred, Value: value, Spans: at(r, words)}
	}
	claim := dragoman.Claim{ID: "c1", Kind: "denied", Why: "status", Label: `The mayor sold the "ferry" Albatross to a bank`, Cells: []dragoman.Cell{
		cell(a, "anonymous", dragoman.Asserts, "", "The mayor sold the ferry Albatross to a bank"), cell(b, "anonymous", dragoman.Asserts, "", "The mayor sold the ferry Albatross to a bank"),
		cell(a, "outlet", dragoman.Asserts, "", "Forty people came to the harbour to look at the new lamps"), cell(c, "Liv Aune", dragoman.Denies, "denied", "denied that she had sold the ferry to a bank")}}
	cmp := &dragoman.Comparison{Copies: []dragoman.Copy{{Report: "b", Of: "a"}}, Claims: []dragoman.Claim{claim}, Counts: dragoman.Counts{Reports: 4, Origins: 3}}
	all := []*dragoman.Reading{a, b, c, d}
	for _, r := range all {
		cmp.Reports = append(cmp.Reports, dragoman.Compared{ID: r.ID, Outlet: r.Outlet, Published: r.Published})
	}
	s := Make(cmp, all)
	if len(s.Origins) != 3 || len(s.Origins[0].Copies) != 1 || len(s.Issues) != 1 {
		t.Fatalf("origins %+v, issues %+v", s.Origins, s.Issues)
	}
	x := s.Issues[0]
	if x.Tag != "denied" || x.Question != "Is it so: “The mayor sold the ‘ferry’ Albatross to a bank”?" || len(x.Answers) != 2 || x.Origins != 2 || len(x.Silent) != 1 || x.Silent[0] != "Moor Times" {
		t.Fatalf("%+v", x)
	}
	yes, no := x.Answers[0], x.Answers[1]
	if yes.Sign != Pass || len(yes.Holders) != 1 || yes.Holders[0].Copies != 1 || len(yes.Holders[0].Told) != 1 || yes.Origins != 1 {
		t.Errorf("yes: %+v", yes)
	}
	if no.Sign != No || no.Head != "No" || no.Holders[0].Who != "Liv Aune" {
		t.Errorf("no: %+v", no)
	}
	open := Open(claim, cmp.Reports, all)
	if len(open.Passages) != 3 || open.Passages[2].Sign != No || open.Passages[2].Pieces[1] != (Piece{"denied that she had sold the ferry to a bank", true}) {
		t.Errorf("%+v", open.Passages)
	}
}

func TestQuotationAgainstTheLongest(t *testing.T) {
	got := changed("We will not close the old mill on the hill", "We will not ever close the old mill")
	want := []Word{{"", "We will not"}, {"+", "ever"}, {"", "close the old mill"}, {"-", "on the hill"}}
	if len(got) != len(want) {
		t.Fatalf("%v", got)
	}
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("%v, want %v", got[i], want[i])
		}
	}
	if w := changed("No, never.", "no never"); len(w) != 1 || w[0].Op != "" {
		t.Errorf("marks and capitals are no change: %v", w)
	}
}

func TestAnswersThatAreShown(t *testing.T) {
	var all []Answer
	for range 20 {
		all = append(all, Answer{Sign: Yes})
	}
	shown, more := some(append(all, Answer{Sign: Sign{Class: "no"}}))
	if len(shown) != answersShown+1 || more != 8 || shown[answersShown].Class != "no" {
		t.Errorf("%d shown, %d more, the last %q", len(shown), more, shown[len(shown)-1].Class)
	}
}

// A sentence that nothing holds stands beside the one nearest to it; what that
// one says is not said to be missing.
func TestNearestToWhatIsNotHeld(t *testing.T) {
	draft := report("d", "", "", "The bridge at Lakkon will cost 90 million crowns, the ministry said.", "Cows were seen on the moon.")
	a := report("a", "Lake Wire", "2025-05-01", "It rained at Lakkon.", "The new bridge at Lakkon will cost 70 million crowns, the ministry of works said.", "The moon rose.")
	c := dragoman.Check{}
	for _, s := range draft.Sentences {
		c.Sentences = append(c.Sentences, dragoman.CheckedSentence{Span: s.Span, Verdict: "unsupported", Missing: []string{"90", "million"}})
	}
	got := MakeChecked(draft, &c, []*dragoman.Reading{a}, nil, func(dragoman.Receipt) string { return "" })
	first, second := got.Paras[0].Sentences[0], got.Paras[0].Sentences[1]
	if first.Nearest == nil || !strings.Contains(first.Nearest.Text, "70 million") || strings.Join(first.Missing, " ") != "90" {
		t.Errorf("nearest %+v, missing %v", first.Nearest, first.Missing)
	}
	if second.Nearest != nil {
		t.Errorf("nothing is near to it, and yet: %+v", second.Nearest)
	}
}

// A report that breaks a quotation by who said it prints it whole; how an
// apostrophe is drawn is no difference.
func TestQuotationInPieces(t *testing.T) {
	a := report("a", "Lake Wire", "2025-05-01", "“We’re at the table now. They want the lamps back,” the mayor said.")
	b := report("b", "Quay Daily", "2025-05-02", "\"We're at the table now,\" the mayor said. \"They want the lamps back.\" She spoke of the table.")
	v := func(r *dragoman.Reading, words string) dragoman.Variant {
		return dragoman.Variant{Report: r.ID, Speaker: "the mayor", Span: at(r, words)[0]}
	}
	c := &dragoman.Comparison{Reports: []dragoman.Compared{{ID: "a", Outlet: a.Outlet}, {ID: "b", Outlet: b.Outlet}},
		Quotes: []dragoman.Quote{{Variants: []dragoman.Variant{v(a, "We’re at the table now. They want the lamps back"), v(b, "They want the lamps back"), v(b, "We're at the table now"), v(b, "We're at the table")}}}}
	got := Make(c, []*dragoman.Reading{a, b}).Quotes
	if len(got) != 1 || len(got[0].Variants) != 2 || !got[0].Variants[0].Whole || !got[0].Variants[1].Whole {
		t.Errorf("%+v", got)
	}
	c.Quotes[0].Variants = c.Quotes[0].Variants[1:]
	if got := Make(c, []*dragoman.Reading{a, b}).Quotes; len(got) != 0 {
		t.Errorf("words of one report alone: %+v", got)
	}
}
