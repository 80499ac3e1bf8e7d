// SPDX-License-Identifier: Apache-2.0

// Package bind gives each cue its source and its content. For every cue the
// likely beginnings and ends of three parts (the source, the content before
// the cue and the content after it) are scored, the best few are joined to
// candidate spans, and the best agreeing choice of the three is taken. A cue
// for which leaving all three empty scores best is dropped.
package bind

import (
	"cmp"
	"slices"

	"dragoman/internal/linear"
	"dragoman/read/say/cue"
	"dragoman/read/say/page"
)

// Cue is the tokens of a cue and the one of them that heads it.
type Cue struct{ First, Last, Head int32 }

// The parts of a statement beside its cue.
const (
	Source = iota
	Left   // content before the cue
	Right  // content after it
	parts
)

// Choice is the tokens of each part; First < 0 where there is none.
type Choice [parts]page.Range

var none = page.Range{First: -1, Last: -1}

// Empty is the choice that drops the cue.
var Empty = Choice{none, none, none}

const (
	edges   = 5   // beginnings and ends kept for each part
	kept    = 4   // candidate spans kept for each part, beside none
	reach   = 150 // tokens looked at on either side of a cue
	longest = 60  // tokens of a source
)

// Binder is safe for concurrent use.
type Binder struct{ model linear.Scorer }

// New makes a binder of a model of one class, the score.
func New(m linear.Scorer) *Binder { return &Binder{m} }

type candidate struct {
	at    page.Range
	score int32
}

type edge struct {
	at    int32
	score int32
}

// Search holds what is reused from cue to cue; not for concurrent use.
type Search struct {
	// Drop is added to the score of dropping a cue: below 0 keeps more.
	Drop int32
	// Empty is the score of dropping the cue that was bound last, without Drop.
	Empty int32

	c       context
	starts  []edge
	ends    []edge
	found   [parts][]candidate
	pattern [12]int32
	known   [12]bool
	aim     *Choice // while training: every other choice of a part costs
	cost    int32
}

// Aim makes every part that is not as in want score higher by cost, so that a
// trainer learns to prefer what is right by a margin. nil ends it.
func (s *Search) Aim(want *Choice, cost int32) { s.aim, s.cost = want, cost }

// Bind finds the best choice for one cue of a page whose tokens bear labels.
func (b *Binder) Bind(s *Search, p *page.Page, labels []cue.Label, q Cue) (Choice, int32) {
	s.c.set(p, labels, q)
	for k := range parts {
		s.candidates(b.model, k)
	}
	s.known = [12]bool{}
	best, top := Empty, int32(-1<<30)
	for _, src := range s.found[Source] {
		for _, l := range s.found[Left] {
			if overlap(src.at, l.at) {
				continue
			}
			for _, r := range s.found[Right] {
				if overlap(src.at, r.at) {
					continue
				}
				ch := Choice{src.at, l.at, r.at}
				n := src.score + l.score + r.score + s.shape(b.model, ch)
				if ch == Empty {
					s.Empty = n
					n += s.Drop
				}
				if n > top {
					best, top = ch, n
				}
			}
		}
	}
	return best, top
}

// Score is the score of one choice.
func (b *Binder) Score(s *Search, p *page.Page, labels []cue.Label, q Cue, ch Choice) int32 {
	s.c.set(p, labels, q)
	return b.eval(s.c.all(ch))
}

// Features appends the features of one choice, for training.
func (s *Search) Features(p *page.Page, labels []cue.Label, q Cue, ch Choice, buf []uint32) []uint32 {
	s.c.set(p, labels, q)
	return append(buf, s.c.all(ch)...)
}

func (b *Binder) eval(f []uint32) int32 { return eval(b.model, f) }

func eval(m linear.Scorer, f []uint32) int32 {
	var out [1]int32
	m.Score(f, out[:])
	return out[0]
}

func overlap(a, b page.Range) bool {
	return a.First >= 0 && b.First >= 0 && a.First < b.Last && b.First < a.Last
}

// shape scores which parts are there and on which side the source stands.
func (s *Search) shape(m linear.Scorer, ch Choice) int32 {
	n := pattern(&s.c, ch)
	if !s.known[n] {
		s.c.buf = s.c.buf[:0]
		s.c.shape(n)
		s.pattern[n], s.known[n] = eval(m, s.c.buf), true
	}
	return s.pattern[n]
}

func pattern(c *context, ch Choice) int {
	n := 0
	if a := ch[Source].First; a >= c.q.Last {
		n = 2
	} else if a >= 0 {
		n = 1
	}
	if ch[Left].First >= 0 {
		n += 3
	}
	if ch[Right].First >= 0 {
		n += 6
	}
	return n
}

// candidates fills found[k] with the best spans of part k, none among them.
func (s *Search) candidates(m linear.Scorer, k int) {
	c := &s.c
	s.starts, s.ends = s.starts[:0], s.ends[:0]
	c.positions(k, func(i int32, start bool) {
		c.buf = c.buf[:0]
		if start {
			c.start(k, i)
			s.starts = append(s.starts, edge{i, eval(m, c.buf)})
		} else {
			c.end(k, i)
			s.ends = append(s.ends, edge{i, eval(m, c.buf)})
		}
	})
	s.starts, s.ends = best(s.starts), best(s.ends)
	out := s.found[k][:0]
	for _, a := range s.starts {
		for _, e := range s.ends {
			if !c.fits(k, a.at, e.at) {
				continue
			}
			c.buf = c.buf[:0]
			c.pair(k, a.at, e.at)
			at := page.Range{First: a.at, Last: e.at + 1}
			out = append(out, candidate{at, a.score + e.score + eval(m, c.buf) + s.margin(k, at)})
		}
	}
	slices.SortStableFunc(out, func(a, b candidate) int { return cmp.Compare(b.score, a.score) })
	out = out[:min(len(out), kept)]
	c.buf = c.buf[:0]
	c.missing(k)
	s.found[k] = append(out, candidate{none, eval(m, c.buf) + s.margin(k, none)})
}

func (s *Search) margin(k int, at page.Range) int32 {
	if s.aim != nil && s.aim[k] != at {
		return s.cost
	}
	return 0
}

// best keeps the edges of the highest scores, in order of score.
func best(e []edge) []edge {
	n := 0
	for i := range e {
		x := e[i]
		j := min(n, edges)
		for j > 0 && e[j-1].score < x.score {
			if j < edges {
				e[j] = e[j-1]
			}
			j--
		}
		if j < edges {
			e[j] = x
			n = min(n+1, edges)
		}
	}
	return e[:n]
}
