// SPDX-License-Identifier: Apache-2.0

package say

import (
	"dragoman"
	"dragoman/read/say/page"
)

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
	case t.First >= last && t.Last < end && p.Lemma(d.cue.First, page.Accord) && d.cue.First <= sent.First+1:
		if plain(p, t.Last, end) {
			t.Last = end
		}
		if from := skip(p, last, t.First); from < t.First && plain(p, from, t.First) {
			t.First = from // "According to her, in winter the pass is shut"
		}
	case t.Last < first && end <= last+6 && p.Words[t.First].Quote > 0 && p.R.Tokens[first-1].Of(p.R.Text) == ",":
		mixed(p, d, first-1)
	case t.Last < first && end <= last+6 && p.Words[d.head].Rel != dragoman.Acl && p.R.Tokens[first-1].Of(p.R.Text) == "," && p.Words[t.First].Quote == 0:
		if p.Words[t.First].Sent == p.Words[d.head].Sent && plain(p, t.Last, first-1) {
			t.Last = first - 1
		}
		mixed(p, d, first-1)
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

// mixed lets a sentence that ends with ", she said" and holds a quotation within
// its own words be said as a whole: "the port is shut “for good”, she said".
func mixed(p *page.Page, d *draft, first int32) {
	t := &d.pieces[0]
	sent := &p.R.Sentences[p.Words[d.head].Sent]
	if p.Words[t.First].Sent != p.Words[d.head].Sent {
		return
	}
	if t.Last < first && p.Words[t.First].Quote == 0 && balanced(p, t.Last, first) {
		t.Last = first
	}
	q := t.First - 1
	if p.Words[t.First].Quote == 0 || p.Words[t.First].Shape != 0 || q <= sent.First || p.Words[q].Mark != 1 || p.Words[q-1].Shape == 4 {
		return // a quotation that is a sentence of its own
	}
	from := sent.First
	for from < q && (p.Words[from].Shape == 4 || p.Words[from].Pos == dragoman.CCONJ) {
		from++
	}
	if w := &p.Words[from]; w.Pos == dragoman.ADV && from+1 < q && p.Words[from+1].Shape == 4 {
		from += 2 // "However,"
	}
	if from < q && plain(p, from, q) && clause(p, page.Range{First: from, Last: t.Last}) {
		*t = dateline(p, page.Range{First: from, Last: t.Last})
	}
}

// balanced reports whether tokens hold whole quotations only, and outside of
// them no cue and no break.
func balanced(p *page.Page, first, last int32) bool {
	depth := 0
	for i := first; i < last; i++ {
		w := &p.Words[i]
		switch {
		case w.Mark == 1:
			depth++
		case w.Mark == 2:
			depth--
		case w.Quote > 0:
			if depth == 0 {
				depth = 1 // a piece may end within its quotation
			}
		case w.Cue != 0 && w.Pos == dragoman.VERB:
			return false
		default:
			switch p.R.Tokens[i].Of(p.R.Text) {
			case ":", ";", "(", ")":
				return false
			}
		}
	}
	return depth == 0
}

// main lets a clause with "that" run on to its own verb, where the ranker ended
// it with what comes before: "that by holding the seat, Oslo will lead".
func main(p *page.Page, d *draft, t page.Range) page.Range {
	if t.First < d.cue.Last || !p.Is(t.First, page.That) || p.Words[t.First].Quote > 0 {
		return t
	}
	v := p.Words[t.First].Head
	if v < t.Last || p.Words[t.First].Rel != dragoman.Mark || p.Words[v].Sent != p.Words[t.First].Sent {
		return t
	}
	for t.Last = p.Words[v].Right; p.Words[t.Last-1].Shape == 4; {
		t.Last--
	}
	return t
}

// aside gives a statement told in the midst of a clause ("the plant, she said,
// is shut") the words before it too.
func aside(p *page.Page, d *draft) {
	if len(d.pieces) != 1 || d.head < 0 || d.pieces[0].First < d.cue.Last {
		return
	}
	t := d.pieces[0]
	first, last := d.cue.First, d.cue.Last
	if d.source.First >= 0 {
		first, last = min(first, d.source.First), max(last, d.source.Last)
	}
	if w := &p.Words[t.First]; w.Pos != dragoman.AUX && w.Pos != dragoman.VERB || w.Quote > 0 || t.First != last+1 || p.R.Tokens[last].Of(p.R.Text) != "," {
		return
	}
	if first < 2 || p.R.Tokens[first-1].Of(p.R.Text) != "," {
		return
	}
	for i := t.First; i < t.Last && i < t.First+5; i++ {
		for k := p.R.Sentences[p.Words[i].Sent].First; k < first-1; k++ {
			if w := &p.Words[k]; w.Head == i && w.Rel == dragoman.Nsubj && plain(p, w.Left, first-1) {
				left := page.Range{First: w.Left, Last: first - 1}
				d.pieces = []page.Range{left, t}
				return
			}
		}
	}
}

// joined lets a clause with "that" go on with the next one: "that the road was
// shut, and that the mayor knew".
func joined(p *page.Page, d *draft, t page.Range) page.Range {
	if t.First < d.cue.Last || !p.Is(t.First, page.That) || p.Words[t.First].Quote > 0 {
		return t
	}
	i := t.Last
	if int(i) < len(p.Words) && p.Words[i].Shape == 4 && p.Words[i].Mark == 0 {
		i++
	}
	if int(i+1) >= len(p.Words) || !p.Is(i, page.Join) || !p.Is(i+1, page.That) || p.Words[i+1].Sent != p.Words[t.First].Sent {
		return t
	}
	v := p.Words[i+1].Head
	if v <= i+1 || p.Words[i+1].Rel == dragoman.Nsubj {
		return t
	}
	end := p.Words[v].Right
	for end > t.Last && p.Words[end-1].Shape == 4 {
		end--
	}
	if p.Words[end-1].Sent == p.Words[t.First].Sent {
		t.Last = end
	}
	return t
}

// day leaves the weekday of the cue out of what is said: in "said Friday talks
// had failed" they said so on Friday. "Said Friday was too late" is about it.
func day(p *page.Page, d *draft, t page.Range) page.Range {
	if t.First < d.cue.Last || t.First > d.cue.Last+1 || t.First+2 >= t.Last || !p.Is(t.First, page.Day) || p.Words[t.First].Quote > 0 {
		return t
	}
	next := &p.Words[t.First+1]
	if p.Words[t.First].Rel == dragoman.Compound {
		return page.Range{First: t.First + 1, Last: t.Last}
	}
	if next.Pos == dragoman.AUX || next.Pos == dragoman.VERB || next.Pos == dragoman.ADP || next.Shape == 4 || p.Is(t.First+1, page.Genitive) {
		return t
	}
	if rest := (page.Range{First: t.First + 1, Last: t.Last}); clause(p, rest) {
		return rest
	}
	return t
}

// skip is the first token from i on that is no punctuation, before last.
func skip(p *page.Page, i, last int32) int32 {
	for i < last && p.Words[i].Shape == 4 {
		i++
	}
	return i
}

// plain reports whether tokens hold no quotation mark, no cue, no break and no
// open bracket.
func plain(p *page.Page, first, last int32) bool {
	open := false
	for i := first; i < last; i++ {
		w := &p.Words[i]
		if w.Quote > 0 || w.Mark != 0 || w.Cue != 0 && w.Pos == dragoman.VERB {
			return false
		}
		switch p.R.Tokens[i].Of(p.R.Text) {
		case ":", ";":
			return false
		case "(", ")":
			if open = !open; open != (p.R.Tokens[i].Of(p.R.Text) == "(") {
				return false
			}
		}
	}
	return !open
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
	if !p.Is(first, page.Before) {
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
