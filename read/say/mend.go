// SPDX-License-Identifier: Apache-2.0

package say

import (
	"strings"

	"dragoman"
	"dragoman/read/say/bind"
	"dragoman/read/say/page"
)

// drafted makes a draft of a cue and its parts.
func drafted(p *page.Page, q bind.Cue, c bind.Choice) draft {
	d := draft{cue: page.Range{First: q.First, Last: q.Last}, head: q.Head, source: source(p, q.Head, c[bind.Source])}
	widen(p, &d, c[bind.Right])
	for _, k := range []int{bind.Left, bind.Right} {
		if c[k].First >= 0 {
			if k == bind.Right && rest(p, &d, c[k]) {
				continue
			}
			if c[k].First == d.cue.Last+1 && p.R.Tokens[d.cue.Last].XPOS == "TO" && p.R.Tokens[c[k].First].XPOS == "VB" {
				c[k].First-- // "threatened to strike"
			}
			d.pieces = append(d.pieces, grow(p, &d, whole(p, &d, stop(p, begin(p, c[k])))))
		}
	}
	for k := range d.pieces {
		d.pieces[k] = bracket(p, within(p, &d, before(p, &d, d.pieces[k])))
	}
	if len(d.pieces) == 2 && setting(p, d.pieces[0], d.pieces[1]) {
		d.pieces = d.pieces[1:]
	}
	turn(p, &d)
	stretch(p, &d)
	return d
}

// stretch lets what is said run over the whole of the rest of a sentence that
// ends with ", she said" or begins with "According to her,".
func stretch(p *page.Page, d *draft) {
	if len(d.pieces) != 1 || d.source.First < 0 {
		return
	}
	t := &d.pieces[0]
	sent := &p.R.Sentences[p.Words[d.head].Sent]
	first, last := min(d.cue.First, d.source.First), max(d.cue.Last, d.source.Last)
	end := sent.Last
	for end > last && p.Words[end-1].Shape == 4 {
		end--
	}
	switch {
	case t.First >= last && t.Last < end && p.R.Tokens[d.cue.First].Lemma == "accord" && d.cue.First <= sent.First+1:
		if plain(p, t.Last, end) {
			t.Last = end
		}
	case t.Last < first && end <= last+6 && p.Words[d.head].Rel != dragoman.Acl && p.R.Tokens[first-1].Of(p.R.Text) == "," && p.Words[t.First].Quote == 0:
		if p.Words[t.First].Sent == p.Words[d.head].Sent && plain(p, t.Last, first-1) {
			t.Last = first - 1
		}
		if t.First <= sent.First {
			return
		}
		from := sent.First
		if w := &p.Words[from]; (w.Pos == dragoman.ADV || w.Pos == dragoman.CCONJ) && from+1 < t.First && p.Words[from+1].Shape == 4 {
			from += 2 // "Meanwhile,"
		}
		if from < t.First && plain(p, from, t.First) && p.R.Tokens[from].XPOS != "VBG" {
			*t = dateline(p, page.Range{First: from, Last: t.Last})
		}
	}
}

// plain reports whether tokens hold no quotation mark, no cue and no break.
func plain(p *page.Page, first, last int32) bool {
	for i := first; i < last; i++ {
		w := &p.Words[i]
		if w.Quote > 0 || w.Mark != 0 || w.Cue != 0 && w.Pos == dragoman.VERB {
			return false
		}
		switch p.R.Tokens[i].Of(p.R.Text) {
		case ":", ";", "(", ")":
			return false
		}
	}
	return true
}

// widen takes the words between "declined" and what is declined into the cue:
// "declined to comment on".
func widen(p *page.Page, d *draft, t page.Range) {
	switch p.R.Tokens[d.head].Lemma {
	case "decline", "refuse", "fail":
	default:
		return
	}
	if i := d.cue.Last; t.First > i+1 && t.First <= i+3 && p.R.Tokens[i].XPOS == "TO" && p.R.Tokens[i+1].XPOS == "VB" && p.Words[i+1].Cue != 0 {
		d.cue.Last = t.First
	}
}

// setting reports whether words before a quoted clause only set its scene:
// "Looking ahead to May, Ruiz said, “We are ready.”"
func setting(p *page.Page, left, right page.Range) bool {
	w := &p.Words[left.First]
	if x := p.R.Tokens[left.First].XPOS; x != "VBG" && x != "IN" || w.Quote > 0 || w.Rel != dragoman.Case && clause(p, left) {
		return false
	}
	return p.Words[right.First].Quote > 0 && p.Words[left.First].Sent == p.Words[right.First].Sent && clause(p, right)
}

// source takes off a source what is no part of it: the dateline, and the clause
// before the cue's own subject ("after it fell, 26 members" said).
func source(p *page.Page, head int32, s page.Range) page.Range {
	if s.First < 0 {
		return s
	}
	if i := head - 1; i >= s.Last && p.Words[i].Rel == dragoman.Nsubj && p.Words[i].Head == head && (p.R.Tokens[i].XPOS == "WDT" || p.R.Tokens[i].XPOS == "WP") {
		return page.Range{First: i, Last: i + 1} // "a letter which said"
	}
	if w := &p.Words[head]; w.Rel == dragoman.Conj && w.Head > s.First && w.Head < s.Last && s.Last <= head {
		for i := s.First; i < w.Head; i++ {
			if x := &p.Words[i]; x.Rel == dragoman.Nsubj && x.Head == w.Head && x.Right <= w.Head {
				return page.Range{First: max(x.Left, s.First), Last: x.Right} // "the man went home and said"
			}
		}
	}
	if t := dateline(p, page.Range{First: s.First, Last: s.Last + 4}); t.First > s.First && t.First < s.Last {
		s.First = t.First
	}
	if s.Last <= head {
		for n := s.First - 1; n >= 0 && n > s.First-6; n-- {
			if w := &p.Words[n]; w.Head == head && w.Rel == dragoman.Nsubj && w.Pos == dragoman.NOUN && w.Right >= s.Last && w.Right <= head && !comma(p, w.Left, s.First) {
				return page.Range{First: w.Left, Last: w.Right} // "sources close to Ruiz"
			}
		}
	}
	if s.Last > head || s.Last-s.First < 12 {
		return s
	}
	for i := s.First; i < s.Last; i++ {
		if w := &p.Words[i]; w.Head == head && w.Rel == dragoman.Nsubj && w.Left > s.First && w.Left < s.Last && clause(p, page.Range{First: s.First, Last: w.Left}) {
			s.First = w.Left
			break
		}
	}
	return s
}

// before ends the content of a cue in a clause that begins its sentence where
// the main clause follows: "After the general said the road was safe, buses set
// out".
func before(p *page.Page, d *draft, t page.Range) page.Range {
	first := p.R.Sentences[p.Words[d.head].Sent].First
	for first < d.cue.First && p.Words[first].Shape == 4 {
		first++
	}
	if t.First < d.cue.Last || d.head-first > 14 || p.Words[first].Rel != dragoman.Mark && p.Words[first].Rel != dragoman.Advmod || p.Words[first].Head != d.head {
		return t
	}
	switch strings.ToLower(p.R.Tokens[first].Of(p.R.Text)) {
	case "after", "when", "as", "while", "before", "although", "though", "since", "once", "if", "because":
	default:
		return t
	}
	for i := t.First + 1; i+2 < t.Last; i++ {
		if p.R.Tokens[i].Of(p.R.Text) != "," {
			continue
		}
		for j := i + 1; j < t.Last && j < i+12; j++ {
			if p.Words[j].Rel == dragoman.Nsubj && p.Words[j].Left >= i && p.Words[j].Left <= i+1 && p.Words[j].Head > j {
				return page.Range{First: t.First, Last: i}
			}
		}
	}
	return t
}

// turn gives "according to" what stands after it as its source, and the words
// before it as what is said, where the ranker had them the other way round.
func turn(p *page.Page, d *draft) {
	if p.R.Tokens[d.cue.First].Lemma != "accord" || len(d.pieces) != 1 || d.source.First < 0 || d.source.First > d.cue.First || d.pieces[0].First < d.cue.Last || verb(p, d.pieces[0]) {
		return
	}
	t := page.Range{First: p.R.Sentences[p.Words[d.head].Sent].First, Last: d.cue.First}
	for t.First < t.Last && p.Words[t.First].Shape == 4 && p.Words[t.First].Mark == 0 {
		t.First++
	}
	for t.First < t.Last && p.Words[t.Last-1].Shape == 4 {
		t.Last--
	}
	if clause(p, t) {
		d.source, d.pieces = d.pieces[0], []page.Range{t}
	}
}

// rest reports whether words after the source are no content: what the source's
// own clause goes on with, after a quotation and its cue ("…,” said the girl
// who, at twelve, is the youngest").
func rest(p *page.Page, d *draft, t page.Range) bool {
	if len(d.pieces) == 0 || p.Words[d.pieces[0].First].Quote == 0 || p.Words[t.First].Quote > 0 || d.source.First < d.cue.Last && p.Words[t.First].Rel != dragoman.Mark {
		return false
	}
	for i := t.First; i < t.Last; i++ {
		if p.Words[i].Quote > 0 {
			return false
		}
	}
	return t.First >= max(d.source.Last, d.cue.Last) && p.Words[t.First].Sent == p.Words[d.head].Sent
}

// begin moves the start of a content that ends in a quotation to its opening
// mark, where a sentence ends right before the mark; where a colon stands there,
// or a comma after words without a verb, and the quotation is a clause of its
// own; or where the words before it only say that it is words: the phrase "…".
func begin(p *page.Page, t page.Range) page.Range {
	t = dateline(p, t)
	q := p.Inside[t.Last-1]
	if q < 0 || p.Inside[t.First] >= 0 {
		return t
	}
	a := int32(p.R.TokenAt(p.Quotes[q].Inner.Start))
	if a-2 < t.First || a >= t.Last {
		return t
	}
	switch p.R.Tokens[a-2].Of(p.R.Text) {
	case ".", "?", "!":
		t.First = a
	case ":":
		if clause(p, page.Range{First: a, Last: t.Last}) {
			t.First = a
		}
	case ",":
		if clause(p, page.Range{First: a, Last: t.Last}) && !verb(p, page.Range{First: t.First, Last: a}) {
			t.First = a
		}
	case "phrase", "word", "words", "term", "slogan", "motto", "label", "nickname":
		if a-2-t.First <= 2 {
			t.First = a
		}
	}
	return t
}

// within ends a content outside quotation marks with the sentence it begins in.
func within(p *page.Page, d *draft, t page.Range) page.Range {
	for i := t.First; i < t.Last; i++ {
		if p.Words[i].Quote > 0 {
			return t
		}
		if p.Words[i].Sent != p.Words[t.First].Sent && p.Words[t.First].Sent == p.Words[d.head].Sent {
			for i > t.First+1 && p.Words[i-1].Shape == 4 {
				i--
			}
			return page.Range{First: t.First, Last: i}
		}
	}
	return t
}

// comma reports whether punctuation stands among tokens.
func comma(p *page.Page, first, last int32) bool {
	for i := first; i < last; i++ {
		if p.Words[i].Shape == 4 {
			return true
		}
	}
	return false
}

// bracket lets a content begin with the bracket that its first word closes:
// "[W]e".
func bracket(p *page.Page, t page.Range) page.Range {
	if t.First > 0 && p.R.Tokens[t.First-1].Of(p.R.Text) == "[" && p.R.Tokens[t.First-1].End == p.R.Tokens[t.First].Start {
		t.First--
	}
	return t
}

// dateline takes the place and date a report begins with off its first content:
// "OSLO, May 3: …", "HARARE - …".
func dateline(p *page.Page, t page.Range) page.Range {
	if t.First != p.Paras[p.Words[t.First].Para].First || p.Words[t.First].Shape != 2 && p.Words[t.First].Pos != dragoman.PROPN {
		return t
	}
	for i := t.First; i < t.First+10 && i+4 < t.Last; i++ {
		switch form := p.R.Tokens[i].Of(p.R.Text); {
		case i > t.First && (form == ":" || isDash(form) && (p.R.Tokens[i-1].End < p.R.Tokens[i].Start || p.R.Tokens[i].End < p.R.Tokens[i+1].Start)):
			return page.Range{First: i + 1, Last: t.Last}
		case p.Words[i].Pos == dragoman.PROPN || p.Words[i].Pos == dragoman.NUM || p.Words[i].Shape == 4 && p.Words[i].Mark == 0:
		default:
			return t
		}
	}
	return t
}

// verb reports whether a verb is among the tokens.
func verb(p *page.Page, t page.Range) bool {
	for i := t.First; i < t.Last; i++ {
		if w := &p.Words[i]; w.Pos == dragoman.VERB || w.Pos == dragoman.AUX {
			return true
		}
	}
	return false
}

// clause reports whether tokens hold a subject and its verb.
func clause(p *page.Page, t page.Range) bool {
	for i := t.First; i < t.Last; i++ {
		if w := &p.Words[i]; w.Rel == dragoman.Nsubj && w.Head >= t.First && w.Head < t.Last {
			return true
		}
	}
	return false
}

// whole lets a content that begins in the midst of a quotation begin where the
// quotation does, if neither source nor cue stands in between.
func whole(p *page.Page, d *draft, t page.Range) page.Range {
	q := p.Inside[t.First]
	if q < 0 || p.Quotes[q].Depth > 0 || p.Quotes[q].Open || p.R.Tokens[t.Last-1].Start >= p.Quotes[q].Inner.End {
		return t
	}
	a := int32(p.R.TokenAt(p.Quotes[q].Inner.Start))
	if a < p.Paras[p.Words[t.First].Para].First || meet(d.cue, a, t.First) || meet(d.source, a, t.First) {
		return t
	}
	for a < t.First && p.Words[a].Shape == 4 {
		a++
	}
	for _, o := range d.pieces {
		if meet(o, a, t.First) {
			return t
		}
	}
	t.First = a
	return t
}

// meet reports whether a range shares a token with [first, last).
func meet(r page.Range, first, last int32) bool {
	return r.First >= 0 && r.First < last && r.Last > first
}

// stop moves the end of a content that begins in a quotation to its closing
// mark, where a comma stands before the mark: “…,” when others disagreed.
func stop(p *page.Page, t page.Range) page.Range {
	q := p.Inside[t.First]
	if q < 0 || p.Quotes[q].Open || p.Quotes[q].Depth > 0 {
		return t
	}
	b := int32(p.R.TokenAt(p.Quotes[q].Inner.End - 1))
	if b <= t.First+2 || b >= t.Last-1 || int(b) >= len(p.Words) || p.R.Tokens[b].Of(p.R.Text) != "," {
		return t
	}
	// More of the quotation after it belongs to the content.
	for i := b + 2; i < t.Last; i++ {
		if p.Words[i].Quote > 0 {
			return t
		}
	}
	t.Last = b
	return t
}

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
			case !drop[k] && alike(p, d.source, o.source):
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

// taken reports whether another draft, with its cue in the piece's sentence,
// holds the piece.
func taken(p *page.Page, drafts []draft, self int, t page.Range) bool {
	for j := range drafts {
		e := &drafts[j]
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
