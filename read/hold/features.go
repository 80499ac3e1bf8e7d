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
	add := func(template uint32, parts ...string) {
		h := linear.Hash(template, parts[0])
		for _, p := range parts[1:] {
			h = linear.Mix(h, linear.Hash(template, p))
		}
		out = append(out, h)
	}
	k := c.tok(t)
	tag, lemma, rel := k.XPOS, k.Lemma, k.Rel.String()
	add(1, "bias")
	add(2, lemma)
	add(3, tag)
	add(4, c.form(t))
	add(5, rel, tag)
	add(6, lemma, rel)
	id := f.cl.Of(c.form(t))
	for _, n := range []int{4, 6, 10, 20} {
		out = append(out, linear.Mix(linear.Hash(7, tag), f.cl.Prefix(id, n)+uint32(n)<<24))
	}
	status := string(st.status())
	add(8, status)
	add(9, status, tag)
	add(10, status, modeNames[st.mode], rel)
	add(11, modeNames[st.mode], flag(st.neg), flag(st.going), flag(st.under))
	for _, w := range st.why {
		add(12, w)
		add(13, w, tag)
	}
	if len(st.why) > 1 {
		add(14, st.why[0], st.why[1])
	}
	// The words around.
	for d := -5; d <= 5; d++ {
		i := t + d
		if d == 0 || i < c.first || i >= c.last {
			continue
		}
		side := "after"
		if d < 0 {
			side = "before"
		}
		add(20, side, c.form(i))
		if d >= -3 && d <= 3 {
			add(uint32(30+d), c.form(i))
			add(uint32(40+d), c.tok(i).XPOS)
		}
	}
	if t-1 >= c.first {
		add(50, c.form(t-1), tag)
		if t-2 >= c.first {
			add(51, c.form(t-2), c.form(t-1))
			add(52, c.tok(t-2).XPOS, c.tok(t-1).XPOS, tag)
		}
	}
	// The dependents.
	aux := ""
	for _, i := range c.children(t) {
		d := c.tok(i)
		add(60, d.Rel.String())
		switch d.Rel {
		case dragoman.Aux, dragoman.Cop, dragoman.Mark, dragoman.Advmod, dragoman.Det, dragoman.Case, dragoman.Cc:
			add(61, d.Rel.String(), c.form(i))
			add(62, d.Rel.String(), c.form(i), tag)
			if d.Rel == dragoman.Aux {
				aux += c.form(i) + " "
			}
		case dragoman.Nsubj:
			add(63, c.form(i), tag)
			add(64, d.XPOS)
		}
	}
	add(65, aux, tag)
	// The words above.
	path := rel
	for n, h := 0, c.head(t); h >= 0 && n < 4; n, h = n+1, c.head(h) {
		g := c.tok(h)
		add(uint32(70+n), g.Lemma, rel)
		add(75, path, g.Lemma)
		add(76, path, g.XPOS)
		for _, i := range c.children(h) {
			d := c.tok(i)
			switch d.Rel {
			case dragoman.Aux, dragoman.Mark, dragoman.Advmod:
				if n < 2 {
					add(uint32(80+n), path, c.form(i))
				}
			case dragoman.Nsubj:
				if n == 0 {
					add(84, rel, c.form(i))
				}
			}
		}
		hid := f.cl.Of(c.form(h))
		out = append(out, linear.Mix(linear.Hash(uint32(86+n), path), f.cl.Prefix(hid, 8)))
		path += "<" + g.Rel.String()
	}
	add(90, path)
	// The sentence.
	end := c.form(c.last - 1)
	add(91, end, tag)
	add(92, end, status)
	root := c.root(t)
	add(93, c.tok(root).XPOS, flag(root == t))
	if w := c.form(c.first); c.last-c.first < 40 {
		add(94, w, flag(root == t))
	}
	for _, i := range c.children(root) {
		if m := c.tok(i); m.Rel == dragoman.Aux || m.Rel == dragoman.Advcl || m.Rel == dragoman.Mark {
			add(95, m.Rel.String(), m.Lemma, flag(root == t))
		}
	}
	for i := c.first; i < c.last; i++ {
		if c.is(i, cIf|cPerhaps) {
			side := "before"
			if i > t {
				side = "after"
			}
			add(96, c.form(i), side)
		}
	}
	return out
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
