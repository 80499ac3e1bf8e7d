// SPDX-License-Identifier: Apache-2.0

package slot

import (
	"dragoman"
	"dragoman/compare/near"
	"dragoman/compare/window"
)

// Value is what one side has in a slot.
type Value struct {
	Text string
	dragoman.Span
}

// Difference is a slot in which two windows part.
type Difference struct {
	Why  string // number, date, place, name, title, speaker, status
	Kind string // differs, denied, update, more_specific
	A, B Value
	Sure float64 // 0 to 1: how good the evidence is, of its kind

	Met  float64             // of a mark: the share of what it bears on that the other side tells, 0 to 1
	Told bool                // of a mark: what it bears on is what a statement is of
	By   *dragoman.Statement // of a mark: the statement whose cue it is, nil where none's
}

// Pair is two sentences that may tell one thing and how they align.
type Pair struct {
	*near.Pair
	Shared  float64 // the verifier's probability that they tell one thing
	Opposed float64 // that they stand against one another
	Soft    float64 // the lesser share of one's weight that the other answers
	Words   *Words
	sim     *near.Words
	hunks   []hunk
	align   float64 // share of the shorter one's content words that stand in both, in order
}

// Words says what kinds words are of; a window.Reader does.
type Words = window.Reader

// comparator looks at one slot of a pair.
type comparator func(p *Pair) []Difference

// table lists the slots, those that name their evidence best first.
var table = []comparator{numbers, dates, titles, names, negation, modality, counts, governed, doers, days, labels, reasons, wishes, speakers}

// New aligns a pair.
func New(words *Words, sim *near.Words, p *near.Pair, shared, opposed float64) *Pair {
	x, y := sim.Soft(p.A, p.B)
	out := &Pair{Pair: p, Shared: shared, Opposed: opposed, Soft: min(x, y), Words: words, sim: sim}
	out.hunks, out.align = align(p.A, p.B)
	return out
}

// Differences lists where a pair parts, one a slot and place.
func (p *Pair) Differences() []Difference {
	var out []Difference
	seen := map[string]bool{}
	for _, find := range table {
		for _, d := range find(p) {
			if !seen[d.Why] || d.Why == "name" {
				out = append(out, d)
			}
			seen[d.Why] = true
		}
	}
	return out
}

// later reports whether the two reports were published on different days, and
// whether B's is the later one.
func (p *Pair) later() (differ, b bool) {
	x, y := day(p.A.Report.Published.Value), day(p.B.Report.Published.Value)
	return x != "" && y != "" && x != y, x < y
}

func day(s string) string {
	if len(s) >= 10 {
		return s[:10]
	}
	return ""
}

// value is the text of tokens [i, j).
func value(r *window.Report, i, j int32) Value {
	s := dragoman.Span{Start: r.Tokens[i].Start, End: r.Tokens[j-1].End}
	return Value{s.Of(r.Text), s}
}

func at(r *window.Report, s dragoman.Span) Value { return Value{s.Of(r.Text), s} }
