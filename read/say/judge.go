// SPDX-License-Identifier: Apache-2.0

package say

import (
	"strconv"

	"dragoman/internal/linear"
	"dragoman/read/say/page"
	"dragoman/read/say/stance"
)

// What the judge must be sure of to overrule the rules (but for those of deeds): the probability that a
// draft is said, below which it is dropped though they keep it, and above which
// it is kept though they drop it. Chosen on the dev set.
const (
	doubtful = 0.20
	certain  = 0.85
)

// keeps reports whether a draft is something said: what the rules say, unless
// the judge is sure of the other. A quotation without a cue and a statement
// inside another's, which the annotators of the training data seldom marked,
// are the rules' alone.
func (s *Sayer) keeps(p *page.Page, d draft) bool {
	yes := s.said(p, d)
	if s.judge == nil || d.head < 0 || d.from == apart || d.from == nested || d.from == owned {
		return yes
	}
	var out [2]int32
	var prob [2]float64
	s.judge.Score(s.features(p, d, yes, make([]uint32, 0, 96)), out[:])
	s.judge.Probabilities(out[:], prob[:])
	if yes {
		return prob[1] >= doubtful
	}
	return prob[1] > certain && !s.sieve.Deed(p, sieved(d))
}

// Judged is a draft as the trainer of the judge sees it.
type Judged struct {
	Cue      page.Range
	Content  []page.Range
	Features []uint32
}

// Candidates are the drafts of a page that the judge has a say in.
func (s *Sayer) Candidates(p *page.Page) []Judged {
	var out []Judged
	for _, d := range s.all(p) {
		if d.head >= 0 && d.from != apart && d.from != nested && d.from != owned {
			out = append(out, Judged{d.cue, d.pieces, s.features(p, d, s.said(p, d), nil)})
		}
	}
	return out
}

// features are those of a draft: its cue, its parts, how it was found, and what
// the rules see of it.
func (s *Sayer) features(p *page.Page, d draft, kept bool, out []uint32) []uint32 {
	add := func(template uint32, parts ...string) {
		h := linear.Hash(template, parts[0])
		for _, x := range parts[1:] {
			h = linear.Mix(h, linear.Hash(template, x))
		}
		out = append(out, h)
	}
	h := &p.R.Tokens[d.head]
	w := &p.Words[d.head]
	lemma, tag := h.Lemma, h.XPOS
	what, tier, framed := s.rules.Of(p, stanced(d))
	from := strconv.Itoa(int(d.from))
	add(1, "bias")
	add(2, lemma)
	add(3, lemma, tag)
	add(4, tag, h.Rel.String())
	add(5, string(what), tier, yesNo(framed))
	add(6, from, step(d.margin))
	add(7, yesNo(kept), from)
	add(8, yesNo(kept), step(d.margin))
	out = append(out, linear.Mix(linear.Hash(9, tag), w.Group), linear.Mix(linear.Hash(10, tag), w.Broad))
	who := s.sourceKind(p, d.source)
	side, open, rel := s.contentKind(p, d)
	for k, x := range []string{who, side + open, rel, string(what)} {
		add(uint32(20+k), x)
		add(uint32(24+k), x, lemma)
		add(uint32(28+k), x, tag)
	}
	add(32, who, side+open)
	add(33, who, rel, tag)
	look := s.sieve.Look(p, sieved(d))
	for k, yes := range look {
		t := strconv.Itoa(k) + yesNo(yes)
		add(40, t)
		add(41, t, tag)
		add(42, t, who)
		add(43, t, yesNo(kept))
		if yes {
			add(44, t, lemma)
		}
	}
	for i := d.cue.First; i < d.cue.Last && i < d.cue.First+6; i++ {
		add(50, p.R.Tokens[i].Lemma)
		add(51, p.R.Tokens[i].XPOS)
	}
	if d.cue.First > 0 {
		add(52, p.R.Tokens[d.cue.First-1].Lemma, tag)
	}
	if w.Head >= 0 {
		add(53, h.Rel.String(), p.R.Tokens[w.Head].Lemma)
		add(54, h.Rel.String(), p.R.Tokens[w.Head].XPOS, tag)
	}
	add(55, yesNo(w.Quote > 0), yesNo(w.Para == 0 && p.Title), tag)
	return out
}

// sourceKind names what heads a source: nothing, a pronoun, a name, the class of
// a noun.
func (s *Sayer) sourceKind(p *page.Page, t page.Range) string {
	if t.First < 0 {
		return "none"
	}
	if stance.Nobody(p, t) {
		return "nobody"
	}
	i := top(p, t)
	k := &p.R.Tokens[i]
	return k.XPOS + s.words.Class(k.Lemma)
}

// contentKind names the side of the cue a content stands on, the word class it
// begins with, and how its head hangs.
func (s *Sayer) contentKind(p *page.Page, d draft) (side, open, rel string) {
	t := d.pieces[len(d.pieces)-1]
	side = "right"
	if t.First < d.cue.First {
		side = "left"
	}
	if p.Words[t.First].Quote > 0 {
		side += "quoted"
	}
	open = p.R.Tokens[t.First].XPOS
	if p.Is(t.First, page.That) || p.Is(t.First, page.Whether) {
		open = p.R.Tokens[t.First].Lemma
	}
	i := top(p, t)
	rel = p.R.Tokens[i].Rel.String() + yesNo(p.Words[i].Head == d.head)
	return side, open, rel
}

// top is the first token of a range whose head lies outside of it, or its last.
func top(p *page.Page, t page.Range) int32 {
	for i := t.First; i < t.Last; i++ {
		if h := p.Words[i].Head; (h < t.First || h >= t.Last) && p.Words[i].Shape != 4 {
			return i
		}
	}
	return t.Last - 1
}

// step is a margin in steps of 100, at most 12 either way.
func step(n int32) string { return strconv.Itoa(int(min(max(n/100, -12), 12))) }

func yesNo(b bool) string {
	if b {
		return "y"
	}
	return "n"
}
