// SPDX-License-Identifier: Apache-2.0

package say

import (
	"dragoman"
	"dragoman/read/say/page"
)

// grow moves the end of a clause after its cue to the end of its subtree, where
// the ranker cut it before a relative clause, a joined clause with a subject of
// its own, or a noun phrase. Participles, prepositions and joined verbs without
// a subject are as often the writer's, or the next statement.
func grow(p *page.Page, d *draft, t page.Range) page.Range {
	if d.head < 0 || t.First < d.cue.Last || p.Words[t.First].Quote > 0 {
		return t
	}
	v := complement(p, d, t)
	if v < 0 {
		return t
	}
	if w := &p.Words[v]; w.Left >= d.cue.Last && w.Left < t.First && (p.Words[t.First].Pos == dragoman.AUX || p.Words[t.First].Pos == dragoman.VERB) {
		for t.First = w.Left; p.Words[t.First].Shape == 4; {
			t.First++
		}
	}
	end := p.Words[v].Right
	for end > t.Last && p.Words[end-1].Shape == 4 {
		end--
	}
	i := t.Last
	for i < end && p.Words[i].Shape == 4 {
		i++
	}
	if i >= end || p.Words[end-1].Sent != p.Words[v].Sent || !goesOn(p, i, end) {
		return t
	}
	t.Last = end
	return t
}

// complement is the head of the clause of a content that hangs on the cue, or -1.
func complement(p *page.Page, d *draft, t page.Range) int32 {
	for i := t.Last - 1; i >= t.First; i-- {
		if h := p.Words[i].Head; h >= d.cue.First && h < d.cue.Last && p.Words[i].Rel == dragoman.Ccomp {
			return i
		}
	}
	return -1
}

// goesOn reports whether the words from token i on belong to the clause before.
func goesOn(p *page.Page, i, end int32) bool {
	switch {
	case p.Is(i, page.Join):
		for j := i + 1; j < end; j++ {
			if p.Words[j].Rel == dragoman.Conj && p.Words[j].Left <= i {
				return has(p, j, dragoman.Nsubj)
			}
		}
		return false
	case p.Is(i, page.More):
		return true
	}
	switch p.Words[i].Pos {
	case dragoman.NOUN, dragoman.PROPN, dragoman.DET, dragoman.NUM, dragoman.ADJ:
		for j := i; j < end; j++ {
			if p.Words[j].Cue != 0 && p.Words[j].Pos == dragoman.VERB {
				return false // "…, a claim Riga denied"
			}
		}
		return true
	}
	return false
}

// has reports whether a token has a dependent of a relation.
func has(p *page.Page, i int32, rel dragoman.Rel) bool {
	for k := p.Words[i].Left; k < p.Words[i].Right; k++ {
		if p.Words[k].Head == i && p.Words[k].Rel == rel {
			return true
		}
	}
	return false
}
