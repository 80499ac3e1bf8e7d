// SPDX-License-Identifier: Apache-2.0

package compare

import (
	"slices"
	"strings"

	"dragoman"
)

// holds finds who holds a fact and how: from the reading's statements, else
// from the verb of saying it hangs on or that hangs on it.
func (r *report) holds(f *fact) {
	best := r.holding(f)
	if best != nil {
		f.holder, f.stance = r.holderName(best), best.Stance
		for _, c := range best.Cue {
			for _, w := range strings.Fields(fold(c.Of(r.Text))) {
				if words().is("deny", w) && best.Stance == "" {
					f.stance = dragoman.Denies
				}
			}
		}
		if len(best.Source) > 0 {
			f.held = best.Source[0]
		}
		if best.Stance == "" {
			f.stance = dragoman.Asserts
		}
		if !commits(f.stance) && r.presupposed(f) {
			f.stance = dragoman.Asserts // "doubts it, for the man who freed him ...": the freeing is no doubt
		}
		if f.stance == dragoman.Denies && r.beside(f) {
			f.stance = dragoman.LeavesOpen // denied is what happened "when a bus stopped", not that it stopped
		}
		if f.stance == dragoman.Denies || f.stance == dragoman.LeavesOpen {
			return
		}
	}
	lex := words()
	verb := int32(-1)
	if h := r.Tokens[f.head].Head; h >= 0 {
		for step, at := 0, f.head; h >= f.s.first && h < f.s.last && step < 6; h, at, step = r.Tokens[h].Head, h, step+1 {
			// only what is said hangs on a verb of saying, not what stands beside it
			if rel := r.Tokens[at].Rel; rel != dragoman.Ccomp && rel != dragoman.Xcomp && rel != dragoman.Conj && rel != dragoman.Parataxis && rel != dragoman.Csubj {
				break
			}
			if lex.is("say", strings.ToLower(r.Tokens[h].Lemma)) && r.Tokens[h].UPOS == dragoman.VERB {
				verb = h
				break
			}
		}
	}
	if verb < 0 {
		for _, k := range r.kids[f.head] {
			if rel := r.Tokens[k].Rel; (rel == dragoman.Parataxis || rel == dragoman.Ccomp) && lex.is("say", strings.ToLower(r.Tokens[k].Lemma)) {
				verb = k
			}
		}
	}
	if verb < 0 {
		return
	}
	if lex.is("deny", r.words[verb]) {
		f.stance = dragoman.Denies
	} else if best != nil {
		return
	}
	if best != nil && f.holder != "unknown" {
		return
	}
	if name, span := r.subjectText(verb); name != "" && r.pronounless(span) {
		f.holder, f.held = name, span
	} else if best == nil {
		f.holder = "unknown"
	}
}

// holding is the narrowest statement whose content holds the head of a fact,
// nil where there is none.
func (r *report) holding(f *fact) *dragoman.Statement {
	at := r.Tokens[f.head].Span
	var best *dragoman.Statement
	size := 1 << 30
	for i := range r.Statements {
		s := &r.Statements[i]
		n, in := 0, false
		for _, c := range s.Content {
			n += c.Len()
			in = in || c.Has(at)
		}
		if in && n < size {
			best, size = s, n
		}
	}
	return best
}

// holderName is a name a person can read for who makes a statement: the
// speaker's name, else what the source span names or says, else its class.
func (r *report) holderName(s *dragoman.Statement) string {
	if n := s.Speaker.Name; n != "" && n != "which" && n != "that" && n != "who" {
		return s.Speaker.Name
	}
	for _, src := range s.Source {
		if name, _ := r.named(src); name != "" {
			return name
		}
	}
	if len(s.Source) > 0 && s.Source[0].Len() <= 80 && r.pronounless(s.Source[0]) {
		return s.Source[0].Of(r.Text)
	}
	if len(s.Source) == 0 && len(s.Cue) > 0 { // "reports emerged that ..."
		if i := r.TokenAt(s.Cue[0].Start); i < len(r.Tokens) && r.Tokens[i].UPOS == dragoman.NOUN {
			return r.Tokens[i].Of(r.Text)
		}
	}
	if s.Speaker.Class != "" {
		return s.Speaker.Class
	}
	return "unknown"
}

// presupposed reports whether a fact stands in a relative clause with its own
// pronoun, or under "as", "because" or "since", below what is said: such a
// clause is held even by who doubts or denies the rest.
func (r *report) presupposed(f *fact) bool {
	for h, step := f.head, 0; h >= f.s.first && h < f.s.last && step < 8; h, step = r.Tokens[h].Head, step+1 {
		rel := r.Tokens[h].Rel
		if rel != dragoman.Acl && rel != dragoman.Advcl {
			continue
		}
		for _, k := range r.kids[h] {
			switch w := r.words[k]; {
			case rel == dragoman.Acl && r.Tokens[k].Rel == dragoman.Nsubj && (w == "who" || w == "which"):
				return true
			case rel == dragoman.Advcl && r.Tokens[k].Rel == dragoman.Mark && (w == "as" || w == "because" || w == "since"):
				return true
			}
		}
	}
	return false
}

// beside reports whether a fact only gives the time of another: "when ...".
func (r *report) beside(f *fact) bool {
	return r.Tokens[f.head].Rel == dragoman.Advcl && slices.ContainsFunc(r.kids[f.head], func(k int32) bool { return r.words[k] == "when" || r.words[k] == "while" })
}

// named is the actor that a source span names: its person, else its last
// other actor; empty where it names none.
func (r *report) named(src dragoman.Span) (name, id string) {
	person := false
	for _, m := range r.Mentions {
		if !src.Has(m.Span) {
			continue
		}
		a := r.Actor(m.Actor)
		switch {
		case a != nil && m.Form == dragoman.Pronoun && a.Kind != dragoman.Person && (fold(m.Of(r.Text)) == "he" || fold(m.Of(r.Text)) == "she"):
		case a != nil && (a.Kind == dragoman.Person || !person):
			name, id, person = a.Name, a.ID, person || a.Kind == dragoman.Person
		case a == nil && m.Kind == dragoman.Person && !person && m.Form != dragoman.Pronoun:
			name, person = m.Of(r.Text), true
		}
	}
	return name, id
}

// pronounless reports whether a span is more than a pronoun.
func (r *report) pronounless(s dragoman.Span) bool {
	i := r.TokenAt(s.Start)
	if i < len(r.Tokens) && r.Tokens[i].End >= s.End {
		switch r.words[i] {
		case "which", "that", "who", "this", "these", "those":
			return false
		}
	}
	return i < len(r.Tokens) && (r.Tokens[i].UPOS != dragoman.PRON || r.Tokens[i].End < s.End)
}

// subjectText is the subject of a verb as written, at most 60 bytes.
func (r *report) subjectText(verb int32) (string, dragoman.Span) {
	for _, k := range r.kids[verb] {
		if r.Tokens[k].Rel != dragoman.Nsubj {
			continue
		}
		lo, hi := r.extent(k, 0)
		span := dragoman.Span{Start: r.Tokens[lo].Start, End: r.Tokens[hi].End}
		if span.Len() > 60 {
			span = r.Tokens[k].Span
		}
		if w := r.words[k]; w == "who" || w == "which" || w == "that" {
			h := r.Tokens[verb].Head
			if r.Tokens[verb].Rel != dragoman.Acl || h < 0 {
				return "", dragoman.Span{}
			}
			a, b := r.extent(h, 0)
			span = dragoman.Span{Start: r.Tokens[a].Start, End: r.Tokens[b].End}
		}
		return span.Of(r.Text), span
	}
	return "", dragoman.Span{}
}

// extent is the first and last token of a noun phrase without its clauses.
func (r *report) extent(i int32, depth int) (lo, hi int32) {
	lo, hi = i, i
	if depth > 12 {
		return
	}
	for _, k := range r.kids[i] {
		switch r.Tokens[k].Rel {
		case dragoman.Punct, dragoman.Acl, dragoman.Appos, dragoman.Conj, dragoman.Cc, dragoman.Parataxis, dragoman.Advcl, dragoman.Ccomp:
			continue
		}
		a, b := r.extent(k, depth+1)
		lo, hi = min(lo, a), max(hi, b)
	}
	return
}

// denied finds denials told beside a fact: "..., a claim the Kremlin has
// denied", "..., which the ministry denies", and at the head of the next
// sentence "The ministry denied the report", which is laid on the facts of the
// sentence before.
func (r *report) denied(s *sentence, facts []*fact) {
	lex := words()
	for i := s.first; i < s.last; i++ {
		if !lex.is("deny", r.words[i]) {
			continue
		}
		back := int32(-1)
		for j := i - 1; j >= max(s.first, i-9); j-- {
			if lex.is("anaphor", r.words[j]) || r.words[j] == "which" && j+2 < i && strings.HasPrefix(r.words[i], "deni") {
				back = j
				break
			}
		}
		if back > s.first+3 {
			d := denial{"unknown", dragoman.Span{Start: r.Tokens[back].Start, End: r.Tokens[i].End}}
			if name, _ := r.subjectText(i); name != "" && !lex.is("anaphor", strings.ToLower(name)) {
				d.holder = name
			} else if back+1 < i {
				d.holder = r.between(back+1, i)
			}
			for _, f := range facts {
				if f.head < back && f.stance != dragoman.Denies && !lex.is("anaphor", f.pred) {
					f.denials = append(f.denials, d)
					if j := r.comma(back); j > f.head && f.span.Start < r.Tokens[j].Start {
						f.span.End = min(f.span.End, r.Tokens[j].Start)
					}
				}
			}
			return
		}
		// "X denied the claim."
		for j := i + 1; j < min(i+4, s.last); j++ {
			if lex.is("anaphor", r.words[j]) && len(r.sentences) > 0 && j+3 >= s.last {
				d := denial{"unknown", s.span}
				if name, _ := r.subjectText(i); name != "" {
					d.holder = name
				}
				before := r.sentences[len(r.sentences)-1]
				if before.i == s.i-1 {
					for _, f := range before.facts {
						f.denials = append(f.denials, d)
					}
				}
				return
			}
		}
	}
}

// comma is the comma before a word and its article; -1 where there is none.
func (r *report) comma(i int32) int32 {
	for j := i - 1; j >= 0 && i-j < 4; j-- {
		if r.words[j] == "," {
			return j
		}
	}
	return -1
}

// between is the text of tokens [a, b) without auxiliaries.
func (r *report) between(a, b int32) string {
	for b > a && (r.Tokens[b-1].UPOS == dragoman.AUX || r.Tokens[b-1].UPOS == dragoman.ADV) {
		b--
	}
	for a < b && (r.Tokens[a].UPOS == dragoman.PRON || r.words[a] == "that") {
		a++
	}
	if a >= b {
		return "unknown"
	}
	return r.Text[r.Tokens[a].Start:r.Tokens[b-1].End]
}
