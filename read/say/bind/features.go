// SPDX-License-Identifier: Apache-2.0

package bind

import (
	"dragoman"
	"dragoman/internal/linear"
	"dragoman/read/say/page"
)

func (c *context) add(t uint32, v ...uint32) {
	h := t*0x01000193 + 11
	for _, x := range v {
		h = (h ^ x) * 0x9E3779B1
		h ^= h >> 15
	}
	h *= 0x85EBCA6B
	c.buf = append(c.buf, h^h>>13)
}

// length buckets a count of tokens.
func length(n int32) uint32 {
	switch {
	case n < 0:
		return 15
	case n <= 4:
		return uint32(n)
	case n <= 6:
		return 5
	case n <= 8:
		return 6
	case n <= 11:
		return 7
	case n <= 15:
		return 8
	case n <= 22:
		return 9
	case n <= 32:
		return 10
	case n <= 50:
		return 11
	}
	return 12
}

func marks(w *page.Word) uint32 { return uint32(w.Quote) | uint32(w.Mark)<<2 }

// away is the distance of token i from the cue, its side and whether it stands
// in the cue's sentence.
func (c *context) away(i int32) uint32 {
	n := uint32(0)
	if i >= c.sent.First && i < c.sent.Last {
		n = 32
	}
	if i < c.q.First {
		return n | length(c.q.First-1-i)
	}
	return n | 16 | length(i-c.q.Last)
}

// start adds the features of part k beginning at token i.
func (c *context) start(k int, i int32) {
	t := uint32(100 + 40*k)
	w, l, l2, r := c.word(i), c.word(i-1), c.word(i-2), c.word(i+1)
	lab := c.label(i)*8 + c.label(i-1)
	d := c.away(i)
	rel := c.relation(i, true)
	m := marks(l) | marks(w)<<5
	c.add(t, w.Low, l.Low)
	c.add(t+1, w.Tag, l.Tag)
	c.add(t+2, l.Low, c.head.Lemma)
	c.add(t+3, w.Low, c.head.Lemma)
	c.add(t+4, w.Tag, c.class, l.Tag)
	c.add(t+5, lab, d)
	c.add(t+6, lab, l.Tag, w.Tag)
	c.add(t+7, lab, c.label(i+1), m)
	c.add(t+8, d, c.class)
	c.add(t+9, d, m)
	c.add(t+10, m, c.class, l.Low)
	c.add(t+11, rel, w.Tag)
	c.add(t+12, rel, c.head.Lemma)
	c.add(t+13, rel, l.Low)
	c.add(t+14, rel, lab)
	c.add(t+15, l.Low, l2.Low)
	c.add(t+16, w.Tag, r.Tag, l.Tag)
	c.add(t+17, d, c.last, l.Low)
	c.add(t+18, uint32(w.Rel), l.Low, c.class)
	c.add(t+19, d&^48, rel)
	c.add(t+20, w.Low)
	c.add(t+21, w.Broad, l.Broad, c.class)
	c.add(t+22, rel, c.head.Group)
	c.add(t+23, side(i, c.head.Left), uint32(c.head.Rel), d&16)
}

// side compares a place with the edge of the cue's subtree: 0 before, 1 at it,
// 2 after it.
func side(i, edge int32) uint32 {
	switch {
	case i < edge:
		return 0
	case i == edge:
		return 1
	}
	return 2
}

// commas counts the commas between the cue and token i, at most 3.
func (c *context) commas(i int32) uint32 {
	n := uint32(0)
	for k := c.q.Last; k < i && n < 3; k++ {
		if c.p.Words[k].Low == comma {
			n++
		}
	}
	return n
}

var comma = linear.Hash(1, ",")

// end adds the features of part k ending with token i.
func (c *context) end(k int, i int32) {
	t := uint32(300 + 40*k)
	w, r, r2, l := c.word(i), c.word(i+1), c.word(i+2), c.word(i-1)
	lab := c.label(i)*8 + c.label(i+1)
	d := c.away(i)
	rel := c.relation(i, false)
	m := marks(r) | marks(w)<<5
	stop := uint32(0)
	if r.Sent != w.Sent || r2.Sent != w.Sent && r.Shape == 4 {
		stop = 1
	}
	c.add(t, w.Low, r.Low)
	c.add(t+1, w.Tag, r.Tag)
	c.add(t+2, r.Low, c.head.Lemma)
	c.add(t+3, r.Low, r2.Low)
	c.add(t+4, r.Tag, r2.Tag, w.Tag)
	c.add(t+5, lab, d)
	c.add(t+6, lab, w.Tag, r.Tag)
	c.add(t+7, lab, c.label(i+2), m)
	c.add(t+8, d, c.class)
	c.add(t+9, d, m)
	c.add(t+10, m, stop, r.Low)
	c.add(t+11, rel, r.Tag)
	c.add(t+12, rel, c.head.Lemma)
	c.add(t+13, rel, r.Low)
	c.add(t+14, rel, lab)
	c.add(t+15, stop, c.class, rel)
	c.add(t+16, r.Lemma, uint32(r.Rel))
	c.add(t+17, r2.Lemma, r.Low)
	c.add(t+18, l.Tag, w.Tag, r.Tag)
	c.add(t+19, uint32(r.Rel), uint32(r2.Rel), r.Low)
	c.add(t+20, w.Low, stop)
	c.add(t+21, w.Broad, r.Broad, stop)
	c.add(t+22, rel, c.head.Group)
	edge := side(i+1, c.head.Right)
	c.add(t+23, edge, uint32(c.head.Rel), d&16)
	c.add(t+24, edge, r.Low, c.class)
	c.add(t+25, edge, stop, uint32(c.head.Rel))
	if k == Right {
		c.add(t+26, c.commas(i), stop, r.Low)
		c.add(t+27, c.commas(i), rel)
	}
}

// relation names the largest subtree that begins (or ends) with token i and
// leaves the cue out, and how it hangs to the cue.
func (c *context) relation(i int32, start bool) uint32 {
	top, ok := c.top(i, start)
	if !ok {
		return 1
	}
	w := &c.p.Words[top]
	return uint32(w.Rel)<<4 | c.hangs(top)<<1 | 1<<12
}

func (c *context) top(i int32, start bool) (int32, bool) {
	words := c.p.Words
	begins := func(t int32) bool {
		if start {
			return words[t].Left == i
		}
		return words[t].Right == i+1
	}
	if !begins(i) {
		return i, false
	}
	top := i
	for n := 0; n < 15; n++ {
		h := words[top].Head
		if h < 0 || !begins(h) || words[h].Left <= c.q.Head && c.q.Head < words[h].Right {
			break
		}
		top = h
	}
	return top, true
}

// hangs tells how token t is tied to the cue: 1 its head heads the cue, 2 its
// head is in the cue, 3 it shares the cue's head, 4 the cue hangs on it, 5 on
// its head's head, 6 it is above that, 0 otherwise.
func (c *context) hangs(t int32) uint32 {
	h := c.p.Words[t].Head
	switch {
	case h == c.q.Head:
		return 1
	case h >= c.q.First && h < c.q.Last:
		return 2
	case h >= 0 && h == c.head.Head:
		return 3
	case c.head.Head == t:
		return 4
	case h >= 0 && c.head.Head >= 0 && c.p.Words[c.head.Head].Head == h:
		return 5
	case h < 0:
		return 6
	case c.p.Words[h].Head == c.q.Head:
		return 7
	}
	return 0
}

// pair adds the features of part k as tokens a..e.
func (c *context) pair(k int, a, e int32) {
	t := uint32(500 + 40*k)
	words := c.p.Words
	first, after, before := c.word(a), c.word(e+1), c.word(a-1)
	n := length(e - a + 1)
	chunk := uint32(0) // does the tagger's chunk agree
	want := uint32(5)
	if k == Source {
		want = 1
	}
	if c.label(a) == want {
		chunk = 1
	}
	if x := c.label(e + 1); x != want+1 && (c.label(e) == want || c.label(e) == want+1) {
		chunk |= 2
	}
	inner, roots, cues, verbs, root := uint32(0), uint32(0), uint32(0), uint32(0), a
	for i := a; i <= e && i < a+80; i++ {
		w := &words[i]
		if uint32(c.labels[i]) == want+1 {
			inner++
		} else if c.labels[i] == 3 {
			cues++
		}
		if w.Head < a || w.Head > e {
			if roots == 0 || w.Shape != 4 {
				root = i
			}
			if w.Shape != 4 {
				roots++
			}
		}
		if w.Pos == dragoman.VERB || w.Pos == dragoman.AUX {
			verbs++
		}
	}
	if int32(inner) == e-a {
		chunk |= 4
	}
	rw := &words[root]
	stop := uint32(0)
	if after.Sent != words[e].Sent || c.word(e+2).Sent != words[e].Sent && after.Shape == 4 {
		stop = 1
	}
	quote := uint32(0)
	if before.Mark == 1 {
		quote = 1
	}
	if after.Mark == 2 || c.word(e+2).Mark == 2 && after.Shape == 4 {
		quote |= 2
	}
	if x := c.p.Inside[a]; x >= 0 && x == c.p.Inside[e] {
		quote |= 4
	}
	sents := uint32(min(3, words[e].Sent-first.Sent))
	c.add(t, n, chunk)
	c.add(t+1, n, c.class)
	c.add(t+2, chunk, quote)
	c.add(t+3, quote, sents, stop)
	c.add(t+4, min(roots, 4), stop, quote)
	c.add(t+5, min(roots, 4), min(cues, 3), sents)
	c.add(t+6, first.Low, stop, min(verbs, 2))
	c.add(t+7, first.Low, c.head.Lemma, min(verbs, 2))
	c.add(t+8, first.Low, after.Low)
	c.add(t+9, uint32(rw.Rel), c.hangs(root), min(roots, 3))
	c.add(t+10, uint32(rw.Rel), c.hangs(root), c.head.Lemma)
	c.add(t+11, uint32(rw.Rel), uint32(rw.Pos), c.class)
	c.add(t+12, c.relation(a, true), c.relation(e, false))
	c.add(t+13, n, stop, min(verbs, 2))
	c.add(t+14, uint32(first.Pos), after.Tag, min(roots, 3))
	c.add(t+15, c.class, quote, stop, c.away(a)&^15)
	c.add(t+16, min(cues, 3), n)
	c.add(t+17, chunk, min(roots, 3), uint32(rw.Rel))
	if k == Source {
		c.add(t+20, rw.Lemma)
		c.add(t+21, rw.Lemma, c.class)
		c.add(t+22, uint32(rw.Pos), first.Tag, n)
		c.add(t+23, first.Low, n)
		c.add(t+24, c.away(e), uint32(rw.Rel), c.hangs(root))
		c.add(t+25, c.away(a), n)
		c.add(t+26, rw.Group, c.class)
	}
}

// missing adds the features of part k not being there.
func (c *context) missing(k int) {
	t := uint32(700 + 40*k)
	l, l2, r, r2 := c.word(c.q.First-1), c.word(c.q.First-2), c.word(c.q.Last), c.word(c.q.Last+1)
	c.add(t)
	c.add(t+1, c.head.Lemma)
	c.add(t+2, c.class, uint32(c.head.Pos))
	c.add(t+3, c.head.Tag, c.words)
	c.add(t+4, l.Low, r.Low)
	c.add(t+5, l.Tag, r.Tag)
	c.add(t+6, l.Low, l2.Low)
	c.add(t+7, r.Low, r2.Low)
	c.add(t+8, marks(l)|marks(l2)<<5, marks(r)|marks(r2)<<5)
	c.add(t+9, c.head.Lemma, l.Tag, r.Tag)
	c.add(t+10, uint32(c.head.Rel), c.class)
	c.add(t+11, c.last, c.head.Lemma)
	near := c.near()
	c.add(t+12, near)
	c.add(t+13, near, c.head.Lemma)
	c.add(t+14, near, c.class, marks(c.head))
	c.add(t+15, length(c.q.First-c.sent.First), length(c.sent.Last-c.q.Last))
	own := c.label(c.q.First)*8 + c.label(c.q.Head)
	c.add(t+18, own)
	c.add(t+19, own, c.class)
	c.add(t+20, own, c.head.Lemma)
	c.add(t+21, own, near)
	c.add(t+22, own, uint32(c.head.Rel), marks(c.head))
	c.add(t+16, c.head.Group)
	c.add(t+17, c.head.Group, l.Tag, r.Tag)
}

// near sums up the tagger's labels beside the cue: the next one that is not
// outside, on either side, within six tokens.
func (c *context) near() uint32 {
	l, r := uint32(0), uint32(0)
	for i := int32(1); i <= 6 && l == 0; i++ {
		l = c.label(c.q.First - i)
	}
	for i := int32(0); i < 6 && r == 0; i++ {
		r = c.label(c.q.Last + i)
	}
	return l*8 + r
}

// shape adds the features of which parts are there (see pattern).
func (c *context) shape(n int) {
	t, x := uint32(900), uint32(n)
	l, r := c.word(c.q.First-1), c.word(c.q.Last)
	c.add(t, x)
	c.add(t+1, x, c.class)
	c.add(t+2, x, c.head.Lemma)
	c.add(t+3, x, l.Tag, r.Tag)
	c.add(t+4, x, c.near())
	c.add(t+5, x, c.last, c.class)
	c.add(t+6, x, marks(c.head), uint32(c.head.Rel))
	c.add(t+7, x, c.head.Tag, c.words)
	c.add(t+8, x, marks(l), marks(r))
	c.add(t+9, x, length(c.q.First-c.sent.First))
	c.add(t+10, x, length(c.sent.Last-c.q.Last))
	c.add(t+11, x, c.head.Group)
	c.add(t+12, x, c.label(c.q.Head), c.class)
	c.add(t+13, x, c.label(c.q.Head), c.near())
}
