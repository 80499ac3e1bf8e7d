// SPDX-License-Identifier: Apache-2.0

package say

import (
	"strings"

	"dragoman"
	"dragoman/read/say/bind"
	"dragoman/read/say/page"
)

const tailReach = 24 // tokens of who said it, after what was said

// tail reads who says it from the words that follow a content to the end of its
// sentence: "…, the health agency warned on Monday", "…, warned the agency",
// "…," Ana Ruiz. The cue is none where no listed verb stands there; ok is false
// unless somebody who can speak does.
func (s *Sayer) tail(p *page.Page, from int32) (cue, source page.Range, ok bool) {
	cue = none
	if int(from) >= len(p.Words) {
		return none, none, false
	}
	end := p.R.Sentences[p.Words[from].Sent].Last
	for from < end && p.Words[from].Shape == 4 {
		from++
	}
	for end > from && p.Words[end-1].Shape == 4 {
		end--
	}
	if from >= end || end-from > tailReach {
		return none, none, false
	}
	i := from
	if s.says(p, i) || opens(p, i) || i+1 < end && p.Words[i].Shape == 0 && p.Words[i].Pos == dragoman.NOUN && p.Words[i+1].Shape == 1 && p.Kinds.Has(p.R.Tokens[i].Of(p.R.Text), page.Said) {
		cue = page.Range{First: i, Last: i + 1}
		i++
	}
	source = page.Range{First: i, Last: phrase(p, i, end)}
	if source.First >= source.Last || p.Words[source.Last-1].Pos == dragoman.CCONJ || !s.speaks(p, source) {
		return none, none, false
	}
	i = source.Last
	if cue.First < 0 && i == end && source.Last-source.First > 1 && p.Kinds.Has(p.R.Tokens[end-1].Of(p.R.Text), page.Said) {
		source.Last--
		return page.Range{First: end - 1, Last: end}, source, true
	}
	if cue.First < 0 && i < end {
		for i < end && p.Words[i].Pos == dragoman.ADV {
			i++
		}
		if i >= end || !s.says(p, i) && !opens(p, i) {
			return none, none, false
		}
		cue = page.Range{First: i, Last: i + 1}
		i++
	}
	for ; i < end; i++ {
		if w := &p.Words[i]; w.Pos == dragoman.VERB && w.Cue != 0 || w.Mark != 0 {
			return none, none, false
		}
	}
	return cue, source, true
}

// paper reports whether a source is headed by a noun for a document.
func (s *Sayer) paper(p *page.Page, t page.Range) bool {
	for i := t.First; i < t.Last; i++ {
		if w := &p.Words[i]; w.Head < t.First || w.Head >= t.Last {
			return s.words.Paper(strings.ToLower(p.R.Tokens[i].Lemma))
		}
	}
	return false
}

// states reports whether a stance puts something forward, as a document can.
func states(x dragoman.Stance) bool {
	return x == dragoman.Asserts || x == dragoman.Reports || x == dragoman.Warns || x == dragoman.Confirms
}

// opens reports whether a token is a verb for how a text goes: "the letter
// begins".
func opens(p *page.Page, i int32) bool {
	return p.Lemma(i, page.Goes) && (p.R.Tokens[i].XPOS == "VBZ" || p.R.Tokens[i].XPOS == "VBD")
}

// says reports whether a token is a finite verb of saying.
func (s *Sayer) says(p *page.Page, i int32) bool {
	switch p.R.Tokens[i].XPOS {
	case "VBD", "VBZ", "VBP":
		c := s.lex.Class(p.Words[i].Cue)
		return c.Kind == page.VerbKind && c.Tier == page.Speech
	}
	return false
}

// phrase is where a noun phrase from token i on ends: before a verb, a mark
// that no apposition follows, or a preposition of time or place.
func phrase(p *page.Page, i, end int32) int32 {
	for ; i < end; i++ {
		switch w := &p.Words[i]; w.Pos {
		case dragoman.VERB, dragoman.AUX, dragoman.SCONJ, dragoman.ADV:
			return i
		case dragoman.ADP:
			if !p.Is(i, page.OfName) {
				return i
			}
		case dragoman.PUNCT:
			if w.Mark != 0 || p.R.Tokens[i].Of(p.R.Text) == ":" {
				return i
			}
		}
	}
	return i
}

// speaks reports whether a source is headed by a name or a noun for somebody.
func (s *Sayer) speaks(p *page.Page, t page.Range) bool {
	for i := t.First; i < t.Last; i++ {
		if w := &p.Words[i]; w.Head < t.First || w.Head >= t.Last {
			if p.Is(i, page.Third) {
				return true
			}
			return speaks(p, s.words, i) || s.words.Paper(strings.ToLower(p.R.Tokens[i].Lemma))
		}
	}
	return false
}

// told makes a draft of a cue at the end of a sentence that the ranker dropped:
// what is said is the sentence up to the comma before it.
func (s *Sayer) told(p *page.Page, q bind.Cue) (draft, bool) {
	sent := &p.R.Sentences[p.Words[q.Head].Sent]
	if !s.says(p, q.Head) || q.Last != q.First+1 || sent.Furniture != "" {
		return draft{}, false
	}
	if q.First <= sent.First+4 {
		return draft{}, false
	}
	comma := q.First - 1
	for comma > sent.First && comma > q.First-12 && p.R.Tokens[comma].Of(p.R.Text) != "," {
		comma--
	}
	t := page.Range{First: sent.First, Last: comma}
	for t.First < t.Last && p.Words[t.First].Shape == 4 {
		if p.Words[t.First].Mark != 0 {
			return draft{}, false
		}
		t.First++
	}
	if p.Words[comma+1].Mark != 0 {
		return draft{}, false // a quotation, which orphans sees to
	}
	if p.R.Tokens[t.First].XPOS == "VBG" || p.R.Tokens[comma].Of(p.R.Text) != "," || t.Last-t.First < 4 || !clause(p, t) {
		return draft{}, false
	}
	cue, source, ok := s.tail(p, comma)
	if !ok || cue.First != q.First || s.paper(p, source) && !states(s.lex.Class(p.Words[cue.First].Cue).Stance) {
		return draft{}, false
	}
	return draft{cue: cue, head: cue.First, source: source, pieces: []page.Range{dateline(p, t)}, from: tailed}, true
}
