// SPDX-License-Identifier: Apache-2.0

// Package say trains the statement models: the tagger of sources, cues and
// contents, and the binder that gives each cue its parts.
package say

import (
	"dragoman"
	"dragoman/eval/statements"
	"dragoman/internal/corpus"
	"dragoman/read/say/bind"
	"dragoman/read/say/cue"
	"dragoman/read/say/page"
)

// example is one report laid out, with its gold as tokens.
type example struct {
	page   *page.Page
	gold   []gold
	labels []cue.Label
}

type gold struct {
	cue    page.Range
	choice bind.Choice
}

// examples reads and lays out reports.
func examples(reports []corpus.Attributed, read func(dragoman.Report) *dragoman.Reading, lex *page.Lexicon) []example {
	out := make([]example, 0, len(reports))
	for _, r := range reports {
		p := page.New(read(dragoman.Report{Title: r.Title, Text: r.Text}), lex)
		e := example{page: p, labels: make([]cue.Label, len(p.Words))}
		for _, rank := range []struct {
			label cue.Label
			of    func(corpus.Attribution) [][2]int32
		}{
			{cue.ContentB, func(a corpus.Attribution) [][2]int32 { return a.Content }},
			{cue.SourceB, func(a corpus.Attribution) [][2]int32 { return a.Source }},
			{cue.CueB, func(a corpus.Attribution) [][2]int32 { return a.Cue }},
		} {
			for _, a := range r.Attributions {
				for _, s := range rank.of(a) {
					e.label(tokens(p, r.Text, s), rank.label)
				}
			}
		}
		for _, a := range r.Attributions {
			if g, ok := parts(p, r.Text, a); ok {
				e.gold = append(e.gold, g)
			}
		}
		out = append(out, e)
	}
	return out
}

// label writes a chunk over what is there; a chunk it cuts into keeps a
// beginning on either side.
func (e *example) label(t page.Range, b cue.Label) {
	if t.First < 0 {
		return
	}
	for i := t.First; i < t.Last; i++ {
		e.labels[i] = b + 1
	}
	e.labels[t.First] = b
	if t.Last < int32(len(e.labels)) {
		if l := e.labels[t.Last]; l != cue.O && l&1 == 0 {
			e.labels[t.Last] = l - 1
		}
	}
}

// tokens is the range of tokens a gold span covers once trimmed.
func tokens(p *page.Page, text string, s [2]int32) page.Range {
	t := statements.Trim(text, dragoman.Span{Start: s[0], End: s[1]})
	first := int32(p.R.TokenAt(t.Start))
	last := first
	for int(last) < len(p.R.Tokens) && p.R.Tokens[last].Start < t.End {
		last++
	}
	if first == last {
		return page.Range{First: -1, Last: -1}
	}
	return page.Range{First: first, Last: last}
}

// parts brings an attribution to a cue and its three parts. Pieces of content
// on one side of the cue that stand near each other count as one, else the
// longest counts.
func parts(p *page.Page, text string, a corpus.Attribution) (gold, bool) {
	g := gold{choice: bind.Empty}
	if len(a.Cue) == 0 {
		return g, false
	}
	g.cue = tokens(p, text, a.Cue[0])
	if g.cue.First < 0 {
		return g, false
	}
	if len(a.Source) > 0 {
		g.choice[bind.Source] = tokens(p, text, a.Source[0])
	}
	for _, s := range a.Content {
		t := tokens(p, text, s)
		if t.First < 0 {
			continue
		}
		k := bind.Right
		if t.First < g.cue.First {
			k = bind.Left
			t.Last = min(t.Last, g.cue.First)
		} else if t.First < g.cue.Last {
			t.First = g.cue.Last
		}
		if t.First >= t.Last {
			continue
		}
		old := g.choice[k]
		switch {
		case old.First < 0 || old.Last-old.First < t.Last-t.First && t.First-old.Last > 3:
			g.choice[k] = t
		case t.First-old.Last <= 3:
			g.choice[k].Last = t.Last
		}
	}
	return g, true
}
