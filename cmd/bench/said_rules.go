// SPDX-License-Identifier: Apache-2.0

package main

import (
	"dragoman"
	"dragoman/eval/statements"
	"dragoman/lang/en"
	"dragoman/read"
	"dragoman/read/say/page"
)

// saidByRules is the ablation of the statements task: a verb of the cue list,
// the noun phrase next to it, and the quotation or the rest of the sentence;
// no model of its own, but the same tokens and tags.
func saidByRules(gold []string, _ int, started func()) (int, map[string]any, error) {
	reports, err := attributions(gold)
	if err != nil {
		return 0, nil, err
	}
	reader, err := read.English(en.Pack())
	if err != nil {
		return 0, nil, err
	}
	lex, err := page.NewLexicon(en.Pack())
	if err != nil {
		return 0, nil, err
	}
	started()
	var score statements.Score
	for _, g := range reports {
		r := reader.Read(dragoman.Report{Title: g.Title, Text: g.Text})
		p := page.New(r, lex)
		var found []dragoman.Statement
		for i := range p.Words {
			if w := &p.Words[i]; w.Pos == dragoman.VERB && lex.Class(w.Cue).Tier == "speech" {
				found = append(found, byRule(p, int32(i)))
			}
		}
		score.Add(g, found)
	}
	return len(reports), score.Metrics(), nil
}

// byRule makes a statement of one verb.
func byRule(p *page.Page, v int32) dragoman.Statement {
	s := &p.R.Sentences[p.Words[v].Sent]
	cut := func(a, b int32) dragoman.Span {
		return dragoman.Span{Start: p.R.Tokens[a].Start, End: p.R.Tokens[b-1].End}
	}
	out := dragoman.Statement{Cue: []dragoman.Span{cut(v, v+1)}}
	a := v
	for a > s.First && nominal(p.Words[a-1].Pos) {
		a--
	}
	after := v + 1
	if a < v {
		out.Source = []dragoman.Span{cut(a, v)}
	} else {
		for after < s.Last && nominal(p.Words[after].Pos) {
			after++
		}
		if after > v+1 {
			out.Source = []dragoman.Span{cut(v+1, after)}
		}
	}
	for _, q := range p.Quotes {
		if q.Depth == 0 && q.Inner.Start >= s.Start && q.Inner.Start < s.End && q.Inner.Len() > 0 {
			out.Content = append(out.Content, q.Inner)
		}
	}
	if len(out.Content) == 0 && v+1 < s.Last {
		out.Content = []dragoman.Span{cut(v+1, s.Last)}
	}
	return out
}

func nominal(u dragoman.UPOS) bool {
	switch u {
	case dragoman.NOUN, dragoman.PROPN, dragoman.PRON, dragoman.DET, dragoman.ADJ, dragoman.NUM:
		return true
	}
	return false
}
