// SPDX-License-Identifier: Apache-2.0

// Package page lays a reading out for the statement stages: for every token
// what it is as a word, whether it stands inside quotation marks, what the cue
// list knows of it, and where the subtree under it begins and ends.
package page

import (
	"strings"

	"dragoman"
	"dragoman/internal/linear"
	"dragoman/internal/quote"
)

// Word is a token as the statement stages see it. The numbers are hashes or
// small classes, meant for features.
type Word struct {
	Low, Lemma, Tag uint32 // hashes of the lower-cased form, the lemma, the Penn tag
	Suffix          uint32 // hash of the last three bytes
	Group, Broad    uint32 // word class from plain text, and the first eight bits of its path
	Pos             dragoman.UPOS
	Rel             dragoman.Rel
	Cue             uint8 // class in the cue list, 0 none
	Shape           uint8 // 0 lower, 1 Capitalised, 2 UPPER, 3 digits, 4 punctuation, 5 other
	Mark            uint8 // 0, or a quotation mark: 1 opens, 2 closes, 3 odd
	Quote           uint8 // 0 outside, 1 inside quotation marks, 2 inside nested ones
	Scare           bool  // inside a quotation of at most three words
	Sent            int32 // sentence index
	Para            int32 // index into Page.Paras
	Head            int32 // token index; -1 root or not parsed
	Left, Right     int32 // the subtree covers tokens [Left, Right)
	LeftCue         int32 // nearest token before it, in its sentence, with a verb class; -1 none
	RightCue        int32 // the same after it
}

// Range is tokens [First, Last).
type Range struct{ First, Last int32 }

// Page is a reading laid out.
type Page struct {
	R      *dragoman.Reading
	Words  []Word
	Paras  []Range // paragraphs
	Quotes []quote.Quotation
	Odd    []dragoman.Span
	Kinds  *Kinds
	Title  bool // the first paragraph is the headline
	// Inside gives, for each token, the innermost quotation it stands in, or -1.
	Inside []int32
}

// New lays out a reading that has tokens and sentences; tags and parses are
// used where they are there. Cost: linear in the text.
func New(r *dragoman.Reading, lex *Lexicon) *Page {
	p := &Page{R: r, Words: make([]Word, len(r.Tokens)), Inside: make([]int32, len(r.Tokens))}
	p.Kinds = lex.kinds
	p.Quotes, p.Odd = quote.Pair(r.Text)
	for i := range r.Tokens {
		t := &r.Tokens[i]
		w := &p.Words[i]
		form := t.Of(r.Text)
		w.Low, w.Suffix = low(form)
		g := lex.groups.Of(form)
		w.Group, w.Broad = uint32(g), lex.groups.Prefix(g, 8)
		w.Lemma = linear.Hash(2, t.Lemma)
		w.Tag = linear.Hash(3, t.XPOS)
		w.Pos, w.Rel = t.UPOS, t.Rel
		w.Shape = shape(form)
		w.Cue = lex.Of(t.Lemma, t.UPOS)
		w.Head = max(t.Head, -1)
		w.Left, w.Right = int32(i), int32(i+1)
		p.Inside[i] = -1
	}
	p.sentences()
	p.Title = p.headline()
	p.quotes()
	p.subtrees()
	return p
}

func (p *Page) sentences() {
	last := int32(-1)
	for si := range p.R.Sentences {
		s := &p.R.Sentences[si]
		if s.First >= s.Last {
			continue
		}
		if s.Para != last || len(p.Paras) == 0 {
			p.Paras = append(p.Paras, Range{s.First, s.First})
			last = s.Para
		}
		p.Paras[len(p.Paras)-1].Last = s.Last
		near := int32(-1)
		for i := s.First; i < s.Last; i++ {
			w := &p.Words[i]
			w.Sent, w.Para = int32(si), int32(len(p.Paras)-1)
			w.LeftCue = near
			if w.Cue != 0 && (w.Pos == dragoman.VERB || w.Pos == dragoman.NoPOS) {
				near = i
			}
		}
		near = -1
		for i := s.Last - 1; i >= s.First; i-- {
			w := &p.Words[i]
			w.RightCue = near
			if w.Cue != 0 && (w.Pos == dragoman.VERB || w.Pos == dragoman.NoPOS) {
				near = i
			}
		}
	}
}

// headline reports whether the first paragraph is the title printed in the
// text: marked so, equal to the title given, or short with no full stop.
func (p *Page) headline() bool {
	if len(p.Paras) < 2 {
		return false
	}
	a := p.Paras[0]
	if p.R.Sentences[p.Words[a.First].Sent].Furniture == dragoman.Headline {
		return true
	}
	text := p.R.Text[p.R.Tokens[a.First].Start:p.R.Tokens[a.Last-1].End]
	if t := strings.TrimSpace(p.R.Title); t != "" {
		n := min(len(t), len(text), 40)
		return n > 0 && strings.EqualFold(t[:n], text[:n]) && len(text) < len(t)+12
	}
	words, small := 0, 0
	for i := a.First; i < a.Last; i++ {
		switch w := &p.Words[i]; {
		case w.Shape == 4:
		case w.Shape == 0 && (w.Pos == dragoman.NOUN || w.Pos == dragoman.VERB || w.Pos == dragoman.ADJ):
			small++
			words++
		default:
			words++
		}
	}
	last := text[len(text)-1]
	return words <= 20 && (last != '.' && last != '!' && last != '?' && last != '"' && last != ':' && !strings.HasSuffix(text, "”") || words >= 4 && small == 0)
}

// quotes marks the tokens inside each quotation. Quotations nest at most four
// deep, so the cost stays linear.
func (p *Page) quotes() {
	for qi, q := range p.Quotes {
		first := p.R.TokenAt(q.Inner.Start)
		n := 0
		i := first
		for ; i < len(p.Words) && p.R.Tokens[i].Start < q.Inner.End; i++ {
			p.Words[i].Quote = uint8(min(2, q.Depth+1))
			p.Inside[i] = int32(qi)
			if p.Words[i].Shape != 4 {
				n++
			}
		}
		if n <= 3 {
			for j := first; j < i; j++ {
				p.Words[j].Scare = true
			}
		}
		if first > 0 && p.R.Tokens[first-1].Start >= q.Outer.Start {
			p.Words[first-1].Mark = 1
		}
		if !q.Open && i < len(p.Words) && p.R.Tokens[i].Start < q.Outer.End {
			p.Words[i].Mark = 2
		}
	}
	for _, o := range p.Odd {
		if i := p.R.TokenAt(o.Start); i < len(p.Words) && p.R.Tokens[i].Start < o.End && p.Words[i].Shape == 4 {
			p.Words[i].Mark = 3
		}
	}
}

// subtrees fills Left and Right from the leaves up, each token once.
func (p *Page) subtrees() {
	n := len(p.Words)
	waiting := make([]int32, n)
	for i := range p.Words {
		if h := p.Words[i].Head; h >= 0 {
			waiting[h]++
		}
	}
	ready := make([]int32, 0, n)
	for i := range p.Words {
		if waiting[i] == 0 {
			ready = append(ready, int32(i))
		}
	}
	for k := 0; k < len(ready); k++ {
		w := &p.Words[ready[k]]
		if w.Head < 0 {
			continue
		}
		h := &p.Words[w.Head]
		h.Left, h.Right = min(h.Left, w.Left), max(h.Right, w.Right)
		if waiting[w.Head]--; waiting[w.Head] == 0 {
			ready = append(ready, w.Head)
		}
	}
}

// Under reports whether token i stands in the subtree of token h. It climbs at
// most 40 heads.
func (p *Page) Under(i, h int32) bool {
	for n := 0; i >= 0 && n < 40; n++ {
		if i == h {
			return true
		}
		i = p.Words[i].Head
	}
	return false
}

// low hashes the lower-cased form, quotation marks of all kinds as one, and
// its last three bytes.
func low(s string) (whole, suffix uint32) {
	var buf [24]byte
	n := 0
	for i := 0; i < len(s) && n < len(buf); i++ {
		c := s[i]
		if c >= 'A' && c <= 'Z' {
			c += 'a' - 'A'
		}
		buf[n] = c
		n++
	}
	switch s {
	case "“", "”", "\"", "``", "''", "„", "«", "»":
		return linear.Hash(1, "\""), 0
	case "’", "‘", "'", "`":
		return linear.Hash(1, "'"), 0
	case "’s", "'s":
		return linear.Hash(1, "'s"), 0
	case "n’t", "n't":
		return linear.Hash(1, "n't"), 0
	case "–", "—", "--", "-":
		return linear.Hash(1, "-"), 0
	}
	return linear.Hash(1, string(buf[:n])), linear.Hash(4, string(buf[max(0, n-3):n]))
}

func shape(s string) uint8 {
	if s == "" {
		return 5
	}
	upper, lower, digit, other := 0, 0, 0, 0
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c >= 'A' && c <= 'Z':
			upper++
		case c >= 'a' && c <= 'z':
			lower++
		case c >= '0' && c <= '9':
			digit++
		case c == '$' || c == '+' || c == '<' || c == '=' || c == '>' || c == '^' || c == '|' || c == '~':
			return 5
		default:
			other++
		}
	}
	switch {
	case digit > 0 && upper+lower == 0:
		return 3
	case upper+lower+digit == 0 && (s[0] < 0x80 || Marks(s)):
		return 4
	case upper > 1 && lower == 0:
		return 2
	case s[0] >= 'A' && s[0] <= 'Z':
		return 1
	case lower > 0:
		return 0
	}
	return 5
}

// Marks reports whether s is a mark of punctuation outside ASCII.
func Marks(s string) bool {
	switch s {
	case "“", "”", "‘", "’", "–", "—", "…", "„", "«", "»", "•", "‹", "›", "‚":
		return true
	}
	return false
}
