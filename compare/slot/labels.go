// SPDX-License-Identifier: Apache-2.0

package slot

import "dragoman/compare/window"

const (
	labelFrom  = .40 // labels weigh little: they are asked in likely pairs only
	reasonFrom = .45
)

// labels finds words that pull apart (an ally and an enemy), one on each side.
func labels(p *Pair) []Difference {
	if p.Shared < labelFrom {
		return nil
	}
	for i := p.A.First; i < p.A.Last; i++ {
		rival := p.Words.Rival(p.A.Report.Tokens[i].Lemma)
		if rival == "" || p.labelled(p.B, p.Words.Label(p.A.Report.Tokens[i].Lemma)) >= 0 {
			continue
		}
		if j := p.labelled(p.B, rival); j >= 0 && p.labelled(p.A, rival) < 0 {
			return []Difference{{Why: "label", Kind: "differs", A: value(p.A.Report, i, i+1), B: value(p.B.Report, j, j+1), Sure: p.Shared}}
		}
	}
	return nil
}

// labelled is the token of a sentence that gives a label, -1 where none does.
func (p *Pair) labelled(w *window.Window, label string) int32 {
	for i := w.First; i < w.Last; i++ {
		if p.Words.Label(w.Report.Tokens[i].Lemma) == label {
			return i
		}
	}
	return -1
}

// reasons sets the grounds two sentences give against one another, where each
// gives one and the two share no word.
func reasons(p *Pair) []Difference {
	if p.Shared < reasonFrom {
		return nil
	}
	x1, x2 := p.reason(p.PA)
	y1, y2 := p.reason(p.PB)
	if x1 < 0 || y1 < 0 {
		return nil
	}
	for i := x1; i < x2; i++ {
		for j := y1; j < y2; j++ {
			if p.A.Report.Content(i) && p.B.Report.Content(j) && p.near(p.A, i, j) > .3 {
				return nil
			}
		}
	}
	return []Difference{{Why: "reason", Kind: "differs", A: value(p.A.Report, x1, x2), B: value(p.B.Report, y1, y2), Sure: p.Shared}}
}

// reason is the phrase that gives a ground of a part, in it or just behind it: what follows "because of", or the
// word before "grounds". It is [-1, -1) where there is none.
func (p *Pair) reason(w *window.Window) (int32, int32) {
	r, last := w.Report, w.Whole().Last
	for i := w.First; i <= w.Last && i < last; i++ {
		if p.Words.Is("ground", r.Tokens[i].Lemma) && i-1 >= w.First && r.Content(i-1) {
			return i - 1, i
		}
		if !p.Words.Is("because", r.Word(i)) {
			continue
		}
		j := i + 1
		for j < last && j < i+10 && !p.Words.Is("stop", r.Word(j)) {
			j++
		}
		if j > i+1 {
			return i + 1, j
		}
	}
	return -1, -1
}
