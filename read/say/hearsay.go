// SPDX-License-Identifier: Apache-2.0

package say

import (
	"dragoman"
	"dragoman/read/say/page"
)

// hearsay makes a statement without a source of a clause that an adverb passes
// on: "the convoy reportedly turned back". Content is the clause without the
// adverb.
func hearsay(p *page.Page, drafts []draft) []draft {
	cues := make(map[int32]bool, len(drafts))
	for _, d := range drafts {
		for i := d.cue.First; i < d.cue.Last; i++ {
			cues[i] = true
		}
	}
	for n := range p.Words {
		i, w := int32(n), &p.Words[n]
		if w.Pos != dragoman.ADV || w.Quote > 0 || w.Head < 0 || cues[i] || p.R.Sentences[w.Sent].Furniture != "" {
			continue
		}
		if !p.Is(i, page.Hearsay) {
			continue
		}
		v := w.Head
		if p.Words[v].Pos != dragoman.VERB && !has(p, v, dragoman.Cop) || !has(p, v, dragoman.Nsubj) {
			continue
		}
		d := draft{cue: page.Range{First: i, Last: i + 1}, head: i, source: none}
		last := p.Words[v].Right
		for k := i + 1; k < last; k++ {
			if p.Words[k].Head == v && p.Words[k].Rel == dragoman.Parataxis && p.Words[k].Left > i {
				last = p.Words[k].Left // "…, an officer said"
			}
		}
		for _, t := range []page.Range{{First: p.Words[v].Left, Last: i}, {First: i + 1, Last: last}} {
			for t.First < t.Last && (p.Words[t.First].Shape == 4 || p.Words[t.First].Pos == dragoman.CCONJ) {
				t.First++
			}
			for t.First < t.Last && p.Words[t.Last-1].Shape == 4 {
				t.Last--
			}
			if t.First < t.Last {
				d.pieces = append(d.pieces, t)
			}
		}
		if len(d.pieces) > 0 && d.pieces[0].Last-d.pieces[0].First < 60 {
			drafts = append(drafts, d)
		}
	}
	return drafts
}
