// SPDX-License-Identifier: Apache-2.0

package markdown

import (
	"bytes"
	"regexp"
	"strings"
	"testing"

	"dragoman"
)

func TestPage(t *testing.T) {
	text := "The #army [denied] *it*.\nIt shelled Klow. \"We did not,\" he said."
	at := func(s string) dragoman.Span {
		i := strings.Index(text, s)
		return dragoman.Span{Start: int32(i), End: int32(i + len(s))}
	}
	r := &dragoman.Reading{Report: dragoman.Report{ID: "r1", Title: `A "raid" [live]`, Text: text, Outlet: "Klow Gazette", URL: "https://example.org/a>b"}}
	r.Sentences = []dragoman.Sentence{{Span: at("The #army [denied] *it*.")}, {Span: at("It shelled Klow.")}}
	r.Events = []dragoman.Event{{ID: "e1", Trigger: at("shelled"), Mentions: []dragoman.Span{at("shelled")}, PLOVER: "ASSAULT", Status: dragoman.Occurred}}
	r.Statements = []dragoman.Statement{{ID: "s1", Form: "direct", Content: []dragoman.Span{at(`"We did not,"`)}, Stance: dragoman.Denies, Speaker: dragoman.Speaker{Class: "unknown"}}}
	c := &dragoman.Comparison{Claims: []dragoman.Claim{{ID: "c1", Kind: "denied", Why: "status", Label: "The army", Cells: []dragoman.Cell{{Report: "r1", Holder: "outlet", Stance: dragoman.Asserts, Spans: []dragoman.Span{at("The #army [denied] *it*.")}}}}}}
	var b bytes.Buffer
	if err := Page(&b, dragoman.Story{ID: "st1", Title: `A "raid"`, Reports: []string{"r1"}}, c, []*dragoman.Reading{r}, "https://desk.example.org"); err != nil {
		t.Fatal(err)
	}
	out := b.String()
	for _, want := range []string{
		"title: \"A \\\"raid\\\"\"\n", "## In dispute", `“The \#army \[denied\] \*it\*.”`, "(https://desk.example.org/doc/r1?at=0-24#at)", "(<https://example.org/a%3Eb>)",
		"undated, assault (occurred): “It shelled Klow.”", "## Quotations\n- unknown denies: \"We did not,\"",
	} {
		if !strings.Contains(out, want) {
			t.Errorf("no %q in\n%s", want, out)
		}
	}
	seen := map[string]bool{}
	for _, m := range regexp.MustCompile(`(?m) \^([0-9a-zA-Z-]+)$`).FindAllStringSubmatch(out, -1) {
		if seen[m[1]] {
			t.Errorf("block id %s stands twice", m[1])
		}
		seen[m[1]] = true
	}
	for _, id := range []string{"r1", "c1", "c1-1", "e1", "s1"} {
		if !seen[id] {
			t.Errorf("no block %s", id)
		}
	}
}
