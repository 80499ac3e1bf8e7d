// SPDX-License-Identifier: Apache-2.0

package events

import (
	"strings"

	"dragoman"
	"dragoman/internal/corpus"
	"dragoman/read"
	"dragoman/read/do"
)

// weakTypes are the types PLV has fewer than twenty examples of; news gives
// up to weakCap more of each, as the frame lexicon reads them.
var weakTypes = map[string]int{"COOPERATE": weakCap, "MOBILIZE": weakCap, "PROTEST": weakCap}

const (
	weakCap    = 50
	weakWeight = 0.3 // of a weak example, against 1 of a gold one
	weakStep   = 12  // every twelfth article of the stream is read
	weakLength = 600 // bytes of the longest sentence taken
)

// Weak reads news with the event coder and returns pairs of the rare types.
func Weak(r *read.Reader) ([]Pair, error) {
	type row struct {
		Text string `json:"text"`
	}
	var texts []string
	for _, f := range []struct {
		name string
		step int
	}{{"worldnews.jsonl.gz", 1}, {"stream-2012-2018.jsonl.gz", weakStep}} {
		path, err := corpus.Path("news", f.name)
		if err != nil {
			return nil, err
		}
		rows, err := corpus.JSONL[row](path)
		if err != nil {
			return nil, err
		}
		for i := 0; i < len(rows); i += f.step {
			texts = append(texts, rows[i].Text)
		}
	}
	left := map[string]int{}
	for t, n := range weakTypes {
		left[t] = n
	}
	var out []Pair
	missing := len(left) * weakCap
	for _, t := range texts {
		if missing == 0 {
			break
		}
		x := r.Read(dragoman.Report{ID: "r", Text: t})
		for i := range x.Events {
			e := &x.Events[i]
			if left[e.PLOVER] == 0 || !framed(e) {
				continue
			}
			if s, a, b, ok := parties(x, e); ok {
				left[e.PLOVER]--
				missing--
				out = append(out, Pair{Reading: r.Read(dragoman.Report{ID: "r", Text: s.Of(t)}), Source: shift(a, s), Target: shift(b, s), Type: e.PLOVER, Quad: e.Quad, Text: s.Of(t), Weak: true})
			}
		}
	}
	return out, nil
}

// framed reports whether a frame or pattern tells the type too, and not the
// models alone: of these rare types they are wrong more often.
func framed(e *dragoman.Event) bool { return !strings.HasPrefix(e.Why, do.ByWord) }

// parties are the first actor and recipient (or second actor) of an event that
// stand in the sentence of its trigger.
func parties(x *dragoman.Reading, e *dragoman.Event) (s, a, b dragoman.Span, ok bool) {
	n := x.SentenceAt(e.Trigger.Start)
	if n < 0 || len(e.Actors) == 0 || len(e.Recipients) == 0 && len(e.Actors) < 2 {
		return
	}
	s, a = x.Sentences[n].Span, e.Actors[0].Span
	if b = e.Actors[len(e.Actors)-1].Span; len(e.Recipients) > 0 {
		b = e.Recipients[0].Span
	}
	return s, a, b, s.Has(a) && s.Has(b) && !a.Overlaps(b) && s.Len() <= weakLength
}

func shift(a, s dragoman.Span) dragoman.Span {
	return dragoman.Span{Start: a.Start - s.Start, End: a.End - s.Start}
}
