// SPDX-License-Identifier: Apache-2.0

package bind

import (
	"cmp"
	"slices"

	"dragoman"
	"dragoman/read/say/cue"
	"dragoman/read/say/page"
)

// Cues returns the cues the tagger's labels name, in order.
func Cues(p *page.Page, labels []cue.Label) []Cue {
	var out []Cue
	for i := 0; i < len(labels); i++ {
		if labels[i] != cue.CueB {
			continue
		}
		j := i + 1
		for j < len(labels) && labels[j] == cue.CueI && p.Words[j].Para == p.Words[i].Para {
			j++
		}
		out = append(out, Of(p, int32(i), int32(j)))
	}
	return out
}

// Proposals returns the verbs of the cue list that the tagger left out, with
// their auxiliaries: cues inside another's content, above all. The binder
// drops most of them.
func Proposals(p *page.Page, labels []cue.Label) []Cue {
	var out []Cue
	for i := range p.Words {
		w := &p.Words[i]
		if w.Cue == 0 || w.Pos != dragoman.VERB || w.Quote > 0 || w.Rel == dragoman.Amod || w.Rel == dragoman.Compound || w.Rel == dragoman.Case || w.Rel == dragoman.Mark || labels[i] == cue.CueB || labels[i] == cue.CueI {
			continue
		}
		if i > 0 && p.Words[i-1].Shape == 4 && p.R.Tokens[i-1].End == p.R.Tokens[i].Start && p.Words[i-1].Mark == 0 {
			continue // so-called, US-backed
		}
		if i > 0 && p.R.Tokens[i].XPOS == "VB" && p.R.Tokens[i-1].XPOS == "TO" {
			continue // to say so is not to have said it
		}
		first := int32(i)
		for k := first - 1; k >= 0 && k >= int32(i)-4; k-- {
			x := &p.Words[k]
			if x.Head != int32(i) || x.Rel != dragoman.Aux && x.Rel != dragoman.Advmod || x.Sent != w.Sent || labels[k] == cue.CueB || labels[k] == cue.CueI {
				break
			}
			first = k
		}
		out = append(out, Cue{first, int32(i) + 1, int32(i)})
	}
	return out
}

// All are the tagger's cues and the proposals, in order.
func All(p *page.Page, labels []cue.Label) []Cue {
	out := append(Cues(p, labels), Proposals(p, labels)...)
	slices.SortStableFunc(out, func(a, b Cue) int { return cmp.Compare(a.First, b.First) })
	return out
}

// Of makes a cue of tokens [first, last): its head is the verb of the cue list
// that hangs outside the span, else any word that does.
func Of(p *page.Page, first, last int32) Cue {
	best, rank := last-1, -1
	for i := first; i < last; i++ {
		w := &p.Words[i]
		n := 0
		if w.Cue != 0 {
			n = 2
		}
		if w.Pos == dragoman.VERB {
			n++
		}
		if w.Head < first || w.Head >= last {
			n += 2
		}
		if w.Rel == dragoman.Acl {
			n-- // the verb of a relative clause: "the aide X quoted said"
		}
		if w.Shape == 4 {
			n = 0
		}
		if n > rank {
			best, rank = i, n
		}
	}
	return Cue{first, last, best}
}

// Tree reads the parts of a verb off the tree alone: its subject, and its
// object and complements. For statements inside another's content, which the
// training data does not show. ok is false without both, or where a part leaves
// the bound.
func Tree(p *page.Page, q Cue, bound page.Range) (c Choice, ok bool) {
	c = Empty
	for i := bound.First; i < bound.Last; i++ {
		w := &p.Words[i]
		if w.Head != q.Head {
			continue
		}
		switch w.Rel {
		case dragoman.Nsubj:
			if i < q.First && c[Source].First < 0 {
				c[Source] = page.Range{First: w.Left, Last: min(w.Right, q.First)}
			}
		case dragoman.Ccomp, dragoman.Xcomp, dragoman.Obj:
			if i < q.Last {
				continue
			}
			if r := &c[Right]; r.First < 0 {
				*r = page.Range{First: max(w.Left, q.Last), Last: w.Right}
			} else {
				r.Last = max(r.Last, w.Right)
			}
		}
	}
	for _, r := range c {
		if r.First >= 0 && (r.First < bound.First || r.Last > bound.Last) {
			return Empty, false
		}
	}
	return c, c[Source].First >= 0 && c[Right].First >= 0
}
