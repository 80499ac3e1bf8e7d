// SPDX-License-Identifier: Apache-2.0

package brief

import (
	"strings"

	"dragoman"
)

// opening is how many sentences of a report are looked through for the words
// of a title.
const opening = 8

// title is the headline of which the other origins tell the most: the shared
// happening. A headline with words in marks, a question or a colon is somebody's
// way of telling it, and stands behind.
func title(c *dragoman.Comparison, from Sources, origin map[string]string) string {
	best, score := "", 0.0
	for _, r := range c.Reports {
		if r.Title == "" || origin[r.ID] != r.ID {
			continue
		}
		t := headline(r)
		own := content(t)
		sum, n := 0.0, 0
		for _, o := range c.Reports {
			if o.ID == r.ID || origin[o.ID] != o.ID {
				continue
			}
			n++
			there := content(o.Title + " " + lead(from[o.ID]))
			for w := range own {
				if there[w] {
					sum += 1 / float64(len(own))
				}
			}
		}
		s := 1.0
		if n > 0 {
			s += sum / float64(n)
		}
		for _, mark := range []string{"“", "\"", "‘", "?", "!", ":", ";", "…", "...", " | "} {
			if strings.Contains(t, mark) {
				s -= .2
			}
		}
		if k := len(strings.Fields(t)); k < 4 || k > 16 {
			s -= .3
		}
		if best == "" || s > score+1e-9 {
			best, score = t, s
		}
	}
	return best
}

// headline is a report's title without the name of its outlet at its end.
func headline(r dragoman.Compared) string {
	t := strings.Join(strings.Fields(r.Title), " ")
	for _, sep := range []string{" | ", " - ", " – ", " — "} {
		if i := strings.LastIndex(t, sep); i > 0 && r.Outlet != "" && strings.Contains(strings.ToLower(t[i:]), strings.ToLower(r.Outlet)) {
			t = t[:i]
		}
	}
	return t
}

func lead(r *dragoman.Reading) string {
	if r == nil {
		return ""
	}
	var b strings.Builder
	n := 0
	for _, s := range r.Sentences {
		if s.Furniture != "" {
			continue
		}
		if n++; n > opening {
			break
		}
		b.WriteString(s.Of(r.Text) + " ")
	}
	return b.String()
}

// content is the longer words of a text, in lower case, cut to their stems'
// length so that plurals and tenses meet.
func content(s string) map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.Fields(s) {
		w = strings.Trim(strings.ToLower(w), ".,;:!?\"'()“”‘’[]")
		for _, end := range []string{"'s", "’s"} {
			w = strings.TrimSuffix(w, end)
		}
		if r := []rune(w); len(r) > 3 {
			out[string(r[:min(len(r), 6)])] = true
		}
	}
	return out
}
