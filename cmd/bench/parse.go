// SPDX-License-Identifier: Apache-2.0

package main

import (
	"time"

	"dragoman"
	"dragoman/eval"
	"dragoman/lang/en"
	"dragoman/read/parse"
	"dragoman/read/tag"
)

// parses scores tags and trees on the gold tokens and sentences of treebanks
// (.conllu), with predicted tags.
func parses(gold []string, _ int, started func()) (int, map[string]any, error) {
	docs, err := treebanks(gold)
	if err != nil {
		return 0, nil, err
	}
	tagger, err := tag.New(en.Pack())
	if err != nil {
		return 0, nil, err
	}
	parser, err := parse.New(en.Pack())
	if err != nil {
		return 0, nil, err
	}
	var want, got []*dragoman.Reading
	for _, d := range docs {
		want = append(want, d.Gold())
		r := d.Gold()
		for i := range r.Tokens {
			r.Tokens[i] = dragoman.Token{Span: r.Tokens[i].Span, Head: dragoman.Unparsed}
		}
		got = append(got, r)
	}
	started()
	t := time.Now()
	for _, r := range got {
		tagger.Do(r)
	}
	tagging := time.Since(t).Seconds()
	t = time.Now()
	for _, r := range got {
		parser.Do(r)
	}
	parsing := time.Since(t).Seconds()
	var upos, xpos, lemma, uas, las, n int
	for i, g := range want {
		a, b, c, m := eval.Trees(g, got[i])
		upos, uas, las, n = upos+a, uas+b, las+c, n+m
		for j, x := range g.Tokens {
			if x.XPOS == got[i].Tokens[j].XPOS {
				xpos++
			}
			if x.Lemma == got[i].Tokens[j].Lemma {
				lemma++
			}
		}
	}
	share := func(k int) float64 { return float64(k) / float64(max(1, n)) }
	return n, map[string]any{
		"upos": share(upos), "uas": share(uas), "las": share(las), "xpos": share(xpos), "lemma": share(lemma),
		"tag_tokens_per_second": float64(n) / tagging, "parse_tokens_per_second": float64(n) / parsing,
	}, nil
}
