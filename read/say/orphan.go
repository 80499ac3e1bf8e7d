// SPDX-License-Identifier: Apache-2.0

package say

import (
	"cmp"
	"slices"

	"dragoman"
	"dragoman/read/say/page"
)

// draft is a statement as tokens.
type draft struct {
	cue    page.Range // First < 0: none, a bare quotation
	head   int32      // token that heads the cue, -1 none
	source page.Range
	pieces []page.Range // of the content, in order
	from   origin
	margin int32 // of the ranker's choice over dropping the cue, in its unit
}

// origin is how a draft was found.
type origin uint8

const (
	apart   origin = iota // a quotation no cue covers, a colon, an adverb
	bound                 // the ranker's choice
	tailed                // the words after a clause
	nested                // read off the tree inside another's content
	clausal               // a clause that hangs on a verb the ranker dropped
	owned                 // a noun with an owner
)

// first is the token the draft is sorted by: its cue, else its content.
func (d *draft) first() int32 {
	if d.cue.First >= 0 {
		return d.cue.First
	}
	return d.pieces[0].First
}

var none = page.Range{First: -1, Last: -1}

// orphans gives a statement to quotations that no content covers: the
// paragraphs a quotation runs on over, the quotation after "He said:" and a
// line break, `"…" — A Name`, more sentences of a speaker already cited in the
// paragraph, and paragraphs that are nothing but a quotation. Titles of works
// and scare quotes stay out.
func (s *Sayer) orphans(p *page.Page, drafts []draft) []draft {
	covered := make([]int32, len(p.Words)) // 1 + the draft whose content holds the token
	for i, d := range drafts {
		for _, c := range d.pieces {
			for k := c.First; k < c.Last; k++ {
				covered[k] = int32(i) + 1
			}
		}
	}
	for qi := range p.Quotes {
		q := &p.Quotes[qi]
		t := inner(p, qi)
		if q.Depth > 0 || t.First < 0 || some(covered[t.First:t.Last]) {
			continue
		}
		dash, name := signed(p, t)
		if !speech(p, t) && dash.First < 0 || p.R.Sentences[p.Words[t.First].Sent].Furniture != "" {
			continue
		}
		to := home(p, drafts, covered, qi, t)
		if to < 0 {
			cue, source, ok := dash, name, dash.First >= 0
			if !ok {
				cue, source, ok = s.tail(p, t.Last)
			}
			if !ok {
				cue, source, ok = announced(p, t)
			}
			if !ok && (!alone(p, t) || !verb(p, t)) {
				continue
			}
			d := draft{cue: cue, head: cue.First, source: source, pieces: []page.Range{t}}
			drafts = append(drafts, d)
			to = len(drafts) - 1
		} else {
			drafts[to].pieces = append(drafts[to].pieces, t)
			slices.SortStableFunc(drafts[to].pieces, func(a, b page.Range) int { return cmp.Compare(a.First, b.First) })
		}
		for k := t.First; k < t.Last; k++ {
			covered[k] = int32(to) + 1
		}
	}
	return drafts
}

func some(list []int32) bool {
	for _, x := range list {
		if x != 0 {
			return true
		}
	}
	return false
}

// inner is the tokens inside quotation qi without outer punctuation.
func inner(p *page.Page, qi int) page.Range {
	q := &p.Quotes[qi]
	a := int32(p.R.TokenAt(q.Inner.Start))
	b := a
	for int(b) < len(p.Words) && p.R.Tokens[b].Start < q.Inner.End {
		b++
	}
	for a < b && p.Words[a].Shape == 4 {
		a++
	}
	if a < b {
		a = bracket(p, page.Range{First: a, Last: b}).First
	}
	for a < b && p.Words[b-1].Shape == 4 {
		b--
	}
	if a == b {
		return none
	}
	return page.Range{First: a, Last: b}
}

// speech reports whether quoted tokens look like something said: a sentence, or
// at least four words with a verb, and not written as a title is.
func speech(p *page.Page, t page.Range) bool {
	words, verbs, capital, small := 0, 0, 0, 0
	for i := t.First; i < t.Last; i++ {
		w := &p.Words[i]
		if w.Shape == 4 {
			continue
		}
		words++
		switch {
		case w.Shape == 1 || w.Shape == 2 || w.Shape == 3:
			capital++
		case w.Pos == dragoman.NOUN || w.Pos == dragoman.VERB || w.Pos == dragoman.ADJ || w.Pos == dragoman.ADV || w.Pos == dragoman.PRON:
			small++
		}
		if w.Pos == dragoman.VERB || w.Pos == dragoman.AUX {
			verbs++
		}
	}
	if words >= 2 && small > 0 && sentence(p, t) {
		return true
	}
	return words >= 4 && verbs > 0 && (small > 0 || capital < 2)
}

// sentence reports whether quoted tokens are written as a sentence is: a capital
// first, and a full stop before the closing mark.
func sentence(p *page.Page, t page.Range) bool {
	if p.Words[t.First].Shape != 1 || int(t.Last) >= len(p.Words) {
		return false
	}
	switch p.R.Tokens[t.Last].Of(p.R.Text) {
	case ".", "!", "?", "…", "...":
		return true
	}
	return false
}

// alone reports whether a quotation without a cue can stand for itself: it is
// written as a sentence, or begins its paragraph.
func alone(p *page.Page, t page.Range) bool {
	return sentence(p, t) || t.First <= p.Paras[p.Words[t.First].Para].First+1
}

// home finds the draft an uncovered quotation belongs to, or -1.
func home(p *page.Page, drafts []draft, covered []int32, qi int, t page.Range) int {
	para := p.Paras[p.Words[t.First].Para]
	if p.Quotes[qi].Continues {
		for k := qi - 1; k >= 0 && k >= qi-8; k-- {
			if p.Quotes[k].Depth == 0 && p.Quotes[k].Open {
				if b := inner(p, k); b.First >= 0 && covered[b.First] > 0 {
					return int(covered[b.First]) - 1
				}
				break
			}
		}
	}
	if p.Quotes[qi].Open {
		if k := onward(p, covered, qi); k >= 0 {
			return k
		}
	}
	// "He said:" and the quotation in the next paragraph.
	if first := t.First <= para.First+1; first && para.First > 0 {
		before := p.Paras[p.Words[t.First].Para-1]
		if last := p.R.Tokens[before.Last-1]; last.Of(p.R.Text) == ":" {
			for i := len(drafts) - 1; i >= 0; i-- {
				d := &drafts[i]
				if d.cue.First >= before.First && d.cue.Last >= before.Last-6 && d.cue.Last <= before.Last && (len(d.pieces) == 0 || d.pieces[len(d.pieces)-1].Last < d.cue.First) {
					return i
				}
			}
		}
		return -1
	}
	if i := t.First - 2; i > para.First && p.R.Tokens[i].Of(p.R.Text) == ":" && p.Words[i].Sent == p.Words[t.First].Sent && !verb(p, page.Range{First: p.R.Sentences[p.Words[i].Sent].First, Last: i}) {
		return -1 // "A third: “…”"
	}
	// More of a speaker quoted just before in the same paragraph.
	for k := t.First - 1; k >= para.First && k >= t.First-60; k-- {
		if c := covered[k]; c > 0 {
			d := &drafts[c-1]
			if p.Words[d.pieces[0].First].Quote > 0 && p.Words[t.First].Sent-p.Words[k].Sent <= 1 && d.cue.First >= para.First {
				return int(c) - 1
			}
			break
		}
	}
	return -1
}

// onward is the draft that has a later paragraph of the quotation that goes on
// from qi ("…," she said), or -1.
func onward(p *page.Page, covered []int32, qi int) int {
	for k := qi + 1; k < len(p.Quotes) && k <= qi+8; k++ {
		switch q := &p.Quotes[k]; {
		case q.Depth > 0:
		case !q.Continues:
			return -1
		default:
			if t := inner(p, k); t.First >= 0 && covered[t.First] > 0 {
				return int(covered[t.First]) - 1
			}
		}
	}
	return -1
}

// signed finds `— A Name` after a quotation that ends its paragraph.
func signed(p *page.Page, t page.Range) (dash, name page.Range) {
	para := p.Paras[p.Words[t.First].Para]
	i := t.Last
	for i < para.Last && p.Words[i].Shape == 4 && !isDash(p.R.Tokens[i].Of(p.R.Text)) {
		i++
	}
	if i >= para.Last || !isDash(p.R.Tokens[i].Of(p.R.Text)) || para.Last-i > 12 {
		return none, none
	}
	name = page.Range{First: i + 1, Last: para.Last}
	for name.Last > name.First && p.Words[name.Last-1].Shape == 4 {
		name.Last--
	}
	if name.First >= name.Last || p.Words[name.First].Shape != 1 && p.Words[name.First].Shape != 2 {
		return none, none
	}
	return page.Range{First: i, Last: i + 1}, name
}

func isDash(s string) bool {
	switch s {
	case "-", "–", "—", "―", "--":
		return true
	}
	return false
}
