// SPDX-License-Identifier: Apache-2.0

package say

import (
	"dragoman"
	"dragoman/read/say/bind"
	"dragoman/read/say/page"
)

// narrow gives what is said the words of its own that stand in its cue or
// between the two: its subject ("said evidence | suggests that"), the noun that
// its relative clause describes ("threatened more strikes | that could"), and,
// after a comma, the deed that is declined ("was refusing to concede, instead").
func narrow(p *page.Page, q *bind.Cue, c *bind.Choice) {
	right := &c[bind.Right]
	v := speechVerb(p, q)
	if right.First < q.Last || v < 0 || p.Words[right.First].Quote > 0 {
		return
	}
	if i := ownSubject(p, v, q.Last); i > v && p.Words[i].Sent == p.Words[right.First].Sent {
		q.Last, right.First = i, i
		if q.Head >= i {
			q.Head = v
		}
		return
	}
	if i := described(p, right.First); i >= q.Last && i < right.First && (c[bind.Source].First < q.Last || c[bind.Source].First >= right.First) {
		right.First = max(p.Words[i].Left, q.Last)
		return
	}
	if to := q.Last - 2; to > v && p.Lemma(v, page.Refuse) && p.R.Tokens[to].XPOS == "TO" && p.R.Tokens[q.Last].Of(p.R.Text) == "," {
		q.Last, *right = to, page.Range{First: to, Last: q.Last}
		q.Head = v
	}
}

// behind leaves whom it is said to out of what is said: in "asserted to officers
// who were there that he knew" it begins with "that".
func behind(p *page.Page, d *draft, t page.Range) page.Range {
	if d.head < 0 || t.First != d.cue.Last || !p.Is(d.cue.Last-1, page.To) || d.cue.Last-1 <= d.head || p.Words[t.First].Quote > 0 {
		return t
	}
	for i := t.First + 1; i+1 < t.Last; i++ {
		if v := p.Words[i].Head; p.Is(i, page.That) && p.Words[i].Rel == dragoman.Mark && v > i && p.Words[v].Rel == dragoman.Ccomp {
			d.cue.Last--
			return page.Range{First: i, Last: t.Last}
		}
	}
	return t
}

// speechVerb is the first verb of a cue, or -1.
func speechVerb(p *page.Page, q *bind.Cue) int32 {
	for i := q.First; i < q.Last; i++ {
		if p.Words[i].Pos == dragoman.VERB {
			return i
		}
	}
	return -1
}

// ownSubject is where the subject of another verb begins that stands in a cue
// after its verb v, or -1.
func ownSubject(p *page.Page, v, last int32) int32 {
	if i := v + 1; i < last && p.Lemma(v, page.Say) && p.R.Tokens[i].XPOS == "VB" {
		return i // "said advocate Ana Ruiz": a noun taken for a verb
	}
	for i := v + 1; i < last; i++ {
		if w := &p.Words[i]; w.Pos != dragoman.NOUN && w.Pos != dragoman.PROPN && w.Pos != dragoman.PRON {
			continue
		}
		top := i
		for n := 0; n < 4 && p.Words[top].Head > top && p.Words[top].Rel == dragoman.Compound; n++ {
			top = p.Words[top].Head
		}
		if w := &p.Words[top]; w.Rel == dragoman.Nsubj && w.Head > top && w.Head != v && w.Left > v {
			return w.Left
		}
	}
	return -1
}

// described is the noun before the relative clause that begins at token i, or -1.
func described(p *page.Page, i int32) int32 {
	if x := p.R.Tokens[i].XPOS; x != "WDT" && x != "WP" {
		return -1
	}
	if v := p.Words[i].Head; v > i && p.Words[v].Rel == dragoman.Acl {
		return p.Words[v].Head
	}
	return -1
}

// full lets a content that begins with a quotation which no mark closes in its
// paragraph run on to the end of the paragraph, where the quotation goes on in
// the next one.
func full(p *page.Page, d *draft, t page.Range) page.Range {
	q := p.Inside[t.First]
	if q < 0 || p.Quotes[q].Depth > 0 || !p.Quotes[q].Open || !goesOver(p, int(q)) || t.First > int32(p.R.TokenAt(p.Quotes[q].Inner.Start))+1 {
		return t
	}
	end := p.Paras[p.Words[t.First].Para].Last
	for end > t.Last && p.Words[end-1].Shape == 4 {
		end--
	}
	if end <= t.Last || meet(d.cue, t.Last, end) || meet(d.source, t.Last, end) {
		return t
	}
	t.Last = end
	return t
}

// goesOver reports whether quotation q goes on in the next paragraph.
func goesOver(p *page.Page, q int) bool {
	for k := q + 1; k < len(p.Quotes) && k <= q+8; k++ {
		if p.Quotes[k].Depth == 0 {
			return p.Quotes[k].Continues
		}
	}
	return false
}

// bounded keeps a content after a participle that describes a noun to the
// participle's own clause: in "a war expected to last a week has dragged on" the
// week ends it.
func bounded(p *page.Page, d *draft, t page.Range) page.Range {
	if d.head < 0 || d.source.First >= 0 || t.First < d.cue.Last || p.R.Tokens[d.head].XPOS != "VBN" || p.Words[d.head].Rel != dragoman.Acl || p.R.Tokens[t.First].XPOS != "TO" {
		return t
	}
	if v := p.Words[t.First].Head; v > t.First && p.Words[v].Right < t.Last && p.Words[v].Right > v {
		t.Last = p.Words[v].Right
	}
	return t
}

// lead gives a statement told behind the first words of its sentence ("By May,
// she added, the pass will be shut") its main clause too, where the ranker took
// those words for all of it.
func lead(p *page.Page, d *draft) {
	if len(d.pieces) != 1 || d.head < 0 || d.source.First < 0 || d.pieces[0].Last > d.cue.First {
		return
	}
	t := d.pieces[0]
	first, last := min(d.cue.First, d.source.First), max(d.cue.Last, d.source.Last)
	sent := &p.R.Sentences[p.Words[d.head].Sent]
	if t.First > sent.First+1 || t.Last > first || p.Words[t.First].Quote > 0 || int(last) >= len(p.Words) || p.R.Tokens[last].Of(p.R.Text) != "," {
		return
	}
	if x := p.R.Tokens[t.First].XPOS; x != "IN" && x != "WRB" && p.Words[t.First].Pos != dragoman.ADP && p.Words[t.First].Pos != dragoman.SCONJ {
		return
	}
	rest := page.Range{First: last + 1, Last: sent.Last}
	for rest.Last > rest.First && p.Words[rest.Last-1].Shape == 4 {
		rest.Last--
	}
	if rest.Last-rest.First >= 3 && clause(p, rest) && plain(p, rest.First, rest.Last) {
		d.pieces = append(d.pieces, rest)
	}
}
