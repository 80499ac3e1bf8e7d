// SPDX-License-Identifier: Apache-2.0

package story

import (
	"fmt"
	"math"
	"strings"
)

// storyID names a story after its first report, so that it survives re-runs.
func storyID(report string) string { return "s" + strings.TrimPrefix(report, "r") }

func length(v []term) float32 {
	s := 0.0
	for _, t := range v {
		s += float64(t.weight) * float64(t.weight)
	}
	return float32(math.Sqrt(s))
}

// why says in one line which features weighed most, and, where the report
// joined, up to four of the words it shares with the story.
func why(w *Weights, k *candidate, refused bool) string {
	verb := "joined"
	if refused {
		verb = "not joined to " + k.c.name
	}
	return fmt.Sprintf("%s: log odds %.2f (threshold %.2f): title %.2f, lead %.2f, body %.2f, names %.2f, %d reports before it",
		verb, k.score, w.Threshold, k.x[xTitle], k.x[xLead], k.x[xBody], k.x[xNames], k.c.size)
}
