// SPDX-License-Identifier: Apache-2.0

package say

import (
	"dragoman"
	"dragoman/read/say/bind"
	"dragoman/read/say/page"
)

// source takes off a source what is no part of it: the dateline, and the clause
// before the cue's own subject ("after it fell, 26 members" said).
func source(p *page.Page, head int32, s page.Range) page.Range {
	if s.First < 0 || s.Last-s.First == 1 && (p.Words[s.First].Pos == dragoman.ADP || p.R.Tokens[s.First].XPOS == "VBG") {
		return none // "including"
	}
	if p.Words[head].Quote == 0 && p.Words[s.First].Quote > 0 && p.Words[s.Last-1].Quote > 0 && p.Words[s.First].Mark == 0 {
		return none // "Thank you, Ana": who is spoken to in a quotation does not say it
	}
	if p.Words[s.First].Pos == dragoman.ADP && s.Last <= head {
		if o := subjectOf(p, bind.Cue{First: head, Last: head + 1, Head: head}); o.First >= 0 && o != s {
			return o // "which, along with Oslo, claims"
		}
	}
	s = together(p, head, led(p, head, dashed(p, head, s)))
	if n := s.Last; n+1 <= head && p.Words[n].Pos == dragoman.NOUN && p.Words[n-1].Pos == dragoman.PROPN && (p.Words[n+1].Shape == 4 || n+1 == head) {
		s.Last++ // "an Appeal Court | justice, saying"
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
	if t := dateline(p, page.Range{First: s.First, Last: s.Last + 4}); t.First > s.First && t.First < s.Last && !(head > 0 && isDash(p.R.Tokens[head-1].Of(p.R.Text))) {
		s.First = t.First // not of "Ruiz -- a doctor -- says"
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

// dashed gives a verb its subject before what dashes set beside it: "Ruiz -- a
// doctor by trade -- says".
func dashed(p *page.Page, head int32, s page.Range) page.Range {
	if s.Last > head || s.First < 2 || !isDash(p.R.Tokens[s.First-1].Of(p.R.Text)) {
		return s
	}
	if o := subjectOf(p, bind.Cue{First: head, Last: head + 1, Head: head}); o.First >= 0 && o.First < s.First-1 && o.Last >= s.First && p.Words[o.First].Sent == p.Words[head].Sent {
		return o
	}
	return s
}

// led gives a verb the body before "led by": in "the office led by Ana Ruiz
// said" the office does.
func led(p *page.Page, head int32, s page.Range) page.Range {
	if s.Last > head || s.First < 3 || !p.Is(s.First-1, page.By) || p.R.Tokens[s.First-2].XPOS != "VBN" || p.Words[s.First-2].Sent != p.Words[head].Sent {
		return s
	}
	i := s.First - 3
	for i >= 0 && (p.Words[i].Pos == dragoman.ADV || p.Words[i].Shape == 4) {
		i--
	}
	if i < 0 || p.Words[i].Pos != dragoman.NOUN && p.Words[i].Pos != dragoman.PROPN || p.Words[i].Sent != p.Words[head].Sent {
		return s
	}
	return page.Range{First: min(p.Words[i].Left, i), Last: min(max(p.Words[i].Right, s.Last), head)}
}

// together takes in the subjects a source is joined to: "the army and the
// rebels said" of which the ranker found the second.
func together(p *page.Page, head int32, s page.Range) page.Range {
	if s.Last > head {
		return s
	}
	if i := s.First - 2; i >= 0 && p.Words[i+1].Pos == dragoman.CCONJ && p.Words[i].Head == head && p.Words[i].Rel == dragoman.Nsubj {
		s.First = p.Words[i].Left // two subjects of one verb
		return s
	}
	for i := s.First; i < s.Last; i++ {
		if w := &p.Words[i]; w.Rel == dragoman.Conj && w.Head >= 0 && w.Head < s.First && w.Right <= s.Last {
			if h := &p.Words[w.Head]; h.Head == head && h.Rel == dragoman.Nsubj && !comma(p, h.Left, s.First) {
				s.First = h.Left
				return s
			}
		}
	}
	return s
}

// between gives a cue without a source its own subject: "a gift that Oslo
// promised to send"; or what stands between its content and itself: "a claim
// Oslo has denied".
func between(p *page.Page, d *draft) {
	if d.source.First >= 0 || len(d.pieces) != 1 || d.head < 0 {
		return
	}
	if x := p.R.Tokens[d.head].XPOS; d.pieces[0].First >= d.cue.Last && (x == "VBD" || x == "VBZ" || x == "VBP" || x == "VBN" && d.cue.First == d.head && p.Words[d.head].Rel != dragoman.Acl) {
		s := subjectOf(p, bind.Cue{First: d.cue.First, Last: d.cue.Last, Head: d.head})
		if s.First >= 0 && s.Last-s.First <= 8 {
			d.source = source(p, d.head, s)
		}
		return
	}
	if d.pieces[0].Last > d.cue.First {
		return
	}
	for i := d.cue.First; i < d.head; i++ {
		if p.Lemma(i, page.Be) {
			return
		}
	}
	if s := subjectOf(p, bind.Cue{First: d.cue.First, Last: d.cue.Last, Head: d.head}); s.First == d.pieces[0].Last {
		d.source = s
	} else if i := d.cue.First - 1; i == d.pieces[0].Last && p.Words[i].Rel == dragoman.Nsubj && p.Words[i].Head == d.head {
		d.source = page.Range{First: i, Last: i + 1}
	}
}

// turn gives "according to" what stands after it as its source, and the words
// before it as what is said, where the ranker had them the other way round.
func turn(p *page.Page, d *draft) {
	if !p.Lemma(d.cue.First, page.Accord) || len(d.pieces) != 1 || d.source.First < 0 || d.source.First > d.cue.First || d.pieces[0].First < d.cue.Last || verb(p, d.pieces[0]) {
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

// widen takes the words between "declined" and what is declined into the cue:
// "declined to comment on". "Refused to admit the envoy" is no such.
func widen(p *page.Page, d *draft, t page.Range) {
	if !p.Lemma(d.head, page.Refuse) {
		return
	}
	if i := d.cue.Last; t.First > i+1 && t.First <= i+3 && p.R.Tokens[i].XPOS == "TO" && p.R.Tokens[i+1].XPOS == "VB" && p.Words[i+1].Cue != 0 && (p.Lemma(i+1, page.Reveal) || clause(p, t)) {
		d.cue.Last = t.First
	}
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
