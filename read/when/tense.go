// SPDX-License-Identifier: Apache-2.0

package when

import (
	"dragoman"
	"dragoman/read/when/scan"
)

// tenseAt is the tense of the clause around word i: from the parse where there
// is one, else from the words near it.
func (c *context) tenseAt(i int) tense {
	if len(c.r.Tokens) > 0 {
		k := c.r.TokenAt(c.At(i).Start)
		if c.Any(i-1, "from", "for", "starting", "beginning", "effective") && c.announced(k) {
			return future
		}
		if k < len(c.r.Tokens) && c.behindPast(k) {
			return past // whatever the parse hangs it on
		}
		for n := 0; n < 2 && k+1 < len(c.r.Tokens) && int(c.r.Tokens[k].Head) == k+1 && c.r.Tokens[k].Rel != dragoman.Nsubj; n++ {
			k++ // "Tuesday morning"
		}
		if k > c.r.TokenAt(c.At(i).Start) && c.known(k) {
			return past
		}
		if t := c.clauseTense(k); t != noTense {
			return t
		}
		if k < len(c.r.Tokens) && c.r.Tokens[k].Head >= 0 && c.r.Tokens[c.r.Tokens[k].Head].UPOS == dragoman.NOUN {
			if c.Has(i, scan.Month) {
				return noTense
			}
			return past
		}
	}
	for k, n := i-1, 0; k >= 0 && n < 14; k, n = k-1, n+1 {
		w := c.At(k)
		if w.Kind == scan.Break || w.Kind == scan.Mark && (w.Mark == '.' || w.Mark == ';') && !c.At(k+1).Glued && c.At(k-1).Len() > 2 {
			break
		}
		if c.futureWord(k) {
			return future
		}
	}
	for k, n := i+1, 0; n < 10; k, n = k+1, n+1 {
		w := c.At(k)
		if w.Kind == scan.Break || w.Kind == scan.Mark && (w.Mark == '.' || w.Mark == ';' || w.Mark == ',' && n > 3) {
			break
		}
		if c.futureWord(k) {
			return future
		}
		if c.Any(k, "was", "were", "said", "had", "that", "which", "who", "when", "after", "before", "because") {
			break
		}
	}
	if c.Any(i-1, "until", "till") {
		return noTense
	}
	return past
}

// futureWord reports whether word k speaks of what is to come.
func (c *context) futureWord(k int) bool {
	return c.Any(k, "will", "shall", "upcoming", "scheduled", "tomorrow") || c.Is(k, "ll") && c.Mark(k-1, '\'') ||
		c.Any(k, "expected", "due", "set", "planned", "plans", "expects", "slated", "hopes", "going", "intends", "about") && c.Is(k+1, "to") ||
		c.Any(k, "is", "are") && c.Is(k+1, "to") || c.Is(k, "due") && c.Any(k+1, "on", "in", "for", "by") || c.Any(k, "would", "should", "could", "may") && c.Is(k+1, "be")
}
