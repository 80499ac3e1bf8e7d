// SPDX-License-Identifier: Apache-2.0

package say

import (
	"dragoman"
	"dragoman/read/say/page"
)

// owners makes statements of cue nouns with an owner and a clause of their own
// that no draft has: "the army’s order to leave", "his claim that he won".
func (s *Sayer) owners(p *page.Page, drafts []draft) []draft {
	taken := make([]bool, len(p.Words))
	for _, d := range drafts {
		for i := d.cue.First; i >= 0 && i < d.cue.Last; i++ {
			taken[i] = true
		}
	}
	for n := range p.Words {
		i, w := int32(n), &p.Words[n]
		if w.Pos != dragoman.NOUN || w.Cue == 0 || w.Quote > 0 || taken[i] || p.R.Tokens[i].XPOS != "NN" {
			continue
		}
		src := s.owner(p, i)
		if src.First < 0 {
			continue
		}
		t := clauseOf(p, i)
		if t.First < 0 || !s.gives(p, i, t) {
			continue
		}
		drafts = append(drafts, draft{cue: page.Range{First: i, Last: i + 1}, head: i, source: src, pieces: []page.Range{t}, from: owned})
	}
	return drafts
}

// owner is the possessive before a noun, with its mark.
func (s *Sayer) owner(p *page.Page, noun int32) page.Range {
	for k := p.Words[noun].Left; k < noun; k++ {
		w := &p.Words[k]
		if w.Head != noun {
			continue
		}
		if x := p.R.Tokens[k].XPOS; x == "PRP$" {
			return page.Range{First: k, Last: k + 1}
		}
		if w.Right > k && w.Right <= noun && p.R.Tokens[w.Right-1].XPOS == "POS" && speaks(p, s.words, k) {
			return page.Range{First: w.Left, Last: w.Right}
		}
	}
	return none
}

// clauseOf is the clause right after a noun that hangs on it and begins with
// "that" or "to".
func clauseOf(p *page.Page, noun int32) page.Range {
	first := noun + 1
	if int(first) >= len(p.Words) {
		return none
	}
	v := p.Words[first].Head
	switch {
	case p.Is(first, page.That):
	case p.Is(first, page.To):
		if v < 0 || p.R.Tokens[v].XPOS != "VB" {
			return none
		}
	default:
		return none
	}
	if v < noun || p.Words[v].Head != noun && p.Words[v].Head != p.Words[noun].Head || p.Words[v].Pos == dragoman.NOUN && !has(p, v, dragoman.Cop) || p.Words[first].Rel == dragoman.Nsubj || p.Words[first].Rel == dragoman.Obj {
		return none
	}
	t := page.Range{First: first, Last: p.Words[v].Right}
	for t.Last > t.First && p.Words[t.Last-1].Shape == 4 {
		t.Last--
	}
	return t
}

// gives reports whether a cue noun gives its clause: with "that" always, with
// "to" if it asks, orders, promises, threatens or refuses.
func (s *Sayer) gives(p *page.Page, noun int32, t page.Range) bool {
	if p.R.Tokens[t.First].XPOS != "TO" {
		return true
	}
	switch s.lex.Class(p.Words[noun].Cue).Stance {
	case dragoman.Pledges, dragoman.Demands, dragoman.Requests, dragoman.Orders, dragoman.Threatens, dragoman.Declines, dragoman.Proposes:
		return true
	}
	return false
}
