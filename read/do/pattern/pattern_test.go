// SPDX-License-Identifier: Apache-2.0

package pattern_test

import (
	"strings"
	"testing"

	"dragoman"
	"dragoman/lang/en"
	"dragoman/read"
	"dragoman/read/do/frame"
	"dragoman/read/do/pattern"
)

// Every pattern matches the sentences it must, with the parties told, and none
// of those it must not.
func TestExamples(t *testing.T) {
	reader, err := read.BeforeEvents(en.Pack())
	if err != nil {
		t.Fatal(err)
	}
	lex, err := frame.New(en.Pack())
	if err != nil {
		t.Fatal(err)
	}
	set, err := pattern.Load(en.Pack(), lex)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range set.Patterns {
		must, not := 0, 0
		for _, e := range p.Examples {
			r := reader.Read(dragoman.Report{ID: "r", Text: e.Text})
			got := match(lex, p, r)
			switch {
			case e.Must:
				must++
				if got != e.Heads {
					t.Error(e.Line.Errorf("%s: got %q, want %q", e.Text, got, e.Heads))
				}
			default:
				not++
				if got != "" {
					t.Error(e.Line.Errorf("%s: matches %q, must not", e.Text, got))
				}
			}
		}
		if must == 0 || not == 0 {
			t.Error(p.Line.Errorf("want a sentence it must match and one it must not"))
		}
	}
}

// match is how a pattern matches in a reading: its parties, "" for not at all.
func match(lex *frame.Lexicon, p *pattern.Pattern, r *dragoman.Reading) string {
	for _, s := range r.Sentences {
		c := frame.NewClause(lex, r, int(s.First), int(s.Last))
		c.See()
		heads := func(l []int) string {
			var out []string
			for _, h := range l {
				out = append(out, c.Token(h).Of(r.Text))
			}
			if out == nil {
				return "-"
			}
			return strings.Join(out, " + ")
		}
		for i := range c.Lemmas {
			if m := p.At(c, i); m != nil {
				return heads(m.Actors) + " > " + heads(m.Recipients)
			}
		}
	}
	return ""
}

// A damaged pattern is told by file and line.
func TestDamaged(t *testing.T) {
	for _, c := range [][]string{
		{"name", "ASSAULT", "verb hit", "subj"},
		{"name", "HIT", "verb hit", "subj", "obj"},
		{"name", "ASSAULT", "verb", "subj", "obj"},
		{"name", "ASSAULT", "verb hit", "subject", "obj"},
		{"name", "ASSAULT", "verb hit obj=@nothing", "subj", "obj"},
	} {
		lex, err := frame.New(en.Pack())
		if err != nil {
			t.Fatal(err)
		}
		if _, err := pattern.Parse(c, lex); err == nil {
			t.Errorf("%q was taken", c)
		}
	}
}
