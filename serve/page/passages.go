// SPDX-License-Identifier: Apache-2.0

package page

import (
	"cmp"
	"slices"
	"strings"

	"dragoman"
	"dragoman/brief"
)

// Opened is the passages of a claim, side by side.
type Opened struct {
	ID, Question string
	Passages     []Passage
	More         int // passages for which there is no room
}

// Passage is what stands in one report, in its sentences, with the words lit
// that the claim rests on.
type Passage struct {
	Sign
	Ref
	Holder string // "" for the outlet itself
	Pieces []Piece
	Spans  []dragoman.Span
}

// Piece is a run of text, lit or not.
type Piece struct {
	Text string
	Lit  bool
}

// passagesShown is how many passages of one sign the pane has room for.
const passagesShown = 12

// Open opens a claim: one passage a report and a sign, in order of publication.
// readings are those of the claim's reports at the least.
func Open(c dragoman.Claim, reports []dragoman.Compared, readings []*dragoman.Reading) Opened {
	out := Opened{ID: c.ID, Question: c.Label}
	if brief.Disagreement(c.Kind) || c.Kind == "update" || c.Kind == "incomplete" {
		out.Question = asked(brief.Question(c))
	}
	from, order := brief.From(readings), map[string]int{}
	for i, r := range reports {
		order[r.ID] = i
	}
	cells := slices.Clone(answering(c, from))
	slices.SortStableFunc(cells, func(a, b dragoman.Cell) int { return cmp.Compare(order[a.Report], order[b.Report]) })
	for _, x := range cells {
		r := from[x.Report]
		if r == nil || len(x.Spans) == 0 {
			continue
		}
		sign := signOf(c, x)
		who := x.Holder
		if who == "outlet" {
			who = ""
		} else if w := unnamed[who]; w != "" {
			who = strings.ToLower(w[:1]) + w[1:]
		}
		i := slices.IndexFunc(out.Passages, func(p Passage) bool {
			return p.Report == x.Report && p.Sign == sign && p.Holder == who
		})
		if i < 0 {
			i = len(out.Passages)
			out.Passages = append(out.Passages, Passage{Sign: sign, Ref: Ref{r.ID, cmp.Or(r.Outlet, "no outlet"), r.Published.Value, address(r.URL)}, Holder: who})
		}
		for _, s := range x.Spans {
			if p := &out.Passages[i]; s.Start >= 0 && s.Start < s.End && int(s.End) <= len(r.Text) && !slices.Contains(p.Spans, s) {
				p.Spans = append(p.Spans, s)
			}
		}
	}
	by := map[Sign]int{}
	all := len(out.Passages)
	out.Passages = slices.DeleteFunc(out.Passages, func(p Passage) bool {
		by[p.Sign]++
		return by[p.Sign] > passagesShown
	})
	out.More = all - len(out.Passages)
	for i := range out.Passages {
		p := &out.Passages[i]
		p.Pieces = lit(from[p.Report], p.Spans)
	}
	return out
}

// At opens passages of one report.
func At(r *dragoman.Reading, spans []dragoman.Span) Passage {
	spans = slices.DeleteFunc(slices.Clone(spans), func(s dragoman.Span) bool {
		return s.Start < 0 || s.Start >= s.End || int(s.End) > len(r.Text)
	})
	return Passage{Sign: Yes, Ref: Ref{r.ID, cmp.Or(r.Outlet, "no outlet"), r.Published.Value, address(r.URL)}, Pieces: lit(r, spans), Spans: spans}
}

// lit is the sentences that spans lie in, with the spans lit; what lies between
// sentences far apart is left out.
func lit(r *dragoman.Reading, spans []dragoman.Span) []Piece {
	spans = slices.Clone(spans)
	slices.SortFunc(spans, func(a, b dragoman.Span) int { return cmp.Or(int(a.Start-b.Start), int(b.End-a.End)) })
	var out []Piece
	end := int32(-1) // of what is out
	for i := 0; i < len(spans); {
		from, to := around(r, spans[i])
		j := i
		for j < len(spans) && spans[j].Start < to {
			if _, t := around(r, spans[j]); t > to {
				to = t
			}
			j++
		}
		if end >= 0 {
			out = append(out, Piece{Text: " … "})
		}
		at := from
		for ; i < j; i++ {
			s := spans[i]
			if s.End <= at {
				continue
			}
			s.Start = max(s.Start, at)
			out = append(out, Piece{Text: r.Text[at:s.Start]}, Piece{Text: r.Text[s.Start:s.End], Lit: true})
			at = s.End
		}
		out = append(out, Piece{Text: r.Text[at:to]})
		end = to
	}
	return slices.DeleteFunc(out, func(p Piece) bool { return p.Text == "" })
}

// around is the sentence, or the sentences, a span lies in.
func around(r *dragoman.Reading, s dragoman.Span) (from, to int32) {
	from, to = s.Start, s.End
	if i := r.SentenceAt(s.Start); i >= 0 {
		from = min(from, r.Sentences[i].Start)
	}
	if i := r.SentenceAt(s.End - 1); i >= 0 {
		to = max(to, r.Sentences[i].End)
	}
	return from, to
}
