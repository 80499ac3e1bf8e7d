// SPDX-License-Identifier: Apache-2.0

// Package sent groups tokens into sentences. Paragraphs and furniture always
// part sentences; inside a paragraph a linear model decides at each gap where
// a sentence may end.
package sent

import (
	"strings"

	"dragoman"
	"dragoman/internal/linear"
	"dragoman/lang"
)

// maxTokens is the longest sentence, in tokens; a longer one is cut.
const maxTokens = 300

// Decide says whether a sentence begins at byte offset at, given the features
// of the gap before it. weak tells that no stop or colon stands before the gap.
type Decide func(at int32, weak bool, features []uint32) bool

// weakOdds is the log odds a gap without a stop before it needs. News ends its
// sentences with stops, so a split inside a name costs more than one missed.
const weakOdds = 2

// Splitter finds sentences. It is safe for concurrent use if decide is.
type Splitter struct {
	decide Decide
	titles map[string]bool // short forms a name follows, in lower case: "rep."
}

// New loads the model "sent": classes "no" and "yes".
func New(pack *lang.Pack) (*Splitter, error) {
	m, err := lang.Open(pack, "sent", linear.Open)
	if err != nil {
		return nil, err
	}
	margin := int32(weakOdds / m.Scale())
	lines, err := pack.Words("abbreviations")
	if err != nil {
		return nil, err
	}
	titles := map[string]bool{}
	for _, l := range lines {
		if len(l.Columns) > 1 && l.Columns[1] == beforeName {
			titles[strings.ToLower(l.Columns[0])+"."] = true
		}
	}
	s := With(func(_ int32, weak bool, features []uint32) bool {
		var out [2]int32
		m.Score(features, out[:])
		if weak {
			return out[1]-out[0] > margin
		}
		return out[1] > out[0]
	})
	s.titles = titles
	return s, nil
}

// beforeName is what words/abbreviations.txt says of the short forms that a name
// follows: no sentence ends there.
const beforeName = "name"

// With makes a splitter with another judge; the trainer uses it to see the
// features and to answer with gold.
func With(decide Decide) *Splitter { return &Splitter{decide: decide} }

// Do fills Sentences: spans, tokens, paragraph and furniture.
func (s *Splitter) Do(r *dragoman.Reading) {
	n := len(r.Tokens)
	if n == 0 {
		return
	}
	w := window{text: r.Text, tokens: r.Tokens, forms: make([]form, n)}
	for i := range w.forms {
		w.forms[i] = formOf(r.Tokens[i].Of(r.Text))
	}
	wrapped := hardWrapped(r.Text)
	at := coverage(r)
	first, para := 0, int32(0)
	w.first = 0
	var feats [64]uint32
	for i := 1; i <= n; i++ {
		cut, newPara := i == n, false
		if i < n {
			gap := r.Text[r.Tokens[i-1].End:r.Tokens[i].Start]
			newPara = breaks(gap, wrapped)
			cut = newPara || at[i] != at[i-1] || i-first >= maxTokens
			if !cut && w.candidate(i, gap) && !s.bound(&w, i, gap) {
				cut = s.decide(r.Tokens[i].Start, w.weak(i), w.features(i, feats[:0]))
			}
		}
		if !cut {
			continue
		}
		x := dragoman.Sentence{
			Span:  dragoman.Span{Start: r.Tokens[first].Start, End: r.Tokens[i-1].End},
			First: int32(first), Last: int32(i), Para: para,
		}
		if f := at[first]; f >= 0 {
			x.Furniture = r.Furniture[f].Kind
		}
		r.Sentences = append(r.Sentences, x)
		first, w.first = i, i
		if newPara {
			para++
		}
	}
}

// bound reports whether no sentence can begin at token i whatever the judge
// says: behind the short form of a title, or behind a word in small letters that
// one blank parts from a name, no stop between ("the paramilitary Quick Force").
func (s *Splitter) bound(w *window, i int, gap string) bool {
	a, b := w.forms[i-1].kind, w.forms[i].kind
	if a == abbreviation && (b == capital || b == upper || b == letter) && s.titles[strings.ToLower(w.tokens[i-1].Of(w.text))] {
		return true
	}
	return s.titles != nil && a == small && gap == " " && (b == capital || b == upper) && w.weak(i)
}

// coverage gives each token the index of the last listed furniture that holds
// its start, or -1. Cost: tokens plus bytes of furniture in tokens.
func coverage(r *dragoman.Reading) []int32 {
	out := make([]int32, len(r.Tokens))
	for i := range out {
		out[i] = -1
	}
	for k, f := range r.Furniture {
		for i := r.TokenAt(f.Start); i < len(r.Tokens) && r.Tokens[i].Start < f.End; i++ {
			if r.Tokens[i].Start >= f.Start {
				out[i] = int32(k)
			}
		}
	}
	return out
}

// breaks says whether the blanks between two tokens part paragraphs: an empty
// line always does, a single line end does unless lines are wrapped by hand.
func breaks(gap string, wrapped bool) bool {
	if len(gap) == 0 {
		return false
	}
	lines := strings.Count(gap, "\n") + strings.Count(gap, "\u2029") + strings.Count(gap, "\u2028")
	if lines == 0 {
		lines = strings.Count(gap, "\r")
	}
	return lines >= 2 || lines == 1 && !wrapped
}

// hardWrapped says whether single line ends stand inside sentences: at a third
// of them or more, the line goes on in lower case without a stop before.
func hardWrapped(text string) bool {
	inside, ends := 0, 0
	for i := strings.IndexByte(text, '\n'); i >= 0 && i+1 < len(text); {
		next := strings.IndexByte(text[i+1:], '\n')
		before := byte(0)
		if i > 0 {
			before = text[i-1]
		}
		if before == '\r' && i > 1 {
			before = text[i-2]
		}
		if c := text[i+1]; before > ' ' && c > ' ' {
			ends++
			if c >= 'a' && c <= 'z' && strings.IndexByte(".!?:;", before) < 0 {
				inside++
			}
		}
		if next < 0 {
			break
		}
		i += 1 + next
	}
	return ends >= 3 && inside*3 >= ends
}
