// SPDX-License-Identifier: Apache-2.0

package when

import (
	"testing"

	"dragoman"
	"dragoman/internal/marked"
	"dragoman/lang/en"
)

// TestRuleExamples runs the examples of rules/times.txt.
func TestRuleExamples(t *testing.T) {
	pack := en.Pack()
	w, err := New(pack, Options{})
	if err != nil {
		t.Fatal(err)
	}
	lines, err := pack.Rules("times")
	if err != nil {
		t.Fatal(err)
	}
	for _, l := range lines {
		text, marks, err := marked.Parse(l.Columns[2])
		if err != nil {
			t.Fatal(l.Errorf("%v", err))
		}
		pub := l.Columns[1]
		if pub == "-" {
			pub = ""
		}
		r := &dragoman.Reading{Report: dragoman.Report{Text: text, Published: dragoman.Date{Value: pub}}}
		w.Do(r)
		want := map[dragoman.Span]string{}
		for _, m := range marks {
			want[dragoman.Span{Start: int32(m.Start), End: int32(m.End)}] = m.Label + "=" + m.Value
		}
		for _, x := range r.Times {
			got := x.Type + "=" + x.Value
			if want[x.Span] != got {
				t.Error(l.Errorf("found %q as %s, want %q", x.Of(text), got, want[x.Span]))
			}
			delete(want, x.Span)
		}
		for s, v := range want {
			t.Error(l.Errorf("missed %q as %s", s.Of(text), v))
		}
	}
}
