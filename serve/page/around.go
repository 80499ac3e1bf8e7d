// SPDX-License-Identifier: Apache-2.0

package page

import (
	"slices"
	"strings"

	"dragoman"
)

// Run is a run of a report's text and what it is read as.
type Run struct {
	Text  string
	Class string // a who, e done, w when, pl where; blank-separated, "" none
	Lit   bool   // it is of the passage asked for
}

// Para is a paragraph, aside where the passage is in another.
type Para struct {
	Runs  []Run
	Aside bool
}

// Around is the paragraph of a passage, with the one before and the one after.
func Around(r *dragoman.Reading, at dragoman.Span) []Para {
	i := r.SentenceAt(at.Start)
	if i < 0 {
		return nil
	}
	j := max(r.SentenceAt(max(at.End-1, 0)), i)
	first, last := r.Sentences[i].Para-1, r.Sentences[j].Para+1
	var out []Para
	for k := 0; k < len(r.Sentences); {
		para := r.Sentences[k].Para
		end := k
		for end < len(r.Sentences) && r.Sentences[end].Para == para {
			end++
		}
		if para >= first && para <= last {
			span := dragoman.Span{Start: r.Sentences[k].Start, End: r.Sentences[end-1].End}
			out = append(out, Para{runs(r, span, at), !span.Overlaps(at)})
		}
		k = end
	}
	return out
}

type layer struct {
	dragoman.Span
	class string
}

// runs cuts a span of the text where a layer or the passage begins or ends.
func runs(r *dragoman.Reading, in, at dragoman.Span) []Run {
	var all []layer
	add := func(s dragoman.Span, class string) {
		if s.Overlaps(in) {
			all = append(all, layer{s, class})
		}
	}
	for _, a := range r.Actors {
		for _, m := range a.Mentions {
			add(m.Span, "a")
		}
	}
	for i := range r.Events {
		add(r.Events[i].Trigger, "e")
	}
	for _, t := range r.Times {
		add(t.Span, "w")
	}
	for _, p := range r.Places {
		add(p.Span, "pl")
	}
	edges := []int32{in.Start, in.End}
	for _, l := range append(slices.Clone(all), layer{Span: at}) {
		edges = append(edges, min(max(l.Start, in.Start), in.End), min(max(l.End, in.Start), in.End))
	}
	slices.Sort(edges)
	edges = slices.Compact(edges)
	var out []Run
	for k := 0; k+1 < len(edges); k++ {
		s := dragoman.Span{Start: edges[k], End: edges[k+1]}
		var classes []string
		for _, l := range all {
			if l.Has(s) && !slices.Contains(classes, l.class) {
				classes = append(classes, l.class)
			}
		}
		slices.Sort(classes)
		out = append(out, Run{strings.ToValidUTF8(s.Of(r.Text), ""), strings.Join(classes, " "), at.Has(s)})
	}
	return out
}
