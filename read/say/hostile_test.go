// SPDX-License-Identifier: Apache-2.0

package say_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"dragoman"
	"dragoman/lang/en"
	"dragoman/read/parse"
	"dragoman/read/say"
	"dragoman/read/sent"
	"dragoman/read/tag"
	"dragoman/read/token"
)

// stage makes the stage and what must run before it.
func stage(t testing.TB) (before func(string) *dragoman.Reading, do func(*dragoman.Reading)) {
	t.Helper()
	pack := en.Pack()
	cut, err := token.New(pack)
	if err != nil {
		t.Fatal(err)
	}
	split, err := sent.New(pack)
	if err != nil {
		t.Fatal(err)
	}
	tags, err := tag.New(pack)
	if err != nil {
		t.Fatal(err)
	}
	trees, err := parse.New(pack)
	if err != nil {
		t.Fatal(err)
	}
	s, err := say.New(pack)
	if err != nil {
		t.Fatal(err)
	}
	return func(text string) *dragoman.Reading {
		r := &dragoman.Reading{Report: dragoman.Report{Text: text}}
		cut.Do(r)
		split.Do(r)
		tags.Do(r)
		trees.Do(r)
		return r
	}, s.Do
}

// check holds what every statement promises.
func check(t *testing.T, r *dragoman.Reading) {
	t.Helper()
	ids := map[string]bool{}
	for _, s := range r.Statements {
		if s.ID == "" || ids[s.ID] {
			t.Fatalf("%q: id %q is empty or stands twice", r.Text, s.ID)
		}
		ids[s.ID] = true
		for _, list := range [][]dragoman.Span{s.Source, s.Cue, s.Content} {
			for _, x := range list {
				if x.Start < 0 || x.Start >= x.End || int(x.End) > len(r.Text) {
					t.Fatalf("%q: span %v", r.Text, x)
				}
			}
		}
		if s.Stance == "" || s.Tier == "" || s.Form == "" || s.Speaker.Class == "" {
			t.Fatalf("%q: %+v lacks a stance, tier, form or class", r.Text, s)
		}
	}
	for _, s := range r.Statements {
		if s.Within != "" && (!ids[s.Within] || s.Within == s.ID) || s.About != "" && !ids[s.About] {
			t.Fatalf("%q: %+v refers to no statement", r.Text, s)
		}
	}
}

// hostileUnits repeat what the stage might look at again and again.
var hostileUnits = []string{`“He said `, `said `, `“a” said. `, "\"\n", `he said that she said that `, `according to `, `a, `, `“a ‘b `, `"Yes," he said. `}

func TestHostileText(t *testing.T) {
	before, do := stage(t)
	for _, unit := range hostileUnits {
		r := before(strings.Repeat(unit, 1000))
		do(r)
		check(t, r)
	}
}

// BenchmarkHostileText shows that four times the text takes four times as long.
func BenchmarkHostileText(b *testing.B) {
	before, do := stage(b)
	for _, unit := range hostileUnits {
		for _, n := range []int{4000, 16000} {
			b.Run(fmt.Sprintf("%q/%d", unit, n), func(b *testing.B) {
				text := strings.Repeat(unit, n/len(strings.Fields(unit)))
				for b.Loop() {
					b.StopTimer()
					r := before(text)
					b.StartTimer()
					do(r)
				}
			})
		}
	}
}

func TestSameBytesTwice(t *testing.T) {
	before, do := stage(t)
	text := "“We won,” Ana Ruiz said, adding that it rained. Bo Li denied it.\n\n“It is so,” he said."
	var last []byte
	for range 2 {
		r := before(text)
		do(r)
		b, err := json.Marshal(r.Statements)
		if err != nil {
			t.Fatal(err)
		}
		if last != nil && !bytes.Equal(last, b) {
			t.Error("two readings of one text differ")
		}
		last = b
	}
}

func FuzzDo(f *testing.F) {
	before, do := stage(f)
	f.Add("“a ‘b” c’ said \"d\n\n“e according to X: that ― N")
	f.Add("Minister: talks failed\n\nHe said:\n\n\"Yes.\"")
	f.Fuzz(func(t *testing.T, text string) {
		r := before(text)
		do(r)
		check(t, r)
	})
}

func BenchmarkSay(b *testing.B) {
	before, do := stage(b)
	var text strings.Builder
	for range 40 {
		text.WriteString("“The bridge is gone,” Colonel Dana Reyes told reporters on Monday, adding that engineers would need a month. " +
			"Nobody was hurt when it fell into the river at noon, according to a police statement. The ministry has not ruled out sabotage.\n\n")
	}
	r := before(text.String())
	b.SetBytes(int64(len(r.Text)))
	for b.Loop() {
		r.Statements, r.Notes = nil, nil
		do(r)
	}
	b.ReportMetric(float64(len(r.Tokens))*float64(b.N)/b.Elapsed().Seconds(), "tokens/s")
}
