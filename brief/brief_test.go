// SPDX-License-Identifier: Apache-2.0

package brief

import (
	"bytes"
	"strings"
	"testing"

	"dragoman"
)

func sample() (dragoman.Comparison, Sources) {
	a := &dragoman.Reading{Report: dragoman.Report{ID: "r1", Outlet: "Lake <Wire>", Title: "Dam & gates", Text: "Engineers opened the two gates of the dam on Monday after rain. Nobody was hurt there, the authority said on Monday evening."}}
	a.Sentences = []dragoman.Sentence{{Span: dragoman.Span{Start: 0, End: 63}}, {Span: dragoman.Span{Start: 64, End: 124}}}
	b := &dragoman.Reading{Report: dragoman.Report{ID: "r2", Outlet: "Valley Post", Text: "Engineers opened three gates of the dam on Monday night. <script>alert(1)</script> said a sign."}}
	b.Sentences = []dragoman.Sentence{{Span: dragoman.Span{Start: 0, End: 56}}}
	c := dragoman.Comparison{
		Reports: []dragoman.Compared{{ID: "r1", Outlet: "Lake <Wire>", Title: "Dam & gates"}, {ID: "r2", Outlet: "Valley Post"}},
		Claims: []dragoman.Claim{{ID: "c1", Kind: "differs", Why: "number", Label: "Engineers opened the two gates", Cells: []dragoman.Cell{
			{Report: "r1", Holder: "outlet", Stance: dragoman.Asserts, Status: dragoman.Occurred, Value: "two", Spans: []dragoman.Span{{Start: 0, End: 63}, {Start: 21, End: 24}}},
			{Report: "r2", Holder: "outlet", Stance: dragoman.Asserts, Status: dragoman.Planned, Value: "three", Spans: []dragoman.Span{{Start: 0, End: 95}, {Start: 17, End: 22}}}}}},
		Counts: dragoman.Counts{Reports: 2, Origins: 2},
	}
	return c, From([]*dragoman.Reading{a, b})
}

// Every sentence of a brief is a stored passage, and the disagreement is there
// in every form.
func TestBriefIsCitedAndKeepsDisagreements(t *testing.T) {
	c, from := sample()
	b := Make(&c, from, Options{})
	if len(b.Sentences) == 0 || len(b.Disagreements) != 1 {
		t.Fatalf("brief %+v", b)
	}
	for _, s := range b.Sentences {
		if len(s.Cites) == 0 || from.Passage(s.Cites[0].Report, s.Cites[0].Span) != s.Text {
			t.Errorf("%q is not the passage it cites", s.Text)
		}
	}
	var text, mark, html bytes.Buffer
	if err := Text(&text, &b, from, Style{Width: 40}); err != nil {
		t.Fatal(err)
	}
	if err := Markdown(&mark, &b, from); err != nil {
		t.Fatal(err)
	}
	if err := HTML(&html, &b, &c, from); err != nil {
		t.Fatal(err)
	}
	for name, out := range map[string]string{"text": text.String(), "markdown": mark.String(), "html": html.String()} {
		for _, w := range []string{"two", "three", "planned"} {
			if !strings.Contains(out, w) {
				t.Errorf("%s does not show %q:\n%s", name, w, out)
			}
		}
	}
	for _, line := range strings.Split(text.String(), "\n") {
		if len([]rune(line)) > 40 {
			t.Errorf("line of %d columns: %q", len([]rune(line)), line)
		}
	}
}

func TestPageEscapesAndFetchesNothing(t *testing.T) {
	c, from := sample()
	var html bytes.Buffer
	if err := ComparisonHTML(&html, &c, from); err != nil {
		t.Fatal(err)
	}
	out := html.String()
	for _, w := range []string{"<script", "Lake <Wire>", "http://", "https://", "src=", "@import", "url("} {
		if strings.Contains(out, w) {
			t.Errorf("the page holds %q", w)
		}
	}
	if !strings.Contains(out, "<mark>two</mark>") {
		t.Error("the value does not light up in its passage")
	}
}

func TestPassagesThatLeanAreLeftOut(t *testing.T) {
	for text, want := range map[string]bool{"She told them nothing.": true, "But the dam held.": true, "\"They never came.\"": true, "Falk opened the quay.": false} {
		if got := leans(strings.Fields(text)[0]); got != want {
			t.Errorf("%q leans: %v", text, got)
		}
	}
}

func TestQuotationsAreNotCut(t *testing.T) {
	for text, want := range map[string]bool{
		"“We never saw the crates in the yard.”":                                  false, // nobody says it
		"\"We never saw the crates,\" the harbour board said on the phone later.": true,
		"“We never saw the crates. The board opened the yard on Monday.”":         false, // the mark is lost
		"Falk opened it.": true,
	} {
		x := newReader(&dragoman.Reading{Report: dragoman.Report{Text: text}})
		if got := x.whole(dragoman.Span{Start: int32(strings.Index(text, ". ") + 1), End: int32(len(text))}); got != want {
			t.Errorf("%q stands whole: %v", text, got)
		}
	}
}
