// SPDX-License-Identifier: Apache-2.0

package eval

import (
	"math"
	"strconv"
	"strings"

	"dragoman"
	"dragoman/internal/corpus"
)

// Specs counts cases of Recognizers-Text that pass.
//
// A case passes when the expressions found and those expected pair one to one
// by overlap, none left over on either side, and each pair has the same value:
//
//   - dates, times and ranges: the days or minutes they stand for equal one of
//     the resolutions given (whose ends are exclusive); "before", "after",
//     "since" and "until" are compared at their one end; where the case has no
//     resolution, the TIMEX strings are compared, and where it has neither, the
//     spans must be equal;
//   - clock times and parts of the day: the time of day;
//   - durations and sets: the length, the TIMEX string;
//   - numbers, ordinals, percentages, currencies, units, ages: the number, and
//     the unit's name; ranges of numbers: both ends.
//
// pass_exact counts cases that pass and whose spans are all equal too.
type Specs struct {
	Cases, Pass, Exact map[string]int // by family; "" is all
	Failed             func(s *corpus.Spec, found []Found)
}

// Found is what the reader found for a case, in the case's own terms.
type Found struct {
	dragoman.Span
	Value string // normalised as Normal normalises the expected result
}

// NewSpecs starts a count.
func NewSpecs() *Specs {
	return &Specs{map[string]int{}, map[string]int{}, map[string]int{}, nil}
}

// Add scores one case. same says whether a found value is one of those the
// expected result allows.
func (s *Specs) Add(c *corpus.Spec, found []Found, same func(SpecResult, Found) bool) {
	pass, exact := len(found) == len(c.Results), true
	used := make([]bool, len(found))
	for k := range c.Results {
		x := &c.Results[k]
		span := dragoman.Span{Start: int32(x.Start), End: int32(x.End)}
		hit := -1
		for j, f := range found {
			if !used[j] && (f.Span == span || hit < 0 && f.Span.Overlaps(span)) {
				hit = j
				if f.Span == span {
					break
				}
			}
		}
		if hit < 0 || !same(x, found[hit]) {
			pass = false
			break
		}
		used[hit] = true
		exact = exact && found[hit].Span == span
	}
	for _, key := range []string{"", c.Family} {
		s.Cases[key]++
		if pass {
			s.Pass[key]++
			if exact {
				s.Exact[key]++
			}
		}
	}
	if !pass && s.Failed != nil {
		s.Failed(c, found)
	}
}

// SpecResult is an expected result.
type SpecResult = *corpus.SpecResult

// Metrics are pass_rate and pass_exact, over all cases and by family.
func (s *Specs) Metrics() map[string]any {
	share := func(m map[string]int, key string) float64 {
		return float64(m[key]) / float64(max(1, s.Cases[key]))
	}
	m := map[string]any{"pass_rate": share(s.Pass, ""), "pass_exact": share(s.Exact, "")}
	by := map[string]any{}
	for _, f := range []string{"DateTime", "Number", "NumberWithUnit"} {
		by[f] = map[string]any{"pass_rate": share(s.Pass, f), "pass_exact": share(s.Exact, f), "n": s.Cases[f]}
	}
	m["by_family"] = by
	return m
}

// Alternatives are the values a result of the DateTime family allows, written
// as start/end with end exclusive, either empty where open; or a bare value.
func Alternatives(x SpecResult) []string {
	var out []string
	add := func(start, end, value, mod string) {
		switch {
		case start != "" || end != "":
			out = append(out, start+"/"+end)
		case value == "" || value == "not resolved":
		case strings.HasPrefix(mod, "before"):
			out = append(out, "/"+value)
		case strings.HasPrefix(mod, "until"):
			out = append(out, "/"+value)
		case strings.HasPrefix(mod, "after"), strings.HasPrefix(mod, "since"):
			out = append(out, value+"/")
		default:
			out = append(out, value)
		}
	}
	str := func(m map[string]any, k string) string { s, _ := m[k].(string); return s }
	mod := str(x.Resolution, "Mod")
	if vs, ok := x.Resolution["values"].([]any); ok {
		for _, v := range vs {
			if m, ok := v.(map[string]any); ok {
				add(str(m, "start"), str(m, "end"), str(m, "value"), str(m, "Mod"))
			}
		}
		return out
	}
	for _, k := range []string{"FutureResolution", "PastResolution"} {
		if m, ok := x.Resolution[k].(map[string]any); ok {
			start, end := str(m, "startDate"), str(m, "endDate")
			for _, kind := range []string{"Time", "DateTime"} {
				if start == "" && end == "" {
					start, end = str(m, "start"+kind), str(m, "end"+kind)
				}
			}
			v := str(m, "date")
			for _, key := range []string{"time", "dateTime", "duration", "set"} {
				if v == "" {
					v = str(m, key)
				}
			}
			add(start, end, v, mod)
		}
	}
	return out
}

// SameNumber compares two numbers as written, to ten significant digits.
func SameNumber(a, b string) bool {
	x, err1 := strconv.ParseFloat(a, 64)
	y, err2 := strconv.ParseFloat(b, 64)
	if err1 != nil || err2 != nil {
		return a == b
	}
	return x == y || math.Abs(x-y) <= 1e-9*math.Max(math.Abs(x), math.Abs(y))
}
