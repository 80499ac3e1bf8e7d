// SPDX-License-Identifier: Apache-2.0

package ui_test

import (
	"strings"
	"testing"
)

// The pages of actors, pairs, review, check and briefs show what is asked for,
// and escape what reports wrote.
func TestPagesOfActs(t *testing.T) {
	base, _, st := site(t, true)
	for path, want := range map[string]string{
		"/d/mayor/mayor":                 "<b>2</b> reports",
		"/d/mayor/mayor?week=2025-10-13": "2 passages",
		"/d/mayor/mayor?from=2026-01-01": "of these days",
		"/d/mayor/mayor/chart.svg":       "Source: Dragoman, 1 event told in 2 reports",
		"/d/mayor/mayor/chart.png":       "PNG",
		"/d/mayor/mayor/counts.csv":      "2025-W42,a>b,conflict,material,planned,1,1,2",
		"/d":                             "How do two sides stand",
		"/d/mayr/mayor":                  "Did you mean",
		"/e":                             "the mayor",
		"/e?name=nobody+at+all":          "Nobody of that name",
		"/e/mayor":                       "Names as written",
		"/e/none?name=Montevideo":        `value="&#34;Montevideo&#34;"`, // a place without a page is searched for
		"/e/mayor?stance=asserts":        "aria-current",
		"/e/mayor/merge":                 "Perhaps",
		"/e/mayor/weeks.csv":             "the mayor,2025-10-13,2",
		"/review":                        "Review",
		"/review?kind=names":             "Nothing of this kind waits",
		"/map":                           "Where",
		"/check":                         "Is it in the record",
		"/brief/" + st:                   "made only of sentences",
	} {
		status, body := get(t, base+path)
		if status != 200 || !strings.Contains(body, want) {
			t.Errorf("%s: %d, no %q in\n%.2000s", path, status, want, body)
		}
		if strings.Contains(body, "<script>alert") || strings.Contains(body, "<img src=x") || strings.Contains(body, "<ferry>") {
			t.Errorf("%s: report text is not escaped", path)
		}
		if strings.Contains(body, "style=\"") || strings.Contains(body, "onclick") {
			t.Errorf("%s: inline styles or scripts, which the policy forbids", path)
		}
	}
	for path, want := range map[string]int{"/q?from=x": 422, "/map?to=2025-99-99": 422, "/d/mayor/mayor?from=x": 422, "/e/none": 404, "/e/none/merge": 404, "/brief/none": 404, "/e/mayor/weeks.png": 422, "/d/none/mayor/chart.svg": 404} {
		if status, _ := get(t, base+path); status != want {
			t.Errorf("%s: %d, want %d", path, status, want)
		}
	}
}
