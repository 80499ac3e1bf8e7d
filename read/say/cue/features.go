// SPDX-License-Identifier: Apache-2.0

package cue

import (
	"dragoman"
	"dragoman/internal/linear"
	"dragoman/read/say/page"
)

// maker collects the features of one token.
type maker struct{ out []uint32 }

func (m *maker) add(template, a uint32) { m.out = append(m.out, linear.Mix(template*0x01000193+7, a)) }

func (m *maker) add2(template, a, b uint32) {
	m.out = append(m.out, linear.Mix(linear.Mix(template*0x01000193+7, a), b))
}

func (m *maker) add3(template, a, b, c uint32) {
	m.out = append(m.out, linear.Mix(linear.Mix(linear.Mix(template*0x01000193+7, a), b), c))
}

// edge stands for what lies before or after the paragraph.
var edge = page.Word{Low: 1, Lemma: 1, Tag: 1, Shape: 6, Head: -1, LeftCue: -1, RightCue: -1}

// Features appends the features of token i to buf. The one feature function
// of training and reading; about 60 features, no look-up in any map.
func Features(p *page.Page, i int, buf []uint32) []uint32 {
	m := maker{buf}
	para := p.Paras[p.Words[i].Para]
	at := func(d int) *page.Word {
		j := int32(i + d)
		if j < para.First || j >= para.Last {
			return &edge
		}
		return &p.Words[j]
	}
	w, l1, l2, r1, r2 := at(0), at(-1), at(-2), at(1), at(2)
	m.words(w, l1, l2, r1, r2, at(3))
	m.quotes(p, i, w, l1, l2, r1, r2)
	m.cues(p, i, w)
	m.tree(p, i, w)
	m.place(p, i, para, w)
	return m.out
}

func (m *maker) words(w, l1, l2, r1, r2, r3 *page.Word) {
	m.out = append(m.out, linear.Mix(1, 0)) // bias
	m.add(2, w.Low)
	m.add(3, l1.Low)
	m.add(4, r1.Low)
	m.add(5, l2.Low)
	m.add(6, r2.Low)
	m.add2(7, l1.Low, w.Low)
	m.add2(8, w.Low, r1.Low)
	m.add(9, w.Lemma)
	m.add2(10, l1.Lemma, w.Lemma)
	m.add2(11, w.Lemma, r1.Lemma)
	m.add(12, w.Suffix)
	m.add2(13, w.Tag, uint32(w.Shape))
	m.add(14, l1.Tag)
	m.add(15, r1.Tag)
	m.add2(16, l1.Tag, w.Tag)
	m.add2(17, w.Tag, r1.Tag)
	m.add3(18, l1.Tag, w.Tag, r1.Tag)
	m.add3(19, l2.Tag, l1.Tag, w.Tag)
	m.add3(20, w.Tag, r1.Tag, r2.Tag)
	m.add3(21, r1.Tag, r2.Tag, r3.Tag)
	m.add2(22, uint32(w.Cue), uint32(w.Pos))
	m.add2(23, uint32(l1.Cue), w.Tag)
	m.add2(24, uint32(r1.Cue), w.Tag)
	m.add3(25, uint32(l2.Cue), uint32(l1.Pos), uint32(w.Pos))
	m.add3(26, uint32(r2.Cue), uint32(r1.Pos), uint32(w.Pos))
	m.add3(27, uint32(w.Cue), l1.Tag, r1.Tag)
	m.add2(28, w.Lemma, r1.Tag)
	m.add2(29, w.Lemma, l1.Tag)
	m.add(80, w.Group)
	m.add2(81, w.Group, r1.Tag)
	m.add2(82, l1.Group, w.Tag)
	m.add2(83, w.Tag, r1.Group)
	m.add3(84, l1.Broad, w.Broad, r1.Broad)
	m.add2(85, w.Group, l1.Group)
}

func (m *maker) quotes(p *page.Page, i int, w, l1, l2, r1, r2 *page.Word) {
	q := uint32(w.Quote) | uint32(w.Mark)<<2
	if w.Scare {
		q |= 1 << 5
	}
	m.add(30, q)
	m.add2(31, q, w.Tag)
	m.add3(32, q, uint32(l1.Quote)|uint32(l1.Mark)<<2, uint32(r1.Quote)|uint32(r1.Mark)<<2)
	m.add3(33, uint32(l2.Mark), uint32(l1.Mark), uint32(w.Pos))
	m.add3(34, uint32(r2.Mark), uint32(r1.Mark), uint32(w.Pos))
	if qi := p.Inside[i]; qi >= 0 {
		z := &p.Quotes[qi]
		size := length(int(z.Inner.End-z.Inner.Start) / 5)
		m.add3(35, size, uint32(w.Pos), q)
		cont := uint32(0)
		if z.Continues {
			cont = 1
		}
		if z.Open {
			cont |= 2
		}
		m.add2(36, cont, size)
	}
}

// length buckets a count of words or a distance.
func length(n int) uint32 {
	switch {
	case n <= 4:
		return uint32(n)
	case n <= 6:
		return 5
	case n <= 9:
		return 6
	case n <= 14:
		return 7
	case n <= 24:
		return 8
	}
	return 9
}

func (m *maker) cues(p *page.Page, i int, w *page.Word) {
	left, right := uint32(0), uint32(0)
	if w.LeftCue >= 0 {
		c := &p.Words[w.LeftCue]
		left = uint32(c.Cue)
		d := length(i - int(w.LeftCue))
		m.add3(40, c.Lemma, d, q(w))
		m.add3(41, left, d, uint32(w.Pos))
		m.add2(42, c.Lemma, w.Tag)
	}
	if w.RightCue >= 0 {
		c := &p.Words[w.RightCue]
		right = uint32(c.Cue)
		d := length(int(w.RightCue) - i)
		m.add3(43, c.Lemma, d, q(w))
		m.add3(44, right, d, uint32(w.Pos))
	}
	m.add3(45, left, right, q(w))
}

func q(w *page.Word) uint32 { return uint32(w.Quote) | uint32(w.Mark)<<2 }

// tree adds the head, the relations up to the nearest head of a cue class, and
// what the subtree under the token looks like.
func (m *maker) tree(p *page.Page, i int, w *page.Word) {
	if w.Rel == dragoman.NoRel {
		return
	}
	m.add2(50, uint32(w.Rel), w.Tag)
	side := uint32(0)
	if w.Head > int32(i) {
		side = 1
	}
	head := &edge
	if w.Head >= 0 {
		head = &p.Words[w.Head]
	}
	m.add3(51, uint32(w.Rel), head.Lemma, side)
	m.add3(52, uint32(w.Rel), uint32(head.Cue), side|uint32(head.Pos)<<1)
	m.add3(53, uint32(w.Rel), uint32(head.Rel), side|uint32(head.Cue)<<1)
	m.add3(54, w.Lemma, uint32(w.Rel), uint32(head.Cue))
	m.add2(86, uint32(w.Rel), head.Group)
	m.add3(87, w.Group, uint32(w.Rel), uint32(head.Cue))
	path, h, last := uint32(w.Rel), w.Head, w.Rel
	for n := uint32(1); n <= 6 && h >= 0; n++ {
		c := &p.Words[h]
		if c.Cue != 0 && (c.Pos == dragoman.VERB || c.Pos == dragoman.NOUN) {
			s := uint32(0)
			if h > int32(i) {
				s = 1
			}
			m.add3(55, path, uint32(c.Cue), s)
			m.add3(56, uint32(last), uint32(c.Cue), s|min(n, 3)<<1)
			m.add3(57, uint32(last), c.Lemma, s)
			break
		}
		last = c.Rel
		path = linear.Mix(path, uint32(last))
		h = c.Head
	}
	if h < 0 {
		m.add3(58, path, uint32(w.Cue), w.Tag)
	}
	m.edges(p, i, w)
}

// edges adds the largest subtrees that begin or end at the token.
func (m *maker) edges(p *page.Page, i int, w *page.Word) {
	top := int32(i)
	for n := 0; n < 12; n++ {
		h := p.Words[top].Head
		if h < 0 || p.Words[h].Left != int32(i) {
			break
		}
		top = h
	}
	t := &p.Words[top]
	if t.Left == int32(i) && t.Head >= 0 {
		h := &p.Words[t.Head]
		m.add3(60, uint32(t.Rel), uint32(h.Cue), length(int(t.Right-t.Left)))
		m.add3(61, uint32(t.Rel), h.Lemma, 0)
	} else if t.Left == int32(i) {
		m.add2(62, w.Tag, uint32(t.Cue))
	}
	top = int32(i)
	for n := 0; n < 12; n++ {
		h := p.Words[top].Head
		if h < 0 || p.Words[h].Right != int32(i)+1 {
			break
		}
		top = h
	}
	if t = &p.Words[top]; t.Right == int32(i)+1 && t.Head >= 0 {
		h := &p.Words[t.Head]
		m.add3(63, uint32(t.Rel), uint32(h.Cue), length(int(t.Right-t.Left)))
	}
}

// place adds where in the text the token stands.
func (m *maker) place(p *page.Page, i int, para page.Range, w *page.Word) {
	s := &p.R.Sentences[w.Sent]
	m.add2(70, length(i-int(s.First)), uint32(w.Shape))
	m.add2(71, min(length(int(s.Last)-1-i), 3), w.Tag)
	m.add2(72, min(length(i-int(para.First)), 3), w.Low)
	title := uint32(0)
	if w.Para == 0 && p.Title {
		title = 1
		m.add2(73, w.Tag, w.Low)
	}
	m.add2(74, title, length(int(para.Last-para.First)))
	inQuotes := uint32(0)
	if p.Words[s.First].Quote > 0 {
		inQuotes = 1
	}
	if p.Words[s.Last-1].Quote > 0 {
		inQuotes |= 2
	}
	m.add3(75, inQuotes, q(w), uint32(w.Pos))
}
