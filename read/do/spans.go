// SPDX-License-Identifier: Apache-2.0

package do

import (
	"strings"
	"unicode"

	"dragoman"
	"dragoman/internal/linear"
	"dragoman/read/do/frame"
)

// SpanTags are the classes of the span tagger: outside, and the first and
// further words of sources (S), targets (T) and reciprocal parties (R) of the
// sentence's main event.
var SpanTags = []string{"O", "B-S", "I-S", "B-T", "I-T", "B-R", "I-R"}

// mayFollow reports whether tag b may stand after tag a.
func mayFollow(a, b int) bool {
	if b == 0 || b%2 == 1 {
		return true
	}
	return a == b || a == b-1
}

// Templates of the span tagger.
const (
	gForm uint32 = iota + 200
	gLemma
	gShape
	gPos
	gPosSeq
	gContext
	gHead
	gNounHead
	gGov
	gEdge
	gTrans
	gSide
	gCluster
	gExtent
)

// Spans tags sources and targets. Read-only, safe for concurrent use.
type Spans struct {
	frames *frame.Lexicon
	model  linear.Scorer
}

// NewSpans makes a tagger of a model; nil serves for making features only.
func NewSpans(p *Pairs, model linear.Scorer) *Spans { return &Spans{p.frames, model} }

// Features of each token of sentence n of a reading.
func (g *Spans) Features(r *dragoman.Reading, n int) [][]uint32 {
	s := r.Sentences[n]
	c := frame.NewClause(g.frames, r, int(s.First), int(s.Last))
	out := make([][]uint32, len(c.Lemmas))
	for i := range out {
		out[i] = g.token(c, i)
	}
	return out
}

func (g *Spans) token(c *frame.Clause, i int) []uint32 {
	f := make([]uint32, 0, 64)
	add := func(t uint32, s ...string) { f = append(f, linear.Hash(t, strings.Join(s, "|"))) }
	pos := func(j int) string {
		if j < 0 || j >= len(c.Lemmas) {
			return "#"
		}
		return c.UPOS[j].String()
	}
	lem := func(j int) string {
		if j < 0 || j >= len(c.Lemmas) {
			return "#"
		}
		return c.Lemmas[j]
	}
	add(gForm, frame.Low(c.R, c.First+i))
	add(gLemma, lem(i))
	add(gShape, shape(c.R.Tokens[c.First+i].Of(c.R.Text)))
	for d := -2; d <= 2; d++ {
		k := string(rune('c' + d))
		if d != 0 {
			add(gContext, k, lem(i+d))
		}
		add(gPos, k, pos(i+d))
	}
	for d := -1; d <= 1; d++ {
		if i+d < 0 || i+d >= len(c.Lemmas) {
			continue
		}
		id := g.frames.Clusters.Of(c.R.Tokens[c.First+i+d].Of(c.R.Text))
		for _, n := range [...]int{6, 10, 16} {
			f = append(f, linear.Mix(linear.Hash(gCluster, string(rune('c'+d))), g.frames.Clusters.Prefix(id, n)))
		}
	}
	add(gContext, "bi-", lem(i-1), lem(i))
	add(gContext, "bi+", lem(i), lem(i+1))
	add(gContext, "pre", lem(i-2), lem(i-1))
	add(gContext, "post", lem(i+1), lem(i+2))
	add(gPosSeq, "3", pos(i-1), pos(i), pos(i+1))
	add(gPosSeq, "-", pos(i-1), pos(i))
	add(gPosSeq, "--", pos(i-2), pos(i-1), pos(i))
	add(gPosSeq, "+", pos(i), pos(i+1))
	add(gPosSeq, "++", pos(i), pos(i+1), pos(i+2))
	add(gSide, c.Side(i))
	add(gSide, c.Side(i), pos(i))
	if i == 0 {
		add(gSide, "first")
	}
	if !c.Parsed {
		return f
	}
	return g.parsed(c, i, f)
}

// parsed adds what the tree shows: the noun phrase the token is in, how deep,
// and what governs that phrase.
func (g *Spans) parsed(c *frame.Clause, i int, f []uint32) []uint32 {
	add := func(t uint32, s ...string) { f = append(f, linear.Hash(t, strings.Join(s, "|"))) }
	p := c.UPOS[i].String()
	h := c.Head[i]
	add(gHead, c.Rel[i].String(), p)
	if h >= 0 {
		add(gHead, c.Rel[i].String(), c.Lemmas[h])
		add(gHead, c.Rel[i].String(), c.UPOS[h].String(), p)
	}
	g.extents(c, i, add)
	n, path := c.Phrase(i)
	gov := c.Head[n]
	rel := c.Role(n)
	depth := "0"
	if n != i {
		depth = path
	}
	edge := ""
	if i == c.Left[n] {
		edge += "L"
	}
	if i == c.Right[n] {
		edge += "R"
	}
	add(gNounHead, rel, depth, p)
	add(gNounHead, rel, edge)
	add(gNounHead, rel, edge, depth)
	add(gNounHead, rel, c.Lemmas[n])
	add(gEdge, edge, p)
	if gov < 0 {
		add(gGov, "root", rel, p)
		return f
	}
	fr := "-"
	if x := c.Frame(gov); x != nil && x.Type != "" {
		fr = x.Type
	}
	main := "sub"
	if c.Head[gov] < 0 {
		main = "main"
	}
	voice := "act"
	if c.Passive[gov] {
		voice = "pass"
	}
	add(gGov, rel, fr)
	add(gGov, rel, fr, edge)
	add(gGov, rel, main, voice)
	add(gGov, rel, main, voice, edge)
	add(gGov, rel, main, voice, fr)
	add(gGov, rel, main, voice, fr, depth)
	add(gGov, rel, c.Lemmas[gov])
	add(gGov, rel, voice, c.Lemmas[gov], main)
	add(gGov, c.Rel[gov].String(), rel, fr)
	if c.Head[gov] >= 0 {
		add(gGov, "up", rel, c.Rel[gov].String(), c.Lemmas[c.Head[gov]])
		up := "-"
		if x := c.Frame(c.Head[gov]); x != nil && x.Type != "" {
			up = x.Type
		}
		add(gGov, "upf", rel, c.Rel[gov].String(), up, fr)
	}
	return f
}

// extents adds where the token stands in its own phrase and in the outermost
// one, with what governs them.
func (g *Spans) extents(c *frame.Clause, i int, add func(uint32, ...string)) {
	inner, outer := i, i
	for d := 0; d < 12 && c.Head[outer] >= 0; d++ {
		switch c.Rel[outer] {
		case dragoman.Det, dragoman.Amod, dragoman.Compound, dragoman.Flat, dragoman.Nummod, dragoman.Case, dragoman.Fixed, dragoman.Punct, dragoman.Cc:
			if inner == outer {
				inner = c.Head[outer]
			}
			outer = c.Head[outer]
			continue
		case dragoman.Nmod, dragoman.Appos:
			outer = c.Head[outer]
			continue
		}
		break
	}
	for k, n := range [...]int{inner, outer} {
		if k == 1 && inner == outer {
			break
		}
		role := c.Role(n)
		h := c.Head[n]
		if c.Rel[n] == dragoman.Conj && h >= 0 {
			role = "&" + c.Role(h)
			h = c.Head[h]
		}
		e := c.Extent(n)
		flag := "o"
		switch {
		case i == e[0] && i == e[1]-1:
			flag = "u"
		case i == e[0]:
			flag = "b"
		case i == e[1]-1:
			flag = "e"
		case i > e[0] && i < e[1]:
			flag = "i"
		}
		where := string(rune('0' + k))
		add(gExtent, where, flag, role)
		add(gExtent, where, flag, c.UPOS[n].String())
		if h < 0 {
			continue
		}
		voice, main := "", ""
		if c.Passive[h] {
			voice = "p"
		}
		if c.Head[h] < 0 {
			main = "m"
		}
		add(gExtent, where, flag, role, c.FrameType(h), voice)
		add(gExtent, where, flag, role, c.FrameType(h), voice, main)
		add(gExtent, where, flag, role, c.Lemmas[h])
		for _, q := range c.Kids[h] {
			if c.Rel[q] == dragoman.Obj && q != n {
				add(gExtent, where, flag, role, "o", c.FrameType(q), c.FrameType(h))
			}
		}
		if u := c.Head[h]; u >= 0 {
			add(gExtent, where, flag, role, c.Rel[h].String(), c.FrameType(u), c.FrameType(h))
			add(gExtent, where, flag, role, c.Rel[h].String(), c.Lemmas[u])
		}
	}
}

// shape folds a word to its letter shape.
func shape(w string) string {
	out := make([]byte, 0, 8)
	for _, r := range w {
		b := byte('.')
		switch {
		case unicode.IsUpper(r):
			b = 'A'
		case unicode.IsLetter(r):
			b = 'a'
		case unicode.IsDigit(r):
			b = '0'
		}
		if n := len(out); n < 2 || out[n-1] != b || out[n-2] != b {
			out = append(out, b)
		}
		if len(out) == 8 {
			break
		}
	}
	return string(out)
}

// transition is the feature that scores a tag after tag prev.
func transition(prev int) uint32 { return linear.Hash(gTrans, string(rune('0'+prev))) }

// Decode finds the best tag sequence (Viterbi, first order) under a scorer.
// It returns tags and, for training, nothing else: scores are the model's.
func Decode(features [][]uint32, model linear.Scorer) []int {
	const k = 7
	n := len(features)
	if n == 0 {
		return nil
	}
	var trans [k + 1][k]int32
	for a := 0; a <= k; a++ {
		model.Score([]uint32{transition(a)}, trans[a][:])
	}
	back := make([][k]int8, n)
	var best, next [k]int32
	const never = -1 << 30
	for i := range features {
		var emit [k]int32
		model.Score(features[i], emit[:])
		for b := range k {
			next[b] = never
			if i == 0 {
				if mayFollow(0, b) {
					next[b] = emit[b] + trans[k][b]
				}
				continue
			}
			for a := range k {
				if best[a] == never || !mayFollow(a, b) {
					continue
				}
				if s := best[a] + trans[a][b] + emit[b]; s > next[b] {
					next[b], back[i][b] = s, int8(a)
				}
			}
		}
		best = next
	}
	out := make([]int, n)
	out[n-1] = linear.Best(best[:])
	for i := n - 1; i > 0; i-- {
		out[i-1] = int(back[i][out[i]])
	}
	return out
}

// UpdateSpans moves a perceptron from guess to gold.
func UpdateSpans(p *linear.Perceptron, features [][]uint32, gold, guess []int) {
	pg, pq := 7, 7
	for i := range features {
		p.Update(features[i], gold[i], guess[i])
		if pg != pq || gold[i] != guess[i] {
			p.Add([]uint32{transition(pg)}, gold[i], 1)
			p.Add([]uint32{transition(pq)}, guess[i], -1)
		}
		pg, pq = gold[i], guess[i]
	}
}

// Tagged are token ranges [first, last) of a sentence, by role.
type Tagged struct{ Source, Target, Mutual [][2]int }

// Ranges collects the ranges of a tag sequence.
func Ranges(tags []int) (out Tagged) {
	for i := 0; i < len(tags); i++ {
		if tags[i] == 0 {
			continue
		}
		j := i + 1
		for j < len(tags) && tags[j] != 0 && tags[j]%2 == 0 && (tags[j]-1)/2 == (tags[i]-1)/2 {
			j++
		}
		switch (tags[i] - 1) / 2 {
		case 0:
			out.Source = append(out.Source, [2]int{i, j})
		case 1:
			out.Target = append(out.Target, [2]int{i, j})
		case 2:
			out.Mutual = append(out.Mutual, [2]int{i, j})
		}
		i = j - 1
	}
	return
}

// Tag returns the ranges of sentence n, relative to its first token.
func (g *Spans) Tag(r *dragoman.Reading, n int) Tagged {
	return Ranges(Decode(g.Features(r, n), g.model))
}
