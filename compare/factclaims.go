// SPDX-License-Identifier: Apache-2.0

package compare

import (
	"slices"
	"strings"

	"dragoman"
)

// label is the passage of a fact, with its subject before it where the clause
// has none of its own: "Police … arrested 17 people".
func (f *fact) label() string {
	r := f.s.r
	text := label(r.Text, f.span)
	if r.Tokens[f.head].Rel != dragoman.Conj || slices.ContainsFunc(r.kids[f.head], func(k int32) bool { return r.Tokens[k].Rel == dragoman.Nsubj }) {
		return text
	}
	for h := f.head; r.Tokens[h].Rel == dragoman.Conj && r.Tokens[h].Head >= f.s.first && r.Tokens[h].Head < h; {
		h = r.Tokens[h].Head
		if _, at := r.subjectText(h); at.Len() > 0 && at.End <= f.span.Start && at.Len() <= 80 {
			return at.Of(r.Text) + " … " + text
		}
	}
	return text
}

// commits reports whether a stance stands behind its content, so that two of
// them can agree: who doubts, fears, asks or leaves a thing open does not.
func commits(s dragoman.Stance) bool {
	switch s {
	case dragoman.Denies, dragoman.Doubts, dragoman.Fears, dragoman.Asks, dragoman.Wants, dragoman.Declines, dragoman.LeavesOpen:
		return false
	}
	return true
}

// verb reports whether a fact's predicate is a verb, not a noun or adjective
// with "be".
func (f *fact) verb() bool { return f.s.r.Tokens[f.head].UPOS == dragoman.VERB }

// finite is false for "-ing" forms without an auxiliary: "individuals serving"
// tells of nobody that served.
func (f *fact) finite() bool {
	if !strings.HasSuffix(f.s.r.words[f.head], "ing") {
		return true
	}
	return slices.ContainsFunc(f.s.r.kids[f.head], func(k int32) bool { return f.s.r.Tokens[k].Rel == dragoman.Aux })
}

// light are verbs that say too little alone for a "not" to pull two clauses apart.
var light = []string{"have", "be", "do", "get", "make", "take", "know", "think", "want", "need", "see", "go", "come", "give", "let"}

// counterpart is the number of b that counts what x counts in a: the same noun
// or unit, and the only such on both sides.
func counterpart(x number, a, b *fact) (number, bool) {
	like := func(p, q number) bool {
		if p.unit != q.unit {
			return false
		}
		if p.noun != "" && q.noun != "" {
			return p.noun == q.noun && (p.noun2 == q.noun2 || p.noun2 == "" || q.noun2 == "")
		}
		return p.noun == q.noun && p.unit != "" || p.verb != "" && p.verb == q.verb && p.unit == q.unit
	}
	n := 0
	for _, q := range a.nums {
		if like(x, q) {
			n++
		}
	}
	var out number
	m := 0
	for _, q := range b.nums {
		if like(x, q) {
			out = q
			m++
		}
	}
	return out, n == 1 && m == 1
}

// because is a reason as a sentence gives it.
type because struct {
	text string
	span dragoman.Span
	bag  bag
	at   int32 // its first token
}

// reason is the ground a fact gives within its clause, else the reason of its
// sentence.
func (f *fact) reason() *because {
	r, lex := f.s.r, words()
	for _, i := range f.toks {
		if !lex.is("ground", r.words[i]) || r.Tokens[i].UPOS != dragoman.NOUN || i <= f.head {
			continue
		}
		for j := i - 1; j > f.head && i-j < 5; j-- {
			switch r.words[j] {
			case "on", "for", "by", "through", "under":
				if i-j < 2 {
					break
				}
				b, _ := r.bagOf(j+1, i)
				if len(b) == 0 {
					break
				}
				t, span := r.textOf(j, i+1)
				return &because{strings.TrimSpace(t), span, b, j}
			}
			if p := r.Tokens[j].UPOS; p == dragoman.PUNCT || p == dragoman.VERB || p == dragoman.ADP {
				break
			}
		}
	}
	x := f.s.reason()
	if x == nil || x.at <= f.s.first+1 { // "Because of the storm, ..."
		return x
	}
	if x.at < f.head {
		return nil
	}
	for i := f.head + 1; i < x.at; i++ { // of another clause
		if r.clauseHead(i) && !slices.Contains(f.toks, i) {
			return nil
		}
	}
	return x
}

// reason is what follows "because", "because of", "due to", to the end of the
// clause; nil where none is given.
func (s *sentence) reason() *because {
	r := s.r
	for i := s.first; i < s.last; i++ {
		w := r.words[i]
		if w != "because" && !(w == "due" && i+1 < s.last && r.words[i+1] == "to") {
			continue
		}
		end := i + 1
		for end < s.last && r.words[end] != "," && r.words[end] != "." && r.words[end] != ";" {
			end++
		}
		if end-i < 3 {
			return nil
		}
		b, _ := r.bagOf(i+1, end)
		t, span := r.textOf(i, end)
		return &because{strings.TrimSpace(t), span, b, i}
	}
	return nil
}
