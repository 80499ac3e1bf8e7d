// SPDX-License-Identifier: Apache-2.0

package ui_test

import (
	"net/http"
	"strings"
	"testing"
)

// A dispute stands at the head of its story: a row a holder, each with its
// stance in a word, its passage, and the link that lights it in the report.
func TestDisputesStandFirst(t *testing.T) {
	base, _, st := site(t, false)
	code, page := get(t, base+"/s/"+st)
	if code != http.StatusOK {
		t.Fatalf("the story answers %d", code)
	}
	from, to := strings.Index(page, `class="dispute"`), strings.Index(page, `class="matrix"`)
	if from < 0 || to < from {
		t.Fatalf("the dispute stands at %d, the table of claims at %d", from, to)
	}
	card := page[from:to]
	for _, want := range []string{"the &lt;ferry&gt; sank", "?claim=c1#c1", "</span> denies", "?at=0-9#at", "Post 0, 2025-10-16", "Post 1, 2025-10-16"} {
		if !strings.Contains(card, want) {
			t.Errorf("no %q in the card\n%s", want, card)
		}
	}
	if n := strings.Count(card, "<q>"); n != 2 {
		t.Errorf("%d passages in the card, want one a holder", n)
	}
	if strings.Contains(card, "<img") || strings.Contains(card, "<script") {
		t.Errorf("the card lets markup of a report through:\n%s", card)
	}
}
