// SPDX-License-Identifier: Apache-2.0

package story

import (
	"fmt"
	"strings"
)

// storyID names a story after its first report, so that it survives re-runs.
func storyID(report string) string { return "s" + strings.TrimPrefix(report, "r") }

// Why says in one line why a report is where Stories has put it: how well it
// fits the others on average, and the cosines with the likeliest of them; where
// it stands alone, the same of the report likeliest to belong to it.
func (w *Window) Why(report string) string {
	at, there := w.number[report]
	if !there || int(at) >= len(w.in) {
		return ""
	}
	var with bond
	var near, out *pair // the likeliest of its story, and of the others
	for _, n := range w.items[at].pairs {
		p := &w.pairs[n]
		switch {
		case w.in[p.early] != w.in[p.late]:
			if out == nil || p.odds > out.odds {
				out = p
			}
			continue
		case near == nil || p.odds > near.odds:
			near = p
		}
		with = bond{with.odds + p.odds, with.pairs + 1}
	}
	says := func(p *pair) string {
		return fmt.Sprintf("%s (title %.2f, lead %.2f, body %.2f, names %.2f)", w.items[p.early+p.late-at].id, p.x[xTitle], p.x[xLead], p.x[xBody], p.x[xNames])
	}
	switch {
	case near != nil:
		return fmt.Sprintf("log odds %.2f on average with %d of its story (threshold %.2f), the likeliest %s", with.odds/float64(with.pairs), with.pairs, w.weights.Threshold, says(near))
	case out != nil:
		return fmt.Sprintf("in none of the stories there are: log odds %.2f with the likeliest report, %s", out.odds, says(out))
	}
	return "no report of these days shares its words"
}
