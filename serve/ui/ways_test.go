// SPDX-License-Identifier: Apache-2.0

package ui_test

import (
	"strings"
	"testing"
)

// The pages name the files and feeds of what they show.
func TestWaysOut(t *testing.T) {
	base, _, st := site(t, true)
	for path, want := range map[string]string{
		"/s/" + st:                            `href="/api/export/stories?format=markdown&amp;story=` + st + `"`,
		"/search?q=stance:denies+%22a%26b%22": `href="/api/search.atom?q=stance%3adenies%20%22a%26b%22"`,
		"/":                                   `href="/api/export/stories?format=atom"`,
	} {
		if status, body := get(t, base+path); status != 200 || !strings.Contains(body, want) {
			t.Errorf("%s: %d, no %s", path, status, want)
		}
	}
}
