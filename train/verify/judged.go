// SPDX-License-Identifier: Apache-2.0

package verify

import (
	_ "embed"

	"dragoman"
	"dragoman/compare/near"
	"dragoman/compare/slot"
	"dragoman/compare/verify"
	"dragoman/compare/window"
)

// judged are judgements of pairs of sentences of stories outside the gold, by
// readers who saw no score: do they tell one thing?
//
//go:embed judged.txt
var judged string

// parted are judgements of pairs of which one sentence has a mark that the other
// has not: do they part?
//
//go:embed parted.txt
var parted string

// The verdicts of judged. A pair of two judged reports that is not listed was as
// good as ruled out by the model of that day, and counts as telling nothing alike.
const (
	tellsSame = 'S' // a proposition is in both
	stands    = 'O' // they are of one question, and part
	nothing   = 'N' // as W, something slight
	unread    = '?' // nobody read it: left out
)

// The verdicts of parted; N is no.
const (
	plainly  = 'T'
	arguably = 'L'
)

// Judged are the rows of the judged pairs, whose stories are numbered from n.
func Judged(n int, read func(dragoman.Raw) (*dragoman.Reading, error), w *window.Reader) ([]Row, error) {
	s, err := newShelf(read, w)
	if err != nil {
		return nil, err
	}
	out, err := s.rows(n, list{name: "judged.txt", lines: judged, verdicts: "SWON?"}, s.judged)
	if err != nil {
		return nil, err
	}
	for _, r := range out {
		n = max(n, r.Story+1)
	}
	more, err := s.rows(n, list{name: "parted.txt", lines: parted, verdicts: "TLN", marks: true}, s.parted)
	return append(out, more...), err
}

// judged are the proposed pairs of two reports with what was said of them.
func (s *shelf) judged(story int, p reportPair, a, b *window.Report, said []judgement) (out []Row) {
	found := near.Find(a, b)
	for k := range found.Pairs {
		q := &found.Pairs[k]
		says := byte(nothing)
		for _, j := range said {
			if mostly(q.A.Span, j.a) && mostly(q.B.Span, j.b) {
				says = j.says
			}
		}
		if says == unread {
			continue
		}
		r := Row{Story: story, KeyA: p.a, KeyB: p.b, A: q.A.Span, B: q.B.Span, X: verify.Features(&found, q),
			Same: says == tellsSame, Opposed: says == stands}
		r.Alone = verify.AloneFeatures(&near.Between{Words: found.Words}, q.A, q.B)
		out = append(out, r)
	}
	return out
}

// parted are the pairs of two reports whose marks were judged. They say nothing
// of whether two sentences tell one thing.
func (s *shelf) parted(story int, p reportPair, a, b *window.Report, said []judgement) (out []Row) {
	found := near.Find(a, b)
	for k := range found.Pairs {
		q := &found.Pairs[k]
		r := Row{Story: story, KeyA: p.a, KeyB: p.b, A: q.A.Span, B: q.B.Span, MarksOnly: true}
		for _, j := range said {
			if !mostly(q.A.Span, j.a) || !mostly(q.B.Span, j.b) {
				continue
			}
			for _, e := range slot.New(s.words, found.Words, q, 0, 0).Evidence() {
				if e.Mark.Asked() == j.mark {
					r.Marks = append(r.Marks, Mark{e, j.says == plainly || j.says == arguably, j.says == arguably})
				}
			}
		}
		if len(r.Marks) > 0 {
			r.X = verify.Features(&found, q)
			out = append(out, r)
		}
	}
	return out
}
