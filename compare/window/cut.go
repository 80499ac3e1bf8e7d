// SPDX-License-Identifier: Apache-2.0

package window

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"dragoman"
)

const (
	most  = 3  // pieces between two cuts that one window may join
	piece = 3  // tokens between two cuts, at least
	cuts  = 40 // in one sentence, at most
)

// parts cuts a sentence at marks, at words of the kind "cut" and at
// participles, and joins up to three neighbouring pieces; the sentence itself
// comes first.
func (r *Reader) parts(rep *Report, s *Window) []*Window {
	out := []*Window{s}
	at := []int32{s.First}
	for i := s.First + 1; i < s.Last && len(at) < cuts; i++ {
		c := r.cutsAt(rep, i)
		if c < 0 {
			continue
		}
		if c-at[len(at)-1] >= piece && s.Last-c >= piece {
			at = append(at, c)
		}
	}
	at = append(at, s.Last)
	n := len(at) - 1
	for a := range n {
		for z := a + 1; z <= min(n, a+most); z++ {
			if z-a == n {
				continue
			}
			if w := r.window(rep, at[a], at[z]); w != nil && len(w.Content) >= 2 {
				w.Sentence = s.Sentence
				out = append(out, w)
			}
		}
	}
	return out
}

// cutsAt is the token a window begins at because of token i, -1 for none.
func (r *Reader) cutsAt(rep *Report, i int32) int32 {
	t := &rep.Tokens[i]
	switch w := rep.words[i]; w {
	case ",", ";", ":", "—", "–", "--", "”", `"`, ")":
		return i + 1
	case "“", "(":
		return i
	default:
		switch t.UPOS {
		case dragoman.SCONJ, dragoman.CCONJ, dragoman.PRON, dragoman.ADV, dragoman.ADP, dragoman.DET:
			if r.Is("cut", w) {
				return i
			}
		}
	}
	if (t.XPOS == "VBG" || t.XPOS == "VBN") && (t.Rel == dragoman.Acl || t.Rel == dragoman.Advcl) {
		return i
	}
	return -1
}

// window makes the window of tokens [i, j), without marks at its end; nil
// where nothing is left.
func (r *Reader) window(rep *Report, i, j int32) *Window {
	for j > i+1 && strings.Contains(",;:—-–", rep.words[j-1]) {
		j--
	}
	if j <= i {
		return nil
	}
	w := &Window{Report: rep, First: i, Last: j, Span: dragoman.Span{Start: rep.Tokens[i].Start, End: rep.Tokens[j-1].End}}
	for k := i; k < j; k++ {
		if rep.content[k] {
			w.Content = append(w.Content, k)
			w.Terms = append(w.Terms, Term{rep.terms[k], rep.weights[k]})
		}
	}
	w.Terms = distinct(w.Terms)
	for _, t := range w.Terms {
		w.Sum += t.Weight
		w.Norm += t.Weight * t.Weight
	}
	w.Norm = math.Sqrt(w.Norm)
	r.enrich(w)
	return w
}

// distinct sorts terms and keeps each once, at its greatest weight.
func distinct(ts []Term) []Term {
	slices.SortFunc(ts, func(a, b Term) int {
		if c := cmp.Compare(a.ID, b.ID); c != 0 {
			return c
		}
		return cmp.Compare(b.Weight, a.Weight)
	})
	return slices.CompactFunc(ts, func(a, b Term) bool { return a.ID == b.ID })
}
