// SPDX-License-Identifier: Apache-2.0

package brief

import (
	"fmt"
	"path/filepath"
	"strings"

	"dragoman"
)

// Sources are the readings a comparison was made of, by report id.
type Sources map[string]*dragoman.Reading

// From gathers readings.
func From(readings []*dragoman.Reading) Sources {
	s := Sources{}
	for _, r := range readings {
		s[r.ID] = r
	}
	return s
}

// Passage is the text of a span, blanks joined; "" where the report or the span
// is not there.
func (s Sources) Passage(report string, at dragoman.Span) string {
	r := s[report]
	if r == nil || at.Start < 0 || at.End > int32(len(r.Text)) || at.Start >= at.End {
		return ""
	}
	return strings.Join(strings.Fields(at.Of(r.Text)), " ")
}

// names gives each report of a comparison a short name a person can read: its
// outlet, else its file, else its number; told apart by a number where two are
// alike.
func names(reports []dragoman.Compared) map[string]string {
	out, seen := map[string]string{}, map[string]int{}
	for i, r := range reports {
		n := r.Outlet
		if n == "" && r.Path != "" {
			n = filepath.Base(r.Path)
		}
		if n == "" {
			n = fmt.Sprintf("report %d", i+1)
		}
		if seen[n]++; seen[n] > 1 {
			n = fmt.Sprintf("%s (%d)", n, seen[n])
		}
		out[r.ID] = n
	}
	return out
}

// kindTitle and kindNote are how the kinds of claims are headed.
var kindTitle = map[string]string{"denied": "Denied", "differs": "Differs", "incomplete": "Incomplete", "update": "Updated", "more_specific": "More specific", "same": "Agree", "adds": "Adds"}

// perhaps heads what may part and may not.
const perhaps = "Perhaps in dispute (see whether both are of one matter)"

// Disagreement reports whether a kind of claim is a disagreement.
func Disagreement(kind string) bool { return kind == "denied" || kind == "differs" }

// sign is the mark of a cell: asserts, reports as attributed, planned or
// possible, denies. A "not" that all tell alike denies nothing.
func sign(kind string, c dragoman.Cell) string {
	switch {
	case c.Stance == dragoman.Denies || c.Status == dragoman.Negated && (Disagreement(kind) || kind == "update"):
		return "✕"
	case c.Status == dragoman.Planned || c.Status == dragoman.Hypothetical || c.Status == dragoman.Requested || c.Status == dragoman.Threatened:
		return "◇"
	case c.Holder != "outlet" && c.Holder != "":
		return "◌"
	}
	return "●"
}
