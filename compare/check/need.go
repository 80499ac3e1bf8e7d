// SPDX-License-Identifier: Apache-2.0

package check

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"dragoman"
	"dragoman/compare/window"
)

// need is what a sentence of a draft asks of a passage.
type need struct {
	s      *window.Window
	items  []int32 // tokens with content that must be answered
	main   int32   // the verb of what is told, -1 none
	turns  int     // words that turn the main verb round
	lent   []int32 // the subject, where another clause lends it
	holder string  // the speaker the draft names; "" where it tells in its own voice
	actor  uint64  // key of the holder
	stance dragoman.Stance
	held   *dragoman.Statement
}

// needs reads what a sentence asks, in all and by clause: its words with
// content, but for marks of citation and the words that only say who says it. A clause
// without a subject of its own has that of the clause it hangs on, a relative
// one the noun it hangs on.
func (c *Checker) needs(s *window.Window) (all *need, clauses []*need) {
	r := s.Report
	whole := need{s: s, main: -1, held: statement(s)}
	if whole.held != nil {
		whole.holder, whole.stance = whole.held.Speaker.Name, whole.held.Stance
		if a := r.Reading.Actor(whole.held.Speaker.Actor); a != nil {
			whole.holder, whole.actor = a.Name, window.ActorKey(a)
		}
	}
	for _, i := range s.Content {
		if t := r.Tokens[i].Span; !cited(r.Text, t) && !whole.attributes(t) {
			whole.items = append(whole.items, i)
		}
	}
	for i := s.First; i < s.Last; i++ {
		if t := &r.Tokens[i]; c.rivals.persons[r.Word(i)] && (t.Rel == dragoman.Nsubj || t.Rel == dragoman.Obj || t.Rel == dragoman.Iobj || t.Rel == dragoman.Obl && r.Actor(i) != 0) && !whole.attributes(t.Span) {
			whole.items = append(whole.items, i)
		}
	}
	slices.Sort(whole.items)
	whole.main = whole.verb()
	whole.turns = s.Negations
	heads := whole.clauses()
	if len(heads) < 2 {
		return &whole, nil
	}
	for _, h := range heads {
		n := whole
		n.main, n.items = h, nil
		for _, i := range whole.items {
			if whole.clauseOf(i, heads) == h {
				n.items = append(n.items, i)
			}
		}
		n.inherit(heads, whole.items)
		n.turns = c.negations(s, h)
		clauses = append(clauses, &n)
	}
	return &whole, clauses
}

// clauses lists the verbs of a sentence that tell something of their own: the
// main one, and those coordinated, relative, adverbial or its complement.
func (n *need) clauses() []int32 {
	if n.main < 0 {
		return nil
	}
	r := n.s.Report
	out := []int32{n.main}
	for _, i := range n.items {
		t := &r.Tokens[i]
		if i == n.main || t.UPOS != dragoman.VERB {
			continue
		}
		switch t.Rel {
		case dragoman.Conj, dragoman.Advcl, dragoman.Acl, dragoman.Parataxis, dragoman.Ccomp, dragoman.Xcomp:
			out = append(out, i)
		}
	}
	return out
}

// clauseOf is the verb a token's clause hangs on.
func (n *need) clauseOf(i int32, heads []int32) int32 {
	r := n.s.Report
	for k := 0; i >= n.s.First && i < n.s.Last && k < 60; i, k = r.Tokens[i].Head, k+1 {
		if slices.Contains(heads, i) {
			return i
		}
	}
	return n.main
}

// inherit gives a clause without a subject that of the clause above, or the
// noun it hangs on.
func (n *need) inherit(heads, items []int32) {
	r := n.s.Report
	for _, i := range n.items {
		if r.Tokens[i].Head == n.main && r.Tokens[i].Rel == dragoman.Nsubj {
			return
		}
	}
	h := r.Tokens[n.main].Head
	for k := 0; h >= n.s.First && h < n.s.Last && k < 8; k++ {
		if r.Tokens[n.main].Rel == dragoman.Acl && k == 0 && r.Tokens[h].UPOS != dragoman.VERB {
			n.take(h, items)
			return
		}
		if slices.Contains(heads, h) {
			for _, i := range items {
				if r.Tokens[i].Head == h && r.Tokens[i].Rel == dragoman.Nsubj {
					n.take(i, items)
					return
				}
			}
		}
		h = r.Tokens[h].Head
	}
}

// take adds a noun and the words of its name to the items of a clause.
func (n *need) take(noun int32, items []int32) {
	r := n.s.Report
	for _, i := range items {
		if (i == noun || r.IsName(i) && r.Tokens[i].Head == noun) && !slices.Contains(n.items, i) {
			n.items = append(n.items, i)
			n.lent = append(n.lent, noun)
		}
	}
}

// statement is the outermost statement whose cue and content stand in a
// sentence, nil where it has none.
func statement(s *window.Window) (out *dragoman.Statement) {
	r := s.Report
	size := int32(0)
	for i := range r.Statements {
		st := &r.Statements[i]
		if st.Tier == "attitude" || len(st.Cue) == 0 || len(st.Content) == 0 || !s.Has(st.Cue[0]) {
			continue
		}
		n := int32(0)
		for _, c := range st.Content {
			n += max(0, min(c.End, s.End)-max(c.Start, s.Start))
		}
		if n > size {
			out, size = st, n
		}
	}
	return out
}

// attributes reports whether a token only says who says it: a verb that does
// more (accuses, denies, confirms) is told itself, and so is who does it.
func (n *need) attributes(t dragoman.Span) bool {
	if n.held == nil || n.holder == "" || !n.plain() {
		return false
	}
	for _, c := range n.held.Content {
		if c.Overlaps(t) {
			return false
		}
	}
	for _, c := range append(n.held.Cue, n.held.Source...) {
		if c.Overlaps(t) {
			return true
		}
	}
	return false
}

// plain reports whether what the draft's holder does is no more than to say it.
func (n *need) plain() bool { return n.stance == dragoman.Asserts || n.stance == dragoman.Reports }

// cited reports whether a token is a mark of citation: in brackets that hold no
// letter.
func cited(text string, at dragoman.Span) bool {
	open := strings.LastIndexByte(text[max(0, int(at.Start)-24):at.End], '[')
	if open < 0 {
		return false
	}
	open += max(0, int(at.Start)-24)
	end := strings.IndexByte(text[open:], ']')
	if end < 0 || open+end < int(at.End)-1 {
		return false
	}
	return !strings.ContainsFunc(text[open:open+end], unicode.IsLetter)
}

// verb is the verb all that is told hangs on: the first verb among the items,
// climbing from the root of the sentence or of what is said.
func (n *need) verb() int32 {
	r := n.s.Report
	best, depth := int32(-1), 1<<30
	for _, i := range n.items {
		if r.Tokens[i].UPOS != dragoman.VERB {
			continue
		}
		d := 0
		for h := r.Tokens[i].Head; h >= n.s.First && h < n.s.Last && d < 40; h = r.Tokens[h].Head {
			d++
		}
		if d < depth {
			best, depth = i, d
		}
	}
	return best
}

// named reports whether a token is a word of a name, or written as one: with a
// capital inside the sentence.
func (n *need) named(i int32) bool { return capital(n.s.Report, i, n.s.First) }

func capital(r *window.Report, i, first int32) bool {
	if r.IsName(i) {
		return true
	}
	c, _ := utf8.DecodeRuneInString(r.Text[r.Tokens[i].Start:])
	return unicode.IsUpper(c) && i > first
}

// negated reports whether the clause has a "not" of its own.
func (n *need) negated() bool { return n.main >= 0 && n.turns > 0 }

func (n *need) words() []string {
	out := []string{}
	for _, i := range n.items {
		out = append(out, n.s.Report.Tokens[i].Of(n.s.Report.Text))
	}
	return out[:min(len(out), listed)]
}

// listed is how many missing words are told.
const listed = 12
