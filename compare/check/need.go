// SPDX-License-Identifier: Apache-2.0

package check

import (
	"strings"
	"unicode"

	"dragoman"
	"dragoman/compare/window"
)

// need is what a sentence of a draft asks of a passage.
type need struct {
	s      *window.Window
	items  []int32 // tokens with content that must be answered
	main   int32   // the verb of what is told, -1 none
	holder string  // the speaker the draft names; "" where it tells in its own voice
	actor  uint64  // key of the holder
	stance dragoman.Stance
	held   *dragoman.Statement
}

// needs reads what a sentence asks: its words with content, but for marks of
// citation and the words that only say who says it.
func (c *Checker) needs(s *window.Window) *need {
	n := &need{s: s, main: -1}
	r := s.Report
	n.held = statement(s)
	if n.held != nil {
		n.holder, n.stance = n.held.Speaker.Name, n.held.Stance
		if a := r.Reading.Actor(n.held.Speaker.Actor); a != nil {
			n.holder, n.actor = a.Name, window.ActorKey(a)
		}
	}
	for _, i := range s.Content {
		if t := r.Tokens[i].Span; !cited(r.Text, t) && !n.attributes(t) {
			n.items = append(n.items, i)
		}
	}
	n.main = n.verb()
	return n
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

// attributes reports whether a token only says who says it.
func (n *need) attributes(t dragoman.Span) bool {
	if n.held == nil {
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

func (n *need) words() []string {
	out := []string{}
	for _, i := range n.items {
		out = append(out, n.s.Report.Tokens[i].Of(n.s.Report.Text))
	}
	return out[:min(len(out), listed)]
}

// listed is how many missing words are told.
const listed = 12
