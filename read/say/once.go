// SPDX-License-Identifier: Apache-2.0

package say

import (
	"strings"

	"dragoman/read/say/page"
)

// once drops the second reading of one statement: of two with the same content,
// the one whose source runs over the cue of the other ("the mayor, said in an
// interview, showed"), or, where both have one source, the one whose cue stands
// farther from it ("Speaking of the flood, Ruiz said …"); and a statement whose
// source runs over its own cue.
func once(p *page.Page, drafts []draft) []draft {
	byStart := map[int32][]int{}
	drop := make([]bool, len(drafts))
	for i := range drafts {
		d := &drafts[i]
		drop[i] = d.source.First >= 0 && d.cue.First >= 0 && meet(d.source, d.head, d.head+1)
		at := d.pieces[0].First
		for _, k := range byStart[at] {
			o := &drafts[k]
			if o.pieces[0] != d.pieces[0] || d.cue.First < 0 || o.cue.First < 0 {
				continue
			}
			switch {
			case d.source.First >= 0 && meet(o.cue, d.source.First, d.source.Last):
				drop[i] = true
			case o.source.First >= 0 && meet(d.cue, o.source.First, o.source.Last):
				drop[k] = true
			case !drop[k] && (alike(p, d.source, o.source) || pointed(p, d, o)):
				if away(d) < away(o) {
					drop[k] = true
				} else {
					drop[i] = true
				}
			}
		}
		if len(byStart[at]) < 4 {
			byStart[at] = append(byStart[at], i)
		}
	}
	out := drafts[:0]
	for i, d := range drafts {
		if !drop[i] {
			out = append(out, d)
		}
	}
	return out
}

// pointed reports whether two cues of one sentence have one content, and the
// source of the nearer is a pronoun: "Ruiz spoke and, noting the cost, she said …".
func pointed(p *page.Page, d, o *draft) bool {
	if d.head < 0 || o.head < 0 || p.Words[d.head].Sent != p.Words[o.head].Sent {
		return false
	}
	if away(d) > away(o) {
		d = o
	}
	return d.source.First >= 0 && d.source.Last-d.source.First == 1 && p.Is(d.source.First, page.Third)
}

// alike reports whether two sources are the same tokens, or the same words.
func alike(p *page.Page, a, b page.Range) bool {
	if a.First < 0 || b.First < 0 {
		return a.First == b.First
	}
	return strings.EqualFold(span(p, a).Of(p.R.Text), span(p, b).Of(p.R.Text))
}

// away is how many tokens lie between a cue and its content.
func away(d *draft) int32 {
	return max(d.pieces[0].First-d.cue.Last, d.cue.First-d.pieces[0].Last)
}

// ownWords takes from a statement the quotation of another sentence that has a
// cue of its own there: in "…, the guard said. “We will,” the mayor told them."
// the mayor's words are not the guard's.
func ownWords(p *page.Page, drafts []draft) {
	for i := range drafts {
		d := &drafts[i]
		if d.head < 0 || len(d.pieces) < 2 {
			continue
		}
		kept := d.pieces[:0:0]
		for _, t := range d.pieces {
			if p.Words[t.First].Sent == p.Words[d.head].Sent || !taken(p, drafts, i, t) {
				kept = append(kept, t)
			}
		}
		if len(kept) > 0 {
			d.pieces = kept
		}
	}
}

const beside = 8 // tokens between a quotation and a cue of its own

// taken reports whether another draft, with its cue in the piece's sentence,
// holds the piece.
func taken(p *page.Page, drafts []draft, self int, t page.Range) bool {
	for j := range drafts {
		e := &drafts[j]
		if j != self && e.head >= 0 && len(e.pieces) == 1 && e.pieces[0] == t && e.cue.First >= t.Last && e.cue.First <= t.Last+beside {
			return true
		}
		if j == self || e.head < 0 || p.Words[e.head].Sent != p.Words[t.First].Sent && p.Words[e.head].Sent != p.Words[t.Last-1].Sent {
			continue
		}
		for _, u := range e.pieces {
			if u.First <= t.First && t.Last <= u.Last {
				return true
			}
		}
	}
	return false
}

// meet reports whether a range shares a token with [first, last).
func meet(r page.Range, first, last int32) bool {
	return r.First >= 0 && r.First < last && r.Last > first
}
