// SPDX-License-Identifier: Apache-2.0

package say

import (
	"dragoman"
	"dragoman/read/say/bind"
	"dragoman/read/say/page"
)

// drafted makes a draft of a cue and its parts.
func drafted(p *page.Page, q bind.Cue, c bind.Choice) draft {
	narrow(p, &q, &c)
	d := draft{cue: page.Range{First: q.First, Last: q.Last}, head: q.Head, source: source(p, q.Head, c[bind.Source])}
	widen(p, &d, c[bind.Right])
	for _, k := range []int{bind.Left, bind.Right} {
		if c[k].First >= 0 {
			if k == bind.Right && rest(p, &d, c[k]) {
				continue
			}
			if i := d.cue.Last; c[k].First > i && int(i+1) < len(p.Words) && p.R.Tokens[i].XPOS == "TO" && p.R.Tokens[i+1].XPOS == "VB" && c[k].First <= p.Words[i+1].Right {
				c[k].First = i // "threatened to strike", "refused to help the rebels"
			}
			c[k] = behind(p, &d, day(p, &d, c[k]))
			d.pieces = append(d.pieces, grow(p, &d, full(p, &d, whole(p, &d, stop(p, begin(p, c[k]))))))
		}
	}
	for k := range d.pieces {
		d.pieces[k] = bracket(p, bounded(p, &d, within(p, &d, before(p, &d, d.pieces[k]))))
	}
	if len(d.pieces) == 2 && setting(p, d.pieces[0], d.pieces[1]) {
		d.pieces = d.pieces[1:]
	}
	for k := range d.pieces {
		d.pieces[k] = joined(p, &d, main(p, &d, d.pieces[k]))
	}
	for k := range d.pieces {
		d.pieces[k] = negated(p, &d, d.pieces[k])
	}
	between(p, &d)
	turn(p, &d)
	stretch(p, &d)
	aside(p, &d)
	lead(p, &d)
	return d
}

// negated gives an infinitive the word before it that turns it round: "asks them
// not to sign" asks for no signing.
func negated(p *page.Page, d *draft, t page.Range) page.Range {
	if i := t.First - 1; t.First >= 0 && i >= d.cue.Last && p.R.Tokens[t.First].XPOS == "TO" && (p.Is(i, page.Not) || p.Is(i, page.Never)) {
		t.First = i
	}
	return t
}

// setting reports whether words before a quoted clause only set its scene:
// "Looking ahead to May, Ruiz said, “We are ready.”"
func setting(p *page.Page, left, right page.Range) bool {
	w := &p.Words[left.First]
	if x := p.R.Tokens[left.First].XPOS; x != "VBG" && x != "IN" && x != "WRB" || w.Quote > 0 || w.Rel != dragoman.Case && clause(p, left) {
		return false
	}
	return (p.Words[right.First].Quote > 0 || p.R.Tokens[left.First].XPOS == "VBG") && p.Words[left.First].Sent == p.Words[right.First].Sent && clause(p, right)
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
	default:
		if p.Is(a-2, page.Words) && a-2-t.First <= 2 {
			t.First = a
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
