// SPDX-License-Identifier: Apache-2.0

package ui_test

import (
	"net/http"
	"strings"
	"testing"
)

// A dispute stands at the head of its story as a question: its answers side by
// side, each with its sign, who holds it and in which words, and both passages
// lit in the pane.
func TestDisputesStandFirst(t *testing.T) {
	base, report, st := site(t, false)
	code, page := get(t, base+"/s/"+st)
	if code != http.StatusOK {
		t.Fatalf("the story answers %d", code)
	}
	from := strings.Index(page, `class="issue" id="i-c1" open`)
	to := strings.Index(page, `<aside class="pane"`)
	if from < 0 || to < from {
		t.Fatalf("the dispute stands at %d, the pane at %d", from, to)
	}
	card, pane := page[from:to], page[to:]
	for _, want := range []string{"the &lt;ferry&gt; sank", `class="m no" aria-hidden="true">✕`, `class="m yes" aria-hidden="true">●`, "?claim=c1#p-c1", "<b>The mayor</b>", "16 Oct</span>"} {
		if !strings.Contains(card, want) {
			t.Errorf("no %q in the card\n%s", want, card)
		}
	}
	if n := strings.Count(pane, "<mark>The mayor</mark>"); n != 2 {
		t.Errorf("%d passages are lit, want both", n)
	}
	if !strings.Contains(pane, "&amp;doc="+report+"&amp;at=0-9#p-"+report) {
		t.Error("no way from the passage to its report")
	}
	if strings.Contains(page, "<img src=x") || strings.Contains(page, "<script>") {
		t.Error("markup of a report comes through")
	}
	_, part := get(t, base+"/s/"+st+"?claim=c1&part=pane")
	if !strings.HasPrefix(strings.TrimSpace(part), `<section id="p-c1"`) || strings.Contains(part, "<header") {
		t.Errorf("the pane alone is %.300s", part)
	}
	for _, bad := range []string{"?claim=nothing", "?doc=nothing"} {
		if code, _ := get(t, base+"/s/"+st+bad); code != http.StatusNotFound {
			t.Errorf("%s: %d", bad, code)
		}
	}
}
