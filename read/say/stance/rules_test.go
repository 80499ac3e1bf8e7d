// SPDX-License-Identifier: Apache-2.0

package stance

import (
	"testing"

	"dragoman"
	"dragoman/internal/marked"
	"dragoman/lang/en"
	"dragoman/read/parse"
	"dragoman/read/say/page"
	"dragoman/read/sent"
	"dragoman/read/tag"
	"dragoman/read/token"
)

// reader makes what the rules read: tokens, sentences, tags and trees.
func reader(t *testing.T) func(text string) *dragoman.Reading {
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
	return func(text string) *dragoman.Reading {
		r := &dragoman.Reading{Report: dragoman.Report{Text: text}}
		cut.Do(r)
		split.Do(r)
		tags.Do(r)
		trees.Do(r)
		return r
	}
}

// TestExamples runs every rule on its own sentences: it must be the first that
// fits its yes, and must not be it on its no.
func TestExamples(t *testing.T) {
	lex, err := page.NewLexicon(en.Pack())
	if err != nil {
		t.Fatal(err)
	}
	rules, err := New(en.Pack(), lex)
	if err != nil {
		t.Fatal(err)
	}
	read := reader(t)
	fits := func(sentence string) int {
		text, marks, err := marked.Parse(sentence)
		if err != nil || len(marks) != 1 {
			t.Fatalf("%q: one cue must be marked (%v)", sentence, err)
		}
		p := page.New(read(text), lex)
		return rules.Fit(p, around(p, int32(marks[0].Start), int32(marks[0].End)))
	}
	for i, x := range rules.List() {
		if got := fits(x.Yes); got != i {
			what := "no rule"
			if got >= 0 {
				what = rules.List()[got].Line.Errorf("%s", rules.List()[got].Stance).Error()
			}
			t.Errorf("%v", x.Line.Errorf("does not fit %q, but %s does", x.Yes, what))
		}
		if got := fits(x.No); got == i {
			t.Errorf("%v", x.Line.Errorf("fits %q", x.No))
		}
	}
}

// around takes the words before and after the cue in its sentence as content.
func around(p *page.Page, start, end int32) Said {
	first := int32(p.R.TokenAt(start))
	last := first
	for int(last) < len(p.Words) && p.R.Tokens[last].Start < end {
		last++
	}
	s := Said{Cue: page.Range{First: first, Last: last}, Head: first}
	for i := first; i < last; i++ {
		if h := p.Words[i].Head; p.Words[i].Cue != 0 && p.Words[i].Pos == dragoman.VERB && (h < first || h >= last) {
			s.Head = i
			break
		}
	}
	n := int32(len(p.Words))
	a, b := int32(0), first
	for a < b && p.Words[a].Shape == 4 {
		a++
	}
	for a < b && p.Words[b-1].Shape == 4 {
		b--
	}
	if a < b {
		// The content before a cue ends at its closing quotation mark.
		for k := a; k < b; k++ {
			if p.Words[k].Mark == 2 {
				b = k
				break
			}
		}
		for a < b && p.Words[b-1].Shape == 4 {
			b--
		}
		s.Content = append(s.Content, page.Range{First: a, Last: b})
	}
	a, b = last, n
	for a < b && p.Words[b-1].Shape == 4 {
		b--
	}
	if a < b {
		s.Content = append(s.Content, page.Range{First: a, Last: b})
	}
	return s
}
