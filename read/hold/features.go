// SPDX-License-Identifier: Apache-2.0

package hold

import (
	"dragoman"
	"dragoman/internal/clusters"
	"dragoman/internal/linear"
)

// Bins are the classes of the model: the mean score of each, from -3 (did not
// happen) to +3 (happened).
var binNames = []string{"-3", "-2", "-1", "0", "1", "2", "2.5", "3"}

// Bins is the number of classes, Bin the class of a score, Centre the score of
// a class.
const Bins = 8

// BinNames are the names of the classes.
func BinNames() []string { return append([]string(nil), binNames...) }

// Bin is the class of a score; classes 0 to 2 lie under -0.5, 5 to 7 at 2 and
// above.
func Bin(score float64) int {
	for i, top := range [...]float64{-2.25, -1.25, -.5, .5, 2, 2.3, 2.75} {
		if score < top {
			return i
		}
	}
	return 7
}

// Features are the features of the model for token t of a parsed sentence, the
// one function for training and reading.
type Features struct {
	w  Words
	cl *clusters.Clusters
}

// NewFeatures makes the feature function of word classes.
func NewFeatures(w Words, cl *clusters.Clusters) *Features { return &Features{w, cl} }

// Of appends the features of token t in sentence s to into.
func (f *Features) Of(r *dragoman.Reading, s *dragoman.Sentence, t int, into []uint32) []uint32 {
	c := newClause(f.w, r, s)
	return f.of(c, t, c.read(t), into)
}

func (f *Features) of(c *clause, t int, st state, out []uint32) []uint32 {
	b := bag(out)
	f.word(&b, c, t, st)
	b.around(c, t)
	b.dependents(c, t)
	f.above(&b, c, t)
	b.sentence(c, t, string(st.status()))
	return b
}

// bag is features as they are gathered.
type bag []uint32

func (b *bag) add(template uint32, parts ...string) {
	h := linear.Hash(template, parts[0])
	for _, p := range parts[1:] {
		h = linear.Mix(h, linear.Hash(template, p))
	}
	*b = append(*b, h)
}

// word adds the token itself and what the rules make of it.
func (f *Features) word(b *bag, c *clause, t int, st state) {
	k := c.tok(t)
	tag, lemma, rel := k.XPOS, k.Lemma, k.Rel.String()
	b.add(1, "bias")
	b.add(2, lemma)
	b.add(3, tag)
	b.add(4, c.form(t))
	b.add(5, rel, tag)
	b.add(6, lemma, rel)
	id := f.cl.Of(c.form(t))
	for _, n := range []int{4, 6, 10, 20} {
		*b = append(*b, linear.Mix(linear.Hash(7, tag), f.cl.Prefix(id, n)+uint32(n)<<24))
	}
	status := string(st.status())
	b.add(8, status)
	b.add(9, status, tag)
	b.add(10, status, modeNames[st.mode], rel)
	b.add(11, modeNames[st.mode], flag(st.neg), flag(st.going), flag(st.under))
	for _, w := range st.why {
		b.add(12, w)
		b.add(13, w, tag)
	}
	if len(st.why) > 1 {
		b.add(14, st.why[0], st.why[1])
	}
}

// around adds the words beside the token.
func (b *bag) around(c *clause, t int) {
	tag := c.tok(t).XPOS
	for d := -5; d <= 5; d++ {
		i := t + d
		if d == 0 || i < c.first || i >= c.last {
			continue
		}
		side := "after"
		if d < 0 {
			side = "before"
		}
		b.add(20, side, c.form(i))
		if d >= -3 && d <= 3 {
			b.add(uint32(30+d), c.form(i))
			b.add(uint32(40+d), c.tok(i).XPOS)
		}
	}
	if t-1 >= c.first {
		b.add(50, c.form(t-1), tag)
		if t-2 >= c.first {
			b.add(51, c.form(t-2), c.form(t-1))
			b.add(52, c.tok(t-2).XPOS, c.tok(t-1).XPOS, tag)
		}
	}
}

// dependents adds what hangs on the token.
func (b *bag) dependents(c *clause, t int) {
	tag, aux := c.tok(t).XPOS, ""
	for _, i := range c.children(t) {
		d := c.tok(i)
		b.add(60, d.Rel.String())
		switch d.Rel {
		case dragoman.Aux, dragoman.Cop, dragoman.Mark, dragoman.Advmod, dragoman.Det, dragoman.Case, dragoman.Cc:
			b.add(61, d.Rel.String(), c.form(i))
			b.add(62, d.Rel.String(), c.form(i), tag)
			if d.Rel == dragoman.Aux {
				aux += c.form(i) + " "
			}
		case dragoman.Nsubj:
			b.add(63, c.form(i), tag)
			b.add(64, d.XPOS)
		}
	}
	b.add(65, aux, tag)
}

// above adds the words the token hangs on, and what hangs on them.
func (f *Features) above(b *bag, c *clause, t int) {
	rel := c.tok(t).Rel.String()
	path := rel
	for n, h := 0, c.head(t); h >= 0 && n < 4; n, h = n+1, c.head(h) {
		g := c.tok(h)
		b.add(uint32(70+n), g.Lemma, rel)
		b.add(75, path, g.Lemma)
		b.add(76, path, g.XPOS)
		for _, i := range c.children(h) {
			switch d := c.tok(i); d.Rel {
			case dragoman.Aux, dragoman.Mark, dragoman.Advmod:
				if n < 2 {
					b.add(uint32(80+n), path, c.form(i))
				}
			case dragoman.Nsubj:
				if n == 0 {
					b.add(84, rel, c.form(i))
				}
			}
		}
		*b = append(*b, linear.Mix(linear.Hash(uint32(86+n), path), f.cl.Prefix(f.cl.Of(c.form(h)), 8)))
		path += "<" + g.Rel.String()
	}
	b.add(90, path)
}

// sentence adds the sentence: its end, its beginning, its root, and its words of
// doubt.
func (b *bag) sentence(c *clause, t int, status string) {
	end := c.form(c.last - 1)
	b.add(91, end, c.tok(t).XPOS)
	b.add(92, end, status)
	root := c.root(t)
	b.add(93, c.tok(root).XPOS, flag(root == t))
	if w := c.form(c.first); c.last-c.first < 40 {
		b.add(94, w, flag(root == t))
	}
	for _, i := range c.children(root) {
		if m := c.tok(i); m.Rel == dragoman.Aux || m.Rel == dragoman.Advcl || m.Rel == dragoman.Mark {
			b.add(95, m.Rel.String(), m.Lemma, flag(root == t))
		}
	}
	for i := c.first; i < c.last; i++ {
		if c.is(i, cIf|cPerhaps) {
			side := "before"
			if i > t {
				side = "after"
			}
			b.add(96, c.form(i), side)
		}
	}
}

func (c *clause) root(t int) int {
	for n := 0; n < 60; n++ {
		h := c.head(t)
		if h < 0 {
			break
		}
		t = h
	}
	return t
}

func flag(b bool) string {
	if b {
		return "1"
	}
	return "0"
}
