// SPDX-License-Identifier: Apache-2.0

package say

import (
	"cmp"
	"slices"

	"dragoman"
	"dragoman/read/say/page"
)

// nest gives for each draft the one whose content holds its cue (a bare
// quotation: its first word), the narrowest of them, or -1.
func nest(p *page.Page, drafts []draft) []int {
	type piece struct {
		page.Range
		of int
	}
	var all []piece
	for i, d := range drafts {
		for _, c := range d.pieces {
			all = append(all, piece{c, i})
		}
	}
	// Wide pieces are painted first, so that the narrowest is on top. A piece
	// is at most a few hundred tokens long.
	slices.SortStableFunc(all, func(a, b piece) int { return cmp.Compare(b.Last-b.First, a.Last-a.First) })
	holder := make([]int32, len(p.Words))
	for _, c := range all {
		for t := c.First; t < c.Last; t++ {
			holder[t] = int32(c.of) + 1
		}
	}
	out := make([]int, len(drafts))
	for i := range drafts {
		out[i] = -1
		t := drafts[i].head
		if t < 0 {
			continue
		}
		if h := int(holder[t]) - 1; h >= 0 && h != i {
			out[i] = h
		}
	}
	// Two statements never hold each other: the one whose content begins
	// first is the outer one.
	for i := range out {
		if h := out[i]; h >= 0 && h < len(out) && out[h] == i {
			if drafts[i].pieces != nil && drafts[h].pieces != nil && drafts[i].pieces[0].First < drafts[h].pieces[0].First {
				out[i] = -1
			} else {
				out[h] = -1
			}
		}
	}
	return out
}

// about finds the statement an anaphoric content refers to: in "…, a claim the
// Kremlin has denied" the one before it that is told, not itself nested in the
// denial. -1 where the content stands for itself.
func about(p *page.Page, lex *page.Lexicon, drafts []draft, outer []int, out []dragoman.Statement, i int) int {
	d := &drafts[i]
	if len(d.pieces) != 1 || d.head < 0 || !anaphor(p, lex, d.pieces[0]) {
		return -1
	}
	switch out[i].Stance {
	case dragoman.Denies, dragoman.Rejects, dragoman.Unconfirmed, dragoman.Confirms, dragoman.Doubts, dragoman.Criticises, dragoman.Praises, dragoman.Agrees, dragoman.LeavesOpen, dragoman.Declines, dragoman.Apologises:
	default:
		return -1
	}
	for k := i - 1; k >= 0 && k >= i-6; k-- {
		o := &drafts[k]
		if outer[k] == i || len(o.pieces) == 0 || out[k].About != "" || anaphor(p, lex, o.pieces[0]) {
			continue
		}
		if o.first() < d.first() {
			return k
		}
	}
	return -1
}

// anaphor reports whether a content only points to something said: a pronoun,
// or a short phrase around "claim", "allegation", "report".
func anaphor(p *page.Page, lex *page.Lexicon, c page.Range) bool {
	if c.Last-c.First > 6 {
		return false
	}
	noun := false
	for t := c.First; t < c.Last; t++ {
		w := &p.Words[t]
		switch {
		case w.Pos == dragoman.VERB:
			return false
		case w.Pos == dragoman.PRON:
			if c.Last-c.First <= 2 {
				return true
			}
		case w.Pos == dragoman.NOUN:
			k := lex.Class(w.Cue)
			noun = noun || k.Kind == page.NounKind && k.Tier == page.Speech
		case w.Pos == dragoman.PROPN:
			return false
		}
	}
	return noun
}
