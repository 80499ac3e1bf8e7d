// SPDX-License-Identifier: Apache-2.0

package bind

import (
	"dragoman"
	"dragoman/read/say/cue"
	"dragoman/read/say/page"
)

// context is one cue on its page.
type context struct {
	p      *page.Page
	labels []cue.Label
	q      Cue
	para   page.Range
	sent   page.Range
	lo, hi int32 // how far the parts may reach
	head   *page.Word
	class  uint32
	last   uint32 // hash of the cue's last word
	words  uint32 // tokens of the cue, at most 3
	buf    []uint32
}

var outside = page.Word{Low: 1, Lemma: 1, Tag: 1, Shape: 6, Head: -1, LeftCue: -1, RightCue: -1, Sent: -1}

func (c *context) set(p *page.Page, labels []cue.Label, q Cue) {
	c.p, c.labels, c.q = p, labels, q
	c.head = &p.Words[q.Head]
	c.class = uint32(c.head.Cue)
	c.last = p.Words[q.Last-1].Low
	c.words = uint32(min(3, q.Last-q.First))
	c.para = p.Paras[c.head.Para]
	s := &p.R.Sentences[c.head.Sent]
	c.sent = page.Range{First: s.First, Last: s.Last}
	c.lo = max(c.para.First, q.First-reach)
	c.hi = min(c.para.Last, q.Last+reach)
}

func (c *context) word(i int32) *page.Word {
	if i < c.para.First || i >= c.para.Last {
		return &outside
	}
	return &c.p.Words[i]
}

func (c *context) label(i int32) uint32 {
	if i < c.para.First || i >= c.para.Last {
		return 7
	}
	return uint32(c.labels[i])
}

// positions calls f for every place where part k may begin (start) or end (the
// last token). In the cue's own sentence every word will do; in the others of
// the paragraph only the first and last words of sentences and quotations.
func (c *context) positions(k int, f func(i int32, start bool)) {
	from, to := c.lo, c.hi
	switch k {
	case Source:
		from, to = max(from, c.sent.First), min(to, c.sent.Last)
		from, to = max(from, c.q.First-longest), min(to, c.q.Last+longest)
	case Left:
		to = c.q.First
	case Right:
		from = c.q.Last
	}
	for i := from; i < to; i++ {
		w := &c.p.Words[i]
		if w.Shape == 4 || i >= c.q.First && i < c.q.Last {
			continue
		}
		same := i >= c.sent.First && i < c.sent.Last
		if same || c.opensHere(i) {
			if k != Source || likelySource(w) {
				f(i, true)
			}
		}
		if same || c.endsHere(i) {
			if k != Source || w.Pos != dragoman.ADP && w.Pos != dragoman.DET && w.Pos != dragoman.CCONJ {
				f(i, false)
			}
		}
	}
}

// likelySource reports whether a source can begin with the word.
func likelySource(w *page.Word) bool {
	switch w.Pos {
	case dragoman.AUX, dragoman.CCONJ, dragoman.PART, dragoman.PUNCT, dragoman.INTJ:
		return false
	}
	return true
}

// opensHere reports whether a sentence or a quotation begins at token i.
func (c *context) opensHere(i int32) bool {
	if c.word(i-1).Mark != 0 {
		return true
	}
	for j := i - 1; j >= c.para.First && j >= i-3; j-- {
		if c.p.Words[j].Sent != c.p.Words[i].Sent {
			return true
		}
		if c.p.Words[j].Shape != 4 {
			return false
		}
	}
	return i-3 < c.para.First
}

// endsHere reports whether a sentence or a quotation ends with token i.
func (c *context) endsHere(i int32) bool {
	for j := i + 1; j < i+4; j++ {
		w := c.word(j)
		if w.Mark != 0 || w.Sent != c.p.Words[i].Sent {
			return true
		}
		if w.Shape != 4 {
			return false
		}
	}
	return false
}

// fits reports whether tokens a..e can be part k.
func (c *context) fits(k int, a, e int32) bool {
	if a > e {
		return false
	}
	if k == Source {
		return e-a < longest && (e < c.q.First || a >= c.q.Last)
	}
	return true
}

// all returns the features of a whole choice.
func (c *context) all(ch Choice) []uint32 {
	c.buf = c.buf[:0]
	for k := range parts {
		if ch[k].First < 0 {
			c.missing(k)
			continue
		}
		c.start(k, ch[k].First)
		c.end(k, ch[k].Last-1)
		c.pair(k, ch[k].First, ch[k].Last-1)
	}
	c.shape(pattern(c, ch))
	return c.buf
}
