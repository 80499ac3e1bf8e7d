// SPDX-License-Identifier: Apache-2.0

package when

import (
	"sort"
	"strings"

	"dragoman"
)

// entry is an entry of a live report: where the line with its day and hour
// stands, and the day.
type entry struct {
	at  int32
	day date
}

// leastEntries is the fewest lines that make a live report.
const leastEntries = 2

// entries are those of a live report, known by lines of furniture that are a
// whole day and nothing else: "6 March 2024 9:00". What an entry tells counts
// from its own day. times are those of the report, in order, as far as they are
// read; nil where it has no such lines.
func entries(r *dragoman.Reading, times []dragoman.Time) (out []entry) {
	i := 0
	for _, f := range r.Furniture {
		for i < len(times) && times[i].Start < f.Start {
			i++
		}
		if i == len(times) {
			break
		}
		x := &times[i]
		if x.Basis != "explicit" || len(x.Value) < len("2024-03-06") || x.End > f.End || strings.Trim(f.Of(r.Text), " .:,\n") != strings.Trim(x.Of(r.Text), " .:,") {
			continue
		}
		if d, exact := parseDate(x.Value); exact {
			if n := len(out); n > 0 && !prose(r, out[n-1].at, f.Start) {
				out = out[:n-1] // two days in a row head nothing: when it was published, and when changed
			}
			out = append(out, entry{f.Start, d})
		}
	}
	if len(out) < leastEntries {
		return nil
	}
	return out
}

// prose reports whether a sentence of the text itself stands between two places.
func prose(r *dragoman.Reading, from, to int32) bool {
	i := sort.Search(len(r.Sentences), func(i int) bool { return r.Sentences[i].Start >= from })
	for ; i < len(r.Sentences) && r.Sentences[i].End <= to; i++ {
		if r.Sentences[i].Furniture == "" {
			return true
		}
	}
	return false
}

// dayAt is the day of the entry a place of the text stands in, else pub.
func dayAt(all []entry, at int32, pub date) date {
	for _, e := range all {
		if e.at > at {
			break
		}
		pub = e.day
	}
	return pub
}
