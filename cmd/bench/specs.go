// SPDX-License-Identifier: Apache-2.0

package main

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"time"

	"dragoman"
	"dragoman/eval"
	"dragoman/internal/corpus"
	"dragoman/lang/en"
	"dragoman/read/when"
	"dragoman/read/when/quantity"
)

// specs scores Recognizers cases with the reader of times in its dialogue
// convention and the reader of quantities. BENCH_FAILED names a file for the
// cases that fail.
func specs(path string, started func()) (int, map[string]any, error) {
	cases, err := corpus.Specs(path)
	if err != nil {
		return 0, nil, err
	}
	t, err := when.New(en.Pack(), when.Options{Dialogue: true, Vague: true})
	if err != nil {
		return 0, nil, err
	}
	q, err := quantity.New(en.Pack())
	if err != nil {
		return 0, nil, err
	}
	s := eval.NewSpecs()
	if name := os.Getenv("BENCH_FAILED"); name != "" {
		f, err := os.Create(name)
		if err != nil {
			return 0, nil, err
		}
		defer f.Close()
		s.Failed = func(c *corpus.Spec, found []eval.Found) {
			fmt.Fprintf(f, "%s %s %q\n", c.Model, c.Ref, c.Text)
			for _, x := range c.Results {
				fmt.Fprintf(f, "   want %q %s %v %v %v\n", c.Text[x.Start:x.End], x.Type, x.Timex, eval.Alternatives(&x), x.Resolution["value"])
			}
			for _, x := range found {
				fmt.Fprintf(f, "   got  %q %s\n", x.Of(c.Text), x.Value)
			}
		}
	}
	started()
	for i := range cases {
		c := &cases[i]
		switch c.Family {
		case "DateTime":
			r := &dragoman.Reading{Report: dragoman.Report{Text: c.Text, Published: dragoman.Date{Value: c.Ref}}}
			t.Do(r)
			var found []eval.Found
			for _, x := range r.Times {
				if c.Model == "DatePeriodParser" && (x.Type == "TIME" || x.Type == "SET") {
					continue
				}
				found = append(found, eval.Found{Span: x.Span, Value: strings.Join(moments(x), " | ")})
			}
			s.Add(c, found, sameMoment)
		default:
			var found []eval.Found
			for _, x := range q.List(c.Text, models[c.Model]) {
				found = append(found, eval.Found{Span: x.Span, Value: strings.TrimSuffix(x.Value+" "+x.Unit, " ")})
			}
			s.Add(c, found, sameQuantity)
		}
	}
	return s.Cases[""], s.Metrics(), nil
}

var models = map[string]quantity.Kind{
	"NumberModel": quantity.Numbers, "OrdinalModel": quantity.Ordinals, "NumberRangeModel": quantity.Ranges, "PercentModel": quantity.Percents,
	"CurrencyModel": quantity.Currencies, "DimensionModel": quantity.Dimensions, "AgeModel": quantity.Ages,
}

// sameQuantity compares numbers to ten digits, ranges as written, and units by
// name.
func sameQuantity(x eval.SpecResult, f eval.Found) bool {
	want, _ := x.Resolution["value"].(string)
	unit, _ := x.Resolution["unit"].(string)
	if want == "null" {
		want = ""
	}
	got, name, _ := strings.Cut(f.Value, " ")
	if unit == "" {
		return got == want || eval.SameNumber(strings.TrimSuffix(got, "%"), strings.TrimSuffix(want, "%"))
	}
	return strings.EqualFold(name, unit) && (got == want || eval.SameNumber(got, want))
}

// sameMoment compares a time found with an expected one: by its TIMEX where
// the case has no resolution, else by days and minutes.
func sameMoment(x eval.SpecResult, f eval.Found) bool {
	alt := eval.Alternatives(x)
	if len(alt) == 0 && len(x.Timex) == 0 {
		return f.Span == dragoman.Span{Start: int32(x.Start), End: int32(x.End)}
	}
	for _, v := range strings.Split(f.Value, " | ") {
		if slices.Contains(x.Timex, v) || slices.Contains(alt, v) || slices.Contains(alt, "Set: "+v) {
			return true
		}
	}
	return false
}

// moments writes a time in the ways a case may ask for it.
func moments(t dragoman.Time) []string {
	v := t.Value
	out := []string{v}
	a, b, ranged := strings.Cut(v, "/")
	if ranged {
		x, y := opening(a), opening(b)
		return append(out, x+"/"+y, clockOf(x)+"/"+clockOf(y), t.Earliest+"/"+dayAfter(t.Latest))
	}
	d, c, clock := strings.Cut(v, "T")
	switch {
	case t.Type == "DURATION":
		return append(out, seconds(v))
	case clock && c != "" && c[0] >= '0' && c[0] <= '9':
		full := opening(v)
		for _, s := range []string{full, clockOf(full)} {
			out = append(out, bounded(t.Mod, s, s))
		}
	case clock:
		out = append(out, "T"+c, bounded(t.Mod, d, d))
	case t.Earliest != "":
		end := dayAfter(t.Latest)
		if t.Earliest == t.Latest && t.Mod != "ON_OR_BEFORE" {
			out = append(out, bounded(t.Mod, t.Earliest, t.Earliest))
			if t.Mod == "" {
				out = append(out, t.Earliest+"/"+end)
			}
		} else if m := bounded(t.Mod, t.Earliest, end); m != t.Earliest {
			out = append(out, m)
		} else {
			out = append(out, t.Earliest+"/"+end)
		}
	}
	return out
}

// bounded writes an open end by the TIMEX3 mod.
func bounded(mod, start, end string) string {
	switch mod {
	case "BEFORE":
		return "/" + start
	case "ON_OR_BEFORE":
		return "/" + end
	case "AFTER":
		return end + "/"
	case "ON_OR_AFTER":
		return start + "/"
	}
	return start
}

// opening is the first day or second of a TIMEX value.
func opening(v string) string {
	d, c, clock := strings.Cut(strings.TrimSuffix(v, "Z"), "T")
	if !clock {
		switch {
		case len(d) == 4:
			return d + "-01-01"
		case len(d) == 7 && d[5] == 'Q':
			return fmt.Sprintf("%s-%02d-01", d[:4], int(d[6]-'0')*3-2)
		case len(d) == 7:
			return d + "-01"
		}
		return d
	}
	if i := strings.IndexAny(c, "+"); i > 0 {
		c = c[:i]
	} else if i := strings.LastIndexByte(c, '-'); i > 0 {
		c = c[:i]
	}
	if len(c) == 5 {
		c += ":00"
	}
	return d + " " + c
}

func clockOf(s string) string {
	_, c, _ := strings.Cut(s, " ")
	return c
}

func dayAfter(s string) string {
	t, err := time.Parse("2006-01-02", s)
	if err != nil {
		return s
	}
	return t.AddDate(0, 0, 1).Format("2006-01-02")
}

// seconds is the length of an ISO duration as Recognizers counts it: months
// of 30 days, years of 365.
func seconds(v string) string {
	unit := map[byte]float64{'Y': 365 * 86400, 'M': 30 * 86400, 'W': 7 * 86400, 'D': 86400}
	total, n, scale, seen := 0.0, 0.0, 0.0, false
	for i := 1; i < len(v); i++ {
		c := v[i]
		switch {
		case c == 'T':
			unit = map[byte]float64{'H': 3600, 'M': 60, 'S': 1}
		case c == '.':
			scale = 0.1
		case c >= '0' && c <= '9' && scale > 0:
			n += float64(c-'0') * scale
			scale /= 10
		case c >= '0' && c <= '9':
			n = n*10 + float64(c-'0')
		case c == 'W' && i+1 < len(v) && v[i+1] == 'E':
			total, n, seen = total+n*2*86400, 0, true
			i++
		default:
			total, n, scale, seen = total+n*unit[c], 0, 0, true
		}
	}
	if !seen {
		return v
	}
	return fmt.Sprintf("%.0f", total)
}
