// SPDX-License-Identifier: Apache-2.0

package eval

import (
	"reflect"
	"testing"

	"dragoman"
	"dragoman/internal/corpus"
)

func TestSpecsByHand(t *testing.T) {
	same := func(x SpecResult, f Found) bool { return x.Text == f.Value }
	at := func(a, b int32, v string) Found { return Found{dragoman.Span{Start: a, End: b}, v} }
	want := func(a, b int, v string) corpus.SpecResult { return corpus.SpecResult{Start: a, End: b, Text: v} }
	s := NewSpecs()
	for _, c := range []struct {
		family string
		want   []corpus.SpecResult
		found  []Found
	}{
		{"Number", nil, nil}, // nothing asked, nothing found: passes
		{"Number", []corpus.SpecResult{want(0, 4, "7")}, []Found{at(0, 4, "7")}},                  // passes exactly
		{"DateTime", []corpus.SpecResult{want(0, 4, "x")}, []Found{at(2, 6, "x")}},                // passes, span differs
		{"DateTime", []corpus.SpecResult{want(0, 4, "x")}, []Found{at(0, 4, "y")}},                // wrong value
		{"DateTime", []corpus.SpecResult{want(0, 4, "x")}, []Found{at(0, 4, "x"), at(5, 6, "z")}}, // one too many
	} {
		s.Add(&corpus.Spec{Family: c.family, Results: c.want}, c.found, same)
	}
	m := s.Metrics()
	if m["pass_rate"] != 3.0/5 || m["pass_exact"] != 2.0/5 {
		t.Errorf("pass_rate %v, pass_exact %v; want .6, .4", m["pass_rate"], m["pass_exact"])
	}
	x := corpus.SpecResult{Resolution: map[string]any{"values": []any{
		map[string]any{"start": "2014-01-01", "end": "2018-01-01"},
		map[string]any{"value": "2016-11-07", "Mod": "before"},
		map[string]any{"value": "not resolved"},
	}}}
	if got, want := Alternatives(&x), []string{"2014-01-01/2018-01-01", "/2016-11-07"}; !reflect.DeepEqual(got, want) {
		t.Errorf("alternatives %v, want %v", got, want)
	}
}
