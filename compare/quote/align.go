// SPDX-License-Identifier: Apache-2.0

package quote

// Bounds of a stretch that two quotations share.
const (
	gap     = 3   // words left out or changed at one place, at most
	long    = 4   // shared words from which a stretch may be part of both quotations
	heavy   = 3   // content words among them
	dense   = .6  // shared words over the longer side of the stretch
	denser  = .8  // the same for one of fewer than told words
	covered = .5  // of the sentence of one side, for a stretch that is part of both
	enough  = 9   // shared words for which no more is asked
	told    = 6   // shared words for a sentence without marks
	word    = .85 // of the quotation's sentence, for a sentence without marks
)

// stretch is words [i, j) of one quotation and [k, l) of another.
type stretch struct {
	i, j, k, l int
	n, content int // words shared, and those with content that are no names
}

// align widens one shared word to the stretch round it.
func align(a, b *Quotation, i, k int) stretch {
	s := stretch{i: i, j: i, k: k, l: k}
	for s.j < len(a.Words) && s.l < len(b.Words) {
		d, e, ok := step(a, b, s.j, s.l, 1)
		if !ok {
			break
		}
		s.take(a, s.j+d)
		s.j, s.l = s.j+d+1, s.l+e+1
	}
	for s.i > 0 && s.k > 0 {
		d, e, ok := step(a, b, s.i-1, s.k-1, -1)
		if !ok {
			break
		}
		s.i, s.k = s.i-1-d, s.k-1-e
		s.take(a, s.i)
	}
	return s
}

func (s *stretch) take(a *Quotation, i int) {
	s.n++
	if a.content[i] && !a.names[i] {
		s.content++
	}
}

// step finds the next shared word from words i and k in a direction, and how
// many words of each it leaves out. A word beyond a gap must bear weight or be
// followed by another one.
func step(a, b *Quotation, i, k, dir int) (d, e int, ok bool) {
	at := func(q *Quotation, i int) string {
		if i < 0 || i >= len(q.Words) {
			return ""
		}
		return q.Words[i]
	}
	for sum := 0; sum <= 2*gap; sum++ {
		for d := max(0, sum-gap); d <= min(sum, gap); d++ {
			e := sum - d
			x, y := at(a, i+dir*d), at(b, k+dir*e)
			if x == "" || x != y {
				continue
			}
			next := at(a, i+dir*(d+1))
			if sum == 0 || next != "" && next == at(b, k+dir*(e+1)) || sum <= 2 && a.content[i+dir*d] {
				return d, e, true
			}
		}
	}
	return 0, 0, false
}

// joins reports whether a stretch makes one utterance of two quotations.
func (s *stretch) joins(a, b *Quotation) bool {
	if !a.Marked && !b.Marked {
		return false
	}
	x, y := s.j-s.i, s.l-s.k
	density := float64(s.n) / float64(max(x, y))
	ca, cb := a.cover(s.i, s.j, s.n), b.cover(s.k, s.l, s.n)
	if !a.Marked || !b.Marked {
		c := ca
		if !a.Marked {
			c = cb
		}
		return s.n >= told && s.content >= heavy && density >= word && c >= word
	}
	if s.n < told && density < denser {
		return false
	}
	if _, other := agree(a.Speaker, b.Speaker); other && (s.n < enough || min(ca, cb) < covered) {
		return false // two people may use the same phrase
	}
	return s.n >= long && s.content >= heavy && density >= dense && (s.n >= enough || max(ca, cb) >= covered)
}

// fragment reports whether a stretch is all words of one of two quotations in
// one run of the other, and may be the same words of the same speaker. A name
// alone is nobody's words; one word with content, inside more, asks for one
// speaker.
func (s *stretch) fragment(a, b *Quotation) bool {
	if !a.Marked || !b.Marked || s.content == 0 || s.j-s.i != s.n || s.l-s.k != s.n {
		return false
	}
	inA, inB := s.n == len(a.Words), s.n == len(b.Words)
	if !inA && !inB {
		return false
	}
	same, other := agree(a.Speaker, b.Speaker)
	if other {
		return false
	}
	return inA && inB || s.content > 1 || same && s.n > 1
}

// cover is the share of the sentences of a quotation that n words of [i, j)
// make up.
func (q *Quotation) cover(i, j, n int) float64 {
	at := q.span(i, j)
	all := 0
	for _, t := range q.tokens {
		if at.Has(q.Report.Tokens[t].Span) {
			all++
		}
	}
	return float64(n) / float64(max(1, all))
}
